"""What a link of a mail says when it opens nothing: it is no longer of use, or it never was whole."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digests.choices import PeriodKind
from digests.models import Subscription
from digests.tokens import was_made_here


def closed(request: HttpRequest, token: str, purpose: str, ended: Subscription | None = None) -> HttpResponse:
    """410 for a link that was made here, with a way to get that list again where `ended` says which; else 404."""
    is_ours = was_made_here(token, purpose)
    status = HTTPStatus.GONE if is_ours else HTTPStatus.NOT_FOUND
    may_follow = ended is not None and ended.kind == PeriodKind.WEEKLY
    context = {"is_ours": is_ours, "ended": ended, "may_follow": may_follow}
    return render(request, "digests/closed.html", context, status=status)
