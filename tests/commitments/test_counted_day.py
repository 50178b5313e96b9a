"""The counts of where commitments stand on the day counted for: exact after any writes, by the rule of the product."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commitments import counters
from commitments.choices import CommitmentClass, Status, TermMoved, Visibility
from commitments.kept import standings
from commitments.kept.versions import register_version
from commitments.models import Commitment, Dossier, Occasion, StandingCount, TermCount
from tests.factories import TODAY, make_commitment, make_committee, make_dossier, make_minister

DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))
FIRST = TODAY - timedelta(days=200)
SERIAL = count(1)


def changed(number: int, day: date) -> dict[str, Callable[[], dict[str, Any]]]:
    """By their names the changes of a row, each as its columns."""
    return {
        "hide": lambda: {"visibility": Visibility.DRAFT if number % 2 else Visibility.PUBLIC},
        "settle": lambda: {"status": Status.LAPSED, "closed_on": TODAY},
        "split": lambda: {"status": Status.DIVIDED, "closed_on": None},
        "transfer": lambda: {"ministry": (minister := make_minister()).ministry, "responsible": minister},
        "term": lambda: {"deadline": day},
        "word": lambda: {"last_word_on": day},
        "moved": lambda: {"term_moved": list(TermMoved)[number % 4], "commitment_class": CommitmentClass.EFFORT},
        "hang": lambda: {"occasion": make_event(), "occasion_relation": "during", "deadline": None},
        "elsewhere": lambda: {"dossier": make_dossier(checked_until=day)},
        "committee": lambda: {"committee": make_committee() if number % 2 else None},
        "nobody": lambda: {"responsible": None},
    }


READINGS: dict[str, Callable[[int, date], dict[str, Any]]] = {
    "read": lambda number, day: {"checked_until": day if number else None},
    "example": lambda number, day: {"is_example": bool(number % 2)},
}
WAYS = ("add", "bulk", "delete", *READINGS, *changed(0, TODAY))
WRITES = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 9), DAYS), max_size=14)


def make_event() -> Occasion:
    return Occasion.objects.create(slug=f"x-{Occasion.objects.count()}", name="Top")


def write(what: str, number: int, day: date) -> None:
    dossiers = Dossier.objects.filter(pk__in=list(Dossier.objects.values_list("pk", flat=True)[: number % 3 + 1]))
    if what == "add":
        make_commitment(promised_on=FIRST, deadline=day if number % 3 else None, dossier=dossiers[0])
    elif what == "bulk":
        like = Commitment.objects.order_by("pk")[0]
        names = ("minister", "ministry", "dossier", "committee", "promised_on", "visibility", "deadline")
        same = {name: getattr(like, name) for name in names}
        Commitment.objects.bulk_create(
            Commitment(number=f"X{next(SERIAL)}", title="Brief", **same) for _n in range(number)
        )
    elif what == "delete":
        in_bulk = Commitment.objects.filter(number__startswith="X").order_by("pk").values_list("pk", flat=True)
        Commitment.objects.filter(pk__in=list(in_bulk[number % 3 :]))._raw_delete("default")
    elif what in READINGS:
        dossiers.update(**READINGS[what](number, day))
    else:
        keys = Commitment.objects.order_by("pk").values_list("pk", flat=True)[number % 4 : number % 4 + 3]
        Commitment.objects.filter(pk__in=list(keys)).update(**changed(number, day)[what]())


def by_the_rule(on: date) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    """What the counts must be, one row after the other, by `Commitment.standing_on`."""
    cells, terms = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
    for row in Commitment.objects.visible_to(AnonymousUser()).select_related("dossier"):
        name = row.standing_on(on).value
        waits = row.status in ("open", "partly_fulfilled")
        cells[row.ministry_id, row.committee_id or 0, row.commitment_class, name, row.minister_id,
              row.responsible_id or 0] += 1  # fmt: skip
        terms[row.ministry_id, row.dossier.is_example, name, (waits and row.deadline) or standings.NO_DAY] += 1
    return cells, terms


def kept(on: date) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    cells = StandingCount.objects.filter(day=on).exclude(count=0)
    terms = TermCount.objects.filter(day=on).exclude(count=0)
    names = ("ministry", "committee", "commitment_class", "standing", "minister", "responsible")
    return (
        Counter({tuple(values): count for *values, count in cells.values_list(*names, "count")}),
        Counter(
            {
                tuple(values): count
                for *values, count in terms.values_list("ministry", "is_example", "standing", "deadline", "count")
            }
        ),
    )


class AfterAnyWrites(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(before=WRITES, after=WRITES)
    def test_the_counts_are_those_of_the_rows(
        self, before: list[tuple[str, int, date]], after: list[tuple[str, int, date]]
    ) -> None:
        make_commitment(
            promised_on=FIRST, deadline=TODAY - timedelta(days=1), dossier=make_dossier(checked_until=TODAY)
        )
        for one in before:
            write(*one)
        counters.count_for(TODAY)
        assert kept(TODAY) == by_the_rule(TODAY)
        for one in after:
            write(*one)
        assert kept(TODAY) == by_the_rule(TODAY)
        assert standings.differences(connection) == []
        never_asked_for = next(SERIAL)
        for on in (TODAY + timedelta(days=days) for days in (-2, 1, 3)):
            assert dict(counters.cells(on, never_asked_for).all) == by_the_rule(on)[0]


@pytest.mark.django_db
class TestTheDay:
    def test_nothing_is_kept_before_a_day_is_counted_for(self) -> None:
        make_commitment()
        assert not StandingCount.objects.exists()
        assert counters.cells(TODAY, 0).all == []

    def test_only_what_is_public_is_counted(self) -> None:
        counters.count_for(TODAY)
        make_commitment(visibility=Visibility.DRAFT)
        make_commitment(visibility=Visibility.CONFIDENTIAL)
        assert counters.cells(TODAY, register_version()[0]).all == []

    def test_for_another_day_what_has_passed_is_counted_from_the_rows(self) -> None:
        make_commitment(promised_on=FIRST, deadline=TODAY, dossier=make_dossier(checked_until=TODAY))
        counters.count_for(TODAY)
        tomorrow = TODAY + timedelta(days=1)
        for on, name in ((TODAY, "on_time"), (tomorrow, "not_checked")):
            assert [(cell.status, count) for cell, count in counters.cells(on, register_version()[0]).all] == [
                (name, 1)
            ]

    def test_the_next_day_takes_the_place_of_this_one(self) -> None:
        make_commitment(promised_on=FIRST, deadline=TODAY, dossier=make_dossier(checked_until=TODAY))
        counters.count_for(TODAY)
        tomorrow = TODAY + timedelta(days=1)
        counters.count_for(tomorrow)
        assert kept(TODAY) == (Counter(), Counter())
        assert kept(tomorrow) == by_the_rule(tomorrow)

    def test_what_was_kept_of_the_day_before_goes_with_a_new_version(self) -> None:
        make_commitment()
        seen = register_version()
        counters.count_for(TODAY)
        assert register_version() != seen
        seen = register_version()
        counters.count_for(TODAY)
        assert register_version() == seen

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")
    def test_a_row_that_was_replaced_is_counted_twice_until_it_is_mended(self) -> None:
        make_commitment()
        counters.count_for(TODAY)
        with connection.cursor() as cursor:
            cursor.execute("INSERT OR REPLACE INTO commitments_commitment SELECT * FROM commitments_commitment")
        assert counters.reconcile() == 4
        counters.count_anew()
        assert counters.reconcile() == 0

    def test_a_difference_is_an_alarm_and_can_be_mended(self) -> None:
        make_commitment()
        counters.count_for(TODAY)
        TermCount.objects.update(count=5)
        with pytest.raises(CommandError, match="2 counts differ"):
            call_command("reconcile_counters")
        call_command("reconcile_counters", "--repair")
        call_command("reconcile_counters")
