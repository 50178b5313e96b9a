"""Who comes in by which door: the guard of every view of the clerks' office, here and in the other apps."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from commitments.access import may_log
from commitments.typed import give_back, keep_typed, send_again

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Rest], Answer]


def for_clerks(view: "View[Rest, Answer]") -> "View[Rest, Answer]":
    """Strangers are sent to log in; everybody else without the right gets 403.

    What they typed is kept and is there when they are back: in the form, or on a page to send it from once more.
    What cannot be kept is given back at once.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            not_kept = keep_typed(request) if request.method == "POST" else None
            return not_kept or redirect_to_login(request.get_full_path())
        if not may_log(request.user):
            raise PermissionDenied
        try:
            response = view(request, *args, **kwargs)
        except (Http404, PermissionDenied) as refusal:
            if request.method == "POST" and (page := _given_back(request, refusal)):
                return page
            raise
        return send_again(request) or response

    return cast("View[Rest, Answer]", guarded)


def _given_back(request: HttpRequest, refusal: Http404 | PermissionDenied) -> HttpResponse | None:
    """What was typed for what a colleague took away, or moved to another desk, while the page was open."""
    if isinstance(refusal, Http404):
        words = _("Dit is niet vastgelegd: wat u wilde wijzigen, staat hier niet meer. Een ander was u voor.")
        return give_back(request, words, status=HTTPStatus.NOT_FOUND)
    return give_back(request, _("Dit is niet vastgelegd: het is niet, of niet meer, van uw bureau."))
