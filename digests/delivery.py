"""Handing one mail over, and saying exactly how that ended. Over SMTP the register is told just before DATA.

With any other backend of Django (files, memory) the mail counts as being handed over from the first byte on.
"""

import re
import smtplib
from collections.abc import Callable
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

OK = (250, 251)
_EOL = re.compile(rb"\r?\n")
_ENHANCED = re.compile(r"5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b")
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>]+>?")


class NotDelivered(Exception):
    """The mail did not go; the message is what the server said, without addresses."""


class TryLater(NotDelivered):
    """Not now; it certainly did not arrive."""


class ServerAway(TryLater):
    """The server takes no mail at all now; trying the next one is of no use."""


class Refused(NotDelivered):
    """Never: this mail, or this address, is not accepted. `status` is the server's enhanced code, such as "5.1.1"."""

    @property
    def status(self) -> str:
        found = _ENHANCED.match(str(self))
        return found[1] if found else ""


class InDoubt(NotDelivered):
    """Contact was lost while it was handed over: it may have arrived."""


class Post:
    """A way out for many mails, over one connection when the backend is SMTP."""

    def __init__(self) -> None:
        self._backend = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection, however it is; the next mail opens a new one."""
        try:
            self._backend.close()
        except (OSError, smtplib.SMTPException):
            self._backend.connection = None  # type: ignore[attr-defined]

    def deliver(self, message: EmailMessage, before_data: Callable[[], None]) -> None:
        """Hand over one mail; `before_data` runs when it may arrive from here on. Raises NotDelivered's kinds."""
        _check(message)
        if isinstance(self._backend, EmailBackend):
            self._over_smtp(self._backend, message, before_data)
            return
        message.message()  # a broken header shows here, before anything is marked
        before_data()
        get_connection().send_messages([message])  # a connection of its own: one file for each mail

    def _over_smtp(self, backend: EmailBackend, message: EmailMessage, before_data: Callable[[], None]) -> None:
        content = getattr(message, "printed", None) or _EOL.sub(b"\r\n", message.message().as_bytes())
        smtp = self._open(backend)
        try:
            _envelope(smtp, message)
        except NotDelivered:
            self._start_over(smtp)
            raise
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise TryLater(said(error)) from error
        before_data()
        self._data(smtp, content)

    def _open(self, backend: EmailBackend) -> smtplib.SMTP:
        try:
            backend.open()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise ServerAway(said(error)) from error
        if backend.connection is None:
            raise ServerAway("no connection")
        return backend.connection

    def _data(self, smtp: smtplib.SMTP, content: bytes) -> None:
        try:
            code, words = smtp.data(content)
        except smtplib.SMTPDataError as error:
            code, words = error.smtp_code, error.smtp_error if isinstance(error.smtp_error, bytes) else b""
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise InDoubt(said(error)) from error
        if code != 250:
            self._start_over(smtp)
            raise _answer(code, words)

    def _start_over(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self.close()


def _check(message: EmailMessage) -> None:
    try:
        validate_email(message.to[0])
    except ValidationError as error:
        raise Refused("the address is no e-mail address") from error


def _envelope(smtp: smtplib.SMTP, message: EmailMessage) -> None:
    """Name the sender and the one recipient. Only what is said of the recipient can end a mail for good."""
    smtp.ehlo_or_helo_if_needed()
    code, words = smtp.mail(parseaddr(message.from_email)[1])
    if code not in OK:
        raise ServerAway(_said(code, words))
    code, words = smtp.rcpt(message.to[0])
    if code not in OK:
        raise _answer(code, words)


def _answer(code: int, words: bytes) -> NotDelivered:
    kind = ServerAway if code == 421 else Refused if 500 <= code < 600 else TryLater
    return kind(_said(code, words))


def _said(code: int, words: bytes) -> str:
    return without_addresses(f"{code} {words.decode(errors='replace')}")


def said(error: BaseException) -> str:
    """What went wrong, for the row that keeps it."""
    return without_addresses(f"{type(error).__name__}: {error}")


def without_addresses(words: str) -> str:
    return _ADDRESS.sub("<…>", words)
