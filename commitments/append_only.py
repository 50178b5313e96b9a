"""The history cannot be changed: triggers in the database refuse it, whoever asks.

An altered table silently loses its triggers (SQLite makes it anew), so they are put back after every migration.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = (
    *("commitments_commitmentevent", "commitments_rowchange", "commitments_rowtrace"),
    *("commitments_historyseal", "commitments_replacedtext"),
)
MESSAGE = "the history is append-only"

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {when}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_WHEN = {
    "update": "UPDATE ON {table}",
    "delete": "DELETE ON {table}",
    "replace": "INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
}
"""Verb to when SQLite refuses it; INSERT OR REPLACE takes a row away without a DELETE that a trigger would see."""

_POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_history_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_history_change();
"""


def guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on every history table that exists; those that stand are left."""
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in present.intersection(TABLES):
            for statement in _statements(connection.vendor, table):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for the tests that empty whole tables, and for nothing else."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "sqlite":
                for verb in _WHEN:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            _SQLITE.format(table=table, verb=verb, when=when.format(table=table), message=MESSAGE)
            for verb, when in _WHEN.items()
        ]
    return [_POSTGRESQL.format(table=table, message=MESSAGE)]


def guard_after_migration(*, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of `post_migrate`."""
    guard(connections[using])
