"""The parliamentary calendar: recesses, budget days, working days and sitting days.

Pure: rows are passed in, nothing is fetched and no clock is read. Where no row is known a rule fills the gap, and
the row that comes out says so (`confirmed` is False), because recesses follow school holidays, elections and King's
Day.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TextIO

import holidays

from commitments.handed_csv import separator_of

FIRST_DAY, LAST_DAY = date(1815, 1, 1), date(2100, 12, 31)
"""The days that the register keeps: from the year in which parliament got two chambers to the end of this century."""
DAY = timedelta(days=1)
HOUSE, SENATE = "house", "senate"
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, MONDAY = 1, 2, 3, 4, 0
SITTING_WEEKDAYS = {HOUSE: (TUESDAY, WEDNESDAY, THURSDAY), SENATE: (TUESDAY,)}
BY_RULE = "regel, niet bevestigd"

SUMMER, CHRISTMAS, SPRING, MAY, AUTUMN = "zomerreces", "kerstreces", "voorjaarsreces", "meireces", "herfstreces"
PRINSJESDAG, VERANTWOORDINGSDAG = "prinsjesdag", "verantwoordingsdag"
VOORJAARSNOTA, NAJAARSNOTA = "voorjaarsnota", "najaarsnota"
BUDGET_DEBATE, GENERAL_DEBATE, FINANCIAL_DEBATE = (
    "begrotingsbehandeling",
    "algemene politieke beschouwingen",
    "algemene financiële beschouwingen",
)
ELECTION = "tweedekamerverkiezing"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the calendar; both days belong to it.

    `kind` is a recess ("zomerreces") or a budget day ("prinsjesdag"); `chamber` is "house", "senate" or "" (both);
    `chapter` is the budget chapter of a begrotingsbehandeling ("V"), else "".
    """

    name: str
    chamber: str
    kind: str
    first: date
    last: date
    source: str
    confirmed: bool
    chapter: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.name} eindigt op {self.last}, vóór het begin op {self.first}")


def parliamentary_year(day: date) -> str:
    """The vergaderjaar of a day, "2019-2020"; it starts on the third Tuesday of September."""
    start = day.year if day >= prinsjesdag(day.year) else day.year - 1
    return f"{start}-{start + 1}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth (1..4) Monday (0) .. Sunday (6) of a month."""
    return weekday_from(date(year, month, 1 + 7 * (nth - 1)), weekday)


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def prinsjesdag(year: int) -> date:
    """The third Tuesday of September (Constitution, article 65)."""
    return nth_weekday(year, 9, TUESDAY, 3)


def _summer(year: int) -> tuple[date, date]:
    """Back on the Monday in 31 August - 6 September, away since the Friday 59 days before."""
    back = weekday_from(date(year, 8, 31), MONDAY)
    return back - timedelta(days=59), back


def _from_friday(month: int, day: int, length: int) -> Callable[[int], tuple[date, date]]:
    """A recess from the first Friday on or after a day of the year, `length` days on to a Monday."""

    def days(year: int) -> tuple[date, date]:
        first = weekday_from(date(year, month, day), FRIDAY)
        return first, first + timedelta(days=length)

    return days


def _single(find: Callable[[int], date]) -> Callable[[int], tuple[date, date]]:
    def days(year: int) -> tuple[date, date]:
        return (day := find(year)), day

    return days


