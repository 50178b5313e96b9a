"""Telling the administrators that post does not get away: when, and only when, something is to be done."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from commitments.automatic_mail import tell_administrators
from digests import home
from digests.choices import UNSETTLED
from digests.heartbeats import server_away_since
from digests.letter import moment_in_words
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.outbox import claimable
from digests.periods import hours_not_seen
from digests.rendering import for_operators

logger = logging.getLogger(__name__)
ALARM_AFTER = timedelta(hours=5)
AGAIN_AFTER = timedelta(days=1)


def raise_alarms(now: datetime) -> int:
    """Mail the administrators about each period with mails that were due long ago and are not settled, daily.

    Returns for how many periods. When all of a period is settled its next alarm is a new one, and told at once.
    A copy that may not send raises none.
    """
    if not home.may_send(now):
        return 0
    stuck = DigestPeriod.objects.filter(mails__in=_stuck(now)).distinct()
    DigestPeriod.objects.filter(alarmed_at__isnull=False).exclude(pk__in=stuck).update(alarmed_at=None)
    to_tell = stuck.filter(Q(alarmed_at=None) | Q(alarmed_at__lte=now - AGAIN_AFTER))
    return sum(_claim(period, now) and _raise(period, now) for period in to_tell)


def _stuck(now: datetime) -> "QuerySet[DigestMail]":
    return DigestMail.objects.filter(state__in=UNSETTLED, due_at__lt=now - ALARM_AFTER)


def _claim(period: DigestPeriod, now: datetime) -> bool:
    """Ours to tell: whoever else saw the same row finds it changed."""
    return DigestPeriod.objects.filter(pk=period.pk, alarmed_at=period.alarmed_at).update(alarmed_at=now) == 1


def _raise(period: DigestPeriod, now: datetime) -> bool:
    found = _stuck(now).filter(period=period).aggregate(number=Count("pk"), since=Min("due_at"))
    if not found["number"]:  # settled just now
        return False
    with override("nl"):
        said = {"period": period, "number": found["number"], "since": moment_in_words(found["since"])}
        subject = _("De post van %(period)s blijft liggen") % said
        words = ngettext(
            "%(number)d mail van %(period)s wacht al meer dan vijf uur, sinds %(since)s.",
            "%(number)d mails van %(period)s wachten al meer dan vijf uur, sinds %(since)s.",
            found["number"],
        )
        try:
            tell_administrators(subject, for_operators(words % said))
        except (OSError, smtplib.SMTPException) as error:
            logger.error("the administrators could not be told that mails wait: %s", type(error).__name__)
            DigestPeriod.objects.filter(pk=period.pk).update(alarmed_at=period.alarmed_at)
            return False
    return True


def oldest_due(now: datetime) -> datetime | None:
    """Since when the mail that waits longest should have gone; None when none that is due waits."""
    waiting = DigestMail.objects.filter(state__in=UNSETTLED, due_at__lte=now)
    oldest: datetime | None = waiting.aggregate(since=Min("due_at"))["since"]
    return oldest


def stuck_since(now: datetime) -> datetime | None:
    """Since when a mail waits that should be under way; None when the post gets away.

    While the mail server takes nothing that is every mail that is due. Otherwise a mail that one address puts off is
    under way: it is tried again by itself.
    """
    if server_away_since():
        return oldest_due(now)
    since: datetime | None = DigestMail.objects.filter(claimable(now)).aggregate(since=Min("not_before"))["since"]
    return since


def owed_since(now: datetime) -> datetime | None:
    """Since when a mail should have gone that no worker has made: a digest or a question. None when there is none."""
    asked = Subscription.objects.filter(confirmation_due_at__lte=now).values_list("confirmation_due_at", flat=True)
    return min((moment for moment in (*asked, *hours_not_seen(now)) if moment), default=None)
