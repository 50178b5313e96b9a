"""The administration as a whole: its name, and what happens when a login expires there."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponseBase

from commitments.typed import keep_typed, send_again

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Administration(AdminSite):
    site_header = site_title = "Gestand"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """What was typed when the login had expired is kept, as at the desk, for the same person to send once more."""
        guarded = super().admin_view(view, cacheable)

        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            is_expired = request.method == "POST" and not request.user.is_authenticated
            if is_expired and (not_kept := keep_typed(request)):
                return not_kept
            response = guarded(request, *args, **kwargs)
            return (self.has_permission(request) and send_again(request)) or response

        return cast(View, update_wrapper(keeping, guarded))
