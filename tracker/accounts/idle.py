"""Clerks are logged out after half an hour without a request; what they typed then is kept (`commitments.typed`)."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from commitments.access import may_log
from commitments.typed import LEFT

SEEN = "seen_at"
REMEMBERED_EVERY = 15
"""Seconds: not every request writes the session."""


class LogOutIdleClerk:
    """Middleware, after authentication; `request.idle_seconds` is there for who would be logged out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and may_log(request.user):
            self._look(request, timezone.now().timestamp())  # noqa: TID251  a door
        return self.get_response(request)

    def _look(self, request: HttpRequest, now: float) -> None:
        if now - request.session.get(SEEN, now) > settings.CLERK_IDLE_SECONDS:
            who = request.user.pk
            logout(request)
            request.session[LEFT] = who
            return
        if now - request.session.get(SEEN, 0) > REMEMBERED_EVERY:
            request.session[SEEN] = now
        request.idle_seconds = settings.CLERK_IDLE_SECONDS  # type: ignore[attr-defined]  # for the page's warning
