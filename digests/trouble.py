"""Addresses from which mails come back: a hard bounce or a complaint stops them, soft ones add up and wear off."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from digests.models import AddressTrouble, DigestMail

HALF_LIFE = timedelta(days=28)
TOO_MUCH = 4.2
"""Five in two weeks come to more than this, four in one day do not."""
FORGET_AFTER = timedelta(days=2 * 365)
"""So long after the last mail that came back what is known of an address counts; a mailbox may be another's by then."""
COMPLAINT = "complaint"
_HARD = ("5.1.", "5.2.1", COMPLAINT)
"""No such mailbox, a closed one, or somebody who wants no more. 5.1.x without a rest is no status that is sent."""
_OF_US = re.compile(r"[45]\.7\.|5\.1\.[78]$")
"""About the sender, which is us: a policy or a signature (x.7.x, RFC 3463), or our own address."""


def key_of(address: str, secret: str | None = None) -> str:
    """What stands for an address where it is not to be kept; under the present SECRET_KEY, or another one."""
    return salted_hmac("digests.trouble", address.strip().lower(), secret=secret, algorithm="sha256").hexdigest()


def secrets() -> list[str]:
    """The present SECRET_KEY and those of before that still count."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def is_of_us(status: str) -> bool:
    """Whether it says nothing of the address to which the mail went."""
    return _OF_US.match(status) is not None


def is_hard(status: str) -> bool:
    return status.startswith(_HARD) and not is_of_us(status)


@transaction.atomic
def count(mail: DigestMail, status: str, now: datetime) -> bool:
    """Note that a mail came back, and count it against its address unless we are the reason.

    Returns whether that was news: the first report of a mail is, and the first hard one after others.
    """
    before = DigestMail.objects.select_for_update(no_key=True).values_list("bounced", flat=True).get(pk=mail.pk)
    if before and (is_hard(before) or not is_hard(status)):
        return False
    DigestMail.objects.filter(pk=mail.pk).update(bounced=status[:12])
    if not is_of_us(status):
        _add(_held(mail.subscription.address, now), status, now)
    return True


@transaction.atomic
def count_unkept(address: str, went_at: datetime, status: str, now: datetime) -> bool:
    """Count that a mail of which no row is kept came back; whether that was news.

    A report is when its mail went after the last one that was counted so, and the first hard one is: the same reports
    may be read twice.
    """
    if is_of_us(status):
        return True
    trouble = _held(address, now)
    if trouble.unkept_at and went_at <= trouble.unkept_at and (trouble.is_hard or not is_hard(status)):
        return False
    trouble.unkept_at = max(went_at, trouble.unkept_at or went_at)
    _add(trouble, status, now)
    return True


def _held(address: str, now: datetime) -> AddressTrouble:
    """What came back from an address, its row locked; one is made when nothing did."""
    _known([address])
    key = key_of(address)
    AddressTrouble.objects.get_or_create(key=key, defaults={"scored_at": now})
    return AddressTrouble.objects.select_for_update(no_key=True).get(key=key)


def _add(trouble: AddressTrouble, status: str, now: datetime) -> None:
    trouble.score = score_at(trouble, now) + (0 if is_hard(status) else 1)
    trouble.is_hard = trouble.is_hard or is_hard(status)
    trouble.scored_at, trouble.last_code = now, status[:12]
    trouble.save()


def score_at(trouble: AddressTrouble, now: datetime) -> float:
    """What is left of the score."""
    return float(trouble.score * 0.5 ** (max(now - trouble.scored_at, timedelta()) / HALF_LIFE))


def troubled(addresses: Iterable[str], now: datetime) -> dict[str, AddressTrouble]:
    """Those of these addresses to which nothing is to be sent, by their keys, and what came back; in one query."""
    return {one.key: one for one in _known(addresses) if one.is_hard or score_at(one, now) >= TOO_MUCH}


def forgive(address: str) -> None:
    """A person lets an address be tried again: what came back from it before counts no more."""
    AddressTrouble.objects.filter(key__in=[key_of(address, secret) for secret in secrets()]).delete()


def came_back(address: str) -> list[dict[str, Any]]:
    """What is held of an address whose mails came back, in plain values."""
    return [{"code": one.last_code, "at": one.scored_at, "for_good": one.is_hard} for one in _known([address])]


def forget(now: datetime) -> int:
    """Drop what is known of addresses from which nothing came back for long; returns how many."""
    return AddressTrouble.objects.filter(scored_at__lt=now - FORGET_AFTER).delete()[0]


def _known(addresses: Iterable[str]) -> list[AddressTrouble]:
    """What came back from these; what bears the key of a SECRET_KEY of before gets the present one."""
    present: dict[str, str] = {}
    for address in set(addresses):
        keys = [key_of(address, secret) for secret in secrets()]
        present |= dict.fromkeys(keys, keys[0])
    found = list(AddressTrouble.objects.filter(key__in=present))
    for old in (one for one in found if one.key != present[one.key]):
        old.key = present[old.key]
        with suppress(IntegrityError), transaction.atomic():  # one that has the new key already is read beside it
            old.save(update_fields=["key"])
    return found
