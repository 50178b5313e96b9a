"""An address with more parameters than any page takes gets the page of a request that makes no sense.

A form may hold more (`DATA_UPLOAD_MAX_NUMBER_FIELDS`): a long rappel is answered on one page.
"""

from collections.abc import Callable

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.defaults import bad_request

from commitments.api.problems import problem_response

MOST = 1000


class RefuseCrowdedAddress:
    """Middleware: counts them once, before a view does, and leaves none for that page itself to stumble over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING", "").count("&") < MOST:
            return self.get_response(request)
        request.GET = QueryDict()
        error = TooManyFieldsSent(f"An address takes at most {MOST} parameters.")
        if request.path.startswith("/api/"):
            return problem_response(400, str(error))
        return bad_request(request, error)
