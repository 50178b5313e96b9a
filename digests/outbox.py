"""The queue: the only writer of a mail's state. Each step is one conditional statement that names its claim.

A worker claims a mail for a while (its lease). Whoever claims it after that gets the next attempt number, and whatever
the first still writes finds no row. A lease that ends before DATA is harmless; one that ends in DATA leaves the mail in
doubt: it is sent again under the same Message-ID, and says so.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from digests.choices import LEASED, MailState, Reason
from digests.models import DigestMail

LEASE = timedelta(minutes=5)
"""Longer than handing over one mail can take (EMAIL_TIMEOUT bounds each step of it)."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
MOST_ATTEMPTS = 14
"""With the waits above: a day."""


def claimable(now: datetime) -> Q:
    """Due and nobody's, or held by a worker whose lease has ended."""
    return Q(state=MailState.PENDING, not_before__lte=now) | Q(state__in=LEASED, lease_until__lt=now)


@transaction.atomic
def claim(now: datetime, *, most: int = 50) -> list[DigestMail]:
    """Take up to `most` mails that are due, the longest waiting first; they are ours until their lease ends."""
    waiting = DigestMail.objects.filter(claimable(now)).order_by("not_before", "id")
    # rows that another worker is just claiming are passed over; SQLite lets one worker in at a time anyway
    chosen = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True)[:most])
    DigestMail.objects.filter(claimable(now), pk__in=chosen).update(
        in_doubt=Case(When(state=MailState.DATA, then=Value(True)), default=F("in_doubt")),
        state=MailState.CLAIMED,
        attempt=F("attempt") + 1,
        lease_until=now + LEASE,
    )
    return list(_with_what_was_told(chosen))


def _with_what_was_told(chosen: list[int]) -> Any:
    """The claimed mails, each with the payload of the last one that told its subscriber something (`told_before`)."""
    earlier = DigestMail.objects.filter(
        subscription=OuterRef("subscription"),
        due_at__lt=OuterRef("due_at"),
        state__in=[MailState.SENT, MailState.EMPTY],
        payload__isnull=False,
    )
    return (
        DigestMail.objects.filter(pk__in=chosen)
        .select_related("period", "subscription__user__member")
        .annotate(told_before=Subquery(earlier.order_by("-due_at").values("payload")[:1]))
        .order_by("not_before", "id")
    )


def freeze(mail: DigestMail, payload: Mapping[str, Any]) -> bool:
    """Keep what the mail says; False when the claim is lost."""
    mail.payload = dict(payload)
    return _held(mail, MailState.CLAIMED).update(payload=mail.payload) == 1


def begin_data(mail: DigestMail, now: datetime) -> bool:
    """Mark that the mail may arrive from here on; False when the claim is lost or the subscriber has left meanwhile."""
    return (
        _held(mail, MailState.CLAIMED)
        .filter(subscription__ended_at__isnull=True)
        .update(state=MailState.DATA, lease_until=now + LEASE)
        == 1
    )


def settle_sent(mail: DigestMail, now: datetime) -> bool:
    return _settle(mail, MailState.SENT, now, reason="", detail="")


def settle_unsent(mail: DigestMail, state: MailState, reason: Reason, now: datetime, detail: str = "") -> bool:
    """End without sending: EMPTY, SUPPRESSED or FAILED, and why. False when the claim is lost."""
    return _settle(mail, state, now, reason=reason, detail=detail[:300])


def put_back(mail: DigestMail, now: datetime, *, spread: float, detail: str, in_doubt: bool = False) -> bool:
    """Try again later; `spread` (0 to 1) keeps mails that failed together from coming back together."""
    return (
        _held(mail, *LEASED).update(
            state=MailState.PENDING,
            lease_until=None,
            not_before=now + wait(mail.attempt, spread),
            detail=detail[:300],
            **({"in_doubt": True} if in_doubt else {}),
        )
        == 1
    )


def wait(attempt: int, spread: float) -> timedelta:
    """How long after that attempt the next one is: doubling, then every few hours, up to a quarter more by `spread`."""
    doublings = min(attempt - 1, 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT) * (1 + spread / 4)


def _settle(mail: DigestMail, state: MailState, now: datetime, **fields: Any) -> bool:
    return _held(mail, *LEASED).update(state=state, lease_until=None, settled_at=now, **fields) == 1


def _held(mail: DigestMail, *states: MailState) -> "QuerySet[DigestMail]":
    """The row while it is still this claim's."""
    return DigestMail.objects.filter(pk=mail.pk, attempt=mail.attempt, state__in=states)
