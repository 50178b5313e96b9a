"""Following lists: what I follow, a new one, and the pages of one subscription."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from commitments.visitors import MOST_AN_HOUR, asked_to_wait, may_ask
from commitments.waking import wake
from digests.forms import FollowForm, PauseForm, SettingsForm, name_of
from digests.models import DigestMail, Subscription
from digests.own_data import erase, export, of_person
from digests.periods import skipped_mails
from digests.saved_list import BrokenList, canonical, followed
from digests.subscribing import FORGET_AFTER, ask, follow, pause, reschedule
from digests.tasks import send_digests
from digests.tokens import LEAVE, MANAGE, token_for
from digests.views.opened import SAFE, of_a_subscription
from digests.views.shown import shown, shown_html
from digests.weeks import Week

WEEKS_SHOWN = 26
"""On the page of a subscription; all of them have pages of their own, as long as this."""


@never_cache
@require_safe
def subscriptions(request: HttpRequest) -> HttpResponse:
    """What this account follows; a stranger is asked what to follow."""
    if not request.user.is_authenticated:
        return new(request)
    user = request.user
    mine = list(Subscription.objects.of(user.pk))
    promised = canonical(f"lid={user.member.slug}") if user.member else ""
    context = {
        "subscriptions": [(subscription, token_for(subscription, MANAGE)) for subscription in mine],
        "promised": promised if promised not in {subscription.query for subscription in mine} else "",
    }
    return render(request, "digests/subscriptions.html", context)


@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Follow the list that the address holds, as the list's own page would show it."""
    today = timezone.localdate()
    if request.method == "POST":
        form = FollowForm(request.POST, viewer=request.user, today=today)
        if form.is_valid():
            return _follow(request, form)
        return render(request, "digests/new.html", {"form": form}, status=400)
    try:
        query = canonical(request.GET.urlencode())
        count = followed(query, request.user, today).count()
        initial = {"query": query, "name": name_of(query, request.user, today), "language": get_language()}
    except BrokenList as error:
        return render(request, "digests/new.html", {"problem": str(error)}, status=400)
    form = FollowForm(initial=initial, viewer=request.user, today=today)
    return render(request, "digests/new.html", {"form": form, "count": count, "query": query})


def _follow(request: HttpRequest, form: FollowForm) -> HttpResponse:
    chosen = dict(form.cleaned_data)
    query, now = chosen.pop("query"), timezone.now()
    if request.user.is_authenticated:
        follow(request.user, query, now, **chosen)
        messages.success(request, _("U volgt “%(name)s”.") % {"name": chosen["name"]})
        return redirect("subscriptions")
    if not may_ask("follow", str(get_client_ip_address(request))):
        return _too_often(request, form)
    email = chosen.pop("email").strip().lower()
    ask(email, query, now, **chosen)
    wake(send_digests)
    return render(request, "digests/asked.html", {"email": email})


def _too_often(request: HttpRequest, form: FollowForm) -> HttpResponse:
    words = _("Vanaf uw internetadres is dit uur al %(number)s keer gevraagd om een lijst te volgen. Wacht een uur.")
    form.add_error(None, words % {"number": MOST_AN_HOUR})
    return asked_to_wait(render(request, "digests/new.html", {"form": form}))


@never_cache
@of_a_subscription(left_by=SAFE)
def subscription(request: HttpRequest, found: Subscription, token: str) -> HttpResponse:
    """One subscription: its settings, and every week with what became of its mail; of one that was left, one's data."""
    if found.ended_at is not None:
        forgotten_on = None if found.user_id else timezone.localdate(found.ended_at + FORGET_AFTER)
        context = {"subscription": found, "token": token, "forgotten_on": forgotten_on}
        return render(request, "digests/left.html", context)
    form = SettingsForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        reschedule(found, timezone.now())
        messages.success(request, _("Opgeslagen."))
        return redirect("subscription", token=token)
    context = {
        "subscription": found,
        "token": token,
        "leave_url": reverse("leave", args=[token_for(found, LEAVE)]),
        "form": form,
        "pause_form": PauseForm(initial={"paused_until": found.paused_until}, today=timezone.localdate()),
        "page": _weeks(found).get_page(1),
        "trail": [(reverse("subscriptions"), _("Abonnementen"))],
        "here": found.name,
    }
    return render(request, "digests/subscription.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@of_a_subscription()
def weeks(request: HttpRequest, found: Subscription, token: str) -> HttpResponse:
    """Every week of one subscription, in pages."""
    context = {
        "subscription": found,
        "token": token,
        "page": _weeks(found).get_page(request.GET.get("page")),
        "trail": [
            (reverse("subscriptions"), _("Abonnementen")),
            (reverse("subscription", args=[token]), found.name),
        ],
        "here": _("Alle berichten"),
    }
    return render(request, "digests/weeks.html", context)


def _weeks(subscription: Subscription) -> "Paginator[DigestMail]":
    """Every week that had its hour, the newest first: the mails, and what stands for those that were skipped."""
    made = subscription.mails.select_related("period").defer("payload")
    skipped = skipped_mails(subscription, timezone.now())
    return Paginator(sorted([*made, *skipped], key=lambda mail: mail.due_at, reverse=True), WEEKS_SHOWN)


@require_POST
@of_a_subscription()
def paused(request: HttpRequest, found: Subscription, token: str) -> HttpResponse:
    form = PauseForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, str(form.errors["paused_until"][0]))
        return redirect("subscription", token=token)
    pause(found, form.cleaned_data["paused_until"])
    messages.success(request, _("Opgeslagen."))
    return redirect("subscription", token=token)


@never_cache
@require_safe
@of_a_subscription(left_by=SAFE)
def exported(request: HttpRequest, found: Subscription, token: str) -> HttpResponse:
    """All that is held of whoever this subscription is, as JSON to keep."""
    response = JsonResponse(
        export(found.address, of_person(found)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="gestand.json"'
    return response


@require_POST
@of_a_subscription(left_by=("POST",))
def erased(request: HttpRequest, found: Subscription, token: str) -> HttpResponse:
    """Follow nothing more, and have the address forgotten at once."""
    erase(of_person(found), timezone.now())
    messages.success(request, _("U volgt niets meer. Uw adres is uit de abonnementen gewist."))
    return redirect("subscriptions")


@never_cache
@require_safe
@of_a_subscription()
def digest(request: HttpRequest, found: Subscription, token: str, week: Week) -> HttpResponse:
    """One mail as its subscriber got it."""
    return shown(
        request,
        _made(found, week),
        html_url=reverse("digest_html", args=[token, week]),
        trail=[(reverse("subscription", args=[token]), found.name)],
        here=str(week),
    )


@never_cache
@require_safe
@of_a_subscription()
def digest_html(request: HttpRequest, found: Subscription, token: str, week: Week) -> HttpResponse:
    return shown_html(_made(found, week))


def _made(subscription: Subscription, week: Week) -> DigestMail:
    made = subscription.mails.select_related("period", "subscription").exclude(payload=None)
    return get_object_or_404(made, period__iso_week=str(week))
