"""Where a commitment stood on a past day: its committee, dossier, meeting, paper and visibility, and its words."""

from datetime import date

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.models import Commitment, Dossier, Meeting
from commitments.stand import Stand
from dashboards.queries import tally
from tests.commitments.past_pages import page, read
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PROMISED, THEN = date(2026, 3, 2), date(2026, 6, 1)
FIRST_TERM = date(2026, 5, 20)


class Moved:
    """A commitment that a clerk put elsewhere after `THEN`: another committee, dossier, meeting, class and words."""

    def __init__(self) -> None:
        self.then_committee, self.later_committee = (make_committee(name=name) for name in ("Vroeg", "Laat"))
        self.then_dossier, self.later_dossier = make_dossier(title="Toen"), make_dossier(title="Daarna")
        debates = [
            Meeting.objects.create(slug=slug, kind="committee_debate", subject=slug, held_on=PROMISED)
            for slug in ("toen", "daarna")
        ]
        self.then_meeting, self.later_meeting = debates
        self.promise = make_commitment(
            title="De sluis herstellen",
            committee=self.then_committee,
            dossier=self.then_dossier,
            meeting=self.then_meeting,
            promised_on=PROMISED,
            deadline=FIRST_TERM,
        )
        lifecycle.amend(
            self.promise,
            act(date(2026, 7, 1)),
            title="Het gemaal herstellen",
            committee=self.later_committee,
            dossier=self.later_dossier,
            meeting=self.later_meeting,
            commitment_class="effort",
        )


@pytest.fixture
def moved() -> Moved:
    return Moved()


def test_a_past_day_tells_where_it_stood(moved: Moved, outsider_client: Client) -> None:
    then_page = page(outsider_client, moved.promise.get_absolute_url(), THEN)
    for row in (moved.then_committee, moved.then_dossier, moved.then_meeting):
        assert f'href="{row.get_absolute_url()}?stand={THEN}"' in then_page
    for row in (moved.later_committee, moved.later_dossier, moved.later_meeting):
        assert row.get_absolute_url() not in then_page
        assert row.get_absolute_url() in page(outsider_client, moved.promise.get_absolute_url())


def test_lists_and_pages_of_a_past_day_hold_what_stood_there(moved: Moved, outsider_client: Client) -> None:
    places = (
        (moved.then_committee, moved.later_committee),
        (moved.then_dossier, moved.later_dossier),
        (moved.then_meeting, moved.later_meeting),
    )
    for then_place, later_place in places:
        assert moved.promise.number in page(outsider_client, then_place.get_absolute_url(), THEN)
        assert moved.promise.number not in page(outsider_client, later_place.get_absolute_url(), THEN)
        assert moved.promise.number not in page(outsider_client, then_place.get_absolute_url())
        assert moved.promise.number in page(outsider_client, later_place.get_absolute_url())


def test_filters_and_search_know_the_place_and_the_words_of_the_day(moved: Moved, outsider_client: Client) -> None:
    def found(query: str, stand: str = "&stand=2026-06-01") -> int:
        return int(outsider_client.get(f"/toezeggingen/?{query}{stand}").context["count"])

    for before, after in (
        (f"commissie={moved.then_committee.slug}", f"commissie={moved.later_committee.slug}"),
        (f"dossier={moved.then_dossier.key}", f"dossier={moved.later_dossier.key}"),
        ("soort=deliverable", "soort=effort"),
        ("q=sluis", "q=gemaal"),
        ("q=sluis herstellen", "q=-sluis"),
        ("q=(sluis OF dijk) herstellen", "q=NIET (sluis OF dijk)"),
    ):
        assert (found(before), found(after)) == (1, 0), (before, after)
        assert (found(before, ""), found(after, "")) == (0, 1), (before, after)
    facets = outsider_client.get("/toezeggingen/?stand=2026-06-01").context["facets"]()
    counted = {facet.name: [(choice.value, choice.count) for choice in facet.choices] for facet in facets}
    assert counted["commissie"] == [(moved.then_committee.slug, "1")]
    assert counted["soort"] == [("deliverable", "1")]


