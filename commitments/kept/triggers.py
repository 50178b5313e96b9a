"""Triggers, in the words of both engines: by the row on SQLite, by the statement on PostgreSQL."""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True, slots=True)
class Trigger:
    name: str
    table: str
    statements: tuple[str, ...]


def sqlite(name: str, table: str, event: str, body: str, *, when: str = "") -> Trigger:
    """`body` is SQL over NEW and OLD; `when` a condition."""
    condition = f"WHEN {when} " if when else ""
    return Trigger(name, table, (f"CREATE TRIGGER {name} AFTER {event} ON {table} {condition}BEGIN {body}; END",))


def postgresql(name: str, table: str, event: str, body: str) -> Trigger:
    """`body` is plpgsql over the tables new_rows and old_rows, as far as the event has them."""
    has = {
        "insert": "NEW TABLE AS new_rows",
        "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "delete": "OLD TABLE AS old_rows",
    }[event]
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {has} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
    return Trigger(name, table, (function, trigger))


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of all triggers."""
    select = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(select)
        return {name for (name,) in cursor.fetchall()}


def drop(connection: BaseDatabaseWrapper, trigger: Trigger) -> None:
    place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")
