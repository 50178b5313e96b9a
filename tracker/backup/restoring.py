"""Restoring a backup: into a new database, checked there, put in place only when everything holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.migrations.loader import MigrationLoader
from django.db.utils import load_backend

from commitments.seals import Verdict, verify_history
from digests import home
from tracker.backup import BackupFault
from tracker.backup.making import ENGINES
from tracker.backup.manifest import Contents, Manifest

Database = dict[str, Any]


def restore(source: Path, database: Database, now: datetime, *, replace: bool = False) -> tuple[Manifest, Verdict]:
    """Put the backup in the place of `database` (as in settings), mute; on any doubt nothing changes."""
    manifest = Manifest.beside(source)
    manifest.refuse_damage(source)
    _refuse_stranger(manifest, database)
    if str(database["NAME"]) == str(connection.settings_dict["NAME"]):
        _let_go()
    with ENGINES[manifest.engine].restored(source, database, replace=replace) as new, standing_in(new):
        verdict = _check(manifest)
        home.mute(now)
    return manifest, verdict


@contextmanager
def standing_in(database: Database) -> Iterator[None]:
    """Everything in this thread speaks to that database, until the end."""
    options = {name: value for name, value in database["OPTIONS"].items() if name != "pool"}
    wrapper = load_backend(database["ENGINE"]).DatabaseWrapper(database | {"OPTIONS": options}, "default")
    own, connections["default"] = connections["default"], wrapper
    try:
        yield
    finally:
        wrapper.close()
        connections["default"] = own


def _let_go() -> None:
    """We ourselves are not to stand in the way when the database is replaced."""
    connections.close_all()
    if isinstance(connection, PostgreSQL):
        connection.close_pool()


def _refuse_stranger(manifest: Manifest, database: Database) -> None:
    if not str(database["ENGINE"]).endswith(manifest.engine.replace("sqlite", "sqlite3")):
        raise BackupFault(f"This is a backup of {manifest.engine}: name such a database with --into.")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.contents.migrations) - known):
        raise BackupFault(
            f"This backup was made by another version of Gestand, which has {newer[0]}: restore it there."
        )


def _check(manifest: Manifest) -> Verdict:
    """All that was counted is there and the history fits its seals; an older backup is brought up to date between."""
    if difference := manifest.contents.difference(Contents.of(connection.vendor, _query)):
        raise BackupFault(f"The restored copy is not what was backed up: {difference}.")
    call_command("migrate", verbosity=0, interactive=False)
    verdict = verify_history()
    if verdict.broken:
        raise BackupFault(f"The history does not fit its seals: {verdict.broken[0]}.")
    return verdict


def _query(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
