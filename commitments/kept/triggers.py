"""Triggers, in the words of both engines: by the row on SQLite, by the statement on PostgreSQL."""

from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

_STANDING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
    "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND tgqual IS NULL",
}
EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True, slots=True)
class Trigger:
    name: str
    table: str
    statements: tuple[str, ...]


def sqlite(name: str, table: str, event: str, body: str, *, when: str = "", at: str = "AFTER") -> Trigger:
    """`body` is SQL over NEW and OLD; `when` a condition."""
    condition = f"WHEN {when} " if when else ""
    return Trigger(name, table, (f"CREATE TRIGGER {name} {at} {event} ON {table} {condition}BEGIN {body}; END",))


def postgresql(name: str, table: str, event: str, body: str) -> Trigger:
    """`body` is plpgsql over the tables new_rows and old_rows, as far as the event has them."""
    has = {
        "insert": "NEW TABLE AS new_rows",
        "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "delete": "OLD TABLE AS old_rows",
    }[event]
    return _with_function(name, table, f"AFTER {event} ON {table} REFERENCING {has}", body)


def before_truncate(name: str, table: str, body: str) -> Trigger:
    """PostgreSQL's: `body` still sees the rows of the table."""
    return _with_function(name, table, f"BEFORE TRUNCATE ON {table}", body)


def _with_function(name: str, table: str, when: str, body: str) -> Trigger:
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
    )
    return Trigger(
        name, table, (function, f"CREATE TRIGGER {name} {when} FOR EACH STATEMENT EXECUTE FUNCTION {name}()")
    )


def standing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The names of all triggers that fire, each with what it does: the words that made it, or those of its function."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        return dict(cursor.fetchall())


def is_up(trigger: Trigger, there: dict[str, str]) -> bool:
    """Whether it stands and still does the same: on SQLite it names the columns, and a column can come."""
    does = there.get(trigger.name)
    return does is not None and (does == trigger.statements[-1] or f"$${does}$$" in trigger.statements[0])


def put_up(connection: BaseDatabaseWrapper, trigger: Trigger) -> None:
    """In the place of the one of that name, if any."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        drop(connection, trigger)
        for statement in trigger.statements:
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper, trigger: Trigger) -> None:
    place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")
