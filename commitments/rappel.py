"""Rappel: what a ministry is asked about (list A, the term has passed) and told ahead (list B, it passes soon).

A function of a queryset and a day: pages, files and mails start from the rows that their reader may see.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from commitments import lifecycle
from commitments.choices import RappelList
from commitments.deadlines.durations import add_months
from commitments.lifecycle import Act
from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet
from commitments.row_order import hold


@dataclass(frozen=True, slots=True)
class Rappel:
    """Both lists on one day, each in the order of the terms."""

    on: date
    until: date
    """The last day of list B."""
    passed: Sequence[Commitment]
    ahead: Sequence[Commitment]

    @property
    def lists(self) -> list[tuple[RappelList, Sequence[Commitment]]]:
        return [(RappelList.PASSED, self.passed), (RappelList.AHEAD, self.ahead)]

    def __bool__(self) -> bool:
        return bool(self.passed or self.ahead)


def rappel(commitments: CommitmentQuerySet, on: date) -> Rappel:
    """The lists of day `on`; what has that very day as its last is in time still, so on list B."""
    until = half_a_year_after(on)
    rows = commitments.for_rows().order_by("deadline", "number")
    return Rappel(on, until, list(rows.overdue(on)), list(rows.due_between(on, until)))


def half_a_year_after(day: date) -> date:
    """The same day six months on, or the last of that month."""
    return add_months(day, 6)


@transaction.atomic
def remind(lists: Collection[tuple[RappelList, Sequence[Commitment]]], act: Act) -> int:
    """Keep that these were asked about; returns how many. One that was asked about on that day already is left."""
    hold(Commitment.objects.filter(pk__in=[row.pk for _name, rows in lists for row in rows]))
    return sum(lifecycle.remind(row, act, rappel_list=name) for name, rows in lists for row in rows)
