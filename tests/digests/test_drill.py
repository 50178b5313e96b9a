"""The drill, small: real processes, a real mail server, real kills."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT, an_operators_environment
from tests.services import POSTGRES_URL

pytestmark = pytest.mark.processes
MAILS, KILLS = 80, 2
SMALL = (
    "--mails",
    str(MAILS),
    "--kills",
    str(KILLS),
    "--smtp-451",
    "0.05",
    "--accept-then-drop",
    "0.01",
    "--seed",
    "1",
)


def drill(log: Path, **environment: str) -> dict[str, object]:
    command = [sys.executable, "manage.py", "drill_digests", *SMALL, "--log", str(log)]
    given = an_operators_environment() | environment
    run = subprocess.run(command, cwd=ROOT, env=given, stdout=subprocess.PIPE, text=True, timeout=400)
    assert run.returncode == 0, run.stdout
    (line,) = run.stdout.strip().splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def check(found: dict[str, object], log: Path) -> None:
    assert (found["mails"], found["lost"], found["unflagged_doubles"], found["kills"]) == (MAILS, 0, 0, KILLS)
    # each kill waits for a sender that holds mails; towards the end the only one may be the one being handed over
    assert int(str(found["kills_with_claimed"])) + int(str(found["kills_with_data"])) >= KILLS, found
    accepted = [line.split() for line in log.read_text().splitlines()]
    assert len(accepted) == MAILS + int(str(found["doubled"]))
    assert len({message_id for _to, message_id in accepted}) == len({to for to, _id in accepted}) == MAILS


def test_on_the_embedded_default(tmp_path: Path) -> None:
    check(drill(tmp_path / "log"), tmp_path / "log")


@pytest.mark.postgres
@pytest.mark.redis
def test_on_postgresql_and_redis_with_three_workers(tmp_path: Path) -> None:
    found = drill(tmp_path / "log", DATABASE_URL=POSTGRES_URL, REDIS_URL="redis://127.0.0.1:1/0")
    check(found, tmp_path / "log")
    assert (found["database"], found["broker"], found["workers"]) == ("postgresql", "redis", 3)


def test_what_cannot_be_asked_is_refused_in_a_sentence() -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "drill_digests", "--smtp-451", "2"], cwd=ROOT, capture_output=True, text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tracker.settings"},
    )  # fmt: skip
    assert run.returncode != 0
    assert "from 0 up to" in run.stderr
