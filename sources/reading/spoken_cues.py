"""Rules for what is said in a debate and read out by its chair, beside those for letters."""

from typing import Final

from sources.reading import verbs
from sources.reading.cue import cue_of
from sources.reading.wordings import HOUSE

ACT_NOW: Final = cue_of(
    "act-now",
    2,
    r"\b(?P<verb>ga|gaat|gaan|neem|neemt|nemen|kijk|kijkt|kijken|zoek|zoekt|zoeken|bekijk"
    r"|bekijkt)\b.{0,200}?\b(?P<act>in gesprek|het gesprek|een gesprek|mee|uit|contact|langs|afspraken maken|of"
    r"|naar)\b",
    "een controleerbare handeling",
    "Ik ga in gesprek met de regio.",
)
SAID_AT_CLOSING: Final = cue_of(
    "said-at-closing",
    3,
    r"\b(?P<verb>zou|wil)\b.{0,40}?\b(?:zeggen|formuleren|voorstellen) dat (?:ik|wij|we)\b"
    r"|\bwat (?:ik|wij|we) w[eé]l (?P<verb2>doe|doen|ga doen|wil doen|kan doen|toezeg)\b,? is\b",
    "de bewindspersoon geeft een eigen formulering",
    "Ik zou zeggen dat we dit samen met de regio bekijken.",
    gate="zou wil wat",
)
ITEM: Final = cue_of(
    "item",
    2,
    rf"\b(?:zegt toe|\w*stuurt|\w*zendt|\w*komt|ontvangt|krijgt|wordt|worden|zal|zullen|gaat|gaan|kijkt|spreekt|houdt"
    rf"|(?:heeft|hebben)\b.{{0,300}}?\btoegezegd|(?:heeft|hebben)\b.{{0,60}}?\bgezegd dat"
    rf"|{verbs.thirds((*verbs.DELIVERING, *verbs.DELIVERING_TO, *verbs.ACTING))})\b",
    "een bewindspersoon doet of de Kamer krijgt iets",
    "De minister stuurt een brief over het plan.",
)
SENDING: Final = cue_of(
    "sending",
    3,
    r"\b(?:die|dat|deze|dit|ze|hem)\s(?P<verb>stuur|sturen|zend|zenden|lever|leveren|mail|mailen)\s(?:ik|wij|we)\b",
    "de bewindspersoon stuurt iets op een genoemd moment",
    "Die cijfers heb ik niet; die stuur ik volgende week.",
)

