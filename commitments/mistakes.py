"""Mistakes that readers report: kept, answered by the clerks' office, the answer mailed to whoever left an address."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from commitments.addresses import absolute, host
from commitments.automatic_mail import AutomaticMail, next_try, refused_for_good
from commitments.models import MistakeReport, User

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = timedelta(minutes=5)
"""Longer than handing over MOST_AT_ONCE mails takes (EMAIL_TIMEOUT bounds each step)."""
GIVE_UP_AFTER = timedelta(days=3)
MOST_AT_ONCE = 10


def report(page: str, words: str, *, email: str, language: str, now: datetime) -> MistakeReport:
    return MistakeReport.objects.create(page=page, words=words, email=email, language=language, reported_at=now)


def answer(mistake: MistakeReport, words: str, *, by: User, now: datetime) -> bool:
    """Keep the answer; False when a colleague had answered already: the first answer stays."""
    waiting = MistakeReport.objects.filter(pk=mistake.pk, answered_at=None)
    return bool(waiting.update(answer=words, answered_at=now, answered_by=by))


def mail_answers(now: datetime) -> int:
    """Mail each answer that has not gone out, and forget the address; one that cannot go now is tried again later.

    An address that the mail server refuses for good, or to which nothing goes for days, is given up and forgotten.
    """
    waiting = MistakeReport.objects.filter(answered_at__isnull=False, mailed_at=None).exclude(email="")
    due = waiting.filter(Q(mail_due_at=None) | Q(mail_due_at__lte=now)).order_by("answered_at", "id")
    return sum(_claim(mistake, now) and _mail(mistake, now) for mistake in due[:MOST_AT_ONCE])


def _claim(mistake: MistakeReport, now: datetime) -> bool:
    """Ours for a while: whoever else saw the same row finds it changed."""
    seen = MistakeReport.objects.filter(pk=mistake.pk, mailed_at=None, mail_due_at=mistake.mail_due_at)
    again = next_try(mistake.answered_at or now, now, at_least=TRY_AGAIN_AFTER)
    return seen.update(mail_due_at=again) == 1


def _mail(mistake: MistakeReport, now: datetime) -> bool:
    try:
        _message(mistake).send()
    except Exception as error:  # what is wrong with one holds no other up; its words may hold the address
        logger.error("the answer to mistake %s could not be mailed: %s", mistake.pk, type(error).__name__)
        if refused_for_good(error) or now - (mistake.answered_at or now) > GIVE_UP_AFTER:
            MistakeReport.objects.filter(pk=mistake.pk).update(email="")
        return False
    MistakeReport.objects.filter(pk=mistake.pk).update(mailed_at=now, email="")
    return True


def _message(mistake: MistakeReport) -> AutomaticMail:
    link = absolute(mistake.get_absolute_url())
    with translation.override(mistake.language):
        subject = _("Antwoord op uw melding over het register van toezeggingen")
        body = render_to_string("commitments/mail/mistake.txt", {"mistake": mistake, "link": link})
    # the same for every try, so that a mail program folds what was sent twice
    headers = {"Message-ID": f"<mistake-{mistake.pk}@{host()}>"}
    return AutomaticMail(subject, body, [mistake.email], headers)
