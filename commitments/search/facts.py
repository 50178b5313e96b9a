"""The newest of what words found, read once from the facts beside the index of words and counted from there."""

from datetime import date
from typing import NamedTuple

from django.db.models import F, Value
from django.db.models.functions import Coalesce

from commitments.cells import Cell
from commitments.grouped import Counts, grouped_from
from commitments.querysets import CommitmentQuerySet
from commitments.search.walking import walked

COUNTED_BY = ("ministry_id", "committee_key", "commitment_class", "standing", "minister_id", "responsible_key")
"""The columns in the order of a `Cell`."""


class Fact(NamedTuple):
    """One commitment that was found: its key and what it is counted by."""

    cell: Cell
    key: int
    dossier: int
    deadline: date | None


def newest_facts(found: CommitmentQuerySet, on: date, most: int) -> list[Fact]:
    """Of a list of `SearchFacts` that words are sought in; the standing is that on day `on`."""
    rows = (
        found.with_standing(on)
        .annotate(
            committee_key=Coalesce(F("committee"), Value(0)), responsible_key=Coalesce(F("responsible"), Value(0))
        )
        .values_list(*COUNTED_BY, "commitment_id", "dossier_id", "deadline")
    )
    return [Fact(Cell._make(row[:-3]), *row[-3:]) for row in walked(rows, most)]


def grouped_facts(facts: list[Fact]) -> dict[str, Counts]:
    """As `commitments.grouped.grouped`."""
    rows = ((fact.key, fact.dossier, fact.deadline, fact.cell.commissie or None) for fact in facts)
    return grouped_from(rows, [fact.key for fact in facts])
