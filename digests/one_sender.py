"""One sender of mails in a worker, so that its other slots are there for who waits: a clerk for a letter to be read.

What a process that dies was just handing over is then one mail too. The children of a worker inherit one file when they
are forked, and whoever sends has locked it: such a lock ends with its process, however that ends. Threads of a process
count as one there, so that they have a lock of their own.
"""

import fcntl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def _nameless_file() -> int:
    number, name = tempfile.mkstemp()
    Path(name).unlink()
    return number


_of_threads = threading.Lock()
_of_children = _nameless_file()


@contextmanager
def only_sender() -> Iterator[bool]:
    """Whether nobody else in this worker sends; while this lasts nobody else begins."""
    if not _of_threads.acquire(blocking=False):
        yield False
        return
    try:
        yield from _among_children()
    finally:
        _of_threads.release()


def _among_children() -> Iterator[bool]:
    try:
        fcntl.lockf(_of_children, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        with suppress(OSError):
            fcntl.lockf(_of_children, fcntl.LOCK_UN)
