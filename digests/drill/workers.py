"""The processes of a drill: the one process of the embedded default, or workers and beats of Celery."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from digests.drill.place import free_port


class Workers:
    """Processes that send mail, each in a process group of its own so that a kill leaves nothing of it."""

    def __init__(self, environment: Mapping[str, str], folder: Path, *, number: int, beats: int) -> None:
        self.environment, self.folder = dict(environment), folder
        self.has_broker = bool(environment["REDIS_URL"])
        self.number = number if self.has_broker else 1
        self.beats = beats if self.has_broker else 0
        self.log: IO[bytes] = (folder / "workers.log").open("ab")
        self.senders: dict[int, subprocess.Popen[bytes]] = {}
        self.others: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        for _number in range(self.number):
            self.start_sender()
        for number in range(self.beats):
            schedule = str(self.folder / f"beat-{number}")
            self.others.append(self._start("-m", "celery", "-A", "tracker", "beat", "-s", schedule, "--pidfile="))

    def start_sender(self) -> None:
        if self.has_broker:
            name = f"drill-{os.getpid()}-{len(self.senders)}-{os.urandom(3).hex()}@%h"
            options = ["--concurrency", "1", "--hostname", name, "--without-mingle", "--without-gossip"]
            started = self._start("-m", "celery", "-A", "tracker", "worker", *options)
        else:
            started = self._start("manage.py", "run", "--prepared", "--port", str(free_port()))
        self.senders[started.pid] = started

    def kill(self, group: int) -> None:
        """`kill -9` for a sender and all that it started; gone when this returns."""
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        self.senders.pop(group).wait()

    def stop(self) -> None:
        everyone = [*self.senders.values(), *self.others]
        for process in everyone:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for process in everyone:
            process.wait()
        self.log.close()

    def revive(self) -> None:
        """Start a sender for each that ended by itself."""
        for pid in [pid for pid, process in self.senders.items() if process.poll() is not None]:
            self.senders.pop(pid)
            self.start_sender()

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603  ours
            [sys.executable, *arguments],
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
