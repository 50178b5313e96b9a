"""What a supervisor is told."""

import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django.fixtures import Settings

from digests.choices import MailState
from digests.delivery import Post, ServerAway, TryLater
from digests.heartbeats import beat
from digests.home import mute
from digests.models import Heartbeat, Subscription
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import make_commitment
from tests.servers import ROOT, an_operators_environment
from tests.services import POSTGRES_URL
from tracker.health import SWEEP, what_is_wrong

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
SILENCE = """
import django
django.setup()
from django.db import connection
connection.ensure_connection()
told = connection.connection.info.get_parameters()
wait, again, times = (int(told["keepalives_" + name]) for name in ("idle", "interval", "count"))
print(max(wait + again * times, int(told["tcp_user_timeout"]) // 1000), end="")
"""
PROBE = """
import time, django
django.setup()
from django.test import Client
client = Client(headers={"host": "localhost"})
client.get("/healthz/live")
started = time.monotonic()
response = client.get("/healthz/ready")
print(response.status_code, int(time.monotonic() - started), response.content.decode(), end="")
"""


def test_a_process_that_answers_is_live(client: Client) -> None:
    response = client.get("/healthz/live")
    assert (response.status_code, response.content) == (200, b"live\n")


@pytest.mark.django_db
def test_a_migrated_database_is_ready(client: Client) -> None:
    response = client.get("/healthz/ready")
    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_a_database_behind_the_code_is_not_ready(client: Client) -> None:
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("axes")
    MigrationRecorder(connection).record_unapplied(*newest)
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert b"to apply" in response.content


def test_the_probes_are_not_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = ["^healthz/"]
    assert client.get("/healthz/live").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("silence", "fault"),
    [(2 * MINUTE, ""), (2 * MINUTE + SECOND, "no worker has looked for mail since 2026-11-23 06:00 UTC")],
)
def test_a_worker_that_fell_silent(silence: timedelta, fault: str) -> None:
    assert what_is_wrong(MONDAY) == "", "no worker ever ran: it is new"
    beat(SWEEP, MONDAY)
    assert what_is_wrong(MONDAY + silence) == fault


def a_question(now: datetime) -> None:
    Subscription.objects.filter(pk=make_subscription(confirmed_at=None).pk).update(confirmation_due_at=now)


OWED: dict[str, Callable[[datetime], object]] = {
    "a digest that nobody made": lambda now: make_subscription(weekday=now.isoweekday(), hour=now.hour),
    "a question that nobody sent": a_question,
}


@pytest.mark.django_db
@pytest.mark.parametrize("owed", OWED)
def test_a_register_in_which_no_worker_ever_ran_although_a_mail_is_owed(owed: str) -> None:
    OWED[owed](MONDAY)
    assert what_is_wrong(MONDAY + 15 * MINUTE) == ""
    fault = "no worker has ever looked for mail, and it is owed since 2026-11-23 06:00 UTC"
    assert what_is_wrong(MONDAY + 15 * MINUTE + SECOND) == fault
    weeks_later = MONDAY + timedelta(weeks=3, hours=1)
    assert what_is_wrong(weeks_later).startswith("no worker has ever looked for mail")
    beat(SWEEP, weeks_later)
    assert what_is_wrong(weeks_later) == "", "one has looked now"
    Heartbeat.objects.all().delete()
    mute(weeks_later)
    assert what_is_wrong(weeks_later) == "", "a copy is not to send"


@pytest.mark.django_db
def test_a_register_with_followers_whose_hour_has_yet_to_come_is_new() -> None:
    make_subscription(scheduled_at=MONDAY + MINUTE)
    assert what_is_wrong(MONDAY + timedelta(days=6)) == ""


@pytest.mark.django_db
def test_a_mail_that_nobody_tries() -> None:
    make_mail()
    beat(SWEEP, now := MONDAY + 15 * MINUTE)
    assert what_is_wrong(now) == ""
    beat(SWEEP, now := now + SECOND)
    assert what_is_wrong(now) == "mail has been waiting since 2026-11-23 06:00 UTC"
    mute(now)
    assert what_is_wrong(now) == "", "a copy is not to send"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (TryLater("451 4.7.1 greylisted"), ""),
        (ServerAway("nobody there"), "mail has been waiting since 2026-11-23 06:00 UTC"),
    ],
    ids=["one address puts its mail off", "the server takes nothing"],
)
def test_one_address_that_puts_its_mail_off_is_no_fault_of_ours(
    answer: Exception, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Red while the server is away, green when it is back and the post has gone."""
    make_commitment(deadline=MONDAY.date() - timedelta(days=5))
    make_mail()
    deliver, clock = Post.deliver, Clock(MONDAY)

    def answered(post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        if clock() < MONDAY + 30 * MINUTE:
            raise answer
        deliver(post, parcel, before_data)

    monkeypatch.setattr(Post, "deliver", answered)
    said = {}
    while clock() < MONDAY + 70 * MINUTE:
        send_due(clock)
        beat(SWEEP, clock())
        said[(clock() - MONDAY) // MINUTE] = what_is_wrong(clock())
        clock.forward(MINUTE)
    assert (said[15], said[16], said[29], said[69]) == ("", fault, fault, "")


@pytest.mark.django_db
def test_a_mail_that_arrived_waits_no_more() -> None:
    make_mail(state=MailState.SENT, settled_at=MONDAY, payload={"sections": []})
    assert what_is_wrong(MONDAY + 16 * MINUTE) == ""


@pytest.mark.django_db
def test_a_fault_is_one_line_and_503(client: Client) -> None:
    beat(SWEEP, MONDAY - timedelta(days=4000))
    response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert "no-store" in response["Cache-Control"]
    assert response.content.count(b"\n") == 1


@pytest.mark.parametrize("listens", [False, True], ids=["nobody listens", "somebody listens and says nothing"])
def test_a_database_that_is_away_is_told_soon(listens: bool, tmp_path: Path) -> None:
    """A real port, and a process of its own with the product's own settings."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if listens:
            server.listen()
        environment = an_operators_environment() | {
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DATABASE_URL": f"postgres://gestand@127.0.0.1:{server.getsockname()[1]}/gestand",
            "ADMINS": "beheer@gestand.example",
            "VAR_DIR": str(tmp_path),
        }
        ran = subprocess.run(
            [sys.executable, "-c", PROBE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
    status, seconds, fault = ran.stdout.split(" ", 2)
    assert (status, fault) == ("503", "the database does not answer\n")
    assert int(seconds) < 10, "the pool waits three seconds"
    assert not (tmp_path / "mail").exists(), "who probes is told; ADMINS do not get a mail for each probe"


@pytest.mark.postgres
def test_a_connection_that_fell_silent_is_given_up(tmp_path: Path) -> None:
    """What the product's own connection asks of the system, which ends it when the network swallows packets."""
    environment = an_operators_environment() | {
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DATABASE_URL": POSTGRES_URL,
        "VAR_DIR": str(tmp_path),
    }
    ran = subprocess.run(
        [sys.executable, "-c", SILENCE], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert int(ran.stdout) == 30
