"""What the charts count, from the counts that triggers keep of all that is public, as it stands on the day kept for.

Empty where the counts are kept for another day: each row says for which, so one query is enough to know.
"""

from datetime import date

from django.db.models import Q, QuerySet, Sum

from commitments.kept.standings import NO_DAY
from commitments.models import TermCount
from commitments.soon import soon
from commitments.standing import UNCOUNTED
from dashboards.queries import Tally, TermsEnd, named


def tallies(on: date) -> list[Tally]:
    """As `dashboards.queries.tally`."""
    due = Sum("count", filter=Q(deadline__range=soon(on)), default=0)
    return named(_counted(on).values_list("ministry", "standing", "is_example").annotate(Sum("count"), due_soon=due))


def terms(on: date) -> list[TermsEnd]:
    """As `dashboards.queries.terms`."""
    rows = _counted(on).exclude(deadline=NO_DAY).values_list("deadline", "standing").annotate(Sum("count"))
    return [TermsEnd(*row) for row in rows]


def _counted(on: date) -> QuerySet[TermCount]:
    return TermCount.objects.filter(day=on).exclude(count=0).exclude(standing__in=UNCOUNTED).order_by()
