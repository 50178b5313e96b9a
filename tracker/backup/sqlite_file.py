"""SQLite: the backup is a copy of the file, made page by page while others write."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracker.backup import BackupFault, flush, told
from tracker.backup.manifest import TABLES, Contents

Database = dict[str, Any]


def copy(database: Database, part: Path) -> Contents:
    """Copy the database into the file `part`, in one view of it, and check the copy."""
    name = _file(database)
    with (
        told("The database cannot be copied"),
        closing(_open(name)) as source,
        closing(sqlite3.connect(part)) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
        _refuse_broken(target)
        return Contents.of("sqlite", lambda sql: target.execute(sql).fetchall())


@contextmanager
def restored(source: Path, database: Database, *, replace: bool) -> Iterator[Database]:
    """The backup as a database beside the one asked for, whose place it takes when what is done within went well."""
    path = _file(database)
    if not replace:
        _refuse_taken(path)
    with told(f"{path} cannot be written"), tempfile.TemporaryDirectory(prefix=".restore-", dir=path.parent) as folder:
        new = Path(folder) / path.name
        shutil.copyfile(source, new)
        new.chmod(0o600)
        with closing(_open(new)) as connection:
            _refuse_broken(connection)
        yield database | {"NAME": str(new)}
        with closing(_open(new)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        if path.exists():
            _close_for_good(path)
        flush(new)
        new.replace(path)
        flush(path.parent)


def _file(database: Database) -> Path:
    if database["NAME"] == ":memory:":
        raise BackupFault("A database in memory is no file: name one with sqlite:////its/path.")
    return Path(database["NAME"])


def _open(path: Path) -> sqlite3.Connection:
    """The database of an existing file."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=20)


def _refuse_broken(connection: sqlite3.Connection) -> None:
    (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise BackupFault(f"The database is damaged: {verdict}.")
    if orphan := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupFault(f"The database is damaged: row {orphan[1]} of {orphan[0]} refers to a row that is not there.")


def _refuse_taken(path: Path) -> None:
    with told(f"{path} cannot be read"):
        if not path.exists():
            return
        with closing(_open(path)) as connection:
            tables = connection.execute(TABLES["sqlite"]).fetchall()
    if tables:
        raise BackupFault(f"{path} holds {len(tables)} tables already: name another with --into, or say --replace.")


def _close_for_good(path: Path) -> None:
    """Bring home what stands beside the old file; refused while anyone has it open."""
    try:
        with closing(sqlite3.connect(path, timeout=2)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        raise BackupFault(f"{path} is in use ({error}): stop web, worker and beat first.") from None
