"""The inbox of papers, for the page of another app that has a slot for it."""

from typing import Any

from django import template
from django.template import Context

from sources.forms import UploadForm
from sources.views.papers import inbox

register = template.Library()


@register.simple_tag(takes_context=True)
def papers_handed_in(context: Context) -> dict[str, Any]:
    """What `sources/_uploads.html` shows, and the form to hand in more."""
    return inbox(context["request"]) | {"form": UploadForm()}
