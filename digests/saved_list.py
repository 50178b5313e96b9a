"""A saved query string, read exactly as the list's own page reads it."""

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from commitments.access import Viewer
from commitments.chips import chips
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.models import Commitment
from commitments.named import Named
from commitments.querysets import CommitmentQuerySet

LONGEST = 1000


class BrokenList(ValueError):
    """The list asks for something that is not, or no longer, there; the message says what."""


def canonical(query: str) -> str:
    """The parameters that choose rows, in a fixed order: equal lists have equal strings. Raises BrokenList.

    Of a filter that takes one value and is named twice the last counts, as in the list itself.
    """
    asked = QueryDict(query)
    kept = QueryDict(mutable=True)
    for name in sorted(CommitmentFilter.base_filters):
        given = asked.getlist(name) if name in FACETS else asked.getlist(name)[-1:]
        if name != "sorteer" and (values := sorted(set(filter(None, given)))):
            kept.setlist(name, values)
    result = kept.urlencode()
    if len(result) > LONGEST:
        raise BrokenList(f"{len(result)} > {LONGEST}")
    return result


def followed(query: str, viewer: Viewer, on: date) -> CommitmentQuerySet:
    """The commitments of the list that `viewer` may see, on day `on`. Raises BrokenList."""
    return _filter(query, on, Commitment.objects.visible_to(viewer)).qs.counted()


def followed_whatever_standing(
    query: str, on: date, seen: CommitmentQuerySet, named: Named
) -> tuple[CommitmentQuerySet, list[str]]:
    """Those of `seen` that the list holds apart from the standings that it asks for, and these. Raises BrokenList."""
    filters = _filter(query, on, seen, named)
    return filters.of_any_standing, filters.form.cleaned_data["status"]


def words(query: str, viewer: Viewer, on: date) -> str:
    """The list in a few words, "" for the whole register. Raises BrokenList."""
    filters = _filter(query, on, Commitment.objects.visible_to(viewer))
    return ", ".join(chip.words for chip in chips(filters, without(QueryDict(query), "sorteer")))


def own_words(query: str, viewer: Viewer, on: date) -> str:
    """The list in words that are all the register's own: what somebody typed to search by is not repeated.

    Raises BrokenList.
    """
    asked = QueryDict(query)
    chosen = words(without(asked, "q").urlencode(), viewer, on)
    typed = _("met een zoekwoord") if asked.get("q") else ""
    return ", ".join(filter(None, [chosen, typed])) or _("alle toezeggingen")


def _filter(query: str, on: date, seen: CommitmentQuerySet, named: Named | None = None) -> CommitmentFilter:
    filters = CommitmentFilter(QueryDict(query), seen, on=on, named=named)
    if not filters.form.is_valid():
        errors = [f"{filters.form.fields[name].label}: {' '.join(text)}" for name, text in filters.form.errors.items()]
        raise BrokenList(" ".join(errors))
    return filters
