"""How many public commitments stand where, without looking at each: from counts that the database keeps.

What is late changes at midnight. For one day at a time the counts are kept as they stand on it
(`commitments.kept.standings`). For another day they hold but for what is awaited and has passed by the later of the two
days: that is counted from its index, as it stood and as it stands. The sum is exact either way.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Count, Q, Sum

from commitments.cells import Cell, Cells, Value
from commitments.kept import standings, versions
from commitments.models import Commitment, StandingCount
from commitments.querysets import CommitmentQuerySet
from commitments.standing import UNCOUNTED

log = logging.getLogger(__name__)
KEPT_FOR = 60 * 60 * 24
KEPT = ("ministry", "committee", "commitment_class", "standing", "minister", "responsible")
"""The columns of a count, in the order of a `Cell`."""


@lru_cache(maxsize=2)
def cells(on: date, version: int) -> Cells:
    """Every combination that occurs among the public commitments on day `on`, with its count; 0 is left out.

    Nothing where no day was ever counted for. `version` is that of the register, read before. Each process keeps its
    own: to take some thousands out of a cache for each page costs more than the page.
    """
    return Cells(counted(on))


def standings_of(on: date, name: str, values: Iterable[Value]) -> dict[str, int]:
    """Each standing to how many public commitments have it on day `on`, of those that answer to the filter `name` with
    one of these values (as `Cells.with_any`).

    Without what is in no count; {} where none are kept for that day.
    """
    those = Q(*((f"{column}__in", values) for column in Cell._make(KEPT).of(name)), _connector=Q.OR)
    kept = StandingCount.objects.filter(those, day=on).exclude(standing__in=UNCOUNTED).order_by()
    return dict(kept.values_list("standing").annotate(Sum("count")))


def count_for(on: date) -> None:
    """Keep the counts for that day from now on; safe to repeat."""
    standings.count_for(connection, on)


def counted(on: date) -> list[tuple[Cell, int]]:
    """As `cells`, of the register as it is now. Each row of what is kept says for which day."""
    kept = list(StandingCount.objects.exclude(count=0).values_list("day", *KEPT, "count"))
    total = Counter({Cell._make(values): count for _day, *values, count in kept})
    for day in {day for day, *_values in kept} - {on}:
        passed = Commitment.objects.visible_to(AnonymousUser()).overdue(max(day, on))
        total.subtract(_standing(passed, day))
        total.update(_standing(passed, on))
    return [(cell, count) for cell, count in total.items() if count > 0]


def _standing(rows: CommitmentQuerySet, on: date) -> Counter[Cell]:
    """Where each of these stands on that day, counted one by one."""
    counted = rows.in_cells(on).annotate(count=Count("pk")).order_by()
    return Counter({Cell._make(values): count for *values, count in counted})


@transaction.atomic
def count_anew() -> None:
    versions.take(connection)
    standings.recount(connection)


def reconcile() -> int:
    """Compare the kept counts with the rows; returns how many differ and says so in the log."""
    wrong = standings.differences(connection)
    if wrong:
        log.error("%s counts differ from the rows, among them %s", len(wrong), wrong[:3])
    return len(wrong)
