"""How many entries stand behind each value of a filter, and the filters in use as words that can be taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
    """The filters in use, in the order of the form; the order of the list is no filter."""
    for name in filters.filters:
        if name == "sorteer":
            continue
        for value in filter(None, parameters.getlist(name)):
            rest = without(parameters, name, "cursor")
            rest.setlist(name, [other for other in parameters.getlist(name) if other != value])
            yield Chip(_words(filters, name, value), rest.urlencode())


def _words(filters: CommitmentFilter, name: str, value: str) -> str:
    field = filters.form.fields[name]
    if name in ("van", "tot"):
        day = date_format(filters.form.cleaned_data[name], "j F Y")
        return (
            _("termijn vanaf %(day)s") % {"day": day}
            if name == "van"
            else _("termijn tot en met %(day)s") % {"day": day}
        )
    if name == "q":
        return _("“%(words)s”") % {"words": Truncator(value).chars(40)}
    if hasattr(field, "queryset"):
        return str(field.queryset.get(**{field.to_field_name: value}))
    if hasattr(field, "choices"):
        return str(dict(field.choices)[value])
    return str(filters.form.cleaned_data[name].citation)
