"""Claim dashboard: the counts by ministry, committee, class, standing and minister, against a live GROUP BY of them.

    python -m benchmarks.dashboard [--rows 100000]

Equal value by value, before and after a thousand random writes, which are undone. With it the overview as a page, drawn
anew and known.
"""

import random
from datetime import date
from typing import Any

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import by_turns, median, rows_asked, say
from benchmarks.place import enter, on_sqlite, serving

GOAL, MILLION, WRITES = 50, 1_000_000, 1000


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_sqlite(rows)
    enter(environment)
    from django.db import transaction
    from django.utils import timezone

    from commitments import counters

    counters.count_for(timezone.localdate())
    assert kept() == live()
    mine, theirs = by_turns(kept, live, rounds=5)
    with transaction.atomic():
        write_at_random(rows)
        assert kept() == live()
        transaction.set_rollback(True)
    with serving(environment) as get:
        fresh = new_addresses(["/"])
        drawn, known = by_turns(lambda: get(next(fresh)), lambda: get("/"), rounds=3)
    say(
        "dashboard",
        rows,
        median(mine),
        median(theirs),
        goal=GOAL if rows >= MILLION else None,
        peer_version="live GROUP BY",
        unit="ms, median",
        overview_drawn_ms=round(median(drawn), 1),
        overview_known_ms=round(median(known), 1),
    )


def kept() -> dict[Any, int]:
    from django.utils import timezone

    from commitments.counters import counted

    return {tuple(cell): count for cell, count in counted(timezone.localdate())}


def live() -> dict[Any, int]:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import Count, F, Value
    from django.db.models.functions import Coalesce
    from django.utils import timezone

    from commitments.models import Commitment

    rows = Commitment.objects.visible_to(AnonymousUser()).with_standing(timezone.localdate()).order_by()
    named = rows.annotate(of=Coalesce(F("committee_id"), Value(0)), by=Coalesce(F("responsible_id"), Value(0)))
    cells = named.values_list("ministry_id", "of", "commitment_class", "standing", "minister_id", "by")
    return {tuple(cell): count for *cell, count in cells.annotate(count=Count("pk"))}


def write_at_random(rows: int) -> None:
    from commitments.models import Commitment, Dossier

    chance = random.Random(7)
    long_ago = {"deadline": date(2020, 1, 1), "promised_on": date(2020, 1, 1), "deadline_earliest": None}
    changes: list[dict[str, Any]] = [
        {"visibility": "draft"},
        {"visibility": "public"},
        {"commitment_class": "effort"},
        long_ago,
    ]
    for _number in range(WRITES):
        Commitment.objects.filter(pk=chance.randint(1, rows)).update(**chance.choice(changes))
    Dossier.objects.filter(pk__in=chance.sample(list(Dossier.objects.values_list("pk", flat=True)), 100)).update(
        checked_until=date(2020, 1, 1)
    )


if __name__ == "__main__":
    main()
