"""When a server refuses too many mails for good, something is wrong with us: the run stops until a person looks."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.automatic_mail import tell_administrators
from digests.choices import MailState, Reason
from digests.models import DigestMail, DigestPeriod
from digests.rendering import for_operators

LOOKED_AT = 50
MOST_REFUSED = LOOKED_AT // 5
"""More than this many of the last `LOOKED_AT` answers were a refusal (5xx): more than one in five."""


def stop_when_refused(period: DigestPeriod, now: datetime) -> bool:
    """Stop the run of this period when too many of its last mails were refused; whether it was stopped here.

    A mail that waits because the server refused us as sender counts as refused.
    """
    waiting = DigestMail.objects.filter(period=period, state=MailState.PENDING, reason=Reason.REFUSED).count()
    answered = Q(state=MailState.SENT) | Q(state=MailState.FAILED, reason=Reason.REFUSED)
    since = DigestPeriod.objects.values_list("resumed_at", flat=True).get(pk=period.pk)
    lately = DigestMail.objects.filter(answered, period=period, **({"settled_at__gt": since} if since else {}))
    states = list(lately.order_by("-settled_at", "-id").values_list("state", flat=True)[:LOOKED_AT])
    if waiting + states[: max(0, LOOKED_AT - waiting)].count(MailState.FAILED) <= MOST_REFUSED:
        return False
    return DigestPeriod.objects.filter(pk=period.pk, paused_at=None).update(paused_at=now) == 1


def tell_of_stop(period: DigestPeriod) -> None:
    """Say so to the administrators. Raises what the mail server makes of it."""
    with override("nl"):
        tell_administrators(
            _("De mails van %(period)s zijn stilgezet") % {"period": period},
            for_operators(
                _(
                    "Van de laatste %(most)d mails werd meer dan een vijfde geweigerd. Er gaat niets meer uit tot "
                    "iemand op de pagina “Toezicht op de post” heeft gekeken en de verzending hervat."
                )
                % {"most": LOOKED_AT}
            ),
        )


def resume(period: DigestPeriod, now: datetime) -> bool:
    """Let a run that was stopped go on; what was refused before counts no more."""
    stopped = DigestPeriod.objects.filter(pk=period.pk, paused_at__isnull=False)
    period.mails.filter(state=MailState.PENDING, reason=Reason.REFUSED).update(reason="")
    return stopped.update(paused_at=None, resumed_at=now) == 1
