"""What the charts count. Each function takes commitments that the reader may see and asks the database once.

Only `tally` asks twice: for the counts and for the names of the ministries.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, IntegerField, Max, Min, OuterRef, Q, Value, When
from django.db.models.functions import TruncWeek

from commitments.choices import AWAITED, Standing, TermMoved
from commitments.models import DeadlineChange, Ministry
from commitments.querysets import CommitmentQuerySet
from commitments.standing import PUT_OFF

ANNOUNCED = (Standing.LATE_WITH_WORD, *PUT_OFF)
"""Late or put off, and parliament was told."""

WEEK = timedelta(days=7)
SOON = timedelta(days=14)
WEEKS_AHEAD = 13
AGES = (1, 8, 31, 92, 183, 366)
"""The first day late of each class of lateness, in days; the last class has no end."""


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


@dataclass(frozen=True, slots=True)
class AgeCount:
    """How many are `first_day` to `last_day` days late (None: or more), without word and with."""

    first_day: int
    last_day: int | None
    silent: int
    announced: int


@dataclass(frozen=True, slots=True)
class WeekCount:
    """How many terms end in `first`..`last`: terms as they were given, and terms that were put off before."""

    first: date
    last: date
    as_given: int
    put_off: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """The weeks to come, and how many terms end after them."""

    weeks: tuple[WeekCount, ...]
    later: int


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

    Only in dossiers that were read until `on`: what is no longer checked has not become better.
    """
    then = on - WEEK
    had_a_term = DeadlineChange.objects.filter(commitment=OuterRef("pk"), deadline__lt=then)
    could_be = commitments.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=then), Exists(had_a_term))
    return could_be.filter(dossier__checked_until__gte=on).as_of(then).standing_in((Standing.LATE,), then).count()


def ages(commitments: CommitmentQuerySet, on: date) -> list[AgeCount]:
    """How long those late on day `on` have been late, in the classes of `AGES`; what was not checked is left out."""
    due = commitments.columns.deadline
    first_days = [(days, on - timedelta(days=days)) for days in reversed(AGES)]
    by_age = Case(
        *[When(Q((f"{due}__lte", first_day)), then=Value(days)) for days, first_day in first_days],
        output_field=IntegerField(),
    )
    rows = (
        commitments.overdue(on)
        .with_standing(on)
        .order_by()
        .annotate(age=by_age)
        .values_list("age", "standing")
        .annotate(Count("pk"))
    )
    counts = {(age, standing): count for age, standing, count in rows}
    last_days = [*(days - 1 for days in AGES[1:]), None]
    return [
        AgeCount(first, last, counts.get((first, Standing.LATE), 0), counts.get((first, Standing.LATE_WITH_WORD), 0))
        for first, last in zip(AGES, last_days, strict=True)
    ]


def ahead(commitments: CommitmentQuerySet, on: date) -> Ahead:
    """The terms that end on day `on` or after it, by week (Monday to Sunday); the first week begins on day `on`."""
    columns = commitments.columns
    was_put_off = Q((f"{columns.term_moved}__in", (TermMoved.IN_TIME, TermMoved.LATE)))
    rows = (
        commitments.awaited()
        .filter((f"{columns.deadline}__gte", on))
        .order_by()
        .annotate(week=TruncWeek(columns.deadline), put_off=Case(When(was_put_off, then=Value(1)), default=Value(0)))
        .values_list("week", "put_off")
        .annotate(Count("pk"))
    )
    counts = Counter({(week, bool(moved)): count for week, moved, count in rows})
    monday = on - timedelta(days=on.weekday())
    mondays = [monday + timedelta(weeks=number) for number in range(WEEKS_AHEAD)]
    weeks = tuple(
        WeekCount(max(day, on), day + timedelta(days=6), counts[day, False], counts[day, True]) for day in mondays
    )
    return Ahead(weeks, later=counts.total() - sum(week.as_given + week.put_off for week in weeks))
