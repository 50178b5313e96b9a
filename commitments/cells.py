"""Combinations of what commitments are counted by, with the count of each, found by the values of filters."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

Value = int | str
TOTAL = "total"
"""What all are counted by, under the value 0."""


class Cell(NamedTuple):
    """Values that commitments share; 0 stands for nobody."""

    ministerie: int
    commissie: int
    soort: str
    status: str
    """The value of `Standing` on the day counted for."""
    minister: int
    responsible: int

    def of(self, name: str) -> tuple[Value, ...]:
        """The values by which it answers to a filter: a minister made the promise or answers for it now."""
        if name == TOTAL:
            return (0,)
        return (self.minister, self.responsible) if name == "bewindspersoon" else (getattr(self, name),)


Places = frozenset[int]
"""Where in a list of cells."""


class Cells:
    """Cells with their counts. They are told apart once by each filter: a page asks for few of some thousands."""

    def __init__(self, all_of_them: Iterable[tuple[Cell, int]]) -> None:
        self.all = list(all_of_them)
        self.everywhere: Places = frozenset(range(len(self.all)))
        self._places: dict[str, dict[Value, Places]] = {}

    def with_any(self, name: str, values: Iterable[Value]) -> Places:
        """Where those are that answer to a filter with one of these values."""
        by_value = self._by_value(name)
        return Places().union(*(by_value.get(value, Places()) for value in values))

    def count(self, name: str, places: Places) -> dict[Value, int]:
        """What the cells in these places count together, by the values with which they answer to a filter."""
        counts: dict[Value, int] = defaultdict(int)
        for place in places:
            cell, count = self.all[place]
            for value in set(cell.of(name)):
                counts[value] += count
        return dict(counts)

    def _by_value(self, name: str) -> dict[Value, Places]:
        if name not in self._places:
            found: dict[Value, set[int]] = defaultdict(set)
            for place, (cell, _count) in enumerate(self.all):
                for value in cell.of(name):
                    found[value].add(place)
            self._places[name] = {value: frozenset(places) for value, places in found.items()}
        return self._places[name]
