"""Frames: the words before an anchor that say how it bounds the term ("voor", "uiterlijk in", "niet eerder dan")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeVar

from commitments.calendars import DAY
from commitments.deadlines.anchors import Anchor, Scan, Window
from commitments.deadlines.policy import Policy
from commitments.deadlines.result import Precision


class Frame(StrEnum):
    IN = "in"  # within the window
    BY = "by"  # up to the window's last day
    START = "start"  # on its first day
    BEFORE = "before"
    AFTER = "after"
    FROM = "from"  # not before its first day, no upper bound
    BEYOND = "beyond"  # not before it has passed, no upper bound
    AROUND = "around"
    WITHIN = "within"  # "binnen": a stretch, else as BY
    AHEAD = "ahead"  # "over": a stretch only


T = TypeVar("T")
Phrases = dict[str, list[tuple[list[str], T]]]


def phrase_table(phrases: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Phrases by their first word, the longest first."""
    table: Phrases[T] = {}
    for phrase, meaning in phrases:
        first, *rest = phrase.split()
        table.setdefault(first, []).append((rest, meaning))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


def match_phrase(table: Phrases[T], words: list[str], i: int) -> tuple[int, T] | None:
    """The longest phrase of a table at i: the word after it and its meaning."""
    for rest, meaning in table.get(words[i], ()):
        end = i + 1 + len(rest)
        if not rest or words[i + 1 : end] == rest:
            return end, meaning
    return None


FRAME_PHRASES = {
    Frame.IN: "in|op|tijdens|gedurende|met|bij|ter|aan|in de loop van|in den loop van|in loop van"
    "|in de loop der|loop van|lopende"
    "|gelijktijdig met|tegelijk met|tegelijkertijd met|gelijk met|samen met|tezamen met|parallel aan"
    "|in samenhang met|ten tijde van"
    "|ter gelegenheid van|bij gelegenheid van|in de periode|in de periode van|in het verloop van"
    "|in de rest van|in het restant van|via|tussen|gepland voor|ingepland voor|voorzien voor|geagendeerd voor"
    "|beoogd voor|geprogrammeerd voor",
    Frame.BY: "uiterlijk|niet later dan|in geen geval later dan"
    "|geenszins later dan|op zijn laatst|op z'n laatst|op zijn allerlaatst|ten laatste"
    "|uiterst|tot en met|t / m|tot uiterlijk"
    "|tussen nu en|tussen heden en|tussen vandaag en|van nu tot|vanaf nu tot|voor of op|op of voor"
    "|voor dan wel op|tegen|richting",
    Frame.START: "per|met ingang van|ingaande|te rekenen vanaf|met ingang op",
    Frame.BEFORE: "voor|voorafgaand aan|voorafgaande aan|vooruitlopend op|in aanloop naar"
    "|in de aanloop naar|in de aanloop tot"
    "|ter voorbereiding op|ter voorbereiding van|aan de vooravond van|tot|tot aan|ten behoeve van|tbv"
    "|met het oog op|eerder dan|vroeger dan",
    Frame.AFTER: "na|volgend op|volgende op|aansluitend op|aansluitend aan|in aansluiting op|in vervolg op",
    Frame.FROM: "vanaf|niet eerder|niet eerder dan|niet voor|niet meer voor|niet al voor|niet nog voor"
    "|niet vroeger dan|op zijn vroegst"
    "|op z'n vroegst|ten vroegste|vroegst|te beginnen in|te beginnen met|beginnend in|startend in",
    Frame.BEYOND: "niet meer in|niet meer|niet in|niet op|niet tijdens|niet binnen|later dan",
    Frame.AROUND: "rond|rondom|omstreeks|omtrent|zo rond|om en nabij|om en bij",
    Frame.WITHIN: "binnen",
    Frame.AHEAD: "over",
}
# Words that may stand before or between frames: some change nothing, some make the term a wish.
FILLER, WISH = "filler", "wish"
FILLERS = (
    "nog|al|reeds|pas|eerst|ook|dus|zeker|ergens|ruim|ruimschoots|kort|vlak|direct|meteen|onmiddellijk|snel|spoedig|terstond|later|circa|ca"
    "|in ieder geval|in elk geval|naar verwachting|naar het zich laat aanzien|dan|juist|echt|gewoon|wel"
    "|ongeveer|ruim op tijd|op tijd|tijdig"
    "|waarschijnlijk|vermoedelijk|in beginsel|in principe"
)
WISHES = (
    "zo mogelijk|zoo mogelijk|bij voorkeur|het liefst|liefst|indien mogelijk|indien enigszins mogelijk"
    "|als het kan|hopelijk|mogelijk"
    "|graag|idealiter|als het lukt|wellicht|desgewenst"
)
BEFORE_ANCHORS: Phrases[str] = phrase_table(
    (phrase, meaning)
    for meaning, phrases in ((FILLER, FILLERS), (WISH, WISHES), *FRAME_PHRASES.items())
    for phrase in phrases.split("|")
)
COMBINED = {
    (Frame.BY, Frame.IN): Frame.BY,
    (Frame.BY, Frame.START): Frame.START,
    (Frame.FROM, Frame.IN): Frame.FROM,
    (Frame.FROM, Frame.START): Frame.FROM,
    (Frame.FROM, Frame.AFTER): Frame.BEYOND,
    (Frame.FROM, Frame.BY): Frame.FROM,
    (Frame.BEYOND, Frame.BEFORE): Frame.FROM,
    (Frame.BEYOND, Frame.IN): Frame.BEYOND,
    (Frame.BEYOND, Frame.WITHIN): Frame.BEYOND,
    (Frame.BEFORE, Frame.IN): Frame.BEFORE,
    (Frame.AROUND, Frame.IN): Frame.AROUND,
    (Frame.AFTER, Frame.IN): Frame.AFTER,
}


