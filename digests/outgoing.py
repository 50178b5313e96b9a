"""The ways out of the register, which every mail takes: a restored copy sends none, whoever asks (`digests.home`).

EMAIL_BACKEND names one of these. The digests go over the same connection, and ask once more just before each mail.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import filebased, smtp
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from digests import home


class Muted(OSError):
    """This is a restored copy of the register; nothing was sent."""


class OnlyFromHome:
    """A backend of Django's, for the register's own database alone."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """How many went. Raises Muted in a copy, and DatabaseError when that cannot be told."""
        if not _may_go(messages):
            raise Muted("no mail goes out until this restored copy is released (release_mail)")
        sent: Any = super().send_messages(messages)  # type: ignore[misc]  # of the backend that stands beside this one
        return sent or 0


class Smtp(OnlyFromHome, smtp.EmailBackend):
    """A mail server."""


class Files(OnlyFromHome, filebased.EmailBackend):
    """Each mail a file, for a register that has no mail server."""


def _may_go(messages: Sequence[EmailMessage]) -> bool:
    """While the database does not answer nobody knows: that itself is then told to the administrators, and to no one
    else. A transaction that failed is no such thing: the database is there, and may be a copy."""
    try:
        return home.may_send(timezone.now())  # noqa: TID251  a door
    except (OperationalError, InterfaceError):
        administrators = {address for _name, address in settings.ADMINS}
        if all(administrators.issuperset(message.recipients()) for message in messages):
            return True
        raise
