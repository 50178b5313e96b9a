"""What the rules are made of: how parliament is named, the papers it gets, and what is done, in all their forms."""

from typing import Final

from sources.reading import verbs
from sources.reading.alternatives import by_first_letter

GAP: Final = r".{0,300}?"
SHORT_GAP: Final = r".{0,220}?"
"""Shorter, where many forms are tried at each place."""
COMMITTEE: Final = (
    r"(?<!dat )(?<!of )(?<!als )(?-i:[Dd]e commissie(?![-\s][A-Z]))"
    r"(?!\s(?:zal|zou|heeft|had|is|was|haar|zich|adviseert|concludeert|stelt|constateert|brengt|komt)\b)"
)
CHAMBERS: Final = r"(?:(?<=de )|(?<=aan )|(?<=naar ))(?-i:(?:EK|TK)(?! \d)(?:\sen\s(?:de\s)?(?:EK|TK))?\b)"
"""The chambers as lists of promises shorten them ("aan EK en TK"); "TK 31 409" is a citation."""
BOTH_CHAMBERS: Final = (
    r"(?:beide kamers(?: der staten-generaal)?|(?:de )?(?:eerste|tweede) (?:kamer )?en (?:de )?(?:eerste|tweede) kamer"
    r"|(?-i:EK en (?:de )?TK|TK en (?:de )?EK))"
)
HOUSE: Final = (
    r"(?:u|(?:uw|deze) kamer|(?-i:Kamer)(?= (?:wordt|ontvangt|krijgt)\b)|de kamer|de (?:tweede|eerste) kamer"
    r"|uw commissie"
    r"|de (?:vaste (?:kamer)?|hele |gehele )commissie|het parlement"
    rf"|beide kamers|{CHAMBERS}|{COMMITTEE})"
)
NAMED: Final = (
    r"(?:de heer|meneer|mevrouw|het lid|de geachte afgevaardigde)\s(?:(?:van|de|der|den|het|ten|ter|te|in|op|el)\s)"
    r"{0,3}[\w'’-]{2,40}"
)
"""A member, as a minister speaks of one."""
_PAPERS: Final = (
    "brief", "briefje", "brieven", "notitie", "nota", "bericht", "rapport", "rapporten", "rapportages?", "verslag",
    "reacties?", "standpunt", "evaluatie", "overzicht", "informatie", "resultaten", "uitkomsten", "bevindingen",
    "wetsvoorstel(?:len)?", "wetsontwerp(?:en)?", "voorstel(?:len)?", "doorlichting", "verkenning", "beantwoording",
    "antwoorden", "agenda", "actieplan", "voorstel", "toelichting", "onderzoek", "planning", "monitor", "fiche",
    "begroting", "jaarverslag", "programma", "visie", "strategie", "plan", "terugkoppeling", "appreciatie", "stukken",
    "afschrift", "besluit", "kabinetsvisie", "advies", "meting", "peiling", "raming",
)  # fmt: skip
_PLEDGED_PAPERS: Final = (
    "brief", "notitie", "nota", "reactie", "standpunt", "wetsvoorstel", "wetsontwerp", "beantwoording", "antwoorden",
)  # fmt: skip
_OWED_PAPERS: Final = (*_PLEDGED_PAPERS, "rapportage", "verslag", "doorlichting", "evaluatie", "overzicht")
PAPER: Final = rf"[\w-]{{0,40}}(?:{by_first_letter(_PAPERS)})"
OWED_PAPER: Final = rf"[\w-]{{0,40}}(?:{by_first_letter(_OWED_PAPERS)})"
PLEDGED_PAPER: Final = rf"[\w-]{{0,40}}(?:{by_first_letter(_PLEDGED_PAPERS)})"
_MULTIWORD: Final = (
    r"doen (?:toekomen|geworden|kennen)|nalaten|kenbaar (?:te )?maken|laten weten"
    r"|met (?:concrete |nadere )?(?:voorstellen|maatregelen"
    r"|plannen) (?:te )?komen|(?:te )?doen weten|met (?:een|de|het|mijn) [\w-]{0,40}(?:reactie|visie|brief|voorstel"
    r"|plan"
    r"|standpunt"
    r"|aanpak|wetsvoorstel|notitie|nota)(?:\s\S+){0,12}? (?:te )?komen"
    r"|(?:inzicht|uitsluitsel|duidelijkheid|helderheid) (?:te )?(?:kunnen )?(?:geven|bieden|verschaffen)"
    r"|(?:een )?(?:reactie|update|terugkoppeling|toelichting|antwoord|bericht|stand van zaken) (?:te )?(?:kunnen )?"
    r"(?:geven|sturen|zenden)|(?:een |\w+ )?voorstel(?:len)? (?:te )?doen"
    r"|ter kennis (?:van [^,]{0,40} )?(?:te )?brengen|zorg ?dragen voor [^.,;]{0,40}?(?:toezending|verzending"
    r"|beantwoording)"
    r"|(?:u|uw kamer|de kamer)\s(?:\S+\s){0,6}?(?:mee ?(?:te )?nemen|laten zien)"
    r"|(?:naar|bij) (?:uw|de) kamer (?:te )?komen|mondeling (?:te )?informeren|deelgenoot (?:te )?maken"
)
_ACTS: Final = (
    r"in (?:gesprek|overleg) (?:te )?(?:gaan|treden)|(?:het|een|dat|dit) gesprek (?:aan ?(?:te )?gaan|(?:te )?voeren)"
    r"|onder (?:de|zijn|haar|hun|ieders) (?:bijzondere )?aandacht (?:van [^,]{0,80}? )?(?:te )?brengen"
    r"|contact (?:op)?(?:nemen|zoeken)"
    r"|opnemen met|op de agenda (?:te )?(?:zetten|plaatsen)|ter tafel (?:te )?brengen|op tafel (?:te )?leggen"
    r"|(?<!worden )verstaan(?= met\b|\W{0,3}\Z)|om (?:de )?tafel (?:te )?gaan|overleg (?:te )?plegen"
    r"|ruggespraak (?:te )?houden|(?:te )?rade gaan bij"
    r"|poolshoogte nemen"
    r"|navraag (?:te )?doen|in kaart (?:te )?(?:laten )?brengen|(?:laten )?uitvoeren|opvolging geven"
    r"|een (?:onderzoek|evaluatie|quickscan) (?:laten )?(?:doen|uitvoeren|instellen)"
    r"|(?:nader )?onderzoek (?:te )?(?:laten )?(?:doen|verrichten|instellen)"
    r"|laten (?:onderzoeken|uitzoeken|evalueren|uitvoeren|nagaan)|opdracht geven|ter sprake (?:te )?brengen"
    r"|indiening van [^,;]{1,80}? (?:te )?bevorderen|aan de orde (?:te )?stellen|ter inzage (?:te )?leggen"
    r"|standpunt bepalen|met [^,]{1,80} spreken"
)
_CONTENT: Final = (
    r"(?:paragraaf|hoofdstuk|passage|aandacht) (?:aan [^.,;]{1,60} )?(?:te )?wijden"
    r"|(?:nader )?aandacht (?:worden )?(?:besteed|besteden|geschonken|schenken)|verantwoording (?:worden )?"
    r"(?:afgelegd|afleggen)|verslag (?:worden )?(?:gedaan|doen|uitgebracht|uitbrengen)|teruggekomen|gerapporteerd"
    r"|(?:als bijlage|(?:bij|aan) (?:de|het|mijn) [^,;]{3,60}?) (?:worden )?(?:gevoegd|voegen)"
)

