"""How many of a list there are by member, by dossier and by the year of the term: counted by the database itself.

No kept counter holds these, so whoever calls sees to it that the list is not a huge one.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.functions import ExtractYear

from commitments.models import CommitmentRecipient, Member
from commitments.querysets import CommitmentQuerySet

Counts = dict[Any, int]
Count = Callable[[CommitmentQuerySet], Counts]


def by_member(rows: CommitmentQuerySet) -> Counts:
    """By the key of each member to whom something was promised, by name or through the group; once for each promise."""
    recipients = CommitmentRecipient.objects.filter(commitment__in=rows.order_by().values("pk"))
    by_name, by_group = _promises(recipients, "member"), _promises(recipients, "group")
    both = recipients.filter(member__group=F("commitment__recipients__group"))
    twice = _promises(both, "member")
    counts: Counter[Any] = Counter(by_name)
    for member, group in Member.objects.filter(group__in=by_group).values_list("pk", "group"):
        counts[member] += by_group[group] - twice.get(member, 0)
    return dict(counts)


def _promises(recipients: Any, name: str) -> Counts:
    rows = recipients.filter(**{f"{name}__isnull": False}).order_by().values_list(name)
    return dict(rows.annotate(number=models.Count("commitment", distinct=True)))


def by_committee_beside(rows: CommitmentQuerySet) -> Counts:
    """By the key of each committee what was promised to it although another deals with it, or none."""
    recipients = CommitmentRecipient.objects.filter(commitment__in=rows.order_by().values("pk"))
    return _promises(recipients.exclude(commitment__committee=F("committee")), "committee")


def by_dossier(rows: CommitmentQuerySet) -> Counts:
    """By the key of each dossier."""
    return _tally(rows, "dossier")


def by_year(rows: CommitmentQuerySet) -> Counts:
    """By the year in which the term ends; what has no day is in none."""
    dated = rows.filter((f"{rows.columns.deadline}__isnull", False))
    return _tally(dated.annotate(year=ExtractYear(rows.columns.deadline)), "year")


def _tally(rows: CommitmentQuerySet, name: str) -> Counts:
    found: Iterable[tuple[Any, int]] = (
        rows.order_by().values_list(name).annotate(number=models.Count("pk", distinct=True))
    )
    return dict(found)


GROUPED: dict[str, Count] = {
    "lid": by_member,
    "dossier": by_dossier,
    "jaar": by_year,
}
