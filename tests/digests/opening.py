"""A mail that went out, and the addresses of the pages that it and its subscription have."""

from datetime import timedelta

from django.core import mail as outside
from django.urls import reverse

from digests.choices import MailState
from digests.models import DigestMail, Subscription
from digests.sending import send_due
from digests.tokens import CONFIRM, LEAVE, MANAGE, token_for
from tests.digests.factories import MONDAY, Clock, make_mail
from tests.factories import TODAY, make_commitment


def sent_mail(subscription: Subscription) -> DigestMail:
    make_commitment(title="Brief met <script>alert(1)</script>", deadline=TODAY - timedelta(days=5))
    mail = make_mail(subscription)
    send_due(Clock(MONDAY))
    mail.refresh_from_db()
    assert mail.state == MailState.SENT
    return mail


def addresses(mail: DigestMail) -> dict[str, str]:
    key = token_for(mail.subscription, MANAGE)
    return {
        "subscriptions": reverse("subscriptions"),
        "follow": reverse("follow") + "?status=late",
        "subscription": reverse("subscription", args=[key]),
        "digest": reverse("digest", args=[key, "2026-W48"]),
        "digest_html": reverse("digest_html", args=[key, "2026-W48"]),
        "confirm": reverse("confirm", args=[token_for(mail.subscription, CONFIRM)]),
        "leave": reverse("leave", args=[token_for(mail.subscription, LEAVE)]),
        "post": reverse("post"),
        "post_mail": reverse("post_mail", args=[mail.pk]),
        "post_mail_html": reverse("post_mail_html", args=[mail.pk]),
    }


def went_to() -> list[str]:
    """The addresses that got a mail, in their order."""
    return sorted(message.to[0] for message in outside.outbox)
