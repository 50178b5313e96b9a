"""What the register's pages say again and again: a standing, a day, a term, a field, a link of the menu."""

from datetime import date

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from commitments import access, drawn
from commitments.amended import Changed, amended
from commitments.choices import Standing
from commitments.lateness import TermWords
from commitments.lateness import term_words as words_of_term
from commitments.line import line_of
from commitments.models import Commitment, CommitmentEvent
from commitments.stand import Stand

register = template.Library()

CONTROLS = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
}
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


BRIEFING_LOOKS = {
    "te-laat": ("late", "diamond"),
    "voor-deze": ("open", "dot"),
    "beantwoord": ("kept", "check"),
    "open": ("none", "ring"),
}


@register.simple_tag
def briefing_look(key: str) -> tuple[str, str]:
    """Tone and shape of a part of the page before the debate."""
    return BRIEFING_LOOKS[key]


@register.filter
def standing_in_words(standing: str) -> str:
    """A value of `Standing` where only words can stand."""
    return str(Standing(standing).label)


@register.simple_tag
def state(standing: str) -> SafeString:
    """A value of `Standing` as word, shape and colour."""
    return drawn.state(standing, get_language())


@register.simple_tag
def day(value: date | None) -> str:
    """A day as people write it, unbroken: "2 juli 2020"; nothing for None."""
    return drawn.day(value, get_language()) if value else ""


@register.simple_tag(takes_context=True)
def term_words(context: Context, commitment: Commitment, standing: str) -> TermWords:
    """The term on the day that the page shows."""
    stand: Stand | None = context.get("stand")
    if stand is None:
        return words_of_term(commitment, standing, context["today"])
    return words_of_term(commitment, standing, stand.on, is_past=stand.is_past)


@register.simple_tag(takes_context=True)
def result(context: Context, commitment: Commitment, level: int = 3) -> SafeString:
    """A commitment as a line of a list, with a heading of that level; it has its standing on the day of the page."""
    stand: Stand = context.get("stand") or Stand(context["today"], context["today"])
    return drawn.line(line_of(commitment, stand, context.get("marker")), level, stand, get_language())


@register.simple_tag(takes_context=True)
def nav_link(context: Context, url: str, words: str, *, dated: bool = False, deeper: bool = True) -> SafeString:
    """A link of the menu; it says so when the reader is there, or `deeper` down. A `dated` one keeps the day shown."""
    request: HttpRequest | None = context.get("request")
    stand: Stand | None = context.get("stand")
    path = request.path if request else ""
    address = stand.keep(url) if stand and dated else url
    if path == url:
        return format_html('<a href="{}" aria-current="page">{}</a>', address, words)
    if deeper and url != "/" and path.startswith(url):
        return format_html('<a href="{}" aria-current="true">{}</a>', address, words)
    return format_html('<a href="{}">{}</a>', address, words)


@register.filter
def may_log(user: access.Viewer | str | None) -> bool:
    """Whether this reader works at the clerks' desk; also on error pages, where there is no user."""
    return user is not None and not isinstance(user, str) and access.may_log(user)


@register.filter
def control(field: BoundField) -> SafeString:
    """A field's own control with the classes of the design; help and error are tied to it."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "textarea")
    if field.field.widget.__class__.__name__ in ("RadioSelect", "CheckboxSelectMultiple"):
        return field.as_widget()
    return field.as_widget(attrs={"class": CONTROLS.get(kind, TEXTBOX)})


@register.simple_tag
def changed_fields(event: CommitmentEvent) -> tuple[Changed, ...]:
    """What an amendment changed: each fact before and after."""
    return amended([event])
