"""The parliamentary calendar: rows, the rules that fill gaps, and what is refused."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import calendars
from commitments.calendars import HOUSE, SENATE, Calendar, Row, parliamentary_year
from tests.commitments.deadlines.conftest import CALENDAR

RECESS = Row("zomerreces 2020", HOUSE, "zomerreces", date(2020, 7, 1), date(2020, 8, 31), "agenda", True)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2020, 7, 6), "2019-2020"),
        (date(2020, 9, 14), "2019-2020"),
        (date(2020, 9, 15), "2020-2021"),
        (date(2021, 1, 1), "2020-2021"),
        (date(1999, 12, 31), "1999-2000"),
    ],
)
def test_parliamentary_year(day: date, year: str) -> None:
    assert parliamentary_year(day) == year


def test_a_row_goes_before_the_rule() -> None:
    calendar = Calendar.from_rows([RECESS])
    assert calendar.recess("zomerreces", 2020) == RECESS
    by_rule = calendar.recess("zomerreces", 2021)
    assert by_rule is not None
    assert (by_rule.first, by_rule.confirmed, by_rule.source) == (date(2021, 7, 9), False, calendars.BY_RULE)


@pytest.mark.parametrize("kind", ["zomerreces", "kerstreces", "voorjaarsreces", "meireces", "herfstreces"])
@given(year=st.integers(1950, 2090))
def test_a_recess_by_rule_runs_from_a_friday_to_a_monday(kind: str, year: int) -> None:
    row = Calendar().recess(kind, year)
    assert row is not None
    assert (row.first.weekday(), row.last.weekday(), row.first.year) == (4, 0, year)


def test_no_rule_for_an_election_recess() -> None:
    assert CALENDAR.recess("verkiezingsreces", 2021) is None


def test_the_rules_agree_with_every_confirmed_row() -> None:
    confirmed = [row for row in CALENDAR.rows if row.confirmed and row.chamber == HOUSE]
    assert len(confirmed) == 11
    for row in confirmed:
        by_rule = Calendar().recess(row.kind, row.first.year)
        assert by_rule is not None
        assert (by_rule.first, by_rule.last) == (row.first, row.last)


def test_every_row_of_the_fixtures_has_a_source_and_says_when_it_is_not_confirmed() -> None:
    assert {row.first.year for row in CALENDAR.rows} == set(range(2010, 2028))
    assert all(row.source for row in CALENDAR.rows)
    assert all("niet" in row.source for row in CALENDAR.rows if not row.confirmed)


def test_the_senate_sits_a_week_longer_in_july() -> None:
    house, senate = CALENDAR.recess("zomerreces", 2020), CALENDAR.recess("zomerreces", 2020, SENATE)
    assert house is not None
    assert senate is not None
    assert senate.first - house.first == timedelta(days=7)
    assert Calendar().recess("zomerreces", 2020, SENATE) is not None


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("prinsjesdag", date(2020, 9, 15)),
        ("verantwoordingsdag", date(2020, 5, 20)),
        ("voorjaarsnota", date(2020, 6, 1)),
        ("najaarsnota", date(2020, 12, 1)),
    ],
)
def test_budget_days(kind: str, day: date) -> None:
    for calendar in (CALENDAR, Calendar()):
        row = calendar.budget_day(kind, 2020)
        assert row is not None
        assert row.first == day
    assert Calendar().budget_day("begrotingsbehandeling", 2020, "V") is None


@pytest.mark.parametrize(
    ("day", "working", "sitting"),
    [
        (date(2020, 9, 20), date(2020, 9, 18), date(2020, 9, 17)),  # a Sunday
        (date(2020, 9, 16), date(2020, 9, 16), date(2020, 9, 16)),  # a Wednesday on which the House sits
        (date(2020, 8, 31), date(2020, 8, 31), date(2020, 7, 2)),  # the last day of the recess
        (date(2020, 12, 26), date(2020, 12, 24), date(2020, 12, 17)),  # Christmas
        (date(2020, 4, 13), date(2020, 4, 9), date(2020, 4, 9)),  # Easter Monday, after Good Friday
    ],
)
def test_last_working_and_sitting_day(day: date, working: date, sitting: date) -> None:
    assert CALENDAR.working_day_before(day) == working
    assert CALENDAR.sitting_day_before(day) == sitting


def test_the_senate_sits_on_tuesdays() -> None:
    assert CALENDAR.sitting_day_before(date(2020, 9, 18), SENATE) == date(2020, 9, 15)


def test_recess_on() -> None:
    row = CALENDAR.recess_on(date(2021, 1, 4))
    assert row is not None
    assert row.name == "kerstreces 2020"
    assert CALENDAR.recess_on(date(2020, 9, 15)) is None


def test_working_days_are_counted_over_feasts() -> None:
    assert CALENDAR.add_working_days(date(2020, 4, 9), 2) == date(2020, 4, 15)


def test_a_row_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="zomerreces 2020 eindigt op 2020-06-01, vóór het begin op 2020-07-01"):
        Row("zomerreces 2020", HOUSE, "zomerreces", date(2020, 7, 1), date(2020, 6, 1), "", True)


def test_overlapping_recesses_are_refused() -> None:
    other = Row("herfstreces 2020", HOUSE, "herfstreces", date(2020, 8, 31), date(2020, 10, 20), "", True)
    with pytest.raises(
        ValueError, match="herfstreces 2020 begint op 2020-08-31, terwijl zomerreces 2020 tot 2020-08-31 duurt"
    ):
        Calendar.from_rows([RECESS, other])


def test_a_line_that_cannot_be_read_is_named() -> None:
    recesses = io.StringIO(
        "chamber,kind,first_on,last_on,source,confirmed\nhouse,zomerreces,2020-07-03,morgen,x,true\n"
    )
    with pytest.raises(ValueError, match="regel 2 van de kalender: 'morgen' is geen dag"):
        Calendar.from_csv(recesses, io.StringIO("kind,chapter,year,first_on,last_on,source,confirmed\n"))


@pytest.mark.parametrize(
    ("deadline", "working", "sitting"),
    [
        (date(2021, 3, 16), date(2021, 3, 16), date(2021, 3, 16)),  # a Tuesday in a sitting week
        (date(2021, 3, 14), date(2021, 3, 12), date(2021, 3, 11)),  # a Sunday
        (date(2020, 8, 12), date(2020, 8, 12), date(2020, 7, 2)),  # in the summer recess
        (date(2021, 4, 5), date(2021, 4, 2) - timedelta(days=1), date(2021, 4, 1)),  # Easter Monday, Good Friday
    ],
)
def test_the_last_days_before_a_deadline(deadline: date, working: date, sitting: date) -> None:
    last = CALENDAR.last_days(deadline)
    assert (last.working, last.sitting) == (working, sitting)


def test_a_last_sitting_day_by_rule_says_so() -> None:
    assert not Calendar().last_days(date(2020, 8, 12)).confirmed
    assert Calendar.from_rows([RECESS]).last_days(date(2020, 8, 12)).confirmed
