"""The day that a page shows: in its head, and carried along by its links."""

from typing import Any, Protocol
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse

from commitments.stand import PARAMETER, Stand

register = template.Library()


class HasAddress(Protocol):
    def get_absolute_url(self) -> str: ...


def _kept(context: Context, address: str) -> str:
    stand: Stand | None = context.get("stand")
    return stand.keep(address) if stand else address


@register.simple_tag(takes_context=True)
def address(context: Context, thing: HasAddress) -> str:
    """The page of a commitment or a dossier, on the day that this page shows."""
    return _kept(context, thing.get_absolute_url())


@register.simple_tag(takes_context=True)
def list_address(context: Context, **parameters: str) -> str:
    """The list of commitments with these parameters, on the day that this page shows."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return _kept(context, reverse("commitments") + query)


@register.inclusion_tag("parts/day_shown.html", takes_context=True)
def day_shown(context: Context) -> dict[str, Any]:
    """ "Stand per 1 maart 2020", the way back to today, and a form for another day where the page knows one."""
    request: HttpRequest | None = context.get("request")
    stand: Stand | None = context.get("stand")
    given = request.GET.lists() if request else []
    kept = [(name, value) for name, values in given if name not in (PARAMETER, "cursor") for value in values if value]
    path = request.path if request else ""
    return {
        "stand": stand,
        "day": stand.on if stand else context.get("today"),
        "path": path,
        "kept": kept,
        "present": f"{path}?{urlencode(kept)}" if kept else path,
    }
