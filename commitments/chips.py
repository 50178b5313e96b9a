"""The filters in use as words that can be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.filters import FACETS, CommitmentFilter, without

MONTHS = ("gedaan", "afgedaan")
SAID = {
    "van": gettext_lazy("termijn vanaf %(value)s"),
    "tot": gettext_lazy("termijn tot en met %(value)s"),
    "gedaan": gettext_lazy("gedaan in %(value)s"),
    "afgedaan": gettext_lazy("afgedaan in %(value)s"),
}
"""Filters of which the value is a day or a month, in words."""
NAMED = {
    "uitgesteld": "%(value)s",
    "termijnsoort": gettext_lazy("soort termijn: %(value)s"),
    "herkomst": gettext_lazy("herkomst: %(value)s"),
}
"""Filters of which the value is one of a few, in words."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its words, and the parameters of the list without it."""

    words: str
    rest: str


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
            yield Chip(_words(filters, name), rest.urlencode())
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


def _words(filters: CommitmentFilter, name: str) -> str:
    """The words of a filter that takes one value."""
    given = filters.form.cleaned_data[name]
    if name in SAID:
        return str(SAID[name]) % {"value": date_format(given, "F Y" if name in MONTHS else "j F Y")}
    if name in NAMED:
        return str(NAMED[name]) % {"value": dict(filters.form.fields[name].choices)[given]}
    if name == "q":
        return _("“%(words)s”") % {"words": Truncator(given).chars(40)}
    return str(given.citation) if name == "dossier" else str(given)
