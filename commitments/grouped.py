"""How many of some commitments there are by member, dossier, year of the term and committee that is addressed.

No kept counter holds these: they are counted from the rows, which are read once, few of them in memory at a time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from commitments.models import CommitmentRecipient, Member
from commitments.querysets import CommitmentQuerySet

ROWS_AT_A_TIME = 2000
Counts = dict[int, int]
Addressee = tuple[int, int | None, int | None, int | None]
"""The key of a commitment, and of the member, group or committee to whom it was promised."""


def grouped(rows: CommitmentQuerySet) -> dict[str, Counts]:
    """By "lid", "dossier", "jaar", and "commissie": to which it was promised although it does not deal with it."""
    columns = rows.columns
    wanted = rows.values_list("pk", columns.dossier, columns.deadline, columns.committee)
    return grouped_from(wanted.iterator(ROWS_AT_A_TIME), rows.values("pk"))


def grouped_from(
    wanted: Iterable[tuple[int, int, date | None, int | None]], keys: QuerySet[Any, Any] | list[int]
) -> dict[str, Counts]:
    """The same of what is read already: key, dossier, term and committee of each; `keys` are those of all of them."""
    dealing = dict[int, int | None]()
    dossiers, years = Counter[int](), Counter[int]()
    for key, dossier, deadline, committee in wanted:
        dealing[key] = committee
        dossiers[dossier] += 1
        if deadline:
            years[deadline.year] += 1
    members, beside = _addressed(keys, dealing)
    return {"lid": members, "dossier": dict(dossiers), "jaar": dict(years), "commissie": beside}


def _addressed(keys: QuerySet[Any, Any] | list[int], dealing: dict[int, int | None]) -> tuple[Counts, Counts]:
    """By member, to whom it was promised by name or through the group, once for each promise; and by committee."""
    in_group = _members_of_groups()
    members, beside = Counter[int](), Counter[int]()
    for key, addressees in groupby(_addressees(keys), key=lambda row: row[0]):
        promised: set[int] = set()
        for _key, member, group, committee in addressees:
            if member:
                promised.add(member)
            elif group:
                promised |= in_group[group]
            elif committee and committee != dealing.get(key):
                beside[committee] += 1
        members.update(promised)
    return dict(members), dict(beside)


def _members_of_groups() -> dict[int, set[int]]:
    members: dict[int, set[int]] = defaultdict(set)
    for member, group in Member.objects.filter(group__isnull=False).order_by().values_list("pk", "group_id"):
        members[group].add(member)
    return members


def _addressees(keys: QuerySet[Any, Any] | list[int]) -> Iterator[Addressee]:
    named = CommitmentRecipient.objects.filter(commitment__in=keys).order_by("commitment_id")
    wanted = named.values_list("commitment_id", "member_id", "group_id", "committee_id")
    return wanted.iterator(ROWS_AT_A_TIME)
