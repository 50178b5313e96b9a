"""How many entries stand behind each value of a filter, and the filters in use as words that can be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from commitments.choices import CommitmentClass, Standing
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.models import Ministry
from commitments.querysets import CommitmentQuerySet


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with the values that lead somewhere, and how many entries each would show."""

    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its words, and the parameters of the list without it."""

    words: str
    rest: str


def facets(parameters: QueryDict, visible: CommitmentQuerySet, on: date) -> list[Facet]:
    """For each parameter in FACETS the counts under all the other filters: what choosing a value would show."""
    found = []
    for name in FACETS:
        rows = CommitmentFilter(without(parameters, name), visible, on=on)
        counts = _counts(rows.qs, name, on)
        chosen = set(parameters.getlist(name))
        choices = [
            Choice(value, label, counts.get(value, 0), value in chosen)
            for value, label in _labels(name)
            if counts.get(value) or value in chosen
        ]
        found.append(Facet(name, str(rows.filters[name].label), choices))
    return found


def _counts(rows: CommitmentQuerySet, name: str, on: date) -> dict[str, int]:
    if name == "status":
        rows = rows.with_standing(on)
    column = {"status": "standing", "ministerie": rows.columns.ministry, "soort": "commitment_class"}[name]
    counts = dict(rows.order_by().values_list(column).annotate(Count("pk", distinct=True)))
    if name != "ministerie":
        return counts
    codes = dict(Ministry.objects.values_list("pk", "code"))
    return {codes[ministry]: count for ministry, count in counts.items()}


def _labels(name: str) -> list[tuple[str, str]]:
    if name == "ministerie":
        return list(Ministry.objects.values_list("code", "name"))
    return [(value, str(label)) for value, label in (Standing if name == "status" else CommitmentClass).choices]


def chips(filters: CommitmentFilter, parameters: QueryDict) -> Iterator[Chip]:
    """The filters in use, in the order of the form; the order of the list is no filter.

    They come from what the form understood: of a filter that takes one value and is named twice, the last counts.
    """
    for name in filters.filters:
        given = filters.form.cleaned_data[name]
        if name == "sorteer" or not given:
            continue
        rest = without(parameters, name, "cursor")
        if name not in FACETS:
            yield Chip(_words(name, given), rest.urlencode())
            continue
        chosen = _chosen(filters, name)
        for value, words in chosen.items():
            rest.setlist(name, [other for other in chosen if other != value])
            yield Chip(words, rest.urlencode())


def _chosen(filters: CommitmentFilter, name: str) -> dict[str, str]:
    """The values of a filter that takes several, each with its words."""
    given = filters.form.cleaned_data[name]
    if name == "ministerie":
        return {ministry.code: str(ministry) for ministry in given}
    labels = dict(filters.form.fields[name].choices)
    return {value: str(labels[value]) for value in given}


def _words(name: str, given: Any) -> str:
    """The words of a filter that takes one value."""
    if name in ("van", "tot"):
        day = date_format(given, "j F Y")
        return (
            _("termijn vanaf %(day)s") % {"day": day}
            if name == "van"
            else _("termijn tot en met %(day)s") % {"day": day}
        )
    if name == "q":
        return _("“%(words)s”") % {"words": Truncator(given).chars(40)}
    return str(given.citation) if name == "dossier" else str(given)
