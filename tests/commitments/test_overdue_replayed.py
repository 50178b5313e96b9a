"""However the nights went (missed, doubled, in disorder), what is recorded is what one run each night records."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from commitments import lifecycle
from commitments.choices import AWAITED, DelayReason, EventKind, Status
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import Commitment, CommitmentEvent
from commitments.overdue import flag_overdue
from commitments.terms import fixed_term
from tests.factories import NOW, TODAY, act, make_commitment, make_document, make_ministry

DAYS = 6
OFFSETS = st.integers(-2, DAYS)
Passed = Counter[tuple[int, date]]


def recorded() -> Passed:
    told = CommitmentEvent.objects.filter(kind=EventKind.DEADLINE_PASSED)
    return Counter(told.values_list("commitment_id", "happened_on"))


class Nights(RuleBasedStateMachine):
    """A calendar of nights and clerks at work. `nightly` is what a job that never misses a night would have recorded.

    It is told from the promises as they stand each night: what is awaited and past its day, once for each term.
    """

    promises: Bundle[int] = Bundle("promises")

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.at, self.seen = NOW, set[tuple[int, int]]()
        self.nightly: Passed = Counter()
        self.paper = make_document()

    @property
    def today(self) -> date:
        return TODAY + (self.at - NOW)

    @rule(
        target=promises,
        offset=OFFSETS,
        days_late=st.sampled_from([0, 0, 40]),
        status=st.sampled_from([Status.OPEN, Status.OPEN, Status.CONTINUING]),
    )
    def a_promise_is_logged(self, offset: int, days_late: int, status: str) -> int:
        day = self.today + timedelta(days=offset - days_late)
        return make_commitment(deadline=day, now=self.at, status=status).pk

    @rule(nights=st.integers(1, 3))
    def nights_pass(self, nights: int) -> None:
        for _night in range(nights):
            self.at += timedelta(days=1)
            for promise in Commitment.objects.filter(status__in=AWAITED, deadline__lt=self.today):
                term = (promise.pk, promise.deadline_changes.get(ended_at=None).pk)
                if term not in self.seen:
                    assert promise.deadline
                    self.seen.add(term)
                    self.nightly[promise.pk, promise.deadline + timedelta(days=1)] += 1

    @rule(times=st.integers(1, 3))
    def the_job_runs(self, times: int) -> None:
        for _time in range(times):
            flag_overdue(self.today, now=self.at)
        assert recorded() == self.nightly

    @rule()
    def a_late_job_of_an_earlier_day_runs(self) -> None:
        flag_overdue(self.today - timedelta(days=2), now=self.at)

    @rule(pk=promises)
    def it_is_kept(self, pk: int) -> None:
        self._say(pk, lifecycle.fulfil, document=self.paper)

    @rule(pk=promises)
    def it_is_kept_in_part(self, pk: int) -> None:
        self._say(pk, lifecycle.fulfil_partly, document=self.paper)

    @rule(pk=promises, offset=OFFSETS)
    def it_is_put_off(self, pk: int, offset: int) -> None:
        term = fixed_term(self.today + timedelta(days=offset))
        self._say(
            pk,
            lambda promise, said: lifecycle.postpone(promise, said, term=term, reason=DelayReason.WORKLOAD),
            document=self.paper,
        )

    @rule(pk=promises, offset=OFFSETS)
    def its_term_is_corrected(self, pk: int, offset: int) -> None:
        term = fixed_term(self.today + timedelta(days=offset))
        self._say(pk, lambda promise, said: lifecycle.correct_term(promise, said, term=term))

    @rule(pk=promises, which=st.integers(0, 3))
    def an_answer_is_taken_back(self, pk: int, which: int) -> None:
        answers = list(Commitment.objects.get(pk=pk).follow_ups.all())
        if answers:
            answer = answers[which % len(answers)]
            self._say(pk, lambda promise, said: lifecycle.take_back(promise, said, answer=answer))

    @rule(pk=promises, verb=st.sampled_from(["lapse", "reopen", "make_continuing", "withdraw", "reinstate", "move"]))
    def the_clerks_decide(self, pk: int, verb: str) -> None:
        if verb == "move":
            self._say(pk, lambda promise, said: lifecycle.transfer(promise, said, ministry=make_ministry()))
        else:
            self._say(pk, getattr(lifecycle, verb))

    def _say(self, pk: int, verb: Callable[[Commitment, Act], object], **fields: object) -> None:
        """What the register refuses leaves it as it was."""
        try:
            with transaction.atomic():
                verb(Commitment.objects.get(pk=pk), act(self.today, now=self.at, note="Daarom.", **fields))
        except ChangeRefused:
            pass

    @invariant()
    def nothing_is_recorded_that_no_night_saw(self) -> None:
        assert recorded() <= self.nightly

    @invariant()
    def the_last_term_is_in_force_just_while_parliament_waits(self) -> None:
        for promise in Commitment.objects.prefetch_related("deadline_changes"):
            terms = sorted(promise.deadline_changes.all(), key=lambda term: (term.announced_on, term.sequence))
            in_force = [term for term in terms if term.ended_at is None]
            assert in_force == (terms[-1:] if promise.status in AWAITED else [])
            assert terms[-1].deadline == promise.deadline

    @invariant()
    def the_pages_do_not_wait_for_it(self) -> None:
        awaited = Commitment.objects.filter(status__in=AWAITED, deadline__lt=self.today)
        assert set(Commitment.objects.overdue(self.today)) == set(awaited)


@pytest.mark.django_db
def test_any_pattern_of_runs_records_what_one_run_a_night_would() -> None:
    examples = 25 if connection.vendor == "sqlite" else 8
    quick = settings(max_examples=examples, stateful_step_count=16, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Nights, settings=quick)


@pytest.mark.django_db
def test_the_term_of_what_was_continuing_counts_again_once_a_part_of_it_is_kept() -> None:
    promise = make_commitment(deadline=TODAY)
    lifecycle.make_continuing(promise, act())
    lifecycle.fulfil_partly(promise, act(document=make_document(), note="Daarom."))
    tomorrow = TODAY + timedelta(days=1)
    assert promise in Commitment.objects.overdue(tomorrow)
    assert flag_overdue(tomorrow, now=NOW + timedelta(days=1)) == 1


JOBS = 4


@pytest.mark.usefixtures("lifted_history")
def test_jobs_at_once_record_each_term_once_while_clerks_put_terms_off() -> None:
    promises = [make_commitment(deadline=TODAY) for _one in range(12)]
    after = TODAY + timedelta(days=1)
    now = NOW + timedelta(days=1)
    together = Barrier(JOBS + 1)

    def flag() -> int:
        return flag_overdue(after, now=now)

    def put_off() -> int:
        term = fixed_term(after + timedelta(days=30))
        for promise in promises:
            lifecycle.postpone(promise, act(after, now=now), term=term, reason=DelayReason.WORKLOAD)
        return 0

    def at_once(work: Callable[[], int]) -> int:
        together.wait()
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(JOBS + 1) as pool:
        told = sum(pool.map(at_once, [flag] * JOBS + [put_off]))
    assert told + flag() == len(promises)
    assert recorded() == Counter({(promise.pk, after): 1 for promise in promises})


@pytest.mark.django_db
@pytest.mark.parametrize("is_said_again", [True, False], ids=["said again", "left open"])
@pytest.mark.parametrize("nights", [range(1, 11), [10]], ids=["each night", "one night"])
def test_an_answer_corrected_long_after_the_term_makes_no_late_promise(nights: list[int], is_said_again: bool) -> None:
    promise = make_commitment(deadline=TODAY + timedelta(days=5))
    paper = make_document()
    for day in range(1, 11):
        today, now = TODAY + timedelta(days=day), NOW + timedelta(days=day)
        if day in nights:
            flag_overdue(today, now=now)
        if day == 5:
            lifecycle.fulfil(promise, act(today, now=now, document=paper))
        if day == 9:
            answer = promise.follow_ups.get()
            lifecycle.take_back(promise, act(today, now=now, note="Verkeerd stuk."), answer=answer)
            if is_said_again:
                lifecycle.fulfil(promise, act(today, now=now, document=paper))
    assert recorded() == ({} if is_said_again else {(promise.pk, TODAY + timedelta(days=6)): 1})
