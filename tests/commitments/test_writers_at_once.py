"""Two who write at once on PostgreSQL: one waits for the other, and never both in a circle."""

from datetime import timedelta

import pytest
from django.db import connection

from commitments import lifecycle, overdue
from commitments.counters import count_anew, count_for, reconcile
from commitments.models import Commitment, DeadlineChange, Minister, StandingCount, TermAhead, User
from commitments.reading_progress import read_until
from tests.at_once import at_once, meanwhile
from tests.factories import TODAY, act, make_commitment, make_dossier

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
    pytest.mark.usefixtures("lifted_history"),
]


def test_one_logs_what_counts_with_what_another_closes() -> None:
    promise, elsewhere = make_commitment(), make_commitment()
    same = {name: getattr(promise, name) for name in ("dossier", "minister", "ministry", "promised_on", "visibility")}
    at_once(
        lambda: lifecycle.lapse(elsewhere, act(note="Het kabinet viel.")),
        lambda: lifecycle.log(Commitment(title="Ook een brief", **same), act()),
        lambda: lifecycle.lapse(promise, act(note="Het kabinet viel.")),
    )
    assert sorted(Commitment.objects.values_list("status", flat=True)) == ["lapsed", "lapsed", "open"]


def test_one_says_how_far_a_dossier_was_read_while_another_logs_into_it(clerk: User) -> None:
    dossier = make_dossier(checked_until=None)
    at_once(
        lambda: make_commitment(dossier=dossier),
        lambda: read_until(dossier, TODAY, by=clerk, on=TODAY),
        lambda: None,
    )
    dossier.refresh_from_db()
    assert (dossier.checked_until, dossier.commitments.count()) == (TODAY, 1)


def test_one_counts_anew_while_another_writes() -> None:
    promise = make_commitment()
    count_for(TODAY)
    StandingCount.objects.update(count=5)
    meanwhile(count_anew, lambda: lifecycle.lapse(promise, act(note="Het kabinet viel.")), after=("DELETE FROM",))
    assert reconcile() == 0
    assert set(StandingCount.objects.values_list("standing", "count")) == {("no_term", 0), ("lapsed", 1)}


@pytest.mark.parametrize("first", ["who moves", "who mends"])
def test_one_mends_the_notes_of_terms_ahead_while_another_moves_a_term(first: str) -> None:
    """Whoever comes first, neither puts back the day that the other one took away."""
    due, later = TODAY + timedelta(days=10), TODAY + timedelta(days=20)
    lost, moved = (make_commitment(deadline=due).deadline_changes.get() for _ in range(2))
    TermAhead.objects.get(term=lost).delete()

    def move() -> None:
        DeadlineChange.objects.filter(pk=moved.pk).update(deadline=later)

    if first == "who moves":
        at_once(move, overdue.reconcile, lambda: None)
    else:
        meanwhile(overdue.reconcile, move, after=("DELETE FROM",))
    assert dict(TermAhead.objects.values_list("term", "deadline")) == {lost.pk: due, moved.pk: later}
    assert overdue.reconcile() == 0


def test_one_renames_a_minister_while_another_changes_words_of_that_ministers_promise() -> None:
    promise, elsewhere = make_commitment(), make_commitment()
    at_once(
        lambda: lifecycle.amend(elsewhere, act(), title="Anders"),
        lambda: Minister.objects.filter(pk=promise.minister_id).update(title="Minister van iets anders"),
        lambda: lifecycle.amend(promise, act(), title="Anders"),
    )
    assert set(Commitment.objects.values_list("title", flat=True)) == {"Anders"}
