"""What was entered by mistake is taken back: a new entry, and the register stands as if it had not been said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from commitments import lifecycle
from commitments.change_forms import open_changes
from commitments.choices import DelayReason, EventKind, FollowUpOutcome, Status
from commitments.counters import reconcile
from commitments.lifecycle import ChangeRefused, Component
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, Document, FollowUp, User
from commitments.overdue import flag_overdue
from commitments.seals import seal_history, verify_history
from commitments.terms import fixed_term
from commitments.then import then
from tests.commitments.at_the_desk import change, days
from tests.factories import NOW, act, make_commitment, make_document
from tests.pages import words

pytestmark = pytest.mark.django_db
SAID_ON = days(-10)
UNDONE_AT = NOW + timedelta(days=2)
UNDONE_ON = days(2)
FACTS = ("status", "closed_on", "deadline", "deadline_wording", "term_moved", "last_word_on")
Verb = Callable[..., None]


def said(paper: Document | None = None, **fields: Any) -> Any:
    return act(SAID_ON, document=paper, **fields)


def undo(**fields: Any) -> Any:
    return act(UNDONE_ON, now=UNDONE_AT, note="Verkeerde toets.", **fields)


def facts(promise: Commitment, on: date | None = None) -> tuple[Any, ...]:
    if on is None:
        promise.refresh_from_db()
    else:
        [promise] = then(Commitment.objects.filter(pk=promise.pk).as_of(on), on)
    return tuple(getattr(promise, name) for name in FACTS)


ANSWERS: dict[str, Verb] = {
    FollowUpOutcome.FULFILS: lambda promise, act: lifecycle.fulfil(promise, act),
    FollowUpOutcome.PARTLY: lambda promise, act: lifecycle.fulfil_partly(promise, act),
    FollowUpOutcome.REPORTS_PROGRESS: lambda promise, act: lifecycle.report_progress(promise, act),
    FollowUpOutcome.POSTPONES: lambda promise, act: lifecycle.postpone(
        promise, act, term=fixed_term(days(90)), reason=DelayReason.WORKLOAD
    ),
}


@pytest.fixture
def promise() -> Commitment:
    return make_commitment(deadline=days(-20))


@pytest.fixture
def paper() -> Document:
    return make_document(signed_on=SAID_ON)


@pytest.mark.parametrize("outcome", ANSWERS)
def test_an_answer_taken_back_leaves_all_as_it_was(
    promise: Commitment, paper: Document, clerk: User, outcome: str
) -> None:
    before = facts(promise)
    ANSWERS[outcome](promise, said(paper))
    between = facts(promise)
    assert between != before
    lifecycle.take_back(promise, undo(by=clerk), answer=promise.follow_ups.get())
    assert facts(promise) == before
    assert not promise.follow_ups.exists()
    event = promise.events.last()
    assert event is not None
    assert (event.kind, event.actor, event.note) == (EventKind.TAKEN_BACK, clerk, "Verkeerde toets.")
    assert facts(promise, days(1)) == between, "a day before tells what stood there then"
    assert facts(promise, UNDONE_ON) == before
    assert reconcile() == 0


@pytest.mark.parametrize("outcome", ANSWERS)
def test_the_right_answer_follows_with_the_same_paper(promise: Commitment, paper: Document, outcome: str) -> None:
    """Of the day of that paper, which is before the day on which the mistake was taken back."""
    lifecycle.fulfil(promise, said(paper))
    lifecycle.take_back(promise, undo(), answer=promise.follow_ups.get())
    ANSWERS[outcome](promise, act(SAID_ON, now=UNDONE_AT, document=paper))
    assert facts(promise, UNDONE_ON) == facts(promise)
    assert promise.follow_ups.get().outcome == outcome
    assert reconcile() == 0


def test_what_came_later_stays(promise: Commitment, paper: Document) -> None:
    """Partly kept by mistake, then kept: only the mistake goes. A delay that was moved on since keeps that move."""
    lifecycle.fulfil_partly(promise, said(paper))
    lifecycle.postpone(promise, said(make_document()), term=fixed_term(days(30)), reason=DelayReason.WORKLOAD)
    lifecycle.postpone(promise, said(make_document()), term=fixed_term(days(60)), reason=DelayReason.WORKLOAD)
    lifecycle.fulfil(promise, said(make_document()))
    for answer in promise.follow_ups.filter(outcome__in=["partly", "postpones"]).order_by("id")[:2]:
        lifecycle.take_back(promise, undo(), answer=answer)
    assert facts(promise)[:3] == (Status.FULFILLED, SAID_ON, days(60))
    assert facts(promise, UNDONE_ON) == facts(promise)
    lifecycle.take_back(promise, undo(), answer=promise.follow_ups.get(outcome="fulfils"))
    assert facts(promise)[:3] == (Status.OPEN, None, days(60))
    assert promise.deadline_changes.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("goes", ["withdraw", "merge"])
def test_what_was_withdrawn_or_merged_by_mistake_counts_again_with_its_parts(goes: str, clerk: User) -> None:
    promise, other = make_commitment(deadline=days(40)), make_commitment()
    lifecycle.split(promise, act(days(-30)), components=[Component("een", fixed_term(days(10))), Component("twee")])
    gone = promise.parts.get(title="een")
    lifecycle.withdraw(gone, act(days(-20), now=NOW - timedelta(days=5), note="hoort er niet bij"))
    kept = promise.parts.get(title="twee")
    before = [facts(one) for one in (promise, kept, gone)]
    if goes == "withdraw":
        lifecycle.withdraw(promise, said(note="dubbel"))
    else:
        lifecycle.merge(promise, said(), into=other)
    between = [facts(one) for one in (promise, kept, gone)]
    lifecycle.reinstate(promise, undo(by=clerk))
    assert [facts(one) for one in (promise, kept, gone)] == before, "what was withdrawn for itself stays so"
    assert [facts(one, days(1)) for one in (promise, kept, gone)] == between
    assert [facts(one, UNDONE_ON) for one in (promise, kept, gone)] == before
    promise.refresh_from_db()
    assert promise.merged_into is None
    assert Commitment.objects.counted().filter(pk=kept.pk).exists()
    assert reconcile() == 0


def in_force(promise: Commitment) -> list[date | None]:
    return list(promise.deadline_changes.filter(ended_at=None).values_list("deadline", flat=True))


def test_a_term_that_ended_when_a_promise_was_made_continuing_stays_ended(promise: Commitment) -> None:
    """So that no night calls it passed once the promise closes."""
    lifecycle.make_continuing(promise, act(days(-30), now=NOW - timedelta(days=30)))
    before = facts(promise)
    lifecycle.withdraw(promise, said(note="dubbel"))
    lifecycle.reinstate(promise, undo())
    assert (facts(promise), in_force(promise)) == (before, [])
    lifecycle.lapse(promise, undo())
    assert flag_overdue(days(4), now=NOW + timedelta(days=4)) == 0


@pytest.mark.parametrize("is_from_the_first", [True, False], ids=["from the first", "made so"])
def test_the_term_of_what_is_continuing_counts_while_the_rest_of_it_is_awaited(
    paper: Document, is_from_the_first: bool
) -> None:
    """Once a part of it is kept, parliament waits for the rest: not so when that answer is taken back."""
    began = NOW - timedelta(days=30)
    status = Status.CONTINUING if is_from_the_first else Status.OPEN
    promise = make_commitment(deadline=days(-20), status=status, now=began)
    if not is_from_the_first:
        lifecycle.make_continuing(promise, act(days(-30), now=began))
    assert in_force(promise) == []
    lifecycle.fulfil_partly(promise, said(paper))
    assert in_force(promise) == [days(-20)]
    before = facts(promise)
    lifecycle.withdraw(promise, undo())
    lifecycle.reinstate(promise, undo())
    assert (facts(promise), in_force(promise)) == (before, [days(-20)])
    lifecycle.take_back(promise, undo(), answer=promise.follow_ups.get())
    assert (promise.status, in_force(promise)) == (Status.CONTINUING, [])


def test_a_term_that_still_counts_while_the_promise_is_continuing_ends_when_it_closes() -> None:
    """Registers hold such terms, entered before a term was in force just while parliament waits."""
    promise = make_commitment(deadline=days(-20), status=Status.CONTINUING)
    promise.deadline_changes.update(ended_at=None)
    lifecycle.withdraw(promise, undo())
    assert in_force(promise) == []


def test_a_term_that_is_explained_anew_tells_a_past_day_so_too_while_the_promise_is_continuing() -> None:
    promise = make_commitment(deadline=days(30), status=Status.CONTINUING)
    term = replace(fixed_term(days(30)), deadline_wording="voor het reces")
    lifecycle.explain_term(promise, act(), term=term)
    assert promise.deadline_changes.get().deadline_wording == "voor het reces"


def test_what_is_refused(promise: Commitment, paper: Document) -> None:
    lifecycle.fulfil(promise, said(paper))
    answer = promise.follow_ups.get()
    with pytest.raises(ChangeRefused, match="Geef een reden"):
        lifecycle.take_back(promise, act(), answer=answer)
    lifecycle.take_back(promise, undo(), answer=answer)
    with pytest.raises(ChangeRefused, match="al teruggenomen"):
        lifecycle.take_back(promise, undo(), answer=answer)
    with pytest.raises(ChangeRefused, match="Dit kan niet"):
        lifecycle.reinstate(promise, undo())
    lifecycle.split(promise, undo(), components=[Component("een"), Component("twee")])
    lifecycle.withdraw(promise, undo())
    part = promise.parts.first()
    assert part
    with pytest.raises(ChangeRefused, match=f"Zet eerst {promise.number} terug"):
        lifecycle.reinstate(part, undo())


def test_the_history_only_grows(promise: Commitment, paper: Document) -> None:
    flag_overdue(days(1), now=NOW + timedelta(days=1))
    lifecycle.fulfil(promise, said(paper))
    seal_history(lambda: NOW)
    there = CommitmentEvent.objects.count()
    lifecycle.take_back(promise, undo(), answer=promise.follow_ups.get())
    assert CommitmentEvent.objects.count() == there + 1
    assert not verify_history().broken
    assert FollowUp.everything.get().taken_back_on == UNDONE_ON
    assert DeadlineChange.everything.get(commitment=promise).ended_at is None, "the term counts again"
    flag_overdue(UNDONE_ON, now=UNDONE_AT)
    assert promise.events.filter(kind=EventKind.DEADLINE_PASSED).count() == 1, "and passed once"


def test_the_desk_takes_back_and_reinstates(promise: Commitment, paper: Document, clerk_client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        assert not {"terugnemen", "terugzetten"} & open_changes(promise).keys()
        change(clerk_client, promise, "vervolgstuk", outcome="fulfils", document=paper.identifier, happened_on="")
        assert "terugnemen" in open_changes(promise)
        answer = promise.follow_ups.get()
        page = change(clerk_client, promise, "terugnemen", answer=answer.pk)
        assert "Geef een reden: die wordt bij de toezegging bewaard." in words(page)
        page = change(clerk_client, promise, "terugnemen", answer=answer.pk, note="Verkeerde brief.")
        assert promise.status == Status.OPEN
        told = words(page)
        assert "Antwoord teruggenomen" in told
        assert "Voldaan (ten onrechte)" in told
        assert "Verkeerde brief." in told
        change(clerk_client, promise, "intrekken", note="Dubbel.")
        assert set(open_changes(promise)) == {"terugzetten"}
        change(clerk_client, promise, "terugzetten", note="Toch niet dubbel.")
        assert promise.status == Status.OPEN
        listed = clerk_client.get("/toezeggingen/", {"q": f'"{promise.title}"'})
        assert promise.number in listed.content.decode()
