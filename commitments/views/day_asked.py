"""Views of which the address names the day: `?stand=2020-03-01`."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from commitments.stand import PARAMETER, NoSuchDay, Stand, stand_of

Rest = ParamSpec("Rest")


def on_the_day_asked(
    view: Callable[Concatenate[HttpRequest, Stand, Rest], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]:
    """Give the view the day that its address asks for; a day that cannot be shown is answered with why (400)."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        today = timezone.localdate()
        try:
            stand = stand_of(request.GET.get(PARAMETER, ""), today)
        except NoSuchDay as why:
            context = {"why": why, "stand": Stand(today, today)}
            return render(request, "commitments/no_such_day.html", context, status=400)
        return view(request, stand, *args, **kwargs)

    return shown
