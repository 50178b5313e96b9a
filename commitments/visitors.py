"""Who counts as one visitor, and how often one may ask what costs others something (a mail, a clerk's time)."""

import hashlib
from datetime import timedelta
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address

from django.core.cache import cache
from django.http import HttpResponse

MOST_AN_HOUR = 10
HOUR = timedelta(hours=1)
_HOUSEHOLD = 64
"""Bits of an IPv6 address that one connection has in common: who has it can take any of the others."""


def may_ask(what: str, visitor: str) -> bool:
    """Count one more request from an internet address; False when that is too many. The address itself is not kept."""
    key = f"asked.{what}.{hashlib.sha256(connection_of(visitor).encode()).hexdigest()}"
    cache.add(key, 0, HOUR.total_seconds())
    try:
        return cache.incr(key) <= MOST_AN_HOUR
    except ValueError:
        return True  # the hour ended between the two


def asked_to_wait(response: HttpResponse) -> HttpResponse:
    """The same page, as the answer to who asked too often."""
    response.status_code, response["Retry-After"] = HTTPStatus.TOO_MANY_REQUESTS, str(int(HOUR.total_seconds()))
    return response


def connection_of(visitor: str) -> str:
    """What one visitor cannot change at will: the address, of IPv6 the part that is the connection's."""
    try:
        address = ip_address(visitor)
    except ValueError:
        return visitor
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(int(address) >> (128 - _HOUSEHOLD))
    return str(getattr(address, "ipv4_mapped", None) or address)
