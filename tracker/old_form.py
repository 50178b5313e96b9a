"""A form from before its clerk logged in anew in another tab: it is refused, and what was typed is given back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from commitments.access import may_log
from commitments.typed import give_back


def refused(request: HttpRequest, reason: str = "", **options: Any) -> HttpResponse:
    """Django's answer to a form without a token that counts; a clerk's own form comes back with its words."""
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    words = _(
        "Dit is niet vastgelegd: u logde intussen opnieuw in, en dit formulier is van daarvoor. Open het in een nieuw "
        "tabblad opnieuw."
    )
    page = give_back(request, words) if is_ours and may_log(request.user) else None
    return page or csrf_failure(request, reason=reason)
