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
from commitments.deadlines.lexicon import MONTHS, NEAR_DAYS, ORDINALS, UNITS, WEEKDAYS
from commitments.deadlines.result import Basis, Precision
from commitments.deadlines.years import FIRST_YEAR, LAST_YEAR, Year, plain_year, year_after

LEAP_YEAR = 2000
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


SHORT_DATE_AFTER = frozenset(
    ("uiterlijk", "voor", "op", "per", "vanaf", "tot", "na", "tegen", "met", "dan", "d", "en", "rond", "van", "-", "–")
)
COUNTED_PARTS = frozenset(("van", "deel", "gedeelte", "procent", "%", "keer", "maal", "/", "-", *UNITS))


@starts_with([NUMBER])
def short_date(s: Scan, i: int, kind: str) -> Anchor | None:
    """ "uiterlijk 1/7", "vóór 1-9-'21": a day without its year in four digits; "1/3 van de gevallen" is none."""
    words = s.words
    if words[i + 1] not in ("/", "-") or words[i - 1] not in SHORT_DATE_AFTER or i == 0:
        return None
    day, month = _number(words[i]), int(words[i + 2]) if words[i + 2].isdecimal() and len(words[i + 2]) < 3 else 0
    if not (day and a_day(LEAP_YEAR, month or 13, day)):
        return None
    said = year_after(s, i + 3)
    if said.end == i + 3 and words[i + 3] == words[i + 1]:
        said = _short_year(s, i + 4) or said
    if words[said.end] in COUNTED_PARTS:
        return None

    def at(year: int) -> Window | None:
        found = a_day(year, month, day)
        return _one_day(found) if found else None

    return Anchor(said.end, "day", Precision.DAY, Basis.DATE, at, said.number, past=said.past)


def _short_year(s: Scan, i: int) -> Year | None:
    """ "21", "'98", "2021"."""
    word = s.words[i]
    return plain_year(s, i) or (Year(2000 + int(word), i + 1) if word.isdecimal() and len(word) == 2 else None)


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
