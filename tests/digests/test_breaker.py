"""A run in which too much is refused stops, says so, and goes on when a person says so."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail as outside
from pytest_django.fixtures import Settings

from digests import breaker
from digests.choices import MailState
from digests.delivery import Post, Refused, SenderRefused, TryLater
from digests.models import DigestMail, DigestPeriod
from digests.outbox import try_again
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def deliver(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Post, "deliver", deliver)


def states() -> list[str]:
    return sorted(DigestMail.objects.values_list("state", flat=True))


def test_a_notice_that_is_refused_too_leaves_no_mail_held(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.ADMINS = [("", "beheer@gestand.example")]
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(14):
        make_mail()
    failing(monkeypatch, Refused("550 5.7.1 blocked"))

    def refuse(*_: object) -> None:
        raise SMTPRecipientsRefused({})

    monkeypatch.setattr(breaker, "tell_administrators", refuse)
    send_due(Clock(MONDAY))
    assert states() == ["failed"] * 11 + ["pending"] * 3


def test_more_than_a_fifth_of_fifty_refused_stops_the_run(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.ADMINS = [("", "beheer@gestand.example")]
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(14):
        make_mail()
    clock = Clock(MONDAY)
    with monkeypatch.context() as patched:
        failing(patched, Refused("550 5.7.1 blocked"))
        send_due(clock)
        assert states() == ["failed"] * 11 + ["pending"] * 3
        send_due(clock)
        assert states() == ["failed"] * 11 + ["pending"] * 3, "stopped is stopped"
    assert [message.to for message in outside.outbox] == [["beheer@gestand.example"]]
    period = DigestPeriod.objects.get()
    assert breaker.resume(period, clock())
    clock.forward(timedelta(minutes=1))
    assert send_due(clock) == {MailState.SENT: 3}
    assert all(try_again(mail, clock()) for mail in DigestMail.objects.filter(state=MailState.FAILED))
    assert send_due(clock) == {MailState.SENT: 11}


def test_putting_off_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(14):
        make_mail()
    failing(monkeypatch, TryLater("451 not now"))
    send_due(Clock(MONDAY))
    assert DigestPeriod.objects.get().paused_at is None
    assert states() == ["pending"] * 14


def test_a_server_that_refuses_the_sender_stops_the_run_and_ends_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(14):
        make_mail()
    clock = Clock(MONDAY)
    with monkeypatch.context() as patched:
        failing(patched, SenderRefused("550 5.7.1 not from you"))
        send_due(clock)
    period = DigestPeriod.objects.get()
    assert (period.paused_at, states()) == (MONDAY, ["pending"] * 14)
    assert breaker.resume(period, clock())
    failing_once = [SenderRefused("550 5.7.1 not from you")]
    deliver = Post.deliver

    def recovering(post: Post, *handed: object, **named: object) -> None:
        if failing_once:
            raise failing_once.pop()
        deliver(post, *handed, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Post, "deliver", recovering)
    for _try in range(3):
        clock.forward(timedelta(minutes=5))
        send_due(clock)
    assert (DigestPeriod.objects.get().paused_at, states()) == (None, ["sent"] * 14)


def test_addresses_that_are_none_stop_nothing() -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(12):
        make_mail(make_subscription(email=f"geen adres {_number}"))
    make_mail()
    send_due(Clock(MONDAY))
    assert (DigestPeriod.objects.get().paused_at, states()) == (None, ["failed"] * 12 + ["sent"])
