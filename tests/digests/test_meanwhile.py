"""A thousand subscribers who leave, pause, come back or agree at random moments of a run, and who of them is mailed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from digests import outbox
from digests.choices import MailState, Reason
from digests.delivery import Post
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.own_data import erase, of_person
from digests.periods import ensure_periods
from digests.sending import send_due
from digests.subscribing import confirm, leave, pause
from digests.totals import totals
from tests.digests.factories import MONDAY, Clock, make_subscription
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db
BEFORE = MONDAY - timedelta(days=30)
SUBSCRIBERS = 200
RUNS = 5 if connection.vendor == "sqlite" else 1
Act = tuple[Callable[[Subscription], Any], Reason | None]
ACTS: dict[str, Act] = {
    "leaves": (lambda one: leave(one, MONDAY), Reason.LEFT),
    "erases": (lambda one: erase(of_person(one), MONDAY), Reason.LEFT),
    "pauses": (lambda one: pause(one, TODAY + timedelta(days=1)), Reason.PAUSED),
    "comes back": (lambda one: pause(one, None), None),
    "agrees": (lambda one: confirm(one, MONDAY + timedelta(minutes=1)), None),
}


class Crowd:
    """Subscribers who do something just before and just after each mark of DATA, and what must come of it."""

    def __init__(self, random: Random) -> None:
        shared = {"created_at": BEFORE, "asked_at": MONDAY, "scheduled_at": BEFORE, "name": "Lijst"}
        self.random = random
        self.people = Subscription.objects.bulk_create(
            [
                Subscription(email=f"{number}@x.example", confirmed_at=random.choice([BEFORE] * 4 + [None]), **shared)
                for number in range(SUBSCRIBERS)
            ]
        )
        self.owed = {one.pk for one in self.people if one.confirmed_at}
        self.kept_from: dict[int, Reason] = {}
        self.mailed: dict[int, bool] = {}
        self.begin_data = outbox.begin_data

    def act(self) -> None:
        someone = Subscription.objects.get(pk=self.random.choice(self.people).pk)
        does, reason = ACTS[self.random.choice(list(ACTS))]
        does(someone)
        if self.kept_from.get(someone.pk) == Reason.LEFT:
            return
        if reason:
            self.kept_from[someone.pk] = reason
        elif does is ACTS["comes back"][0]:
            self.kept_from.pop(someone.pk, None)

    def mark(self, mail: DigestMail, now: datetime) -> bool:
        self.act()
        given = self.begin_data(mail, now)
        expected = mail.subscription_id not in self.kept_from
        assert given == expected
        self.mailed[mail.subscription_id] = given
        self.act()
        return given


@settings(
    max_examples=RUNS,
    deadline=None,
    phases=[Phase.generate],  # a run of two hundred is not made smaller in reasonable time
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(random=st.randoms(use_true_random=False))
def test_who_leaves_or_pauses_before_the_mark_of_data_is_not_mailed_and_all_others_are(random: Random) -> None:
    for model in (DigestMail, DigestPeriod, Subscription):
        model.objects.all().delete()
    make_commitment(deadline=TODAY - timedelta(days=5))
    crowd = Crowd(random)
    for _number in range(20):
        crowd.act()
    left = {pk for pk, reason in crowd.kept_from.items() if reason == Reason.LEFT}
    period = ensure_periods(MONDAY)
    assert set(DigestMail.objects.values_list("subscription", flat=True)) == crowd.owed - left
    for _number in range(10):
        crowd.act()
    went: list[str] = []

    def deliver(_post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        before_data()
        went.append(parcel.to)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Post, "deliver", deliver)
        patched.setattr(outbox, "begin_data", crowd.mark)
        send_due(Clock(MONDAY))
    for mail in DigestMail.objects.select_related("subscription"):
        mailed = crowd.mailed.get(mail.subscription_id, False)
        assert mail.state == (MailState.SENT if mailed else MailState.SUPPRESSED)
        assert mailed or mail.reason in {Reason.LEFT, Reason.PAUSED}
    assert len(went) == len(set(went)) == sum(crowd.mailed.values())
    assert totals([period], MONDAY)[period.pk].is_complete


def test_who_comes_back_just_after_the_mark_was_refused_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    for _number in range(3):
        make_subscription()
    ensure_periods(MONDAY)
    away, begin_data, went = Subscription.objects.order_by("pk")[0], outbox.begin_data, list[str]()

    def mark(mail: DigestMail, now: datetime) -> bool:
        if mail.subscription_id != away.pk or mail.attempt > 1:
            return begin_data(mail, now)
        pause(away, TODAY + timedelta(days=1))
        given = begin_data(mail, now)
        pause(away, None)
        return given

    def deliver(_post: Post, parcel: Any, before_data: Callable[[], None]) -> None:
        before_data()
        went.append(parcel.to)

    monkeypatch.setattr(Post, "deliver", deliver)
    monkeypatch.setattr(outbox, "begin_data", mark)
    send_due(Clock(MONDAY))
    assert len(set(went)) == len(went) == 3
    assert {mail.state for mail in DigestMail.objects.all()} == {MailState.SENT}
