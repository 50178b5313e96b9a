"""How many commitments of a list there are of each value of its filters.

What the public sees by ministry, standing, class, committee or minister is added up from `commitments.counters`; what
words found from the facts beside their index, MOST_SOUGHT at most; all else from the rows, of a list of MOST_COUNTED at
most, or whole on a past day; and where it is known how long a list is, by member, dossier and year of MOST_GROUPED. Of
a longer list the NEWEST alone are read: there are then at least so many.
Each is done once for a version of the register, a day and a kind of reader.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

from django.core.cache import cache
from django.forms import Form
from django.http import QueryDict
from django.utils.formats import number_format

from commitments.access import Viewer, sees_public_only
from commitments.cells import TOTAL, Cell, Cells, Places
from commitments.choices import Standing
from commitments.counters import KEPT_FOR, cells
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.grouped import grouped
from commitments.models import SearchFacts
from commitments.querysets import CommitmentQuerySet
from commitments.search.facts import Fact, grouped_facts, newest_facts
from commitments.search.walking import is_sought, walked
from commitments.standing import TODAY, UNCOUNTED

COUNTED = ("status", "ministerie", "soort", "bewindspersoon", "commissie")
"""The filters whose counts the kept counters hold."""
FREED = {name: (name,) for name in (*COUNTED, "lid", "dossier")} | {"jaar": ("van", "tot")}
"""What is counted to the parameters of its own that do not count along."""
GROUPED = ("lid", "dossier", "jaar")
MOST_COUNTED = 10_000
"""In a longer list than this nothing is counted exactly that the kept counts do not hold."""
MOST_SOUGHT = 1_000
"""The same for a list that words are sought in, of which the newest are read anyway."""
IN_FACTS = frozenset({"q", "status", "ministerie", "soort", "bewindspersoon", "dossier", "van", "tot"})
"""The filters that the facts beside the index of words can answer."""
MOST_GROUPED = 25_000
"""The same for the counts by member, dossier and year, where it is known how long the list is."""
NEWEST = 1_000
"""So many rows of a longer list are read."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The count of each value, by its key; `is_capped` where rows were left unread: there are at least so many."""

    by_key: dict[Any, int] = field(default_factory=dict)
    is_capped: bool = False

    def words(self, key: Any) -> str:
        """The count as a page writes it: "1.234", "1.234+" for at least so many, "" for none."""
        count = self.by_key.get(key, 0)
        return f"{number_format(count, force_grouping=True)}{'+' if self.is_capped else ''}" if count else ""

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(dict(Counter(self.by_key) + Counter(other.by_key)), self.is_capped or other.is_capped)


class Some(NamedTuple):
    """Rows of a list to count, and whether more are there than these."""

    rows: CommitmentQuerySet | list[Fact]
    is_capped: bool


Read = TypeVar("Read")
Counts = dict[str, Counted]
"""By the name of each filter; under TOTAL that of all, by the key 0."""


