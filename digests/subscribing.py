"""Following a list, agreeing to it by mail, changing it, and leaving. Addresses are forgotten after leaving."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from commitments.models import User
from digests.choices import PeriodKind
from digests.models import Subscription, SubscriptionQuerySet
from digests.periods import ensure_periods, move, write_down

FORGET_AFTER = timedelta(days=28)
CONFIRM_WITHIN = timedelta(days=7)
MOST_UNCONFIRMED = 3
"""So many lists wait for one address's consent; more are not asked for, so that nobody can bury a stranger in mail."""
MOST_QUESTIONS = 3
"""So often one list is asked about: once, and twice again for who lost the mail."""
MOST_QUESTIONS_A_DAY = 3
"""So many questions that nobody answered go to one address in a day, whatever lists they are about."""
ASK_AGAIN_AFTER = timedelta(minutes=10)


def follow(user: User, query: str, now: datetime, **chosen: Any) -> Subscription:
    """The account's subscription to a list, a new one unless it follows that list already."""
    defaults = {"created_at": now, "confirmed_at": now, "scheduled_at": now} | chosen
    which = {"user": user, "query": query, "ended_at": None, "kind": chosen.get("kind") or PeriodKind.WEEKLY}
    return Subscription.objects.get_or_create(**which, defaults=defaults)[0]


def ask(email: str, query: str, now: datetime, **chosen: Any) -> None:
    """Note that an address wants to follow a list: it is asked by mail whether that is so.

    Says nothing of what was there already: a stranger must not learn who follows what.
    """
    of_address = Subscription.objects.filter(email__iexact=email, ended_at=None)
    waiting = of_address.filter(confirmed_at=None)
    if _questions_lately(waiting, now) >= MOST_QUESTIONS_A_DAY:
        return
    question = {"confirmation_due_at": now, "asked_at": now}
    if of_address.filter(query=query).exists():
        asked = waiting.filter(query=query, confirmation_due_at=None, asked_at__lt=now - ASK_AGAIN_AFTER)
        asked.filter(questions__lt=MOST_QUESTIONS).update(questions=F("questions") + 1, **question)
    elif waiting.count() < MOST_UNCONFIRMED:
        first = question | {"email": email, "query": query, "created_at": now, "scheduled_at": now, "questions": 1}
        try:
            with transaction.atomic():
                Subscription.objects.create(**first, **chosen)
        except IntegrityError:
            return  # asked twice at the same moment


def _questions_lately(waiting: SubscriptionQuerySet, now: datetime) -> int:
    """Questions without answer about every list that was asked about in the last day; rather one too many counted."""
    lately = waiting.filter(asked_at__gt=now - timedelta(days=1))
    return lately.aggregate(all=Sum("questions"))["all"] or 0


def confirm(subscription: Subscription, now: datetime) -> bool:
    """The address agrees; False when it had left or waited too long. Confirming twice is confirming."""
    waiting = Subscription.objects.filter(pk=subscription.pk, confirmed_at=None, ended_at=None)
    waiting.update(confirmed_at=now, scheduled_at=now, confirmation_due_at=None)
    subscription.refresh_from_db()
    return subscription.is_running


@transaction.atomic
def reschedule(subscription: Subscription, now: datetime) -> None:
    """Save how the list is followed, and nothing else: who leaves at the same moment has left.

    A new day or hour counts from now; what the old one came to until now is written down first.
    """
    before = Subscription.objects.get(pk=subscription.pk)
    is_moved = (before.weekday, before.hour) != (subscription.weekday, subscription.hour)
    if is_moved:
        ensure_periods(now)
        write_down(before, now)
        subscription.scheduled_at = now
    subscription.save(update_fields=["name", "weekday", "hour", "language", "grouping", "scheduled_at"])
    if is_moved and before.is_running:
        move(before, subscription, now)


def pause(subscription: Subscription, until: date | None) -> None:
    """No mails before that day; None takes the pause away."""
    subscription.paused_until = until
    subscription.save(update_fields=["paused_until"])


@transaction.atomic
def leave(subscription: Subscription, now: datetime) -> None:
    """No mail begins after this returns. Leaving twice is leaving."""
    write_down(subscription, now)
    Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(ended_at=now, confirmation_due_at=None)
    subscription.refresh_from_db()


def forget(now: datetime) -> int:
    """Forget addresses that left long ago and drop requests that were not confirmed since they were last asked about;
    returns how many."""
    unconfirmed = Subscription.objects.filter(confirmed_at=None).annotate(last=Coalesce("asked_at", "created_at"))
    dropped, _by_model = unconfirmed.filter(last__lt=now - CONFIRM_WITHIN).delete()
    left = Subscription.objects.filter(ended_at__lt=now - FORGET_AFTER).exclude(email="")
    return dropped + left.update(email="")


def follow_by_default(user: User, query: str, name: str, now: datetime) -> None:
    """A member follows what was promised to the member, unless that was ever followed, and perhaps left, before."""
    if not Subscription.objects.filter(user=user, query=query).exists():
        follow(user, query, now, name=name, language=user.language)
