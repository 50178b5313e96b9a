"""The policy table is data: another table reads other days, and each deadline remembers which one read it."""

import csv
from datetime import date

import pytest

from commitments.calendars import Calendar
from commitments.deadlines import DEFAULT_POLICY, Policy, PolicyRow, read_deadline
from tests.commitments.deadlines.conftest import FIXTURES


def test_the_fixture_is_the_default_table() -> None:
    with (FIXTURES / "deadline_policy.csv").open() as table:
        rows = tuple(PolicyRow(**row) for row in csv.DictReader(table))
    assert rows == DEFAULT_POLICY.rows


@pytest.mark.parametrize(
    ("key", "value", "wording", "latest"),
    [
        ("medio-maand", "25", "medio november", date(2020, 11, 25)),
        ("begin-maand", "7", "begin oktober", date(2020, 10, 7)),
        ("begin-jaar", "30-04", "begin 2021", date(2021, 4, 30)),
        ("medio-jaar", "15-07", "medio 2021", date(2021, 7, 15)),
        ("najaar", "30-11", "in het najaar", date(2020, 11, 30)),
        ("voor", "3", "voor Prinsjesdag", date(2020, 9, 12)),
        ("na-reces", "21", "na het zomerreces", date(2020, 9, 21)),
        ("na-zomer", "15-10", "na de zomer", date(2020, 10, 15)),
        ("na-gelegenheid", "7", "na Prinsjesdag", date(2020, 9, 22)),
        ("rond", "7", "rond 1 oktober", date(2020, 10, 8)),
        ("begin-week", "2", "begin volgende week", date(2020, 7, 14)),
    ],
)
def test_another_value_gives_another_day(key: str, value: str, wording: str, latest: date, calendar: Calendar) -> None:
    policy = Policy.from_rows([PolicyRow(key, value, "griffie zegt {value}")], name="griffie-2")
    found = read_deadline(wording, date(2020, 7, 6), calendar=calendar, policy=policy)
    assert (found.latest, found.policy) == (latest, "griffie-2")
    assert f"griffie zegt {value}" in found.explanation
    assert read_deadline(wording, date(2020, 7, 6), calendar=calendar).policy == DEFAULT_POLICY.name


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("middel", "3", "beleidsregel middel bestaat niet"),
        ("rond", "veel", "beleidsregel rond: 'veel' is geen aantal"),
        ("medio-maand", "31", "geen dag die iedere maand heeft"),
        ("begin-week", "8", "geen weekdag"),
        ("najaar", "31-06", "geen dag van het jaar"),
        ("zomer", "september", "geen dag van het jaar"),
        ("begin-jaar", "29-02", "geen dag van het jaar"),
        ("medio-maand", "12", "de periode eindigt vóór medio-maand-vanaf"),
        ("najaar", "31-08", "de periode eindigt vóór najaar-vanaf"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_words(key: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Policy.from_rows([PolicyRow(key, value, "")], name="fout")
