"""What every decision about a passage has in common: the form, the passage, who decides, and the page again."""

from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commitments.doors import Rest, View
from commitments.models import User
from sources.models import Reading, Suggestion
from sources.review.cards import Typed
from sources.review.decisions import Decider
from sources.views.review import onward, review_page

TYPED = ("title", "term_wording", "note", "reason")
"""The fields of a card that hold a clerk's own words."""


class ReadAgain(Exception):
    """The paper was read again since the page was shown, and this passage was not found any more."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.newest = reading


def takes_what_was_typed(view: "View[Rest, HttpResponse]") -> "View[Rest, HttpResponse]":
    """What was typed before logging in comes back by GET; what the paper no longer holds is told, and not decided."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReadAgain as late:
            words = _(
                "Dit stuk is intussen opnieuw gelezen en deze passage is niet meer gevonden; er is niets vastgelegd."
            )
            typed = " – ".join(filter(None, map(request.POST.get, TYPED)))
            said = _("U typte: %(words)s") % {"words": typed} if typed else ""
            messages.warning(request, f"{words} {said}".strip())
            return onward(request, late.newest)

    return cast("View[Rest, HttpResponse]", require_http_methods(["GET", "HEAD", "POST"])(guarded))


def is_asked(request: HttpRequest) -> bool:
    """Whether something is to be decided, rather than shown again."""
    return request.method == "POST"


def order_in(data: QueryDict) -> str:
    """The order of the cards that every form of a card carries along; "" without one."""
    return data.get("volgorde", "")


def suggestion(pk: int, kind: str = "") -> Suggestion:
    """The suggestion, of that kind when one is given. Raises ReadAgain when the newest reading does not have it."""
    rows = Suggestion.objects.select_related("reading__document__minister")
    found = get_object_or_404(rows.filter(kind=kind) if kind else rows, pk=pk)
    newest = found.reading.document.readings.first()
    if newest and newest != found.reading:
        raise ReadAgain(newest)
    return found


def decider(request: HttpRequest) -> Decider:
    return Decider(cast(User, request.user), timezone.now(), seen=request.POST.get("seen"))


def again(request: HttpRequest, row: Suggestion, typed: Typed) -> HttpResponse:
    """The page with this passage in hand and what was typed, and why it was not taken when it was refused."""
    return review_page(request, row.reading, in_hand=row.pk, typed=typed)


def first(form: Any) -> str:
    """What is wrong, in one sentence, with the name of the field when it is about one."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        return f"{label}: {errors[0]}" if label else str(errors[0])
    return ""
