"""What the register says of a past day equals what it said on that day; nothing that came later leaks in."""

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commitments import lifecycle
from commitments.choices import DelayReason, MovedBy, Standing, Status
from commitments.lifecycle import Act
from commitments.models import Commitment, Occasion
from commitments.terms import NO_TERM, fixed_term, occasion_term
from tests.factories import act, make_commitment, make_dossier, make_ministry

START = date(2026, 1, 5)
VERBS = (
    "fulfil",
    "fulfil_partly",
    "report_progress",
    "postpone",
    "postpone_openly",
    "grant",
    "move",
    "correct",
    "keep_open",
    "make_continuing",
    "lapse",
    "reopen",
    "withdraw",
    "transfer",
)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone(timedelta(hours=1)))


def say(verb: str, commitment: Commitment, said: Act, days: int) -> None:
    later = fixed_term(max(said.happened_on, commitment.promised_on) + timedelta(days=days))
    match verb:
        case "postpone":
            lifecycle.postpone(commitment, said, term=later, reason=DelayReason.OTHER)
        case "postpone_openly":
            lifecycle.postpone(commitment, said, term=NO_TERM, reason=DelayReason.OTHER)
        case "grant":
            lifecycle.postpone(commitment, said, term=later, reason=DelayReason.OTHER, moved_by=MovedBy.COMMITTEE)
        case "move":
            lifecycle.move_with_occasion(commitment, said, term=later)
        case "correct":
            lifecycle.correct_term(commitment, said, term=later)
        case "transfer":
            lifecycle.transfer(commitment, said, ministry=make_ministry())
        case _:
            getattr(lifecycle, verb)(commitment, said)


def told(on: date) -> list[tuple[str, str, date | None, bool]]:
    """What the register says today, as if `on` were today."""
    rows = Commitment.objects.with_standing(on).order_by("pk")
    overdue = set(Commitment.objects.overdue(on).values_list("pk", flat=True))
    return [(row.standing, row.status, row.deadline, row.pk in overdue) for row in rows]


def told_afterwards(on: date) -> list[tuple[str, str, date | None, bool]]:
    rows = Commitment.objects.as_of(on).with_standing(on).order_by("pk")
    overdue = set(Commitment.objects.as_of(on).overdue(on).values_list("pk", flat=True))
    return [(row.standing, row.status_then, row.deadline_then, row.pk in overdue) for row in rows]  # type: ignore[attr-defined]


history = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 9), st.integers(0, 30)), max_size=9)


class AnyHistory(TestCase):
    @settings(max_examples=25 if connection.vendor == "sqlite" else 4, deadline=None)
    @given(first=st.none() | st.integers(0, 30), history=history)
    def test_every_day_can_be_told_again(self, first: int | None, history: list[tuple[str, int, int]]) -> None:
        commitment = make_commitment(
            promised_on=START,
            deadline=None if first is None else START + timedelta(days=first),
            dossier=make_dossier(checked_until=START + timedelta(days=60)),
            now=moment(START),
        )
        day, diary = START, {START: told(START)}
        for verb, pause, days in history:
            for _ in range(pause):
                day += timedelta(days=1)
                diary[day] = told(day)
            try:
                say(verb, commitment, act(day, now=moment(day), note="omdat"), days)
            except lifecycle.ChangeRefused:
                continue
            diary[day] = told(day)
        assert {on: told_afterwards(on) for on in diary} == diary


class EnteredInAnyOrder(TestCase):
    """Whatever the register lets in out of order, today it tells what the rows tell."""

    @settings(max_examples=40 if connection.vendor == "sqlite" else 10, deadline=None)
    @given(first=st.none() | st.integers(0, 30), history=history)
    def test_today_can_be_told(self, first: int | None, history: list[tuple[str, int, int]]) -> None:
        today = START + timedelta(days=30)
        commitment = make_commitment(
            promised_on=START,
            deadline=None if first is None else START + timedelta(days=first),
            dossier=make_dossier(checked_until=today),
            now=moment(START),
        )
        for verb, days_on, days in history:
            said = act(START + timedelta(days=days_on), now=moment(today), note="omdat")
            with suppress(lifecycle.ChangeRefused):
                say(verb, commitment, said, days)
        assert told_afterwards(today) == told(today)
        (then,) = Commitment.objects.as_of(today)
        assert (then.ministry_then, then.term_moved_then) == (then.ministry_id, then.term_moved)  # type: ignore[attr-defined]


@pytest.mark.django_db
class TestTheTwoTimes:
    def test_what_was_entered_late_still_happened_then(self) -> None:
        commitment = make_commitment(promised_on=START, deadline=date(2026, 2, 1), now=moment(START))
        entered = moment(date(2026, 5, 1))
        lifecycle.fulfil(commitment, act(date(2026, 1, 20), now=entered))
        happened = Commitment.objects.as_of(date(2026, 3, 1)).get()
        known = Commitment.objects.as_of(date(2026, 3, 1), recorded_by=date(2026, 3, 1)).get()
        assert (happened.status_then, known.status_then) == (Status.FULFILLED, Status.OPEN)  # type: ignore[attr-defined]

    def test_what_was_not_yet_promised_is_not_there(self) -> None:
        make_commitment(promised_on=date(2026, 3, 2))
        assert not Commitment.objects.as_of(date(2026, 3, 1)).exists()
        assert Commitment.objects.as_of(date(2026, 3, 2)).exists()

    def test_the_register_did_not_know_what_it_had_not_been_told(self) -> None:
        make_commitment(promised_on=START, now=moment(date(2026, 4, 1)))
        assert Commitment.objects.as_of(date(2026, 3, 1)).exists()
        assert not Commitment.objects.as_of(date(2026, 3, 1), recorded_by=date(2026, 3, 1)).exists()

    def test_an_occasion_that_had_no_date_yet(self) -> None:
        conference = Occasion.objects.create(slug="c", name="Conferentie")
        commitment = make_commitment(promised_on=START, term=occasion_term(conference, "during"), now=moment(START))
        term = fixed_term(date(2026, 6, 1))
        lifecycle.move_with_occasion(commitment, act(date(2026, 4, 1), now=moment(date(2026, 4, 1))), term=term)
        then = Commitment.objects.as_of(date(2026, 3, 1)).with_standing(date(2026, 3, 1)).get()
        assert then.standing == Standing.AWAITING_OCCASION
