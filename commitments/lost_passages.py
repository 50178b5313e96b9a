"""Passages that a text no longer holds, because a reprint replaced it."""

from django.db.models.functions import Substr

from commitments.models import Commitment, Document


def is_lost(promise: Commitment) -> bool:
    """Whether the text of its paper no longer has the quoted words where they stood; only so many are asked for."""
    if not promise.quote or promise.quote_start is None or promise.source_document_id is None:
        return False
    papers = Document.objects.filter(pk=promise.source_document_id).exclude(text="")
    words = Substr("text", promise.quote_start + 1, len(promise.quote))
    found = papers.annotate(words=words).values_list("words", flat=True).first()
    return found is not None and found != promise.quote
