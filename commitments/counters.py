"""How many public commitments stand where, without looking at each: from counts that the database keeps.

`commitments.kept.counts` has the triggers. What is late changes at midnight and cannot be kept: it is counted from the
index of what is awaited, once a day and version of the register. The sum is exact.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce

from commitments.choices import Status
from commitments.kept import counts
from commitments.models import Commitment, PublicCount
from commitments.standing import Facts, standing

log = logging.getLogger(__name__)
KEPT_FOR = 60 * 60 * 24


class Cell(NamedTuple):
    """Values that commitments share; 0 stands for nobody."""

    ministerie: int
    commissie: int
    soort: str
    status: str
    """The value of `Standing` on the day counted for."""
    minister: int
    responsible: int


Cells = list[tuple[Cell, int]]


def cells(on: date, version: int) -> Cells:
    """Every combination that occurs among the public commitments on day `on`, with its count; 0 is left out.

    `version` is that of the register, read before.
    """
    key = f"cells:{version}:{on}"
    found: Cells | None = cache.get(key)
    if found is None:
        found = _added_up(on)
        cache.set(key, found, KEPT_FOR)
    return found


def _added_up(on: date) -> Cells:
    total: Counter[Cell] = Counter()
    for cell, count in (*_as_if_on_time(on), *_late(on)):
        total[cell] += count
    return [(cell, count) for cell, count in total.items() if count]


def _as_if_on_time(on: date) -> Iterable[tuple[Cell, int]]:
    """Where each would stand if no deadline had passed."""
    for row in PublicCount.objects.exclude(count=0).iterator():
        facts = Facts(row.status, on if row.has_deadline else None, row.has_occasion, row.term_moved, None, None)
        yield _cell(row.ministry, row.committee, row.commitment_class, standing(facts, on), row), row.count


def _cell(ministry: int, committee: int, kind: str, name: str, row: PublicCount) -> Cell:
    return Cell(ministry, committee, kind, str(name), row.minister, row.responsible)


def _late(on: date) -> Iterable[tuple[Cell, int]]:
    """What is late, put where it belongs and taken from where it would be if it were not."""
    late = Commitment.objects.visible_to(AnonymousUser()).overdue(on).with_standing(on).order_by()
    rows = late.annotate(
        committee_key=Coalesce(F("committee_id"), Value(0)), responsible_key=Coalesce(F("responsible_id"), Value(0))
    ).values_list(
        *("ministry_id", "committee_key", "commitment_class", "standing", "minister_id", "responsible_key"),
        *("term_moved",),
    )
    for *values, moved, count in rows.annotate(count=Count("pk")):
        cell = Cell._make(values)
        facts = Facts(Status.OPEN, on, False, moved, None, None)
        yield cell, count
        yield cell._replace(status=str(standing(facts, on))), -count


def reconcile() -> int:
    """Compare the kept counts with the rows; returns how many differ and says so in the log."""
    wrong = counts.differences(connection)
    if wrong:
        log.error("%s counts differ from the rows, among them %s", len(wrong), wrong[:3])
    return len(wrong)
