"""The language that an address asks for: `?taal=en`. Else the reader's choice counts, the browser's, and then Dutch."""

from collections.abc import Callable
from typing import Literal, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import translation
from django.utils.cache import patch_vary_headers

PARAMETER = "taal"


def speak(response: HttpResponseBase, language: str) -> None:
    """Keep this language in the browser, as Django's own `set_language` does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=cast("Literal['Lax', 'Strict', 'None']", settings.LANGUAGE_COOKIE_SAMESITE),
    )


class LanguageOfAddress:
    """Middleware behind Django's own: shows the page in that language, and keeps to it where nobody chose another.

    No view sees the parameter: it is no filter, and the switch in the head must not lead back to it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = self._taken_from(request)
        if asked:
            translation.activate(asked)
            request.LANGUAGE_CODE = asked
        response = self.get_response(request)
        if asked and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            speak(response, asked)
        patch_vary_headers(response, ["Cookie"])  # where the reader's choice is; Accept-Language is there already
        return response

    def _taken_from(self, request: HttpRequest) -> str:
        """The language asked for, "" for none that there is; the parameter goes from the request."""
        if PARAMETER not in request.GET:
            return ""
        rest = request.GET.copy()
        asked = str(rest.pop(PARAMETER)[-1])
        request.GET = QueryDict(rest.urlencode())
        request.META["QUERY_STRING"] = rest.urlencode()
        return asked if asked in dict(settings.LANGUAGES) else ""
