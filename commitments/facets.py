"""How many entries stand behind each value of a filter, and the filters in use as words that can be taken away.

What the public sees by ministry, standing, class, committee or minister is added up from `commitments.counters`; all
else is counted from the rows themselves, up to MOST_COUNTED. Either is done once for a version of the register, a day
and a kind of reader.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from commitments.access import Viewer, sees_public_only
from commitments.choices import CommitmentClass, Standing
from commitments.counters import KEPT_FOR, Cell, Cells, cells
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.kept.versions import register_version
from commitments.models import Committee, Minister, Ministry
from commitments.querysets import CommitmentQuerySet
from commitments.standing import TODAY, UNCOUNTED

COUNTED = ("status", "ministerie", "soort", "bewindspersoon", "commissie")
"""The filters that show a count beside each value."""
TOTAL = "total"
MOST_COUNTED = 10_000
"""Beyond so many rows nothing is counted one by one."""


Counts = dict[str, dict[Any, Any] | None]
"""By the name of each filter the count of each value; under TOTAL that of all, by 0. None is too much to count."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`count` is None where there is too much to count."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One parameter with the values that lead somewhere, and how many entries each would show."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def takes_several(self) -> bool:
        return self.name in FACETS


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use: its words, and the parameters of the list without it."""

    words: str
    rest: str


class Tally:
    """The counts of one list: of all of it, and of each value of its filters. None is too many to count."""

    def __init__(self, parameters: QueryDict, visible: CommitmentQuerySet, viewer: Viewer, on: date) -> None:
        self._parameters = without(parameters, "sorteer", *(parameters.keys() - CommitmentFilter.base_filters.keys()))
        self._visible, self._viewer, self._on = visible, viewer, on

    @property
    def total(self) -> int | None:
        """Of what the filters let through; an invalid filter lets nothing through."""
        counts = self._counts[TOTAL]
        return None if counts is None else int(counts.get(0, 0))

    def facets(self) -> list[Facet]:
        """For each parameter in COUNTED the counts under all the other filters: what choosing a value would show."""
        return [self._facet(name) for name in COUNTED]

    def _facet(self, name: str) -> Facet:
        counts, chosen = self._counts[name], set(self._parameters.getlist(name))
        choices = [
            Choice(value, label, None if counts is None else counts.get(key, 0), value in chosen)
            for key, value, label in _values(name)
            if value in chosen or (value not in UNCOUNTED and (counts is None or counts.get(key)))
        ]
        return Facet(name, str(CommitmentFilter.base_filters[name].label), choices)

    @cached_property
    def name(self) -> str:
        """Stands for everything on which the counts rest: where it is the same, so are they."""
        number, _is_synthetic = register_version()
        reader = "public" if sees_public_only(self._viewer) else self._viewer.pk
        asked = sha256(repr(sorted(self._parameters.lists())).encode()).hexdigest()
        return f"tally:{number}:{self._on}:{self._is_today}:{reader}:{asked}"

    @property
    def _is_today(self) -> bool:
        return self._visible.columns is TODAY

    @cached_property
    def _counts(self) -> Counts:
        found: Counts | None = cache.get(self.name)
        if found is None:
            is_kept = self._is_today and sees_public_only(self._viewer) and set(self._parameters) <= set(COUNTED)
            found = self._added_up() if is_kept else self._looked_up()
            cache.set(self.name, found, KEPT_FOR)
        return found

    def _added_up(self) -> Counts:
        """From the kept counts, each looked at once: for a filter counts what all the others let through."""
        form = CommitmentFilter(self._parameters, self._visible, on=self._on).form
        form.is_valid()
        asked = {name: form.cleaned_data[name] for name in COUNTED if form.cleaned_data.get(name)}
        wanted: dict[str, set[Any]] = {"status": set(Standing.values) - set(UNCOUNTED)}
        wanted |= {name: _wanted(name, values) for name, values in asked.items()} | {
            name: set() for name in form.errors
        }
        counts: dict[str, Counter[Any]] = {name: Counter() for name in (*COUNTED, TOTAL)}
        for cell, count in cells(self._on):
            refused_by = [name for name, values in wanted.items() if values.isdisjoint(_of(name, cell))]
            if len(refused_by) > 1:
                continue
            for name in refused_by or counts:
                for value in set(_of(name, cell)):
                    counts[name][value] += count
        return {**counts}

    def _looked_up(self) -> Counts:
        """From the rows, each list of them once."""
        seen: dict[str, Cells | None] = {}
        counts: Counts = {}
        for name in (*COUNTED, TOTAL):
            parameters = self._freed(name)
            key = parameters.urlencode()
            if key not in seen:
                seen[key] = self._cells(parameters)
            counts[name] = _by_value(name, seen[key])
        return counts

    def _freed(self, name: str) -> QueryDict:
        """The parameters with every value of one filter let in, what is in no count too."""
        others = without(self._parameters, name)
        if name == "status":
            others.setlist(name, Standing.values)
        return others

    def _cells(self, parameters: QueryDict) -> Cells | None:
        rows = CommitmentFilter(parameters, self._visible, on=self._on).qs
        columns = rows.columns
        found = (
            rows.with_standing(self._on)
            .order_by()
            .annotate(committee_key=Coalesce(F("committee_id"), Value(0)))
            .annotate(responsible_key=Coalesce(F(columns.responsible), Value(0)))
            .values_list(
                *(columns.ministry, "committee_key", "commitment_class", "standing", "minister_id", "responsible_key"),
                "pk",
            )
        )
        limit = MOST_COUNTED + 1 if columns is TODAY else None
        counted = Counter(Cell._make(row[:-1]) for row in found[:limit])
        return None if limit and counted.total() > MOST_COUNTED else list(counted.items())


def _wanted(name: str, given: Any) -> set[Any]:
    if name == "ministerie":
        return {ministry.pk for ministry in given}
    return set(given) if name in FACETS else {given.pk}


def _of(name: str, cell: Cell) -> tuple[Any, ...]:
    """The values by which a cell answers to a filter: a minister made the promise or answers for it now."""
    if name == TOTAL:
        return (0,)
    if name == "bewindspersoon":
        return (cell.minister, cell.responsible)
    return (getattr(cell, name),)


def _by_value(name: str, found: Cells | None) -> dict[Any, Any] | None:
    if found is None:
        return None
    counts: Counter[Any] = Counter()
    for cell, count in found:
        for value in set(_of(name, cell)):
            counts[value] += count
    return dict(counts)


def _values(name: str) -> Iterable[tuple[Any, str, str]]:
    """Every value of a filter: as a cell has it, as the address writes it, and its words."""
    match name:
        case "status" | "soort":
            named = Standing if name == "status" else CommitmentClass
            return [(value, value, str(label)) for value, label in named.choices]
        case "ministerie":
            return [(row.pk, row.code, str(row)) for row in Ministry.objects.all()]
        case "commissie":
            return [(row.pk, row.slug, str(row)) for row in Committee.objects.all()]
    return [(row.pk, row.slug, str(row)) for row in Minister.objects.all()]


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
