"""Which open commitments a paper answers, with reasons; and what it claims to keep that the register does not hold.

Pure, and ignorant of how a paper was read: whoever read it says in an `AnsweringPassage` what the words name. A clerk
decides.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.citations import split_identifier
from commitments.words import WORD, stems

MOST = 3
ENOUGH = 3.0
"""The least weight of a match worth showing; a dossier and a ministry in common are less."""


@dataclass(frozen=True, slots=True)
class AnsweringPassage:
    """What one passage of a paper says of an earlier promise.

    `cites` has identifiers ("kst-33783-41"), `named_on` the days that it names, `meeting_kinds` values of MeetingKind,
    `motions` the names of those whose motion it names.
    """

    words: str
    cites: frozenset[str] = frozenset()
    named_on: frozenset[date] = frozenset()
    meeting_kinds: frozenset[str] = frozenset()
    motions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper around the passages: its day, its dossiers ("36600-XVI") and its sender's ministry, by code."""

    identifier: str = ""
    signed_on: date | None = None
    dossiers: frozenset[str] = frozenset()
    ministry: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An open commitment. `papers` are the paper it stands in and the report of its meeting; `ministries` the codes of
    the ministry that made it, of the one that has it now, and of all that came after them."""

    number: str
    title: str
    promised_on: date
    dossier: str = ""
    papers: frozenset[str] = frozenset()
    meeting_on: date | None = None
    meeting_kind: str = ""
    ministries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a commitment fits: a rule's name, its weight, and the thing both have in common."""

    rule: str
    weight: float
    shared: str


@dataclass(frozen=True, slots=True)
class Match:
    """A commitment that a passage may answer; `score` is the sum of the reasons' weights."""

    awaited: Awaited
    score: float
    reasons: tuple[Reason, ...]


CITED, SAME_DAY, SAME_KIND, MOTION, DOSSIER, MINISTRY, WORDS = 6.0, 4.0, 1.0, 3.0, 1.0, 0.5, 5.0
OTHER_KIND, OTHER_MINISTRY = -1.5, -1.0


TELLING = {"cited", "motion", "words", "ministry"}
"""Rules of which one must speak for a match before it is chosen: a day and a dossier are shared by many."""


def clear(matches: Sequence[Match]) -> Match | None:
    """The first of these, best first, where it may be chosen beforehand; None where that would be a guess."""
    if not matches or (len(matches) > 1 and matches[1].score == matches[0].score):
        return None
    return matches[0] if TELLING & {reason.rule for reason in matches[0].reasons} else None


class Register:
    """The commitments that parliament waits for, ready to be asked which of them a passage answers."""

    def __init__(self, awaited: Iterable[Awaited]) -> None:
        self.awaited = tuple(awaited)
        self._stems = [stems(item.title) for item in self.awaited]
        spread = Counter(stem for words in self._stems for stem in words)
        count = len(self.awaited)
        self._weights = {stem: math.log(1 + count / times) for stem, times in spread.items()}

    def answered_by(self, passage: AnsweringPassage, paper: Paper, *, most: int = MOST) -> tuple[Match, ...]:
        """The best matches, best first, of equal ones the newest promise; none that was made after the paper."""
        said = stems(passage.words)
        found = [
            Match(item, sum(reason.weight for reason in reasons), reasons)
            for item, title in zip(self.awaited, self._stems, strict=True)
            if not _is_too_early(item, paper)
            for reasons in [tuple(self._reasons(item, title, said, passage, paper))]
        ]
        fitting = [match for match in found if match.score >= ENOUGH]
        fitting.sort(key=lambda match: (-match.score, -match.awaited.promised_on.toordinal(), match.awaited.number))
        return tuple(fitting[:most])

    def _reasons(
        self, item: Awaited, title: frozenset[str], said: frozenset[str], passage: AnsweringPassage, paper: Paper
    ) -> Iterator[Reason]:
        yield from _cited(item, passage)
        yield from _named(item, passage)
        if item.dossier and item.dossier in paper.dossiers:
            yield Reason("dossier", DOSSIER, item.dossier)
        if paper.ministry and item.ministries:
            same = paper.ministry in item.ministries
            yield Reason("ministry" if same else "other-ministry", MINISTRY if same else OTHER_MINISTRY, paper.ministry)
        yield from self._in_words(item.title, title, said)

    def _in_words(self, wording: str, title: frozenset[str], said: frozenset[str]) -> Iterator[Reason]:
        """The share of the title's words that the passage has; a word that stands in many titles tells little."""
        shared = title & said
        whole = sum(self._weights[stem] for stem in title)
        if len(shared) >= min(2, len(title)) and shared:
            share = sum(self._weights[stem] for stem in shared) / whole
            alike = [word for word in WORD.findall(wording) if stems(word) & shared]
            yield Reason("words", round(WORDS * share, 2), ", ".join(alike))


def _is_too_early(item: Awaited, paper: Paper) -> bool:
    return (paper.signed_on is not None and item.promised_on > paper.signed_on) or paper.identifier in item.papers


def _cited(item: Awaited, passage: AnsweringPassage) -> Iterator[Reason]:
    """The very paper counts for much; only its dossier, cited without a number, for little."""
    if shared := item.papers & passage.cites:
        yield Reason("cited", CITED, min(shared))
    elif item.dossier and any(_is_dossier(identifier, item.dossier) for identifier in passage.cites):
        yield Reason("cited-dossier", DOSSIER, item.dossier)


def _is_dossier(identifier: str, dossier: str) -> bool:
    paper = split_identifier(identifier)
    return paper is not None and dossier == "-".join(filter(None, (paper.dossier, paper.part)))


def _named(item: Awaited, passage: AnsweringPassage) -> Iterator[Reason]:
    days = [day for day in (item.meeting_on, item.promised_on) if day in passage.named_on]
    if days:
        yield Reason("day", SAME_DAY, f"{days[0]}")
    if item.meeting_kind and passage.meeting_kinds:
        same = item.meeting_kind in passage.meeting_kinds
        if same or days:
            yield Reason("meeting" if same else "other-meeting", SAME_KIND if same else OTHER_KIND, item.meeting_kind)
    named = [name for name in passage.motions if name.casefold() in item.title.casefold()]
    if named and "motie" in item.title.casefold():
        yield Reason("motion", MOTION, named[0])
