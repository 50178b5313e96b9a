"""The cue table of the reader: data, one row a rule, each with its weight, a Dutch note and a made-up example.

Patterns run over one clause of cleaned text (see ``clauses.py``). The group ``verb`` is the finite verb that carries
the promise; ``act`` is what is to be done. Gaps are bounded, so that no pattern can run away.
"""

from typing import Final

from sources.reading import act_cues, pledge_cues, verbs
from sources.reading.alternatives import by_first_letter
from sources.reading.cue import Cue, cue_of
from sources.reading.wordings import (
    BOTH_CHAMBERS,
    CONTENT_ANY,
    DELIVER_INF,
    DELIVER_PART,
    DELIVER_TO_INF,
    DELIVER_TO_PART,
    GAP,
    HOUSE,
    NAMED,
    PAPER,
    PLEDGED_PAPER,
    SHORT_GAP,
)

RULESET: Final = "2026.35"


EXPLICIT: Final = cue_of(
    "explicit",
    5,
    rf"\b(?P<verb>zeg|zegt|zeggen)\b{GAP}\b(?P<act>toe)\b"
    rf"|\b(?P<verb2>kan|kunnen|wil|willen|mag|moge|mogen)\b.{{0,120}}?\btoezeggen\b"
    rf"|\btoezegging\b.{{0,160}}?\b(?P<verb4>zal|zullen)\b.{{0,80}}?\b(?:nakomen|gestand (?:te )?doen|inlossen)\b"
    rf"|\bbij deze(?:n)?\b.{{0,40}}?\btoegezegd\b"
    rf"|\b(?P<verb3>zal|zullen)\b.{{0,80}}?\btoezegging\b.{{0,120}}?\b(?:uitvoeren|nakomen|gestand doen|inlossen)\b"
    rf"|\b(?:dat|dit) is (?:(?:dan |bij dezen |hierbij )een toezegging\b|een toezegging van (?:mij|me|ons)\b)|\b(?:die"
    rf"|deze) toezegging (?:kan|doe|wil|doen|geef) (?:ik|we|wij)\b(?!.{{0,30}}?\bniet\b|.{{0,200}}?\btoekomen\b)"
    rf"|\b(?P<verb8>durf|bereid)\b.{{0,80}}?\btoe te zeggen\b|\A\W{{0,9}}(?:ja, )?dat is een toezegging\W{{0,5}}\Z"
    rf"|\b(?:die|deze) toezegging (?:krijgt|heeft|hebt) (?:{HOUSE}|{NAMED})\b(?!\s(?:al|reeds|niet|gehad|gekregen))"
    rf"|\b(?:doe|geef|krijgt|krijgen|heeft|hebt)\b.{{0,60}}?\b(?:de|een|mijn) toezegging\s(?:dat|om|van mij)\b"
    rf"|\b(?:bij deze[n]?|hierbij) (?:de|een|mijn) toezegging\b|\bdat is (?:bij dezen |hierbij |dan )?toegezegd\b"
    rf"|\b(?P<verb5>laat(?= ik)|ga|gaan)\b.{{0,60}}?\btoezeggen\b"
    rf"|\A\W{{0,9}}(?:(?:ja|dan|bij dezen?|hierbij)\W{{1,3}}){{0,2}}toegezegd\b(?!\sis)"
    rf"|\b(?:{HOUSE}|{NAMED})\s(?:heeft|hebt|krijgt)\s(?:(?:bij dezen|hierbij|daarmee|graag)\s)?(?:die|deze|mijn)"
    rf" toezegging\b(?!\s(?:\w+ )?(?:gehad|gekregen|ontvangen))"
    r"|\b(?:beschouw|zie|noteer|mag|mogen|kunt|kan)\b(?!.{0,40}\bniet\b).{0,40}?\bals (?:een )?toezegging\b"
    r"|\b(?:doe|geef) (?:ik|wij|we)\s(?:(?:u|de kamer|hem|haar|graag)\s){0,2}(?:die"
    r"|deze) toezegging\b(?!.{0,30}?\bniet\b)"
    r"|\bik\s(?:(?:u|nu|hier|hierbij|bij dezen|daarbij|dan)\s|aan [^,;]{3,40}?\s){1,3}?(?P<verb7>toezeg)\b"
    rf"|\b(?P<verb6>kan|wil)\b.{{0,60}}?\b(?:die|deze) toezegging (?:\w+ ){{0,2}}?(?:doen|geven)\b",
    "een uitdrukkelijke toezegging",
    "Ik zeg uw Kamer een brief over de dienstregeling toe.",
    gate="zeg",
)
FUTURE_ACTIVE: Final = cue_of(
    "future-deliver",
    4,
    rf"\b(?P<verb>zal|zullen|ga|gaan|blijf|blijven)\b{GAP}\b(?P<act>{DELIVER_INF})\b",
    "«zal» met een werkwoord van sturen, melden of terugkomen",
    "Ik zal uw Kamer na de zomer informeren.",
    gate="zal zul ga blij",
)
FUTURE_ACTIVE_TO: Final = cue_of(
    "future-deliver-to",
    4,
    rf"\b(?P<verb>zal|zullen|ga|gaan|blijf|blijven)\b{GAP}\b(?P<act>{DELIVER_TO_INF})\b",
    "«zal» met een werkwoord van sturen, gericht aan de Kamer",
    "Ik zal de vragen van uw Kamer in mei beantwoorden.",
    gate="zal zul ga blij",
)
FUTURE_PASSIVE: Final = cue_of(
    "future-passive",
    4,
    rf"\b(?P<verb>zal|zullen)\b{GAP}\b(?P<act>{DELIVER_PART}|{DELIVER_TO_PART})\b"
    rf"|\b(?P<act2>{DELIVER_PART}|{DELIVER_TO_PART})\s{{1,9}}(?P<verb2>zal|zullen)\b",
    "«zal worden» met een werkwoord van sturen of melden",
    "De evaluatie zal aan de Kamer worden gestuurd.",
    gate="zal zul",
)
PRESENT_PASSIVE: Final = cue_of(
    "present-passive",
    3.5,
    rf"\b(?P<verb>wordt|worden)\b{GAP}\b(?P<act>{DELIVER_PART}|{DELIVER_TO_PART})\b"
    rf"|\b(?P<act2>{DELIVER_PART}|{DELIVER_TO_PART})\s{{1,9}}(?P<verb2>wordt|worden)\b"
    rf"|\bverwachting\b{GAP}\b(?P<verb3>kan|kunnen)\b.{{0,60}}?\b(?P<act3>{DELIVER_PART}|{DELIVER_TO_PART})\b"
    rf"|\b(?P<verb4>kan|kunnen)\b.{{0,160}}?\b(?P<act4>{DELIVER_PART})\s{{1,9}}worden\b",
    "de Kamer wordt geïnformeerd of krijgt een stuk",
    "Uw Kamer wordt hierover in het voorjaar geïnformeerd.",
    gate="word kan kun",
)
HOUSE_RECEIVES: Final = cue_of(
    "house-receives",
    4,
    rf"\b{HOUSE}\s(?:.{{0,200}}?\s)?(?P<verb>ontvangt|krijgt)\b"
    rf"|\b(?P<verb6>zal|zullen|zult)\b.{{0,200}}?\b{HOUSE}\b.{{0,200}}?\bontvangen\b"
    rf"|\b{HOUSE}\s(?:.{{0,60}}?\s)?(?P<verb7>zal|zullen|zult)\b.{{0,200}}?\bontvangen\b"
    rf"|\b(?P<verb2>ontvangt|krijgt)\s(?:.{{0,60}}?\s)?{HOUSE}\b"
    rf"|\b{BOTH_CHAMBERS}\s(?P<verb10>ontvangen|krijgen)\b|\b(?P<verb11>ontvangen|krijgen)\s{BOTH_CHAMBERS}\b"
    rf"|\b(?P<verb3>kunt|kan|zult|zal|mag|moge|kunnen|zullen)\b.{{0,200}}?\b(?P<act>tegemoet ?(?:te ?)?zien)\b"
    rf"|\b(?P<verb8>kunt|kan|mag)\s{HOUSE}\b.{{0,160}}?\bverwachten\b"
    rf"|\b(?P<verb5>ziet|zien)\b.{{0,120}}?\btegemoet\b"
    rf"|\b{HOUSE}\s(?:leest|vindt|treft)\b.{{0,80}}?\b(?:terug|aan)\b"
    rf"|\b(?P<verb9>leest|vindt|treft)\s{HOUSE}\b.{{0,80}}?\b(?:terug|aan)\b"
    rf"|\b(?:hoort|verneemt)\s{HOUSE}\b.{{0,80}}?\bvan (?:mij|me|ons)\b"
    rf"|\b{HOUSE}\s(?:hoort|verneemt)\b.{{0,80}}?\bvan (?:mij|me|ons)\b"
    rf"|\b(?:zal|zult)\s{HOUSE}\b.{{0,160}}?\b(?:van (?:mij|me|ons)|nader|hierover|daarover)\b.{{0,40}}?"
    rf"\b(?P<act2>vernemen|horen)\b"
    rf"|\b{HOUSE}\b.{{0,40}}?\b(?P<verb4>kunt|kan|mag)\b.{{0,160}}?\bverwachten\b"
    rf"|\b{HOUSE}\s(?:hoort|verneemt)\b.{{0,60}}?\b(?:daarvan|hiervan|hierover|daarover|nader)\b"
    rf"|\b(?:hoort|verneemt)\s{HOUSE}\b.{{0,60}}?\bin (?:de|het|mijn)\s(?:\w+\s)?{PAPER}\b"
    rf"|\b(?:leest|vindt)\s{HOUSE}\b.{{0,60}}?\bin (?:de|het|mijn) (?:(?:eerst)?volgende|komende)\b"
    rf"|\bdan hoort\s{HOUSE}\b|\b(?:daar|hier)(?:van)?\s(?:krijgt|ontvangt)\s{HOUSE}\b.{{0,60}}?\b{PAPER}\b"
    rf"|\brekent?\s{HOUSE}\b.{{0,40}}?\bop\b|\bkrijgt (?:zij|hij)\b.{{0,80}}?\b(?:antwoord|bericht|uitsluitsel"
    rf"|duidelijkheid)\b",
    "de Kamer ontvangt een stuk",
    "Uw Kamer ontvangt voor de zomer het evaluatierapport.",
    gate="ontvang krijg tegemoet verwacht hoor vernem verneem leest vindt treft reken",
)
PAPER_REACHES: Final = cue_of(
    "paper-reaches",
    4,
    rf"\b(?P<verb>zal|zullen)\b.{{0,200}}?\b(?P<act>bereiken|toegaan|toekomen)\b"
    rf"|\b(?P<verb3>volgt|volgen)\b(?!\s(?:hier|daar)?uit\b|\sdat\b).{{0,80}}?\b(?P<act3>{PAPER})\b"
    r"|\A\W{0,9}(?:(?:dan|dus|maar|en)\s)?(?:het|hij|zij|ze|die|deze|dat|dit)\s(?P<verb9>volgt|verschijnt)\b"
    r"(?!\s(?:hier|daar)?uit\b)"
    r"|\b(?:de|het|alle) (?:rest|overige \w+|overigen|resterende \w+|cijfers|antwoorden|resultaten|uitkomsten)\s"
    r"(?:komt|komen|volgt|volgen)\b(?!\saan\b|.{0,80}?\b(?:uit|overeen|neer)\b)"
    rf"|\b{PAPER}\b.{{0,60}}?\b(?P<verb4>bereikt|bereiken)\s(?:.{{0,60}}?\s)?{HOUSE}\b"
    rf"|\b(?:de|het|die|deze|dit|dat|mijn|onze)\s(?:\w+\s){{0,2}}?(?P<act5>{PLEDGED_PAPER})\s(?P<verb7>komt"
    rf"|verschijnt)\b"
    rf"|\b(?P<act4>{PAPER})\b.{{0,80}}?\b(?P<verb5>gaat|gaan|komt"
    rf"|komen)\s(?:.{{0,60}}?\s)?{HOUSE}\s(?:.{{0,60}}?\s)?toe\b"
    rf"|\A\W{{0,9}}(?P<which>die|dat|welke)\b.{{0,120}}?\bnaar (?:uw|de|beide) kamers? "
    rf"(?P<verb6>gaat|komt|zal|kan|wordt|gestuurd)\b"
    rf"|\b(?P<act2>{PAPER})\b.{{0,120}}?\b(?P<verb2>volgt(?!\s(?:hier|daar)?uit\b|\sdat\b)"
    rf"|(?:zal|zullen) (?:[\w ]{{0,40}} )?volgen"
    rf"|(?:gaat|komt) naar (?:uw|de|beide) kamers?|naar (?:uw|de|beide) kamers? (?:gaat|komt|zal gaan|zal komen"
    rf"|kan))\b"
    rf"|\b(?P<act7>{PAPER}|cijfers|gegevens|stukken)\b.{{0,60}}?(?<!te)\s(?P<verb10>volgen)(?=\s(?:zo|naar|in"
    rf"|voor|vóór"
    rf"|eind|begin|medio|half|uiterlijk|later|binnen|deze|dit|nog|apart|separaat|spoedig|binnenkort|na|op|met|dan)\b)"
    rf"|\b(?P<act6>{PAPER}|lijst|cijfers|stukken)\b.{{0,80}}?\b(?P<verb8>komt|komen|gaat|gaan)\b.{{0,60}}?"
    rf"\b(?:uw kant op|richting (?:uw|de) kamer)\b",
    "een aangekondigd stuk bereikt de Kamer",
    "De kabinetsreactie volgt in het najaar.",
    gate="bereik toegaan toekomen volg naar_uw_k naar_de_k naar_beide gaat_u gaan_u gaat_de_k komt komen verschijnt "
    "uw_kant richting",
)
PAPER_READY: Final = cue_of(
    "paper-ready",
    3,
    rf"\b(?:de|het|deze|dit|mijn|onze)\s(?:\w+\s){{0,2}}?(?P<act>{PLEDGED_PAPER})\b.{{0,120}}?\b(?P<verb>zal|zullen"
    rf"|is|zijn|komt|komen)\b.{{0,120}}?\b(?:gereed|klaar|beschikbaar|bij u binnen|bij de kamer|verschijnen|uitkomen"
    rf"|naar buiten|uit(?=\W{{0,3}}\Z))\b"
    rf"|\b(?:de|het|deze|mijn|onze)\s(?:\w+\s){{0,2}}?(?P<act3>{PLEDGED_PAPER})\b.{{0,60}}?\b(?P<verb3>wordt|worden)\b"
    rf".{{0,60}}?\bverwacht\b"
    rf"|\b(?P<verb2>zal|zullen|is|zijn|komt|komen)\s(?:de|het|deze|dit|mijn|onze)\s(?:\w+\s){{0,2}}?"
    rf"(?P<act2>{PLEDGED_PAPER})\b.{{0,120}}?\b(?:gereed|klaar|beschikbaar|verschijnen|uitkomen|naar buiten"
    rf"|uit(?=\W{{0,3}}\Z))\b",
    "een stuk van de regering is op een later moment klaar",
    "De nota zal half mei gereed zijn.",
    gate="gereed klaar beschikbaar binnen bij verschijnen uitkomen buiten uit verwacht",
)
PAPER_LISTED: Final = cue_of(
    "paper-listed",
    3,
    rf"(?:\A|:)\W{{0,9}}(?:\w+\s){{0,2}}?(?P<act>{PAPER})\b(?:\s\w+){{0,3}}?\s(?P<verb>aan|naar) (?:de|uw) kamer\b",
    "een planning noemt een stuk aan de Kamer en een moment",
    "Eind 2027: brief aan uw Kamer met de uitkomsten.",
    gate="kamer",
)
PRESENT_FIRST: Final = cue_of(
    "present-deliver",
    3.5,
    rf"\b(?P<verb>(?:laat|laten)\b(?=.{{0,200}}?\b(?:weten|zien)\b)"
    rf"|(?:meld|melden)\b(?=\s(?:(?:ik|wij|we)\s)?(?:mij|me|ons)\b)"
    rf"|(?:neem|nemen)\b(?=\s(?:ik|wij|we)\s(?:u|uw kamer|de kamer)\b.{{0,120}}?\bmee\b)"
    rf"|(?:doe|doet|doen)\b(?=.{{0,220}}?\btoekomen\b)|(?:geef|geeft|geven)\b(?=.{{0,160}}?\b(?:duidelijkheid"
    rf"|uitsluitsel"
    rf"|een (?:update|reactie|terugkoppeling|stand van zaken))\b)|{verbs.finites(verbs.DELIVERING)}"
    rf"|{verbs.at_end(verbs.DELIVERING)})\b",
    "een toezending of terugkoppeling op een later moment",
    "Ik informeer uw Kamer hierover na de zomer.",
    gate="laat laten hou breng stel doe informe bericht rapporte licht kom koppel zend stu bied leg meld communic "
    "praat praten geef geven neem nemen",
)
PRESENT_FIRST_TO: Final = cue_of(
    "present-deliver-to",
    3.5,
    rf"\b(?P<verb>{verbs.finites(verbs.DELIVERING_TO)}|{verbs.at_end(verbs.DELIVERING_TO)})\b",
    "een toezending aan de Kamer op een later moment",
    "Ik stuur de Kamer in mei het wetsvoorstel.",
    gate=verbs.stems(verbs.DELIVERING_TO),
)
INTENTION: Final = cue_of(
    "intention",
    3.5,
    rf"\b(?P<verb>voornemens|van plan|streef|streven|streeft|gestreefd|nastreven|verwacht|verwachten|verwachting"
    rf"|voornemen|hoop|hopen|stel (?:ik )?mij (?:\w+ )?voor|stellen (?:wij )?ons voor|bedoeling|planning|bereid"
    rf"|inzet|voorzie"
    rf"|(?:heb|hebben) (?:ik |wij )?(?:mij|ons) voorgenomen|voorzien|beoog|beogen|beoogt|intentie|insteek"
    rf"|ambitie|oogmerk|erop gericht|mik|mikken|zet erop in|(?:plan|streven) is|vertrouw"
    rf"|vertrouwen)\b"
    rf"{GAP}\b(?P<act>{DELIVER_INF}|{DELIVER_TO_INF}|{DELIVER_PART}|{DELIVER_TO_PART}|gereed|af te ronden"
    rf"|tegemoet|in procedure (?:te )?brengen|(?:op )?te leveren"
    rf"|(?:deze|die|genoemde) (?:datum|termijn|planning) (?:te )?(?:kunnen )?(?:halen|aanhouden|aan te houden))\b",
    "een voornemen of verwachting om de Kamer iets te sturen",
    "Ik verwacht uw Kamer in juni te kunnen berichten.",
    gate="voornemen voorgenomen plan stre verwacht hoop hopen stel bedoel bereid inzet voorzie beo intentie insteek "
    "ambitie oogmerk gericht mik vertrouw",
)
NOMINAL: Final = cue_of(
    "delivery-as-noun",
    3,
    r"\b(?P<act>indiening|aanbieding|toezending|verzending|voorlegging|voorhang)\b.{0,160}?\b(?P<verb>voorzien"
    r"|gepland|beoogd"
    r"|verwacht"
    r"|plaatsvinden|geschieden|volgen)\b"
    r"|\b(?P<act3>beantwoording|terugkoppeling)\b(?! van (?!(?:de|deze|die|uw|dit|dat"
    r"|het)\b)).{0,160}?\b(?P<verb3>voorzien"
    r"|gepland|beoogd|plaatsvinden|plaatshebben|geschieden|volgen|vindt plaats|plaats)\b"
    r"|\b(?P<verb2>voorzie|voorzien|streef|streven|verwacht|verwachten)\b.{0,120}?\b(?P<act2>indiening|aanbieding"
    r"|toezending|verzending|voorlegging|voorhang)\b",
    "de indiening of toezending van een stuk is voorzien",
    "De indiening van het wetsvoorstel is voorzien in het najaar.",
    gate="indiening aanbieding toezending verzending voorlegging voorhang beantwoording terugkoppeling",
)
WANTED: Final = cue_of(
    "wants-to-deliver",
    3,
    rf"\b(?P<verb>wil|willen|kan|kunnen|moet)\b{GAP}\b(?P<act>{DELIVER_INF}|{DELIVER_TO_INF})\b",
    "«wil» of «kan» met een werkwoord van sturen, op een genoemd moment",
    "Ik wil uw Kamer in mei een voorstel voorleggen.",
    gate="wil kan kun moet",
)
CONTENT: Final = cue_of(
    "content",
    2.5,
    rf"\b(?P<verb>zal|zullen|ga|gaan|wordt|worden)\b{SHORT_GAP}\b(?P<act>{CONTENT_ANY})\b"
    rf"|\b(?P<verb3>ga|gaan|neem|nemen)\b{GAP}\b(?P<act2>mee|in)\b"
    r"|\b(?P<verb4>laat|laten)\b.{0,160}?\b(?P<act3>opnemen|verwerken|meenemen|terugkomen)\b"
    r"|\b(?P<verb5>staat|staan|komt|komen)\s(?:(?:dan|ook)\s)?(?P<act4>in de (?:eerst)?volgende|in de komende)\b"
    r"|\b(?P<verb9>komt|komen)\s(?P<act6>aan (?:bod|de orde))\b"
    r"|\b(?P<verb6>komt|komen)\s(?:dan |ook |daar )?in\b.{0,120}?\b(?P<act5>te staan)\b"
    rf"|\b(?P<verb2>{verbs.firsts(verbs.CONTENT)})\b|\b(?P<verb8>{verbs.third_alone(verbs.CONTENT)})\b"
    rf"|\b(?P<verb7>{verbs.plurals(verbs.CONTENT)})\b",
    "een later stuk gaat hierop in",
    "In de volgende voortgangsrapportage zal hierop worden ingegaan.",
    gate=f"zal zul ga word nem neem kom sta laat laten {verbs.stems(verbs.CONTENT)}",
)
COMING_WITH: Final = cue_of(
    "coming-with",
    3,
    r"\b(?P<verb>kom|komt|komen)\b.{0,160}?\b(?:daarmee|hiermee|ermee|met (?:een|de|het|mijn))\b",
    "een stuk op een later moment",
    "Voor de zomer kom ik met een plan.",
    gate="kom",
)

