"""Clauses of a Dutch sentence: where they begin, who is their subject, and what takes their force away.

A rule never looks beyond its clause unless it says so: "dat kan ik niet toezeggen, maar ik zal het laten uitzoeken"
holds a refusal and a promise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sources.reading.alternatives import by_first_letter
from sources.reading.boundaries import BOUNDARY, FINITE
from sources.reading.caseless import any_case
from sources.reading.wordings import CHAMBERS, COMMITTEE

_LOOK_BACK: Final = 600
_LONGEST: Final = 1500


class Subject(Enum):
    """Who acts in a clause."""

    MINISTER = "minister"
    CABINET = "cabinet"
    HOUSE = "house"
    IMPERSONAL = "impersonal"
    THIRD = "third party"
    UNKNOWN = "unknown"

    @property
    def governs(self) -> bool:
        """Tell whether this subject speaks for the government."""
        return self in (Subject.MINISTER, Subject.CABINET)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence, with its offset in the sentence and the words before it (the last 600 characters).

    ``he_governs`` tells that "hij" or "zij" in it is a minister; ``written`` is both with the asides that were blanked.
    """

    text: str
    start: int
    before: str
    he_governs: bool = False
    written: str = ""


HOUSE: Final = re.compile(
    r"\b(?:u|(?:uw|deze) kamer|(?-i:Kamer)(?= (?:wordt|ontvangt|krijgt)\b)|de kamer|(?:de )?(?:tweede|eerste) kamer"
    r"|beide kamers|(?:de )?staten-generaal|het parlement"
    rf"|{CHAMBERS}"
    r"|kamerleden|(?:de (?:geachte )?)?vra(?:gen|ag)stellers?"
    r"|uw (?:vaste )?commissie|de (?:vaste (?:kamer)?|hele |gehele )commissie|de kamercommissie|uw vragen"
    r"|de kamervragen"
    rf"|{COMMITTEE}"
    r"|vragen(?=.{0,160}?\bbeantwoord))\b",
    re.IGNORECASE,
)
RECEIVER: Final = any_case(rf"\b(?<!door )(?<!door de )(?<!namens )(?<!van )(?<!leden der )(?:{HOUSE.pattern})")
_ABROAD: Final = r"(?! van (?-i:(?!Nederland|Koningin)[A-ZÀ-Ý]))"
"""The government of another country: "de regering van Aruba"."""
OFFICE: Final = (
    r"(?:de|mijn|onze) (?:(?!(?-i:(?!Ned)[A-ZÀ-Ý]\w{2,20}se )\b)\w+ )?(?:minister|staatssecretaris"
    r"|bewindslieden|bewindspersoon|bewindspersonen"
    r"|minister-president"
    r"|ambtgenoot|ambtsgenoot|collega|ambtgenoten|ambtsopvolger|opvolger|bewindsman|bewindsvrouw)s?|(?:het|mijn"
    r"|ons|dit) (?:ministerie|departement)"
)
_KNOWN = re.compile(
    rf"\b(?:(?P<speaker>ik|ikzelf|wij|we|(?:de )?(?:eerste |tweede |derde )?ondergetekenden?|{OFFICE})"
    rf"|(?P<cabinet>(?:het kabinet|de regering){_ABROAD}|nederland"
    rf"|de nederlandse regering"
    rf"|het rijk|de rijksoverheid)|(?P<house>u|uw kamer|de (?:tweede |eerste )?kamer|het parlement|kamerleden)"
    rf"|(?P<impersonal>er|daar|hier|het|dit|dat))\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\b(?:[Dd]e|[Hh]et)\s[A-Z][\w&-]*[A-Z][\w&-]*|\b(?:[A-Z]{3,}|(?!Caribisch|Europees)[A-Z][a-z-]{4,})\sNederland\b|\b(?:VNG|IPO|RIVM"
    r"|TNO|UWV|CBS|CPB|SCP|PBL|NS|ProRail|Rijkswaterstaat|Staatsbosbeheer)\b"
)
BODY: Final = re.compile(
    r"\b(?:de|het|een|deze|die|dit|alle|beide)\s(?:[\w-]+\s){0,2}?[\w-]{0,40}(?:commissies?|raad|raden|inspecties?"
    r"|autoriteit|instituut|bureau|gemeenten?|provincies?|bedrij(?:f|ven)"
    r"|partijen|partners|sector|organisaties?|instellingen|stichting|unie|college|werkgroep|taskforce|politie"
    r"|eilanden|landen|werkgevers"
    r"|universiteit|verenig(?:ing(?:en)?)|(?:vak)?bond(?:en)?|verbond|koepels?|federatie|genootschap|rekenkamer"
    r"|ombudsman|aanbieders|verzekeraars|toezichthouder|rechter|lidstaten|leden"
    r"|waterschappen|corporaties|\w{3,20}dienst|agentschap|korpsleiding|korpschef|openbaar ministerie|\w{3,20}fonds)\b",
    re.IGNORECASE,
)
_HE_AT_END = re.compile(r"\b(?:hij|zij|ze)\s{1,3}\Z", re.IGNORECASE)
_SUBJECTS = {
    "speaker": Subject.MINISTER,
    "cabinet": Subject.CABINET,
    "house": Subject.HOUSE,
    "impersonal": Subject.IMPERSONAL,
}

