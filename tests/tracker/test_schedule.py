"""The schedule, walked: every job exists, and running it again changes nothing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from celery import Task
from celery.beat import PersistentScheduler
from celery.signals import worker_ready
from django.apps import apps
from django.conf import settings
from django.core import mail as outside
from django.utils import timezone
from kombu.exceptions import OperationalError

from commitments.choices import CommitmentClass
from commitments.mistakes import answer, report
from commitments.models import User
from commitments.rulebook import rulebook
from digests import home
from digests.choices import MailState
from digests.demo import subscribe_demo
from digests.models import DigestMail, Heartbeat, Home
from sources.uploads import hand_in
from tests.digests.factories import MONDAY, make_subscription
from tests.factories import make_commitment, make_dossier
from tracker.celery import app, run_the_schedule_once, sweep_without_a_beat

SWEEPS = {
    "commitments.index_search",
    "commitments.seal_history",
    "digests.send_digests",
    "sources.read_uploads",
    "tracker.mail_answers",
}
"""What is looked for every minute."""
NIGHTLY = {
    "commitments.count_for_today",
    "commitments.flag_overdue",
    "commitments.keep_example_read",
    "commitments.make_instances",
    "commitments.reconcile_counters",
    "sources.learn_from_verdicts",
    "tracker.forget",
}
JOBS = sorted(SWEEPS | NIGHTLY)


@pytest.fixture(autouse=True)
def _tasks() -> None:
    app.loader.import_default_modules()  # as a worker does


@pytest.fixture
def _work(clerk: User) -> None:
    """Something to do for every job."""
    yesterday = timezone.localdate() - timedelta(days=1)
    make_commitment(deadline=yesterday)
    make_commitment(
        commitment_class=CommitmentClass.RECURRING, term=rulebook().term("jaarlijks in mei", date(2026, 3, 2))
    )
    make_dossier(number="99901", is_example=True, checked_until=yesterday)
    answer(
        report("/", "Fout.", email="l@x.example", language="nl", now=timezone.now()),
        "Goed.",
        by=clerk,
        now=timezone.now(),
    )
    subscribe_demo(clerk, timezone.now())
    hand_in("brief.txt", b"Den Haag, 2 maart 2026\n\nIk zal uw Kamer in mei informeren.", by=clerk, now=timezone.now())


def rows() -> dict[str, list[dict[str, Any]]]:
    """What each table holds, but for when a job last ran, and for the word by which a restored copy is known."""
    models = [model for model in apps.get_models() if model._meta.managed and model not in (Heartbeat, Home)]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def test_the_schedule_has_every_job_and_every_job_is_there() -> None:
    schedule = [(entry["task"], entry["schedule"]) for entry in app.conf.beat_schedule.values()]
    assert sorted(task for task, _when in schedule) == JOBS
    assert {task for task, when in schedule if when == settings.SWEEP_SECONDS} == SWEEPS
    assert set(JOBS) <= set(app.tasks)


class Consumer:
    """What a worker hands over when it is ready; `calls` is what its timer was asked to do, and how often."""

    def __init__(self) -> None:
        self.timer = self
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def call_repeatedly(self, every: float, look: Callable[[], None]) -> None:
        self.calls.append((every, look))


@pytest.mark.django_db
def test_each_worker_looks_every_minute_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a beat, and without a tick that was missed: by the timer of the worker, from when it is ready."""
    worker_ready.send(sender=(consumer := Consumer()))
    ((every, look),) = consumer.calls
    asked: list[tuple[str, float]] = []
    assert every == settings.SWEEP_SECONDS

    def ask(task: Task[Any, Any], *, expires: float, retry: bool) -> None:
        asked.append((task.name, expires))

    monkeypatch.setattr(Task, "apply_async", ask)
    look()
    assert sorted(asked) == [(job, every) for job in sorted(SWEEPS)]


def test_a_broker_that_is_away_ends_no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    sweep_without_a_beat(consumer := Consumer())

    def away(*_: object, **__: object) -> None:
        raise OperationalError

    monkeypatch.setattr(Task, "apply_async", away)
    for _every, look in consumer.calls:
        look()


@pytest.mark.usefixtures("_work")
@pytest.mark.parametrize("job", JOBS)
def test_a_job_that_runs_again_changes_nothing(job: str) -> None:
    app.tasks[job].apply(throw=True)
    once = rows()
    app.tasks[job].apply(throw=True)
    assert rows() == once


@pytest.mark.usefixtures("_work")
def test_a_worker_that_starts_runs_every_job() -> None:
    before = rows()
    run_the_schedule_once()
    after = rows()
    assert {"commitments.CommitmentEvent", "commitments.Dossier", "sources.Reading", "digests.DigestMail"} <= {
        label for label in after if after[label] != before[label]
    }


@pytest.mark.usefixtures("_work")
def test_a_copy_that_is_mute_mails_nothing() -> None:
    home.mute(timezone.now())
    run_the_schedule_once()
    assert not outside.outbox
    home.release(timezone.now())
    run_the_schedule_once()
    assert ["l@x.example"] in [message.to for message in outside.outbox]


@pytest.mark.django_db
def test_a_beat_that_was_off_since_friday_and_lost_its_file_brings_mondays_digest_once(tmp_path: Path) -> None:
    make_commitment(deadline=MONDAY.date() - timedelta(days=2))
    make_subscription()

    def beat_for(seconds: int, moment: datetime) -> None:
        with time_machine.travel(moment, tick=False) as clock:
            beat = PersistentScheduler(app, schedule_filename=str(tmp_path / "beat"))
            for _second in range(seconds):
                beat.tick()
                clock.shift(1)
            beat.close()

    beat_for(80, MONDAY - timedelta(days=3))
    went = len(outside.outbox)
    for file in tmp_path.glob("beat*"):
        file.unlink()
    beat_for(150, MONDAY + timedelta(days=1, hours=3))
    assert len(outside.outbox) - went == 1
    mails = DigestMail.objects.order_by("due_at").values_list("period__iso_week", "state")
    assert list(mails) == [("2026-W47", MailState.SENT), ("2026-W48", MailState.SENT)]
