"""An address with more parameters than any page takes gets the page of a request that makes no sense."""

from collections.abc import Callable

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.defaults import bad_request

from commitments.api.problems import problem_response


class RefuseCrowdedAddress:
    """Middleware: counts them once, before a view does, and leaves none for that page itself to stumble over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.GET  # noqa: B018 - parsed when it is first asked for
        except TooManyFieldsSent as error:
            request.GET = QueryDict()
            if request.path.startswith("/api/"):
                return problem_response(400, str(error))
            return bad_request(request, error)
        return self.get_response(request)
