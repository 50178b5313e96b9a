"""A letter laid out for reading what it does to earlier promises, and the suggestion made of some of its sentences."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from commitments.deadlines import Deadline
from sources.reading import postponement_cues
from sources.reading.caseless import any_case
from sources.reading.clauses import Subject, subject_of
from sources.reading.linking import Links
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason, Span, Suggestion
from sources.reading.suggesting import in_text

_ABOUT_IT: Final = re.compile(
    r"\b(?:mijn|deze|die|de genoemde) toezegging\b.{0,60}?\b(?:dateert|deed|gedaan|is van|stamt)\b", re.IGNORECASE
)
_NOW_DUE: Final = re.compile(
    r"\b(?:tot|naar|maar|nu|thans|alsnog|pas|eerst|uiterlijk|verwacht\w*|streef|namelijk)\b", re.IGNORECASE
)
_PEOPLE: Final = (
    r"(?:sector|branche|gemeenten?|provincies?|(?:in|om)?woners|bewoners|ondernemers|medewerkers|personeel"
    r"|burgemeesters?"
    r"|wethouders?|leraren|scholen|agenten|militairen|ouders|reders|bonden|vakbonden|werkgevers|werknemers|organisaties"
    r"|bedrijven|boeren|telers|vissers|slachtoffers|nabestaanden|gedupeerden|instellingen|regio)"
)
OTHERS: Final = any_case(
    r"\b(?:zij|ze) hebben\b.{0,30}?\btoegezegd\b|\b(?:heb|hebben) (?:ik |wij )?(?:hun|hen)\b.{0,40}?\btoegezegd\b|"
    r"\b(?:(?-i:[A-Z]{3,})|[Zz]orgverzekeraars|(?<!minister )(?<!staatssecretaris )"
    r"(?:de|het|een) (?!minister|staatssecretaris|kabinet|regering|kamer"
    r"|collega"
    r"|ambt)[\w-]+(?: (?-i:[A-Z])\w+)?)(?: Nederland)? (?:heeft|hebben)(?: mij| ons| inmiddels| ook"
    r"| hierbij)* toegezegd\b"
    r"|\b(?:overheden|gemeenten|provincies|partijen|bedrijven|instellingen|organisaties|landen|lidstaten|banken"
    r"|verzekeraars|werkgevers|aanbieders|waterschappen|corporaties|commissie|inspecteurs)\b(?: (?!ik\b"
    r"|wij\b)\S+){0,6}?"
    r" (?:had|hadden|heeft|hebben)\b[^.;]{0,40}?\b(?:toegezegd|de toezegging)\b"
    r"|\btoezegging(?:en)? van (?:de|het) (?!(?:\w+ )?(?:minister|staatssecretaris|kabinet|regering"
    r"|ambtsvoorganger|bewinds)|\w*(?:debat"
    r"|overleg|vergadering|behandeling)\b)[a-z][\w-]*\b"
    rf"|\b(?:aan|tegenover) (?:de|het) {_PEOPLE}\b.{{0,40}}?\btoegezegd\b"
    rf"|\b(?:heb|hebben|had|hadden|is|zijn) (?:ik |wij )?(?:de|het|deze|die|alle|betrokken) {_PEOPLE}\b.{{0,40}}?"
    r"\b(?:toegezegd|beloofd)\b"
    r"|\b(?:regering|kabinet|autoriteiten|bestuur) van (?-i:(?!Nederland)[A-ZÀ-Ý]\w+)(?: (?-i:[A-ZÀ-Ý])\w+)?"
    r" (?:heeft|hebben|had|hadden|zegde)\b"
    r"|\b(?:de|het) (?-i:(?!Nederlandse)[A-ZÀ-Ý]\w+se) (?:regering|overheid|autoriteiten|minister|president|premier"
    r"|kabinet) (?:heeft|hebben|had|hadden|zegde)\b"
    r"|\bvan (?:de|het|een) (?!(?:\w+ )?(?:minister|staatssecretaris|kabinet|regering|ambtsvoorganger|bewinds))"
    r"[\w-]+ (?:de|een) toezegging\b",
    "zeg beloofd autoriteit bestuur regering kabinet president premier overheid",
)
"""Promises that others made, or that were made to others: nothing that parliament is owed."""
_OURS: Final = re.compile(
    r"\b(?:ik|wij|we|minister|staatssecretaris|kabinet|regering|(?:ambts)?voorgangers?|bewinds\w{2,10}|collega"
    r"|amb(?:t|ts)genoot|ondergetekende|rijk)\b",
    re.IGNORECASE,
)
_NEAR: Final = 20
_POINTS_TO_US: Final = re.compile(rf"{_OURS.pattern}|\b(?:hij|zij|die|dat|wat|welke)\b", re.IGNORECASE)
"""Who may have promised what parliament is owed: the government, or a word that points to it."""
_THAT: Final = re.compile(r"\bdat\s(?=(?:de|het|een|alle|beide)\s|(?-i:[A-ZÀ-Ý]))", re.IGNORECASE)
_TO_US: Final = re.compile(r"\b(?:mij|me|ons)\s(?:\w{1,20}\s){0,3}?(?:toegezegd|beloofd)\b", re.IGNORECASE)
_HAS: Final = r"\b(?:heb|heeft|hebben|had|hadden|zegt|zegde|zegden)\b"
_HAS_PROMISED: Final = re.compile(
    rf"(?P<verb>{_HAS})(?:(?!{_HAS})[^.;]){{0,120}}?\b(?:toegezegd|beloofd|toe)\b",
    re.IGNORECASE,
)

_BY_OTHERS: Final = (
    r"\bdoor (?:de|het|een|alle) (?!(?:[\w-]{1,20} )?(?:minister|staatssecretaris|kabinet|regering|(?:ambts)?voorganger"
    r"|bewinds|collega|amb(?:t|ts)genoot|lid|leden|heer|fractie|kamer|vaste|vragen))(?:\S{1,30}\s){1,4}?"
)
_BY_OR_TO: Final = any_case(
    rf"{_BY_OTHERS}(?:is|zijn|werd|werden)\s(?:\S{{1,30}}\s){{0,3}}?(?:toegezegd|beloofd)\b"
    rf"|\b(?:is|zijn|werd|werden)\s(?:\S{{1,30}}\s){{0,3}}?{_BY_OTHERS}(?:toegezegd|beloofd)\b"
    r"|(?<!door )(?<!van )\b(?:mij|ons)\s(?:is|zijn|werd|werden)\s(?:\S{1,30}\s){0,3}?(?:toegezegd|beloofd)\b"
    r"|\b(?:is|zijn|werd|werden)\s(?:mij|ons)\s(?:\S{1,30}\s){0,3}?(?:toegezegd|beloofd)\b"
    r"|\bmoest(?:en)?\b[^.;]{0,80}?\bworden toegezegd\b",
    "zeg belo",
)
"""Promised by others, to the minister or of need: "is door de reders toegezegd", "moest worden toegezegd"."""


def is_others(clean: str) -> bool:
    """Tell whether a promise that a sentence names is somebody else's: "de inspectie heeft een toets toegezegd"."""
    if OTHERS.search(clean) or _BY_OR_TO.search(clean):
        return True
    promised = _HAS_PROMISED.search(clean)
    if promised is None:
        return False
    verb = promised.start("verb")
    start = max((that.end() for that in _THAT.finditer(clean, 0, verb)), default=0)
    if _OURS.search(clean, max(0, verb - _NEAR), promised.end()):
        return _TO_US.search(promised.group()) is not None
    who = subject_of(clean[start:], verb - start, promised.end("verb") - start)
    is_unknown = who is Subject.UNKNOWN and _POINTS_TO_US.search(clean, start, promised.end()) is None
    return who is Subject.THIRD or is_unknown or _TO_US.search(promised.group()) is not None


