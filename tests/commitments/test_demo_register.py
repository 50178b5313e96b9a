"""What stands in the register once the demo is loaded: the real dossier as its papers have it, and the example."""

from datetime import date, timedelta

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from commitments.choices import CommitmentClass, EventKind, LinkKind, Standing, Status, TermMoved, Visibility
from commitments.citations import source_url
from commitments.demo import DemoLoaded, keep_example_read
from commitments.models import (
    Citation,
    Commitment,
    CommitmentEvent,
    CommitmentLink,
    Document,
    Dossier,
    FollowUp,
    Meeting,
    Member,
    Occasion,
)
from commitments.overdue import flag_overdue
from tests.commitments.test_demo import EXAMPLE, REAL, TODAY, at, example, load
from tests.commitments.test_reference import everything

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(module_db: DjangoDbBlocker) -> DemoLoaded:
    with module_db.unblock():
        return load()


def promised_in(identifier: str) -> list[Commitment]:
    return list(Commitment.objects.filter(source_document__identifier=identifier).order_by("id"))


LATER = [timedelta(days=200), timedelta(), timedelta(days=1)]


@pytest.mark.parametrize("later", LATER if connection.vendor == "sqlite" else LATER[:1])
def test_a_second_load_changes_nothing_on_any_day(loaded: DemoLoaded, later: timedelta) -> None:
    assert loaded.commitments == Commitment.objects.count()
    before = everything()
    assert load(TODAY + later) == DemoLoaded(0, 0)
    assert everything() == before


def test_a_dossier_in_which_a_clerk_worked_is_left_alone(loaded: DemoLoaded) -> None:
    promise = promised_in("kst-33783-46")[0]
    Commitment.objects.filter(pk=promise.pk).update(title="Een eigen omschrijving")
    load()
    promise.refresh_from_db()
    assert promise.title == "Een eigen omschrijving"


def test_what_happened_in_the_demo_is_recorded_as_passed_once(loaded: DemoLoaded) -> None:
    assert flag_overdue(TODAY, now=at(TODAY)) > 0
    assert flag_overdue(TODAY, now=at(TODAY)) == 0


# ── the real dossier ──────────────────────────────────────────────────────────────────────────────────────────────────
PAPERS = {
    "kst-33783-16": date(2015, 4, 14),
    "kst-33694-15": date(2018, 5, 15),
    "kst-33694-20": date(2018, 6, 21),
    "kst-33694-23": date(2018, 11, 6),
    "kst-33783-32": date(2019, 4, 18),
    "kst-33694-49": date(2019, 9, 26),
    "kst-33783-35": date(2019, 11, 25),
    "kst-33783-41": date(2020, 4, 2),
    "kst-33783-46": date(2020, 7, 6),
    "kst-33783-48": date(2021, 12, 1),
    "kst-33783-49": date(2022, 1, 5),
}
KEPT = [
    ("kst-33694-15", "kst-33694-20", date(2018, 5, 15), date(2018, 6, 21)),
    ("kst-33694-23", "kst-33694-49", date(2018, 10, 4), date(2019, 9, 26)),
    ("kst-33783-41", "kst-33783-46", date(2020, 1, 29), date(2020, 7, 6)),
]
"""Promised in, answered by, promised on, closed on."""


