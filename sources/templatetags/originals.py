"""The files of a paper, for the page of another app that has a slot for them."""

from django import template
from django.db.models import QuerySet
from django.template import Context

from commitments.models import Document
from sources.models import Original
from sources.originals import originals_for

register = template.Library()


@register.simple_tag(takes_context=True)
def originals_of(context: Context, document: Document) -> QuerySet[Original]:
    """Those that are for this visitor, newest first, without their content."""
    return originals_for(context["request"].user, document).defer("content")
