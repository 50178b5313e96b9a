"""Asking an address whether it wants these mails. The row is the queue here too; asking twice does no harm."""

import logging
import smtplib
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.addresses import absolute
from commitments.automatic_mail import AutomaticMail, next_try, refused_for_good
from digests.models import Subscription
from digests.rendering import html_of
from digests.return_path import return_path_of
from digests.saved_list import own_words
from digests.subscribing import CONFIRM_WITHIN
from digests.tokens import CONFIRM, token_for
from digests.trouble import troubled
from digests.weeks import day_of

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = timedelta(minutes=5)


def ask_for_confirmation(clock: Callable[[], datetime], *, until: datetime | None = None) -> int:
    """Send each question that is owed, beginning none after `until`; returns how many went.

    One that fails is owed again later, unless its address is refused for good; an address from which mails come back is
    not asked. Raises, when all others went, an ExceptionGroup of what was wrong with those that could not be made.
    """
    asked, faults = 0, list[Exception]()
    for subscription in Subscription.objects.filter(confirmation_due_at__lte=clock()).order_by(
        "confirmation_due_at", "pk"
    ):
        if until is not None and clock() >= until:
            break
        if troubled([subscription.address], clock()):
            _owed_no_more(subscription)
        elif _claim(subscription, clock()):
            try:
                asked += _ask(subscription, clock())
            except Exception as fault:
                faults.append(fault)
    if faults:
        raise ExceptionGroup("questions could not be made", faults)
    return asked


def _claim(subscription: Subscription, now: datetime) -> bool:
    """Ours for a while: whoever else saw the same row finds it changed."""
    seen = Subscription.objects.filter(pk=subscription.pk, confirmation_due_at=subscription.confirmation_due_at)
    again = next_try(subscription.asked_at or subscription.created_at, now, at_least=TRY_AGAIN_AFTER)
    return seen.update(confirmation_due_at=again) == 1


def _ask(subscription: Subscription, now: datetime) -> bool:
    try:
        question(subscription, now).send()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        logger.warning("the question to subscription %s did not go: %s", subscription.pk, type(error).__name__)
        if refused_for_good(error):
            _owed_no_more(subscription)
        return False
    _owed_no_more(subscription)
    return True


def _owed_no_more(subscription: Subscription) -> None:
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmation_due_at=None)


def list_asked_about(subscription: Subscription, on: date) -> str:
    """What is shown of a list to who has not agreed yet: no word of whoever asked. Raises BrokenList."""
    return own_words(subscription.query, AnonymousUser(), on)


def question(subscription: Subscription, now: datetime) -> AutomaticMail:
    """The mail that asks, in the language in which the list was asked for. Raises BrokenList."""
    with override(subscription.language):
        context = {
            "list": list_asked_about(subscription, day_of(now)),
            "url": absolute(reverse("confirm", args=[token_for(subscription, CONFIRM)])),
            "days": CONFIRM_WITHIN.days,
        }
        return AutomaticMail(
            subject=_("Wilt u deze lijst volgen? Bevestig uw e-mailadres"),
            body=render_to_string("digests/mail/confirm.txt", context),
            to=[subscription.email],
            sender=return_path_of(subscription, now),
            html=html_of("digests/mail/confirm.html", context),
        )
