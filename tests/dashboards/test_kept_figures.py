"""The figures about all that is public, drawn from kept counts: those of the rows, and only where the counts apply."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client

from commitments import counters
from commitments.access import CLERK, READER
from commitments.models import Commitment, Dossier
from commitments.stand import Stand
from dashboards import queries
from dashboards.charts import CHARTS
from dashboards.overview import overview
from dashboards.scope import Scope, scope_of
from tests.dashboards.registers import TODAY, make_register
from tests.factories import make_user

pytestmark = pytest.mark.django_db
NOW = Stand(TODAY, TODAY)


@pytest.fixture(autouse=True)
def _counted(time_machine: Any) -> None:
    time_machine.move_to(f"{TODAY}T12:00:00+01:00")
    make_register()
    counters.count_for(TODAY)


def refuse(*args: object) -> None:
    raise AssertionError("the rows were counted")


def of_the_public(*, all_public: bool) -> Scope:
    return Scope(Commitment.objects.visible_to(AnonymousUser()).counted(), TODAY, all_public=all_public)


def test_kept_counts_draw_what_the_rows_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    Commitment.objects.filter(pk__in=Commitment.objects.values("pk")[3:9]).update(deadline=TODAY - timedelta(days=2))
    Dossier.objects.filter(is_example=True).update(checked_until=TODAY - timedelta(days=1))
    from_rows = of_the_public(all_public=False)
    told = {name: chart(from_rows).lines for name, chart in CHARTS.items()}, overview(from_rows)
    monkeypatch.setattr(queries, "tally", refuse)
    monkeypatch.setattr(queries, "terms", refuse)
    from_counts = of_the_public(all_public=True)
    assert ({name: chart(from_counts).lines for name, chart in CHARTS.items()}, overview(from_counts)) == told


def test_the_overview_of_a_stranger_counts_no_rows(monkeypatch: pytest.MonkeyPatch, outsider_client: Client) -> None:
    monkeypatch.setattr(queries, "tally", refuse)
    monkeypatch.setattr(queries, "terms", refuse)
    assert outsider_client.get("/").status_code == 200


def test_another_day_another_reader_or_a_filter_counts_the_rows() -> None:
    everybody, none = AnonymousUser(), QueryDict()
    assert scope_of(everybody, none, NOW).all_public
    assert scope_of(make_user(READER), none, NOW).all_public
    assert not scope_of(make_user(CLERK), none, NOW).all_public
    assert not scope_of(everybody, none, Stand(TODAY - timedelta(days=1), TODAY)).all_public
    assert not scope_of(everybody, QueryDict("ministerie=bz"), NOW).all_public


def test_where_the_counts_are_of_yesterday_the_rows_are_counted() -> None:
    counters.count_for(TODAY - timedelta(days=1))
    assert overview(of_the_public(all_public=True)) == overview(of_the_public(all_public=False))
