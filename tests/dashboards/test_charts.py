"""The charts against the database: the figure, its table and plain SQL, written apart, tell the same numbers."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.urls import resolve
from django.utils.html import strip_tags
from django.utils.http import urlencode
from pytest_django.plugin import DjangoDbBlocker

from commitments.models import Commitment
from dashboards.charts import CHARTS, ahead
from dashboards.charts.chart import Chart
from dashboards.scope import Scope
from tests.dashboards.registers import TODAY, make_register
from tests.factories import make_commitment, make_minister, make_ministry

pytestmark = pytest.mark.django_db

FROM = """
    FROM commitments_commitment c
    JOIN commitments_ministry m ON m.id = c.ministry_id
    JOIN commitments_dossier d ON d.id = c.dossier_id
    WHERE c.visibility = 'public' AND c.status IN ('open', 'partly_fulfilled')
"""
PASSED = "c.deadline < %(on)s"
HEARD = "c.last_word_on IS NOT NULL AND c.last_word_on > c.deadline"
READ = "d.checked_until IS NOT NULL AND d.checked_until >= %(on)s"
SILENT = f"{PASSED} AND NOT ({HEARD}) AND {READ}"
PUT_OFF = "c.term_moved IN ('late', 'in_time')"
AHEAD = "(c.deadline IS NULL OR c.deadline >= %(on)s)"


def counted(condition: str, **values: str | date) -> int:
    """How many public, awaited commitments meet a condition of SQL."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {FROM} AND ({condition})", {"on": TODAY, **values})
        (number,) = cursor.fetchone()
    return int(number)


def chart(name: str) -> Chart:
    return CHARTS[name](Scope(Commitment.objects.visible_to(AnonymousUser()).counted(), TODAY))


def drawn(made: Chart, axis: str) -> list[tuple[int, ...]]:
    """The numbers of the figure, a tuple for each bar, without the series that nothing is drawn of."""
    assert made.chart is not None
    series = [trace[axis] for trace in made.chart["data"] if trace["type"] == "bar"]
    return list(zip(*series, strict=True))


def tabled(made: Chart) -> list[tuple[int, ...]]:
    """The numbers of the table as a reader sees them, links and thousands taken away."""
    return [tuple(int(strip_tags(cell).replace(".", "")) for cell in row[1:]) for row in made.rows]


@pytest.fixture(scope="module")
def register(module_db: DjangoDbBlocker) -> None:
    with module_db.unblock():
        make_register()


@pytest.mark.usefixtures("register")
def test_open_and_late_by_ministry_is_what_the_database_says() -> None:
    conditions = [
        SILENT,
        f"{PASSED} AND {HEARD} OR {AHEAD} AND {PUT_OFF}",
        f"{AHEAD} AND NOT ({PUT_OFF})",
        f"{PASSED} AND NOT ({HEARD}) AND NOT ({READ})",
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT m.name, m.code, COUNT(*) {FROM} GROUP BY m.name, m.code")
        ministries = cursor.fetchall()
    expected = {
        name: (*(counted(f"m.code = %(code)s AND ({condition})", code=code) for condition in conditions), total)
        for name, code, total in ministries
    }
    made = chart("ministeries")
    assert {bar.name: numbers for bar, numbers in zip(made.bars, tabled(made), strict=True)} == expected
    assert drawn(made, "x") == [numbers[:-1] for numbers in tabled(made)]
    assert all(sum(numbers[:-1]) == numbers[-1] for numbers in tabled(made))
    assert [numbers[0] for numbers in tabled(made)] == sorted((row[0] for row in expected.values()), reverse=True)
    assert all(map(any, zip(*expected.values(), strict=True))), (
        "every part of the bars should be in the test's register"
    )


@pytest.mark.usefixtures("register")
def test_the_age_of_what_is_late_is_what_the_database_says() -> None:
    classes = [(1, 7), (8, 30), (31, 91), (92, 182), (183, 365), (366, 10_000)]
    days = [(TODAY - timedelta(days=last), TODAY - timedelta(days=first)) for first, last in classes]
    expected = [
        tuple(
            counted(f"{condition} AND c.deadline BETWEEN %(first)s AND %(last)s", first=first, last=last)
            for condition in (SILENT, f"{PASSED} AND {HEARD}")
        )
        for first, last in days
    ]
    made = chart("te-laat")
    assert [numbers[:2] for numbers in tabled(made)] == expected == drawn(made, "x")
    assert sum(map(sum, expected)) == counted(f"{SILENT} OR {PASSED} AND {HEARD}")
    assert all(silent for silent, _ in expected), "every class should be in the test's register"


@pytest.mark.usefixtures("register")
def test_the_terms_ahead_are_what_the_database_says() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())
    weeks = [
        (max(TODAY, day), day + timedelta(days=6)) for day in (monday + timedelta(weeks=number) for number in range(13))
    ]
    expected = [
        tuple(
            counted(f"c.deadline BETWEEN %(first)s AND %(last)s AND {condition}", first=first, last=last)
            for condition in (f"NOT ({PUT_OFF})", PUT_OFF)
        )
        for first, last in weeks
    ]
    made = chart("termijnen")
    assert [numbers[:2] for numbers in tabled(made)] == expected == drawn(made, "y")
    visible = Commitment.objects.filter(visibility="public").counted()
    later = ahead.rows(Scope(visible, TODAY)).later
    assert later == counted("c.deadline > %(last)s", last=weeks[-1][1]) > 0


