"""What Prometheus reads: figures of the database at that moment, on a port of their own."""

import urllib.request
from datetime import datetime, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.utils import timezone
from pytest_django.fixtures import Settings

from commitments.models import User
from digests.choices import MailState
from digests.heartbeats import beat
from sources.uploads import hand_in
from tests.digests.factories import make_mail
from tests.servers import free_port
from tracker import metrics

HOUR = timedelta(hours=1)


def read(now: datetime) -> dict[str, float]:
    samples = (sample for metric in metrics.figures(now) for sample in metric.samples)
    return {" ".join([sample.name, *sample.labels.values()]): sample.value for sample in samples}


@pytest.mark.django_db
def test_an_empty_register_has_every_figure_but_the_age_of_what_never_ran() -> None:
    states = {f"digest_mails {state.value}": 0 for state in MailState}
    others = (
        "digest_in_doubt",
        "digest_lateness_seconds",
        "outbox_oldest_seconds",
        "import_lag_seconds",
        "login_failed",
    )
    assert read(timezone.now()) == states | dict.fromkeys(others, 0)


@pytest.mark.django_db
def test_what_the_figures_count(clerk: User) -> None:
    now = timezone.now()
    sent: dict[str, Any] = {"state": MailState.SENT, "payload": {"sections": []}}
    make_mail(due_at=now - 3 * HOUR, settled_at=now - HOUR, in_doubt=True, **sent)
    make_mail(due_at=now - timedelta(days=30), settled_at=now - timedelta(days=8), **sent)
    make_mail(due_at=now - 2 * HOUR)
    make_mail(due_at=now + HOUR)
    beat("commitments.flag_overdue", now - 5 * HOUR)
    hand_in("brief.txt", b"Den Haag, 2 maart 2026", by=clerk, now=now - 4 * HOUR)
    AccessAttempt.objects.create(username="a", failures_since_start=3)
    figures = read(now)
    assert figures["digest_mails sent"] == figures["digest_mails pending"] == 2
    assert figures["digest_in_doubt"] == 1
    assert figures["digest_lateness_seconds"] == 2 * HOUR.total_seconds(), "of this week's"
    assert figures["login_failed"] == 3
    hours = {"outbox_oldest_seconds": 2, "overdue_eval_age_seconds": 5, "import_lag_seconds": 4}
    assert {name: int(figures[name] // 3600) for name in hours} == hours


@pytest.mark.usefixtures("lifted_history")
def test_on_a_port_of_its_own(settings: Settings) -> None:
    settings.METRICS_PORT, settings.METRICS_HOST = free_port(), "127.0.0.1"
    make_mail()
    server = metrics.serve()
    assert server
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.METRICS_PORT}/metrics", timeout=20) as answer:
            assert b'digest_mails{state="pending"} 1.0' in answer.read()
        assert metrics.serve() is None, "a second process on the machine leaves it to the first"
    finally:
        server.shutdown()
        server.server_close()


def test_nowhere_unless_a_port_is_named(settings: Settings) -> None:
    settings.METRICS_PORT = 0
    assert metrics.serve() is None
