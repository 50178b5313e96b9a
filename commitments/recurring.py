"""What comes back every year: the instances of this year and, once it is less than a year ahead, of the next.

A promise of "jaarlijks voor het zomerreces" has an instance for each year, by the register's own calendar. Years that
had passed when the promise entered the register get none. Safe to repeat; a night that is missed loses nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from commitments.choices import CommitmentClass, DeadlineBasis, Status, Visibility
from commitments.lifecycle import Act, add_instance
from commitments.models import Commitment, DeadlineChange
from commitments.rulebook import Rulebook, rulebook
from commitments.terms import NewTerm

AHEAD = timedelta(days=366)


def ensure_instances(act: Act, *, only: Commitment | None = None) -> int:
    """Make what is missing on the day of the act, for every commitment that recurs or `only` for one.

    Returns how many were new. Drafts wait until they are published.
    """
    rules = rulebook()
    recurring = Commitment.objects.filter(
        commitment_class=CommitmentClass.RECURRING,
        status=Status.CONTINUING,
        parent=None,
        deadline_basis=DeadlineBasis.RECURRING,
    ).exclude(visibility=Visibility.DRAFT)
    if only is not None:
        recurring = recurring.filter(pk=only.pk)
    return sum(_ensure(pk, rules, act) for pk in list(recurring.order_by("id").values_list("pk", flat=True)))


@transaction.atomic
def _ensure(pk: int, rules: Rulebook, act: Act) -> int:
    parent = Commitment.objects.select_for_update().get(pk=pk)
    instances = [add_instance(parent, act, term=term) for term in list(_missing(parent, rules, act.today))]
    return len(instances)


def _missing(parent: Commitment, rules: Rulebook, on: date) -> Iterator[NewTerm]:
    first_terms = DeadlineChange.objects.filter(commitment__parent=parent, sequence=0)
    latest = first_terms.aggregate(latest=Max("deadline"))["latest"]
    for year in range(latest.year + 1 if latest else on.year, on.year + 2):
        term = rules.term(parent.deadline_wording, max(parent.promised_on, date(year, 1, 1)))
        day = term.deadline
        if day and day.year == year and (latest or day >= on) and day <= on + AHEAD:
            yield term
