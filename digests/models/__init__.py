"""What goes out, to whom, and how far that is: one module for each family of rows."""

from digests.models.outbox import DigestMail, DigestPeriod
from digests.models.subscriptions import Subscription, SubscriptionQuerySet
from digests.models.watching import AddressTrouble, Anchor, Heartbeat, Home

__all__ = [
    "AddressTrouble",
    "Anchor",
    "DigestMail",
    "DigestPeriod",
    "Heartbeat",
    "Home",
    "Subscription",
    "SubscriptionQuerySet",
]