def test_where_it_was_made_is_told_as_it_was_known_that_day(outsider_client: Client) -> None:
    promise = make_commitment(promised_on=PROMISED, source_document=None)
    debate = Meeting.objects.create(slug="overleg", kind="committee_debate", subject="overleg", held_on=PROMISED)
    lifecycle.amend(promise, act(date(2026, 7, 1)), meeting=debate)

    def found(origin: str, stand: date) -> int:
        answer = outsider_client.get("/toezeggingen/", {"herkomst": origin, "stand": stand.isoformat()})
        return int(answer.context["count"])

    assert [found("anders", THEN), found("debat", THEN)] == [1, 0]
    assert [found("anders", date(2026, 7, 2)), found("debat", date(2026, 7, 2))] == [0, 1]


def test_what_was_put_in_the_example_later_is_counted_as_real_that_day() -> None:
    promise = make_commitment(promised_on=PROMISED, dossier=make_dossier())
    example = make_dossier(title="Voorbeeld")
    Dossier.objects.filter(pk=example.pk).update(is_example=True)
    lifecycle.amend(promise, act(date(2026, 7, 1)), dossier=example)
    for day, is_example in ((THEN, False), (date(2026, 7, 2), True)):
        stand = Stand(day, TODAY)
        counted = tally(stand.of(Commitment.objects.all()), day)
        assert [row.is_example for row in counted if row.count] == [is_example]


def test_parts_of_compounds_are_found_on_a_past_day_and_phrases_as_they_stand(outsider_client: Client) -> None:
    make_commitment(promised_on=PROMISED, title="Het stikstofbeleid van de provincies")
    reworded = make_commitment(promised_on=PROMISED, title="De stikstofreductie, per provincie")
    lifecycle.amend(reworded, act(date(2026, 7, 1)), title="Iets anders")

    def found(words: str) -> int:
        return int(outsider_client.get("/toezeggingen/", {"q": words, "stand": "2026-06-01"}).context["count"])

    assert [found(words) for words in ("stikstof", '"stikstof"', '"stikstofreductie per"', '"provincie"')] == [
        2,
        0,
        1,
        1,
    ]


def test_what_was_entered_without_a_committee_has_none_then(outsider_client: Client) -> None:
    promise, committee = make_commitment(promised_on=PROMISED), make_committee()
    lifecycle.amend(promise, act(date(2026, 7, 1)), committee=committee)
    stand = Stand(THEN, TODAY)
    (shown,) = stand.rows(stand.of(Commitment.objects.filter(pk=promise.pk)))
    assert shown.committee is None
    assert Commitment.objects.as_of(THEN).concerning([committee]).count() == 0


def test_a_word_of_a_later_report_finds_nothing_before_it_was_out(outsider_client: Client) -> None:
    report = make_document(make_dossier(), text="Ik zal het kanaal verdiepen.", signed_on=date(2026, 7, 2))
    make_commitment(
        source_document=report,
        promised_on=PROMISED,
        quote=report.text,
        quote_start=0,
        quote_end=len(report.text),
    )
    for day, count in ((THEN, 0), (date(2026, 7, 2), 1)):
        answer = outsider_client.get("/toezeggingen/", {"q": "kanaal", "stand": day.isoformat()})
        assert answer.context["count"] == count


def test_who_could_see_it_is_told_as_it_was_when_the_register_held_it(clerk_client: Client) -> None:
    held = make_commitment(visibility=Visibility.DRAFT, promised_on=PROMISED, now=NOW.replace(month=3, day=3))
    entered = make_commitment(visibility=Visibility.DRAFT, promised_on=PROMISED)
    for promise in (held, entered):
        lifecycle.publish(promise, act(date(2026, 7, 1)), visibility=Visibility.PUBLIC)
    stand = Stand(THEN, TODAY)
    rows = stand.rows(stand.of(Commitment.objects.order_by("id")))
    assert [row.visibility for row in rows] == [Visibility.DRAFT, Visibility.PUBLIC]


def test_the_page_says_what_it_cannot_know(moved: Moved, outsider_client: Client) -> None:
    told = read(outsider_client, moved.promise.get_absolute_url(), THEN)
    assert "Namen van personen, commissies en ministeries en de tekst van stukken zijn die van vandaag" in told
