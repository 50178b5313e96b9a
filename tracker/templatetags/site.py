"""The addresses of a page: to cite it by, for search engines, in each language, and to report a mistake on it.

A page that is one reader's own has none that lasts; and since its address may open it (the link of a subscription, of a
new password), that address goes no further: a report of a mistake names the part of the site alone.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.urls import reverse

from commitments.addresses import absolute
from commitments.stand import PARAMETER, Stand
from commitments.templatetags.register import may_log
from commitments.tokens import PARAMETER as KEY
from tracker.language import PARAMETER as LANGUAGE
from tracker.private import PRIVATE

register = template.Library()
DESK = ("desk", "post", "rappel_mails", "invitations")
"""Names of the pages under which the clerks' desk lies."""
PASSING = (PARAMETER, LANGUAGE, KEY, "cursor", "page")
"""What an address can have that does not say which page it is."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """`permalink` shows the page as it is on this day, for ever; `canonical` the page of any day; both in full."""

    permalink: str
    canonical: str
    languages: list[tuple[str, str]]


@register.simple_tag(takes_context=True)
def turned_to(context: Context, page: int, parameter: str = "") -> str:
    """The address of another page of a list; with a parameter of its own it leads to the list of that name."""
    query: QueryDict = context["request"].GET.copy()
    query[parameter or "page"] = str(page)
    return f"?{query.urlencode()}{'#' if parameter else ''}{parameter}"


@register.simple_tag(takes_context=True)
def addresses(context: Context) -> Addresses | None:
    """None for a page of one reader's own, and for one that was not asked for by an address."""
    request: HttpRequest | None = context.get("request")
    if request is None or request.path.startswith(PRIVATE):
        return None
    stand: Stand | None = context.get("stand")
    kept = [(name, value) for name, values in request.GET.lists() if name not in PASSING for value in values if value]
    own = absolute(request.path)
    day = [(PARAMETER, stand.on.isoformat())] if stand else []
    return Addresses(
        permalink=_full(own, kept + day),
        canonical=_full(own, kept),
        languages=[(code, _full(own, [*kept, (LANGUAGE, code)])) for code, _name in settings.LANGUAGES],
    )


@register.simple_tag(takes_context=True)
def report_address(context: Context) -> str:
    """Where a mistake on this page is reported; "" for a page that was not asked for by an address."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    private = next((part for part in PRIVATE if request.path.startswith(part)), "")
    query = request.GET.copy()
    query.pop(KEY, None)
    page = private or (f"{request.path}?{query.urlencode()}" if query else request.path)
    return f"{reverse('report_mistake')}?{urlencode({'pagina': page}, safe='/')}"


@register.simple_tag(takes_context=True)
def is_at_the_desk(context: Context) -> bool:
    """Whether the page is one of the clerks' desk, and the reader a clerk."""
    request: HttpRequest | None = context.get("request")
    if request is None or not request.path.startswith(tuple(map(reverse, DESK))):
        return False
    return may_log(context.get("user"))


def _full(address: str, parameters: list[tuple[str, str]]) -> str:
    return f"{address}?{urlencode(parameters)}" if parameters else address
