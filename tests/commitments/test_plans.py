"""How the database reads the hot pages: by an index, never by looking at every commitment or sorting them all."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.test import TestCase

from commitments.choices import Standing
from commitments.filters import CommitmentFilter
from commitments.lists import SORTS, _beyond, branches
from commitments.models import Commitment, RegisterVersion, SearchEntry
from commitments.querysets import CommitmentQuerySet
from commitments.search.index import matching
from commitments.search.query import read, written
from commitments.standing import TODAY as COLUMNS
from commitments.synthetic import make_register
from tests.factories import TODAY

TABLE = Commitment._meta.db_table


def plan(rows: QuerySet[Any]) -> list[str]:
    """What is done to the commitments, in the words of the engine: scans and sorts."""
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            return [row[3] for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = off")  # few rows: say what is possible, not what is cheapest
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
        (found,) = cursor.fetchone()
        return list(_nodes(json.loads(found) if isinstance(found, str) else found))


def _nodes(found: Any) -> Any:
    if isinstance(found, list):
        for one in found:
            yield from _nodes(one)
    elif isinstance(found, dict):
        if "Node Type" in found:
            yield " ".join(str(found.get(key, "")) for key in ("Node Type", "Relation Name", "Index Name")).strip()
        for value in found.values():
            yield from _nodes(value)


def faults(steps: list[str]) -> list[str]:
    """Steps that look at every commitment without an index, or sort."""
    if connection.vendor == "sqlite":
        scan = re.compile(rf"SCAN ({TABLE}|U0)(?! USING)|TEMP B-TREE FOR ORDER BY")
        return [step for step in steps if scan.search(step)]
    return [step for step in steps if step.startswith((f"Seq Scan {TABLE}", "Sort"))]


def asked(query: str) -> CommitmentQuerySet:
    parameters = QueryDict(query)
    return CommitmentFilter(parameters, Commitment.objects.visible_to(AnonymousUser()), on=TODAY).qs


def first_page(rows: CommitmentQuerySet, order: str, part: int = 0) -> QuerySet[Commitment]:
    branch = branches(order, COLUMNS, TODAY)[part]
    return rows.filter(branch.rows).order_by(*branch.columns)[:26]


class Plans(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        """Enough rows that an index pays."""
        make_register(1500, seed=7, today=TODAY)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def test_every_branch_of_every_order_walks_an_index(self) -> None:
        for order in SORTS:
            for part in range(len(branches(order, COLUMNS, TODAY))):
                with self.subTest(order=order, part=part):
                    assert faults(plan(first_page(asked(""), order, part))) == []

    def test_a_page_further_on_begins_in_the_index(self) -> None:
        for order in SORTS:
            branch = branches(order, COLUMNS, TODAY)[0]
            rows = asked("").filter(branch.rows).filter(_beyond(branch.columns, [TODAY, 400], backwards=False))
            steps = plan(rows.order_by(*branch.columns)[:26])
            with self.subTest(order=order):
                assert faults(steps) == []
                wanted = r"SEARCH \S+ USING (COVERING )?INDEX" if connection.vendor == "sqlite" else r"Index Scan"
                assert any(re.search(wanted, step) for step in steps), steps

    def test_the_list_of_one_ministry_committee_or_minister_walks_its_own_index(self) -> None:
        promise = Commitment.objects.select_related("ministry", "committee", "minister")[0]
        assert promise.committee
        of_ministry = f"ministerie={promise.ministry.code}"
        for query in (of_ministry, f"{of_ministry}&status=fulfilled", f"commissie={promise.committee.slug}"):
            with self.subTest(query=query):
                assert faults(plan(first_page(asked(query), "nieuwste").values("pk"))) == []

    def test_what_is_late_is_counted_from_the_index_of_what_is_awaited(self) -> None:
        steps = plan(Commitment.objects.visible_to(AnonymousUser()).overdue(TODAY).order_by().values("pk"))
        assert faults(steps) == []

    def test_a_standing_is_looked_for_where_it_can_be(self) -> None:
        rows = asked(f"status={Standing.LATE}&sorteer=te-laat")
        assert faults(plan(first_page(rows, "te-laat"))) == []

    def test_a_search_uses_the_index_of_words(self) -> None:
        steps = plan(matching(read("evaluatie")).values("commitment"))
        wanted = "VIRTUAL TABLE" if connection.vendor == "sqlite" else "search_entry_by_band"
        assert any(wanted in step for step in steps), steps

    def test_what_is_found_is_read_in_the_order_of_its_index(self) -> None:
        """On PostgreSQL some bands of days at a time, gathered by the same index."""
        if connection.vendor == "sqlite":
            for order in ("-place", "place"):
                with self.subTest(order=order):
                    assert faults(plan(asked("q=evaluatie").order_by(order)[:26])) == []
            return
        words = written(read("evaluatie"), "postgresql")
        bands = SearchEntry.objects.filter(fixed__matches=words, fixed__in_bands=[1, 2])
        sql, parameters = bands.values("place").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {sql}", parameters)
            steps = "\n".join(row[0] for row in cursor.fetchall())
        assert re.search(r"search_entry_by_band.*\n\s+Index Cond: .*tsv @@ .* && ", steps), steps

    def test_the_version_is_read_by_its_key(self) -> None:
        steps = plan(RegisterVersion.objects.filter(pk=1))
        assert any("autoindex" in step or "registerversion_pkey" in step for step in steps), steps

    def test_an_order_that_no_index_holds_is_seen(self) -> None:
        """The test would say so: the whole list by its expressions is a scan and a sort."""
        assert faults(
            plan(CommitmentFilter(QueryDict("sorteer=te-laat"), Commitment.objects.all(), on=TODAY).ordered())
        )


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="a setting of PostgreSQL")
def test_what_is_read_a_piece_at_a_time_is_planned_to_be_read_whole() -> None:
    """Else a cursor is planned for its first tenth: the counts of a list of 5,000 took 0.7 s instead of 0.05."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW cursor_tuple_fraction")
        assert cursor.fetchone() == ("1",)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="a setting of PostgreSQL")
def test_not_every_order_of_nine_joined_tables_is_weighed() -> None:
    """To plan the page of one commitment took ten times as long as to read it."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW join_collapse_limit")
        assert cursor.fetchone() == ("4",)
