"""The Celery application. Correctness never rests on a tick or a message: each job is safe to repeat or to miss."""

import logging
import os
from contextlib import suppress
from typing import Any

from celery import Celery
from celery.exceptions import WorkerLostError
from celery.signals import beat_init, celeryd_init, task_failure, task_success, worker_ready, worker_shutting_down
from kombu.exceptions import OperationalError

from digests import stopping

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

GIVES_WAY = 10
logger = logging.getLogger(__name__)
app = Celery("gestand")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def give_way(**_: Any) -> None:
    """Nobody waits for a mail or a letter that is read as for a page: on one machine the pages come first."""
    os.nice(GIVES_WAY)


@worker_ready.connect
def run_the_schedule_once(**_: Any) -> None:
    """Nights may have been missed while nothing ran, so every job of the schedule runs when a worker starts."""
    for entry in app.conf.beat_schedule.values():
        app.tasks[entry["task"]].delay()


@worker_ready.connect
def sweep_without_a_beat(sender: Any, **_: Any) -> None:
    """What is looked for every minute each worker looks for by itself too: a beat that died holds up no mail."""
    every = app.conf.beat_schedule["send-digests"]["schedule"]
    sweeps = [entry["task"] for entry in app.conf.beat_schedule.values() if entry["schedule"] == every]

    def look() -> None:
        with suppress(OperationalError):  # without a broker there is nobody to hear it; the next time comes
            for name in sweeps:
                app.tasks[name].apply_async(expires=every, retry=False)

    sender.timer.call_repeatedly(every, look)


@worker_ready.connect
def answer_prometheus(**_: Any) -> None:
    from tracker import metrics  # not before the apps are loaded

    metrics.serve()


@worker_shutting_down.connect
def begin_no_other_mail(**_: Any) -> None:
    """After a TERM Celery waits for the tasks that run, but tells them nothing."""
    stopping.ask()


@task_success.connect
def note_that_it_ran(sender: Any, **_: Any) -> None:
    """Each job leaves when it last ran to its end; the health page and the administrators look there."""
    from django.utils import timezone

    from digests.heartbeats import beat

    beat(sender.name, timezone.now())  # noqa: TID251  a door


@task_failure.connect
def tell_who_took_its_worker_down(sender: Any, exception: BaseException, **_: Any) -> None:
    """After the last of its tries; other faults of a job are told where they happen."""
    if isinstance(exception, WorkerLostError):
        logger.error("%s took its worker down each time; the schedule tries it again", sender.name)


@celeryd_init.connect
@beat_init.connect
def refuse_a_broker_of_its_own(**_: Any) -> None:
    """`memory://` is not shared between processes: a worker or beat on its own would hear nobody and not say so."""
    if app.conf.broker_url.startswith("memory:"):
        raise SystemExit("REDIS_URL is not set: without Redis, web, worker and beat are one process (manage.py run).")
