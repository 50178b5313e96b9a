"""What comes back: the instances of this year and, once it is less than a year ahead, of the next.

A promise of "jaarlijks voor het zomerreces" has an instance for each year, by the register's own calendar. One that
says only how often ("jaarlijks", "elk half jaar", "vier keer per jaar") has one for each such part of a calendar
year, due on its last day; the first is the first whole one after the promise. What had passed when the promise
entered the register gets none. Safe to repeat; a night that is missed loses nothing.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from commitments.choices import CommitmentClass, DeadlineBasis, Status, Visibility
from commitments.deadlines.rhythm import Period, period_after, times_a_year
from commitments.lifecycle import Act, add_instance
from commitments.models import Commitment, DeadlineChange
from commitments.rulebook import Rulebook, rulebook
from commitments.terms import RHYTHM_RULE, NewTerm

AHEAD = timedelta(days=366)


def ensure_instances(act: Act, *, only: Commitment | None = None) -> int:
    """Make what is missing on the day of the act, for every commitment that recurs or `only` for one.

    Returns how many were new. Drafts wait until they are published.
    """
    recurring = Commitment.objects.filter(
        commitment_class=CommitmentClass.RECURRING,
        status=Status.CONTINUING,
        parent=None,
        deadline_basis=DeadlineBasis.RECURRING,
    ).exclude(visibility=Visibility.DRAFT)
    if only is not None:
        recurring = recurring.filter(pk=only.pk)
    keys = list(recurring.order_by("id").values_list("pk", flat=True))
    rules = rulebook() if keys else None  # most of what is entered does not recur
    return sum(_ensure(pk, rules, act) for pk in keys) if rules else 0


@transaction.atomic
def _ensure(pk: int, rules: Rulebook, act: Act) -> int:
    parent = Commitment.objects.select_for_update(no_key=True).get(pk=pk)
    times = times_a_year(parent.deadline_wording)
    if times > 1 or (times and not rules.term(parent.deadline_wording, parent.promised_on, parent.chamber).deadline):
        return len([_add(parent, period, act) for period in list(_periods(parent, times, act.today))])
    instances = [add_instance(parent, act, term=term) for term in list(_missing(parent, rules, act.today))]
    return len(instances)


def _add(parent: Commitment, period: Period, act: Act) -> Commitment:
    name = f"{period.year}-{period.number}" if period.times > 1 else str(period.year)
    term = NewTerm(
        deadline_wording=parent.deadline_wording,
        deadline_earliest=period.first,
        deadline=period.last,
        deadline_basis=DeadlineBasis.PERIOD,
        deadline_rule=RHYTHM_RULE,
        deadline_explanation=period.explanation(parent.deadline_wording),
    )
    return add_instance(parent, act, term=term, number=name, called=period.name)


def _periods(parent: Commitment, times: int, on: date) -> Iterator[Period]:
    """Those that are missing, up to the one after that in which day `on` lies."""
    latest = _latest(parent)
    period = period_after(latest or parent.promised_on, times)
    while not latest and period.last < on:
        period = period.after()
    ahead = period_after(on, times)
    while period <= ahead:
        yield period
        period = period.after()


def _latest(parent: Commitment) -> date | None:
    """The day of the latest instance as it was first set."""
    first_terms = DeadlineChange.objects.filter(commitment__parent=parent, sequence=0)
    latest: date | None = first_terms.aggregate(latest=Max("deadline"))["latest"]
    return latest


def _missing(parent: Commitment, rules: Rulebook, on: date) -> Iterator[NewTerm]:
    latest = _latest(parent)
    for year in range(latest.year + 1 if latest else on.year, on.year + 2):
        said_on = max(parent.promised_on, date(year, 1, 1))
        term = rules.term(parent.deadline_wording, said_on, parent.chamber)
        day = term.deadline
        if day and day.year == year and (latest or day >= on) and day <= on + AHEAD:
            yield term
