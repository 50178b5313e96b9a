"""A page that a stranger's browser has already is not made again: 304, after reading one row of the database.

What a public page shows follows from the register's version, the day, the address, the language and the code that draws
it. Of a reader with a session nothing of the kind is known, so nothing is said.
"""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition

from commitments.kept.versions import version_before
from commitments.tokens import PARAMETER as KEY_PARAMETER

DRAWN_BY = (".py", ".html", ".mo")
PARTS = ("HX-Request", "HX-History-Restore-Request")


def not_sent_twice(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives what strangers get an ETag, and answers 304 when they hold it; what writes is left alone."""

    @condition(etag_func=_etag)
    def read(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if _is_stranger(request):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    @wraps(view)
    def sent(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        response = read(request, *args, **kwargs)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS or response.status_code >= 500:
            del response["ETag"]  # it names what was asked for; whoever held it would be told that this is the same
            response["Cache-Control"] = "no-store"
        return response

    return sent


def _is_stranger(request: HttpRequest) -> bool:
    """Asked of the cookies and the key, so that no session is looked up."""
    has_key = "Authorization" in request.headers or KEY_PARAMETER in request.GET
    return not has_key and not {settings.SESSION_COOKIE_NAME, "messages"} & request.COOKIES.keys()


def _etag(request: HttpRequest, *args: object, **kwargs: object) -> str | None:
    name = page_name(request)
    return name and f'W/"{name}"'


def page_name(request: HttpRequest) -> str | None:
    """Stands for everything on which a stranger's page rests: where it is the same, so is the page. None for others."""
    if not _is_stranger(request):
        return None
    parts = [request.headers.get(name, "") for name in PARTS]
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    rests_on = (*version_before(request), timezone.localdate(), request.get_full_path(), get_language(), theme, *parts)
    return sha256(repr((code_fingerprint(), rests_on)).encode()).hexdigest()[:32]


@cache
def code_fingerprint() -> str:
    """A fingerprint of everything that draws pages, so that a new release is not held for an old page."""
    digest = sha256()
    root = Path(settings.BASE_DIR)
    apps = ("tracker", "commitments", "sources", "digests", "dashboards", "locale")
    for path in sorted(path for app in apps for path in (root / app).rglob("*") if path.suffix in DRAWN_BY):
        digest.update(path.read_bytes())
    return digest.hexdigest()
