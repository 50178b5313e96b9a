"""ISO weeks on Amsterdam's calendar, and the hour of a week at which somebody is told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests.weeks import AMSTERDAM, Week, between, day_of

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
weekdays, hours = st.integers(1, 7), st.integers(0, 23)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 11, 23), "2026-W48"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2020, 12, 31), "2020-W53"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_the_week_of_a_day(day: date, label: str) -> None:
    assert str(Week.of(day)) == label
    assert Week.parse(label) == Week.of(day)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "2026-48",
        "2026-W00",
        "2026-W54",
        "2025-W53",
        "2026-W60",
        "W48",
        "2026-W4",
        "2026-W048",
        " 2026-W48",
        "２026-W48",
    ],
)
def test_what_is_no_week_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Week.parse(label)


@given(moments)
def test_a_moment_lies_in_the_week_of_its_day_in_amsterdam(moment: datetime) -> None:
    week = Week.of(moment)
    assert week.monday <= day_of(moment) < week.next().monday
    assert week.next().previous() == week
    assert Week.parse(str(week)) == week


@given(moments, moments)
def test_later_moments_never_lie_in_earlier_weeks_and_labels_sort_alike(one: datetime, other: datetime) -> None:
    first, second = sorted([one, other])
    assert Week.of(first) <= Week.of(second)
    assert str(Week.of(first)) <= str(Week.of(second))


@given(moments, weekdays, hours)
def test_a_due_moment_lies_in_its_own_week_one_week_before_the_next(moment: datetime, weekday: int, hour: int) -> None:
    week = Week.of(moment)
    due = week.due_at(weekday, hour)
    assert Week.of(due) == week
    apart = week.next().due_at(weekday, hour) - due
    assert abs(apart - timedelta(weeks=1)) <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("week", "weekday", "hour", "utc"),
    [
        ("2026-W48", 1, 7, "2026-11-23T06:00"),  # winter
        ("2026-W27", 1, 7, "2026-06-29T05:00"),  # summer
        ("2026-W13", 7, 2, "2026-03-29T01:00"),  # skipped by the clock: due when it has passed
        ("2026-W43", 7, 2, "2026-10-25T00:00"),  # shown twice: due the first time
        ("2026-W43", 7, 3, "2026-10-25T02:00"),
    ],
)
def test_the_hour_is_amsterdams(week: str, weekday: int, hour: int, utc: str) -> None:
    assert Week.parse(week).due_at(weekday, hour) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_the_weeks_between_two() -> None:
    found = [str(week) for week in between(Week.parse("2026-W51"), Week.parse("2027-W02"))]
    assert found == ["2026-W52", "2026-W53", "2027-W01"]
    assert not list(between(Week.parse("2027-W01"), Week.parse("2026-W51")))
    assert AMSTERDAM.key == "Europe/Amsterdam"
