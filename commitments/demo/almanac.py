"""Days of the demo data: fixed for the real dossier, counted from the day of loading for the example."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import override

from commitments.calendars import RECESS_RULES, SENATE, Calendar, Row, weekday_from

FRIDAY, SATURDAY = 4, 5
PLACE = re.compile(r"\{(?P<offset>[+-]\d+)\}|\{(?P<word>recess|quarter|month)\}")
QUARTERS = ("eerste", "tweede", "derde", "vierde")
ORDINARY_NOTICE = timedelta(days=30)
"""A recess named in the example begins at least so long after the day of loading, so that its term has not passed."""


@dataclass(frozen=True)
class Almanac:
    """Turns the days and placeholders of a demo file into days and words, as on day `today`."""

    today: date
    calendar: Calendar

    def day(self, value: date | int) -> date:
        """A day as it stands, or so many days from today; papers, meetings and terms then keep out of the weekend."""
        day = self.exact_day(value)
        if isinstance(value, date) or day.weekday() < SATURDAY:
            return day
        return weekday_from(day - timedelta(days=6), FRIDAY)

    def exact_day(self, value: date | int) -> date:
        """A day as it stands, or exactly so many days from today."""
        return value if isinstance(value, date) else self.today + timedelta(days=value)

    def fill(self, words: str) -> str:
        """`{+30}` becomes that day in words; `{recess}`, `{quarter}` and `{month}` become one that lies ahead."""
        return PLACE.sub(self._in_words, words)

    def _in_words(self, place: re.Match[str]) -> str:
        if place["word"]:
            return str(getattr(self, f"_{place['word']}")())
        return in_words(self.day(int(place["offset"])))

    def _recess(self) -> str:
        years = (self.today.year, self.today.year + 1)
        rows = [row for year in years for kind in RECESS_RULES if (row := self.calendar.recess(kind, year))]
        return min((row for row in rows if self._is_ahead(row)), key=lambda row: row.first).kind

    def _is_ahead(self, row: Row) -> bool:
        return row.chamber != SENATE and row.first > self.today + ORDINARY_NOTICE

    def _quarter(self) -> str:
        count = self.today.year * 4 + (self.today.month - 1) // 3 + 1
        return f"{QUARTERS[count % 4]} kwartaal van {count // 4}"

    def _month(self) -> str:
        count = self.today.year * 12 + self.today.month - 1 + 2
        return in_words(date(count // 12, count % 12 + 1, 1), "F Y")


def in_words(day: date, pattern: str = "j F Y") -> str:
    """`6 juli 2020`, in Dutch whatever language is active."""
    with override("nl"):
        return formats.date_format(day, pattern)
