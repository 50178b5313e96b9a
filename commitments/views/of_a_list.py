"""Views of a list in another form than a page: its own parameters, and a plain answer where they make no sense."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from commitments.filters import CommitmentFilter
from commitments.stand import Stand
from commitments.tokens import PARAMETER, token_of
from commitments.views.day_asked import on_the_day_asked
from commitments.views.not_modified import not_sent_twice
from commitments.whole_list import list_asked


def of_a_list(
    view: Callable[[HttpRequest, CommitmentFilter, Stand], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give the view the list that the address asks for; a senseless parameter is answered with what is wrong (400)."""

    @require_safe
    @not_sent_twice
    @on_the_day_asked
    @wraps(view)
    def answered(request: HttpRequest, stand: Stand) -> HttpResponseBase:
        if key := request.GET.get(PARAMETER):
            if (token := token_of(key, stand.today)) is None:
                return render(request, "commitments/key_refused.html", status=403)
            request.user = token.user
        asked = list_asked(request.GET, request.user, stand)
        if not asked.form.is_valid():
            wrong = asked.form.errors.as_text()
            return HttpResponse(f"{wrong}\n", status=400, content_type="text/plain; charset=utf-8")
        response = view(request, asked, stand)
        patch_cache_control(response, private=True, no_cache=True)
        if key:
            response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer" if key else "same-origin"
        return response

    return answered
