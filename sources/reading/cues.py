"""The cue table of the reader: data, one row a rule, each with its weight, a Dutch note and a made-up example.

Patterns run over one clause of cleaned text (see ``clauses.py``). The group ``verb`` is the finite verb that carries
the promise; ``act`` is what is to be done. Gaps are bounded, so that no pattern can run away.
"""

import re
from dataclasses import dataclass
from typing import Final

from sources.reading import verbs
from sources.reading.wordings import (
    ACT_INF,
    ACT_PART,
    CONTENT_ANY,
    DELIVER_INF,
    DELIVER_PART,
    DELIVER_TO_INF,
    DELIVER_TO_PART,
    HOUSE,
    PAPER,
    PLEDGED_PAPER,
)

RULESET: Final = "2026.6"

_GAP: Final = r".{0,300}?"
_SHORT_GAP: Final = r".{0,220}?"  # where many forms are tried at each place


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule: its name, weight, pattern, the note that a clerk reads, and an example of our own.

    ``gate`` holds stems of which one must stand in the words before the pattern is tried, for speed.
    """

    rule: str
    weight: float
    pattern: re.Pattern[str]
    note: str
    example: str
    gate: tuple[str, ...] = ()

    def search(self, words: str) -> re.Match[str] | None:
        """Search the words; the gate spares the pattern where none of its stems stands."""
        if self.gate:
            lowered = words.lower()
            if not any(stem in lowered for stem in self.gate):
                return None
        return self.pattern.search(words)


def _stems(gate: str) -> tuple[str, ...]:
    """The stems of a gate, set apart by blanks; "_" stands for a blank inside one."""
    return tuple(stem.replace("_", " ") for stem in gate.split())


def cue_of(rule: str, weight: float, pattern: str, note: str, example: str, gate: str = "") -> Cue:
    """Return a rule whose pattern is given as text."""
    return Cue(rule, weight, re.compile(pattern, re.IGNORECASE | re.DOTALL), note, example, _stems(gate))


EXPLICIT: Final = cue_of(
    "explicit",
    5,
    rf"\b(?P<verb>zeg|zegt|zeggen)\b{_GAP}\b(?P<act>toe)\b"
    rf"|\b(?P<verb2>kan|kunnen|wil|willen|mag|moge|mogen)\b.{{0,120}}?\btoezeggen\b"
    rf"|\btoezegging\b.{{0,160}}?\b(?P<verb4>zal|zullen)\b.{{0,80}}?\b(?:nakomen|gestand (?:te )?doen|inlossen)\b"
    rf"|\bbij deze(?:n)?\b.{{0,40}}?\btoegezegd\b"
    rf"|\b(?P<verb3>zal|zullen)\b.{{0,80}}?\btoezegging\b.{{0,120}}?\b(?:uitvoeren|nakomen|gestand doen|inlossen)\b"
    rf"|\b(?:dat|dit) is (?:(?:dan |bij dezen |hierbij )een toezegging\b|een toezegging van (?:mij|ons)\b)|\b(?:die"
    rf"|deze) toezegging (?:kan|doe|wil|doen|geef) (?:ik|we|wij)\b(?!.{{0,30}}?\bniet\b)"
    rf"|\b(?:doe|geef|krijgt|krijgen|heeft|hebt)\b.{{0,60}}?\b(?:de|een|mijn) toezegging\s(?:dat|om|van mij)\b"
    rf"|\b(?:bij deze[n]?|hierbij) (?:de|een|mijn) toezegging\b|\bdat is (?:bij dezen |hierbij |dan )?toegezegd\b"
    rf"|\b(?P<verb5>laat(?= ik)|ga|gaan)\b.{{0,60}}?\btoezeggen\b",
    "een uitdrukkelijke toezegging",
    "Ik zeg uw Kamer een brief over de dienstregeling toe.",
    gate="zeg",
)
FUTURE_ACTIVE: Final = cue_of(
    "future-deliver",
    4,
    rf"\b(?P<verb>zal|zullen|ga|gaan|blijf|blijven)\b{_GAP}\b(?P<act>{DELIVER_INF})\b",
    "«zal» met een werkwoord van sturen, melden of terugkomen",
    "Ik zal uw Kamer na de zomer informeren.",
    gate="zal zul ga blij",
)
FUTURE_ACTIVE_TO: Final = cue_of(
    "future-deliver-to",
    4,
    rf"\b(?P<verb>zal|zullen|ga|gaan|blijf|blijven)\b{_GAP}\b(?P<act>{DELIVER_TO_INF})\b",
    "«zal» met een werkwoord van sturen, gericht aan de Kamer",
    "Ik zal de vragen van uw Kamer in mei beantwoorden.",
    gate="zal zul ga blij",
)
FUTURE_PASSIVE: Final = cue_of(
    "future-passive",
    4,
    rf"\b(?P<verb>zal|zullen)\b{_GAP}\b(?P<act>{DELIVER_PART}|{DELIVER_TO_PART})\b"
    rf"|\b(?P<act2>{DELIVER_PART}|{DELIVER_TO_PART})\s{{1,9}}(?P<verb2>zal|zullen)\b",
    "«zal worden» met een werkwoord van sturen of melden",
    "De evaluatie zal aan de Kamer worden gestuurd.",
    gate="zal zul",
)
PRESENT_PASSIVE: Final = cue_of(
    "present-passive",
    3.5,
    rf"\b(?P<verb>wordt|worden)\b{_GAP}\b(?P<act>{DELIVER_PART}|{DELIVER_TO_PART})\b"
    rf"|\b(?P<act2>{DELIVER_PART}|{DELIVER_TO_PART})\s{{1,9}}(?P<verb2>wordt|worden)\b"
    rf"|\bverwachting\b{_GAP}\b(?P<verb3>kan|kunnen)\b.{{0,60}}?\b(?P<act3>{DELIVER_PART}|{DELIVER_TO_PART})\b"
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
    rf"|\b(?P<verb3>kunt|kan|zult|zal|mag|moge|kunnen|zullen)\b.{{0,200}}?\b(?P<act>tegemoet ?(?:te ?)?zien)\b"
    rf"|\b(?P<verb8>kunt|kan|mag)\s{HOUSE}\b.{{0,160}}?\bverwachten\b"
    rf"|\b(?P<verb5>ziet|zien)\b.{{0,120}}?\btegemoet\b"
    rf"|\b{HOUSE}\s(?:leest|vindt|treft)\b.{{0,80}}?\b(?:terug|aan)\b"
    rf"|\b(?P<verb9>leest|vindt|treft)\s{HOUSE}\b.{{0,80}}?\b(?:terug|aan)\b"
    rf"|\b(?:hoort|verneemt)\s{HOUSE}\b.{{0,80}}?\bvan (?:mij|ons)\b"
    rf"|\b{HOUSE}\s(?:hoort|verneemt)\b.{{0,80}}?\bvan (?:mij|ons)\b"
    rf"|\b(?:zal|zult)\s{HOUSE}\b.{{0,160}}?\b(?:van (?:mij|ons)|nader|hierover|daarover)\b.{{0,40}}?"
    rf"\b(?P<act2>vernemen|horen)\b"
    rf"|\b{HOUSE}\b.{{0,40}}?\b(?P<verb4>kunt|kan|mag)\b.{{0,160}}?\bverwachten\b",
    "de Kamer ontvangt een stuk",
    "Uw Kamer ontvangt voor de zomer het evaluatierapport.",
    gate="ontvang krijg tegemoet verwacht hoor vernem verneem leest vindt treft",
)
PAPER_REACHES: Final = cue_of(
    "paper-reaches",
    4,
    rf"\b(?P<verb>zal|zullen)\b.{{0,200}}?\b(?P<act>bereiken|toegaan|toekomen)\b"
    rf"|\b(?P<verb3>volgt|volgen)\b.{{0,80}}?\b(?P<act3>{PAPER})\b"
    rf"|\b{PAPER}\b.{{0,60}}?\b(?P<verb4>bereikt|bereiken)\s(?:.{{0,60}}?\s)?{HOUSE}\b"
    rf"|\b(?:de|het|die|deze|dit|dat|mijn|onze)\s(?:\w+\s){{0,2}}?(?P<act5>{PLEDGED_PAPER})\s(?P<verb7>komt"
    rf"|verschijnt)\b"
    rf"|\b(?P<act4>{PAPER})\b.{{0,80}}?\b(?P<verb5>gaat|gaan|komt"
    rf"|komen)\s(?:.{{0,60}}?\s)?{HOUSE}\s(?:.{{0,60}}?\s)?toe\b"
    rf"|\A\W{{0,9}}(?P<which>die|dat|welke)\b.{{0,120}}?\bnaar (?:uw|de|beide) kamers? "
    rf"(?P<verb6>gaat|komt|zal|kan|wordt|gestuurd)\b"
    rf"|\b(?P<act2>{PAPER})\b.{{0,120}}?\b(?P<verb2>volgt|(?:zal|zullen) (?:[\w ]{{0,40}} )?volgen"
    rf"|(?:gaat|komt) naar (?:uw|de|beide) kamers?|naar (?:uw|de|beide) kamers? (?:gaat|komt|zal gaan|zal komen|kan))\b"
    rf"|\b(?P<act6>{PAPER}|lijst|cijfers|stukken)\b.{{0,80}}?\b(?P<verb8>komt|komen|gaat|gaan)\b.{{0,60}}?"
    rf"\b(?:uw kant op|richting (?:uw|de) kamer)\b",
    "een aangekondigd stuk bereikt de Kamer",
    "De kabinetsreactie volgt in het najaar.",
    gate="bereik toegaan toekomen volg naar_uw_k naar_de_k naar_beide gaat_u gaan_u gaat_de_k komt komen_u verschijnt "
    "uw_kant richting",
)
PAPER_READY: Final = cue_of(
    "paper-ready",
    3,
    rf"\b(?:de|het|deze|dit|mijn|onze)\s(?:\w+\s){{0,2}}?(?P<act>{PLEDGED_PAPER})\b.{{0,120}}?\b(?P<verb>zal|zullen"
    rf"|is|zijn"
    rf"|komt|komen)\b.{{0,120}}?\b(?:gereed|klaar|beschikbaar|bij u binnen|bij de kamer)\b",
    "een stuk van de regering is op een later moment klaar",
    "De nota zal half mei gereed zijn.",
    gate="gereed klaar beschikbaar binnen bij",
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
    rf"\b(?P<verb>(?:laat|laten)\b(?=.{{0,200}}?\bweten\b)"
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
    rf"\b(?P<verb>{verbs.finites(verbs.DELIVERING_TO)})\b",
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
    rf"|voorzien|beoog|beogen|beoogt|intentie|insteek|ambitie|oogmerk|erop gericht|mik|mikken|zet erop in|vertrouw"
    rf"|vertrouwen)\b"
    rf"{_GAP}\b(?P<act>{DELIVER_INF}|{DELIVER_TO_INF}|{DELIVER_PART}|{DELIVER_TO_PART}|gereed|af te ronden|tegemoet)\b",
    "een voornemen of verwachting om de Kamer iets te sturen",
    "Ik verwacht uw Kamer in juni te kunnen berichten.",
    gate="voornemen plan stre verwacht hoop hopen stel bedoel bereid inzet voorzie beo intentie insteek ambitie "
    "oogmerk gericht mik vertrouw",
)
NOMINAL: Final = cue_of(
    "delivery-as-noun",
    3,
    r"\b(?P<act>indiening|aanbieding|toezending|verzending|voorlegging)\b.{0,160}?\b(?P<verb>voorzien|gepland|beoogd"
    r"|verwacht"
    r"|plaatsvinden|geschieden|volgen)\b"
    r"|\b(?P<verb2>voorzie|voorzien|streef|streven|verwacht|verwachten)\b.{0,120}?\b(?P<act2>indiening|aanbieding"
    r"|toezending|verzending|voorlegging)\b",
    "de indiening of toezending van een stuk is voorzien",
    "De indiening van het wetsvoorstel is voorzien in het najaar.",
    gate="indiening aanbieding toezending verzending voorlegging",
)
WANTED: Final = cue_of(
    "wants-to-deliver",
    3,
    rf"\b(?P<verb>wil|willen|kan|kunnen|moet)\b{_GAP}\b(?P<act>{DELIVER_INF}|{DELIVER_TO_INF})\b",
    "«wil» of «kan» met een werkwoord van sturen, op een genoemd moment",
    "Ik wil uw Kamer in mei een voorstel voorleggen.",
    gate="wil kan kun moet",
)
CONTENT: Final = cue_of(
    "content",
    2.5,
    rf"\b(?P<verb>zal|zullen|ga|gaan|wordt|worden)\b{_SHORT_GAP}\b(?P<act>{CONTENT_ANY})\b"
    rf"|\b(?P<verb3>ga|gaan|neem|nemen)\b{_GAP}\b(?P<act2>mee|in)\b"
    r"|\b(?P<verb4>laat|laten)\b.{0,160}?\b(?P<act3>opnemen|verwerken|meenemen|terugkomen)\b"
    r"|\b(?P<verb5>staat|staan|komt|komen)\s(?:(?:dan|ook)\s)?(?P<act4>in de (?:eerst)?volgende|in de komende)\b"
    rf"|\b(?P<verb2>{verbs.firsts(verbs.CONTENT)})\b",
    "een later stuk gaat hierop in",
    "In de volgende voortgangsrapportage zal hierop worden ingegaan.",
    gate="zal zul ga word nem neem betrek verwerk besteed werk behandel vermeld kom schets licht sta laat laten",
)
ACT: Final = cue_of(
    "future-act",
    2,
    rf"\b(?P<verb>zal|zullen|ga|gaan)\b{_GAP}\b(?P<act>{ACT_INF})\b",
    "«zal» met een controleerbare handeling",
    "Ik zal dit onder de aandacht van de gemeenten brengen.",
    gate="zal zul ga",
)
ENSURED: Final = cue_of(
    "ensured",
    3,
    r"\b(?P<verb>zorg|zorgen|zal|zullen|ga|gaan|draag|dragen|regel|regelen)\b.{0,60}?\b(?:zorgen|zorg|zorgdragen"
    r"|dragen|regelen"
    r"|ervoor|erop toezien)?\s?dat\b.{0,200}?\b(?P<act>krijgt|krijgen|ontvangt|heeft|beschikt|gaat|komt|ligt|liggen"
    r"|wordt"
    r"|worden|staat|staan)\b",
    "de bewindspersoon zorgt dat de Kamer iets krijgt",
    "Ik zorg ervoor dat de Kamer het overzicht voor de zomer krijgt.",
    gate="zorg regel toezien",
)
AT_NEXT: Final = cue_of(
    "at-next",
    2,
    r"\b(?P<act>(?:in|bij|tijdens|met)\s(?:(?:de|het|mijn|onze|een)\s)?(?:(?:eerst)?volgende|komende|aanstaande"
    r"|halfjaarlijkse|jaarlijkse|nieuwe)\s(?:\w+\s){0,2}?[\w-]{0,40}(?:raad|overleg|top|brief|rapportage|evaluatie"
    r"|notitie"
    r"|verslag|monitor|begroting|nota|voortgangsbrief|actualisatie|jaarverslag|update))\b.{0,120}?"
    r"\b(?P<verb>\w{2,20})\s(?:ik|wij|we)\b"
    r"|\b(?:(?:ik|wij|we)\s(?P<verb2>\w{2,20})|(?P<verb3>\w{2,20})\s(?:ik|wij|we))\b.{0,160}?\b(?P<act2>(?:in|bij"
    r"|tijdens|met)\s(?:(?:de|het|mijn|onze|een)\s)?"
    r"(?:(?:eerst)?volgende|komende|aanstaande|halfjaarlijkse|jaarlijkse|nieuwe)\s(?:\w+\s){0,2}?[\w-]{0,40}(?:raad"
    r"|overleg|top|brief|rapportage|evaluatie|notitie|verslag|monitor|begroting|nota|voortgangsbrief|actualisatie"
    r"|jaarverslag|update))\b",
    "de bewindspersoon doet iets bij een volgende gelegenheid of in een volgend stuk",
    "In de volgende monitor splits ik de cijfers per regio uit.",
    gate="volgende komende aanstaande jaarlijkse nieuwe",
)


READY: Final = cue_of(
    "ready-to-act",
    2,
    rf"\b(?P<verb>bereid)\b{_GAP}\b(?P<act>{ACT_INF}|{CONTENT_ANY})\b"
    r"|\b(?:daartoe|hiertoe) (?P<verb2>ben|zijn) (?:ik|wij) (?:\w+ )?bereid\b"
    r"|\bdat (?P<verb3>zal|ga) ik (?:\w+ )?doen\b",
    "bereid tot een controleerbare handeling",
    "Ik ben bereid dit te onderzoeken.",
    gate="bereid doen",
)
ACT_GOING: Final = cue_of(
    "act-going",
    2,
    r"\b(?P<verb>ga|gaan)\b.{0,200}?\b(?P<act>in gesprek|in overleg|het gesprek aan|na (?:of|hoe|wat|welke))\b"
    r"|\b(?P<verb6>ga|gaan|zoek|zoeken|vraag|vragen)\s(?:ik|wij|we)?\s?(?:dat|dit|het)\s(?:\w+\s)?(?P<act5>na|uit)\b"
    r"|\b(?P<verb2>neem|nemen)\b.{0,160}?\b(?P<act2>mee (?:in|bij|naar))\b"
    r"|\b(?P<verb3>breng|brengen)\b.{0,160}?\b(?P<act3>onder de aandacht|over aan|ter sprake|in (?:bij|in|tijdens)"
    r"|op (?:in|tijdens))\b"
    r"|\b(?P<verb4>spreek|spreken)\b.{0,60}?\b(?P<act4>met)\b|\b(?P<verb5>bespreek|bespreken|stel|stellen)\b.{0,160}?"
    r"\b(?:met|aan de orde)\b",
    "een controleerbare handeling op korte termijn",
    "Ik ga hierover met de reders in gesprek.",
    gate="ga neem nem breng spre stel zoek vraag vragen",
)
ACT_PASSIVE: Final = cue_of(
    "future-act-passive",
    2,
    rf"\b(?P<verb>zal"
    rf"|zullen)\b(?=.{{0,260}}?\bworden\b){_SHORT_GAP}\b(?P<act>{ACT_PART})\s{{1,9}}(?:gaan\s{{1,9}})?worden\b"
    rf"|\b(?P<verb2>zal"
    rf"|zullen)\b{_SHORT_GAP}\bworden\s{{1,9}}(?P<act2>{ACT_PART})\b",
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

COMING_WITH: Final = cue_of(
    "coming-with",
    3,
    r"\b(?P<verb>kom|komt|komen)\b.{0,160}?\b(?:daarmee|hiermee|ermee|met (?:een|de|het|mijn))\b",
    "een stuk op een later moment",
    "Voor de zomer kom ik met een plan.",
    gate="kom",
)

HOUSE_DATED: Final = cue_of(
    "house-dated",
    2,
    r"\b(?P<verb>zal|zullen|zult|kan|kunnen|kunt|mag|moet|ga|gaan|gaat|wordt|worden|krijgt|krijg|ontvangt|doe|doen"
    r"|laat|hebt"
    r"|laten|verwacht|hoop|komt?|komen|volgt|stuur|zend|bied|geef|leg|bereikt|bereiken|vindt|leest|hoort|ligt|liggen)\b"
    r"|\b(?:(?P<verb2>heeft|hebt) (?:u|uw kamer|de kamer)|(?:u|uw kamer|de kamer) (?P<verb3>heeft|hebt) "
    r"(?:haar|hem|het|die|deze|dat|ze))\b(?!.{0,200}\b(?:ge\w{2,}|\w*vraagd|verzocht|aangegeven|aangenomen"
    r"|ontvangen)\b)",
    "de Kamer en een moment dat komt",
    "Dat overzicht kan de Kamer voor de zomer krijgen.",
)

LETTER_CUES: Final = (
    EXPLICIT, FUTURE_ACTIVE, FUTURE_ACTIVE_TO, FUTURE_PASSIVE, HOUSE_RECEIVES, PAPER_REACHES, PAPER_READY,
    PAPER_LISTED, PRESENT_PASSIVE, PRESENT_FIRST, PRESENT_FIRST_TO, COMING_WITH, INTENTION, NOMINAL, WANTED, CONTENT,
    ACT, READY, ACT_GOING, ACT_PASSIVE, EFFORT, HOUSE_DATED, ENSURED, AT_NEXT,
)  # fmt: skip
