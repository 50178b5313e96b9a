"""A paper's text on the page: each piece escaped, its passages as marks that lead to what rests on them."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commitments.passages import CITATION, Passage, Piece

register = template.Library()


@register.simple_tag
def piece(run: Piece) -> SafeString:
    """One piece of a paragraph; the passages that begin in it can be linked to by their anchors."""
    if run.note:
        return format_html('<sup><a href="#noot-{0}">{0}</a></sup>', run.note)
    words = format_html("{}", run.text)
    if run.bold:
        words = format_html("<strong>{}</strong>", words)
    if run.italic:
        words = format_html("<em>{}</em>", words)
    if run.url and any(character.isalnum() for character in run.text):  # a full stop alone is no target
        words = format_html('<a href="{}">{}</a>', run.url, words)
    marks = [passage for passage in run.passages if passage.kind != CITATION]
    if marks:
        looks = " ".join(dict.fromkeys(f"passage-{passage.kind}" for passage in marks))
        words = format_html('<mark class="passage {}">{}</mark>', looks, words)
    return _anchors(run.opens) + words


def _anchors(passages: tuple[Passage, ...]) -> SafeString:
    return format_html_join("", '<span id="{}"></span>', ((passage.anchor,) for passage in passages))
