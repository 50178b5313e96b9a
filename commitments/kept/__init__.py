"""What the database itself keeps in step with the register, whoever writes: version, counts, what to index, traces.

An altered table loses its triggers on SQLite, and cannot be altered while a trigger of another table speaks of it: so
they are lifted before migrations, and `install` runs after them. On PostgreSQL only who goes back is in their way, to
before the tables that they write. Where a trigger had been gone, what it keeps is made anew; what was written meanwhile
leaves no trace.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept import ahead, facts, stale, standings, traces, versions
from commitments.kept.triggers import Trigger, drop, is_up, put_up, standing
from commitments.models import Commitment, Dossier, Minister

Anew = Callable[[BaseDatabaseWrapper], object]
KEPT: tuple[tuple[Callable[[str], list[Trigger]], Anew], ...] = (
    (versions.triggers, lambda connection: None),
    (standings.triggers, standings.recount),
    (stale.triggers, stale.mark_all),
    (facts.triggers, facts.mend),
    (ahead.triggers, ahead.mend),
    (traces.triggers, lambda connection: None),
)
"""What makes the triggers of an engine, and what makes anew that which they keep."""
FORMER = tuple(
    Trigger(name, model._meta.db_table, ())
    for model, names in {
        Commitment: (
            "count_insert",
            "count_update",
            "count_delete",
            "stale_insert",
            "stale_delete",
            "stale_commitment",
        ),
        Minister: ("stale_minister",),
        Dossier: ("stale_dossier",),
    }.items()
    for name in names
)
"""Those that an earlier version of the register put up: they fired before those of the version, and so two who wrote at
once could wait for each other in a circle."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put up every trigger that does not stand, or stands in other words.

    Each by itself, so that on PostgreSQL one table is locked at a time and others write on.
    """
    if not versions.is_there(connection):
        return
    there, lacking = standing(connection), []
    for one in FORMER:
        if one.name in there:
            drop(connection, one)
    for triggers, anew in KEPT:
        missing = [one for one in triggers(connection.vendor) if not is_up(one, there)]
        for one in missing:
            put_up(connection, one)
        if missing:
            lacking.append(anew)
    if lacking:
        _make_anew(connection, lacking)


def _make_anew(connection: BaseDatabaseWrapper, lacking: Iterable[Anew]) -> None:
    """What had no triggers for a while, in one go in which nobody writes."""
    with transaction.atomic(using=connection.alias):
        versions.take(connection)
        for anew in lacking:
            anew(connection)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers down, for filling an empty register; `install` puts them back and counts."""
    for one in (*FORMER, *(one for triggers, _anew in KEPT for one in triggers(connection.vendor))):
        drop(connection, one)


def lift_before_migration(
    *, using: str = DEFAULT_DB_ALIAS, plan: Sequence[tuple[object, bool]] = (), **kwargs: Any
) -> None:
    """Receiver of `pre_migrate`; `plan` is what is going to be migrated, each with whether it is taken back."""
    goes_back = any(is_taken_back for _migration, is_taken_back in plan)
    if goes_back or (plan and connections[using].vendor == "sqlite"):
        lift(connections[using])


def install_after_migration(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of `post_migrate`."""
    install(connections[using])
