"""Making, finding and revoking the keys of `AccessToken`. A key has 256 bits, so a plain hash of it is enough."""

import secrets
from datetime import date
from hashlib import sha256

from django.db import transaction

from commitments.models import AccessToken, User

PREFIX = "gst_"
"""By which a key is known; `tracker.log_filter` leaves out what begins so."""
MOST_LIVE = 20
"""Keys of one account that are not revoked: a key that nobody remembers is one that nobody misses when it leaks."""
PARAMETER = "sleutel"
"""Where a private feed carries its key: feed readers send no headers."""


class TooManyKeys(Exception):
    """The account has as many live keys as one may have."""


@transaction.atomic
def make_token(user: User, name: str, on: date, *, may_write: bool = False) -> str:
    """A new key of this account, to be shown once. Raises TooManyKeys."""
    held = User.objects.select_for_update(no_key=True).get(pk=user.pk)  # two at once count one after the other
    if held.access_tokens.filter(revoked_on=None).count() >= MOST_LIVE:
        raise TooManyKeys
    key = PREFIX + secrets.token_urlsafe(32)
    AccessToken.objects.create(user=user, name=name, digest=_digest(key), may_write=may_write, created_on=on)
    return key


def token_of(key: str, on: date) -> AccessToken | None:
    """The live token with this key, marked as used on day `on`; None when it opens nothing (any more)."""
    live = AccessToken.objects.filter(digest=_digest(key), revoked_on=None, user__is_active=True)
    token = live.select_related("user").first()
    if token and token.last_used_on != on:
        AccessToken.objects.filter(pk=token.pk).update(last_used_on=on)
    return token


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "replace")).hexdigest()
