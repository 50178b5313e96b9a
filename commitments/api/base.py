"""What every answer of the API has: its version, leave for scripts of other sites to read it, and no cookies."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from commitments.addresses import absolute
from commitments.api.problems import Senseless
from commitments.stand import PARAMETER, NoSuchDay, Stand, stand_of

VERSION = "1.0.0"
READABLE = "API-Version, ETag, Link, Retry-After"
"""Headers that scripts of other sites may read."""


def for_programs(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For every answer, the 304 before a view is asked too: a browser keeps from a script what lacks these headers."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(request, *args, **kwargs)
        answer["API-Version"] = VERSION
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = READABLE
        answer["Cross-Origin-Resource-Policy"] = "cross-origin"
        patch_vary_headers(answer, ["Authorization"])
        return answer

    return answered


class ApiView(APIView):
    """The base of every resource. Scripts of other sites may read, never with the reader's own cookies."""

    permission_classes = (AllowAny,)  # the rows say who sees what; so the description asks no key of readers

    @classmethod
    def as_view(cls, **options: Any) -> Any:
        return for_programs(super().as_view(**options))

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super().finalize_response(request, response, *args, **kwargs)
        if getattr(request, "auth", None):
            patch_cache_control(answer, private=True, no_store=True)
        return answer

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before a script of another site reads."""
        allowed = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Max-Age": "86400"}
        allowed["Access-Control-Allow-Headers"] = "Authorization, If-None-Match, Accept-Language"
        return Response(status=204, headers=allowed)

    def stand(self) -> Stand:
        """The day asked for. Raises Senseless."""
        try:
            return stand_of(self.request.query_params.get(PARAMETER, ""), timezone.localdate())
        except NoSuchDay as why:
            raise Senseless([(PARAMETER, str(why))]) from why

    def address(self, **changed: str) -> str:
        """This request's own address with other parameters."""
        asked = self.request.query_params.copy()
        for name, value in changed.items():
            asked[name] = value
        return absolute(f"{self.request.path}?{asked.urlencode()}")


class NotThere(ApiView):
    """Every other address below `/api/v1/`, also one with a slash at its end."""

    schema = None

    def get(self, request: Request, rest: str) -> Response:
        raise NotFound

    post = put = patch = delete = get
