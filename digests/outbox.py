"""The queue: the only writer of a mail's state. Each step is one conditional statement that names its claim.

A worker claims a mail for a while (its lease). Whoever claims it after that gets the next attempt number, and whatever
the first still writes finds no row. A lease that ends before DATA is harmless; one that ends in DATA leaves the mail in
doubt: it is sent again under the same Message-ID, and says so.
"""

import json
import os
import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from commitments.models import User
from digests.choices import BY_THE_WEEK, LEASED, UNSETTLED, MailState, Reason
from digests.models import DigestMail, DigestPeriod, Home, Subscription
from digests.periods import is_over
from digests.weeks import day_of

LEASE = timedelta(seconds=settings.MAIL_LEASE_SECONDS)
"""Longer than handing over one mail can take (EMAIL_TIMEOUT bounds each step of it)."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=settings.MAIL_RETRY_SECONDS), timedelta(hours=4)
MOST_AT_ONCE = 200
"""Mails that a worker claims together: read, made and frozen in a few statements."""
MOST_ATTEMPTS = 14
"""With the waits above: a day."""


_LOST = Case(When(state__in=LEASED, then=F("attempt") - F("tries_from")), default=Value(0))
"""Of a mail whose lease has ended: in how many attempts, the last of which ended with its worker."""
_IN_DOUBT = Case(When(state=MailState.DATA, then=Value(True)), default=F("in_doubt"))


def claimable(now: datetime) -> Q:
    """Due and nobody's, or held by a worker whose lease has ended."""
    return Q(state=MailState.PENDING, not_before__lte=now) | Q(state__in=LEASED, lease_until__lt=now)


def waiting_subscriptions() -> "QuerySet[Subscription]":
    """To whom something is still to be sent."""
    waiting = DigestMail.objects.filter(state__in=UNSETTLED)
    return Subscription.objects.filter(pk__in=waiting.values("subscription"))


def me() -> str:
    """This process, for who watches."""
    return f"{socket.gethostname()}:{os.getpid()}"[:100]


@transaction.atomic
def claim(now: datetime, *, most: int = MOST_AT_ONCE) -> list[DigestMail]:
    """Take up to `most` mails that are due, the longest waiting first; they are ours until their lease ends.

    Those whose worker died come last, and the more often that happened, the fewer at once: one of them may have been
    the cause, which then kills again, in the end alone. It is given up after MOST_ATTEMPTS.
    """
    waiting = DigestMail.objects.filter(claimable(now), period__paused_at=None).annotate(lost=_LOST)
    # rows that another worker is just claiming are passed over; SQLite lets one worker in at a time anyway
    locked = waiting.select_for_update(no_key=True, skip_locked=True, of=("self",)).order_by("lost", "not_before", "id")
    found = list(locked.values_list("pk", "lost")[:most])
    if not found:
        return []
    least = found[0][1]
    if least >= MOST_ATTEMPTS:
        _taken([pk for pk, _lost in found], now).update(
            state=MailState.FAILED, reason=Reason.WORKER_DIED, settled_at=now, lease_until=None, in_doubt=_IN_DOUBT
        )
        return []
    chosen = [pk for pk, lost in found if lost == least][: max(1, most >> (3 * least))]
    _taken(chosen, now).update(
        state=MailState.CLAIMED, attempt=F("attempt") + 1, lease_until=now + LEASE, held_by=me(), in_doubt=_IN_DOUBT
    )
    return list(_with_what_was_told(chosen))


def _taken(chosen: list[int], now: datetime) -> "QuerySet[DigestMail]":
    """Those that were chosen and that nobody else took since."""
    return DigestMail.objects.filter(claimable(now), pk__in=chosen)


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


def freeze(mails: Collection[DigestMail]) -> int:
    """Keep what each of these claimed mails says (`payload`), all in one go; how many claims still held."""
    said = {id(mail.payload): mail.payload for mail in mails}  # many mails say the same
    plain = {key: json.dumps(payload) for key, payload in said.items()}
    values = [(plain[id(mail.payload)], mail.pk, mail.attempt) for mail in mails]
    table = DigestMail._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        # S608: the table is ours, every value is a parameter
        cursor.executemany(
            f"UPDATE {table} SET payload = %s WHERE id = %s AND attempt = %s AND state = 'claimed'",  # noqa: S608
            values,
        )
        return max(0, int(cursor.rowcount))  # -1 when there were none


def hold_on(mails: Collection[DigestMail], now: datetime) -> None:
    """Renew the lease of what is still to be handed over."""
    for attempt in {mail.attempt for mail in mails}:
        held = [mail.pk for mail in mails if mail.attempt == attempt]
        still = DigestMail.objects.filter(pk__in=held, attempt=attempt, state=MailState.CLAIMED)
        still.update(lease_until=now + LEASE)


def hand_back(mails: Collection[DigestMail], now: datetime) -> int:
    """Claimed, and not to be sent by us now: anybody's again, as if it had not been claimed. How many still were."""
    free = {"state": MailState.PENDING, "lease_until": None, "not_before": now, "tries_from": F("tries_from") + 1}
    return sum(_held(mail, MailState.CLAIMED).update(**free) for mail in mails)


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """A run of mails: what it commits outlives the process at once, a power cut only with the next mark of DATA.

    A mark that a power cut takes back leaves its mail claimed, or in DATA and so in doubt: nothing is lost, and no
    double unknown.
    """
    _wait_for_the_disk(wait=False)
    try:
        yield
    finally:
        _wait_for_the_disk(wait=True)


