"""The address to which a mail comes back when it cannot be delivered: it names the mail, and is signed.

A digest is named by its row; a question whether an address wants a list by the subscription that waits for the answer.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from digests.models import DigestMail, Subscription
from digests.trouble import key_of, secrets

MOST_NAMED = 10
QUESTION = "q"
_TOKEN = re.compile(rf"\+({QUESTION}?)(\d{{1,18}})-([0-9a-f]{{20}})@", re.IGNORECASE)


def return_path(sent: DigestMail | Subscription) -> str:
    """ "bounce+<number>-<signature>@host" of a digest, "bounce+q<number>-..." of the question about a subscription.

    In lower case: some servers change the case of what they send back.
    """
    local, _at, domain = settings.BOUNCE_ADDRESS.partition("@")
    mark = QUESTION if isinstance(sent, Subscription) else ""
    return f"{local}+{mark}{sent.pk}-{_signature(sent)}@{domain}"


def named_in(words: str) -> Iterator[DigestMail | Subscription]:
    """The digests, and the subscriptions that still wait for an answer, whose own return paths stand in `words`; what
    was not signed here, for this address, names none.

    Only the first few are looked up: anybody may send us a report that names a million.
    """
    for mark, number, signature in list(dict.fromkeys(_TOKEN.findall(words)))[:MOST_NAMED]:
        sent = _asked(int(number)) if mark else _mail(int(number))
        if sent and any(constant_time_compare(signature.lower(), _signature(sent, secret)) for secret in secrets()):
            yield sent


def _mail(number: int) -> DigestMail | None:
    return DigestMail.objects.select_related("subscription__user").filter(pk=number).first()


def _asked(number: int) -> Subscription | None:
    return Subscription.objects.filter(pk=number, confirmed_at=None, ended_at=None).first()


def _signature(sent: DigestMail | Subscription, secret: str | None = None) -> str:
    if isinstance(sent, Subscription):
        signed = f"question {sent.pk} {key_of(sent.address, secret)}"
    else:
        signed = f"{sent.pk} {sent.message_id} {key_of(sent.subscription.address, secret)}"
    return salted_hmac("digests.return_path", signed, secret=secret, algorithm="sha256").hexdigest()[:20]
