"""Stretches that are counted off: "zes weken", "anderhalf jaar", "twee tot drie maanden", "tien werkdagen"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from commitments.calendars import Calendar
from commitments.deadlines.anchors import QUOTES, Scan, month_end, range_end
from commitments.deadlines.lexicon import ARTICLES, HALVES, NUMBERS, UNITS, VAGUE, listed

ABOUT = frozenset(
    listed("circa ca ongeveer zo'n maximaal maximum hooguit hoogstens uiterlijk ten hoogste minstens nu en plusminus")
)
MOST_ABOUT = 3  # words
MOST = {
    "day": 36500,
    "hour": 876000,
    "working day": 2500,
    "week": 5200,
    "month": 1200,
    "quarter": 400,
    "half": 200,
    "year": 100,
}
BEYOND_COUNTING = ("duizend", "miljoen", "miljard")
HOURS_A_DAY = 24
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Duration(NamedTuple):
    """A stretch up to the word `end`; `halves` counts half units, 0 when the number is vague ("enkele weken")."""

    end: int
    halves: int
    unit: str


def duration(s: Scan, i: int) -> Duration | None:
    """The stretch whose words start at i, or None."""
    end = i + MOST_ABOUT
    while i < end and (s.words[i] in ABOUT or s.words[i] in QUOTES or (s.words[i] == "." and s.words[i - 1] == "ca")):
        i += 1
    if (quarters := _three_quarters(s, i)) is not None:
        return quarters
    found = _amount(s, i)
    if found is None:
        return None
    halves, j = found
    if s.words[j] == "tal":
        j += 1
    if s.words[j] in ("half", "halve") and s.words[j + 1] in UNITS:  # "een half jaar", "twee halve dagen"
        return Duration(j + 2, halves // 2, UNITS[s.words[j + 1]])
    unit = UNITS.get(s.words[j])
    if unit is None or halves > 2 * MOST[unit]:
        return None
    return _or_so(s, Duration(j + 1, halves, unit))


def too_long(s: Scan, i: int) -> bool:
    """ "999999 weken", "honderdduizend jaar": a stretch in form that nobody counts off."""
    while s.words[i] in ABOUT:
        i += 1
    i += s.words[i] == "een"
    is_number = s.words[i].isdecimal() or s.words[i].endswith(BEYOND_COUNTING)
    return is_number and s.words[i + 1] in UNITS


def _three_quarters(s: Scan, i: int) -> Duration | None:
    """ "driekwart jaar", "drie kwart jaar": nine months."""
    j = i + 1 if s.words[i] == "driekwart" else i + 2
    said = s.words[i] == "driekwart" or s.words[i : i + 2] == ["drie", "kwart"]
    return Duration(j + 1, 2 * 9, "month") if said and s.words[j] == "jaar" else None


def _or_so(s: Scan, found: Duration) -> Duration:
    """ "een week of drie": the number behind counts."""
    more = NUMBERS.get(s.words[found.end + 1]) if found.halves == 2 and s.words[found.end] == "of" else None
    if more is None or s.words[found.end + 2] in UNITS:
        return found
    return Duration(found.end + 2, 2 * more, found.unit)


def _amount(s: Scan, i: int, *, ranged: bool = True) -> tuple[int, int] | None:
    """Number of half units and the word after it; of a range ("twee tot drie") the last number."""
    word = s.words[i]
    if word in VAGUE or (word == "een" and s.words[i + 1] in VAGUE):
        j = i + 1 + (word == "een")
        return 0, j + (s.words[j] in VAGUE)
    if word in HALVES:
        return HALVES[word], i + 1
    count = number(word) or (1 if word in ARTICLES and s.words[i + 1] in ("half", "halve", "halfjaar") else 0)
    if not count:
        return None
    if s.words[i + 1 : i + 4] in (["en", "een", "half"], ["en", "een", "halve"]):
        return 2 * count + 1, i + 4
    later = range_end(s, i + 1) if ranged else 0
    if later and (more := _amount(s, later, ranged=False)):
        return more
    return 2 * count, i + 1


def number(word: str) -> int:
    """A number in digits or words, 0 when it is none."""
    if word.isdecimal():
        return int(word) if len(word) < 6 else 0
    return NUMBERS.get(word, 0)


def add(calendar: Calendar, day: date, stretch: Duration, sign: int = 1) -> date:
    """The day a stretch later (or, with sign -1, earlier); 31 January plus a month is the last of February."""
    unit, halves = stretch.unit, stretch.halves
    if unit == "working day" and sign > 0:
        return calendar.add_working_days(day, (halves + 1) // 2)
    if unit not in MONTHS_OF:
        days = {"day": (halves + 1) // 2, "working day": (halves + 1) // 2, "week": (halves * 7 + 1) // 2}
        return day + sign * timedelta(days=days.get(unit, -(-halves // (2 * HOURS_A_DAY))))
    months, rest = divmod(halves * MONTHS_OF[unit], 2)
    return add_months(day, sign * months) + sign * timedelta(days=15 * rest)


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, month_end(year, month + 1).day))
