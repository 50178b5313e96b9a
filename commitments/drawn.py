"""What stands many times on every page, as HTML: a line of a list, a standing, a day; each drawn once for what it says.

A line is put together here and not in a template, which takes three times as long: a page has up to fifty.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from commitments.choices import Standing
from commitments.day_words import day_in_words
from commitments.line import Line
from commitments.stand import Stand

# Word, shape and colour together: solid for silent, hatched for announced.
LOOKS: dict[str, tuple[str, str]] = {
    Standing.LATE: ("late", "diamond"),
    Standing.LATE_WITH_WORD: ("late", "hatched-diamond"),
    Standing.NOT_CHECKED: ("none", "question"),
    Standing.PUT_OFF_LATE: ("put-off", "hatched"),
    Standing.PUT_OFF_IN_TIME: ("put-off", "hatched"),
    Standing.MOVED_WITH_OCCASION: ("open", "arrow"),
    Standing.ON_TIME: ("open", "dot"),
    Standing.AWAITING_OCCASION: ("open", "ring-dot"),
    Standing.NO_TERM: ("none", "dashed"),
    Standing.CONTINUING: ("continuing", "ring"),
    Standing.FULFILLED: ("kept", "check"),
    Standing.LAPSED: ("none", "cross"),
    Standing.DIVIDED: ("none", "ring"),
    Standing.WITHDRAWN: ("none", "cross"),
}


@cache
def state(standing: str, language: str | None) -> SafeString:
    """A value of `Standing` as word, shape and colour, in the language that is spoken now."""
    tone, shape = LOOKS[standing]
    words = {"tone": tone, "shape": shape, "label": str(Standing(standing).label)}
    return render_to_string("parts/state.html", words)


@lru_cache(maxsize=10_000)
def day(value: date, language: str | None) -> SafeString:
    """The days of some thirty years: the same ones stand on every page."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_in_words(value))


@cache
def badges(visibility: str, is_example: bool, language: str | None) -> SafeString:
    """What is no real or no public commitment says so."""
    return render_to_string("parts/badges.html", {"visibility": visibility, "example": is_example})


@lru_cache(maxsize=2_000)
def line(said: Line, level: int, stand: Stand, language: str | None) -> SafeString:
    """With a heading of that level. One line stands in many lists, and most stay as they are when one changes."""
    return format_html(
        '<li class="result"><div><p class="states">{} {}</p>{}<p class="facts">{}</p>{}</div>'
        '<p class="when">{}</p></li>',
        state(said.standing, language),
        badges(said.visibility, said.is_example, language),
        format_html('<h{0} lang="nl">{1}</h{0}>', level, _link(stand, "commitment", said.number, said.title)),
        format_html_join(" · ", "{}", ((fact,) for fact in _facts(said, stand, language))),
        format_html('<p class="found" lang="nl">{}</p>', said.found) if said.found else "",
        format_html_join(" ", "{}", ((part,) for part in _when(said, language))),
    )


def _facts(said: Line, stand: Stand, language: str | None) -> Iterator[str]:
    yield format_html('<span lang="nl">{}</span>', said.minister)
    if said.paper:
        yield _link(stand, "document", said.paper, said.citation, "nowrap")
    elif said.place:
        held = format_html("{} {}", said.place.label, day(said.place.held_on, language))
        yield _link(stand, "meeting", said.place.slug, held, "nowrap")
    yield _("aan %(whom)s") % {"whom": said.whom}
    yield format_html("{} {}", _("gedaan"), day(said.promised_on, language))
    if said.is_component:
        yield format_html('{} <span class="nowrap">{}</span>', _("onderdeel"), said.number)
    if said.checked_until:
        yield format_html("{} {}", _("niet nagegaan sinds"), day(said.checked_until, language))


def _when(said: Line, language: str | None) -> Iterator[SafeString]:
    yield format_html("<strong>{}</strong>", said.term.answer)
    if said.term.day:
        yield format_html('<span class="line">{} {}</span>', said.term.label, day(said.term.day, language))
    if said.wording:
        yield format_html('<span class="line soft" lang="nl">‘{}’</span>', said.wording)


def _link(stand: Stand, page: str, key: str, words: str, look: str = "") -> SafeString:
    look = format_html('class="{}" ', look) if look else ""
    return format_html('<a {}href="{}">{}</a>', look, stand.keep(reverse(page, args=[key])), words)
