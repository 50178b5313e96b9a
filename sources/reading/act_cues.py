"""Cues of acts that can be checked, and of efforts that cannot: data, one row a rule, as in ``cues.py``."""

from typing import Final

from sources.reading.cue import cue_of
from sources.reading.wordings import ACT_INF, ACT_PART, CONTENT_ANY, GAP, SHORT_GAP

ACT: Final = cue_of(
    "future-act",
    2,
    rf"\b(?P<verb>zal|zullen|ga|gaan)\b{GAP}\b(?P<act>{ACT_INF})\b",
    "«zal» met een controleerbare handeling",
    "Ik zal dit onder de aandacht van de gemeenten brengen.",
    gate="zal zul ga",
)
ENSURED: Final = cue_of(
    "ensured",
    3,
    r"\b(?:(?P<verb>zorg|zorgen|regel|regelen)\b.{0,60}?|(?P<verb2>zal|zullen|ga|gaan|draag|dragen)\b.{0,60}?"
    r"\b(?:zorg|zorgen|zorgdragen|regelen|toezien)\b.{0,20}?)\bdat\b.{0,200}?\b(?P<act>krijgt|krijgen|ontvangt"
    r"|heeft|beschikt|gaat|komt|ligt|liggen|wordt|worden|staat|staan)\b",
    "de bewindspersoon zorgt dat de Kamer iets krijgt",
    "Ik zorg ervoor dat de Kamer het overzicht voor de zomer krijgt.",
    gate="zorg regel toezien",
)
_NEXT: Final = (
    r"(?:in|bij|tijdens|met)\s(?:(?:de|het|mijn|onze|een)\s)?(?:(?:eerst)?volgende|komende|aanstaande"
    r"|halfjaarlijkse|jaarlijkse|nieuwe)\s(?:\w+\s){0,2}?[\w-]{0,40}(?:raad|overleg|top|brief|rapportage|evaluatie"
    r"|notitie|verslag|monitor|begroting|nota|voortgangsbrief|actualisatie|jaarverslag|update)"
)
AT_NEXT: Final = cue_of(
    "at-next",
    2,
    rf"\b(?P<act>{_NEXT})\b.{{0,120}}?\b(?P<verb>\w{{2,20}})\s(?:ik|wij|we)\b"
    rf"|\b(?:(?:ik|wij|we)\s(?P<verb2>\w{{2,20}})|(?P<verb3>\w{{2,20}})\s(?:ik|wij|we))\b.{{0,160}}?"
    rf"\b(?P<act2>{_NEXT})\b",
    "de bewindspersoon doet iets bij een volgende gelegenheid of in een volgend stuk",
    "In de volgende monitor splits ik de cijfers per regio uit.",
    gate="volgende komende aanstaande jaarlijkse nieuwe",
)


