"""Rules for what a minister undertakes with reserve: tries, looks whether it can be, tells if it fails, says once more.

What stands here is weaker than "ik stuur u": the guards in ``reserved_guards.py`` ask for an act outside the room.
"""

from typing import Final

from sources.reading.cue import cue_of
from sources.reading.wordings import ACT_INF, DELIVER_INF, HOUSE, NAMED, PAPER

_TRIED: Final = (
    rf"(?:{DELIVER_INF}|{ACT_INF}|(?:\w+ )?te (?:sturen|zenden|verstrekken|delen|leveren|krijgen|regelen)|\w*sturen"
    rf"|mee (?:te )?nemen|(?:daarbij|erbij) (?:te )?betrekken)"
)
STUDY: Final = (
    r"[\w-]{0,40}(?:onderzoek|evaluatie|verkenning|analyse|inventarisatie|opdracht|vraagstelling|doorlichting|audit"
    r"|rapportage|monitor|brief|overzicht|reactie|visie)"
)

_MADE: Final = rf"(?:{PAPER}|wetgeving|regeling)"

CARRIES_OUT: Final = cue_of(
    "carries-out-motion",
    2,
    r"\b(?P<verb>zal|ga|wil|zullen|gaan|bereid)\b.{0,80}?\b(?P<act>(?:deze|die|de|uw|zijn"
    r"|haar) (?:[\w-]{1,20} )?motie\b"
    r".{0,60}?\buit ?(?:te )?voeren)\b"
    r"|\b(?:deze|die|de|uw|zijn|haar) (?:[\w-]{1,20} )?motie\s(?P<verb2>zal|ga|wil|zullen|gaan) (?:ik|wij|we)\b.{0,60}?"
    r"\b(?P<act2>uitvoeren)\b"
    r"|\b(?:deze|die|de|uw) (?:[\w-]{1,20} )?motie\s(?P<verb3>voer|voeren) (?:ik|wij|we)\b.{0,40}?\b(?P<act3>uit)\b"
    r"|\b(?:ik|wij|we)\s(?P<verb4>voer|voeren)\s(?:deze|die|de|uw) motie\b.{0,40}?\b(?P<act4>uit)\b",
    "de bewindspersoon voert een motie uit",
    "Ik zal deze motie graag uitvoeren.",
    gate="motie",
)
CLEAR_IN: Final = cue_of(
    "made-clear-in",
    2.5,
    r"\b(?P<verb>zal|zullen|ga|gaan)\b.{0,120}?\b(?P<act>(?:helder|duidelijk|inzichtelijk|zichtbaar|concreet) maken)\b"
    rf".{{0,20}}?\bin (?:de|het|mijn|onze|die) (?:\w+ )?(?:uitwerking|invulling|{PAPER})\b"
    rf"|\b(?P<verb2>zal|zullen|ga|gaan)\b.{{0,80}}?\bin (?:de|het|mijn|onze|die) (?:\w+ )?(?:uitwerking|invulling"
    rf"|{PAPER})"
    r"\b.{0,80}?\b(?P<act2>(?:helder|duidelijk|inzichtelijk|zichtbaar|concreet) maken)\b",
    "een uitwerking of stuk maakt iets duidelijk",
    "Ik zal dat helder maken in mijn uitwerking.",
    gate="maken",
)
STUDIES: Final = cue_of(
    "studies",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan|wil)\b.{0,80}?\b(?P<act>(?:nader |goed |nog (?:eens )?)?bestuderen|in duiken"
    r"|erin duiken"
    r"|induiken|tegen het licht houden|onder de loep nemen|buigen over|over buigen)\b"
    r"|\b(?P<verb2>zal|zullen|ga|gaan|wil)\b.{0,60}?\b(?P<act2>(?:nog|eens|goed|kritisch|opnieuw|serieus|nader"
    r"|nogmaals)"
    r"\s(?:\w+\s){0,2}?kijken naar)\b",
    "de bewindspersoon bestudeert iets",
    "Ik zal die aanbevelingen nader bestuderen.",
    gate="bestuderen duiken licht loep buigen kijken_naar",
)
TRIES: Final = cue_of(
    "tries",
    2,
    rf"\b(?:ik\s(?P<verb>probeer)|(?P<verb4>probeer)\sik)\b.{{0,240}}?\b(?P<act>{_TRIED})\b"
    rf"|\b(?P<verb5>zal|ga|zullen|gaan|kan|wil)\b.{{0,40}}?\b(?:proberen|pogen)\b.{{0,160}}?\b(?P<act4>{_TRIED})\b"
    rf"|\b(?P<verb2>doe|doen|zal|ga|zullen"
    rf"|gaan)\b.{{0,20}}?\bmijn (?:uiterste )?best\b.{{0,160}}?\b(?P<act2>{_TRIED})\b"
    r"|\b(?:dat|dit)\s(?P<verb3>zal|ga|wil|zullen|gaan)\s(?:ik|wij|we)\b.{0,30}?\b(?:proberen|pogen)\b.{0,40}?"
    r"\b(?P<act3>te (?:doen|regelen))\b",
    "de bewindspersoon probeert iets te sturen, te bespreken of gedaan te krijgen",
    "Ik zal proberen u dat voor de stemmingen te laten weten.",
    gate="probeer proberen best pogen",
)
LOOKS_WHETHER: Final = cue_of(
    "looks-whether",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan|wil)\b.{0,80}?\b(?P<act>(?:kijken|bekijken|bezien|nagaan|uitzoeken)\s"
    r"(?:of|wat|hoe|welke|waar|in hoeverre))\b(?!\s(?:ik|wij|we)\b.{0,40}\b(?:kan|kunnen) doen\b)"
    r"|\b(?P<verb2>kijk|bekijk|bezie|kijken|bezien)\b.{0,40}?\b(?:of|wat|welke|hoe)\s(?:ik|wij|we)\b.{0,160}?"
    r"\b(?:u|uw kamer|de kamer|de heer|mevrouw)\b.{0,120}?"
    r"\b(?P<act2>(?:kan|kunnen) (?:\w*sturen|\w*zenden|verstrekken|geven|delen|melden|laten \w+))\b"
    r"|\b(?P<verb3>zal|zullen|ga|gaan|wil)\b.{0,60}?\b(?P<act3>verdiepen)\b",
    "de bewindspersoon kijkt of het kan",
    "Ik zal kijken of ik die stukken aan u kan verstrekken.",
    gate="kijk bezie nagaan uitzoek verdiep",
)
TOLD_IF: Final = cue_of(
    "told-if-so",
    3,
    r"\b(?:dan|anders)\s(?P<verb>meld|melden|bericht|rapporteer)\s(?:ik|wij|we)\b.{0,30}?\b(?P<act>dat|het|dit)"
    r"(?:\s(?:uiteraard|natuurlijk|ook|gewoon|u|aan u|de kamer|aan de kamer|meteen|direct|tijdig))*(?=\W{0,9}\Z)"
    r"|\b(?:dan|anders)\s(?P<verb2>laat|laten)\s(?:ik|wij|we)\b.{0,60}?\b(?P<act2>weten)(?=\W{0,9}\Z)"
    r"|\A\W{0,9}(?:en\s)?(?:dan|daarna|vervolgens)\s(?P<verb6>zal|zullen|ga|gaan|laat|laten)\s(?:ik|wij|we)\b.{0,40}?"
    r"\b(?P<act6>(?:laten )?weten (?:of|wat|welke?|hoe|wanneer|waar))\b"
    r"|\b(?:dan|anders)\s(?P<verb3>zal|zullen|ga|gaan)\s(?:ik|wij|we)\b.{0,60}?\b(?P<act3>melden|laten weten"
    r"|berichten|terugkomen|aan de bel trekken)\b"
    rf"|\b(?:dan|anders)\s(?P<verb4>hoort|horen)\s(?P<act4>{HOUSE}|{NAMED})\b"
    r"|\b(?:dan|anders)\s(?P<verb5>trek|trekken)\s(?:ik|wij|we)\b.{0,60}?\b(?P<act5>aan de bel)\b",
    "als het anders loopt, hoort de Kamer het",
    "Mocht dat niet lukken, dan zal ik dat melden.",
    gate="dan_ anders_ daarna_ vervolgens_",
)
SAID_ONCE_MORE: Final = cue_of(
    "said-once-more",
    3,
    r"\b(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben))\b.{0,60}?\b(?:gezegd|aangegeven|gemeld)\b"
    r"[^.;]{0,20}?\bdat (?:ik|wij|we)\b.{0,200}?"
    rf"\b(?P<verb>zal|zullen|ga|gaan)\b.{{0,120}}?\b(?P<act>(?:gaan )?{DELIVER_INF}|\w*sturen|\w*zenden)\b"
    r"|\b(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben))\b.{0,60}?\b(?:gezegd|aangegeven|gemeld)\b"
    rf"[^.;]{{0,20}}?\bdat (?:ik|wij|we)\b.{{0,240}}?\b(?P<act4>{_MADE})\b.{{0,40}}?\b(?P<verb4>wil|wilde|zal|zullen"
    rf"|ga|gaan)"
    r"\s(?:gaan )?(?:maken|geven|opnemen|indienen|opstellen|uitwerken|voorleggen|aanbieden|schrijven)\b"
    r"|\b(?:heb|hebben)\s(?:ik|wij|we)\b.{0,160}?\b(?:toegezegd|beloofd) dat (?:ik|wij|we)\b.{0,200}?"
    r"\b(?P<verb7>zal|zullen|ga|gaan)\b.{0,60}?\b(?P<act7>\w{3,20}en)\b"
    r"|\b(?:ik|wij|we)\s(?:heb|hebben)\b.{0,160}?\b(?:toegezegd|beloofd) dat (?:ik|wij|we)\b.{0,200}?"
    r"\b(?P<verb10>zal|zullen|ga|gaan)\b.{0,60}?\b(?P<act10>\w{3,20}en)\b"
    r"|\b(?:heb|hebben)\b.{0,160}?\b(?:toegezegd|beloofd) dat (?P<act8>u|(?:uw|deze|de) kamer|de heer|mevrouw)\b"
    r".{0,200}?\b(?P<verb8>zal|zult|krijgt|ontvangt|hoort)\b"
    rf"|\b(?P<verb9>merk|herhaal|zeg|bevestig|benadruk)\s(?:ik|wij|we)?\b[^.;]{{0,160}}?\bdat (?:ik|wij"
    rf"|we)\b.{{0,200}}?"
    rf"\b(?P<act9>(?:inzicht|duidelijkheid|uitsluitsel|een reactie|een brief|een overzicht) (?:zal|zullen|ga|gaan)"
    rf" (?:geven|bieden|sturen|schrijven))\b"
    r"|\bmet mijn toezegging dat (?:ik|wij|we)\b.{0,200}?\b(?P<verb6>wil|zal|zullen|ga"
    r"|gaan)\b.{0,120}?\b(?P<act6>\w{3,20}en)\b"
    r"|\b(?:heb|hebben)\b.{0,40}?\b(?:bevestigend|positief|instemmend|met ja)\s(?:geantwoord|gereageerd|beantwoord)\b"
    r".{0,60}?\b(?:vraag|verzoek)\b.{0,40}?\bof (?:ik|wij|we)\b.{0,200}?\b(?P<verb5>wil|zal|kan|ga)\b.{0,40}?"
    r"\b(?P<act5>laten \w+|\w*sturen|\w*zenden|informeren|onderzoeken|evalueren|meenemen|bespreken)\b"
    r"|\b(?:(?:heb|hebben) (?:ik|wij|we)|(?:ik|wij|we) (?:heb|hebben))\b.{0,60}?\b(?:gezegd|aangegeven|gemeld)\b"
    r"[^.;]{0,20}?\bdat (?:ik|wij|we)\b.{0,120}?\b(?P<verb3>terugkom|terugkomen|informeer|informeren|\w*stuur)\b"
    r"|\b(?:gezegd|aangegeven|toegezegd|beloofd)\b.{0,40}?\bdat (?P<verb2>doe|herhaal|bevestig|zeg) ik\b.{0,30}?"
    r"\b(?P<act2>nogmaals|opnieuw|weer|nog (?:een )?(?:keer|eens)|bij dezen|ook hier|hier ook)\b",
    "de bewindspersoon zegt nogmaals wat nog zal komen",
    "Ik heb net gezegd dat wij u daar een brief over zullen sturen.",
    gate="gezegd aangegeven gemeld toegezegd toezegging beloofd bevestigend positief instemmend met_ja zullen_ "
    "zal_ gaan_ ga_",
)
WIDENED: Final = cue_of(
    "widened",
    2,
    rf"\b(?P<verb>zal|zullen|ga|gaan|wil|willen|laat|laten)\b.{{0,80}}?\b{STUDY}\b.{{0,60}}?\b(?P<act>verbreden"
    r"|verdiepen|uitbreiden|aanvullen|aanscherpen|toevoegen|laten (?:verbreden|uitbreiden|aanvullen))\b"
    rf"|\b(?P<verb2>breid|breiden|vul|vullen|verbreed|scherp)\b.{{0,60}}?\b{STUDY}\b.{{0,60}}?"
    rf"\b(?P<act2>uit|aan|op dit punt|op dat punt|tot)\b"
    rf"|\b(?P<verb3>voeg|voegen)\b.{{0,80}}?\b(?P<act3>toe aan (?:de|het|die|dat|mijn) {STUDY})\b"
    r"|\b(?P<verb4>zal|zullen|ga|gaan|wil|willen)\b.{0,80}?\b(?P<act4>(?:erbij|daarbij|daarin|erin) (?:te )?"
    r"(?:betrekken|meenemen))\b"
    rf"|\b(?:dat|dit|die)\b.{{0,40}}?\b(?P<verb5>betrek|betrekken)\s(?:ik|wij|we)\b.{{0,40}}?\b(?P<act5>daarbij|erbij"
    rf"|bij (?:de|het|die|dat|mijn) (?:[\w-]{{1,30}} )?{STUDY})\b"
    r"|\b(?:dan|dat|dit|die|het)\b.{0,20}?\b(?P<verb6>wordt|worden)\b.{0,30}?\b(?:daarin|daarbij|erin|erbij)\s"
    r"(?:\w+\s){0,2}?(?P<act6>meegenomen|betrokken|opgenomen)\b",
    "een onderzoek of stuk wordt breder of neemt iets mee",
    "Ik wil dat onderzoek verbreden.",
    gate="verbre verdiep breid vul scherp toevoeg voeg betrek betrok mee opgenomen",
)
EVALUATES: Final = cue_of(
    "evaluates",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan)\b.{0,120}?\b(?P<act>evalueren)\b"
    r"|\b(?:(?P<verb2>evalueer|evalueren) (?:ik|wij|we)|(?:ik|wij|we) (?P<verb3>evalueer|evalueren))\b",
    "de bewindspersoon evalueert iets op een genoemd moment",
    "We evalueren dat over twee jaar.",
    gate="evalue",
)
PAPER_TO_HOUSE: Final = cue_of(
    "paper-to-house",
    3,
    rf"\b(?:dat|die|dit|deze|het|de)\s(?:\w+\s)?(?P<act>{PAPER}|{STUDY}|stukken|cijfers|gegevens|resultaten"
    rf"|uitkomsten)\b"
    r".{0,40}?\b(?P<verb>komt|komen|gaat|gaan)\b.{0,40}?\b(?:(?:naar|richting) (?:uw|de|beide) kamers?|uw kant op)\b"
    rf"|\b(?:dat|die|deze|dit)\s(?:\w+\s)?(?P<act2>{PAPER}|{STUDY}|stukken|cijfers|gegevens|lijst|lijstje|tabel)\s"
    rf"(?P<verb2>krijgt|ontvangt|krijgen|ontvangen)\s(?:{HOUSE}|{NAMED})\b"
    r"|\b(?:dat|die|dit|deze)\b.{0,40}?\b(?P<verb3>wordt|worden)\b.{0,40}?\bmet (?:u|uw kamer|de kamer)\b.{0,20}?"
    r"\b(?P<act3>gedeeld)\b"
    rf"|\b(?:dat|die|dit|deze|het|de|mijn|een)\s(?:\w+\s)?(?P<act4>{PAPER}|oordeel"
    rf"|appreciatie)\b.{{0,60}}?\b(?P<verb4>volgt|volgen|komt|komen)\s(?:\w+\s)?"
    r"(?:nog|schriftelijk|apart|separaat|per brief)\b",
    "een genoemd stuk gaat naar de Kamer",
    "Dat onderzoek komt ook naar uw Kamer.",
    gate="kamer kant_op krijg ontvang met_u volg komt komen",
)
ATTENTION: Final = cue_of(
    "asks-attention",
    2,
    r"\b(?P<verb>zal|ga|zullen|gaan)\b(?!.{0,120}\bblijven\b).{0,160}?(?<!\buw )(?<!blijven )\b(?P<act>aandacht"
    r" (?:te )?vragen(?= voor| bij|\W{0,9}\Z)|(?:voor|de|daar) aandacht vragen|aandacht (?:op )?(?:te )?vestigen"
    r"|pleiten(?= voor|\W{0,9}\Z))",
    "de bewindspersoon vraagt elders aandacht",
    "Ik ga aandacht vragen voor de positie van schippers.",
    gate="aandacht pleiten",
)

RESERVED: Final = (
    CARRIES_OUT, CLEAR_IN, STUDIES, TRIES, LOOKS_WHETHER, TOLD_IF, SAID_ONCE_MORE, WIDENED, EVALUATES,
    PAPER_TO_HOUSE, ATTENTION,
)  # fmt: skip
ACROSS: Final = (CARRIES_OUT, TRIES, LOOKS_WHETHER, TOLD_IF, SAID_ONCE_MORE, WIDENED)
"""These are read over the whole sentence."""
