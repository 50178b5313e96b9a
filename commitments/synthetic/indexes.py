"""Indexes that are built in one go when their tables are filled, instead of being kept in step with every row."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

_OF_TABLES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name IN ({places})",
    "postgresql": "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
    "JOIN pg_class c ON c.oid = i.indrelid WHERE c.relname IN ({places}) "
    "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)",
}
"""Those that can be taken away by themselves: not the ones that a constraint rests on."""
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def who_would_wait() -> int:
    """How many others are connected to the database, and wait when they ask for a table that is being filled."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS)
        return int(cursor.fetchone()[0])


@contextmanager
def built_at_the_end(models: Sequence[type[Model]]) -> Iterator[None]:
    """For filling empty tables, within one transaction.

    On SQLite who looks meanwhile sees the tables as they were. On PostgreSQL an index that was taken away locks its
    table until the transaction ends: who looks waits so long.
    """
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute(_OF_TABLES[connection.vendor].format(places=", ".join(["%s"] * len(tables))), tables)
        definitions = dict(cursor.fetchall())
        for name in definitions:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        for definition in definitions.values():
            cursor.execute(definition)
