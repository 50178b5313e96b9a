"""A made-up register, for looking and measuring: as many commitments as asked for, with years of history.

The same seed, number and day give the same register. Everything in it is marked: numbers begin with SY, titles end in
"(synthetisch)", dossiers are fictitious, and every page says so.
"""

from datetime import date
from random import Random

from django.db import connection, transaction

from commitments import counters, kept
from commitments.models import Commitment, Dossier, RegisterVersion
from commitments.reference import load_reference
from commitments.search import index
from commitments.synthetic.agenda import make_agenda
from commitments.synthetic.filling import Filler
from commitments.synthetic.world import UNREAD_BELOW, make_world

PROMISES_IN_A_DOSSIER = 40
MOST = 2_000_000


class RegisterInUse(ValueError):
    """The database holds entries already; the message says which and what to do."""


@transaction.atomic
def make_register(count: int, *, seed: int, today: date) -> int:
    """Fill an empty register with `count` made-up commitments as on day `today`. Raises RegisterInUse.

    The deferred checks of PostgreSQL are done at once, so that they do not pile up in memory.
    """
    refuse_where_entries_are()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    load_reference()
    kept.lift(connection)  # counted and indexed once, at the end
    chance = Random(seed)  # noqa: S311  nothing secret: the same seed must give the same register
    world = make_world(chance, dossiers=count // PROMISES_IN_A_DOSSIER, today=today)
    Filler(chance, world, today).fill(count)
    make_agenda(chance, world, today)
    kept.install(connection)
    with index.built_afterwards():
        index.index_stale()
    RegisterVersion.objects.update_or_create(id=1, defaults={"is_synthetic": True})
    counters.count_for(today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # a planner that knows no sizes takes the register for a small one
    return count


def refuse_where_entries_are() -> None:
    """Raises RegisterInUse: what is made up may never stand among what is real, nor be made twice."""
    if not Commitment.objects.exists():
        return
    real = Commitment.objects.filter(dossier__is_example=False).count()
    words = (
        f"This register holds {real:,} real commitments" if real else "This register holds made-up commitments already"
    )
    raise RegisterInUse(f"{words}: set DATABASE_URL (or VAR_DIR) to an empty database.")


def keep_read(today: date) -> int:
    """The made-up dossiers that are read daily, as an office would; returns how many were moved on."""
    daily = Dossier.objects.filter(is_example=True, number__gte=str(UNREAD_BELOW), number__lt="90000")
    return daily.filter(checked_until__lt=today).update(checked_until=today)
