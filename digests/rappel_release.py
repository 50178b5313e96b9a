"""Mailing a ministry its half-yearly list (`rappel_content`): it goes when a clerk releases it."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.models import Ministry, User
from digests.choices import PeriodKind
from digests.content import Content, Told
from digests.gathering import Gathering
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.periods import owe_to
from digests.weeks import day_of


def half_year(on: date) -> str:
    """The label of the half-year: "2026-H2"."""
    return f"{on.year:04}-H{1 if on.month <= 6 else 2}"


def preview(ministry: Ministry, language: str, now: datetime) -> tuple[Subscription, Content]:
    """The list as it would go now."""
    contact = _contact(ministry, "", language, now)
    contact.user = None
    return contact, Gathering(now).content(contact, Told())


@transaction.atomic
def release(ministry: Ministry, email: str, language: str, now: datetime, *, by: User) -> bool:
    """Owe this contact the ministry's list; False when it was released to it in this half-year already."""
    contact = _contact(ministry, email, language, now)
    period, _made = DigestPeriod.objects.get_or_create(
        kind=PeriodKind.RAPPEL, iso_week=half_year(day_of(now)), defaults={"created_at": now}
    )
    of_contact = Subscription.objects.filter(kind=PeriodKind.RAPPEL, query=contact.query, email__iexact=email)
    if DigestMail.objects.filter(period=period, subscription__in=of_contact).exists():
        return False  # also to who has left since
    known = of_contact.filter(ended_at=None).first()
    if known is None:
        contact.save()
        known = contact
    owe_to(period, [(known, now)])
    DigestMail.objects.filter(period=period, subscription=known).update(released_by=by)
    return True


def _contact(ministry: Ministry, email: str, language: str, now: datetime) -> Subscription:
    with override(language):
        name = _("Rappel %(ministry)s") % {"ministry": ministry.name}
    return Subscription(
        kind=PeriodKind.RAPPEL,
        name=name[:120],
        query=urlencode({"ministerie": ministry.code}),
        email=email,
        language=language,
        created_at=now,
        confirmed_at=now,  # a clerk vouches for the address; its holder can leave with one click
        scheduled_at=now,
    )
