"""Mails that no person typed: they say so, so that no out-of-office note answers them (RFC 3834)."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

SAYS_SO = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class AutomaticMail(EmailMultiAlternatives):
    """A mail to one person or more from the register itself."""

    def __init__(self, subject: str, body: str, to: list[str], headers: dict[str, Any] | None = None) -> None:
        super().__init__(subject, body, to=to, headers=SAYS_SO | (headers or {}))


def tell_administrators(subject: str, body: str) -> None:
    """Mail those in ADMINS, if there are any. Raises what the mail server makes of it."""
    if addresses := [address for _name, address in settings.ADMINS]:
        AutomaticMail(subject, body, addresses).send()
