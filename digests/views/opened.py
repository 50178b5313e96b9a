"""For whom the pages of one subscription open.

Those of an account open for that account only, those of an address for whoever has the link from its mail.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from digests.models import Subscription
from digests.tokens import MANAGE, subscription_of
from digests.views.closed import closed

SAFE = ("GET", "HEAD")
Rest = ParamSpec("Rest")
Page = Callable[Concatenate[HttpRequest, Subscription, str, Rest], HttpResponse]
View = Callable[Concatenate[HttpRequest, str, Rest], HttpResponse]


def of_a_subscription(*, left_by: Collection[str] = ()) -> "Callable[[Page[Rest]], View[Rest]]":
    """Gives the page the subscription of the token in its address.

    One that was left opens by the methods of `left_by` alone, while its address is kept.
    """

    def guard(page: "Page[Rest]") -> "View[Rest]":
        @wraps(page)
        def guarded(request: HttpRequest, token: str, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            found = subscription_of(token, MANAGE)
            if found is None:
                return closed(request, token, MANAGE)
            if found.user_id and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if found.user_id and found.user_id != request.user.pk:
                raise Http404
            if found.ended_at is not None and not (request.method in left_by and found.address):
                return closed(request, token, MANAGE, found)
            return page(request, found, token, *args, **kwargs)

        return cast("View[Rest]", guarded)

    return guard
