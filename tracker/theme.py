"""Light or dark: as the device asks, until the reader chooses."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

THEMES = ("light", "dark")
KEPT_FOR = 60 * 60 * 24 * 365


def theme_of(request: HttpRequest) -> str:
    """What the reader chose; "" for nothing, then the device decides."""
    chosen = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return chosen if chosen in THEMES else ""


@csrf_exempt
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice in the browser and go back to the page; anything else than a theme leaves it to the device.

    It changes nothing but the colours of one's own pages and so needs no token, which would make each page of a
    stranger one visitor's own.
    """
    back, chosen = request.POST.get("next", ""), request.POST.get("theme", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if is_ours else "overview")
    if chosen in THEMES:
        response.set_cookie(
            settings.THEME_COOKIE_NAME,
            chosen,
            max_age=KEPT_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME)
    return response
