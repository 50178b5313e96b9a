"""Watching the post, for administrators: what ran, whether each week adds up, what is in doubt, and what failed."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from digests import breaker, home, outbox, trouble
from digests.alarms import oldest_due
from digests.choices import MailState, PeriodKind, Reason
from digests.heartbeats import SERVER_AWAY, server_away_since
from digests.models import DigestMail, DigestPeriod, Heartbeat
from digests.totals import totals

MOST = 50
SHOWN_WITH = ("period", "subscription__user")
UNKEPT = Q(period__kind=PeriodKind.RAPPEL, state=MailState.SENT, kept_by_hand=None)
"""The rappels of which something, as their `detail` says, is still to be kept by hand."""
Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def for_administrators(view: "View[Rest]") -> "View[Rest]":
    """Strangers are sent to log in; everybody who may not enter the administration gets 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.user.is_staff:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast("View[Rest]", login_required(guarded))


@never_cache
@require_safe
@for_administrators
def watch(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    periods = list(DigestPeriod.objects.all()[:12])
    found = totals(periods, now)
    mails = DigestMail.objects.select_related("period", "subscription").defer("payload")
    context = {
        "runs": Heartbeat.objects.exclude(job=SERVER_AWAY),
        "away_since": server_away_since(),
        "weeks": [(period, found[period.pk]) for period in periods],
        "stopped": DigestPeriod.objects.filter(paused_at__isnull=False),
        "muted_at": home.muted_since(),
        "oldest": oldest_due(now),
        "in_doubt": mails.filter(in_doubt=True)[:MOST],
        "failed": mails.filter(state=MailState.FAILED)[:MOST],
        "undeliverable": _undeliverable(now),
        "unkept": mails.filter(UNKEPT).exclude(detail="")[:MOST],
        "trail": [(reverse("desk"), _("Bureau")), (reverse("post"), _("Verzonden post"))],
        "here": _("Toezicht op de post"),
    }
    return render(request, "digests/watch.html", context)


def _undeliverable(now: datetime) -> list[tuple[DigestMail, str]]:
    """The last mail that each address did not get because of what came back from it, and the code of that."""
    running = DigestMail.objects.filter(reason=Reason.UNDELIVERABLE, subscription__ended_at=None)
    last = running.order_by().values("subscription").annotate(last=Max("pk")).order_by("-last").values("last")[:MOST]
    found = DigestMail.objects.filter(pk__in=[row["last"] for row in last]).defer("payload").order_by("-pk")
    mails = {trouble.key_of(mail.subscription.address): mail for mail in found.select_related(*SHOWN_WITH)}
    known = trouble.troubled((mail.subscription.address for mail in mails.values()), now)
    return [(mail, known[key].last_code) for key, mail in mails.items() if key in known]


@require_POST
@for_administrators
def try_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Send to an address again from which mails came back, this mail too when the next one is not due."""
    mail = get_object_or_404(DigestMail.objects.select_related(*SHOWN_WITH), pk=pk)
    trouble.forgive(mail.subscription.address)
    if mail.reason == Reason.UNDELIVERABLE:
        outbox.try_again(mail, timezone.now())
    messages.success(request, _("Dit adres krijgt weer post."))
    return redirect("watch_post")


@require_POST
@for_administrators
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(DigestMail, pk=pk)
    if outbox.try_again(mail, timezone.now()):
        messages.success(request, _("Het bericht wordt opnieuw geprobeerd."))
    else:
        words = _("Dit bericht is niet mislukt, of het volgende is al aan de beurt; er is niets gedaan.")
        messages.error(request, words)
    return redirect("watch_post")


@require_POST
@for_administrators
def try_all_again(request: HttpRequest) -> HttpResponse:
    tried = outbox.try_all_again(timezone.now())
    words = ngettext(
        "%(number)d bericht wordt opnieuw geprobeerd.", "%(number)d berichten worden opnieuw geprobeerd.", tried
    )
    messages.success(request, words % {"number": tried})
    return redirect("watch_post")


@require_POST
@for_administrators
def keep_by_hand(request: HttpRequest, pk: int) -> HttpResponse:
    """What the register could not keep of a rappel was kept by hand: it leaves the list, and the mail says who."""
    if DigestMail.objects.filter(UNKEPT, pk=pk).update(kept_by_hand=request.user):
        messages.success(request, _("Afgevinkt."))
    return redirect("watch_post")


@require_POST
@for_administrators
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    period = get_object_or_404(DigestPeriod, pk=pk)
    if breaker.resume(period, timezone.now()):
        messages.success(request, _("De verzending gaat verder."))
    return redirect("watch_post")


@require_POST
@for_administrators
def release(request: HttpRequest) -> HttpResponse:
    if home.muted_since():
        home.release(timezone.now())
        messages.success(request, _("Vanaf hier gaat weer post uit."))
    return redirect("watch_post")
