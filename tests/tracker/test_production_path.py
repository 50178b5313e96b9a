"""The path of production, proved: web, worker and beat as processes apart, on PostgreSQL and Redis, mail by SMTP."""

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from email.message import Message
from pathlib import Path
from typing import LiteralString
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.conftest import scratch_database
from tests.servers import PATIENCE, ROOT, Mailbox, Process, Visitor, answers, free_port, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.redis, pytest.mark.processes]


class Site:
    """A register in production settings; each part is a process that a test starts when it wants it."""

    def __init__(self, folder: Path, database: str, broker: str, mail: str) -> None:
        self.folder, self.database = folder, database
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.running = ExitStack()
        self.environment = {
            "DEBUG": "0",
            "SECRET_KEY": "a-key-for-this-test-only-" + "0123456789" * 4,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.address,
            "SECURE_SSL_REDIRECT": "0",
            "SESSION_COOKIE_SECURE": "0",
            "DATABASE_URL": database,
            "REDIS_URL": broker,
            "EMAIL_URL": mail,
            "SWEEP_SECONDS": "2",
            "VAR_DIR": str(folder),
        }

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end; what it said."""
        log = self.folder / f"{arguments[0]}.log"
        with Process("manage.py", *arguments, log=log, **self.environment) as command:
            assert command.process.wait(PATIENCE) == 0, command.said()
        return command.said()

    def start(self, *arguments: str) -> Process:
        """Start one part; `name` of its log is the last word of what started it."""
        log = self.folder / f"{arguments[1]}-{len(list(self.folder.glob('*.log')))}.log"
        return self.running.enter_context(Process(*arguments, log=log, **self.environment))

    def web(self) -> Process:
        return self.start("-m", "gunicorn", "tracker.wsgi", "--bind", f"127.0.0.1:{self.port}", "--threads", "4")

    def worker(self) -> Process:
        return self.start("-m", "celery", "-A", "tracker", "worker", "--concurrency", "2")

    def beat(self) -> Process:
        return self.start("-m", "celery", "-A", "tracker", "beat")

    def execute(self, query: LiteralString) -> None:
        with psycopg.connect(self.database) as connection:
            connection.execute(query)

    def recorded(self) -> int:
        """How many deadlines were recorded as passed."""
        with psycopg.connect(self.database) as connection:
            row = connection.execute(
                "SELECT count(*) FROM commitments_commitmentevent WHERE kind = 'deadline_passed'"
            ).fetchone()
        assert row
        return int(row[0])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """As an operator prepares it before anything is started; each test has a copy."""
    with scratch_database() as database:
        made = Site(
            tmp_path_factory.mktemp("prepared"), database, broker="redis://127.0.0.1:1/0", mail="smtp://127.0.0.1:1"
        )
        made.manage("migrate")
        made.manage("load_reference")
        made.manage("load_demo")
        made.manage("collectstatic", "--no-input")
        yield made


@pytest.fixture
def site(prepared: Site, tmp_path: Path, scratch_redis: str, mailbox: Mailbox) -> Iterator[Site]:
    shutil.copytree(prepared.folder, tmp_path, dirs_exist_ok=True)
    with scratch_database(like=urlsplit(prepared.database).path[1:]) as database:
        made = Site(tmp_path, database, scratch_redis, mailbox.url)
        with made.running:
            yield made


def test_web_worker_and_beat_apart(site: Site) -> None:
    web = site.web()
    wait_until(lambda: answers(f"{site.address}/healthz/live"), "the web process answers")
    assert answers(f"{site.address}/")
    assert answers(f"{site.address}/toezeggingen/?status=late")

    worker = site.worker()
    wait_until(lambda: site.recorded() > 0, "a worker that starts records what became late")
    recorded = site.recorded()

    beat = site.beat()
    wait_until(lambda: "Sending due task send-digests" in beat.said(), "beat ticks")
    wait_until(lambda: worker.said().count("digests.send_digests") > 2, "the worker hears beat")

    assert worker.stop() == 0
    again = site.worker()
    wait_until(lambda: "commitments.flag_overdue" in again.said() and "succeeded" in again.said(), "a second worker")
    wait_until(lambda: answers(f"{site.address}/healthz/ready"), "the register is ready")
    assert site.recorded() == recorded, "a deadline is recorded once, however often it is looked for"
    assert [part.stop() for part in (again, beat, web)] == [0, 0, 0]
    assert not [part for part in (web, worker, beat, again) if "Traceback" in part.said()]


def test_a_digest_reaches_a_real_mail_server_without_a_beat(site: Site, mailbox: Mailbox) -> None:
    parts = [site.web(), site.worker()]
    wait_until(lambda: answers(f"{site.address}/healthz/ready"), "the web process is ready")

    visitor = Visitor(site.address)
    chosen = {"email": "lezer@krant.example", "name": "Te laat", "weekday": "1", "hour": "7", "language": "nl"}
    visitor.submit("/abonnementen/nieuw/?status=late", **chosen, grouping="ministry")
    wait_until(lambda: mailbox.messages, "the address is asked whether it wants this")
    (link,) = re.findall(rf"{site.address}(/abonnementen/bevestigen/\S+)", text_of(mailbox.messages[0][1]))
    visitor.submit(link)

    # as if that had been a month ago, so that a digest is owed
    site.execute("UPDATE digests_subscription SET scheduled_at = now() - interval '30 days'")
    wait_until(lambda: len(mailbox.messages) > 1, "the digest arrives")
    recipients, digest = mailbox.messages[1]
    assert recipients == ["lezer@krant.example"]
    assert "te laat" in text_of(digest).lower()
    assert digest["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    sweeps = parts[1].said().count("digests.send_digests")
    wait_until(lambda: parts[1].said().count("digests.send_digests") > sweeps + 4, "two more sweeps")
    assert len(mailbox.messages) == 2, "one digest a week, however often the worker looks"


def text_of(message: Message) -> str:
    """The plain text of a mail."""
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_the_processes_of_compose_are_those_that_are_proved_here() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    for command in ("gunicorn tracker.wsgi", "celery -A tracker worker", "celery -A tracker beat"):
        assert command in compose


def test_who_hands_in_a_large_file_is_heard_out_before_anything_is_killed() -> None:
    """50 MB over 5 Mbit/s take 84 seconds."""
    started = [
        (ROOT / place).read_text(encoding="utf-8") for place in ("compose.yaml", "Dockerfile", "docs/deployment.md")
    ]
    (patience,) = {int(found) for words in started for found in re.findall(r'graceful-timeout"?,? "?(\d+)', words)}
    graces = re.findall(r"web:\n(?:    .*\n)*?    stop_grace_period: (\d+)s", started[0])
    graces += re.findall(r"TimeoutStopSec=(\d+)", started[2])
    assert [84 < patience <= int(grace) - 10 for grace in graces] == [True, True]