_LETTER: Final = (
    r"[\w-]{0,40}(?:brief|briefje|notitie|nota|reactie|overzicht|rapportage|memo|appreciatie|tijdlijn|afschrift"
    r"|uitsplitsing)"
)
IN_WRITING: Final = cue_of(
    "in-writing",
    3,
    r"\b(?P<verb>doe|doen|geef|beantwoord|antwoord|kom|komen|komt|laat(?=.{0,160}?\bweten\b)|reageer|krijgt"
    r"|krijgen|ontvangt|volgt|volgen|zal|zullen|zou|ga"
    r"|gaan|stuur|informeer|zet|zetten|wil|willen|kan|kunnen"
    r"|bericht)(?<!\bin antwoord)\b.{0,160}?\b(?P<act>schriftelijk"
    r"(?!\s(?:overleg|onderdeel|verslag|debat)\b)|op papier"
    r"|op schrift|per brief|(?:in|via|met|per) (?:een|de|die|mijn) (?:[\w-]{1,40} ){0,2}?[\w-]{0,40}brief(?:je)?"
    r"|op een rijtje)\b"
    r"|\b(?P<act2>schriftelijk|op papier|per brief|in een brief)\b.{0,80}?"
    r"\b(?P<verb2>terugkom|terugkomen|beantwoord|reageer|informeer|antwoord|kom|doe|uiteenzet|toelicht|opneem|meeneem"
    r"|inga"
    r"|verwerk)\b",
    "de bewindspersoon doet iets schriftelijk",
    "Daar kom ik schriftelijk op terug.",
    gate="schrift papier brief rijtje",
)
SENT: Final = cue_of(
    "sent",
    3,
    rf"\b(?P<verb>stuur|sturen|stuurt|zend|zenden|zendt|schrijf|mail|mailen|deel|delen|doe(?=.{{0,80}}?\btoekomen\b))"
    rf"(?!\s(?:(?:de|die|deze|dat|het|uw)\s)?(?:ambitie|zorg|mening|opvatting|gevoel|analyse|wens|gedachte|standpunt"
    rf"|visie|constatering|conclusie)\w{{0,3}}\b)\b.{{0,120}}?"
    rf"\b(?P<act>{HOUSE}|{_LETTER}|cijfers|lijst|lijstje|stukken|na|toe|rond|door)\b"
    rf"|\b(?:dat|dit|die)\s(?P<verb3>laat|laten)\s(?:ik|wij|we)\s{HOUSE}\b.{{0,60}}?\bweten\b"
    rf"|\b(?P<verb2>kan|zal|wil|ga|zullen|kunnen)\b.{{0,100}}?\b(?P<act2>{_LETTER}|cijfers|lijst|lijstje)\b.{{0,40}}?"
    rf"\b(?:\w*sturen|\w*zenden|schrijven)\b",
    "de bewindspersoon stuurt de Kamer iets",
    "Ik stuur de Kamer daar een brief over.",
    gate="stu zend schrijf mail deel delen laat laten toekomen",
)
COMES: Final = cue_of(
    "comes",
    3,
    rf"\b(?:er|daar|daarover|hierover|dan|hier)\b.{{0,60}}?\b(?P<verb>komt|komen|volgt|krijgt|ligt)\b.{{0,80}}?"
    rf"\b(?P<act>{_LETTER})\b"
    rf"|\b(?P<verb3>komt|volgt|krijgt|ligt)\b.{{0,20}}?\b(?:er|daar)\b.{{0,80}}?\b(?P<act3>{_LETTER})\b"
    rf"|\b(?P<act4>{_LETTER})\b.{{0,20}}?\b(?P<verb4>komt|komen|is|zijn)\s(?:er\b.{{0,60}}?\baan|eraan|onderweg"
    rf"|in de maak)\b"
    r"|\b(?P<verb2>komt|gaat|komen|gaan)\b.{0,60}?\b(?P<act2>(?:naar|richting) (?:uw|de|beide) kamers?|uw kant op)\b",
    "er komt een brief of stuk naar de Kamer",
    "Daar komt voor de zomer een brief over.",
    gate="komt komen volgt krijgt ligt gaat gaan",
)
HANDED_ON: Final = cue_of(
    "handed-on",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan|laat|wil)\b.{0,120}?\b(?P<act>doorgeleiden|doorgeven|overbrengen|doorspelen"
    r"|doorzetten|doorsturen)\b"
    r"|\b(?P<verb2>geef|geven|leid|speel|breng|brengen|zet|stuur)\b.{0,120}?\b(?P<act2>door(?= (?:aan|naar)|\W{0,9}$)"
    r"|over(?= aan|\W{0,9}$))\b",
    "een vraag of signaal wordt doorgegeven",
    "Ik geef die vraag door aan mijn collega.",
    gate="door over",
)
LOOKED_INTO: Final = cue_of(
    "looked-into",
    2,
    r"\b(?P<verb>ga|gaan|zal|zullen|moet|laat|wil)\b.{0,120}?\b(?P<act>uitzoeken"
    r"|nagaan|navragen|nazoeken|natrekken|checken|onderzoeken|doorrekenen|laten (?:uitrekenen|bekijken|checken"
    r"|toetsen|nagaan)|inventariseren|in kaart brengen"
    r"|na(?=\W{0,9}$|,|\s(?:of|hoe|wat|bij|waarom|welke)\b))"
    r"|\b(?P<verb3>laat (?:me|mij)|(?:we|wij) laten|laten (?:we|wij))\b.{0,60}?\b(?P<act3>uitzoeken|nagaan|navragen"
    r"|checken"
    r"|onderzoeken|doorrekenen|evalueren)\b"
    r"|\b(?P<verb2>zoek|zoeken|vraag|trek|check|reken)\b.{0,120}?\b(?P<act2>(?:uit|na|door)(?=\W{0,9}$|,"
    r"|\s(?:of|hoe|wat|voor|bij|en|waarom|welke)\b))",
    "de bewindspersoon zoekt iets uit",
    "Ik zoek dat voor u uit.",
    gate="uit na check door kaart onderzoeken bekijk toetsen inventaris trek",
)
TAKEN_UP: Final = cue_of(
    "taken-up",
    2,
    r"\b(?P<verb>zal|zullen|ga|gaan|wil|willen|laat)\b.{0,160}?\b(?P<act>aan de orde stellen|voorleggen"
    r"|meegeven|op tafel leggen"
    r"|neerleggen"
    r"|zichtbaar maken|het gesprek aangaan|aan de orde stellen|ter sprake brengen|inbrengen|opbrengen"
    r"|aankaarten|onder (?:de|zijn|haar|hun|ieders) aandacht (?:van .{0,60})?brengen|opnemen met|bespreken met"
    r"|met .{1,120}? (?:in gesprek|in overleg)|bespreken (?:in|tijdens|bij) (?:het|de|mijn|ons|een)"
    r"|(?:het|dat|dit) gesprek (?:[\w-]{1,30} ){0,4}?(?:aan(?=\W{0,9}\Z|,)|voeren|aangaan)|erover hebben met"
    r"|met .{1,60} (?:over hebben|bespreken"
    r"|spreken|opnemen"
    r"|overleggen)|agenderen|contact (?:opnemen|zoeken)|op de agenda zetten|in gesprek(?= met)|het gesprek(?: \w+)? aan"
    r"|aanspreken|bellen|"
    r"(?<!e )(?<!n )(?<!l )(?<!\buw )(?<!paar )(?<!vier )(?<!vijf )vragen(?=\W{0,9}$)"
    r"|(?<!\bde )(?<!\buw )(?<!\bdeze )(?<!\bandere )vragen(?="
    r"\s(?:om|of|daar\w{0,4}|hier\w{0,4}|dat|naar|hoe|wat|welke|waarom|eens|te)\b))\b"
    r"|\b(?P<verb2>neem(?! (?:u|de kamer|de heer|mevrouw)\b)|nemen|zal|zullen|ga|gaan|wil|willen)\b.{0,60}?"
    r"\b(?P<act2>mee ?(?:te )?(?:nemen)? (?:in|naar"
    r"|bij|richting)"
    r"|(?:daarin|erin|daarbij|hierin|(?:in|naar|bij|richting) (?:de|het|mijn|ons|onze|die|dat"
    r"|een)\b.{1,80}?) mee(?: ?(?:te )?nemen)?)\b"
    r"|\b(?P<verb3>nodig|breng|brengen|kaart|stel|leg|zet)\b.{0,120}?\b(?P<act3>onder (?:de|zijn|haar"
    r"|hun) aandacht|over aan|aan bij"
    r"|aan de orde|in bij"
    r"|voor aan|in in|op de agenda|neer bij|op tafel)\b"
    r"|\b(?:dan|daar)\s(?P<verb7>breng|kaart|neem|leg|stel|bespreek)\s(?:ik|wij|we)\s(?:dit|dat|het|deze|die)\b"
    r".{0,40}?\b(?P<act7>op|aan|mee|ter sprake|aan de orde|voor)(?=\W{0,9}\Z)"
    r"|\b(?:dat|dit|die) gesprek (?P<verb8>ga|gaan|zal|zullen)\s(?:ik|wij|we)\b.{0,30}?\b(?P<act8>aan|voeren|aangaan)"
    r"(?=\W{0,9}\Z)"
    r"|\b(?P<verb5>nodig)\b.{0,80}?\b(?P<act5>uit)\b"
    r"|\b(?P<verb6>geef|geven)\b.{0,20}?\baan\b.{0,60}?\b(?P<act6>mee)(?=\W{0,9}\Z|,)"
    r"|\b(?P<verb4>vraag)\b(?!\s(?:ik\s)?(?:u|de heer|mevrouw|de leden|de kamer|het lid)\b).{0,80}?\b(?P<act4>om)\b",
    "iets wordt ter sprake gebracht of meegenomen",
    "Ik zal dat aan de orde stellen in de volgende Raad.",
    gate="nodig vra tafel leg zicht orde spr breng aan mee opnemen gesprek overleg hebben agend",
)

