"""Days: "1 juli 2021", "01-07-2021", "dinsdag 5 juli", "aanstaande dinsdag", "volgende week vrijdag", "morgen"."""

from __future__ import annotations

from datetime import date, timedelta

from commitments.calendars import DAY
from commitments.deadlines.anchors import (
    NUMBER,
    Anchor,
    Scan,
    Window,
    determiner,
    fixed,
    range_end,
    single,
    starts_with,
    week_of,
)
from commitments.deadlines.durations import add, duration
from commitments.deadlines.explaining import told_day
from commitments.deadlines.lexicon import MONTHS, NEAR_DAYS, ORDINALS, WEEKDAYS
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import FIRST_YEAR, LAST_YEAR, year_after

LEAP_DAY_RETURNS = 9  # years at most, around 2100


def a_day(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day (31 June; 29 February of most years)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one_day(day: date) -> Window:
    return Window(day, day, told_day(day))


def _number(word: str) -> int:
    """A day of the month in digits; the scanner's "l" and "I" for 1 are read too."""
    if word[:1].isdecimal():
        digits = word.rstrip("stden")  # "20e", "1ste", "1sten"
        return int(digits) if digits.isdecimal() and len(digits) < 3 else 0
    return max(ORDINALS.get(word, 0), 1 if word == "l" else 0)


@starts_with([NUMBER, "l", "i", "eerste"])
def day_of_month(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "1 juli", "1e juli 2021", "27-29 oktober", "1 tot en met 5 mei"."""
    first = last = _number(s.words[i])
    j = i + 1
    if (k := range_end(s, j)) and _number(s.words[k]):
        last, j = _number(s.words[k]), k + 1
    j += s.words[j] == "." and s.words[j + 1] in MONTHS  # "13. augustus"
    month = MONTHS.get(s.words[j])
    if month is None or not 1 <= first <= last:  # the 40th of a month is read, so that it is no day of it
        return None
    j += 1 + (s.words[j + 1] == "." and s.words[j + 2].isdecimal())
    said = year_after(s, j)

    def at(year: int) -> Window | None:
        begins, ends = a_day(year, month, first), a_day(year, month, last)
        if begins is None or ends is None:
            return None
        return (
            _one_day(ends) if first == last else Window(begins, ends, f"{told_day(begins)} tot en met {told_day(ends)}")
        )

    return Anchor(said.end, "day", Precision.DAY, Basis.DATE, at, said.number, past=said.past)


@starts_with([NUMBER])
def numeric_date(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "1-7-2021", "01/07/2021", "2021-07-01"."""
    typed = _numeric(s.words[i])
    found = a_day(*typed) if typed else None
    return (
        None if found is None else Anchor(i + 1, "day", Precision.DAY, Basis.DATE, fixed(_one_day(found)), found.year)
    )


def _numeric(word: str) -> tuple[int, int, int] | None:
    """Year, month and day as the word has them, whether there is such a day or not."""
    if len(word) > len("31-12-2021"):
        return None
    parts = [int(part) for part in word.replace("/", "-").replace(".", "-").split("-") if part.isdecimal()]
    if len(parts) != 3:
        return None
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    return (year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None


def names_no_day(s: Scan, i: int) -> bool:
    """ "31 februari 2027", "31-02-2027": written as a day, but no calendar has it."""
    if typed := _numeric(s.words[i]):
        return a_day(*typed) is None
    found = day_of_month(s, i, "") if s.words[i][:1].isdecimal() else None
    if found is None or found.past:
        return False
    years = [found.year] if found.year else range(s.said_on.year, s.said_on.year + LEAP_DAY_RETURNS)
    return not any(found.at(year) for year in years)


@starts_with(WEEKDAYS)
def weekday(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "dinsdag", "dinsdag a.s.", "dinsdag 5 juli", "dinsdag over een week", "vrijdag volgende week"."""
    j, _ = determiner(s, i + 1 + (s.words[i + 1] == ","))
    if (dated := day_of_month(s, j, "") or numeric_date(s, j, "")) is not None:
        return dated
    said = year_after(s, i + 1)
    if said.past:
        return single(said.end, "weekday", Precision.DAY, _one_day(s.said_on), s.said_on, Basis.DATE)._replace(
            past=True
        )
    day = s.said_on + DAY + timedelta(days=(WEEKDAYS[s.words[i]] - s.said_on.weekday() - 1) % 7)
    end = i + 1 if said.number else said.end
    after, which = determiner(s, i + 1)
    if s.words[after] == "week" and which in ("this", "coming", "next"):
        return in_week(s, after + 1, which, WEEKDAYS[s.words[i]])
    if s.words[i + 1] == "over" and (wait := duration(s, i + 2)):
        day, end = add(s.calendar, day, wait), wait.end
    return single(end, "weekday", Precision.DAY, _one_day(day), s.said_on, Basis.DATE)


def in_week(s: Scan, end: int, kind: str, number: int) -> Anchor:
    """A weekday of this week or the next one."""
    monday, _ = week_of(s.said_on)
    day = monday + timedelta(days=number + (0 if kind == "this" else 7))
    return single(end, "weekday", Precision.DAY, _one_day(day), s.said_on, Basis.DATE)


@starts_with(NEAR_DAYS)
def near_day(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "vandaag", "morgen", "overmorgen", "vanavond"."""
    days = NEAR_DAYS[s.words[i]]
    day, rule = s.said_on + timedelta(days=days), "day" if days else "today"
    return single(i + 1, rule, Precision.DAY, _one_day(day), s.said_on, Basis.DATE)
