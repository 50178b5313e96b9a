"""The files of a paper, for the page of another app that has a slot for them."""

from django import template
from django.db.models import QuerySet

from commitments.models import Document
from sources.models import Original

register = template.Library()


@register.simple_tag
def originals_of(document: Document) -> QuerySet[Original]:
    """Newest first, without their content."""
    return document.originals.defer("content")