class TestTheRealDossier:
    def test_the_papers_of_the_chain_with_their_days_and_addresses(self) -> None:
        papers = Document.objects.filter(dossiers__number__in=REAL)
        assert {paper.identifier: paper.signed_on for paper in papers} == PAPERS
        assert all(paper.source_url == source_url(paper.identifier) for paper in papers)
        assert all(paper.text == "" and paper.summary for paper in papers)

    def test_the_paper_that_is_cited_by_its_day_of_publication_has_both_days(self) -> None:
        paper = Document.objects.get(identifier="kst-33694-49")
        assert (paper.signed_on, paper.published_on) == (date(2019, 9, 26), date(2019, 10, 3))

    def test_a_paper_that_is_cited_is_not_therefore_held(self) -> None:
        cited = Citation.objects.filter(document__identifier="kst-33783-46").values_list("identifier", flat=True)
        numbers = {"33783-41", "33694-20", "33694-49", "33783-31", "33783-32", "33783-35"}
        assert set(cited) == {f"kst-{number}" for number in numbers}
        assert not Document.objects.filter(identifier="kst-33783-31").exists()

    def test_what_was_kept(self) -> None:
        for source, answer, promised_on, closed_on in KEPT:
            [promise] = promised_in(source)
            assert (promise.promised_on, promise.closed_on, promise.status) == (
                promised_on,
                closed_on,
                Status.FULFILLED,
            )
            assert promise.follow_ups.get().document.identifier == answer
            fulfilled = promise.events.get(kind=EventKind.FULFILLED)
            assert (fulfilled.happened_on, fulfilled.recorded_at) == (closed_on, at(TODAY))

    def test_the_motion_was_answered_before_the_summer_recess(self) -> None:
        [promise] = promised_in("kst-33694-15")
        assert (promise.deadline_wording, promise.deadline) == ("voor het zomerreces", date(2018, 7, 5))
        assert not promise.deadline_confirmed

    def test_the_source_letter_makes_four_promises(self) -> None:
        feasibility, attention, action_plan, alliance = promised_in("kst-33783-46")
        for promise in (feasibility, attention):
            assert (promise.commitment_class, promise.deadline) == (CommitmentClass.DELIVERABLE, None)
        assert (action_plan.commitment_class, action_plan.occasion_relation) == (CommitmentClass.EFFORT, "during")
        assert (alliance.commitment_class, alliance.status) == (CommitmentClass.EFFORT, Status.CONTINUING)

    def test_what_hangs_on_the_conference_moves_with_it(self) -> None:
        conference = Occasion.objects.get(slug="npv-toetsingsconferentie-10")
        first_days = [moved.first_on for moved in conference.dates.all()]
        assert first_days == [date(2020, 4, 27), None, date(2022, 1, 4), date(2022, 8, 1)]
        [action_plan] = Commitment.objects.filter(occasion=conference, commitment_class=CommitmentClass.EFFORT)
        changes = [change.deadline for change in action_plan.deadline_changes.all()]
        assert changes == [None, date(2022, 1, 28), date(2022, 8, 26)]
        [report] = promised_in("kst-33783-48")
        assert [change.deadline for change in report.deadline_changes.all()] == [date(2022, 2, 25), date(2022, 9, 23)]
        assert {action_plan.term_moved, report.term_moved} == {TermMoved.WITH_OCCASION}

    def test_the_same_promise_was_made_before_the_conference_of_2015(self) -> None:
        [earlier], [later] = promised_in("kst-33783-16"), promised_in("kst-33783-48")
        link = CommitmentLink.objects.get(source=later)
        assert (link.target, link.kind) == (earlier, LinkKind.REPEATS)
        assert earlier.deadline == date(2015, 5, 22) + timedelta(days=28)

    def test_nobody_is_accused_beyond_the_papers_that_were_read(self) -> None:
        real = Commitment.objects.filter(dossier__number__in=REAL)
        assert not real.standing_in([Standing.LATE, Standing.LATE_WITH_WORD], TODAY).exists()
        assert real.standing_in([Standing.NOT_CHECKED], TODAY).count() == 3
        assert set(Dossier.objects.filter(number__in=REAL).values_list("checked_until", flat=True)) == {
            date(2022, 1, 5)
        }

    def test_the_debate_of_january_2020(self) -> None:
        debate = Meeting.objects.get(report__identifier="kst-33783-41")
        assert (debate.held_on, debate.chair, debate.clerk) == (date(2020, 1, 29), "Voordewind", "Konings")
        assert {committee.slug for committee in debate.committees.all()} == {"buitenlandse-zaken", "defensie"}
        assert {minister.name for minister in debate.ministers.all()} == {"Blok", "Bijleveld-Schouten"}
        assert debate.attendance.count(",") == 6


# ── the example ───────────────────────────────────────────────────────────────────────────────────────────────────────
class TestTheExample:
    def test_the_example_is_marked_everywhere_and_names_no_persons(self) -> None:
        for dossier in Dossier.objects.filter(number__in=EXAMPLE):
            assert dossier.is_example
            assert "voorbeeld" in dossier.title
        for paper in Document.objects.filter(dossiers__number__in=EXAMPLE):
            assert paper.text.startswith("VOORBEELD – fictief")
            assert paper.source_url == ""
        assert {promise.minister.name for promise in example(TODAY)} == {"voorbeeld"}
        assert not Dossier.objects.filter(number__in=REAL, is_example=True).exists()

    def test_the_sample_letters_are_papers_of_the_example_with_their_promises(self) -> None:
        letters = Document.objects.filter(identifier__in=[f"kst-99901-{number}" for number in range(1, 6)])
        assert letters.count() == 5
        promises = Commitment.objects.filter(source_document__in=letters)
        assert promises.count() >= 8
        assert all(promise.quote for promise in promises)
        assert {answer.commitment.number for answer in FollowUp.objects.filter(document__in=letters)}

    def test_the_history_of_the_example_was_recorded_as_it_happened(self) -> None:
        events = CommitmentEvent.objects.filter(commitment__dossier__number__in=EXAMPLE)
        assert events.exists()
        assert all(event.recorded_at.date() == event.happened_on for event in events)

    def test_something_is_hidden_from_readers(self) -> None:
        hidden = example(TODAY).exclude(visibility=Visibility.PUBLIC).values_list("visibility", flat=True)
        assert sorted(hidden) == [Visibility.CONFIDENTIAL, Visibility.DRAFT]

    def test_the_example_stays_read_and_the_other_dossiers_do_not(self) -> None:
        tomorrow = TODAY + timedelta(days=1)
        before = dict(Dossier.objects.values_list("number", "checked_until"))
        assert keep_example_read(tomorrow) == 1
        assert keep_example_read(tomorrow) == 0
        assert keep_example_read(TODAY) == 0, "never back"
        assert dict(Dossier.objects.values_list("number", "checked_until")) == before | {"99901": tomorrow}

    def test_the_demo_member_has_something_to_wait_for(self) -> None:
        member = Member.objects.get(slug="voorbeeldlid-a")
        standings = {row.standing for row in example(TODAY).promised_to(member.pk)}
        assert {Standing.LATE, Standing.ON_TIME, Standing.FULFILLED} <= standings
        committee = member.committees.get()
        assert Commitment.objects.filter(recipients__committee=committee).count() >= 3
