"""How often somebody may ask for a whole list as a file, and a stranger the API; the rates are in the settings."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle

from commitments.visitors import connection_of

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


class ByConnection(SimpleRateThrottle):
    """Strangers by their connection, as wherever else they are counted."""

    def get_ident(self, request: Any) -> str:
        return connection_of(super().get_ident(request))


class StrangerThrottle(ByConnection, AnonRateThrottle):
    """Whoever asks the API without a key."""


class ExportThrottle(ByConnection):
    """An account by its key, a stranger by the connection."""

    scope = "export"

    def get_cache_key(self, request: Any, view: Any) -> str:
        ident = request.user.pk if request.user.is_authenticated else self.get_ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident}


def seldom(view: "View[Rest]") -> "View[Rest]":
    """Answers 429 with how long to wait when somebody asks too often."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        throttle: Any = ExportThrottle()
        if throttle.allow_request(request, None):
            return view(request, *args, **kwargs)
        words = _("Dit bestand is te vaak gevraagd; probeer het later opnieuw.")
        response = HttpResponse(f"{words}\n", status=429, content_type="text/plain; charset=utf-8")
        response["Retry-After"] = str(int(throttle.wait() or 60) + 1)
        return response

    return cast("View[Rest]", answered)