READY: Final = cue_of(
    "ready-to-act",
    2,
    rf"\b(?P<verb>bereid)\b(?!\s(?:heb\s|heeft\s|hebben\s)?(?:verklaard|getoond)\b){GAP}\b(?P<act>{ACT_INF}"
    rf"|{CONTENT_ANY})\b"
    r"|\b(?P<verb8>bereid) (?:om )?(?:dat|dit) te doen\b"
    r"|\b(?:daartoe|hiertoe) (?P<verb2>ben|zijn) (?:ik|wij) (?:\w+ )?bereid\b"
    r"|\bdaar (?P<verb4>ben|zijn) (?:ik|wij|we) (?:\w+ ){0,3}?bereid\b"
    r"|\bdat (?P<verb3>zal|ga) ik (?:(?!zo\b|niet\b)\w+ )?doen\b"
    r"|\bdat (?P<verb6>wil) ik (?:(?:zeker|graag|best|wel|ook|heel|met \w+)\s){1,3}doen\b"
    r"|\bwat (?:ik|wij|we)\s(?:(?:zeker|heel|ook|met)\s){0,3}(?:graag|plezier|liefde)\s(?:wil |zal |ga )?(?P<verb7>doe"
    r"|doen)\b"
    r"|\bdat (?P<verb5>ben|zijn) (?:ik|wij|we) (?:\w+ ){0,2}?bereid\b",
    "bereid tot een controleerbare handeling",
    "Ik ben bereid dit te onderzoeken.",
    gate="bereid doe",
)
ACT_GOING: Final = cue_of(
    "act-going",
    2,
    r"\b(?P<verb>ga|gaat|gaan)\b.{0,200}?\b(?P<act>in gesprek|in overleg|om (?:de )?tafel|het gesprek aan"
    r"|na (?:of|hoe|wat|welke))\b"
    r"|\b(?P<verb6>ga|gaat|gaan|zoekt?|zoeken|vraagt?|vragen)\s(?:ik|wij|we|hij|zij)?\s?(?:dat|dit"
    r"|het)\s(?:\w+\s)?(?P<act5>na|uit)\b"
    r"|\b(?P<verb2>neemt?|nemen)\b.{0,160}?\b(?P<act2>mee (?:in|bij|naar))\b"
    r"|\b(?P<verb3>brengt?|brengen)\b.{0,160}?\b(?P<act3>onder (?:de|zijn|haar|hun) aandacht|over aan"
    r"|ter sprake|in (?:bij|in|tijdens)"
    r"|op (?:in|tijdens))\b"
    r"|\b(?P<verb7>leg|leggen)\b.{0,120}?\b(?P<act7>voor aan(?! u\b| (?:uw|de) kamer))\b"
    r"|\b(?P<verb8>stel|stellen)\b.{0,120}?\b(?P<act8>(?:onderzoek|commissie|werkgroep|evaluatie) in)(?=\W{0,3}\Z"
    r"|\s(?:naar|die|om|of|met|over|onder)\b)"
    r"|\b(?P<verb4>spreekt?|spreken)\b.{0,60}?\b(?P<act4>met)\b|\b(?P<verb5>bespreekt?|bespreken|stelt?"
    r"|stellen)\b.{0,160}?"
    r"\b(?:met|aan de orde)\b",
    "een controleerbare handeling op korte termijn",
    "Ik ga hierover met de reders in gesprek.",
    gate="ga neem nem breng spre stel zoek vraag vragen leg",
)
ACT_PASSIVE: Final = cue_of(
    "future-act-passive",
    2,
    rf"\b(?P<verb>zal"
    rf"|zullen)\b(?=.{{0,260}}?\bworden\b){SHORT_GAP}\b(?P<act>{ACT_PART})\s{{1,9}}(?:gaan\s{{1,9}})?worden\b"
    rf"|\b(?P<verb2>zal"
    rf"|zullen)\b{SHORT_GAP}\bworden\s{{1,9}}(?P<act2>{ACT_PART})\b",
    "een controleerbare handeling wordt aangekondigd",
    "Er zal worden nagegaan wat de kosten zijn.",
    gate="zal zul",
)
EFFORT: Final = cue_of(
    "effort",
    1,
    r"\b(?P<verb>blijf|blijft|blijven)\b.{0,200}?\b(?P<act>inzetten|aandringen|volgen|werken|uitdragen|bepleiten"
    r"|benadrukken|bevorderen|steunen|uitoefenen|pleiten|inspannen|monitoren|aandacht)\b"
    r"|\b(?P<verb2>zal|zullen|wil|willen|gaat|gaan)\b.{0,200}?\b(?:blijven|inzetten|inspannen)\b"
    r"|\b(?:zich|mij|ons)\b.{0,40}?\b(?P<verb3>hard|sterk) (?:voor |zal |zullen |te |gaat |gaan |blijven "
    r"|blijft )*(?:maken|maakt)\b"
    r"|\b(?P<verb4>zal|zullen)\b.{0,60}?\b(?:zich|mij|ons)\b.{0,60}?\b(?:hard|sterk) (?:voor )?maken\b"
    r"|\b(?P<verb5>zet|zetten)\b (?:zich|mij|ik mij|wij ons)\b.{0,160}?\bin\b",
    "een inspanning zonder controleerbare handeling",
    "Nederland blijft zich hiervoor inzetten.",
    gate="blij zal zul wil ga hard sterk zet",
)
GIVEN_WORD: Final = cue_of(
    "given-word",
    4,
    r"\b(?P<verb>beloof|beloven)\b(?=\s(?:ik|wij|we)\b)|(?<!\bwat )(?<!\bdie )(?<!\bzoals )\b(?:ik|wij"
    r"|we)\s(?P<verb2>beloof|beloven)\b"
    r"|\b(?:kan|wil|durf)\b.{0,80}?\b(?P<verb3>beloven)\b"
    r"|\b(?P<verb4>mag|mogen|kunt|kan|kunnen)\b.{0,40}?\b(?:mij|me|ons)\b.{0,20}?\b(?:daar\s?aan|eraan|er aan"
    r"|aan) houden\b"
    r"|\bdaar\s(?P<verb5>kunt|kan|mag)\s(?:u|uw kamer|de kamer|je)\b.{0,20}?\bop rekenen\b"
    r"|\b(?:u|uw kamer|de kamer)\s(?P<verb6>heeft|hebt)\s(?:daarvoor |daarop )?mijn woord\b"
    r"|\bmijn woord\s(?P<verb7>heeft|hebt)\s(?:u|uw kamer|de kamer)\b",
    "de bewindspersoon geeft haar woord",
    "Dat beloof ik uw Kamer.",
    gate="belo aan_houden eraan daaraan rekenen mijn_woord",
)
