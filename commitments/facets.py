"""The filters beside a list with a count at each value, and the narrower lists that are offered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commitments.access import Viewer
from commitments.cells import TOTAL
from commitments.choices import CommitmentClass, Standing
from commitments.counting import COUNTED, FREED, Counted, Counting
from commitments.filters import FACETS, CommitmentFilter, without
from commitments.models import Committee, Dossier, Member, Minister, Ministry
from commitments.querysets import CommitmentQuerySet
from commitments.standing import UNCOUNTED

CHOSEN_FROM = (*COUNTED, "lid")
"""The filters that offer their values with a count beside each."""
MOST_DOSSIERS = 8
"""So many dossiers are offered, those with the most first; the others can be typed."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`count` in words, as `Counted.words` has it."""

    value: str
    label: str
    count: str
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
    count: str
    query: str


@dataclass(frozen=True, slots=True)
class Shortcuts:
    label: str
    links: list[Shortcut]


class Tally:
    """The counts of one list: of all of it, and of each value of its filters."""

    def __init__(
        self, parameters: QueryDict, visible: CommitmentQuerySet, viewer: Viewer, on: date, version: int
    ) -> None:
        """`version` is that of the register, read before."""
        self._counting = Counting(parameters, visible, viewer, on, version)
        self._version = version
        self._parameters = self._counting.parameters

    @property
    def name(self) -> str:
        """Stands for everything on which the counts rest."""
        return self._counting.name

    @property
    def most(self) -> int:
        """How many there are more than, where there are too many to count."""
        return self._counting.most

    @property
    def total(self) -> int | None:
        """Of what the filters let through, None for too many to count; an invalid filter lets nothing through."""
        counted = self.counts_by(TOTAL)
        return None if counted.is_capped else counted.by_key.get(0, 0)

    def facets(self) -> list[Facet]:
        """For each parameter in CHOSEN_FROM the counts under all the other filters: what choosing a value shows."""
        return [self._facet(name) for name in CHOSEN_FROM]

    def counts_by(self, name: str) -> Counted:
        """By the key of each ministry, committee, minister, member, dossier or year."""
        return self._counting.counts[name]

    def shortcuts(self) -> list[Shortcuts]:
        """The dossiers with the most in this list, and the years in which its terms end, as links."""
        found = [Shortcuts(_("Meeste in dossier"), self._dossiers()), Shortcuts(_("Termijn in"), self._years())]
        return [some for some in found if some.links]

    def _dossiers(self) -> list[Shortcut]:
        counted = self.counts_by("dossier")
        most = [key for key, _count in Counter(counted.by_key).most_common(MOST_DOSSIERS)]
        rows = Dossier.objects.in_bulk(most)
        return [
            Shortcut(str(rows[key].citation), counted.words(key), self._narrowed("dossier", dossier=rows[key].key))
            for key in most
        ]

    def _years(self) -> list[Shortcut]:
        counted = self.counts_by("jaar")
        return [
            Shortcut(
                str(year),
                counted.words(year),
                self._narrowed("jaar", van=f"{year:04}-01-01", tot=f"{year:04}-12-31"),
            )
            for year in sorted(counted.by_key, reverse=True)
        ]

    def _narrowed(self, facet: str, **values: str) -> str:
        parameters = without(self._parameters, *FREED[facet])
        for name, value in values.items():
            parameters[name] = value
        return parameters.urlencode()

    def _facet(self, name: str) -> Facet:
        """A value without a row is not offered, unless rows were left uncounted."""
        counted, chosen = self.counts_by(name), set(self._parameters.getlist(name))
        choices = [
            Choice(value, label, counted.words(key) or ("" if counted.is_capped else "0"), value in chosen)
            for key, value, label in values(name, self._version, get_language())
            if value in chosen or (value not in UNCOUNTED and (counted.is_capped or key in counted.by_key))
        ]
        return Facet(name, str(CommitmentFilter.base_filters[name].label), choices)


@lru_cache(maxsize=4 * len(CHOSEN_FROM))
def values(name: str, version: int, language: str | None) -> list[tuple[Any, str, str]]:
    """Every value of a filter: as a cell has it, as the address writes it, and its words in that language.

    `version` is that of the register, read before: each process finds them once for it.
    """
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
    return [(row.pk, row.slug, words) for row, words in _told_apart(Minister.objects.all())]


def _told_apart(ministers: Iterable[Minister]) -> Iterable[tuple[Minister, str]]:
    """Each with its words; where several have the same, with the years in office."""
    named = [(minister, str(minister)) for minister in ministers]
    often = Counter(words for _minister, words in named)
    for minister, words in named:
        since, until = minister.valid_from, minister.valid_until
        years = f"{since.year if since else ''}–{until.year if until else ''}"
        yield minister, f"{words}, {years}" if often[words] > 1 and (since or until) else words
