"""The verbs of the register: what each does, what it writes down and what it refuses."""

from datetime import date, timedelta
from typing import Any

import pytest

from commitments import lifecycle
from commitments.choices import DelayReason, EventKind, MovedBy, Status, TermMoved
from commitments.lifecycle import ALLOWED, ChangedMeanwhile, ChangeRefused
from commitments.models import Commitment, CommitmentEvent, FollowUp
from commitments.terms import NO_TERM, fixed_term
from tests.factories import TODAY, act, make_commitment, make_document, make_minister, make_ministry

pytestmark = pytest.mark.django_db


def kinds(commitment: Commitment) -> list[str]:
    return list(CommitmentEvent.objects.filter(commitment=commitment).order_by("id").values_list("kind", flat=True))


def test_logging_gives_a_number_a_term_and_its_events() -> None:
    commitment = make_commitment(promised_on=date(2020, 7, 6), deadline=date(2020, 12, 20))
    assert commitment.number == "BR202007-001"
    assert make_commitment(promised_on=date(2020, 7, 6)).number == "BR202007-002"
    assert kinds(commitment) == [EventKind.REGISTERED, EventKind.DEADLINE_SET]
    first = commitment.deadline_changes.get()
    assert (first.deadline, first.moved_by, first.sequence) == (date(2020, 12, 20), MovedBy.PROMISE, 0)


def test_fulfilling_links_the_letter_and_closes() -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    letter = make_document(commitment.dossier, text="Hierbij doe ik mijn toezegging gestand.")
    lifecycle.fulfil(commitment, act(date(2026, 5, 1), document=letter), passage=(0, 7))
    commitment.refresh_from_db()
    assert (commitment.status, commitment.closed_on) == (Status.FULFILLED, date(2026, 5, 1))
    follow_up = commitment.follow_ups.get()
    assert (follow_up.document, follow_up.quote) == (letter, "Hierbij")
    assert kinds(commitment)[-1] == EventKind.FULFILLED
    assert not commitment.deadline_changes.filter(ended_at__isnull=True).exists()


@pytest.mark.parametrize(
    ("announced_on", "moved"), [(date(2026, 6, 1), TermMoved.IN_TIME), (date(2026, 6, 2), TermMoved.LATE)]
)
def test_a_delay_is_in_time_until_the_last_day(announced_on: date, moved: TermMoved) -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    lifecycle.postpone(
        commitment, act(announced_on), term=fixed_term(date(2026, 9, 1)), reason=DelayReason.COORDINATION
    )
    commitment.refresh_from_db()
    assert (commitment.deadline, commitment.term_moved) == (date(2026, 9, 1), moved)
    assert [change.deadline for change in commitment.deadline_changes.all()] == [date(2026, 6, 1), date(2026, 9, 1)]
    assert kinds(commitment)[-1] == EventKind.POSTPONED


def test_a_correction_is_no_delay() -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    lifecycle.correct_term(commitment, act(date(2026, 8, 1)), term=NO_TERM)
    commitment.refresh_from_db()
    assert (commitment.deadline, commitment.term_moved) == (None, TermMoved.NEVER)


@pytest.mark.parametrize("verb", ["lapse", "withdraw", "reopen"])
def test_a_decision_needs_a_reason(verb: str) -> None:
    commitment = make_commitment()
    if verb == "reopen":
        lifecycle.fulfil(commitment, act())
    before = CommitmentEvent.objects.count()
    with pytest.raises(ChangeRefused, match="reden"):
        getattr(lifecycle, verb)(commitment, act(note="  "))
    commitment.refresh_from_db()
    assert CommitmentEvent.objects.count() == before
    getattr(lifecycle, verb)(commitment, act(note="omdat"))


def test_a_reopened_commitment_waits_for_its_old_deadline() -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    lifecycle.fulfil(commitment, act(date(2026, 5, 1)))
    lifecycle.reopen(commitment, act(date(2026, 5, 20), note="de brief ging over iets anders"))
    commitment.refresh_from_db()
    assert (commitment.status, commitment.closed_on, commitment.deadline) == (Status.OPEN, None, date(2026, 6, 1))
    assert commitment.deadline_changes.filter(ended_at__isnull=True).count() == 1


CALLS: dict[str, dict[str, Any]] = {
    "postpone": {"term": NO_TERM, "reason": DelayReason.OTHER},
    "correct_term": {"term": NO_TERM},
    "explain_term": {"term": NO_TERM},
    "add_instance": {"term": NO_TERM},
    "move_with_occasion": {"term": NO_TERM},
    "publish": {"visibility": "public"},
    "renumber": {"number": "TZ202603-130"},
    "attach_passage": {"start": 0, "end": 1},
}


@pytest.mark.parametrize("verb", sorted(ALLOWED.keys() - {"reinstate"}))
def test_a_withdrawn_commitment_accepts_nothing_but_to_be_put_back(verb: str) -> None:
    commitment, other = make_commitment(), make_commitment()
    lifecycle.withdraw(commitment, act(note="dubbel"))
    events = CommitmentEvent.objects.count()
    extra = CALLS | {
        "remind": {"rappel_list": "A"},
        "keep_reminder": {"rappel_list": "A"},
        "split": {"components": []},
        "transfer": {"ministry": make_ministry()},
        "merge": {"into": other},
        "take_back": {"answer": FollowUp()},
    }
    with pytest.raises(ChangeRefused, match="ingetrokken"):
        getattr(lifecycle, verb)(commitment, act(note="toch"), **extra.get(verb, {}))
    assert CommitmentEvent.objects.count() == events