_OF_SOMETHING_TO_COME: Final = (
    "zal", "zullen", "zult", "kan", "kunnen", "kunt", "mag", "moet", "ga", "gaan", "gaat", "wordt", "worden", "krijgt",
    "krijg", "ontvangt", "doe", "doen", "laat", "hebt", "laten", "verwacht", "hoop", "komt?", "komen", "volgt", "stuur",
    "zend", "bied", "geef", "leg", "bereikt", "bereiken", "vindt", "leest", "hoort", "ligt", "liggen",
)  # fmt: skip
HOUSE_DATED: Final = cue_of(
    "house-dated",
    2,
    rf"\b(?P<verb>{by_first_letter(_OF_SOMETHING_TO_COME)})\b"
    r"|\b(?:(?P<verb2>heeft|hebt) (?:u|uw kamer|de kamer)|(?:u|uw kamer|de kamer) (?P<verb3>heeft|hebt) "
    r"(?:haar|hem|het|die|deze|dat|ze))\b(?!.{0,200}\b(?:ge\w{2,}|\w*vraagd|verzocht|aangegeven|aangenomen"
    r"|ontvangen)\b)",
    "de Kamer en een moment dat komt",
    "Dat overzicht kan de Kamer voor de zomer krijgen.",
)

LETTER_CUES: Final[tuple[Cue, ...]] = (
    EXPLICIT, FUTURE_ACTIVE, FUTURE_ACTIVE_TO, FUTURE_PASSIVE, HOUSE_RECEIVES, PAPER_REACHES, PAPER_READY,
    PAPER_LISTED, PRESENT_PASSIVE, PRESENT_FIRST, PRESENT_FIRST_TO, COMING_WITH, INTENTION, NOMINAL, WANTED, CONTENT,
    act_cues.ACT, act_cues.READY, act_cues.ACT_GOING, act_cues.ACT_PASSIVE, act_cues.EFFORT, HOUSE_DATED,
    act_cues.ENSURED, act_cues.AT_NEXT, act_cues.GIVEN_WORD, pledge_cues.AT_VENUE, pledge_cues.PAPER_COMES,
)  # fmt: skip
