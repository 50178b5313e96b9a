"""How many were late a week before: from the rows as they are, and from the history of those that changed since."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from commitments.choices import Standing
from commitments.models import CommitmentEvent, DeadlineChange
from commitments.querysets import CommitmentQuerySet
from commitments.standing import TODAY
from dashboards.queries import WEEK
from dashboards.scope import Scope

LATE = (Standing.LATE,)


def late_a_week_ago(scope: Scope) -> int:
    """How many were late without word a week before the day of the scope.

    Only in dossiers that were read until that day: what is no longer checked has not become better. Of most nothing
    has happened since, so that they were late then if they are now; the history is asked of the others alone.
    """
    commitments, on, then = scope.commitments, scope.on, scope.on - WEEK
    read = commitments.filter(dossier__checked_until__gte=on)
    if commitments.columns is not TODAY:
        return _late_by_the_history(read, then)
    since = CommitmentEvent.objects.filter(happened_on__gt=then)
    changed = read.filter(pk__in=since.values("commitment"))
    late_now = sum(row.number for row in scope.terms if row.standing in LATE and row.deadline < then)
    changed_now = changed.overdue(then).standing_in(LATE, on).count()
    return late_now - changed_now + _late_by_the_history(changed, then)


def _late_by_the_history(commitments: CommitmentQuerySet, then: date) -> int:
    had_a_term = DeadlineChange.everything.filter(commitment=OuterRef("pk"), deadline__lt=then)
    could_be = commitments.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=then), Exists(had_a_term))
    return could_be.as_of(then).standing_in(LATE, then).count()
