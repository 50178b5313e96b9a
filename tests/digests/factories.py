"""Small typed factories for what goes out; everything that matters to a test is given by the test."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from commitments.models import User
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.periods import message_id
from digests.weeks import AMSTERDAM, Week

_serial = count(1)
MONDAY = datetime(2026, 11, 23, 7, 0, tzinfo=AMSTERDAM)
"""The hour at which the digests of 2026-W48 are due."""


def make_subscription(user: User | None = None, **fields: Any) -> Subscription:
    """A running subscription to every commitment since a month before MONDAY, an address's unless `user` is given."""
    number = next(_serial)
    before = MONDAY - timedelta(days=30)
    defaults = {"name": f"Lijst {number}", "created_at": before, "confirmed_at": before, "scheduled_at": before}
    if user is None:
        defaults["email"] = f"volger{number}@voorbeeld.example"
    return Subscription.objects.create(user=user, **(defaults | fields))


def make_mail(subscription: Subscription | None = None, *, week: str = "2026-W48", **fields: Any) -> DigestMail:
    """A pending mail that is due on MONDAY."""
    subscription = subscription or make_subscription()
    period, _created = DigestPeriod.objects.get_or_create(iso_week=week, defaults={"created_at": MONDAY})
    due_at = fields.pop("due_at", Week.parse(week).due_at(1, 7))
    return DigestMail.objects.create(
        period=period,
        subscription=subscription,
        message_id=message_id(period, subscription),
        due_at=due_at,
        **({"not_before": due_at} | fields),
    )


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by
