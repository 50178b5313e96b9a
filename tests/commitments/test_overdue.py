"""Each deadline that passed is recorded once, whatever nights were missed or doubled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from commitments import lifecycle
from commitments.choices import DelayReason, EventKind
from commitments.models import CommitmentEvent
from commitments.overdue import flag_overdue
from commitments.terms import fixed_term
from tests.factories import act, make_commitment

pytestmark = pytest.mark.django_db


def night(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 0, 10, tzinfo=UTC)


def passed() -> list[tuple[str, date]]:
    events = CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED).order_by("commitment_id", "id")
    return list(events.values_list("commitment__title", "happened_on"))


def run(day: date) -> int:
    return flag_overdue(day, now=night(day))


def test_a_passed_deadline_is_recorded_once_however_often_it_runs() -> None:
    make_commitment(title="a", deadline=date(2026, 6, 1), now=night(date(2026, 3, 2)))
    assert run(date(2026, 6, 1)) == 0
    assert run(date(2026, 6, 2)) == 1
    assert run(date(2026, 6, 2)) == 0
    assert run(date(2026, 9, 1)) == 0
    assert passed() == [("a", date(2026, 6, 2))]


def test_missed_nights_change_nothing_but_the_moment() -> None:
    make_commitment(title="a", deadline=date(2026, 6, 1), now=night(date(2026, 3, 2)))
    assert run(date(2026, 9, 1)) == 1
    assert passed() == [("a", date(2026, 6, 2))]


def test_a_deadline_that_was_put_off_too_late_has_passed_all_the_same() -> None:
    commitment = make_commitment(title="a", deadline=date(2026, 6, 1), now=night(date(2026, 3, 2)))
    late = act(date(2026, 6, 10), now=night(date(2026, 6, 10)))
    lifecycle.postpone(commitment, late, term=fixed_term(date(2026, 9, 1)), reason=DelayReason.WORKLOAD)
    run(date(2026, 10, 1))
    assert passed() == [("a", date(2026, 6, 2)), ("a", date(2026, 9, 2))]


@pytest.mark.parametrize(("answered_on", "events"), [(date(2026, 6, 1), 0), (date(2026, 6, 3), 1)])
def test_an_answer_in_time_leaves_nothing_to_record(answered_on: date, events: int) -> None:
    commitment = make_commitment(deadline=date(2026, 6, 1), now=night(date(2026, 3, 2)))
    lifecycle.fulfil(commitment, act(answered_on, now=night(answered_on)))
    assert run(date(2026, 10, 1)) == events


def test_history_that_is_entered_afterwards_was_never_late_in_the_register() -> None:
    today = date(2026, 11, 23)
    commitment = make_commitment(deadline=date(2020, 6, 1), promised_on=date(2020, 1, 1), now=night(today))
    lifecycle.fulfil(commitment, act(date(2020, 7, 1), now=night(today) + timedelta(hours=2)))
    assert run(today + timedelta(days=1)) == 0


def test_what_is_logged_too_late_is_late_in_the_register_from_the_next_night() -> None:
    today = date(2026, 11, 23)
    make_commitment(title="a", deadline=date(2026, 6, 1), now=night(today) + timedelta(hours=9))
    assert run(today) == 0
    assert run(today + timedelta(days=1)) == 1
    assert passed() == [("a", date(2026, 6, 2))]


def test_the_command_tells_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    make_commitment(deadline=date(2026, 6, 1), now=night(date(2026, 3, 2)))
    call_command("flag_overdue", on="2026-06-02")
    call_command("flag_overdue", on="2026-06-02")
    assert capsys.readouterr().out.split("\n")[:2] == [
        "1 deadlines recorded as passed",
        "0 deadlines recorded as passed",
    ]


def test_the_command_refuses_what_is_no_day() -> None:
    with pytest.raises(CommandError, match="no day"):
        call_command("flag_overdue", on="gisteren")