OFFERED: Final = cue_of(
    "offered-instead",
    3,
    r"\bwat (?P<verb>ik|wij|we) (?:w[eé]l (?:kan|wil|ga|zal|kunnen|willen|zullen)?\s?|(?:kan|kunnen) )(?:doen|doe"
    r"|toezeggen"
    r"|toezeg)\b(?=,|\s{1,9}is\b|:|\Z)"
    r"|\bwat (?P<verb3>ik|wij|we)\s(?:(?:u|de kamer|hier|nu|dus|zeker|in ieder geval|in elk geval|w[eé]l|kan|wil|ga"
    r"|zal|kunnen|willen|graag)\s){0,4}(?:toezeg|toezeggen|beloof|beloven)\b(?=,|\s{1,9}is\b|:|\Z)"
    r"|\b(?P<verb2>kan|kom)\s(?:ik|wij|we)\b.{0,60}?\b(?:iets|meer|uitsluitsel|duidelijkheid)\b.{0,40}?"
    r"\b(?:zeggen|vertellen|melden|laten weten|geven)\b",
    "de bewindspersoon zegt wat zij wél doet",
    "Wat ik wel kan doen, is de Kamer in mei laten weten waar we beginnen.",
    gate="wat kan kom",
)
THERE: Final = cue_of(
    "is-there-by-then",
    3,
    r"\b(?P<verb>is|zijn|ligt|liggen|heeft|hebt)\b.{0,80}?\b(?P<act>bij (?:u|uw kamer|de kamer)|op uw bureau"
    r"|in uw bezit"
    r"|(?<!ligt )er(?=\W{0,9}$))"
    r"|\b(?P<act2>bij (?:u|uw kamer|de kamer))\s(?P<verb2>ligt|liggen|is|zijn)\b",
    "een stuk is er op een genoemd moment",
    "Die is half mei bij u.",
    gate="bij_u bij_de bureau bezit er",
)
WITHIN_REACH: Final = cue_of(
    "within-reach",
    3,
    r"\b(?P<verb>moet|gaat|kan|zal)\s(?:(?:dat|me|ons|mij|wel|ook|zeker|denk ik|gewoon)\s){0,3}?"
    r"(?P<act>lukken|kunnen(?=\W{0,9}$))\b",
    "een genoemd moment wordt haalbaar geacht",
    "Voor de zomer, dat moet lukken.",
    gate="lukken kunnen",
)
