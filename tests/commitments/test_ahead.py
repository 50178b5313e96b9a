"""Which terms are noted as ahead, so that the night looks at what is new alone: kept by triggers, whoever writes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from commitments import lifecycle
from commitments.choices import DelayReason, EventKind
from commitments.kept import ahead
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, TermAhead
from commitments.overdue import flag_overdue, reconcile
from commitments.terms import fixed_term
from tests.factories import act, make_commitment

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 1)


def night(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 0, 10, tzinfo=UTC)


def made(deadline: date | None = DUE) -> Commitment:
    return make_commitment(deadline=deadline, now=night(date(2026, 3, 2)))


def noted() -> list[date]:
    return list(TermAhead.objects.order_by("deadline").values_list("deadline", flat=True))


def run(day: date) -> int:
    return flag_overdue(day, now=night(day))


def recorded() -> int:
    return CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED).count()


def test_a_term_with_a_day_is_noted_until_it_is_recorded() -> None:
    made()
    made(deadline=None)
    assert noted() == [DUE]
    assert run(DUE) == 0
    assert noted() == [DUE]
    assert run(DUE + timedelta(days=1)) == 1
    assert noted() == []


def test_a_term_that_moved_is_looked_at_once_more_and_the_new_one_is_noted() -> None:
    promise = made()
    later = date(2026, 9, 1)
    in_time = act(date(2026, 5, 1), now=night(date(2026, 5, 1)))
    lifecycle.postpone(promise, in_time, term=fixed_term(later), reason=DelayReason.WORKLOAD)
    assert noted() == [DUE, later]
    assert (run(date(2026, 8, 1)), noted()) == (0, [later])


def test_what_waits_again_is_looked_at_again() -> None:
    """A term that was not looked at any more, because its commitment did not wait, passes when it does."""
    promise = made()
    Commitment.objects.filter(pk=promise.pk).update(status="continuing", deadline=None)
    assert (run(date(2026, 8, 1)), noted(), reconcile()) == (0, [], 0)
    Commitment.objects.filter(pk=promise.pk).update(status="open", deadline=DUE)
    assert noted() == [DUE]
    assert run(date(2026, 8, 2)) == 1


def test_what_is_written_around_the_lifecycle_is_noted_too() -> None:
    promise = made()
    DeadlineChange.objects.filter(commitment=promise).update(deadline=date(2026, 7, 1))
    assert noted() == [date(2026, 7, 1)]
    DeadlineChange.objects.filter(commitment=promise).update(deadline=None)
    assert noted() == []


def test_what_was_entered_today_waits_for_the_night() -> None:
    today = date(2026, 11, 23)
    make_commitment(deadline=DUE, now=night(today) + timedelta(hours=9))
    assert (run(today), noted()) == (0, [DUE])
    assert (run(today + timedelta(days=1)), noted()) == (1, [])


def test_it_is_made_anew_from_the_terms_and_a_lack_is_mended_and_told(caplog: pytest.LogCaptureFixture) -> None:
    made()
    made(deadline=date(2026, 9, 1))
    run(date(2026, 7, 1))
    assert noted() == [date(2026, 9, 1)]
    assert reconcile() == 0
    TermAhead.objects.all().delete()
    assert ahead.lacking(connection) == 1
    assert reconcile() == 1
    assert "1 terms had not been noted" in caplog.text
    assert noted() == [date(2026, 9, 1)]
    assert recorded() == 1


def test_a_note_without_its_term_or_of_another_day_is_mended_and_told(caplog: pytest.LogCaptureFixture) -> None:
    """As SQL past the triggers leaves them; the first would stay for ever, the second be looked at too late."""
    term = made().deadline_changes.get()
    TermAhead.objects.create(term_id=term.pk + 1, deadline=DUE)
    TermAhead.objects.filter(term=term).update(deadline=date(2027, 1, 1))
    assert reconcile() == 2
    assert "2 notes of terms ahead had no such term" in caplog.text
    assert list(TermAhead.objects.values_list("term", "deadline")) == [(term.pk, DUE)]
    assert reconcile() == 0


def test_the_command_tells_what_it_mended(capsys: pytest.CaptureFixture[str]) -> None:
    TermAhead.objects.create(term_id=1, deadline=DUE)
    call_command("reconcile_counters")
    call_command("reconcile_counters")
    assert capsys.readouterr().out.count("1 notes of terms ahead differed from the terms; mended") == 1
