"""The inbox of papers, for the page of another app that has a slot for it."""

from typing import Any

from django import template

from sources.forms import UploadForm
from sources.views.papers import inbox

register = template.Library()


@register.simple_tag
def papers_handed_in() -> dict[str, Any]:
    """What `sources/_uploads.html` shows, and the form to hand in more."""
    return inbox() | {"form": UploadForm()}
