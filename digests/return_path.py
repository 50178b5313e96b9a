"""The address to which a mail comes back when it cannot be delivered: it names the mail, and is signed."""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from digests.models import DigestMail
from digests.trouble import key_of, secrets

MOST_NAMED = 10
_TOKEN = re.compile(r"\+(\d{1,18})-([0-9a-f]{20})@", re.IGNORECASE)


def return_path(mail: DigestMail) -> str:
    """ "bounce+<number>-<signature>@host", in lower case: some servers change the case of what they send back."""
    local, _at, domain = settings.BOUNCE_ADDRESS.partition("@")
    return f"{local}+{mail.pk}-{_signature(mail)}@{domain}"


def mails_named_in(words: str) -> Iterator[DigestMail]:
    """The mails whose own return paths stand in `words`; what was not signed here, for this address, names none.

    Only the first few are looked up: anybody may send us a report that names a million.
    """
    for number, signature in list(dict.fromkeys(_TOKEN.findall(words)))[:MOST_NAMED]:
        mail = DigestMail.objects.select_related("subscription__user").filter(pk=int(number)).first()
        if mail and any(constant_time_compare(signature.lower(), _signature(mail, secret)) for secret in secrets()):
            yield mail


def _signature(mail: DigestMail, secret: str | None = None) -> str:
    signed = f"{mail.pk} {mail.message_id} {key_of(mail.subscription.address, secret)}"
    return salted_hmac("digests.return_path", signed, secret=secret, algorithm="sha256").hexdigest()[:20]