class Framed(NamedTuple):
    """The frame before the word `end`; None when only fillers were read."""

    end: int
    frame: Frame | None
    wish: bool


def match_frame(words: list[str], i: int) -> Framed:
    """Read fillers, wishes and frames; "uiterlijk in" is BY, "niet eerder dan na" is BEYOND."""
    frame: Frame | None = None
    wish = False
    for _ in range(MOST_FRAMES):
        found = match_phrase(BEFORE_ANCHORS, words, i)
        if found is None:
            break
        end, meaning = found
        if isinstance(meaning, Frame):
            frame = COMBINED.get((frame, meaning), meaning) if frame else meaning
        wish = wish or meaning is WISH
        i = end
    return Framed(i, frame, wish)


OPENERS = frozenset(BEFORE_ANCHORS)
COUNTED_OUT = (Precision.MONTH, Precision.QUARTER, Precision.HALF)
LIMIT = re.compile(
    r"[\s,(]*(?:(?:maar|en|doch|of)\s+)?(?:dan\s+)?"
    r"(?:in\s+(?:elk|ieder)\s+geval|uiterlijk|op\s+zijn\s+laatst|ten\s+laatste|niet\s+later|anders)\b",
    re.IGNORECASE,
)
"""What comes between a hope and the last day for it."""
YEAR_SAID = re.compile(r"(?:19|20)\d\d|jaar")
MOST_FRAMES = 6
Bounds = tuple[date | None, date | None]


class Term(NamedTuple):
    """A framed anchor put in its year; both bounds None where it lies wholly before the day said."""

    anchor: Anchor
    frame: Frame
    window: Window | None
    earliest: date | None = None
    latest: date | None = None
    shift: str = ""  # "twee weken", where the term lies so long before or after the window


def _after(policy: Policy, window: Window, late: str) -> Bounds:
    earliest = window.last + DAY
    if not late:
        return earliest, None
    if late == "na-zomer":
        return earliest, max(earliest, policy.day(late, window.last.year))
    return earliest, window.last + timedelta(days=policy.number(late))


def _around(policy: Policy, window: Window, late: str) -> Bounds:
    margin = timedelta(days=policy.number("rond"))
    return window.first - margin, window.last + margin


def _before(policy: Policy, window: Window, late: str) -> Bounds:
    return None, window.before or window.first - policy.number("voor") * DAY


BOUNDS: dict[Frame, Callable[[Policy, Window, str], Bounds]] = {
    Frame.IN: lambda policy, w, late: (w.first, w.last),
    Frame.BY: lambda policy, w, late: (None, w.last),
    Frame.WITHIN: lambda policy, w, late: (None, w.last),
    Frame.START: lambda policy, w, late: (w.first, w.first),
    Frame.BEFORE: _before,
    Frame.AFTER: _after,
    Frame.FROM: lambda policy, w, late: (w.first, None),
    Frame.BEYOND: lambda policy, w, late: (w.last + DAY, None),
    Frame.AROUND: _around,
}
INSTEAD = (Frame.BEFORE, Frame.AFTER, Frame.BEYOND)


def resolve(
    s: Scan, frame: Frame, anchor: Anchor, bounds: Callable[[Policy, Window, str], Bounds] | None = None
) -> Term:
    """Put an anchor in the first year in which the term does not end before the day said.

    `bounds` replaces the bounds that the frame gives.
    """
    if anchor.instead and frame in INSTEAD:
        anchor = anchor.instead
    bounds = bounds or BOUNDS[frame]
    before = _spoken_before(s, anchor)
    for year in () if anchor.past else _years(anchor, s.said_on.year):
        window = anchor.at(year)
        if window is None or (before and window.last < before) or _is_too_early(anchor, window, s.said_on):
            continue
        earliest, latest = bounds(s.policy, window, anchor.late)
        limit = latest or (window.last if frame is Frame.FROM else earliest)
        if limit and limit >= s.said_on:
            return Term(anchor, frame, window, earliest and max(earliest, s.said_on), latest)
    return Term(anchor, frame, None)


def _spoken_before(s: Scan, anchor: Anchor) -> date | None:
    """ "in het eerste kwartaal van 2026 en in het tweede kwartaal": the second one comes after the first."""
    last = s.last
    if last is None or anchor.year is not None or YEAR_SAID.search(last.wording) is None:
        return None
    if LIMIT.match(s.text.text, last.end):  # "begin 2023, maar niet later dan 1 maart"
        return last.earliest
    is_same_kind = last.rule.partition("-")[0] == anchor.rule.partition("-")[0]
    return last.latest if is_same_kind and anchor.precision in COUNTED_OUT else None


def _is_too_early(anchor: Anchor, window: Window, said_on: date) -> bool:
    if anchor.strict:
        return window.first <= said_on
    return anchor.coming and window.first + (window.last - window.first) / 2 < said_on


def _years(anchor: Anchor, said: int) -> Iterable[int]:
    if anchor.year is not None:
        return (anchor.year,)
    return anchor.years or range(said - 1, said + 5)  # 5: a 29 February may be three years ahead