# The rules fit every cited entry of their kind in fixtures/recesses.csv; the autumn, spring and May ones rest on one
# or two.
RECESS_RULES: Mapping[str, Callable[[int], tuple[date, date]]] = {
    SUMMER: _summer,
    CHRISTMAS: _from_friday(12, 17, 24),
    SPRING: _from_friday(2, 15, 10),
    MAY: _from_friday(4, 20, 17),
    AUTUMN: _from_friday(10, 13, 10),
}
# Voorjaarsnota and Najaarsnota: the last days that the law allows (rijksoverheid.nl, begrotingsproces).
BUDGET_RULES: Mapping[str, Callable[[int], tuple[date, date]]] = {
    PRINSJESDAG: _single(prinsjesdag),
    VERANTWOORDINGSDAG: _single(lambda year: nth_weekday(year, 5, WEDNESDAY, 3)),
    VOORJAARSNOTA: _single(lambda year: date(year, 6, 1)),
    NAJAARSNOTA: _single(lambda year: date(year, 12, 1)),
}


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The Dutch public holidays of a year (Good Friday included, Liberation Day once in five years)."""
    return frozenset(holidays.country_holidays("NL", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in public_holidays(day.year)


class LastDays(NamedTuple):
    """On which days a paper can still be sent and still reach the sitting chamber; a deadline itself never shifts."""

    working: date
    sitting: date
    confirmed: bool
    """False when a rule filled the gap of the recess that the deadline falls in."""


@dataclass(frozen=True)
class Calendar:
    """An immutable calendar with quick look-ups; make it with `from_rows` or `from_csv`."""

    rows: tuple[Row, ...] = ()
    _by_key: dict[tuple[str, str, str, int], Row] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _refuse_overlap(self.rows)
        index = {(row.kind, row.chamber, row.chapter, row.first.year): row for row in self.rows}
        object.__setattr__(self, "_by_key", index)

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> Calendar:
        """Raises ValueError, in Dutch, for recesses of one chamber that overlap."""
        return cls(tuple(sorted(rows, key=lambda row: (row.first, row.kind, row.chamber, row.chapter))))

    @classmethod
    def from_csv(cls, recesses: TextIO, budget_days: TextIO) -> Calendar:
        """From the text of the two CSV files; raises ValueError, in Dutch, naming the line that cannot be read."""
        return cls.from_rows([*read_rows(recesses), *read_rows(budget_days)])

    def recess(self, kind: str, year: int, chamber: str = HOUSE) -> Row | None:
        """The recess that starts in that year, by row or else by rule; None when there is neither."""
        row = self._by_key.get((kind, chamber, "", year))
        if row is not None or kind not in RECESS_RULES:
            return row
        if chamber == SENATE and (house := self.recess(kind, year)):
            # The Eerste Kamer sits about a week longer in July.
            first = house.first + (7 * DAY if kind == SUMMER else 0 * DAY)
            return Row(house.name, SENATE, kind, first, house.last, BY_RULE, False)
        return Row(f"{kind} {year}", chamber, kind, *RECESS_RULES[kind](year), BY_RULE, False)

    def budget_day(self, kind: str, year: int, chapter: str = "") -> Row | None:
        """A day of the budget year, by row or else by rule; None when there is neither (most debates)."""
        row = self._by_key.get((kind, "", chapter, year))
        if row is not None or kind not in BUDGET_RULES:
            return row
        return Row(f"{kind} {year}", "", kind, *BUDGET_RULES[kind](year), BY_RULE, False)

    def prinsjesdag(self, year: int) -> date:
        row = self.budget_day(PRINSJESDAG, year)
        return row.first if row else prinsjesdag(year)

    def recess_on(self, day: date, chamber: str = HOUSE) -> Row | None:
        """The recess that a day falls in, if any."""
        known = {row.kind for row in self.rows if row.chamber == chamber} | set(RECESS_RULES)
        for year in (day.year - 1, day.year):
            for kind in sorted(known):
                row = self.recess(kind, year, chamber)
                if row and row.first <= day <= row.last:
                    return row
        return None

    def working_day_before(self, day: date) -> date:
        """The day itself when it is a working day, else the last one before it."""
        while not is_working_day(day):
            day -= DAY
        return day

    def sitting_day_before(self, day: date, chamber: str = HOUSE) -> date:
        """The day itself when the chamber sits on it, else the last sitting day before it."""
        while True:
            day = self.working_day_before(day)
            recess = self.recess_on(day, chamber)
            if recess is None and day.weekday() in SITTING_WEEKDAYS[chamber]:
                return day
            day = (recess.first if recess else day) - DAY

    def last_days(self, day: date, chamber: str = HOUSE) -> LastDays:
        """The last working day and the last sitting day that end no later than a legal deadline."""
        recess = self.recess_on(day, chamber)
        confirmed = recess is None or recess.confirmed
        return LastDays(self.working_day_before(day), self.sitting_day_before(day, chamber), confirmed)

    def add_working_days(self, day: date, count: int) -> date:
        """The day that lies `count` working days later."""
        while count > 0:
            day += DAY
            count -= is_working_day(day)
        return day


def _refuse_overlap(rows: Iterable[Row]) -> None:
    by_chamber: dict[str, list[Row]] = {}
    for row in rows:
        if row.chamber:
            by_chamber.setdefault(row.chamber, []).append(row)
    for recesses in by_chamber.values():
        for earlier, later in pairwise(sorted(recesses, key=lambda row: row.first)):
            if later.first <= earlier.last:
                raise ValueError(
                    f"{later.name} begint op {later.first}, terwijl {earlier.name} tot {earlier.last} duurt"
                )


RECESS_COLUMNS = ("chamber", "kind", "first_on", "last_on", "source", "confirmed")
BUDGET_COLUMNS = ("kind", "chapter", "year", "first_on", "last_on", "source", "confirmed")
COLUMNS = (RECESS_COLUMNS, BUDGET_COLUMNS)


def read_rows(text: TextIO) -> list[Row]:
    """Recesses or budget days, by the heading of the CSV, with commas or semicolons.

    Raises ValueError, in Dutch, naming the line and the fault.
    """
    heading = text.readline()
    separator = separator_of(heading)
    names = heading.strip().split(separator)
    lines = csv.DictReader(text, names, delimiter=separator)
    columns = next((known for known in COLUMNS if set(known) == set(names)), None)
    if columns is None:
        wanted = " of ".join(",".join(known) for known in COLUMNS)
        raise ValueError(f"de eerste regel noemt de kolommen niet: {wanted}")
    rows = []
    for line in lines:
        try:
            rows.append(_row({name: (line[name] or "").strip() for name in columns}))
        except ValueError as error:
            raise ValueError(f"regel {lines.line_num + 1} van de kalender: {error}") from None
    return rows


def _row(line: dict[str, str]) -> Row:
    first, last = _day(line["first_on"]), _day(line["last_on"])
    if line.get("chamber", HOUSE) not in SITTING_WEEKDAYS:
        raise ValueError(f"kamer '{line['chamber']}' bestaat niet; het is {HOUSE} of {SENATE}")
    if line.get("year", str(first.year)) != str(first.year):
        raise ValueError(f"het jaar {line['year']} is niet dat van de eerste dag, {first}")
    if line["confirmed"] not in ("true", "false"):
        raise ValueError("confirmed is niet true of false")
    if not line["kind"] or not line["source"]:
        raise ValueError("de soort of de bron ontbreekt")
    chapter = line.get("chapter", "")
    name = " ".join(filter(None, (line["kind"], chapter, str(first.year))))
    confirmed = line["confirmed"] == "true"
    return Row(name, line.get("chamber", ""), line["kind"], first, last, line["source"], confirmed, chapter)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"'{written}' is geen dag (jjjj-mm-dd)") from None