def _wait_for_the_disk(*, wait: bool) -> None:
    if not connection.in_atomic_block:  # part of a larger commit, which waits or not
        with connection.cursor() as cursor:
            cursor.execute(PATIENCE[connection.vendor][wait])


PATIENCE = {
    "sqlite": ("PRAGMA synchronous=NORMAL", "PRAGMA synchronous=FULL"),
    "postgresql": ("SET synchronous_commit = off", "RESET synchronous_commit"),
}


def begin_data(mail: DigestMail, now: datetime) -> bool:
    """Mark that the mail may arrive from here on; False when the claim is lost, or when meanwhile the subscriber left,
    paused or lost the account, the run was stopped, or the register was muted.

    Of a run's marks this one is on the disk when it returns.
    """
    _wait_for_the_disk(wait=True)
    try:
        return _marked(_BEGIN_DATA, now + LEASE, mail, connection.ops.adapt_datefield_value(day_of(now)))
    finally:
        _wait_for_the_disk(wait=False)


def settle_sent(mail: DigestMail, now: datetime) -> bool:
    """Mark that the server has it: at once, since a worker that is killed before that sends it again."""
    return _marked(_SETTLE_SENT, now, mail)


# The two marks of every mail, in words of SQL: making such a statement takes the ORM longer than the database.
_MAILS, _FOLLOWERS, _WEEKS, _HOME = (model._meta.db_table for model in (DigestMail, Subscription, DigestPeriod, Home))
_ACCOUNTS = User._meta.db_table
_BEGIN_DATA = f"""
    UPDATE {_MAILS} SET state = 'data', lease_until = %s
    WHERE id = %s AND attempt = %s AND state = 'claimed' AND EXISTS (
        SELECT 1 FROM {_FOLLOWERS} AS follower LEFT JOIN {_ACCOUNTS} AS account ON account.id = follower.user_id
        WHERE follower.id = subscription_id AND follower.ended_at IS NULL
        AND (follower.paused_until IS NULL OR follower.paused_until <= %s)
        AND (account.id IS NULL OR account.is_active)
    )
    AND EXISTS (SELECT 1 FROM {_WEEKS} AS week WHERE week.id = period_id AND week.paused_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM {_HOME} AS home WHERE home.muted_at IS NOT NULL)"""  # noqa: S608  the tables are ours
_SETTLE_SENT = f"""
    UPDATE {_MAILS} SET state = 'sent', settled_at = %s, lease_until = NULL, reason = '', detail = ''
    WHERE id = %s AND attempt = %s AND state IN ('claimed', 'data')"""  # noqa: S608


def _marked(statement: str, moment: datetime, mail: DigestMail, *more: Any) -> bool:
    with connection.cursor() as cursor:
        adapted = connection.ops.adapt_datetimefield_value(moment)
        cursor.execute(statement, [adapted, mail.pk, mail.attempt, *more])
        return bool(cursor.rowcount == 1)


def settle_unsent(mail: DigestMail, state: MailState, reason: Reason, now: datetime, detail: str = "") -> bool:
    """End without sending: EMPTY, SUPPRESSED or FAILED, and why. False when the claim is lost."""
    return _settle(mail, state, now, reason=reason, detail=detail[:300])


def put_back(
    mail: DigestMail,
    now: datetime,
    *,
    spread: float,
    detail: str,
    reason: Reason | None = None,
    in_doubt: bool = False,
) -> bool:
    """Try again later; `spread` (0 to 1) keeps mails that failed together from coming back together."""
    return (
        _held(mail, *LEASED).update(
            state=MailState.PENDING,
            lease_until=None,
            not_before=now + wait(mail.tries, spread),
            detail=detail[:300],
            reason=reason or "",
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


def is_too_late(mail: DigestMail, now: datetime) -> bool:
    """Whether the next mail of its kind is due; after a rappel comes none."""
    return mail.period.kind in BY_THE_WEEK and is_over(mail.due_at, now)


def try_again(mail: DigestMail, now: datetime) -> bool:
    """A person lets a mail that failed, or was kept from an address, be sent after all, from its first attempt on.

    False when neither was so, or when the next one is due.
    """
    if is_too_late(mail, now):
        return False
    withheld = Q(state=MailState.FAILED) | Q(state=MailState.SUPPRESSED, reason=Reason.UNDELIVERABLE)
    return _free(DigestMail.objects.filter(withheld, pk=mail.pk), now) == 1


def try_all_again(now: datetime) -> int:
    """The same for each mail that failed; how many are tried. Those whose next one is due stay as they are."""
    in_time = ~Q(period__kind__in=BY_THE_WEEK) | Q(due_at__gt=now - timedelta(weeks=1))
    return _free(DigestMail.objects.filter(in_time, state=MailState.FAILED), now)


def _free(mails: "QuerySet[DigestMail]", now: datetime) -> int:
    free = {"state": MailState.PENDING, "settled_at": None, "reason": "", "not_before": now, "tries_from": F("attempt")}
    return mails.update(**free)
