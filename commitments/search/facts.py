"""The newest of what words found, read once from the facts beside the index of words and counted from there."""

from datetime import date
from typing import NamedTuple

from commitments.cells import Cell
from commitments.grouped import Counts, grouped_from
from commitments.querysets import CommitmentQuerySet
from commitments.search.walking import walked


class Fact(NamedTuple):
    """One commitment that was found: its key and what it is counted by."""

    cell: Cell
    key: int
    dossier: int
    deadline: date | None


def newest_facts(found: CommitmentQuerySet, on: date, most: int) -> list[Fact]:
    """Of a list of `SearchFacts` that words are sought in; the standing is that on day `on`."""
    rows = found.in_cells(on, "commitment_id", "dossier_id", "deadline")
    return [Fact(Cell._make(row[:-3]), *row[-3:]) for row in walked(rows, most)]


def grouped_facts(facts: list[Fact]) -> dict[str, Counts]:
    """As `commitments.grouped.grouped`."""
    rows = ((fact.key, fact.dossier, fact.deadline, fact.cell.commissie or None) for fact in facts)
    return grouped_from(rows, [fact.key for fact in facts])