class Counting:
    """The counts of the list with these parameters, taken when they are first asked for."""

    def __init__(
        self, parameters: QueryDict, visible: CommitmentQuerySet, viewer: Viewer, on: date, version: int
    ) -> None:
        """`version` is that of the register, read before."""
        self.parameters = without(parameters, "sorteer", *(parameters.keys() - CommitmentFilter.base_filters.keys()))
        self._visible, self._viewer, self._on, self._version = visible, viewer, on, version
        self._found: dict[str, Some] = {}

    @property
    def most(self) -> int:
        """The length up to which the list is counted where the kept counts do not hold it."""
        return MOST_SOUGHT if "q" in self.parameters else MOST_COUNTED

    @cached_property
    def name(self) -> str:
        """Stands for everything on which the counts rest: where it is the same, so are they."""
        reader = "public" if sees_public_only(self._viewer) else self._viewer.pk
        asked = sha256(repr(sorted(self.parameters.lists())).encode()).hexdigest()
        return f"counts:{self._version}:{self._on}:{self._is_today}:{reader}:{asked}"

    @cached_property
    def counts(self) -> Counts:
        found: Counts | None = cache.get(self.name)
        if found is None:
            found = (self._is_kept and self._added_up()) or self._looked_up()
            for name, (counted, is_whole) in self._each(("commissie", *GROUPED), partial(self._beside, found[TOTAL])):
                found[name] = counted[name] if is_whole else found.get(name, Counted()) + counted[name]
            cache.set(self.name, found, KEPT_FOR)
        return found

    @property
    def _is_kept(self) -> bool:
        """Whether the kept counts hold these: they know the committee that deals with a promise, no other addressee."""
        if not (self._is_today and sees_public_only(self._viewer) and set(self.parameters) <= set(COUNTED)):
            return False
        committee = self._form.cleaned_data.get("commissie") if "commissie" in self.parameters else None
        return committee is None or not committee.is_addressed_beside

    @property
    def _is_today(self) -> bool:
        return self._visible.columns is TODAY

    def _added_up(self) -> Counts:
        """From the kept counts: for a filter counts what all the others let through.

        Nothing where none are kept: of a register for which no day was ever counted, however long it is.
        """
        kept = cells(self._on, self._version)
        if not kept.all:
            return {}
        chosen, errors = self._form.cleaned_data, self._form.errors
        asked: dict[str, Iterable[Any]] = {"status": set(Standing.values) - set(UNCOUNTED)}
        asked |= {name: wanted(name, chosen[name]) for name in COUNTED if chosen.get(name)} | dict.fromkeys(errors, ())
        let_in = {name: kept.with_any(name, values) for name, values in asked.items()}

        def by_others(name: str) -> Places:
            return kept.everywhere.intersection(*(places for other, places in let_in.items() if other != name))

        return {name: Counted(kept.count(name, by_others(name))) for name in (*COUNTED, TOTAL)}

    def _looked_up(self) -> Counts:
        return {
            name: Counted(found.count(name, found.everywhere), is_capped)
            for name, (found, is_capped) in self._each((TOTAL, *COUNTED), self._cells)
        }

    def _each(self, names: Iterable[str], read: Callable[[QueryDict], Read]) -> Iterator[tuple[str, Read]]:
        """What is read of the list that each of these filters counts in; where that is the same list, once."""
        seen: dict[str, Read] = {}
        for name in names:
            parameters = self._freed(name)
            key = parameters.urlencode()
            if key not in seen:
                seen[key] = read(parameters)
            yield name, seen[key]

    def _cells(self, parameters: QueryDict) -> tuple[Cells, bool]:
        """Every combination that occurs in the list with its count, and whether more rows are there than were read."""
        rows, is_capped = self._some(parameters)
        if isinstance(rows, list):
            return Cells(Counter(fact.cell for fact in rows).items()), is_capped
        # the key keeps rows apart that are alike, where a filter joins and asks for distinct ones
        found = rows.in_cells(self._on, "pk")
        return Cells(Counter(Cell._make(row[:-1]) for row in found).items()), is_capped

    def _some(self, parameters: QueryDict) -> Some:
        """The rows of the list to count: looked for once and then read by their keys, for words are dear to look for.

        Of a past day the whole list is counted.
        """
        name = parameters.urlencode()
        if name not in self._found:
            rows = self._rows(parameters)
            self._found[name] = (
                self._by_key(rows, parameters) if rows.columns is TODAY else Some(rows.order_by(), False)
            )
        return self._found[name]

    def _by_key(self, rows: CommitmentQuerySet, parameters: QueryDict) -> Some:
        """The list without one of its filters is at least as long, so that its length need not be asked again."""
        if is_sought(rows):
            return self._walked(rows, parameters)
        is_capped = parameters != self.parameters and self._some(self.parameters).is_capped
        keys = [] if is_capped else list(rows.order_by().values_list("pk", flat=True)[: self.most + 1])
        if is_capped or len(keys) > self.most:
            is_capped, keys = True, list(rows.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
        return Some(self._visible.filter(pk__in=keys).order_by(), is_capped)

    def _walked(self, rows: CommitmentQuerySet, parameters: QueryDict) -> Some:
        """The newest that were found, from their facts where these can answer."""
        if parameters.keys() <= IN_FACTS:
            facts = SearchFacts.objects.visible_to(self._viewer)
            found = newest_facts(CommitmentFilter(parameters, facts, on=self._on).qs, self._on, self.most + 1)
            is_capped = len(found) > self.most
            return Some(found[:NEWEST] if is_capped else found, is_capped)
        keys = walked(rows.values_list("pk", flat=True), self.most + 1)
        is_capped = len(keys) > self.most
        return Some(self._visible.filter(pk__in=keys[:NEWEST] if is_capped else keys).order_by(), is_capped)

    def _beside(self, total: Counted, parameters: QueryDict) -> tuple[Counts, bool]:
        """What the kept counters lack of the list with these parameters, and whether that is the whole count.

        The counts of a filter are those of the list without it. Where that list is one of kept counts they are taken
        from there, so that it is read once for all who choose a value.
        """
        if parameters != self.parameters:
            other = Counting(parameters, self._visible, self._viewer, self._on, self._version)
            if other._is_kept:
                return other.counts, True
        return self._grouped(total, parameters), False

    def _grouped(self, total: Counted, parameters: QueryDict) -> Counts:
        """From the rows of the list, the newest where there are too many."""
        is_read = self._is_today and bool(self._found)
        rows, is_capped = self._some(parameters) if is_read else self._long(total, parameters)
        found = grouped_facts(rows) if isinstance(rows, list) else grouped(rows)
        return {name: Counted(counts, is_capped) for name, counts in found.items()}

    def _long(self, total: Counted, parameters: QueryDict) -> Some:
        """The rows to count of a list of which the length is known: so that they need not be looked for first."""
        rows, is_capped = self._rows(parameters), total.by_key.get(0, 0) > MOST_GROUPED
        if not is_capped and parameters != self.parameters:
            is_capped = bool(rows.order_by().values("pk")[MOST_GROUPED : MOST_GROUPED + 1])
        return Some(rows.order_by("-pk")[:NEWEST] if is_capped else rows.order_by(), is_capped)

    def _rows(self, parameters: QueryDict) -> CommitmentQuerySet:
        if parameters == self.parameters:
            return self._filter.qs
        return CommitmentFilter(parameters, self._visible, on=self._on).qs

    @cached_property
    def _filter(self) -> CommitmentFilter:
        return CommitmentFilter(self.parameters, self._visible, on=self._on)

    @cached_property
    def _form(self) -> Form:
        """What the parameters name, looked up."""
        form: Form = self._filter.form
        form.is_valid()
        return form

    def _freed(self, name: str) -> QueryDict:
        """The parameters with every value of one filter let in, of a chosen standing also what is in no count."""
        others = without(self.parameters, *FREED.get(name, ()))
        if name in self.parameters and name == "status":
            others.setlist(name, Standing.values)
        return others


def wanted(name: str, given: Any) -> set[Any]:
    """The values in a `Cell` of what the form of the list has for one of COUNTED."""
    if name == "ministerie":
        return {ministry.pk for ministry in given}
    return set(given) if name in FACETS else {given.pk}
