"""The mail itself: its parts and its headers, the same bytes whenever it is made again from its row."""

import hashlib
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from commitments.addresses import host
from commitments.automatic_mail import SAYS_SO
from digests.delivery import Parcel
from digests.models import DigestMail, Subscription
from digests.rendering import Rendered, Ways, list_of, render_mail, ways_of
from digests.return_path import return_path

MOST_KEPT = 500
"""Payloads that a printer knows by their objects: more than are claimed at once."""
_EOL = re.compile(rb"\r?\n")
_ENCODED = re.compile(rb"\nContent-Transfer-Encoding: (?:quoted-printable|base64)")


class DigestMessage(EmailMultiAlternatives):
    """A mail whose MIME boundary follows from its Message-ID instead of from chance.

    Its headers begin on their own line, also those that are longer than a line: some receivers read a header that
    begins on the next one as empty, and offer no way to leave.
    """

    def message(self, *args: Any, **options: Any) -> Any:
        mime: Message = super().message(*args, **options)
        mime.policy = mime.policy.clone(max_line_length=None)
        mime.replace_header("Subject", Header(str(self.subject), maxlinelen=76, header_name="Subject").encode())
        mime.set_boundary(_boundary(self.extra_headers["Message-ID"]))
        return mime


def build_message(mail: DigestMail) -> DigestMessage:
    """The mail of a row with a payload. Raises ValueError for what cannot be a header (BadHeaderError) or a mail."""
    own = _own(mail)
    return _compose(render_mail(mail, own.ways), own, _as_of(mail), return_path(mail))


def _own(mail: DigestMail) -> "Sent":
    subscription = mail.subscription
    return Sent(_in_ascii(subscription.address), mail.message_id, _list_id(subscription), ways_of(subscription))


def _as_of(mail: DigestMail) -> datetime:
    return datetime.fromisoformat((mail.payload or {})["as_of"])


def _in_ascii(address: str) -> str:
    """An address whose domain has other letters, as mail servers write it (IDNA)."""
    if address.isascii():
        return address
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{domain.encode('idna').decode()}"


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


def _compose(rendered: Rendered, sent: Sent, as_of: datetime, sender: str = "") -> DigestMessage:
    message = DigestMessage(
        from_email=sender,
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
            "Precedence": "bulk",
        }
        | SAYS_SO,
    )
    message.attach_alternative(rendered.html, "text/html")
    return message


class Printer:
    """Makes mails that say the same once: a plate with marks, into which each addressee's own parts are printed."""

    def __init__(self) -> None:
        self._plates: dict[Any, list[bytes] | None] = {}
        self._fingerprints: dict[int, tuple[Any, bytes]] = {}
        word = secrets.token_hex(8)  # nothing that a title could hold
        ways = Ways(f"https://manage-{word}.invalid/", f"https://leave-{word}.invalid/")
        self.marks = Sent(f"to@{word}.invalid", f"<id@{word}.invalid>", f"<list-{word}.invalid>", ways)
        self._named = {mark.encode(): name for name, mark in self.marks.parts().items()}
        self._mark = re.compile(b"(" + b"|".join(map(re.escape, self._named)) + b")")

    def print(self, mail: DigestMail) -> Parcel:
        """The mail of a row with a payload, ready to go. Raises ValueError as `build_message` does."""
        own, plate = _own(mail), self._once(mail, lambda: self._plate(mail))
        content = _as_sent(build_message(mail)) if plate is None else self._printed(plate, own)
        return Parcel(return_path(mail), own.to, content, partial(build_message, mail))

    def _printed(self, plate: list[bytes], own: Sent) -> bytes:
        parts = {name: part.encode() for name, part in own.parts().items()}
        return b"".join(parts[self._named[piece]] if piece in self._named else piece for piece in plate)

    def _once(self, mail: DigestMail, make: Callable[[], list[bytes] | None]) -> list[bytes] | None:
        """Made once for all mails whose payloads say the same."""
        key = (self._fingerprint(mail.payload), mail.period_id, list_of(mail))
        if key not in self._plates:
            self._plates[key] = make()
        return self._plates[key]

    def _fingerprint(self, payload: Any) -> bytes:
        """What stands for its words; taken once of each object, which is kept while its id stands for it."""
        kept, fingerprint = self._fingerprints.get(id(payload), (None, b""))
        if kept is not payload:
            if len(self._fingerprints) >= MOST_KEPT:
                self._fingerprints.clear()
            fingerprint = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).digest()
            self._fingerprints[id(payload)] = (payload, fingerprint)
        return fingerprint

    def _plate(self, mail: DigestMail) -> list[bytes] | None:
        """The mail in pieces; None when its text had to be encoded, so that nothing can be printed into it."""
        content = _as_sent(_compose(render_mail(mail, self.marks.ways), self.marks, _as_of(mail)))
        if b"\r\nContent-Transfer-Encoding: 8bit" not in content or re.search(_ENCODED, content):
            return None
        return self._mark.split(content)


def _as_sent(message: DigestMessage) -> bytes:
    """Its bytes, with lines that end as SMTP wants them."""
    return _EOL.sub(b"\r\n", message.message().as_bytes())
