"""Handing one mail over, and saying exactly how that ended. The register is told just before.

Over SMTP sender, recipient and DATA go out together where the server allows it (PIPELINING, RFC 2920): two answers to
wait for instead of four. With any other backend of Django (files, memory) there is nothing to wait for.
"""

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email

GO_ON, CLOSING = 354, 421
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


class SenderRefused(NotDelivered):
    """The server wants no mail from us and says so for good (5xx), at the door or of our sender."""


class BadAddress(NotDelivered):
    """What is to be its address is none; no server was asked."""


class InDoubt(NotDelivered):
    """Contact was lost while it was handed over: it may have arrived."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One mail, ready to go."""

    sender: str
    """The bare address to which it comes back."""
    to: str
    content: bytes
    """Headers and body; its lines end as SMTP wants them."""
    message: Callable[[], EmailMessage]
    """The same for Django's other backends."""


class Post:
    """A way out for many mails, over one connection when the backend is SMTP."""

    def __init__(self) -> None:
        self._backend = get_connection()
        self.reached = False
        """Whether the server answered."""

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

    def deliver(self, parcel: Parcel, before_data: Callable[[], None]) -> None:
        """Hand over one mail; `before_data` runs when it may arrive from here on. Raises NotDelivered's kinds."""
        _check(parcel.to)
        if isinstance(self._backend, EmailBackend):
            smtp = self._open(self._backend)
            self.reached = True
            before_data()
            self._over_smtp(smtp, parcel)
        else:
            message = parcel.message()
            self.reached = True
            before_data()
            get_connection().send_messages([message])  # a connection of its own: one file for each mail

    def _open(self, backend: EmailBackend) -> smtplib.SMTP:
        try:
            backend.open()
            if backend.connection is None:
                raise ServerAway("no connection")
            backend.connection.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise _at_the_door(getattr(error, "smtp_code", 0))(said(error)) from error
        return backend.connection

    def _over_smtp(self, smtp: smtplib.SMTP, parcel: Parcel) -> None:
        lost: type[NotDelivered] = TryLater  # nothing of the mail itself has gone yet
        try:
            _envelope(smtp, parcel)
            lost = InDoubt
            _content(smtp, parcel.content)
        except NotDelivered:
            self._start_over(smtp)
            raise
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise lost(said(error)) from error

    def _start_over(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self.close()


def _check(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        raise BadAddress from error


def _at_the_door(code: int) -> type[NotDelivered]:
    """What an answer means that comes before any mail, or is of our sender."""
    return SenderRefused if 500 <= code < 600 else ServerAway


def _envelope(smtp: smtplib.SMTP, parcel: Parcel) -> None:
    """Name the sender and the one recipient, and ask to go on. What is said of the sender ends no mail for good."""
    eight_bits = " BODY=8BITMIME" if smtp.has_extn("8bitmime") else ""
    commands = [f"MAIL FROM:<{parcel.sender}>{eight_bits}", f"RCPT TO:<{parcel.to}>", "DATA"]
    (sender, recipient, go_on) = _answers(smtp, commands)
    fault = next((answer for answer in (sender, recipient) if answer[0] >= 300), None)
    if go_on[0] == GO_ON and fault:  # RFC 2920, 3.1: the server goes on without a recipient; end it with nothing
        smtp.send(".\r\n")
        smtp.getreply()
    if sender[0] >= 300:
        raise _at_the_door(sender[0])(_said(*sender))
    if fault or go_on[0] != GO_ON:
        raise _answer(*(fault or go_on))


def _answers(smtp: smtplib.SMTP, commands: list[str]) -> list[tuple[int, bytes]]:
    """The answer to each command; what follows a refusal is not asked, or when all went out at once, answered too."""
    at_once = smtp.has_extn("pipelining")
    if at_once:
        smtp.send("".join(f"{command}\r\n" for command in commands))
    answers: list[tuple[int, bytes]] = []
    for command in commands:
        code = answers[-1][0] if answers else 0
        if code == CLOSING or (code >= 400 and not at_once):
            answers.append(answers[-1])
        else:
            answers.append(smtp.getreply() if at_once else smtp.docmd(command))
    return answers


def _content(smtp: smtplib.SMTP, content: bytes) -> None:
    """The mail itself, with the dots that begin a line doubled (RFC 5321, 4.5.2)."""
    smtp.send(content.replace(b"\r\n.", b"\r\n..") + b"\r\n.\r\n")
    code, words = smtp.getreply()
    if code != 250:
        raise _answer(code, words)


def _answer(code: int, words: bytes) -> NotDelivered:
    kind = ServerAway if code == CLOSING else Refused if 500 <= code < 600 else TryLater
    return kind(_said(code, words))


def _said(code: int, words: bytes) -> str:
    return without_addresses(f"{code} {words.decode(errors='replace')}")


def said(error: BaseException) -> str:
    """What went wrong, for the row that keeps it."""
    return without_addresses(f"{type(error).__name__}: {error}")


def without_addresses(words: str) -> str:
    return _ADDRESS.sub("<…>", words)
