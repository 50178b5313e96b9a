"""Web, worker and beat as threads of one process: all that the register needs where there is no Redis.

The broker is `memory://`, which loses what it holds when the process ends. That costs nothing: the database is the
queue, a message only wakes the worker, and a worker that starts runs every job of the schedule once.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from celery import Celery
from celery.beat import Scheduler
from celery.signals import worker_ready
from celery.worker import WorkController, state
from cheroot.wsgi import Server

from digests import stopping

logger = logging.getLogger(__name__)
JOB_THREADS = 2
WEB_THREADS = 8


class Web(Server):
    """The web server; what it has to say goes to the log, not to the terminal."""

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:
        logger.log(level, msg, exc_info=traceback)


class Worker(WorkController):
    """The worker without the signal handlers, logging and banner of a process of its own."""

    def on_consumer_ready(self, consumer: Any) -> None:
        worker_ready.send(sender=consumer)


class OneProcess:
    """The three together. Making it takes the port (OSError when it is taken); nothing runs before `start`."""

    def __init__(self, *, celery: Celery, wsgi: Any, host: str, port: int) -> None:
        self.web = Web((host.strip("[]"), port), wsgi, numthreads=WEB_THREADS, shutdown_timeout=1)
        self.web.prepare()
        self.celery = celery
        self.node = f"gestand-{os.getpid()}@{socket.gethostname()}"  # nobody else's: `stop` speaks to it by name
        self.stopping = threading.Event()
        self.threads: list[threading.Thread] = []

    def start(self) -> None:
        state.should_stop = None
        worker = Worker(
            app=self.celery,
            hostname=self.node,
            pool="threads",
            concurrency=JOB_THREADS,
            without_heartbeat=True,
            without_mingle=True,
            without_gossip=True,
        )
        parts: dict[str, Callable[[], None]] = {"web": self.web.serve, "worker": worker.start, "beat": self.beat}
        self.threads = [threading.Thread(target=part, name=name, daemon=True) for name, part in parts.items()]
        for thread in self.threads:
            thread.start()

    def beat(self) -> None:
        """Celery's own schedule, without the file that remembers its last ticks: every start runs all jobs once."""
        schedule = Scheduler(self.celery)
        while not self.stopping.wait(schedule.tick()):
            pass

    def stop(self, patience: float = 30) -> bool:
        """Let requests and jobs that run now end, the mails with the one in hand.

        False when one still ran after `patience` seconds.
        """
        end = time.monotonic() + patience
        stopping.ask()
        self.web.stop()
        if not self.threads:
            return True
        self.stopping.set()
        state.should_stop = 0  # type: ignore[assignment]
        # a worker that waits for messages looks at that every two seconds; told by message it stops at once
        logging.getLogger("celery.worker.control").setLevel(logging.ERROR)  # it warns that it was told to
        self.celery.control.shutdown(destination=[self.node])
        for thread in self.threads:
            thread.join(max(0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self.threads)
