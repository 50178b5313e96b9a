"""What has no day of its own is looked at again: when, by the policy table, and who is told."""

from datetime import date, timedelta

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import CommitmentClass, OccasionRelation
from commitments.models import Commitment, DeadlinePolicyRow, Occasion
from commitments.occasions import move_occasion
from commitments.rulebook import rulebook
from commitments.terms import fixed_term, occasion_term
from tests.factories import NOW, TODAY, act, make_commitment
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def weeks(count: int) -> date:
    return TODAY + timedelta(weeks=count)


def review_of(commitment: Commitment) -> date | None:
    commitment.refresh_from_db()
    return commitment.review_on


def page(client: Client, address: str) -> str:
    return words(client.get(address))


def test_each_kind_waits_as_long_as_the_policy_says() -> None:
    fair = Occasion.objects.create(slug="beurs", name="De beurs")
    dated = Occasion.objects.create(slug="top", name="De top", first_on=weeks(9), last_on=weeks(9))
    assert make_commitment().review_on == weeks(13)
    assert make_commitment(term=rulebook().term("zo spoedig mogelijk", TODAY)).review_on == weeks(13)
    assert make_commitment(term=occasion_term(fair, OccasionRelation.AFTER)).review_on == weeks(13)
    assert make_commitment(commitment_class=CommitmentClass.EFFORT).review_on == weeks(26)
    assert make_commitment(commitment_class=CommitmentClass.RECURRING).review_on == weeks(26)
    assert make_commitment(deadline=weeks(9)).review_on is None
    assert make_commitment(term=occasion_term(dated, OccasionRelation.AFTER)).review_on is None


def test_an_administrator_sets_how_long() -> None:
    DeadlinePolicyRow.objects.create(key="open", value="4", meaning="na {value} weken")
    assert make_commitment().review_on == weeks(4)


def test_a_look_or_a_word_moves_it_on_and_other_changes_do_not() -> None:
    commitment = make_commitment()
    later = NOW + timedelta(weeks=5)
    lifecycle.amend(commitment, act(weeks(5), now=later), title="Anders")
    assert review_of(commitment) == weeks(13)
    lifecycle.keep_open(commitment, act(weeks(5), now=later))
    assert review_of(commitment) == weeks(18)
    lifecycle.report_progress(commitment, act(weeks(6), now=NOW + timedelta(weeks=6)))
    assert review_of(commitment) == weeks(19)


def test_a_day_or_an_end_ends_the_waiting() -> None:
    commitment = make_commitment()
    lifecycle.correct_term(commitment, act(), term=fixed_term(weeks(20)))
    assert review_of(commitment) is None
    other = make_commitment()
    lifecycle.fulfil(other, act())
    assert review_of(other) is None


def test_an_occasion_that_gets_and_loses_its_date() -> None:
    fair = Occasion.objects.create(slug="beurs", name="De beurs")
    commitment = make_commitment(term=occasion_term(fair, OccasionRelation.AFTER))
    move_occasion(fair, act(), first_on=weeks(9), last_on=weeks(9))
    assert review_of(commitment) is None
    move_occasion(fair, act(), first_on=None, last_on=None)
    assert review_of(commitment) == weeks(13)


def test_the_page_tells_its_own_age(outsider_client: Client) -> None:
    commitment = make_commitment(promised_on=date(2026, 3, 2))
    said = page(outsider_client, commitment.get_absolute_url())
    assert "Opnieuw bekijken op 22 februari 2027 ; de termijn is open sinds 2 maart 2026 (8 maanden)" in said


def test_the_age_counts_from_when_the_day_was_lost(outsider_client: Client) -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    term = rulebook().term("zo spoedig mogelijk", date(2026, 5, 20))
    lifecycle.postpone(commitment, act(date(2026, 5, 20)), term=term, reason="workload")
    assert "de termijn is open sinds 20 mei 2026" in page(outsider_client, commitment.get_absolute_url())


def test_the_desk_lists_what_is_due_for_review(clerk_client: Client) -> None:
    due = make_commitment(title="Lang niet bekeken", now=NOW - timedelta(weeks=14))
    make_commitment(title="Pas opgenomen")
    reviews = clerk_client.get("/bureau/").context["reviews"]
    assert list(reviews) == [due]
    assert "Opnieuw te bekijken" in page(clerk_client, "/bureau/")


def test_a_day_that_is_no_working_day_is_said_and_not_shifted(outsider_client: Client) -> None:
    said = page(outsider_client, make_commitment(deadline=date(2027, 3, 14)).get_absolute_url())
    assert "Dat is geen werkdag: de laatste werkdag ervoor is 12 maart 2027 ." in said
    assert "De Tweede Kamer vergadert die dag niet: de laatste vergaderdag ervoor is 11 maart 2027 ." in said
    assert "De termijn zelf verschuift niet." in said
    tuesday = page(outsider_client, make_commitment(deadline=date(2027, 3, 16)).get_absolute_url())
    assert "verschuift niet" not in tuesday