DELIVER_INF: Final = rf"(?:{_MULTIWORD}|{verbs.infinitives(verbs.DELIVERING)})"
DELIVER_TO_INF: Final = rf"(?:{verbs.infinitives(verbs.DELIVERING_TO)})"
DELIVER_PART: Final = (
    rf"(?:op de hoogte (?:worden )?(?:gesteld|gebracht|gehouden)|in kennis (?:worden )?gesteld"
    rf"|in de gelegenheid (?:worden )?gesteld|ter (?:inzage|griffie) (?:worden )?(?:gelegd|(?:neer|neder)gelegd"
    rf"|gedeponeerd)"
    rf"|ter (?:kennis|beschikking) (?:van [^,]{{0,40}} )?(?:worden )?(?:gebracht|gesteld)|bijgepraat"
    rf"|verantwoording (?:worden )?afgelegd|verslag (?:worden )?gedaan"
    rf"|{verbs.participles(verbs.DELIVERING)})"
)
DELIVER_TO_PART: Final = rf"(?:{verbs.participles(verbs.DELIVERING_TO)})"
TELLING_PART: Final = (
    r"(?:op de hoogte (?:worden )?(?:gesteld|gebracht|gehouden)|in kennis (?:worden )?gesteld|ge\s?ïnformeerd|bericht"
    r"|ingelicht|gerapporteerd"
    r"|teruggekomen|teruggekoppeld)"
)
ACT_INF: Final = rf"(?:{_ACTS}|{verbs.infinitives(verbs.ACTING)})"
ACT_PART: Final = rf"(?:{verbs.participles(verbs.ACTING)})"
CONTENT_ANY: Final = rf"(?:{_CONTENT}|{verbs.infinitives(verbs.CONTENT)}|{verbs.participles(verbs.CONTENT)})"
