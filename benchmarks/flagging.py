"""Claims flag and flag-empty: recording the terms that passed, beside the bare statement with the same writes.

    python -m benchmarks.flagging [--rows 100000] [--postgresql]

The day is the first on which one in a hundred commitments of the register is newly late. The bare statement is written
by hand: it finds the open terms that passed, and writes the same events; beside it, what `save()` for each would take.
Everything is rolled back.
"""

import argparse
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

from benchmarks.measuring import Call, by_turns, median, milliseconds, say
from benchmarks.place import enter, on_postgresql, on_sqlite

GOAL, GOAL_PER_ROW, GOAL_EMPTY_MS = 1.5, 20, 5
SHARE, SAVED, EMPTY_RUNS = 100, 300, 50
DAY_AFTER = {"sqlite": "date(term.deadline, '+1 day')", "postgresql": "term.deadline + 1"}
BARE = (
    """
    INSERT INTO commitments_commitmentevent
        (commitment_id, kind, happened_on, recorded_at, deadline_change_id, note, data)
    SELECT term.commitment_id, 'deadline_passed', {day_after}, %s, term.id, '', '{{}}'
    FROM commitments_termahead AS ahead
    JOIN commitments_deadlinechange AS term ON term.id = ahead.term_id
    JOIN commitments_commitment AS promise ON promise.id = term.commitment_id
    WHERE ahead.deadline < %s AND term.ended_at IS NULL AND promise.status IN ('open', 'partly_fulfilled')""",
    "DELETE FROM commitments_termahead WHERE deadline < %s",
)
"""What somebody would write by hand for the same rows, without the terms that passed unseen or ended since."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    environment = on_postgresql(asked.rows) if asked.postgresql else on_sqlite(asked.rows)
    if environment is None:
        say("flag", asked.rows, goal=GOAL, peer_version="BENCH_POSTGRES names no server")
        return
    enter(environment)
    from django.db import connection
    from django.utils import timezone

    from commitments.overdue import flag_overdue

    now = timezone.now()
    flag_overdue(timezone.localdate(), now=now)
    day = day_of_many(asked.rows // SHARE)
    version = f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}"
    written: set[int] = set()
    mine, theirs = by_turns(
        undone(lambda: written.add(flag_overdue(day, now=now))), undone(lambda: written.add(bare(day))), rounds=5
    )
    assert len(written) == 1, written
    saved = milliseconds(undone(lambda: save_each(day))) / SAVED * max(written)
    say(
        "flag",
        asked.rows,
        median(mine),
        median(theirs),
        goal=GOAL,
        at_most=True,
        peer_version=f"bare SQL, {version}",
        unit="ms, median",
        newly_late=max(written),
        save_for_each_ms=round(saved),
        ratio_save_for_each=round(saved / median(mine), 1),
        holds_save_for_each=saved / median(mine) >= GOAL_PER_ROW,
    )
    empty, _none = by_turns(lambda: flag_overdue(timezone.localdate(), now=now), lambda: None, rounds=EMPTY_RUNS)
    say(
        "flag-empty",
        asked.rows,
        median(empty),
        GOAL_EMPTY_MS,
        goal=1,
        at_most=True,
        peer_version=f"{GOAL_EMPTY_MS} ms, {version}",
        unit="ms, median",
    )


def day_of_many(wanted: int) -> date:
    """The first day from now on which so many more terms have passed."""
    from django.utils import timezone

    from commitments.models import Commitment

    today = timezone.localdate()
    open_now = Commitment.objects.awaited().filter(deadline__gte=today)
    return next(
        day
        for day in (today + timedelta(days=ahead) for ahead in count(1))
        if open_now.filter(deadline__lt=day).count() >= wanted
    )


def undone(work: Callable[[], object]) -> Call:
    from django.db import transaction

    def done() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return done


def bare(day: date) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BARE[0].format(day_after=DAY_AFTER[connection.vendor]), [f"{day} 00:10:00", day])
        written = int(cursor.rowcount)
        cursor.execute(BARE[1], [day])
        return written


def save_each(day: date) -> None:
    """Look for the first terms that passed and save an event for each."""
    from django.utils import timezone

    from commitments.choices import EventKind
    from commitments.models import Commitment, CommitmentEvent

    late = Commitment.objects.awaited().filter(deadline__gte=timezone.localdate(), deadline__lt=day).order_by("pk")
    for promise in late[:SAVED]:
        assert promise.deadline
        CommitmentEvent(
            commitment=promise,
            kind=EventKind.DEADLINE_PASSED,
            happened_on=promise.deadline + timedelta(days=1),
            recorded_at=timezone.now(),
            deadline_change=promise.deadline_changes.get(ended_at=None),
        ).save()


if __name__ == "__main__":
    main()