def test_the_second_clerk_is_told_that_the_first_was_there() -> None:
    commitment = make_commitment()
    lifecycle.amend(commitment, act(version=1), title="Eerst")
    with pytest.raises(ChangedMeanwhile):
        lifecycle.amend(commitment, act(version=1), title="Dan")
    commitment.refresh_from_db()
    assert (commitment.title, commitment.version) == ("Eerst", 2)


@pytest.mark.parametrize(
    ("day", "words"), [(TODAY + timedelta(days=1), "toekomst"), (date(2026, 3, 1), "voordat de toezegging is gedaan")]
)
def test_a_day_must_be_possible(day: date, words: str) -> None:
    commitment = make_commitment(promised_on=date(2026, 3, 2))
    with pytest.raises(ChangeRefused, match=words):
        lifecycle.fulfil(commitment, act(day))


def test_a_deadline_before_the_promise_is_refused_in_words() -> None:
    with pytest.raises(ChangeRefused, match="niet voor de dag van de toezegging"):
        make_commitment(promised_on=date(2026, 3, 2), deadline=date(2026, 3, 1))


def test_a_passage_must_stand_in_the_paper() -> None:
    commitment = make_commitment()
    with pytest.raises(ChangeRefused, match="niet in het stuk"):
        lifecycle.attach_passage(commitment, act(), start=0, end=5)


def test_a_transferred_commitment_keeps_who_made_it() -> None:
    commitment, heir = make_commitment(), make_minister()
    lifecycle.transfer(commitment, act(), ministry=heir.ministry, minister=heir)
    commitment.refresh_from_db()
    assert (commitment.ministry, commitment.responsible) == (heir.ministry, heir)
    assert commitment.minister != heir


def test_an_official_number_takes_over_and_the_old_one_still_leads_here() -> None:
    commitment = make_commitment(promised_on=date(2026, 3, 2))
    lifecycle.renumber(commitment, act(), number="TZ202603-130")
    commitment.refresh_from_db()
    assert commitment.number == "TZ202603-130"
    assert [former.number for former in commitment.former_numbers.all()] == ["BR202603-001"]
    assert kinds(commitment)[-1] == EventKind.RENUMBERED


@pytest.mark.parametrize(
    ("number", "words"),
    [("TZ202603-130", "al van een toezegging"), ("BR202603-002", "geen nummer"), ("T1", "geen nummer")],
)
def test_a_number_is_official_and_free(number: str, words: str) -> None:
    lifecycle.renumber(make_commitment(), act(), number="TZ202603-130")
    with pytest.raises(ChangeRefused, match=words):
        lifecycle.renumber(make_commitment(), act(), number=number)


def test_merging_keeps_the_entry_and_names_the_other() -> None:
    commitment, other = make_commitment(), make_commitment()
    lifecycle.merge(commitment, act(), into=other)
    commitment.refresh_from_db()
    assert (commitment.status, commitment.merged_into) == (Status.WITHDRAWN, other)
    with pytest.raises(ChangeRefused, match="andere toezegging"):
        lifecycle.merge(other, act(), into=other)


# ── the order of things ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("verb", ["fulfil", "lapse", "withdraw", "reopen"])
def test_a_status_cannot_be_put_before_the_last_one(verb: str) -> None:
    commitment = make_commitment()
    if verb == "reopen":
        lifecycle.fulfil(commitment, act(date(2026, 7, 1)))
    else:
        lifecycle.fulfil_partly(commitment, act(date(2026, 7, 1)))
    with pytest.raises(ChangeRefused, match="voor 1 juli 2026"):
        getattr(lifecycle, verb)(commitment, act(date(2026, 6, 30), note="te vroeg gesloten"))
    getattr(lifecycle, verb)(commitment, act(date(2026, 7, 1), note="te vroeg gesloten"))


@pytest.mark.parametrize("verb", ["postpone", "correct_term"])
def test_a_term_cannot_be_put_before_the_last_one_but_an_answer_can(verb: str) -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1))
    given = {"reason": DelayReason.OTHER} if verb == "postpone" else {}
    say = getattr(lifecycle, verb)
    say(commitment, act(date(2026, 5, 20)), term=fixed_term(date(2026, 10, 1)), **given)
    with pytest.raises(ChangeRefused, match="voor 20 mei 2026"):
        say(commitment, act(date(2026, 4, 20)), term=fixed_term(date(2026, 9, 1)), **given)
    lifecycle.fulfil(commitment, act(date(2026, 4, 20)))


def test_a_transfer_cannot_be_put_before_the_last_one() -> None:
    commitment = make_commitment()
    lifecycle.transfer(commitment, act(date(2026, 5, 20)), ministry=make_ministry())
    with pytest.raises(ChangeRefused, match="voor 20 mei 2026"):
        lifecycle.transfer(commitment, act(date(2026, 4, 20)), ministry=make_ministry())


@pytest.mark.parametrize("verb", ["merge", "withdraw"])
def test_what_others_were_merged_into_stays(verb: str) -> None:
    twin, kept = make_commitment(), make_commitment()
    lifecycle.merge(twin, act(), into=kept)
    extra = {"into": make_commitment()} if verb == "merge" else {}
    with pytest.raises(ChangeRefused, match=f"is samengevoegd: {twin.number}"):
        getattr(lifecycle, verb)(kept, act(note="vergissing"), **extra)
    kept.refresh_from_db()
    assert kept.status == Status.OPEN
