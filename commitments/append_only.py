"""The history cannot be changed: triggers in the database refuse it, whoever asks.

An altered table silently loses its triggers (SQLite makes it anew), so they are put back after every migration.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept import traces
from commitments.kept.triggers import Trigger, drop, is_up, put_up, standing

TABLES = (
    *("commitments_commitmentevent", "commitments_rowchange", "commitments_rowtrace"),
    *("commitments_historyseal", "commitments_replacedtext"),
)
COUNT = "commitments_sealcount"
"""One row, which only ever counts one more."""
MESSAGE = "the history is append-only"

_REFUSED = f"SELECT RAISE(ABORT, '{MESSAGE}')"
_THERE = "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
_WHEN = {"update": "UPDATE ON {table}", "delete": "DELETE ON {table}", "replace": f"INSERT ON {{table}} {_THERE}"}
"""Verb to when SQLite refuses it; INSERT OR REPLACE takes a row away without a DELETE that a trigger would see."""
_ONE_MORE = "UPDATE ON {table} WHEN NEW.seals IS NOT OLD.seals + 1 OR NEW.id IS NOT OLD.id"

_RAISE = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'"
_FUNCTION = "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; END $$"
_REFUSE = _FUNCTION.format(name="refuse_history_change", body=_RAISE)
_COUNT_ON = _FUNCTION.format(
    name="refuse_seal_count",
    body=f"IF (NEW.id, NEW.seals) IS DISTINCT FROM (OLD.id, OLD.seals + 1) THEN {_RAISE}; END IF; RETURN NEW",
)


def triggers(vendor: str) -> list[Trigger]:
    """Those that refuse, in the words of the engine."""
    if vendor == "sqlite":
        refused = [_on_sqlite(table, verb, when) for table in TABLES for verb, when in _WHEN.items()]
        return [*refused, *(_on_sqlite(COUNT, verb, when) for verb, when in (_WHEN | {"update": _ONE_MORE}).items())]
    refused = [_on_postgresql(table, "no_change", "UPDATE OR DELETE OR TRUNCATE", "STATEMENT") for table in TABLES]
    gone = _on_postgresql(COUNT, "no_removal", "DELETE OR TRUNCATE", "STATEMENT")
    return [*refused, gone, _on_postgresql(COUNT, "no_change", "UPDATE", "ROW", _COUNT_ON, "refuse_seal_count")]


def _on_sqlite(table: str, verb: str, when: str) -> Trigger:
    name = f"{table}_no_{verb}"
    made = f"CREATE TRIGGER {name} BEFORE {when.format(table=table)} BEGIN {_REFUSED}; END"
    return Trigger(name, table, (made,))


def _on_postgresql(
    table: str, name: str, verbs: str, each: str, function: str = _REFUSE, called: str = "refuse_history_change"
) -> Trigger:
    name = f"{table}_{name}"
    made = f"CREATE TRIGGER {name} BEFORE {verbs} ON {table} FOR EACH {each} EXECUTE FUNCTION {called}()"
    return Trigger(name, table, (function, made))


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on every history table that exists; those that stand are left."""
    there = standing(connection)
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
    for one in triggers(connection.vendor):
        if one.table in present and not is_up(one, there):
            put_up(connection, one)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The triggers of the history that do not stand, or do something else, as "trigger on table"."""
    there = standing(connection)
    wanted = [*triggers(connection.vendor), *traces.triggers(connection.vendor)]
    return sorted(f"{one.name} on {one.table}" for one in wanted if not is_up(one, there))


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for the tests that empty whole tables, and for nothing else."""
    for one in triggers(connection.vendor):
        drop(connection, one)


def guard_after_migration(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of `post_migrate`."""
    guard(connections[using])
