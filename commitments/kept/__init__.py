"""What the database itself keeps in step with the register, whoever writes: the version, the counts, what to index.

An altered table loses its triggers on SQLite, so `install` runs after every migration. Where a trigger had been gone,
what it keeps is made anew.
"""

from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept import counts, stale, versions
from commitments.kept.triggers import Trigger, drop, standing

KEPT: tuple[tuple[Callable[[str], list[Trigger]], Callable[[BaseDatabaseWrapper], object]], ...] = (
    (versions.triggers, lambda connection: None),
    (counts.triggers, counts.recount),
    (stale.triggers, stale.mark_all),
)
"""What makes the triggers of an engine, and what makes anew that which they keep."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put up every trigger that does not stand."""
    if not versions.is_there(connection):
        return
    there = standing(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for triggers, anew in KEPT:
            missing = [one for one in triggers(connection.vendor) if one.name not in there]
            for one in missing:
                for statement in one.statements:
                    cursor.execute(statement)
            if missing:
                anew(connection)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers down, for filling an empty register; `install` puts them back and counts."""
    for triggers, _anew in KEPT:
        for one in triggers(connection.vendor):
            drop(connection, one)


def install_after_migration(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of `post_migrate`."""
    install(connections[using])
