"""A rappel that went out leaves an event with each commitment in it: its ministry was asked."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments import lifecycle
from commitments.choices import RappelList
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import Commitment, FormerNumber
from commitments.row_order import hold
from digests.choices import MailState, PeriodKind
from digests.content import Kind
from digests.models import DigestMail
from digests.payload import from_payload
from digests.weeks import day_of

logger = logging.getLogger(__name__)
LISTS = {Kind.PASSED: RappelList.PASSED, Kind.PASSES: RappelList.AHEAD}


def record_reminders(now: datetime) -> int:
    """Keep what was asked by the rappels that went out since the last time; returns how many events that made.

    What the register refuses to keep, or does not find by its number any more, stands in the `detail` of the mail.

    Safe to repeat and to run in several places at once: a mail and its events are one transaction.
    """
    sent = DigestMail.objects.filter(period__kind=PeriodKind.RAPPEL, state=MailState.SENT, reminded_at=None)
    return sum(_record(mail, now) for mail in sent.select_related("period", "released_by").order_by("settled_at", "id"))


@transaction.atomic
def _record(mail: DigestMail, now: datetime) -> int:
    if not DigestMail.objects.filter(pk=mail.pk, reminded_at=None).update(reminded_at=now):
        return 0  # somebody else was first
    with override("nl"):
        note = _("Gemaild aan het ministerie (%(period)s).") % {"period": mail.period.iso_week}
    act = Act(now, day_of(mail.settled_at or now), by=mail.released_by, note=note)
    listed = {
        line.number: LISTS[section.kind]
        for section in from_payload(mail.payload or {}).sections
        for line in section.lines
    }
    found = _found(listed)
    hold(Commitment.objects.filter(pk__in=[commitment.pk for commitment in found.values()]))
    refusals = [f"{number}: ?" for number in sorted(listed.keys() - found.keys())]
    made = 0
    for number, commitment in sorted(found.items(), key=lambda item: item[1].pk):
        try:
            made += lifecycle.keep_reminder(commitment, act, rappel_list=listed[number])
        except ChangeRefused as refusal:
            refusals.append(f"{number}: {refusal}")
    if refusals:
        logger.error("what the rappel %s asked could not be kept: %s", mail.message_id, "; ".join(refusals))
        DigestMail.objects.filter(pk=mail.pk).update(detail="; ".join(refusals)[:300])
    return made


def _found(numbers: Iterable[str]) -> dict[str, Commitment]:
    """The commitments by the numbers that the mail has, also those that have another number by now."""
    now = {held.number: held for held in Commitment.objects.filter(number__in=numbers)}
    before = FormerNumber.objects.filter(number__in=numbers).select_related("commitment")
    return {former.number: former.commitment for former in before} | now
