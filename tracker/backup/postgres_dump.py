"""PostgreSQL: the backup is an archive of pg_dump, of the very view of the database in which the rows were counted."""

import os
import re
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from tracker.backup import BackupFault, told
from tracker.backup.manifest import TABLES, Contents

Database = dict[str, Any]
OF_DJANGO = {"pool", "isolation_level", "assume_role", "server_side_binding"}
"""Options of a database in the settings that mean nothing to PostgreSQL's own programs."""
RENAME = SQL("ALTER DATABASE {} RENAME TO {}")
AROUND = "postgres"
"""The database from which others are made and renamed."""


def copy(database: Database, part: Path) -> Contents:
    """Dump the database into the file `part`; who writes meanwhile neither waits nor shows."""
    with told("The database cannot be dumped"), psycopg.connect(_address(database)) as connection:
        refuse_older("pg_dump", than=connection.info.server_version // 10000)
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        (snapshot,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        contents = Contents.of("postgresql", lambda sql: connection.execute(_ours(sql)).fetchall())
        _run(database, "pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={part}")
    return contents


@contextmanager
def restored(source: Path, database: Database, *, replace: bool) -> Iterator[Database]:
    """The backup as a database beside the one asked for, whose place it takes when what is done within went well."""
    name = str(database["NAME"])
    new = database | {"NAME": f"{name[:36]}_restoring_{secrets.token_hex(4)}"}
    around = _address(database | {"NAME": AROUND})
    with told(f"{name} cannot be restored"), psycopg.connect(around, autocommit=True) as server:
        refuse_older("pg_restore", than=server.info.server_version // 10000)
        _refuse_taken(server, database, replace=replace)
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(new["NAME"])))
        try:
            _run(
                new,
                "pg_restore",
                "--exit-on-error",
                "--no-owner",
                "--no-privileges",
                "--single-transaction",
                str(source),
            )
            yield new
            _swap(server, new["NAME"], name)
        finally:
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(new["NAME"])))


def refuse_older(program: str, *, than: int) -> None:
    """PostgreSQL's programs read servers of their own version and older ones."""
    try:
        said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout  # noqa: S603  ours
    except (OSError, subprocess.CalledProcessError):
        raise BackupFault(f"{program} is not there: install the client programs of PostgreSQL {than}.") from None
    found = re.search(r"(\d+)", said)
    if not found or int(found[1]) < than:
        raise BackupFault(f"{program} is older than the server: install the client programs of PostgreSQL {than}.")


def _refuse_taken(server: "psycopg.Connection[Any]", database: Database, *, replace: bool) -> None:
    name = str(database["NAME"])
    if not _is_there(server, name):
        return
    with psycopg.connect(_address(database)) as connection:
        tables = connection.execute(_ours(TABLES["postgresql"])).fetchall()
    if tables and not replace:
        raise BackupFault(f"{name} holds {len(tables)} tables already: name another with --into, or say --replace.")
    try:
        with server.transaction(force_rollback=True):  # before the long work: can it be done at all?
            server.execute(RENAME.format(Identifier(name), Identifier(f"{name[:50]}_trial")))
    except psycopg.errors.ObjectInUse:
        raise BackupFault(f"{name} is in use: stop web, worker and beat first.") from None


def _swap(server: "psycopg.Connection[Any]", new: str, name: str) -> None:
    """The new database gets the name, what had it before goes: both or neither."""
    old = f"{new}_old"
    with server.transaction():
        if was_there := _is_there(server, name):
            server.execute(RENAME.format(Identifier(name), Identifier(old)))
        server.execute(RENAME.format(Identifier(new), Identifier(name)))
    if was_there:
        server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(old)))


def _is_there(server: "psycopg.Connection[Any]", name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _ours(sql: str) -> SQL:
    """A statement put together from names of tables that the database itself gave."""
    words: LiteralString = sql
    return SQL(words)


def _address(database: Database, *, with_password: bool = True) -> str:
    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name not in OF_DJANGO}
    named = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER"}
    if with_password:
        named["password"] = "PASSWORD"  # noqa: S105  a name
    return make_conninfo(**options, **{word: database[key] for word, key in named.items() if database.get(key)})


def _run(database: Database, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL; the password goes where other users of the machine do not see it."""
    command = [program, "--no-password", f"--dbname={_address(database, with_password=False)}", *arguments]
    password = {"PGPASSWORD": str(database["PASSWORD"])} if database.get("PASSWORD") else {}
    ran = subprocess.run(command, env=os.environ | password, capture_output=True, text=True, check=False)  # noqa: S603  ours
    if ran.returncode:
        words = next((line for line in ran.stderr.splitlines() if "error" in line), f"{program} was stopped")
        raise BackupFault(f"{words.rstrip('.')}.")
