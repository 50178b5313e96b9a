"""The searchable words of each commitment, kept beside the register: FTS5 on SQLite, a tsvector on PostgreSQL.

The lifecycle indexes what it writes in the same transaction. What was written around it (in bulk, by hand, the title of
a dossier) is noted by triggers and indexed by the next `index_stale`, which runs every minute.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core.exceptions import FullResultSet
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from commitments.kept import facts, versions
from commitments.models import Commitment, SearchEntry, SearchFacts, SearchStale, SearchWords
from commitments.pouring import pour
from commitments.querysets import CommitmentQuerySet
from commitments.search import tokens
from commitments.search.query import Query, written
from commitments.search.walking import place_of

BATCH = 2000
WORDS_TABLE = SearchWords._meta.db_table
_KEPT_BY = {
    "sqlite": (
        "SELECT sql FROM sqlite_master WHERE name = 'searchwords_insert'",
        "DROP TRIGGER searchwords_insert",
        f"INSERT INTO {WORDS_TABLE} ({WORDS_TABLE}) VALUES ('rebuild')",  # noqa: S608
    ),
    "postgresql": (
        "SELECT pg_get_indexdef('search_entry_by_band'::regclass)",
        "DROP INDEX search_entry_by_band",
        "SET LOCAL maintenance_work_mem = '512MB'",
    ),
}
"""What keeps the words findable: how it is asked for, taken away, and what is done before it is put back."""
_COLUMNS = (
    *("id", "promised_on", "number", "title", "description", "quote", "deadline_wording"),
    *("minister__title", "minister__name", "responsible__title"),
    *("dossier__number", "dossier__suffix", "dossier__title"),
)


class Entry(NamedTuple):
    """The columns of a `SearchEntry`."""

    place: int
    commitment_id: int
    fixed: str
    term: str


def matching(query: Query, *, lasting: bool = False) -> QuerySet[Any, Any]:
    """The facts of what fits; `lasting` leaves out the words of the term, which speak of today only."""
    every = SearchFacts.objects.order_by()
    return every.filter(**_fits("", query, lasting=lasting)) if query else every.none()


def found_by(query: Query, rows: CommitmentQuerySet) -> CommitmentQuerySet:
    """Those that fit, commitments or their facts, joined to their entries: `place` gives the order of their days as an
    index holds it, `sought` the question (`walking.walked`)."""
    if not query:
        return rows.none()
    to_facts = "facts__" if rows.model is Commitment else ""
    place = "words__pk" if connection.vendor == "sqlite" else "entry__place"
    condition = _fits(to_facts, query)
    (words,) = condition.values()
    return rows.filter(**condition).alias(place=F(to_facts + place), sought=Value(words))


def _fits(to_facts: str, query: Query, *, lasting: bool = False) -> dict[str, str]:
    """The condition on facts: on SQLite of their row in the index of words, on PostgreSQL of their entry."""
    if connection.vendor == "sqlite":
        return {f"{to_facts}words__words__matches": written(query, "sqlite", lasting=lasting)}
    return {f"{to_facts}entry__fixed__matches": written(query, "postgresql", lasting=lasting)}


@SearchEntry._meta.get_field("fixed").register_lookup
@SearchWords._meta.get_field("words").register_lookup
class Matches(Lookup[Any]):
    """`matches=written(...)`: where the words fit."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        return f"{compiler.compile(self.lhs)[0]} MATCH %s", [self.rhs]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """By a column of which the model knows nothing.

        A query annotated `is_known` looks up rows by places that were found by their words (`walking`): every condition
        of this kind in it is left out, for asked again PostgreSQL may look for all that fit once more, and for their
        places among these. So such a query can hold one question alone.
        """
        if "is_known" in compiler.query.annotations:
            raise FullResultSet
        return f"{compiler.quote_name_unless_alias(self.lhs.alias)}.tsv @@ %s::tsquery", [self.rhs]


def refresh(commitment: Commitment) -> None:
    """Index one commitment now, if its words changed."""
    if SearchStale.objects.filter(pk=commitment.pk).exists():
        _index([commitment.pk])


def index_stale() -> int:
    """Index what changed around the lifecycle; returns how many. Safe to repeat and to run twice at once.

    Each batch begins behind the last one, past what was just taken off the list.
    """
    done = last = 0
    while keys := list(SearchStale.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            versions.take(connection)  # before the list is touched, as every writer (`commitments.row_order`)
            _index(keys)
        done, last = done + len(keys), keys[-1]
    return done


@contextmanager
def built_afterwards() -> Iterator[None]:
    """For filling an empty register: the index of words is built in one go at the end.

    On SQLite a trigger keeps it by the row; without it the index is read from the entries.
    """
    definition, gone, first = _KEPT_BY[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(definition)
        (kept_by,) = cursor.fetchone() or ("",)
        cursor.execute(gone)
        yield
        cursor.execute(first)
        cursor.execute(kept_by)


def differences() -> int:
    """How many commitments have no entry, or words or facts that differ from it, and entries that speak of none."""
    wrong = (
        facts.differences(connection)
        + SearchEntry.objects.exclude(commitment__in=Commitment.objects.values("pk")).count()
    )
    rows = Commitment.objects.order_by("pk").values_list(*_COLUMNS).iterator(chunk_size=BATCH)
    held = SearchEntry.objects.order_by("commitment_id").values_list("place", "commitment_id", "fixed", "term")
    entries = {row[1]: Entry(*row) for row in held.iterator(chunk_size=BATCH)}
    return wrong + sum(entries.get(one.commitment_id) != one for one in map(_entry, rows))


@transaction.atomic
def _index(keys: list[int]) -> None:
    """Taken off the list first: who changes a word meanwhile puts it on again."""
    SearchStale.objects.filter(pk__in=keys).delete()
    SearchEntry.objects.filter(commitment__in=keys).delete()
    entries = list(_entries(keys))  # read before: while rows are poured, their connection takes no question
    pour(SearchEntry._meta.db_table, Entry._fields, entries)


def _entries(keys: Iterable[int]) -> Iterator[Entry]:
    for row in Commitment.objects.filter(pk__in=keys).order_by("pk").values_list(*_COLUMNS):
        yield _entry(row)


def _entry(row: tuple[Any, ...]) -> Entry:
    key, promised_on, number, title, description, quote, term, *others = row
    fixed = tokens.entry(*(str(field or "") for field in (number, title, description, quote, *others)))
    return Entry(place_of(promised_on, key), key, fixed, tokens.entry(term))
