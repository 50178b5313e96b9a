"""Jobs that join two apps, and the worker's own housekeeping: what nobody needs any more is not kept."""

from datetime import timedelta
from importlib import import_module

from axes.models import AccessAttempt, AccessLog
from celery import shared_task
from celery.exceptions import Ignore
from django.conf import settings
from django.utils import timezone

from commitments import mistakes
from digests import home, trouble
from digests.one_sender import only_sender

LOGINS_KEPT = timedelta(days=90)
"""Long enough to look into a break-in; the page on privacy names it."""


@shared_task(name="tracker.forget")
def forget() -> int:
    """Sessions that ended, who tried to log in from where long ago, and from which addresses mails came back years ago.

    Nightly and at start, safe to repeat.
    """
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    now = timezone.now()
    before = now - LOGINS_KEPT
    logins: int = sum(model.objects.filter(attempt_time__lt=before).delete()[0] for model in (AccessAttempt, AccessLog))
    return logins + trouble.forget(now)


@shared_task(name="tracker.mail_answers")
def mail_answers() -> int:
    """The answers to reported mistakes that have not gone out; every minute and at start, safe to repeat.

    A restored copy of the register keeps them until it is released, as every other mail. Raises Ignore while its worker
    sends other mails.
    """
    now = timezone.now()
    with only_sender() as it_is_us:
        if not it_is_us:
            raise Ignore
        return mistakes.mail_answers(now) if home.may_send(now) else 0