@pytest.mark.parametrize("day", [TODAY + timedelta(days=number) for number in range(7)])
def test_the_first_week_ahead_begins_today_and_ends_on_sunday(day: date) -> None:
    weeks = ahead.rows(Scope(Commitment.objects.all(), day)).weeks
    assert (weeks[0].first, weeks[0].last.weekday(), len(weeks)) == (day, 6, 13)
    assert all(week.first.weekday() == 0 for week in weeks[1:])


WITHOUT_LIST = ("doorlooptijd", "verschuiving")
"""An estimate, and moves of which a commitment can have more."""


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", WITHOUT_LIST)
def test_a_chart_without_lists_says_so(name: str) -> None:
    made = chart(name)
    assert made.no_list
    assert not any(any(bar.urls) for bar in made.bars)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", [name for name in CHARTS if name not in WITHOUT_LIST])
def test_the_list_behind_a_bar_has_as_many_as_the_bar(name: str, time_machine: Any, client: Client) -> None:
    time_machine.move_to(f"{TODAY}T12:00:00+01:00")
    bars = chart(name).bars
    seen = 0
    for bar in bars:
        for count, url in zip(bar.counts, bar.urls, strict=True):
            if count:
                assert resolve(url.partition("?")[0]).url_name == "commitments"
                page = client.get(url)
                assert page.context["count"] == count, (bar.name, url)
                seen += 1
    assert seen > 1


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("ministeries", "Geen enkel ministerie"),
        ("te-laat", "Er is geen toezegging te laat"),
        ("termijnen", "verloopt geen termijn"),
        ("kalender", "verloopt geen termijn"),
        ("bericht", "geen toezegging te laat of uitgesteld"),
        ("stroom", "geen toezegging gedaan of afgedaan"),
        ("doorlooptijd", "nog geen voldaan"),
        ("uitstel", "ooit een dag als termijn"),
        ("verschuiving", "Geen termijn is"),
        ("soorten-termijn", "geen toezeggingen om te tellen"),
        ("herkomst", "Geen van deze"),
    ],
)
def test_an_empty_list_draws_nothing_and_says_so(name: str, reading: str) -> None:
    made = CHARTS[name](Scope(Commitment.objects.filter(number="geen"), TODAY))
    assert made.chart is None
    assert reading in made.reading
    assert all(not any(bar.counts) for bar in made.bars)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", CHARTS)
def test_the_csv_has_the_numbers_of_the_table(name: str, time_machine: Any, client: Client) -> None:
    time_machine.move_to(f"{TODAY}T12:00:00+01:00")
    response = client.get(f"/cijfers/{name}.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    written = response.getvalue()
    assert written.startswith(b"\xef\xbb\xbf")
    heading, *lines = csv.reader(written.decode("utf-8-sig").splitlines())
    made = chart(name)
    assert heading == list(made.columns)
    cells = [[strip_tags(cell).replace(".", "") for cell in row[1:]] for row in made.rows]
    assert [line[1:] for line in lines] == cells
    assert any(map(any, cells))


def test_no_cell_of_the_csv_is_a_formula(client: Client) -> None:
    make_commitment(minister=make_minister(ministry=make_ministry(name="=HYPERLINK(1)")))
    assert "\r\n'=HYPERLINK(1)," in client.get("/cijfers/ministeries.csv").getvalue().decode()


@pytest.mark.parametrize("name", ["onbekend", "te-laat2", "MINISTERIES"])
def test_an_unknown_figure_is_not_found(name: str, client: Client) -> None:
    assert client.get(f"/cijfers/{name}.csv").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_figures_are_only_read(method: str, client: Client) -> None:
    call: Callable[..., Any] = getattr(client, method)
    assert {call(path).status_code for path in ("/", f"/cijfers/te-laat.csv?{urlencode({'a': 1})}")} == {405}
