"""What the charts count. Each function takes commitments that the reader may see and asks the database once.

Only `tally` asks twice: for the counts and for the names of the ministries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from commitments.as_of import not_taken_back_by
from commitments.choices import AWAITED
from commitments.models import DeadlineChange, Dossier, Ministry
from commitments.querysets import CommitmentQuerySet
from commitments.soon import soon
from commitments.standing import TODAY, Columns

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments of one ministry have one standing, the fictitious ones apart.

    The terms of `due_soon` of them end within two weeks.
    """

    code: str
    short_name: str
    name: str
    standing: str
    is_example: bool
    count: int
    due_soon: int = 0


class TermsEnd(NamedTuple):
    """How many that parliament waits for have a term that ends on `deadline`, and one standing."""

    deadline: date
    standing: str
    number: int


def tally(commitments: CommitmentQuerySet, on: date) -> list[Tally]:
    """Counts by ministry and standing on day `on`."""
    columns = commitments.columns
    ends_soon = Q((f"{columns.status}__in", AWAITED), (f"{columns.deadline}__range", soon(on)))
    rows = (
        commitments.with_standing(on)
        .order_by()
        .annotate(is_example=_is_example(columns))
        .values_list(columns.ministry, "standing", "is_example")
        .annotate(count=Count("pk"), due_soon=Count("pk", filter=ends_soon))
    )
    return named(rows)


def _is_example(columns: Columns) -> Combinable:
    """Whether it stands in the fictitious dossier; of a past day only the key of its dossier is known."""
    if columns is TODAY:
        return F("dossier__is_example")
    return Exists(Dossier.objects.filter(pk=OuterRef(columns.dossier), is_example=True))


def named(rows: Iterable[Sequence[Any]]) -> list[Tally]:
    """Counts that begin with the key of a ministry, with its names instead."""
    names = {ministry.pk: (ministry.code, ministry.short_name, ministry.name) for ministry in Ministry.objects.all()}
    return [Tally(*names[ministry], *counts) for ministry, *counts in rows]


def terms(commitments: CommitmentQuerySet, on: date) -> list[TermsEnd]:
    """The terms of what is awaited on day `on`, passed and to come, by day and standing."""
    deadline = commitments.columns.deadline
    there = commitments.awaited().filter((f"{deadline}__isnull", False)).with_standing(on).order_by()
    return [TermsEnd(*row) for row in there.values_list(deadline, "standing").annotate(Count("pk"))]


def read_between(commitments: CommitmentQuerySet, dossiers: QuerySet[Dossier]) -> tuple[date | None, date | None]:
    """The first and the last day until which the papers were read, of those dossiers that any of these are in."""
    of_dossier = commitments.order_by().filter((commitments.columns.dossier, OuterRef("pk")))
    read = dossiers.filter(Exists(of_dossier)).aggregate(first=Min("checked_until"), last=Max("checked_until"))
    return read["first"], read["last"]


def changes_of(commitments: CommitmentQuerySet, on: date) -> QuerySet[DeadlineChange]:
    """Every deadline that these commitments had been given by day `on`."""
    held = DeadlineChange.everything.filter(not_taken_back_by(on), announced_on__lte=on)
    return held.filter(commitment__in=commitments.order_by().values("pk"))
