"""However the nights went (missed, doubled, in disorder), what is recorded is what one run each night records."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from commitments import lifecycle
from commitments.choices import EventKind
from commitments.models import Commitment, CommitmentEvent
from commitments.overdue import flag_overdue
from tests.factories import NOW, TODAY, act, make_commitment

DAYS = 6


class Nights(RuleBasedStateMachine):
    """A calendar on which nights come, and jobs run or do not. `due` is what the terms say by themselves."""

    @initialize(offsets=st.lists(st.integers(-2, DAYS), min_size=1, max_size=4))
    def begin(self, offsets: list[int]) -> None:
        self.today, self.last_run = TODAY, date.min
        self.due = {
            make_commitment(deadline=TODAY + timedelta(days=one)).pk: TODAY + timedelta(days=one) for one in offsets
        }

    @rule(nights=st.integers(1, 3))
    def nights_pass_while_nothing_runs(self, nights: int) -> None:
        self.today += timedelta(days=nights)

    @rule(times=st.integers(1, 3))
    def the_job_runs(self, times: int) -> None:
        for _time in range(times):
            flag_overdue(self.today, now=NOW + (self.today - TODAY))
        self.last_run = max(self.last_run, self.today)

    @rule()
    def a_late_job_of_an_earlier_day_runs(self) -> None:
        flag_overdue(self.today - timedelta(days=2), now=NOW)
        self.last_run = max(self.last_run, self.today - timedelta(days=2))

    @invariant()
    def each_passed_term_is_recorded_once_on_its_own_day(self) -> None:
        told = CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED, commitment__in=self.due)
        found = sorted(told.values_list("commitment_id", "happened_on"))
        passed = {pk: day for pk, day in self.due.items() if day < self.last_run}
        assert found == sorted((pk, day + timedelta(days=1)) for pk, day in passed.items())

    @invariant()
    def the_pages_do_not_wait_for_it(self) -> None:
        late = set(Commitment.objects.overdue(self.today).filter(pk__in=self.due).values_list("pk", flat=True))
        assert late == {pk for pk, day in self.due.items() if day < self.today}


@pytest.mark.django_db
def test_any_pattern_of_runs_records_what_one_run_a_night_would() -> None:
    quick = settings(max_examples=15, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Nights, settings=quick)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "passed"), [(-2, []), (3, [TODAY + timedelta(days=1)])], ids=["before", "after"])
@pytest.mark.parametrize("nights", [range(-3, 8), [7]], ids=["each night", "one night"])
def test_what_goes_on_without_a_term_passed_the_one_that_it_had(
    day: int, passed: list[date], nights: list[int]
) -> None:
    promise = make_commitment(deadline=TODAY)
    for night in sorted({*nights, day}):
        if night == day:
            on = TODAY + timedelta(days=day)
            lifecycle.make_continuing(promise, act(on, now=NOW + timedelta(days=day)))
        if night in nights:
            flag_overdue(TODAY + timedelta(days=night), now=NOW + timedelta(days=night))
    told = CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED, commitment=promise)
    assert list(told.values_list("happened_on", flat=True)) == passed
