"""What becomes of a job when its worker dies, and the settings on which that rests."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from tests.servers import ROOT, Process, an_operators_environment, wait_until

CONFIGURED = """
import json
from tracker.celery import app
app.loader.import_default_modules()
told = {name: app.conf[name] for name in app.conf if name.startswith(("task_", "worker_", "broker_", "accept_"))}
told["limits"] = [task.time_limit or app.conf.task_time_limit for task in app.tasks.values()]
told["visibility_timeout"] = app.conf["visibility_timeout"]
told["results"] = app.conf.result_backend_transport_options
print(json.dumps(told, default=str))
"""


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How a worker is set up that has a Redis."""
    places = {"REDIS_URL": "redis://127.0.0.1:1/0", "VAR_DIR": str(tmp_path_factory.mktemp("var"))}
    environment = an_operators_environment() | places
    command = [sys.executable, "-c", CONFIGURED]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(ran.stdout))


def test_a_worker_gives_way_to_the_pages_of_its_machine() -> None:
    started = "import os; from tracker import celery; celery.celeryd_init.send(None); print(os.nice(0))"
    environment = an_operators_environment() | {"REDIS_URL": "redis://127.0.0.1:1/0"}
    ran = subprocess.run([sys.executable, "-c", started], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert int(ran.stdout) == min(os.nice(0) + 10, 19)


def test_no_message_is_handed_out_twice_while_its_task_runs(configured: dict[str, Any]) -> None:
    longest = max(configured["limits"])
    options = configured["broker_transport_options"]
    assert 0 < longest < options["visibility_timeout"]
    assert options["visibility_timeout"] == configured["visibility_timeout"]
    assert options["visibility_timeout"] == configured["results"]["visibility_timeout"]


def test_a_message_is_done_with_when_its_task_has_ended(configured: dict[str, Any]) -> None:
    assert configured["task_acks_late"]
    assert configured["worker_prefetch_multiplier"] == 1
    assert configured["worker_soft_shutdown_timeout"] == 20
    assert configured["task_ignore_result"]
    assert configured["accept_content"] == ["json"]
    assert 0 < configured["worker_max_tasks_per_child"] <= 10_000


def test_the_messages_of_a_killed_worker_are_looked_for_every_two_seconds(configured: dict[str, Any]) -> None:
    options = configured["broker_transport_options"]
    assert (options["unacked_restore_interval"], options["unacked_restore_throttle"]) == (2, 1)


def test_a_message_whose_worker_died_is_not_handed_out_without_end(configured: dict[str, Any]) -> None:
    assert configured["task_retry_on_worker_lost"]
    assert not configured["task_reject_on_worker_lost"]


@pytest.mark.redis
@pytest.mark.processes
def test_a_job_that_takes_its_worker_down_is_tried_four_times_and_told(tmp_path: Path, scratch_redis: str) -> None:
    note = tmp_path / "note"
    command = ("-m", "celery", "-A", "tracker", "worker", "--concurrency", "1", "--include", "tests.tracker.deadly")
    with Process(*command, log=tmp_path / "log", VAR_DIR=str(tmp_path), REDIS_URL=scratch_redis) as worker:
        Celery(broker=scratch_redis, set_as_current=False).send_task("tests.deadly", [str(note)])
        wait_until(lambda: "tests.deadly took its worker down each time" in worker.said(), "it is given up")
        assert note.read_text() == 4 * "started\n"
        Celery(broker=scratch_redis, set_as_current=False).send_task("tests.deadly", [str(tmp_path / "second")])
        wait_until((tmp_path / "second").exists, "the worker takes other jobs")
