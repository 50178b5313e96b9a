"""Children that open files from outside, forked from a process that holds the reader's rules: tests start many.

A new one takes a second, nearly all of it for the rules. What it may do is the same: its walls go up after the fork.
"""

import multiprocessing
import os
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

from sources.sandbox import child

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(["sources.reading.reader", "sources.text"])


class Child(ForkServerProcess):
    """One that is waited for as for a `subprocess.Popen`."""

    def poll(self) -> int | None:
        return self.exitcode

    def wait(self) -> None:
        self.join()


def start(pipe: int) -> Child:
    """A child that answers at this open pipe: stands in for what `sources.sandbox` starts."""
    with Connection(os.dup(pipe)) as connection:
        started = Child(target=_answer, args=(connection,), daemon=True)
        started.start()
    return started


def _answer(connection: "Connection[Any, Any]") -> None:
    child.main(connection.fileno())
