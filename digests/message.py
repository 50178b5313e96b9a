"""The mail itself: its parts and its headers, the same bytes whenever it is made again from its row."""

import hashlib
from datetime import UTC
from email.header import Header
from email.message import Message
from email.utils import format_datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives

from digests.addresses import host
from digests.models import DigestMail
from digests.payload import from_payload
from digests.rendering import render_mail, ways_of


class DigestMessage(EmailMultiAlternatives):
    """A mail whose MIME boundary follows from its Message-ID instead of from chance.

    Its headers begin on their own line, also those that are longer than a line: some receivers read a header that
    begins on the next one as empty, and offer no way to leave.
    """

    def message(self, *args: Any, **options: Any) -> Any:
        mime: Message = super().message(*args, **options)
        mime.policy = mime.policy.clone(max_line_length=None)
        mime.replace_header("Subject", Header(str(self.subject), maxlinelen=76, header_name="Subject").encode())
        mime.set_boundary(f"=_{hashlib.sha256(self.extra_headers['Message-ID'].encode()).hexdigest()[:40]}")
        return mime


def build_message(mail: DigestMail) -> DigestMessage:
    """The mail of a row with a payload. Raises ValueError for what cannot be a header (BadHeaderError) or a mail."""
    subscription = mail.subscription
    ways = ways_of(subscription)
    rendered = render_mail(mail, ways)
    content = from_payload(mail.payload or {})
    message = DigestMessage(
        subject=rendered.subject,
        body=rendered.text,
        to=[subscription.address],
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(content.as_of.astimezone(UTC)),
            "List-Id": f"<abonnement-{subscription.pk}.{host()}>",
            # RFC 8058: one https address, and the literal words
            "List-Unsubscribe": f"<{ways.leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Precedence": "bulk",
        },
    )
    message.attach_alternative(rendered.html, "text/html")
    return message
