"""When, and only when, post stays lying: the administrators are told, for each week of mails once a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outside
from pytest_django.fixtures import Settings

from commitments.unbroken import NBSP
from digests.alarms import ALARM_AFTER, oldest_due, raise_alarms
from digests.choices import MailState, Reason
from digests.home import mute
from digests.models import DigestMail, DigestPeriod
from tests.digests.factories import MONDAY, make_mail, make_subscription

pytestmark = pytest.mark.django_db
NOON = MONDAY + ALARM_AFTER
SECOND = timedelta(seconds=1)
HELD: dict[str, Any] = {"state": MailState.CLAIMED, "lease_until": MONDAY}
SETTLED: dict[str, Any] = {"settled_at": MONDAY, "payload": {"sections": []}}


@pytest.fixture(autouse=True)
def _administrators(settings: Settings) -> None:
    settings.ADMINS = [("", "beheer@gestand.example"), ("", "wacht@gestand.example")]


@pytest.mark.parametrize(
    ("fields", "after", "told"),
    [
        ({}, timedelta(), False),
        ({}, SECOND, True),
        ({"not_before": NOON + timedelta(hours=3)}, SECOND, True),
        (HELD, SECOND, True),
        ({"state": MailState.SENT} | SETTLED, SECOND, False),
        ({"state": MailState.FAILED, "reason": Reason.REFUSED} | SETTLED, SECOND, False),
    ],
    ids=["five hours", "longer", "waits for its next try", "a worker holds it", "sent", "failed"],
)
def test_a_mail_that_was_due_more_than_five_hours_ago(fields: dict[str, Any], after: timedelta, told: bool) -> None:
    make_mail(**fields)
    assert raise_alarms(NOON + after) == told
    assert [message.to for message in outside.outbox] == [["beheer@gestand.example", "wacht@gestand.example"]] * told


def test_each_week_is_told_once_with_how_many_wait() -> None:
    subscription = make_subscription()
    for week in ("2026-W47", "2026-W48"):
        make_mail(subscription, week=week)
    make_mail()
    assert [raise_alarms(NOON + number * SECOND) for number in range(1, 4)] == [2, 0, 0]
    words = sorted(str(message.body) for message in outside.outbox)
    assert [body.partition(" al meer")[0] for body in words] == [
        "1 mail van 2026-W47 wacht",
        "2 mails van 2026-W48 wachten",
    ]
    assert "sinds maandag 16 november 2026, 07.00 uur" in " ".join(words[0].replace(NBSP, " ").split())
    assert all("/abonnementen/post/toezicht/" in body for body in words)


def test_an_alarm_is_repeated_daily_while_it_lasts_and_raised_at_once_when_it_comes_anew() -> None:
    mail, day = make_mail(), timedelta(days=1)
    hours = [NOON + SECOND + timedelta(hours=number) for number in range(50)]
    assert [hour for hour in hours if raise_alarms(hour)] == [hours[0], hours[24], hours[48]]
    DigestMail.objects.filter(pk=mail.pk).update(state=MailState.SENT, **SETTLED)
    assert raise_alarms(NOON + 3 * day) == 0
    make_mail(due_at=NOON + 2 * day)
    assert raise_alarms(NOON + 3 * day) == 1


def test_an_alarm_that_cannot_be_mailed_is_raised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_mail()

    def refuse(*_arguments: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("digests.alarms.tell_administrators", refuse)
        assert raise_alarms(NOON + SECOND) == 0
    assert DigestPeriod.objects.get().alarmed_at is None
    assert raise_alarms(NOON + SECOND) == 1


def test_a_restored_copy_raises_none() -> None:
    make_mail()
    mute(MONDAY)
    assert raise_alarms(NOON + SECOND) == 0
    assert outside.outbox == []


def test_since_when_the_oldest_mail_waits() -> None:
    assert oldest_due(NOON) is None
    make_mail(due_at=NOON + SECOND)
    assert oldest_due(NOON) is None
    make_mail()
    make_mail(week="2026-W47", state=MailState.SENT, **SETTLED)
    assert oldest_due(NOON) == MONDAY
