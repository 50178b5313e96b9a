"""Mails that no person typed: they say so, so that no out-of-office note answers them (RFC 3834)."""

from datetime import datetime, timedelta
from email.utils import make_msgid
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from commitments.addresses import host

SAYS_SO = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class AutomaticMail(EmailMultiAlternatives):
    """A mail to one person or more from the register itself; `sender` is where it comes back, if that is elsewhere."""

    def __init__(
        self,
        subject: str,
        body: str,
        to: list[str],
        headers: dict[str, Any] | None = None,
        sender: str = "",
        html: str = "",
    ) -> None:
        # Django would name the machine, which is nobody's business and mostly no name that others know
        more = {"Message-ID": make_msgid(domain=host())}
        if sender:
            more["From"] = settings.DEFAULT_FROM_EMAIL
        super().__init__(subject, body, sender or None, to, headers=SAYS_SO | more | (headers or {}))
        if html:
            self.attach_alternative(html, "text/html")


def refused_for_good(error: Exception) -> bool:
    """Whether the mail server will take no mail to any of these addresses, now or later (5xx)."""
    codes = [code for code, _words in error.recipients.values()] if isinstance(error, SMTPRecipientsRefused) else []
    return bool(codes) and all(500 <= code < 600 for code in codes)


def next_try(owed_since: datetime, now: datetime, *, at_least: timedelta) -> datetime:
    """When to try a mail again that does not go now: the longer it is owed, the later."""
    return now + max(at_least, (now - owed_since) / 2)


def tell_administrators(subject: str, body: str) -> None:
    """Mail those in ADMINS, if there are any. Raises what the mail server makes of it."""
    if addresses := [address for _name, address in settings.ADMINS]:
        AutomaticMail(subject, body, addresses).send()
