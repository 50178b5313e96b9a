"""Inviting people: an account without a password, and a link that lets its owner choose one, once."""

from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from commitments.access import ADMINISTRATOR, ROLES
from commitments.addresses import absolute
from commitments.models import Member, User
from tracker.accounts.mails import mail_of_account

VALID_FOR = timedelta(days=14)


class InvitationLinks:
    """Tokens for Django's password views: for fourteen days, while the account has this address and no password."""

    def make_token(self, user: AbstractBaseUser) -> str:
        return _signer(user).sign(str(user.pk))

    def check_token(self, user: AbstractBaseUser | None, token: str | None) -> bool:
        if user is None or not user.is_active or user.has_usable_password():
            return False
        try:
            return _signer(user).unsign(token or "", max_age=VALID_FOR) == str(user.pk)
        except BadSignature:
            return False


def _signer(user: AbstractBaseUser) -> TimestampSigner:
    """Signs for one address, which the link itself does not tell."""
    return TimestampSigner(salt=f"tracker.accounts.invitations:{user.get_username()}")


links = InvitationLinks()


def is_waiting(user: User) -> bool:
    """Whether this account was invited and its owner has not chosen a password yet."""
    return not user.has_usable_password() and user.last_login is None


def roles_open_to(inviter: User) -> list[str]:
    """The roles that `inviter` may hand out: only an administrator makes administrators."""
    if inviter.is_superuser or inviter.groups.filter(name=ADMINISTRATOR).exists():
        return list(ROLES)
    return [role for role in ROLES if role != ADMINISTRATOR]


def invite(*, email: str, full_name: str, role: Group, member: Member | None, inviter: User, now: datetime) -> User:
    """Make the account (or take the one that waits) and mail its link; when the mail cannot go, nothing is made."""
    with transaction.atomic():
        user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
        user.full_name, user.member, user.is_staff = full_name, member, role.name == ADMINISTRATOR
        user.save()
        user.groups.set([role])
        send_invitation(user, inviter, now)
    return user


def send_invitation(user: User, inviter: User, now: datetime) -> None:
    """The mail with the link, in the language of the account."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("invitation", kwargs={"uidb64": key, "token": links.make_token(user)})
    context = {"user": user, "inviter": inviter, "link": absolute(path), "days": VALID_FOR.days}
    with translation.override(user.language):
        mail_of_account(user, "registration/invitation", context, now).send()
