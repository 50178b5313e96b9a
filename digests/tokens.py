"""The words in a mail's links that say which subscription is meant: signed, the same in every mail, kept nowhere."""

from django.core.signing import BadSignature, Signer

from digests.models import Subscription

LEAVE, MANAGE, CONFIRM = "leave", "manage", "confirm"


def token_for(subscription: Subscription, purpose: str) -> str:
    return _signer(purpose).sign(str(subscription.pk))


def subscription_of(token: str, purpose: str) -> Subscription | None:
    """The subscription that a link means; None when the link was not made here, for this purpose."""
    try:
        key = _signer(purpose).unsign(token)
    except BadSignature:
        return None
    return Subscription.objects.select_related("user").filter(pk=key).first()


def was_made_here(token: str, purpose: str) -> bool:
    """Whether a link once opened something; its subscription may be gone since."""
    try:
        _signer(purpose).unsign(token)
    except BadSignature:
        return False
    return True


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"digests.{purpose}", sep=".")
