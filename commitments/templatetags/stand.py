"""The day that a page shows: in its head, and carried along by its links."""

from typing import Any, Protocol
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commitments.line import whom
from commitments.models import Commitment
from commitments.stand import PARAMETER, Stand

register = template.Library()


class HasAddress(Protocol):
    def get_absolute_url(self) -> str: ...


def _kept(context: Context, address: str) -> str:
    stand: Stand | None = context.get("stand")
    return stand.keep(address) if stand else address


@register.simple_tag(takes_context=True)
def address(context: Context, thing: HasAddress) -> str:
    """The page of a commitment, a dossier, a committee ..., on the day that this page shows."""
    return _kept(context, thing.get_absolute_url())


@register.simple_tag(takes_context=True)
def address_of(context: Context, name: str, *arguments: str) -> str:
    """The page of that name, on the day that this page shows."""
    return _kept(context, reverse(name, args=arguments))


@register.simple_tag(takes_context=True)
def recipient_links(context: Context, commitment: Commitment) -> SafeString:
    """To whom it was promised, each with a link to its page; the chamber when nobody is named."""
    named = [(row, row.member or row.committee) for row in commitment.addressees]
    if not named:
        return format_html("{}", whom(commitment))
    links = ((_link(context, one, row) if one else row,) for row, one in named)
    return format_html_join(", ", "{}", links)


def _link(context: Context, thing: HasAddress, words: object) -> SafeString:
    return format_html('<a href="{}">{}</a>', _kept(context, thing.get_absolute_url()), words)


@register.simple_tag(takes_context=True)
def list_address(context: Context, **parameters: str) -> str:
    """The list of commitments with these parameters, on the day that this page shows."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return _kept(context, reverse("commitments") + query)


@register.simple_tag(takes_context=True)
def list_query(context: Context, query: str) -> str:
    """The list of commitments with parameters that are written for an address already, on that day too."""
    return _kept(context, f"{reverse('commitments')}?{query}")


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
