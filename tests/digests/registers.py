"""A small register with something in every section of a digest, and the mail that tells it."""

from datetime import date, timedelta
from typing import Any

from commitments import lifecycle
from commitments.choices import DelayReason
from commitments.models import Commitment
from commitments.terms import fixed_term
from digests.gathering import Gathering
from digests.models import DigestMail, Subscription
from tests.digests.factories import MONDAY, make_mail
from tests.factories import TODAY, act, make_commitment, make_document, make_dossier, make_minister, make_ministry


def make_register() -> dict[str, Commitment]:
    """Section to the commitment that stands there on TODAY; with a title that HTML would trip over."""
    ferries = make_minister(title="Minister van Veren", ministry=make_ministry(name="Veren & Vaarten", code="vv"))
    fields: dict[str, Any] = {"minister": ferries}
    unread = make_dossier(checked_until=TODAY - timedelta(days=30))
    register = {
        "late": make_commitment(title="Brief over <veren> & 'vaarten'", deadline=TODAY - timedelta(days=12), **fields),
        "late_with_word": make_commitment(title="Onderzoek met bericht", deadline=TODAY - timedelta(days=20)),
        "not_checked": make_commitment(title="Niet gelezen", deadline=TODAY - timedelta(days=4), dossier=unread),
        "due": make_commitment(title="Bijna aan de beurt", deadline=TODAY + timedelta(days=10), **fields),
        "put_off": make_commitment(
            title="Evaluatie van het fonds", term=fixed_term(date(2026, 9, 30), "eind september")
        ),
        "settled": make_commitment(title="Kabinetsreactie", deadline=TODAY, **fields),
    }
    letter = make_document(register["settled"].dossier)
    lifecycle.report_progress(register["late_with_word"], act(TODAY - timedelta(days=2)))
    lifecycle.postpone(
        register["put_off"],
        act(date(2026, 10, 2)),
        term=fixed_term(date(2027, 3, 1), "voor maart"),
        reason=DelayReason.COORDINATION,
    )
    lifecycle.fulfil(register["settled"], act(document=letter))
    return register


def freeze(subscription: Subscription) -> DigestMail:
    """The mail of MONDAY with its payload made, unsent."""
    mail = make_mail(subscription, payload=Gathering(MONDAY + timedelta(hours=4)).payload(subscription, None))
    return DigestMail.objects.select_related("period", "subscription__user").get(pk=mail.pk)
