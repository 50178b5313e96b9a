"""What was found, read in the order of its places and no further than it is wanted.

SQLite walks its index of words in that order. PostgreSQL gathers all that fit and then sorts them: so it is asked for
the words in some bands of days at a time, which stand in the same index, and then for the rows by their places,
whatever its planner guesses of either. A band is eight days; where few were found in some bands, more are asked next,
and at last all the others at once.

A list that words are sought in says so by two annotations that `index.found_by` gives it: `place`, by which it is put
in order, and `sought`, the question as the database has it. To a list whose places it names this module adds
`is_known`: then `index.Matches` leaves out every condition on words in the query, for by them those places were found.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, Max, Min, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from commitments.models import SearchEntry

SHIFT = 32 + 3
"""A place without so many bits is its band: those of a day, and eight days together."""
FIRST, FASTER, MOST_BANDS = 2, 4, 256
"""Bands that are asked first, how many times as many next at most, and the most that are named."""
AT_ONCE, SPARE, MOST_SEEN = 600, 20, 4_000
"""Places that are looked up in one statement, for of more PostgreSQL would rather read the whole table; how many to
spare, for what this reader may not see; and how many at most."""


def place_of(promised_on: date, key: int) -> int:
    """Where a commitment stands in the index of words: its day, and within the day its key."""
    return promised_on.toordinal() << 32 | key


def is_sought(found: QuerySet[Any, Any]) -> bool:
    """Whether the list is one of `index.found_by`, known by the annotation `sought`."""
    return "sought" in found.query.annotations


def walked(found: QuerySet[Any, Any], count: int, *, upwards: bool = False, beyond: int | None = None) -> list[Any]:
    """The first `count` rows of a list that words are sought in (`index.found_by`), newest promise first or `upwards`
    last, beyond that place."""
    ordered = found.order_by("place" if upwards else "-place")
    if connection.vendor == "sqlite":
        there = ordered.filter((f"place__{'gt' if upwards else 'lt'}", beyond)) if beyond is not None else ordered
        return list(there[:count])
    rows, last = _looked_up(found, ordered, count, upwards=upwards, beyond=beyond)
    if last is None or len(rows) == count:
        return rows
    others = found.filter((f"place__{'gt' if upwards else 'lt'}", last)).alias(place=F("place") + 0)
    return [*rows, *others.order_by("place" if upwards else "-place")[: count - len(rows)]]


def _looked_up(
    found: QuerySet[Any, Any], ordered: QuerySet[Any, Any], count: int, *, upwards: bool, beyond: int | None
) -> tuple[list[Any], int | None]:
    """The first rows by the places of their words; and, where filters let so few through that looking on costs more
    than asking for all at once, the place to go on from."""
    places = _by_bands(found, count + SPARE, upwards=upwards, beyond=beyond)
    known = ordered.alias(is_known=Value(True))
    rows: list[Any] = []
    seen, size = 0, count + SPARE
    while len(rows) < count and (some := list(islice(places, min(AT_ONCE, size)))):
        rows += known.filter(place__among=some)[: count - len(rows)]
        seen, size = seen + len(some), 4 * size
        if seen > MOST_SEEN:
            return rows, some[-1]
    return rows, None


def _by_bands(found: QuerySet[Any, Any], wanted: int, *, upwards: bool, beyond: int | None) -> Iterator[int]:
    """The places of all that the words fit, whoever may see it, in order, some bands at a time; most want no more than
    so many."""
    asked: Any = found.query.annotations["sought"]
    fits = SearchEntry.objects.filter(fixed__matches=asked.value).order_by()
    low, high = _ends(beyond, upwards=upwards)
    width = FIRST
    while low <= high:
        if width > MOST_BANDS:  # all at once, without those that were walked past
            first, last, some = low, high, fits
        else:
            first, last = (low, min(high, low + width - 1)) if upwards else (max(low, high - width + 1), high)
            some = fits.filter(fixed__in_bands=list(range(first, last + 1)))
        there = (place for place in some.values_list("place", flat=True) if first <= place >> SHIFT <= last)
        places = sorted((place for place in there if _is_beyond(place, beyond, upwards)), reverse=not upwards)
        yield from places
        wanted -= len(places)
        low, high = (last + 1, high) if upwards else (low, first - 1)
        width = min(FASTER * width, 1 + 2 * width * max(wanted, SPARE) // max(len(places), 1))


def _is_beyond(place: int, beyond: int | None, upwards: bool) -> bool:
    return beyond is None or (place > beyond if upwards else place < beyond)


def _ends(beyond: int | None, *, upwards: bool) -> tuple[int, int]:
    """The first and last band in which anything can be."""
    there = SearchEntry.objects.aggregate(low=Min("place"), high=Max("place"))
    low, high = there["low"] or 0, there["high"] or -1
    if beyond is not None:
        low, high = (max(low, beyond), high) if upwards else (low, min(high, beyond))
    return low >> SHIFT, high >> SHIFT


@SearchEntry._meta.get_field("fixed").register_lookup
class InBands(Lookup[Any]):
    """`in_bands=[...]`, on PostgreSQL alone, as the index `search_entry_by_band` has it."""

    lookup_name = "in_bands"
    prepare_rhs = False

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"ARRAY[{alias}.place >> {SHIFT}] && %s::bigint[]", [self.rhs]


@SearchEntry._meta.get_field("place").register_lookup
class Among(Lookup[Any]):
    """`among=[...]`, on PostgreSQL alone: as `in`, with all of them as one value."""

    lookup_name = "among"
    prepare_rhs = False

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        return f"{compiler.compile(self.lhs)[0]} = ANY(%s::bigint[])", [self.rhs]
