"""Two who write at once on PostgreSQL, each in a connection of its own."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, transaction

from commitments.kept.versions import SHOWN

WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
WRITES = tuple(f'{verb} "{model._meta.db_table}"' for model in SHOWN for verb in ("INSERT INTO", "UPDATE"))
"""How a statement begins after which who wrote it holds the version of the register."""


def at_once(begin: Callable[[], object], other: Callable[[], object], end: Callable[[], object]) -> None:
    """One begins to write; another writes until it has to wait; the first one ends. Raises what any of them raises."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            begin()
            written = pool.submit(alone, other)
            until_one_waits()
            end()
        written.result(timeout=20)


def meanwhile(write: Callable[[], object], other: Callable[[], object], *, after: tuple[str, ...] = WRITES) -> None:
    """As soon as `write` holds the version, another writes until it has to wait; then `write` goes on to its end.

    `after`: the beginnings of the statements, the first of which lets the other one in.
    """
    written: list[Future[None]] = []

    def look(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if not written and str(sql).strip().startswith(after):
            written.append(pool.submit(alone, other))
            until_one_waits()
        return done

    with ThreadPoolExecutor(1) as pool, connection.execute_wrapper(look):
        write()
    written[0].result(timeout=20)


def alone(write: Callable[[], object]) -> None:
    """In a connection of its own, which ends with it."""
    try:
        write()
    finally:
        connection.close()


def until_one_waits() -> None:
    latest = monotonic() + 10
    with connection.cursor() as cursor:
        while monotonic() < latest:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITING)
            if cursor.fetchone():
                return
            sleep(0.02)
    pytest.fail("nobody waits")
