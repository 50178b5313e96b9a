"""What the charts count. Each function takes commitments that the reader may see and asks the database once.

Only `tally` asks twice: for the counts and for the names of the ministries.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from commitments.choices import AWAITED, Standing
from commitments.models import CommitmentEvent, DeadlineChange, Ministry, held_on
from commitments.querysets import CommitmentQuerySet
from commitments.standing import PUT_OFF, TODAY

ANNOUNCED = (Standing.LATE_WITH_WORD, *PUT_OFF)
"""Late or put off, and parliament was told."""

WEEK = timedelta(days=7)
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many commitments of one ministry have one standing, the fictitious ones apart.

    The terms of `due_soon` of them end within two weeks; `read_from`..`read_until` are the first and the last day until
    which the papers of their dossiers were read.
    """

    code: str
    short_name: str
    name: str
    standing: str
    is_example: bool
    count: int
    due_soon: int = 0
    read_from: date | None = None
    read_until: date | None = None


def tally(commitments: CommitmentQuerySet, on: date) -> list[Tally]:
    """Counts by ministry and standing on day `on`."""
    columns = commitments.columns
    soon = Q((f"{columns.status}__in", AWAITED), (f"{columns.deadline}__range", (on, on + SOON)))
    rows = (
        commitments.with_standing(on)
        .order_by()
        .values_list(columns.ministry, "standing", "dossier__is_example")
        .annotate(
            count=Count("pk"),
            due_soon=Count("pk", filter=soon),
            read_from=Min("dossier__checked_until"),
            read_until=Max("dossier__checked_until"),
        )
    )
    names = {ministry.pk: (ministry.code, ministry.short_name, ministry.name) for ministry in Ministry.objects.all()}
    return [Tally(*names[ministry], *counts) for ministry, *counts in rows]


def late_a_week_ago(commitments: CommitmentQuerySet, on: date) -> int:
    """How many were late without word a week before day `on`.

    Only in dossiers that were read until `on`: what is no longer checked has not become better. Of most nothing has
    happened since, and their rows tell; the history is asked of the others alone.
    """
    then = on - WEEK
    read = commitments.filter(dossier__checked_until__gte=on)
    if commitments.columns is not TODAY:
        return _late_by_the_history(read, then)
    since = CommitmentEvent.objects.filter(happened_on__gt=then)
    as_now = read.overdue(then).exclude(Exists(since.filter(commitment=OuterRef("pk"))))
    changed = read.filter(pk__in=since.values("commitment"))
    return as_now.standing_in((Standing.LATE,), then).count() + _late_by_the_history(changed, then)


def _late_by_the_history(commitments: CommitmentQuerySet, then: date) -> int:
    had_a_term = DeadlineChange.everything.filter(commitment=OuterRef("pk"), deadline__lt=then)
    could_be = commitments.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=then), Exists(had_a_term))
    return could_be.as_of(then).standing_in((Standing.LATE,), then).count()


def changes_of(commitments: CommitmentQuerySet, on: date) -> QuerySet[DeadlineChange]:
    """Every deadline that these commitments had been given by day `on`."""
    held = DeadlineChange.everything.filter(held_on(on), announced_on__lte=on)
    return held.filter(commitment__in=commitments.order_by().values("pk"))
