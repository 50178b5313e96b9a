"""Anchors: what a deadline's words hang on (a day, a month, a recess ...), as windows in time.

An anchor said without a year ("1 juli", "het zomerreces") has a window in every year; which one is meant is only
known when the frame around it ("voor", "na") is, so an anchor carries a function from year to window. Each family of
anchors registers the words that it starts with; `anchor` tries them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from commitments.calendars import DAY, HOUSE, SENATE, Calendar, Row
from commitments.deadlines.lexicon import ADJECTIVES, ARTICLES, DETERMINERS, PAST
from commitments.deadlines.policy import Policy
from commitments.deadlines.result import Basis, Deadline, Precision
from commitments.deadlines.words import Words


class Scan(NamedTuple):
    """The words being read and all that their meaning depends on."""

    text: Words
    words: list[str]
    said_on: date
    calendar: Calendar
    policy: Policy
    chamber: str = HOUSE
    last: Deadline | None = None  # the moment before it in the sentence
    nesting: int = 0  # how many anchors the one being read is a part of

    def recess(self, kind: str, year: int) -> Window | None:
        """The recess of that year of the chamber to which it was said."""
        of_senate = " van de Eerste Kamer" if self.chamber == SENATE else ""
        return row_window(self.calendar.recess(kind, year, self.chamber), f"het {kind}{of_senate}")


class Window(NamedTuple):
    """First and last day of an anchor in one year, with its name in Dutch; `before` is the last day for "voor ..."."""

    first: date
    last: date
    label: str
    row: Row | None = None
    before: date | None = None


class Anchor(NamedTuple):
    """A reading of the words up to `end`; `year` is the year said, if any.

    `strict` ("volgend") wants a window that starts after the day said, `coming` ("komend") one of which most is ahead.

    `late` is the policy row that says until when something is "na" this anchor; `instead` is read in its place after
    "voor" and "na" ("voor de zomer" speaks of the summer recess); `policies` are the rows that made the window.
    """

    end: int
    rule: str
    precision: Precision
    basis: Basis
    at: Callable[[int], Window | None]
    year: int | None = None
    strict: bool = False
    late: str = ""
    instead: Anchor | None = None
    policies: tuple[str, ...] = ()
    past: bool = False
    years: Sequence[int] = ()
    coming: bool = False


Parser = Callable[[Scan, int, str], Anchor | None]
PARSERS: dict[str, list[Parser]] = {}
NUMBER = "#"  # the key of parsers that start with digits


def starts_with(words: Iterable[str]) -> Callable[[Parser], Parser]:
    """Register a parser for anchors that start with one of these words."""

    def register(parser: Parser) -> Parser:
        for word in words:
            PARSERS.setdefault(word, []).append(parser)
        return parser

    return register


def fixed(window: Window) -> Callable[[int], Window | None]:
    """The `at` of an anchor that knows its days already."""
    return lambda _year: window


def single(
    end: int, rule: str, precision: Precision, window: Window, said_on: date, basis: Basis = Basis.PERIOD
) -> Anchor:
    """An anchor that counts from the day said and so has one window only."""
    return Anchor(end, rule, precision, basis, fixed(window), years=(said_on.year,))


QUOTES = frozenset("'’‘")
SKIPPED = frozenset().union(ARTICLES, DETERMINERS, PAST, ADJECTIVES, QUOTES)


MOST_SKIPPED = 4


def determiner(s: Scan, i: int) -> tuple[int, str]:
    """Skip articles and read "dit", "komend", "volgend": ("het komende jaar", 0) -> 2, "coming"; "past" for "vorig"."""
    kind = ""
    end = i + MOST_SKIPPED
    while i < end and (word := s.words[i]) in SKIPPED:
        if word in QUOTES and s.words[i + 1].isdecimal():
            break  # the year '21
        if word in PAST:
            kind = "past"
        elif word in DETERMINERS and not kind:
            kind = DETERMINERS[word]
        i += 1
    return i, kind


def anchor(s: Scan, i: int) -> Anchor | None:
    """The anchor whose words start at i, ranges ("maart/april") included."""
    found = plain_anchor(s, i)
    if found and i > 0 and s.words[i - 1] == "tussen" and (gap := between(s, found)):
        return gap
    return found and with_range(s, found)


DEEPEST = 3  # "het eind van de eerste helft van de eerste week van mei"


def plain_anchor(s: Scan, i: int) -> Anchor | None:
    """The anchor whose words start at i, without what may follow in a range."""
    start, kind = determiner(s, i)
    word = s.words[start]
    found = None
    if s.nesting > DEEPEST:
        return None
    for parser in PARSERS.get(NUMBER if word[:1].isdecimal() else word, ()):
        found = parser(s, start, kind)
        if found is not None:
            break
    return found._replace(past=True) if found and kind == "past" else found


RANGE = {"/": 1, "-": 1, "–": 1, "of": 1, "tot": 1, "a": 1, "en": 1, "t": 3, "dan": 2, "resp": 1, "respectievelijk": 1}
PERIODS = {"week", "month", "quarter", "half", "season", "year"}


def range_end(s: Scan, i: int) -> int:
    """Where the second half of a range starts, or 0: "/", "of", "tot en met", "t/m", "dan wel"."""
    words = s.words
    if words[i] not in RANGE:
        return 0
    if words[i : i + 3] in (["tot", "en", "met"], ["t", "/", "m"]):
        return i + 3
    if words[i] == "dan":
        return i + 2 if words[i + 1] == "wel" else 0
    return 0 if words[i] == "t" else i + 1


def with_range(s: Scan, first: Anchor) -> Anchor:
    """Widen an anchor by a second one of its family: "eind 1987/begin 1988", "maart of april 2021"."""
    j = range_end(s, first.end) or (first.end + 1 if s.words[first.end] == "," and first.rule.endswith("-end") else 0)
    if not j or first.past:
        return first
    second = plain_anchor(s, j)
    if second is None or second.past or not _same_family(first, second, s.words[first.end]):
        return first
    return second._replace(at=_joined(first, second), year=first.year if second.year is None else second.year)


def between(s: Scan, first: Anchor) -> Anchor | None:
    """What lies between two things of different kinds: "(tussen) zomer en kerst" is after the one, before the other."""
    second = plain_anchor(s, first.end + 1) if s.words[first.end] == "en" and not first.past else None
    if second is None or second.past or (_same_family(first, second, "en") and _is_stretch(first)):
        return None
    begins, ends = first.instead or first, second.instead or second

    def at(year: int) -> Window | None:
        early = begins.at(year if begins.year is None else begins.year)
        late = ends.at(year if ends.year is None else ends.year)
        if early and late and late.first <= early.last and ends.year is None:
            late = ends.at(year + 1)
        if early is None or late is None or late.first - DAY <= early.last:
            return None
        return Window(early.last + DAY, late.first - DAY, f"de tijd tussen {early.label} en {late.label}", late.row)

    return ends._replace(at=at, year=begins.year or ends.year, instead=None, policies=())


def _is_stretch(found: Anchor) -> bool:
    """Whether "tussen" includes it: "tussen april en juni", "tussen 1 en 5 mei"."""
    family = found.rule.partition("-")[0]
    return family in PERIODS or family in ("day", "weekday")


def _same_family(first: Anchor, second: Anchor, separator: str) -> bool:
    families = {first.rule.partition("-")[0], second.rule.partition("-")[0]}
    if separator == "," and not second.rule.endswith("-begin"):
        return False
    return len(families) == 1 or (separator != "en" and families <= PERIODS)


def _joined(first: Anchor, second: Anchor) -> Callable[[int], Window | None]:
    def at(year: int) -> Window | None:
        late = second.at(year)
        early = first.at(year if first.year is None else first.year)
        if late and early and early.first > late.last and first.year is None:
            early = first.at(year - 1)
        if late is None or early is None:
            return None
        if early.first > late.last and second.rule == "weekday":  # "volgende week dinsdag of woensdag"
            late = late._replace(first=late.first + 7 * DAY, last=late.last + 7 * DAY)
        if early.first > late.last:
            return late
        return Window(early.first, late.last, f"{early.label} tot en met {late.label}", late.row)

    return at


def row_window(row: Row | None, label: str) -> Window | None:
    """The window of a calendar row, None without one."""
    return Window(row.first, row.last, label, row) if row else None


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * DAY
