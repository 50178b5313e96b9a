"""One commitment on a past day: its titles, numbers, ministry and terms as they were."""

from datetime import date, timedelta

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import DelayReason, OccasionRelation
from commitments.drift import drift
from commitments.lateness import drift_in_words
from commitments.models import Commitment, CommitmentLink, Occasion
from commitments.occasions import move_occasion
from commitments.stand import Stand
from commitments.terms import NO_TERM, fixed_term, occasion_term
from commitments.then import then
from tests.commitments.past_pages import page
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_minister,
    make_ministry,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PROMISED, THEN = date(2026, 3, 2), date(2026, 6, 1)
FIRST_TERM, SECOND_TERM = date(2026, 5, 20), date(2026, 9, 15)


def test_the_ministry_follows_every_transfer() -> None:
    first, second, third = (make_ministry() for _ in range(3))
    promise = make_commitment(minister=make_minister(ministry=first))
    lifecycle.transfer(promise, act(date(2026, 5, 1)), ministry=second)
    lifecycle.transfer(promise, act(date(2026, 8, 1)), ministry=third)
    days = (PROMISED, date(2026, 4, 30), date(2026, 5, 1), date(2026, 7, 31), date(2026, 8, 1))
    told = []
    for day in days:
        stand = Stand(day, TODAY)
        told += [row.ministry for row in stand.rows(stand.of(Commitment.objects.all()))]
    assert told == [first, first, second, second, third]


def test_a_missed_first_term_is_missed_by_somebody() -> None:
    conference = Occasion.objects.create(slug="c", name="C", first_on=date(2026, 5, 1), last_on=date(2026, 5, 9))
    moved = make_commitment(term=occasion_term(conference, OccasionRelation.DURING))
    move_occasion(conference, act(date(2026, 4, 1)), first_on=None, last_on=None)
    put_off = make_commitment(deadline=FIRST_TERM)
    lifecycle.postpone(put_off, act(date(2026, 4, 1)), term=fixed_term(SECOND_TERM), reason=DelayReason.OTHER)
    lifecycle.postpone(put_off, act(date(2026, 5, 1)), term=NO_TERM, reason=DelayReason.OTHER)

    def said(commitment: Commitment, on: date) -> list[str]:
        changes = commitment.deadline_changes.filter(announced_on__lte=on)
        return drift_in_words(drift(list(changes)), commitment.status, on)

    assert said(moved, date(2026, 5, 9)) == []
    assert said(moved, THEN) == ["De eerste termijn is voorbij; een nieuwe dag is nog niet bekend."]
    assert said(put_off, date(2026, 4, 30)) == ["1 keer uitgesteld."]
    assert said(put_off, THEN) == ["2 keer uitgesteld.", "De eerste termijn is gemist; een nieuwe dag is niet genoemd."]
    lifecycle.fulfil(put_off, act(THEN))
    assert said(put_off, TODAY) == ["2 keer uitgesteld."]


def test_title_and_number_are_those_of_the_day(outsider_client: Client) -> None:
    promise = make_commitment(number="BR202603-001", title="Eerste titel", promised_on=PROMISED)
    lifecycle.amend(promise, act(date(2026, 7, 1)), title="Tweede titel")
    lifecycle.amend(promise, act(date(2026, 8, 1)), title="Derde titel")
    lifecycle.renumber(promise, act(date(2026, 9, 1)), number="TZ202603-130")
    told = {
        date(2026, 6, 30): ("BR202603-001", "Eerste titel"),
        date(2026, 7, 1): ("BR202603-001", "Tweede titel"),
        date(2026, 8, 15): ("BR202603-001", "Derde titel"),
        date(2026, 9, 1): ("TZ202603-130", "Derde titel"),
    }
    for on, (number, title) in told.items():
        [row] = Stand(on, TODAY).rows(Commitment.objects.as_of(on))
        assert (row.number, row.title) == (number, title)
    for address in ("/toezeggingen/", promise.get_absolute_url()):
        shown = words(page(outsider_client, address, date(2026, 6, 30)))
        assert "Eerste titel" in shown
        assert "Tweede titel" not in shown
        assert "Derde titel" not in shown
    old = outsider_client.get("/toezeggingen/BR202603-001/", {"stand": "2026-06-30"})
    assert old["Location"] == "/toezeggingen/TZ202603-130/?stand=2026-06-30"


def test_what_the_register_knew_of_the_words() -> None:
    promise = make_commitment(title="Eerste titel", promised_on=PROMISED, now=NOW - timedelta(days=30))
    lifecycle.amend(promise, act(date(2026, 7, 1)), title="Tweede titel")
    knew = TODAY - timedelta(days=1)
    rows = Commitment.objects.as_of(TODAY, recorded_by=knew)
    assert [row.title for row in then(rows, TODAY, recorded_by=knew)] == ["Eerste titel"]
    assert [row.title for row in then(Commitment.objects.as_of(TODAY), TODAY)] == ["Tweede titel"]


def test_what_it_is_linked_to_has_its_title_of_the_day(outsider_client: Client) -> None:
    promise, other = make_commitment(promised_on=PROMISED), make_commitment(title="Oude naam", promised_on=PROMISED)
    CommitmentLink.objects.create(source=promise, target=other, kind="supplements")
    lifecycle.amend(other, act(date(2026, 7, 1)), title="Nieuwe naam")
    shown = page(outsider_client, promise.get_absolute_url(), THEN)
    assert "Oude naam" in shown
    assert "Nieuwe naam" not in shown
