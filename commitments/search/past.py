"""Searching on a past day: by the index for what was not changed since, by the words of that day for the rest."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Coalesce

from commitments.as_of import before_the_first
from commitments.choices import EventKind
from commitments.models import CommitmentEvent, Document
from commitments.querysets import CommitmentQuerySet
from commitments.search.index import matching
from commitments.search.query import Leaf, Query, Term, Way

REWORDED = (EventKind.AMENDED, EventKind.RENUMBERED, EventKind.TRANSFERRED)
WORDS = ("number", "title", "description")
UNCHANGED = ("minister__title", "minister__name")


def words_then(rows: CommitmentQuerySet, asked: Query, on: date) -> CommitmentQuerySet:
    """What fits by the words as they stood on day `on`; a word that came later finds nothing."""
    if not asked:
        return rows.none()
    later = CommitmentEvent.objects.filter(commitment=OuterRef("pk"), kind__in=REWORDED, happened_on__gt=on)
    told = {
        f"{name}_told": Coalesce(before_the_first(later, name, TextField()), F(name), output_field=TextField())
        for name in WORDS
    }
    is_out = Document.objects.filter(pk=OuterRef("source_document")).out_by(on)
    is_indexed = ~Exists(later) & (Q(source_document=None) | Exists(is_out))
    wording = rows.columns.wording
    return rows.alias(**told, is_indexed=is_indexed).filter(_fits(asked, wording))


def _fits(asked: Query, wording: str) -> Q:
    return reduce(or_, [_has_all(way, wording) for way in asked])


def _has_all(way: Way, wording: str) -> Q:
    condition = Q()
    for term in way:
        found = _is_said(term.asked, wording) if isinstance(term.asked, Leaf) else _fits(term.asked, wording)
        condition &= ~found if term.negated else found
    return condition


def _is_said(leaf: Leaf, wording: str) -> Q:
    """In the lasting words of the entry, or in those of the term as it was."""
    lasting = Q(pk__in=matching(((Term(leaf),),), lasting=True).values("commitment"))
    columns = (*(f"{name}_told" for name in WORDS), *UNCHANGED)
    told = reduce(or_, [_says(name, leaf) for name in columns])
    return Q(is_indexed=True) & lasting | Q(is_indexed=False) & told | _says(wording, leaf)


def _says(column: str, leaf: Leaf) -> Q:
    """The word anywhere, also within a compound; a phrase by whole words alone."""
    if leaf.kind == "phrase":
        phrase = r"\W+".join(leaf.words)
        return Q((f"{column}__iregex", rf"(^|\W){phrase}($|\W)"))
    return Q((f"{column}__icontains", leaf.words[0]))
