"""What a clerk typed when the login had expired: kept on the server until the same person is back at the same page."""

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from commitments.visitors import may_ask

KEPT, LEFT = "typed", "left"
MOST_TYPED = 100_000
"""Characters; a form of the desk is far smaller, and a stranger must not fill the sessions."""


def keep_typed(request: HttpRequest) -> None:
    """Put what was sent aside in the session of who is not logged in; files are not kept.

    Of who was not just logged out here by waiting too long it is kept a few times an hour only.
    """
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    words = fields.urlencode()
    is_known = LEFT in request.session
    if len(words) <= MOST_TYPED and (is_known or may_ask("keep_typed", str(get_client_ip_address(request)))):
        request.session[KEPT] = {"path": request.path, "words": words, "by": request.session.get(LEFT)}


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was put aside for this page, once, said to be there again; nothing of what another account left behind."""
    kept = request.session.get(KEPT)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    if kept["by"] not in (None, request.user.pk):
        return None
    messages.warning(request, _("Wat u typte voordat u was uitgelogd, staat er weer. Het is nog niet vastgelegd."))
    return QueryDict(kept["words"])
