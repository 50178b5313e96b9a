"""The calendar of the project's own fixtures."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commitments.calendars import Calendar
from commitments.deadlines import Deadline, read_deadline

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def project_calendar() -> Calendar:
    with (FIXTURES / "recesses.csv").open() as recesses, (FIXTURES / "budget_days.csv").open() as budget_days:
        return Calendar.from_csv(recesses, budget_days)


CALENDAR = project_calendar()


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return CALENDAR


@pytest.fixture(scope="session")
def read() -> Callable[..., Deadline]:
    """Read a phrase that was said on an ISO day."""

    def reader(wording: str, said_on: str, sentence: str | None = None) -> Deadline:
        return read_deadline(wording, date.fromisoformat(said_on), calendar=CALENDAR, sentence=sentence)

    return reader