_ANNOUNCED_WITHIN: Final = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """The sentences of a letter with what was read in them before."""

    sentences: Sequence[Sentence]
    text: str
    promises: Sequence[Suggestion]
    links: Links
    moments: Callable[[str], Sequence[Deadline]] = lambda words: ()

    def makes_promise(self, sentence: Sentence) -> bool:
        """Tell whether a promise was read in this sentence."""
        return any(item.span.start <= sentence.start < item.span.end for item in self.promises)


def made(letter: Letter, first: int, last: int, kind: FulfilmentKind, reasons: Sequence[Reason]) -> Fulfilment:
    """Return what sentences first..last do to an earlier promise, with what they refer to."""
    if (
        kind is not FulfilmentKind.POSTPONES
        and last + 1 < len(letter.sentences)
        and _ABOUT_IT.search(letter.sentences[last + 1].clean)
    ):
        last += 1
    span = Span(letter.sentences[first].start, letter.sentences[last].end)
    cue_words = " ".join(sentence.clean for sentence in letter.sentences[first : last + 1])
    is_put_off = kind is FulfilmentKind.POSTPONES
    stated = postponement_cues.STATED_REASON.search(cue_words) if is_put_off else None
    return Fulfilment(
        span=span,
        text=span.quote(letter.text),
        kind=kind,
        score=sum(reason.weight for reason in reasons),
        reasons=tuple(reasons),
        refers_to=letter.links.of(letter.sentences, first, last, min(reason.span.start for reason in reasons)),
        stated_reason=" ".join(stated.group().split()) if stated else "",
        new_term=_new_term(letter, last) if is_put_off else None,
    )


def _new_term(letter: Letter, last: int) -> Deadline | None:
    """The term that takes the old one's place: of the promise that follows, or behind "tot", "maar" or "verwacht"."""
    for sentence in letter.sentences[last : last + _ANNOUNCED_WITHIN]:
        for promise in letter.promises:
            if promise.span.start == sentence.start and promise.deadline and promise.deadline.latest:
                return promise.deadline
    sentence = letter.sentences[last]
    turn = _NOW_DUE.search(sentence.clean)
    later = [
        moment for moment in letter.moments(sentence.clean) if turn and moment.start >= turn.start() and moment.latest
    ]
    return in_text(later[0], sentence) if later else None
