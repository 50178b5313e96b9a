"""How a run ends: when its time is over or its process stops, the mail in hand is finished and no other begun."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outside

from digests import stopping
from digests.choices import MailState
from digests.delivery import Post
from digests.models import DigestMail
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("late")
def test_a_run_stops_beginning_when_its_time_is_over() -> None:
    make_mail()
    assert send_due(Clock(MONDAY), until=MONDAY) == {}
    assert DigestMail.objects.get().state == MailState.PENDING


def slow(clock: Clock, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that takes so long for each mail."""
    deliver = Post.deliver

    def slowly(post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        deliver(post, parcel, before_data)
        clock.forward(timedelta(seconds=seconds))

    monkeypatch.setattr(Post, "deliver", slowly)


@pytest.mark.usefixtures("late")
def test_a_slow_server_does_not_stretch_a_run_and_the_rest_is_free_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that goes on until it is killed is killed in DATA, and what it holds lies idle for its lease."""
    for _number in range(8):
        make_mail()
    clock = Clock(MONDAY)
    slow(clock, 4, monkeypatch)
    assert send_due(clock, until=MONDAY + timedelta(seconds=10)) == {MailState.SENT: 3}
    assert clock() == MONDAY + timedelta(seconds=12)
    rest = DigestMail.objects.exclude(state=MailState.SENT)
    assert [(mail.state, mail.lease_until, mail.tries) for mail in rest] == [(MailState.PENDING, None, 0)] * 5
    assert send_due(clock) == {MailState.SENT: 5}
    assert len(outside.outbox) == 8


@pytest.fixture
def _lives_on() -> Iterator[None]:
    yield
    stopping.ask(stop=False)


@pytest.mark.usefixtures("late", "_lives_on")
def test_a_process_that_stops_finishes_the_mail_in_hand_and_begins_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(3):
        make_mail()
    deliver = Post.deliver

    def told_to_stop(post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        stopping.ask()
        deliver(post, parcel, before_data)

    monkeypatch.setattr(Post, "deliver", told_to_stop)
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
    rest = DigestMail.objects.exclude(state=MailState.SENT)
    assert [(mail.state, mail.lease_until) for mail in rest] == [(MailState.PENDING, None)] * 2
    assert send_due(Clock(MONDAY)) == {}


@pytest.mark.usefixtures("late")
def test_a_run_that_sends_says_so_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(60):
        make_mail()
    clock, beats = Clock(MONDAY), list[timedelta]()
    slow(clock, 0.8, monkeypatch)
    send_due(clock, beat=lambda: beats.append(clock() - MONDAY))
    assert len(outside.outbox) == 60
    assert [beat.total_seconds() for beat in beats] == [0, 20, 40]
