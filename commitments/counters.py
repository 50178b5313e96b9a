"""How many public commitments stand where, without looking at each: from counts that the database keeps.

What is late changes at midnight. For one day at a time the counts are kept as they stand on it
(`commitments.kept.standings`); for another day those of `commitments.kept.counts`, which know no day, are put together
with what is late, counted from the index of what is awaited. The sum is exact either way.
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
from commitments.kept import counts, standings
from commitments.models import Commitment, PublicCount, StandingCount
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
        found = _kept_for(on) or _added_up(on)
        cache.set(key, found, KEPT_FOR)
    return found


def count_for(on: date) -> None:
    """Keep the counts for that day from now on; safe to repeat."""
    standings.count_for(connection, on)


def _kept_for(on: date) -> Cells:
    """Nothing where they are kept for another day: each row says for which."""
    rows = StandingCount.objects.filter(day=on).exclude(count=0)
    names = ("ministry", "committee", "commitment_class", "standing", "minister", "responsible")
    return [(Cell._make(values), count) for *values, count in rows.values_list(*names, "count")]


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


def count_anew() -> None:
    counts.recount(connection)
    standings.recount(connection)


def reconcile() -> int:
    """Compare the kept counts with the rows; returns how many differ and says so in the log."""
    wrong = [*counts.differences(connection), *standings.differences(connection)]
    if wrong:
        log.error("%s counts differ from the rows, among them %s", len(wrong), wrong[:3])
    return len(wrong)
