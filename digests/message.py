"""The mail itself: its parts and its headers, the same bytes whenever it is made again from its row."""

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from typing import Any, TypeVar

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from digests.addresses import host
from digests.models import DigestMail, Subscription
from digests.rendering import Rendered, Ways, render_mail, ways_of
from digests.return_path import return_path

Made = TypeVar("Made")
_ENCODED = re.compile(rb"\nContent-Transfer-Encoding: (?:quoted-printable|base64)")


class DigestMessage(EmailMultiAlternatives):
    """A mail whose MIME boundary follows from its Message-ID instead of from chance.

    Its headers begin on their own line, also those that are longer than a line: some receivers read a header that
    begins on the next one as empty, and offer no way to leave.
    """

    printed: bytes | None = None
    """The whole mail when it was printed from a plate, lines ending as SMTP wants them."""

    def message(self, *args: Any, **options: Any) -> Any:
        mime: Message = super().message(*args, **options)
        mime.policy = mime.policy.clone(max_line_length=None)
        mime.replace_header("Subject", Header(str(self.subject), maxlinelen=76, header_name="Subject").encode())
        mime.set_boundary(_boundary(self.extra_headers["Message-ID"]))
        return mime


def build_message(mail: DigestMail, printer: "Printer | None" = None) -> DigestMessage:
    """The mail of a row with a payload. Raises ValueError for what cannot be a header (BadHeaderError) or a mail.

    With a printer that has made a mail like it before, its bytes are printed instead of made.
    """
    subscription = mail.subscription
    sent = Sent(subscription.address, mail.message_id, _list_id(subscription), ways_of(subscription))
    return (printer or Printer()).print(mail, sent)


def _list_id(subscription: Subscription) -> str:
    return f"<abonnement-{subscription.pk}.{host()}>"


def _boundary(message_id: str) -> str:
    return f"=_{hashlib.sha256(message_id.encode()).hexdigest()[:40]}"


@dataclass(frozen=True, slots=True)
class Sent:
    """What differs between two mails that say the same."""

    to: str
    message_id: str
    list_id: str
    ways: Ways

    def parts(self) -> dict[str, str]:
        manage, leave = self.ways.manage, self.ways.leave
        boundary = _boundary(self.message_id)
        return {"to": self.to, "id": self.message_id, "list": self.list_id, "boundary": boundary} | {
            "manage": manage,
            "leave": leave,
        }


def _compose(rendered: Rendered, sent: Sent, as_of: datetime) -> DigestMessage:
    message = DigestMessage(
        subject=rendered.subject,
        body=rendered.text,
        to=[sent.to],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": sent.message_id,
            "Date": format_datetime(as_of.astimezone(UTC)),
            "List-Id": sent.list_id,
            # RFC 8058: one https address, and the literal words
            "List-Unsubscribe": f"<{sent.ways.leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Precedence": "bulk",
        },
    )
    message.attach_alternative(rendered.html, "text/html")
    return message


class Printer:
    """Makes mails that say the same once: a plate with marks, into which each addressee's own parts are printed."""

    def __init__(self) -> None:
        self._rendered: dict[Any, tuple[Any, Rendered]] = {}
        self._plates: dict[Any, tuple[Any, list[bytes] | None]] = {}
        word = secrets.token_hex(8)  # nothing that a title could hold
        ways = Ways(f"https://manage-{word}.invalid/", f"https://leave-{word}.invalid/")
        self.marks = Sent(f"to@{word}.invalid", f"<id@{word}.invalid>", f"<list-{word}.invalid>", ways)
        self._named = {mark.encode(): name for name, mark in self.marks.parts().items()}
        self._mark = re.compile(b"(" + b"|".join(map(re.escape, self._named)) + b")")

    def print(self, mail: DigestMail, sent: Sent) -> DigestMessage:
        as_of = datetime.fromisoformat((mail.payload or {})["as_of"])
        rendered = self._once(self._rendered, mail, lambda: render_mail(mail, self.marks.ways))
        plate = self._once(self._plates, mail, lambda: self._plate(_compose(rendered, self.marks, as_of)))
        message = _compose(_with(rendered, self.marks.ways, sent.ways), sent, as_of)
        if plate is not None and sent.to.isascii():
            own = {name: part.encode() for name, part in sent.parts().items()}
            message.printed = b"".join(own[self._named[part]] if part in self._named else part for part in plate)
        message.from_email = return_path(mail)
        return message

    def _once(self, kept: dict[Any, tuple[Any, Made]], mail: DigestMail, make: Callable[[], Made]) -> Made:
        """Made once for all mails with the very same payload object, which is kept so that it stays the same."""
        subscription = mail.subscription
        key = (id(mail.payload), mail.period_id, subscription.name, subscription.query, subscription.language)
        if key not in kept:
            kept[key] = (mail.payload, make())
        return kept[key][1]

    def _plate(self, message: DigestMessage) -> list[bytes] | None:
        """The mail in pieces; None when its text had to be encoded, so that nothing can be printed into it."""
        content = message.message().as_bytes()
        if b"\nContent-Transfer-Encoding: 8bit" not in content or re.search(_ENCODED, content):
            return None
        return self._mark.split(re.sub(rb"\r?\n", b"\r\n", content))


def _with(rendered: Rendered, marks: Ways, ways: Ways) -> Rendered:
    """The same with an addressee's own links."""
    text, html = (
        part.replace(marks.manage, ways.manage).replace(marks.leave, ways.leave)
        for part in (rendered.text, rendered.html)
    )
    return Rendered(rendered.subject, text, html)
