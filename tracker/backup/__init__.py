"""Backups of the whole register and their restoration, for both kinds of database.

A backup is one file, readable by its owner only, and a manifest beside it (`NAME.json`). Neither is there unless both
are whole. A restored copy is checked before it takes its place, and sends no mail until it is released.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db.utils import Error


class BackupFault(Exception):
    """Why there is no backup, or no restored register, in one sentence for an operator."""


@contextmanager
def told(doing: str) -> Iterator[None]:
    """A fault of the disk or the database is a sentence that begins with what could not be done."""
    try:
        yield
    except OSError as error:
        raise BackupFault(f"{doing}: {error.strerror or error}.") from None
    except (sqlite3.Error, psycopg.Error, Error) as error:
        words = " ".join(str(error).split()).rstrip(".?") or type(error).__name__
        raise BackupFault(f"{doing}: {words}.") from None


@contextmanager
def swept_when_stopped() -> Iterator[None]:
    """A process that is told to end (SIGTERM) takes away what is half made first."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before it is called done."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
