"""Weeks as ISO 8601 counts them, and the moment in a week at which somebody wants to be told. Amsterdam's clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LABEL = re.compile(r"([1-9]\d{3})-W(\d{2})", re.ASCII)


def day_of(moment: datetime) -> date:
    """The day that Amsterdam's calendar shows at a moment."""
    return moment.astimezone(AMSTERDAM).date()


@dataclass(frozen=True, order=True, slots=True)
class Week:
    """One ISO week: week 1 holds the first Thursday of its year, so that some years have 53."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: date | datetime) -> "Week":
        """The week that holds a day, or a moment as Amsterdam dates it."""
        day = day_of(moment) if isinstance(moment, datetime) else moment
        year, number, _weekday = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, label: str) -> "Week":
        """The week of a label such as "2026-W48". Raises ValueError when there is no such week."""
        match = _LABEL.fullmatch(label)
        if match is None:
            raise ValueError(f"not a week: {label}")
        date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    def next(self) -> "Week":
        return Week.of(self.monday + timedelta(weeks=1))

    def previous(self) -> "Week":
        return Week.of(self.monday - timedelta(weeks=1))

    def due_at(self, weekday: int, hour: int) -> datetime:
        """The moment (UTC) at which Amsterdam's clock first shows that hour on that day of the week.

        An hour that the clock skips in spring is due when the clock has passed it.
        """
        local = datetime.combine(self.monday + timedelta(days=weekday - 1), time(hour), tzinfo=AMSTERDAM)
        return local.astimezone(UTC)


def between(first: Week, last: Week) -> Iterator[Week]:
    """The weeks after `first` and before `last`."""
    week = first.next()
    while week < last:
        yield week
        week = week.next()
