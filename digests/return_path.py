"""The address to which a mail comes back when it cannot be delivered: it names the mail, and is signed.

A digest is named by its row. Of other mails no row is kept: a question whether an address wants a list is named by the
subscription that waits for the answer, a mail to an account by the account, and each by the second in which it went.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from commitments.models import User
from digests.models import DigestMail, Subscription
from digests.trouble import key_of, secrets

MOST_NAMED = 10
QUESTION, ACCOUNT = "q", "a"
_TOKEN = re.compile(rf"\+([{QUESTION}{ACCOUNT}]?)(\d{{1,18}})-(?:(\d{{1,10}})-)?([0-9a-f]{{20}})@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unkept:
    """A mail of which no row is kept."""

    address: str
    went_at: datetime


def return_path(mail: DigestMail) -> str:
    """ "bounce+<number>-<signature>@host". In lower case: some servers change the case of what they send back."""
    return _address(str(mail.pk), _signature(_words_of(mail)))


def return_path_of(addressee: Subscription | User, went_at: datetime) -> str:
    """The same of a question about a subscription, or of a mail to an account, that goes at that moment:
    "bounce+q<number>-<second>-...", "bounce+a<number>-<second>-..."."""
    mark = QUESTION if isinstance(addressee, Subscription) else ACCOUNT
    second = int(went_at.timestamp())
    return _address(f"{mark}{addressee.pk}-{second}", _signature(_words(mark, addressee, second)))


def _address(named: str, signature: str) -> str:
    local, _at, domain = settings.BOUNCE_ADDRESS.partition("@")
    return f"{local}+{named}-{signature}@{domain}"


def named_in(words: str) -> Iterator[DigestMail | Unkept]:
    """The mails whose own return paths stand in `words`; what was not signed here, for this address, names none, nor
    does a question that was answered.

    Only the first few are looked up: anybody may send us a report that names a million.
    """
    for mark, number, second, signature in list(dict.fromkeys(_TOKEN.findall(words.lower())))[:MOST_NAMED]:
        if mark and second:
            addressee = _addressee(mark, int(number))
            if addressee and _is_signed(_words(mark, addressee, int(second)), signature):
                yield Unkept(_address_of(addressee), datetime.fromtimestamp(int(second), UTC))
        elif not mark and not second:
            mail = DigestMail.objects.select_related("subscription__user").filter(pk=number).first()
            if mail and _is_signed(_words_of(mail), signature):
                yield mail


def _addressee(mark: str, number: int) -> Subscription | User | None:
    if mark == ACCOUNT:
        return User.objects.filter(pk=number).first()
    return Subscription.objects.filter(pk=number, confirmed_at=None, ended_at=None).first()


def _address_of(addressee: Subscription | User) -> str:
    return addressee.address if isinstance(addressee, Subscription) else addressee.email


def _words(mark: str, addressee: Subscription | User, second: int) -> tuple[str, str]:
    return f"{mark} {addressee.pk} {second}", _address_of(addressee)


def _words_of(mail: DigestMail) -> tuple[str, str]:
    return f"{mail.pk} {mail.message_id}", mail.subscription.address


def _is_signed(words: tuple[str, str], signature: str) -> bool:
    return any(constant_time_compare(signature, _signature(words, secret)) for secret in secrets())


def _signature(words: tuple[str, str], secret: str | None = None) -> str:
    """Of what names the mail and its address."""
    named, address = words
    signed = f"{named} {key_of(address, secret)}"
    return salted_hmac("digests.return_path", signed, secret=secret, algorithm="sha256").hexdigest()[:20]
