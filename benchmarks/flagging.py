"""Recording the terms that passed, beside the bare statement with the same writes; prints two JSON lines.

    python -m benchmarks.flagging [--rows 100000] [--rounds 5]

Of the rows one in a hundred is newly late. The bare statement is written by hand: it finds the open terms that passed,
and writes the same events. Both run in a transaction that is rolled back. The second line: nothing to do.
"""

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

GOAL, GOAL_EMPTY_MS = 1.5, 5


def prepare(rows: int, today: date) -> None:
    """So many open commitments with a term, one in a hundred of which has passed."""
    from django.core.management import call_command
    from django.utils import timezone

    from commitments.models import Commitment, DeadlineChange
    from tests.factories import make_commitment

    call_command("migrate", verbosity=0)
    # entered a week ago: what is entered today was in force on no night yet
    first = make_commitment(deadline=today + timedelta(days=90), now=timezone.now() - timedelta(days=7))
    change = DeadlineChange.objects.get(commitment=first)

    def copies(model: Any, one: Any, **fields: Callable[[int], Any]) -> None:
        columns = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
        kept = {name: getattr(one, name) for name in columns}
        made = [model(**(kept | {name: make(number) for name, make in fields.items()})) for number in range(rows)]
        model.objects.bulk_create(made, batch_size=500)

    def deadline(number: int) -> date:
        return today - timedelta(days=3) if number % 100 == 0 else today + timedelta(days=90)

    copies(Commitment, first, number=lambda number: f"BENCH-{number:07}", deadline=deadline)
    ids = list(Commitment.objects.exclude(pk=first.pk).order_by("pk").values_list("pk", flat=True))
    copies(DeadlineChange, change, commitment_id=lambda number: ids[number], deadline=deadline)


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds and rows of a piece of work that is undone again."""
    from django.db import transaction

    with transaction.atomic():
        started = time.perf_counter()
        number = work()
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    return seconds, number


BARE = """
    INSERT INTO commitments_commitmentevent
        (commitment_id, kind, happened_on, recorded_at, deadline_change_id, note, data)
    SELECT term.commitment_id, 'deadline_passed', date(term.deadline, '+1 day'), %s, term.id, '', '{}'
    FROM commitments_deadlinechange AS term
    JOIN commitments_commitment AS promise ON promise.id = term.commitment_id
    WHERE term.deadline < %s AND term.ended_at IS NULL AND promise.status IN ('open', 'partly_fulfilled')
      AND NOT EXISTS (
        SELECT 1 FROM commitments_commitmentevent AS told
        WHERE told.deadline_change_id = term.id AND told.kind = 'deadline_passed'
      )"""
"""What somebody would write by hand, without the terms that passed unseen and were moved or ended since."""


def bare(today: date) -> Callable[[], int]:
    from django.db import connection

    def insert() -> int:
        with connection.cursor() as cursor:
            cursor.execute(BARE, [f"{today} 00:10:00", today])
            return int(cursor.rowcount)

    return insert


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "LOG_LEVEL": "WARNING", "DJANGO_SETTINGS_MODULE": "tracker.settings"}
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        if not os.environ["DATABASE_URL"].startswith("sqlite"):
            raise SystemExit("this makes a hundred thousand rows: it runs on a scratch SQLite file only")
        measure(asked)


def measure(asked: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.db import connection
    from django.utils import timezone

    from commitments.overdue import flag_overdue

    today, now = timezone.localdate(), timezone.now()
    prepare(asked.rows, today)
    insert, pairs = bare(today), []
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for work in (insert, lambda: flag_overdue(today, now=now)):
        timed(work)  # both find the pages in memory
    for _round in range(asked.rounds):
        (mine, flagged), (theirs, inserted) = timed(lambda: flag_overdue(today, now=now)), timed(insert)
        assert flagged == inserted == asked.rows // 100, (flagged, inserted)
        pairs.append((mine, theirs))
    ours, peer = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    about = {"rows": asked.rows, "peer_version": f"SQLite {sqlite3.sqlite_version}"}
    figures = {"ours": round(ours, 2), "peer": round(peer, 2), "ratio": round(ratio, 2), "goal": GOAL}
    print(json.dumps({"claim": "flag"} | about | figures | {"holds": ratio <= GOAL, "unit": "ms"}))
    flag_overdue(today, now=now)
    empty = 1000 * statistics.median(timed(lambda: flag_overdue(today, now=now))[0] for _round in range(50))
    figures = {"ours": round(empty, 2), "peer": 0, "ratio": round(empty / GOAL_EMPTY_MS, 2), "goal": GOAL_EMPTY_MS}
    print(json.dumps({"claim": "flag-empty"} | about | figures | {"holds": empty < GOAL_EMPTY_MS, "unit": "ms"}))


if __name__ == "__main__":
    main()
