"""Reading deadlines: every moment in a sentence, or the one that a phrase names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from commitments.calendars import HOUSE, Calendar
from commitments.deadlines import budget, days, ordinals, parts, periods, recesses
from commitments.deadlines.anchors import PARSERS, Scan, anchor
from commitments.deadlines.durations import too_long
from commitments.deadlines.explaining import sentence as explain
from commitments.deadlines.frames import LIMIT, OPENERS, Frame, match_frame, resolve
from commitments.deadlines.lexicon import DETERMINERS, HALVES, NUMBERS, PAST, SEPARABLE
from commitments.deadlines.moments import moment
from commitments.deadlines.occasions import CLAUSES, CONDITIONS, anything
from commitments.deadlines.outcomes import dated, hanging, opened
from commitments.deadlines.policy import DEFAULT_POLICY, Policy
from commitments.deadlines.result import Basis, Deadline, Precision
from commitments.deadlines.undated import EVERY, ONCE, OPEN, OTHER_RECURRING, RECURRING_WORDS, condition
from commitments.deadlines.words import split_words

FAMILIES = (budget, days, ordinals, parts, periods, recesses)
"""Imported for what they register in `PARSERS`; of those that know a word, the one that was imported first tries it."""

STARTERS = frozenset().union(
    OPENERS,
    PARSERS,
    DETERMINERS,
    PAST,
    NUMBERS,
    HALVES,
    OPEN,
    CLAUSES,
    EVERY,
    ONCE,
    OTHER_RECURRING,
    RECURRING_WORDS,
    ("eens", "om"),
)
FIRST_DAY, LAST_DAY = date(1815, 1, 1), date(2199, 12, 31)
NEGATION = re.compile(r"\b(?:niet(?:\s+(?:meer|al|nog))?|jaarlijks|elk\s+jaar|ieder\s+jaar)\s+$", re.IGNORECASE)
LOOK_BACK = 24  # characters: no negation is longer


def find_deadlines(
    text: str, said_on: date, *, calendar: Calendar, policy: Policy = DEFAULT_POLICY, chamber: str = HOUSE
) -> list[Deadline]:
    """Every moment in a sentence, in the order of the text; what has passed already ("jl.", "in 2019") is left out.

    `chamber` is the one to which it was said: its recesses are meant.
    """
    return _find(_scan(text, said_on, calendar, policy, chamber)) if FIRST_DAY <= said_on <= LAST_DAY else []


def read_deadline(
    wording: str,
    said_on: date,
    *,
    calendar: Calendar,
    policy: Policy = DEFAULT_POLICY,
    chamber: str = HOUSE,
    sentence: str | None = None,
) -> Deadline:
    """The deadline that a phrase names; `sentence` is where it stands, for a "niet" or "jaarlijks" just before it.

    `chamber` is the one to which it was said: "voor het zomerreces" speaks of its own recess.

    Never raises, never gives a day before `said_on`, never a day for an open phrase.
    """
    if not FIRST_DAY <= said_on <= LAST_DAY:
        return _nothing(wording, policy, "de dag waarop het gezegd is, ligt buiten de kalender")
    lead = _lead(wording, sentence)
    scan = _scan(lead + wording, said_on, calendar, policy, chamber)
    if sentence and (before := sentence[: max(sentence.find(wording), 0)]):
        spoken = _find(_scan(before, said_on, calendar, policy, chamber))
        scan = scan._replace(last=_as_before(spoken[-1], len(before), len(scan.text.text)) if spoken else None)
    found = choose_deadline(_find(scan)) or _loosely(scan)
    if found is None:
        return _nothing(wording, policy, _why_nothing(scan))
    return _without_lead(found, len(lead), wording) if lead else found


def choose_deadline(candidates: Sequence[Deadline], *, near: int | None = None) -> Deadline | None:
    """Of several moments in one sentence the one that counts.

    What is limited right away ("dit najaar, in elk geval voor het einde van het jaar") gives way to its limit. A day
    goes over a rhythm over an open phrase, a term over a wish; of equals counts the one nearest to `near` (the place
    of the delivering verb), else the one with "uiterlijk", else the first.
    """

    hopes = {id(aim) for aim, limit in pairwise(candidates) if _limits(aim, limit)}

    def order(found: Deadline) -> tuple[bool, int, int, bool, int]:
        distance = 0 if near is None else max(found.start - near, near - found.end, 0)
        return id(found) in hopes, _rank(found), distance, not found.rule.endswith("-by"), found.start

    return min(candidates, key=order, default=None)


NEXT_TO = len(", maar toch wel ")


def _limits(aim: Deadline, limit: Deadline) -> bool:
    """Whether the second moment is the last day for what the first one hopes for."""
    is_near = 0 <= limit.start - aim.end <= NEXT_TO
    return is_near and limit.latest is not None and LIMIT.match(limit.wording) is not None


def _rank(found: Deadline) -> int:
    if found.basis is Basis.RECURRING:
        return 3
    if found.latest:
        return 1 if found.wish else 0
    if found.earliest:
        return 2
    return 4 if found.basis is Basis.OCCASION else 5


def _scan(text: str, said_on: date, calendar: Calendar, policy: Policy, chamber: str) -> Scan:
    words = split_words(text, SEPARABLE)
    return Scan(words, words.words, said_on, calendar, policy, chamber)


def _find(s: Scan) -> list[Deadline]:
    found: list[Deadline] = []
    i, size, words = 0, s.text.size, s.words
    while i < size:
        word = words[i]
        if word not in STARTERS and not word[0].isdecimal():
            i += 1
            continue
        read = moment(s, i)
        if read is None:
            i += 1
            continue
        if read.deadline is not None:
            found.append(read.deadline)
            s = s._replace(last=read.deadline)
        i = max(read.end, i + 1)
    return found


def _loosely(s: Scan) -> Deadline | None:
    """A phrase known to be a deadline may be bare ("Prinsjesdag", "2021") or hang on anything ("voor de uitrol")."""
    for i in range(s.text.size):
        if found := anchor(s, i):
            term = resolve(s, Frame.IN, found)
            return dated(s, i, found.end, term, term.window, False) if term.window else None
    if end := condition(s, 0):
        return opened(s, 0, end)
    framed = match_frame(s.words, 0)
    hangs = framed.frame not in (None, Frame.AHEAD) or s.words[0] in CONDITIONS
    event = anything(s, framed.end) if hangs and not too_long(s, framed.end) else None
    return hanging(s, 0, event, framed.frame or Frame.IN, framed.wish) if event else None


def _as_before(last: Deadline, end: int, size: int) -> Deadline:
    """A moment of the sentence as it stands to the phrase that was cut out at `end`: right before it, or apart."""
    place = 0 if end - last.end <= NEXT_TO else size
    return replace(last, start=place, end=place)


def _lead(wording: str, sentence: str | None) -> str:
    """What stands just before the phrase and turns its meaning: "niet", "niet meer", "jaarlijks"."""
    place = sentence.find(wording) if sentence and wording else -1
    if sentence is None or place < 1:
        return ""
    match = NEGATION.search(sentence, max(0, place - LOOK_BACK), place)
    return match[0] if match else ""


def _without_lead(found: Deadline, lead: int, wording: str) -> Deadline:
    start, end = max(found.start - lead, 0), max(found.end - lead, 0)
    return replace(found, wording=wording[start:end], start=start, end=end)


def _why_nothing(s: Scan) -> str:
    if any(days.names_no_day(s, i) for i in range(s.text.size)):
        return "deze dag bestaat niet"
    if any(anchor(s, i) for i in range(s.text.size)):
        return "de genoemde tijd ligt vóór de dag waarop het gezegd is"
    return "in deze woorden is geen termijn herkend"


def _nothing(wording: str, policy: Policy, why: str) -> Deadline:
    told = explain(wording, "geen dag", why)
    return Deadline(
        wording, None, None, Basis.NONE, Precision.NONE, "none", "", "", True, policy.name, told, 0, len(wording)
    )
