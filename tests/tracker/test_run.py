"""`manage.py run`, as an operator runs it: one real process that serves, works, ticks and stops."""

import contextlib
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from commitments.demo.accounts import DEMO_ACCOUNTS
from digests.outbox import MOST_AT_ONCE
from tests.servers import PATIENCE, Mailbox, Process, answers, free_port, wait_until

pytestmark = pytest.mark.processes
SHAPES = ["one process", "a worker with children"]
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "a-key-for-this-test-only-" + "0123456789" * 4,
    "ALLOWED_HOSTS": "127.0.0.1",
    "SITE_URL": "https://gestand.example",
    "SECURE_SSL_REDIRECT": "0",
}


def start(folder: Path, port: int, name: str = "run", **environment: str) -> Process:
    return Process("manage.py", "run", log=folder / f"{name}.log", VAR_DIR=str(folder), PORT=str(port), **environment)


@pytest.fixture(scope="module")
def was_started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register that was started once, with its demo."""
    folder = tmp_path_factory.mktemp("once")
    with start(folder, free_port()) as first:
        wait_until(lambda: "Ctrl-C stops it" in first.said(), "the first start")
    return folder


@pytest.fixture
def folder(was_started: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(was_started, tmp_path, dirs_exist_ok=True)
    return tmp_path


def events(folder: Path) -> int:
    """How many deadlines the worker has recorded as passed."""
    with sqlite3.connect(folder / "gestand.sqlite3") as database:
        (count,) = database.execute(
            "SELECT count(*) FROM commitments_commitmentevent WHERE kind = 'deadline_passed'"
        ).fetchone()
    database.close()
    return int(count)


def test_one_process_serves_works_and_stops_and_keeps_its_data(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with start(tmp_path, port) as first:
        wait_until(lambda: "Ctrl-C stops it" in first.said(), "the first start")
        assert all(account.email in first.said() and account.password in first.said() for account in DEMO_ACCOUNTS)
        assert answers(f"{address}/")
        assert answers(f"{address}/static/gestand.css")
        wait_until(lambda: answers(f"{address}/healthz/ready"), "the worker has looked for mail")
        wait_until(lambda: events(tmp_path) > 0, "the worker records what became late before it started")
        recorded = events(tmp_path)
        assert first.stop(signal.SIGINT) == 0
        assert "Traceback" not in first.said()

    with start(tmp_path, port, name="again") as second:
        wait_until(lambda: answers(f"{address}/"), "the second start")
        assert second.stop(signal.SIGTERM) == 0
        assert events(tmp_path) == recorded, "a second start records nothing twice"


FOLLOWERS = """
    WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {most})
    INSERT INTO digests_subscription (kind, name, query, email, language, weekday, hour, "grouping", questions,
                                      created_at, confirmed_at, scheduled_at)
    SELECT 'weekly', 'Alles', '', 'volger' || n || '@voorbeeld.example', 'nl', 1, 7, 'ministry', 0,
           '2026-01-01 00:00', '2026-01-01 00:00', '2026-01-01 00:00' FROM number"""


def ask_database(folder: Path, *statements: str) -> list[tuple[str, int]]:
    """What the last statement found."""
    with contextlib.closing(sqlite3.connect(folder / "gestand.sqlite3", timeout=20)) as database, database:
        return [list(database.execute(statement)) for statement in statements][-1]


def slow_sender(shape: str, folder: Path, mailbox: Mailbox, redis: str, *, followers: int) -> Process:
    """A register in one process or a worker apart, with a second for each of its many mails before it."""
    # without its home it is no copy
    ask_database(folder, FOLLOWERS.format(most=followers), "DELETE FROM digests_home")
    mailbox.at_data = lambda: time.sleep(1)
    if shape == "one process":
        return start(folder, free_port(), EMAIL_URL=mailbox.url, SWEEP_SECONDS="1")
    worker = ("-m", "celery", "-A", "tracker", "worker", "--concurrency", "2")
    places = {"VAR_DIR": str(folder), "REDIS_URL": redis, "EMAIL_URL": mailbox.url, "SWEEP_SECONDS": "1"}
    return Process(*worker, log=folder / "worker.log", **places)


@pytest.mark.redis
@pytest.mark.parametrize("shape", SHAPES)
def test_a_clerk_who_handed_in_a_letter_waits_for_no_mail(
    shape: str, folder: Path, mailbox: Mailbox, scratch_redis: str
) -> None:
    """There is work for two senders for minutes: one sends, and the other slot of the worker does the rest."""
    read = "SELECT beaten_at, 1 FROM digests_heartbeat WHERE job = 'sources.read_uploads'"

    def next_reading() -> None:
        before = ask_database(folder, read)
        wait_until(lambda: ask_database(folder, read) != before, "letters are read")

    with slow_sender(shape, folder, mailbox, scratch_redis, followers=3 * MOST_AT_ONCE):
        wait_until(lambda: len(mailbox.messages) > 3, "the run is on")
        for _time in range(3):
            next_reading()
        assert len(mailbox.messages) < MOST_AT_ONCE, "while mails go"
        held = "SELECT held_by, count(*) FROM digests_digestmail WHERE state IN ('claimed', 'data') GROUP BY held_by"
        assert [number for _process, number in ask_database(folder, held)] == [pytest.approx(MOST_AT_ONCE, abs=60)]


@pytest.mark.redis
@pytest.mark.parametrize("shape", SHAPES)
def test_who_is_stopped_in_a_run_finishes_the_mail_in_hand_and_lets_the_rest_go(
    shape: str, folder: Path, mailbox: Mailbox, scratch_redis: str
) -> None:
    """As `docs/operations.md` says: a TERM, while a slow server has minutes of mails before it."""
    with slow_sender(shape, folder, mailbox, scratch_redis, followers=60) as sender:
        wait_until(lambda: len(mailbox.messages) > 1, "the run is on")
        assert sender.stop() == 0
    states = dict(ask_database(folder, "SELECT state, count(*) FROM digests_digestmail GROUP BY state"))
    assert states["pending"] > 30, "the run was left long before its end"
    assert not {"claimed", "data", "failed"} & set(states)
    assert ask_database(folder, "SELECT count(*), sum(in_doubt) FROM digests_digestmail")[0][1] == 0
    wait_until(lambda: len(mailbox.messages) >= states["sent"], "the last one is kept")
    assert len(mailbox.messages) <= states["sent"], "every mail that went is known to have gone"


def test_a_taken_port_is_one_line(folder: Path) -> None:
    port = free_port()
    with start(folder, port) as first:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/healthz/live"), "the first start")
        with start(folder, port, name="second") as second:
            assert second.process.wait(PATIENCE) == 1
            assert second.said().strip() == (
                f"CommandError: port {port} of 127.0.0.1 is taken (or not allowed): "
                f"set PORT to a free one, such as PORT={port + 1}."
            )
        assert first.stop() == 0


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"HOST": "0.0.0.0"}, "HOST=0.0.0.0 lets others in: set DEBUG=0, SECRET_KEY"),
        ({"DEBUG": "0"}, "set SECRET_KEY"),
        ({"DEBUG": "0", "SECRET_KEY": "django-insecure-" + "0123456789" * 5}, "set SECRET_KEY"),
        (PRODUCTION | {"ALLOWED_HOSTS": ""}, "set ALLOWED_HOSTS"),
        (PRODUCTION | {"ALLOWED_HOSTS": "*"}, "set ALLOWED_HOSTS"),
        (PRODUCTION | {"SITE_URL": "http://gestand.example"}, "set SITE_URL"),
        ({"ALLOWED_HOSTS": "gestand.example"}, "DEBUG is on while ALLOWED_HOSTS names a public host"),
        ({"DEBUG": "flase"}, "DEBUG must be 1 or 0"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must be"),
        ({"EMAIL_URL": "nonsense"}, "EMAIL_URL must be"),
    ],
)
def test_an_unsafe_or_senseless_start_is_refused_in_one_line(
    tmp_path: Path, environment: dict[str, str], words: str
) -> None:
    with start(tmp_path, free_port(), **environment) as refused:
        assert refused.process.wait(PATIENCE) == 1
        assert words in refused.said()
        assert len(refused.said().strip().splitlines()) == 1


def test_a_database_with_demo_accounts_does_not_go_public(folder: Path) -> None:
    with start(folder, free_port(), name="public", **PRODUCTION) as public:
        assert public.process.wait(PATIENCE) == 1
        assert "holds the demo accounts" in public.said()


def test_without_debug_there_is_no_demo_and_the_static_files_are_served(tmp_path: Path) -> None:
    port = free_port()
    with start(tmp_path, port, **PRODUCTION) as public:
        wait_until(lambda: "Ctrl-C stops it" in public.said(), "the start")
        assert "Demo accounts" not in public.said()
        assert answers(f"http://127.0.0.1:{port}/")
        assert (tmp_path / "static" / "staticfiles.json").exists()
        assert public.stop() == 0


@pytest.mark.parametrize("part", ["worker", "beat"])
def test_a_worker_of_its_own_without_redis_is_refused(tmp_path: Path, part: str) -> None:
    with Process("-m", "celery", "-A", "tracker", part, log=tmp_path / "log", VAR_DIR=str(tmp_path)) as alone:
        assert alone.process.wait(PATIENCE) == 1
        assert "REDIS_URL is not set" in alone.said()
