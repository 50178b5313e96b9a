"""Agreeing and leaving by the links in a mail. Opening such a link changes nothing: mail scanners open every link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from digests import subscribing
from digests.confirming import list_asked_about
from digests.models import Subscription
from digests.saved_list import BrokenList
from digests.tokens import CONFIRM, LEAVE, MANAGE, subscription_of, token_for
from digests.views.closed import closed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The address agrees to be mailed."""
    found = subscription_of(token, CONFIRM)
    if found is None or found.ended_at is not None:
        return closed(request, token, CONFIRM, found)
    try:
        asked_about = list_asked_about(found, timezone.localdate())
    except BrokenList:
        return closed(request, token, CONFIRM)
    if request.method == "POST":
        subscribing.confirm(found, timezone.now())
    return render(request, "digests/confirm.html", _context(found) | {"list": asked_about})


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Leave in one step, as RFC 8058 asks: a POST without cookies, answered here and not elsewhere; twice is once."""
    found = subscription_of(token, LEAVE)
    if found is None:
        return closed(request, token, LEAVE)
    if request.method == "POST":
        subscribing.leave(found, timezone.now())
    return render(request, "digests/leave.html", _context(found))


def _context(subscription: Subscription) -> dict[str, object]:
    return {"subscription": subscription, "manage_token": token_for(subscription, MANAGE)}
