"""The figures of any list: its own filters and day, doors to it, links that stay within it, and who is shown which."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from commitments.choices import Visibility
from commitments.models import Commitment, User
from commitments.stand import Stand
from commitments.tokens import make_token
from dashboards.charts import CHARTS, figures_for
from dashboards.charts.chart import Chart
from dashboards.scope import SenselessFilter, scope_of, scope_of_all
from tests.dashboards.registers import TODAY, make_register
from tests.factories import make_commitment, make_committee, make_member

pytestmark = pytest.mark.django_db
TODAY_ITSELF = Stand(TODAY, TODAY)


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:
    time_machine.move_to(f"{TODAY}T12:00:00+01:00")


def links(figures: list[Chart]) -> list[tuple[str, int]]:
    """Every address of a list with the number that it must have."""
    return [
        link for figure in figures for bar in figure.bars for link in zip(bar.urls, bar.counts, strict=False) if link[1]
    ]


@pytest.mark.parametrize(
    "query",
    [
        "ministerie=def&ministerie=bz",
        "status=late&status=put_off_in_time",
        f"van={TODAY - timedelta(days=100)}&tot={TODAY + timedelta(days=20)}",
        "commissie=@committee&soort=deliverable",
        f"stand={TODAY - timedelta(days=90)}&ministerie=def",
    ],
)
def test_what_a_bar_counts_is_in_the_list_behind_it(query: str, client: Client) -> None:
    committee = make_committee()
    make_register(committee=committee)
    answer = client.get(f"/cijfers/?{query.replace('@committee', committee.slug)}")
    asked = query.replace("@committee", committee.slug)
    assert answer.context["count"] == client.get(f"/toezeggingen/?{asked}").context["count"]
    found = links(answer.context["figures"])
    assert found
    for url, count in dict.fromkeys(found[::3]):
        assert client.get(url).context["count"] == count, url


def test_somebody_promised_in_two_ways_counts_once(client: Client) -> None:
    committee = make_committee()
    commitment = make_commitment(committee=committee, deadline=TODAY - timedelta(days=3))
    commitment.recipients.create(committee=committee)
    commitment.recipients.create(member=make_member())
    answer = client.get(f"/cijfers/?commissie={committee.slug}")
    assert answer.context["count"] == 1
    assert {figure.key: sum(bar.total for bar in figure.bars) for figure in answer.context["figures"]}["herkomst"] == 1
    assert "Dat zijn er weinig" in answer.content.decode()


@pytest.mark.parametrize("query", ["status=onzin", "van=gisteren", "commissie=bestaat-niet", "q=" + "a" * 4001])
def test_what_makes_no_sense_is_said(query: str, client: Client) -> None:
    for path in ("/cijfers/", "/cijfers/te-laat.csv"):
        assert client.get(f"{path}?{query}").status_code == 400
    with pytest.raises(SenselessFilter):
        scope_of(AnonymousUser(), QueryDict(query), TODAY_ITSELF)


def test_a_day_to_come_has_no_figures(client: Client) -> None:
    assert client.get(f"/cijfers/?stand={TODAY + timedelta(days=1)}").status_code == 400


@pytest.mark.parametrize("path", ["/toezeggingen/?status=late", "/commissies/{slug}/", "/ministeries/{code}/"])
def test_a_list_has_a_door_to_its_figures(path: str, client: Client) -> None:
    committee = make_committee()
    commitment = make_commitment(committee=committee)
    page = client.get(path.format(slug=committee.slug, code=commitment.ministry.code)).content.decode()
    assert '"/cijfers/?' in page.replace("\n", " ")


def counts(viewer: Any) -> int:
    (figure,) = figures_for(viewer, scope_of_all(viewer, TODAY_ITSELF), TODAY_ITSELF, ["herkomst"])
    return sum(bar.total for bar in figure.bars)


def test_figures_are_made_once_and_never_shown_to_who_may_see_less(
    django_assert_num_queries: DjangoAssertNumQueries, clerk: User
) -> None:
    make_commitment()
    make_commitment(visibility=Visibility.DRAFT)
    assert (counts(AnonymousUser()), counts(clerk), counts(AnonymousUser())) == (1, 2, 1)
    with django_assert_num_queries(1):  # the version of the register
        counts(AnonymousUser())
    make_commitment()
    assert counts(AnonymousUser()) == 2
    assert Commitment.objects.count() == 3


def all_figures() -> list[Chart]:
    anybody = AnonymousUser()
    return figures_for(anybody, scope_of_all(anybody, TODAY_ITSELF), TODAY_ITSELF)


def test_a_clerks_program_has_the_list_counted_once(client: Client, clerk: User) -> None:
    make_register(30)
    key = make_token(clerk, "cijfers", TODAY)
    for asked in ({}, {"ministerie": "bz"}):
        with CaptureQueriesContext(connection) as asking:
            client.get("/api/v1/cijfers", asked, headers={"Authorization": f"Bearer {key}"})
        assert sum("due_soon" in query["sql"] for query in asking.captured_queries) == 1


def test_all_figures_ask_the_database_a_fixed_number_of_times(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    make_register(30)
    with django_assert_num_queries(
        14
    ):  # 1 for the version, 2 for what two charts share and for the flow, 1 for the others
        all_figures()


def test_every_title_is_a_question_with_its_answer() -> None:
    make_register(30)
    for figure in all_figures():
        assert figure.title.endswith("?")
        assert figure.reading.endswith((".", "%).", ")."))
    assert len(CHARTS) == 11
