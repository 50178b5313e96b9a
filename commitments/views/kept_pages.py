"""The pages that strangers ask for are kept as they were drawn, until anything that they show changes.

Kept under what `not_modified` says a page rests on, so nothing need be taken away: a page of an older version or of
another day is not asked for again, and the least asked for make place (`CACHES["pages"]`).
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from commitments.views.not_modified import page_name

KEPT_FOR = 60 * 60 * 24
View = Callable[[HttpRequest], HttpResponseBase]


def kept_for_strangers(view: View) -> View:
    """Draws a page once for all strangers; who has a session or a key gets it drawn anew each time."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponseBase:
        name = page_name(request)
        if name is None:
            return view(request)
        kept: HttpResponseBase | None = caches["pages"].get(name)
        if kept is None:
            kept = view(request)
            if _is_for_everybody(kept):
                caches["pages"].set(name, kept, KEPT_FOR)
        return kept

    return answered


def _is_for_everybody(response: HttpResponseBase) -> bool:
    """A token in a form goes with one visitor's cookie."""
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return False
    return not response.cookies and b"csrfmiddlewaretoken" not in response.content
