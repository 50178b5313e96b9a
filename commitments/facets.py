"""How many entries stand behind each value of a filter, and the narrower lists that are offered.

What the public sees by ministry, standing, class, committee or minister is added up from `commitments.counters`; all
else is counted from the rows themselves, up to MOST_COUNTED, and by member, dossier and year by the database, up to
MOST_GROUPED. Each is done once for a version of the register, a day and a kind of reader.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments.access import Viewer, sees_public_only
from commitments.choices import CommitmentClass, Standing
from commitments.counters import KEPT_FOR, Cell, Cells, cells
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.grouped import GROUPED, by_committee_beside
from commitments.kept.versions import register_version
from commitments.models import CommitmentRecipient, Committee, Dossier, Member, Minister, Ministry
from commitments.querysets import CommitmentQuerySet
from commitments.standing import TODAY, UNCOUNTED

COUNTED = ("status", "ministerie", "soort", "bewindspersoon", "commissie")
"""The filters whose counts the kept counters hold."""
CHOSEN_FROM = (*COUNTED, "lid")
"""The filters that offer their values with a count beside each."""
FREED = {name: (name,) for name in CHOSEN_FROM} | {"dossier": ("dossier",), "jaar": ("van", "tot")}
"""What is counted to the parameters of its own that do not count along."""
TOTAL = "total"
MOST_COUNTED = 10_000
"""Beyond so many rows nothing is counted one by one."""
MOST_GROUPED = 25_000
"""Beyond so many rows the database is not asked to count them by member, dossier or year."""
MOST_DOSSIERS = 8
"""So many dossiers are offered, those with the most first; the others can be typed."""


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
class Shortcut:
    """A link that narrows the list: its words, how many it shows, and the parameters that it leads to."""

    words: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Shortcuts:
    label: str
    links: list[Shortcut]


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
        """For each parameter in CHOSEN_FROM the counts under all the other filters: what choosing a value shows."""
        return [self._facet(name) for name in CHOSEN_FROM]

    def counts_by(self, name: str) -> dict[Any, int] | None:
        """By the key of each ministry, committee, minister, member, dossier or year; None where that is too much."""
        return self._counts[name]

    def shortcuts(self) -> list[Shortcuts]:
        """The dossiers with the most in this list, and the years in which its terms end, as links."""
        found = [Shortcuts(_("Meeste in dossier"), self._dossiers()), Shortcuts(_("Termijn in"), self._years())]
        return [some for some in found if some.links]

    def _dossiers(self) -> list[Shortcut]:
        counts = Counter(self._counts["dossier"] or {}).most_common(MOST_DOSSIERS)
        rows = Dossier.objects.in_bulk([key for key, _count in counts])
        return [
            Shortcut(str(rows[key].citation), count, self._narrowed("dossier", dossier=rows[key].key))
            for key, count in counts
        ]

    def _years(self) -> list[Shortcut]:
        counts = self._counts["jaar"] or {}
        return [
            Shortcut(str(year), counts[year], self._narrowed("jaar", van=f"{year:04}-01-01", tot=f"{year:04}-12-31"))
            for year in sorted(counts, reverse=True)
        ]

    def _narrowed(self, facet: str, **values: str) -> str:
        parameters = without(self._parameters, *FREED[facet])
        for name, value in values.items():
            parameters[name] = value
        return parameters.urlencode()

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
        return f"counts:{number}:{self._on}:{self._is_today}:{reader}:{asked}"

    @property
    def _is_kept(self) -> bool:
        """Whether the kept counts hold these: they know the committee that deals with a promise, no other addressee."""
        if not (self._is_today and sees_public_only(self._viewer) and set(self._parameters) <= set(COUNTED)):
            return False
        named = self._parameters.get("commissie", "")
        if "\0" in named:  # names no committee, and PostgreSQL takes no such text
            return False
        beside = CommitmentRecipient.objects.filter(committee__slug=named).exclude(commitment__committee__slug=named)
        return not (named and beside.exists())

    @property
    def _is_today(self) -> bool:
        return self._visible.columns is TODAY

    @cached_property
    def _counts(self) -> Counts:
        found: Counts | None = cache.get(self.name)
        if found is None:
            found = self._added_up() if self._is_kept else self._looked_up()
            if (beside := found["commissie"]) is not None and found["dossier"] is not None:
                found["commissie"] = Counter(beside) + Counter(
                    by_committee_beside(self._rows(self._freed("commissie")))
                )
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
        is_small = counts[TOTAL][0] <= MOST_GROUPED
        return {**counts} | {name: self._grouped(name) if is_small else None for name in GROUPED}

    def _looked_up(self) -> Counts:
        """From the rows, each list of them once."""
        seen: dict[str, Cells | None] = {}
        counts: Counts = dict.fromkeys((*COUNTED, TOTAL, *GROUPED))
        for name in (TOTAL, *COUNTED, *GROUPED):
            parameters = self._freed(name)
            key = parameters.urlencode()
            if key not in seen:
                seen[key] = self._cells(parameters)
            counts[name] = _by_value(name, seen[key]) if name not in GROUPED else self._grouped_of(name, seen[key])
            if counts[TOTAL] is None:
                break  # with one filter less there are no fewer
        return counts

    def _grouped_of(self, name: str, found: Cells | None) -> dict[Any, int] | None:
        if found is None or sum(count for _cell, count in found) > MOST_GROUPED:
            return None
        return self._grouped(name)

    def _grouped(self, name: str) -> dict[Any, int]:
        return GROUPED[name](self._rows(self._freed(name)))

    def _rows(self, parameters: QueryDict) -> CommitmentQuerySet:
        return CommitmentFilter(parameters, self._visible, on=self._on).qs

    def _freed(self, name: str) -> QueryDict:
        """The parameters with every value of one filter let in, what is in no count too."""
        others = without(self._parameters, *FREED.get(name, ()))
        if name == "status":
            others.setlist(name, Standing.values)
        return others

    def _cells(self, parameters: QueryDict) -> Cells | None:
        rows = self._rows(parameters)
        columns = rows.columns
        found = (
            rows.with_standing(self._on)
            .order_by()
            .annotate(committee_key=Coalesce(F(columns.committee), Value(0)))
            .annotate(responsible_key=Coalesce(F(columns.responsible), Value(0)))
            .values_list(
                *(columns.ministry, "committee_key", columns.commitment_class, "standing", "minister_id"),
                *("responsible_key", "pk"),
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
        case "lid":
            return [(row.pk, row.slug, str(row)) for row in Member.objects.select_related("group")]
    return [(row.pk, row.slug, str(row)) for row in Minister.objects.all()]
