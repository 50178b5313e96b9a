"""The overview and the figures of a past day are those of that day, whatever happened since."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from commitments import lifecycle
from commitments.choices import AWAITED, DelayReason, Standing
from commitments.models import Commitment, Dossier
from commitments.querysets import CommitmentQuerySet
from commitments.terms import fixed_term
from dashboards.charts import put_off
from dashboards.overview import Overview, overview
from dashboards.scope import Scope
from dashboards.week_ago import late_a_week_ago
from tests.dashboards.registers import PROMISED, TODAY, at_noon, make_register, said
from tests.factories import act, make_commitment, make_document, make_minister, make_ministry

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=40)


def seen() -> CommitmentQuerySet:
    return Commitment.objects.visible_to(AnonymousUser())


def numbers(made: Overview) -> dict[str, Any]:
    """All that the overview says, but its links."""
    charts = (made.per_ministry, made.ages, made.ahead)
    return {
        "words": (made.headline, made.not_checked, made.origin, *(chart.reading for chart in charts)),
        "tiles": [(tile.words, tile.count) for tile in made.tiles],
        "bars": [[(bar.name, bar.counts, bar.note) for bar in chart.bars] for chart in charts],
        "late": ([row.pk for row in made.newly_late], made.newly_late_count),
    }


def let_much_happen() -> None:
    """To most of what is awaited something happens: settled, put off, handed on; and a new promise is made."""
    elsewhere = make_ministry(name="Ministerie van Later")
    for place, commitment in enumerate(Commitment.objects.filter(status__in=AWAITED).order_by("pk")):
        day = TODAY + timedelta(days=1 + place % 30)
        match place % 5:
            case 0:
                lifecycle.fulfil(commitment, said(day))
            case 1:
                lifecycle.postpone(
                    commitment, said(day), term=fixed_term(day + timedelta(days=70)), reason=DelayReason.OTHER
                )
            case 2:
                lifecycle.transfer(commitment, said(day), ministry=elsewhere)
            case 3:
                lifecycle.report_progress(commitment, said(day))
    make_commitment(promised_on=LATER, now=at_noon(LATER), minister=make_minister(ministry=elsewhere))


@pytest.fixture(scope="module")
def told(module_db: DjangoDbBlocker) -> dict[str, Any]:
    """The overview on TODAY; then forty days pass in which much happens."""
    with module_db.unblock(), time_machine.travel(at_noon(TODAY), tick=False) as clock, translation.override("nl"):
        make_register()
        on_the_day = numbers(overview(Scope(seen().counted(), TODAY)))
        clock.move_to(at_noon(LATER))
        let_much_happen()
    return on_the_day


@pytest.fixture
def before(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What was told on TODAY; it is LATER now."""
    with time_machine.travel(at_noon(LATER)):
        yield told


def test_the_overview_of_a_past_day_is_the_overview_of_that_day(before: dict[str, Any]) -> None:
    assert numbers(overview(Scope(seen().as_of(TODAY).counted(), TODAY))) == before
    assert numbers(overview(Scope(seen().counted(), LATER))) != before


@pytest.mark.usefixtures("before")
def test_every_number_leads_to_as_many_on_that_day(outsider_client: Client) -> None:
    made = outsider_client.get("/", {"stand": TODAY.isoformat()}).context["overview"]
    links = [(tile.url, tile.count) for tile in made.tiles] + [(made.newly_late_url, made.newly_late_count)]
    for chart in (made.per_ministry, made.ages, made.ahead):
        links += [link for bar in chart.bars for link in zip(bar.urls, bar.counts, strict=True) if link[1]]
    assert len(links) > 20
    for url, count in links:
        assert outsider_client.get(url).context["count"] == count, url


@pytest.mark.parametrize("name", ["ministeries", "te-laat", "termijnen"])
def test_the_csv_of_a_past_day(before: dict[str, Any], outsider_client: Client, name: str) -> None:
    answer = outsider_client.get(f"/cijfers/{name}.csv", {"stand": TODAY.isoformat()})
    expected = before["bars"][["ministeries", "te-laat", "termijnen"].index(name)]
    assert [line.split(",")[1:-1] for line in answer.getvalue().decode().splitlines()[1:]] == [
        [str(count) for count in counts] for _name, counts, _note in expected
    ]
    assert f"gestand-{name}-{TODAY.isoformat()}.csv" in answer["Content-Disposition"]


def test_before_anything_was_promised(outsider_client: Client, before: dict[str, Any]) -> None:
    assert before["tiles"]
    response = outsider_client.get("/", {"stand": (PROMISED - timedelta(days=1)).isoformat()})
    assert "Er staan geen toezeggingen open." in response.content.decode()


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("days", [0, 3, 7, 12, 25, 40, 60])
def test_what_was_late_a_week_ago_is_what_the_history_tells(days: int) -> None:
    """Of most rows nothing has happened since, and the count takes them as they stand."""
    on = LATER + timedelta(days=days - 20)
    then = on - timedelta(days=7)
    Dossier.objects.update(checked_until=on)
    told = seen().counted().as_of(then).standing_in((Standing.LATE,), then).count()
    assert late_a_week_ago(Scope(seen().counted(), on)) == told
    assert told


def test_a_delay_that_was_taken_back_counts_on_the_days_on_which_it_held() -> None:
    promise, day = make_commitment(deadline=TODAY + timedelta(days=9)), TODAY - timedelta(days=3)
    paper = make_document(signed_on=day)
    put = act(day, now=at_noon(day), document=paper)
    lifecycle.postpone(promise, put, term=fixed_term(TODAY + timedelta(days=30)), reason=DelayReason.OTHER)
    lifecycle.take_back(promise, act(TODAY, now=at_noon(TODAY), note="x"), answer=promise.follow_ups.get())
    mine = Commitment.objects.filter(pk=promise.pk)
    told = {on: put_off.rows(Scope(mine.as_of(on), on)) for on in (day, TODAY)}
    assert told == {day: [0, 1, 0, 0], TODAY: [1, 0, 0, 0]}


def test_a_term_that_was_entered_by_mistake_was_late_a_week_ago() -> None:
    """The promise has no term now, nor had it one before: only the one that was taken back."""
    promise, day = make_commitment(promised_on=TODAY - timedelta(days=90)), TODAY - timedelta(days=40)
    put = act(day, now=at_noon(day), document=make_document(signed_on=day))
    lifecycle.postpone(promise, put, term=fixed_term(TODAY - timedelta(days=20)), reason=DelayReason.OTHER)
    lifecycle.take_back(promise, act(TODAY, now=at_noon(TODAY), note="x"), answer=promise.follow_ups.get())
    Dossier.objects.update(checked_until=TODAY)
    assert late_a_week_ago(Scope(Commitment.objects.filter(pk=promise.pk).counted(), TODAY)) == 1