_NEGATION: Final = any_case(
    r"\b(?:niet|niets|geen|nooit|evenmin|noch)\b(?!\s{1,9}(?:nalaten|alleen|slechts|enkel|nu|eerder dan|later dan"
    r"|uitgesloten"
    r"|anders dan|meer dan))"
)
_UNREAL: Final = any_case(r"\b(?:zou|zouden|had|hadden)\b")
# "Zo spoedig mogelijk hierna" is later; "in paragraaf 4" is further on in this letter, unless it is of another paper
_HERE: Final = (
    r"(?<!mogelijk )(?<!kort )(?<!direct )(?<!meteen )(?<!spoedig )(?<!snel )(?<!weken )(?<!maanden )hierna"
    r"|verderop|(?:elders|later|verder) in (?:deze|dit|mijn)|(?:aan het (?:begin|eind|einde|slot)|in het (?:slot"
    r"|\w+ deel)"
    r"|in de rest) van (?:deze|dit)|in de (?:volgende|laatste|hiernavolgende|daaropvolgende) (?:alinea|paragraaf"
    r"|paragrafen)"
    r"|in (?:paragraaf|hoofdstuk|onderdeel|deel) (?:\d[\d.]{0,4}|(?-i:[A-Z]{1,3}\b))(?! van (?:de|het|mijn|die))"
    r"|(?:onder|bij) (?:punt|onderdeel|vraag|vragen) (?:\d[\d.]{0,4}|(?-i:[A-Z]\b))|bij (?:de"
    r"|mijn) beantwoording van vra(?:ag|gen)|in (?:het|mijn)"
    r" antwoord op vra(?:ag|gen)"
)
NOW: Final = any_case(
    r"\b(?:hierbij|hiermee|hiermede|bij dezen|bij deze|bijgaand|bijgevoegd|hiernevens|in (?:deze|onderhavige"
    r"|voorliggende) (?:kamer|verzamel|voortgangs)?(?:brief|notitie|nota|beantwoording|reactie)"
    r"|(?:met|via|middels|door middel van|door) deze (?:\w{0,16})(?:brief|notitie|nota)|hieronder"
    r"|(?:met|in|bij|via|middels|door middel van) dit schrijven|(?:langs|via) deze weg"
    rf"|{_HERE}"
    r"|onderstaand\w*|in het (?:onderstaande|navolgende|vervolg van deze)"
    r"|in de bijlagen?|als bijlage(?! (?:bij|in|van) (?:de|het|mijn) (?:\w+ )?(?:begroting|jaarverslag|\w*nota"
    r"|\w*rapportage|volgende))|het volgende(?=\s{0,3}(?:[.,:;]|$|(?:mede|mee|op|aan|over|te|onder)\b))"
    r"|als volgt)(?!\w)",
    (
        "hier bij_deze bijg deze dit_schrijven onderhavige voorliggende onder vervolg bijlage volg verderop elders"
        " later_in verder_in"
        " begin_van eind_van einde_van slot_van deel_van rest_van alinea paragra hoofdstuk deel_ punt bij_vra op_vra"
        " van_vra"
    ),
)
_ASKED: Final = any_case(
    r"\b(?:verzoekt|verzoeken|verzocht|gevraagd|vraagt|vroeg|vroegen|vragen|roept|oproep|opgeroepen|pleit|dringt"
    r"|wens|wil graag weten)\b(?!\s{1,9}(?:van|uit)\b)"
)
_REQUESTED: Final = any_case(r"\b(?:wordt|worden) (?:de regering|het kabinet|ik|de minister) verzocht\b", "verzocht")
# "Wil graag weten wat daar uitkomt, dus dat meld ik hem" is no more of the request
_FOLLOWS = re.compile(r"\s{0,9}(?:om|of|dat(?!\s\w{2,20}\s(?:ik|wij|we)\b)|te|en)\b")
_RELATIVE = re.compile(r"\s{0,9}(?:dat|die) (?:ik|wij|we)\b", re.IGNORECASE)
_WHETHER: Final = any_case(
    r"(?<!\bte )(?<!\bover de )(?<!\bop de )(?<!\bnaar de )\b(?:vra(?:ag|agt|gen)|vroeg"
    r"|vroegen|gevraagd)\s{1,9}(?:(?:is|mij"
    r"|mij ook)\s{1,9})?"
    r"(?:of|wanneer|waarom|hoe|wat)\b",
    "vra vroeg",
)
_WHETHER_BEFORE: Final = re.compile(
    r"\b(?:is|wordt|werd)\b[^.;:]{0,60}?\b(?:gevraagd|geïnformeerd|gesuggereerd|bepleit)\s(?:of|om|wanneer"
    r"|waarom)\b[^;:]{0,600}\Z",
    re.IGNORECASE,
)
# "De heer Jansen vroeg daarnaar en ik kan hem zeggen dat ik ..." is no more of the request
_ANSWERED: Final = re.compile(
    r"\b(?:ik|wij|we)\b.{0,40}?\b(?:zeg|zeggen|melden|antwoorden|toezeggen|meegeven|vertellen|bevestigen)\s{0,3}\Z",
    re.IGNORECASE,
)
_OWN_WORD: Final = re.compile(r"\b(?:ik|wij|we|het kabinet|mijn)\b", re.IGNORECASE)
_WILL_ASK: Final = re.compile(r"\b(?:zal|zullen|ga|gaan)\b[^,;]{0,120}\Z", re.IGNORECASE)
_WISHED: Final = any_case(
    r"(?<!\bik )(?<!\bwij )\b(?:wil|willen|wenst|wensen|eist|eisen|adviseer\w*|beve(?:el|le)\w*|spreekt uit"
    r"|gebruikelijk|praktijk)\b[^,;.]{0,20}\Z"
)
_TOLD_THEN: Final = (
    "toezegden?", "zegden?", "beloofden?", "kondigden?", "meldden?", "berichtten?", "schreefn?", "deelden?",
)  # fmt: skip
_SAID_BEFORE: Final = (
    "toegezegde?", "beloofd", "aangekondigd", "aangegeven", "uitgesproken", "aangeboden (?:om|te|die|dat|dit|deze)",
    "gemeld", "juist gezegd", "zojuist gezegd", "net gezegd", "al gezegd", "toen gezegd", "destijds gezegd",
    "meegedeeld", "medegedeeld", "opgenomen",
    "geconstateerd", "gesteld", "afgesproken", "geschreven", "de toezegging gedaan",
    "toezegging (?:was|luidde|hield)",
    *(rf"{when} (?:\w+ )?(?:gezegd|geantwoord)" for when in ("toen", "destijds", "indertijd", "daarop")),
)  # fmt: skip
_TOLD: Final = re.compile("|".join(_TOLD_THEN), re.IGNORECASE)
RECALLED: Final = any_case(
    rf"\b(?:{by_first_letter((*_TOLD_THEN, *_SAID_BEFORE))})\b",
    "zeg belo kondig meld bericht schre deel gege sprok gebod stateer stel antwoord nomen toezegging",
)
_PERFECT: Final = any_case(r"\b(?:heb|heeft|hebben|is|zijn|werd|werden|was|waren|had|hadden)\b")
_STARTS_ANEW = re.compile(r"[;:]|\b(?:maar|doch)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(r"\W{0,20}(?:ik|wij|we|het kabinet|de regering|nederland)\b", re.IGNORECASE)
# "Op de vragen die zijn gesteld, ontvangt u ...": the verb before its subject begins the main clause
_TURNED_ROUND = re.compile(
    rf"\W{{0,9}}(?:(?:en\s)?(?:dat|die|dit|deze|de|het)\s[\w-]{{1,40}}\s)?{FINITE}\s{{1,9}}"
    r"(?:ik|wij|we|u|uw kamer|de kamer|het kabinet)\b",
    re.IGNORECASE,
)
_SO_THAT: Final = re.compile(r"\W{0,9}(?:zodat|waarna|opdat)\s(?:ik|wij|we|het kabinet|de regering)\b", re.IGNORECASE)
_AS_SAID = re.compile(r"\b(?:zoals|als|conform|overeenkomstig|gelijk)\b[^,]*$", re.IGNORECASE)


_ASIDE: Final = re.compile(
    r",\s(?:voor zover|zoals|indien|mits|gelet op|waar|hoewel|ook als)\b[^,;]{0,120}\s(?:dat|die)\s[^,;]{0,120}(?=,)",
    re.IGNORECASE,
)

_WHEN: Final = re.compile(
    r"(?:(?<=\su)|(?<=\sik)|(?<=\swij)|(?<=\swe)|(?<=[Kk]amer)|(?<=kabinet))(?:,\s|\s[–—]\s)(?:nadat|zodra|voordat|wanneer"
    r"|na|gehoord)\b(?:(?!\b(?:ik|wij|we)\b)[^,;–—]){3,160}(?:,|\s[–—])(?=\s)",
    re.IGNORECASE,
)
"""What comes first, between the verb and the promise: "zal ik u, nadat het overleg is gevoerd, informeren"."""
_IN_PASSING: Final = re.compile(
    r",\s(?:zo mogelijk|naar verwachting|uiterlijk|indien mogelijk|bij voorkeur|vergezeld van|tezamen met|samen met"
    r"|voorzien van|mede namens|nog|zoals gebruikelijk|als bijlage)\b[^,;]{0,100},",
    re.IGNORECASE,
)


# "Zal niet, zoals beoogd, nog dit jaar maar in februari komen": what is not so is the old moment
NOT_THEN: Final = re.compile(
    r"\bniet(?:, zoals [^,]{1,40},)? (?:meer |nog |al |reeds ){0,2}(?:dit jaar|deze maand|deze zomer"
    r"|(?:in|per|op|voor|vóór|medio|begin|eind|half|binnen) [\w ]{2,30}?),? maar (?:pas |eerst )?"
    r"(?=(?:in|per|op|voor|vóór|medio|begin|eind|half|binnen|na|volgend)\b)",
    re.IGNORECASE,
)


def clauses(sentence: str, *, he_governs: bool = False) -> Iterator[Clause]:
    """Cut a sentence into clauses, each with its offset and the words before it; an endless clause is cut short.

    An aside ("zal ik, voor zover de wet dat toelaat, ...") is blanked: it cuts nothing.
    """
    written = NOT_THEN.sub(lambda old: " " * len(old[0]), sentence)
    sentence = _without_asides(written) if "," in written else written
    start = 0
    for cut, further in (*(boundary.span() for boundary in BOUNDARY.finditer(sentence)), (len(sentence),) * 2):
        if cut > start:
            end, first = min(cut, start + _LONGEST), max(0, start - _LOOK_BACK)
            yield Clause(sentence[start:end], start, sentence[first:start], he_governs, written[first:end])
        start = further


def _without_asides(sentence: str) -> str:
    for asides in (_ASIDE, _WHEN):
        sentence = asides.sub(lambda aside: " " * len(aside[0]), sentence)
    return _IN_PASSING.sub(lambda aside: aside[0].replace(",", " "), sentence)


def subject_of(clause: str, verb_start: int, verb_end: int) -> Subject:
    """Return who acts: the words right after the finite verb, or else the first noun phrase before it."""
    before = clause[:verb_start]
    beside = "" if _HE_AT_END.search(before) else clause[verb_end:].lstrip()
    after = _KNOWN.match(beside)
    if after and after.lastgroup in ("speaker", "cabinet"):
        return _SUBJECTS[str(after.lastgroup)]
    speakers = [m for m in _KNOWN.finditer(before) if m.lastgroup in ("speaker", "cabinet")]
    third = BODY.search(before) or _ACRONYM.search(before)
    if not speakers and (BODY.match(beside) or _ACRONYM.match(beside)):
        return Subject.THIRD
    if third and not (speakers and speakers[0].start() <= third.start()):
        return Subject.THIRD
    if speakers:
        return _SUBJECTS[str(speakers[0].lastgroup)]
    if after and after.group().lower() == "er":
        return Subject.IMPERSONAL
    return _named_before(before)


def _named_before(before: str) -> Subject:
    known = _KNOWN.search(before)
    return _SUBJECTS[str(known.lastgroup)] if known else Subject.UNKNOWN


def is_negated(clause: str) -> bool:
    """Tell whether the clause says that something will not be."""
    return _NEGATION.search(clause) is not None


def is_unreal(clause: str) -> bool:
    """Tell whether the clause speaks of what would be or had been."""
    return _UNREAL.search(clause) is not None


def is_quoted(sentence: str, position: int) -> bool:
    """Tell whether the position lies between quotation marks."""
    before = sentence[:position]
    if before.rfind("‘") > before.rfind("’"):
        return True
    return before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_asked(clause: Clause) -> bool:
    """Tell whether the clause is what somebody asks for: "verzoekt de regering ... te informeren"."""
    if _REQUESTED.search(clause.text):
        return True
    if _WHETHER_BEFORE.search(clause.before) and not _OWN_WORD.search(clause.text):
        return True
    whether = _WHETHER.search(clause.text)
    if (whether and not _WILL_ASK.search(clause.text[: whether.start()])) or _WISHED.search(clause.before):
        return True
    if clause.before.rstrip().endswith(",") and _RELATIVE.match(clause.text):
        return False
    if clause.before.rstrip().endswith(";"):
        return False
    follows = _FOLLOWS.match(clause.text) is not None
    is_asked_for = follows and _ASKED.search(clause.before) is not None
    return is_asked_for and _ANSWERED.search(clause.before) is None


def is_recalled(clause: Clause, verb_start: int = 0) -> bool:
    """Tell whether the words only say what was promised or told before: "heb ik toegezegd dat ..."."""
    if clause.before.rstrip().endswith(" en") and _OWN_SUBJECT.match(clause.text):
        return False
    if _SO_THAT.match(clause.text):
        return False
    turned = clause.before.rstrip().endswith((",", ", en")) and _TURNED_ROUND.match(clause.text)
    if turned and not RECALLED.search(clause.text[:verb_start]):
        return False
    before = clause.before + clause.text[:verb_start]
    said = max(RECALLED.pattern.finditer(before), key=re.Match.start, default=None)
    is_told_of = said is not None and said.group().lower() == "opgenomen" and _RELATIVE.match(clause.text) is not None
    if said is None or is_told_of or _AS_SAID.search(before[: said.start()]) or _STARTS_ANEW.search(before, said.end()):
        return False
    return _PERFECT.search(before) is not None or _TOLD.fullmatch(said.group()) is not None
