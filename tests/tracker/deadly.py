"""A job that takes the process down in which it runs; a worker that includes this module has it."""

import os
import signal
from pathlib import Path

from celery import shared_task


@shared_task(name="tests.deadly", default_retry_delay=1)
def deadly(note: str) -> None:
    with Path(note).open("a", encoding="utf-8") as kept:
        kept.write("started\n")
    os.kill(os.getpid(), signal.SIGKILL)
