"""What is due soon: its last day in time is within two weeks (pure; the day passed in)."""

from datetime import date, timedelta

SOON = timedelta(days=14)


def soon(on: date) -> tuple[date, date]:
    """The first and the last of the days that are soon on day `on`."""
    return on, on + SOON
