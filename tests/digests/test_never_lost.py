"""Nothing is lost and no double is unknown, whatever happens in whatever order."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outside
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.choices import SETTLED, MailState, Reason
from digests.delivery import InDoubt, Post, Refused, TryLater
from digests.models import DigestMail
from digests.outbox import LEASE, MOST_ATTEMPTS
from digests.sending import send_due
from digests.subscribing import leave
from tests.digests.factories import MONDAY, Clock, make_mail
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


class Kill(BaseException):
    """A worker that is no more: nothing catches it, nothing is cleaned up."""


class Eventful:
    """A way out on which things happen, in the order of a plan."""

    def __init__(self, plan: list[str], mails: list[DigestMail]) -> None:
        self.plan, self.leavers, self.deliver = iter(plan), iter(mails), Post.deliver

    def __call__(self, post: Post, message: Any, before_data: Callable[[], None]) -> None:
        event = next(self.plan, "sent")
        if event in NOT_GONE:
            raise NOT_GONE[event]
        if event == "left" and (leaver := next(self.leavers, None)):
            leave(leaver.subscription, MONDAY)
        self.deliver(post, message, before_data)
        if event in GONE:
            raise GONE[event]


NOT_GONE = {"later": TryLater("451"), "refused": Refused("550")}
GONE = {"in doubt": InDoubt("gone"), "killed": Kill()}


@settings(
    max_examples=25 if connection.vendor == "sqlite" else 8,  # `make drill` kills real workers on both
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(plan=st.lists(st.sampled_from(["sent", "left", *NOT_GONE, *GONE]), min_size=1, max_size=12))
def test_whatever_happens_every_mail_comes_to_rest_and_doubles_are_known(plan: list[str]) -> None:
    DigestMail.objects.all().delete()
    outside.outbox.clear()
    make_commitment(deadline=TODAY - timedelta(days=5))
    eventful = Eventful(plan, [make_mail() for _number in range(3)])
    clock = Clock(MONDAY)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Post, "deliver", lambda *handed: eventful(*handed))
        while DigestMail.objects.exclude(state__in=SETTLED).exists():
            with suppress(Kill):
                send_due(clock)
            clock.forward(LEASE)
            assert clock() < MONDAY + timedelta(days=1)
    for mail in DigestMail.objects.select_related("subscription"):
        went = sum(message.to == [mail.subscription.email] for message in outside.outbox)
        assert went <= 1 or mail.in_doubt
        assert went >= 1 or mail.state != MailState.SENT


def test_a_mail_that_takes_its_worker_down_holds_no_other_up_and_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    poisoned, *others = [make_mail() for _number in range(30)]
    deliver, clock, deaths = Post.deliver, Clock(MONDAY), 0

    def deadly(post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        if parcel.to == poisoned.subscription.email:
            raise Kill
        deliver(post, parcel, before_data)

    monkeypatch.setattr(Post, "deliver", deadly)
    for _lease in range(20):
        try:
            send_due(clock)
        except Kill:
            deaths += 1
        clock.forward(LEASE + timedelta(seconds=1))
        if deaths == 5:
            assert DigestMail.objects.filter(state=MailState.SENT).count() == len(others)
    poisoned.refresh_from_db()
    assert (poisoned.state, poisoned.reason, poisoned.attempt) == (MailState.FAILED, Reason.WORKER_DIED, MOST_ATTEMPTS)
    assert deaths == MOST_ATTEMPTS
