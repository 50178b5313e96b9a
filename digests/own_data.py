"""What is held of a person who follows lists: to be seen by that person, and to be erased.

The hash of an address that mails come back from (`trouble`) outlives an erasure for a while: without it mails would go
again to who complained of them.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from digests import trouble
from digests.models import Subscription, SubscriptionQuerySet
from digests.periods import write_down

FIELDS = ("name", "query", "kind", "language", "weekday", "hour", "grouping", "created_at", "confirmed_at")
MAIL_FIELDS = ("period__iso_week", "state", "reason", "due_at", "settled_at", "bounced")


def of_person(subscription: Subscription) -> SubscriptionQuerySet:
    """All that whoever has this one followed and left; none when the address is forgotten."""
    if subscription.user_id:
        return Subscription.objects.filter(user=subscription.user_id)
    return Subscription.objects.filter(user=None, email__iexact=subscription.email).exclude(email="")


def of_address(address: str) -> SubscriptionQuerySet:
    """All that an address follows and left, by itself and by its account."""
    return Subscription.objects.filter(Q(email__iexact=address) | Q(user__email__iexact=address)).exclude(
        user=None, email=""
    )


def export(address: str, theirs: SubscriptionQuerySet) -> dict[str, Any]:
    """What is held of who has these subscriptions and this address, in plain values."""
    return {
        "address": address,
        "subscriptions": [
            {field: getattr(one, field) for field in (*FIELDS, "paused_until", "ended_at")}
            | {"mails": list(one.mails.order_by("due_at").values(*MAIL_FIELDS))}
            for one in theirs.order_by("pk")
        ],
        "came_back": trouble.came_back(address),
    }


@transaction.atomic
def erase(theirs: SubscriptionQuerySet, now: datetime) -> None:
    """Erasure on request: nothing of these is followed any more, and their addresses are forgotten at once."""
    which = list(theirs.values_list("pk", flat=True))  # what is forgotten is not found by its address any more
    found = Subscription.objects.filter(pk__in=which)
    for one in found.running():
        write_down(one, now)
    found.filter(ended_at=None).update(ended_at=now, confirmation_due_at=None)
    found.filter(user=None).update(email="")
