"""Whoever writes, also in raw SQL: each change of the register leaves a trace that nobody can change."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models
from django.db.migrations import Migration
from django.test import Client

from commitments import kept
from commitments.kept.traces import TRACED
from commitments.kept.triggers import standing
from commitments.models import (
    BudgetDay,
    Commitment,
    CommitmentLink,
    CommitmentRecipient,
    DeadlinePolicyRow,
    FollowUp,
    Meeting,
    Occasion,
    OccasionDate,
    Recess,
    RowTrace,
    User,
)
from commitments.said_by import said_by
from commitments.seals import seal_history, verify_history
from tests.factories import NOW, TODAY, make_commitment, make_committee, make_document, make_meeting

pytestmark = pytest.mark.django_db

CHANGED: dict[str, tuple[str, Any]] = {
    "commitment": ("title", "Anders"),
    "commitmentrecipient": ("member_id", None),
    "commitmentlink": ("kind", "changes"),
    "deadlinechange": ("deadline_wording", "ooit"),
    "followup": ("note", "anders"),
    "budgetday": ("source", "anders"),
    "deadlinepolicyrow": ("value", "15"),
    "meeting": ("place", "Troelstrazaal"),
    "occasion": ("name", "Anders"),
    "occasiondate": ("reason", "anders"),
    "recess": ("kind", "anders"),
}
"""Of each table a column and what raw SQL puts there."""


@pytest.fixture
def register(reference: dict[str, int], db: None) -> None:
    """A row in every table that is traced."""
    promise = make_commitment(deadline=TODAY)
    CommitmentLink.objects.create(source=promise, target=make_commitment(), kind="repeats")
    CommitmentRecipient.objects.create(commitment=promise, committee=make_committee())
    FollowUp.objects.create(commitment=promise, document=make_document(), outcome="partly", happened_on=TODAY)
    occasion = Occasion.objects.create(slug="conferentie", name="Conferentie")
    OccasionDate.objects.create(occasion=occasion, announced_on=TODAY, recorded_at=NOW)
    make_meeting(make_committee())


def sql(statement: str, *given: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)


def traces(model: type[models.Model], row: int) -> list[dict[str, list[Any]]]:
    return list(RowTrace.objects.filter(table=model._meta.db_table, row=row).values_list("data", flat=True))


def a_row(model: type[models.Model]) -> models.Model:
    return model._default_manager.order_by("-pk")[0]


@pytest.mark.parametrize("model", TRACED, ids=lambda model: model._meta.model_name)
def test_raw_sql_leaves_a_trace(register: None, model: type[models.Model]) -> None:
    row, table = a_row(model), model._meta.db_table
    column, value = CHANGED[str(model._meta.model_name)]
    before = getattr(row, column)
    came = traces(model, row.pk)[0]
    assert came["id"] == [None, row.pk]
    done = RowTrace.objects.count()
    sql(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, row.pk)
    if before != value:
        assert traces(model, row.pk)[-1] == {column: [before, value]}
    sql(f"UPDATE {table} SET {column} = {column}")
    assert RowTrace.objects.count() == done + (before != value)


REMOVABLE = (BudgetDay, CommitmentLink, CommitmentRecipient, DeadlinePolicyRow, OccasionDate, Recess, FollowUp)


@pytest.mark.parametrize("model", REMOVABLE, ids=lambda model: model._meta.model_name)
def test_what_went_is_told_in_full(register: None, model: type[models.Model]) -> None:
    row = a_row(model)
    sql(f"DELETE FROM {model._meta.db_table} WHERE id = %s", row.pk)
    went = traces(model, row.pk)[-1]
    told = {field.column for field in model._meta.concrete_fields if getattr(row, field.attname) is not None}
    assert set(went) == told
    assert went["id"] == [row.pk, None]


def test_many_rows_in_one_statement_leave_a_trace_each(register: None) -> None:
    count, before = Recess.objects.count(), RowTrace.objects.count()
    sql("UPDATE commitments_recess SET source = source || '!'")
    assert RowTrace.objects.count() == before + count > before + 5
    sql("DELETE FROM commitments_recess")
    assert RowTrace.objects.count() == before + 2 * count


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite replaces rows")
def test_a_row_that_was_replaced_is_told(register: None) -> None:
    row = Recess.objects.order_by("-pk")[0]
    names = [str(field.column) for field in Recess._meta.fields]
    columns = ", ".join("'anders' AS kind" if name == "kind" else name for name in names)
    sql(f"INSERT OR REPLACE INTO commitments_recess SELECT {columns} FROM commitments_recess WHERE id = %s", row.pk)
    went, came = traces(Recess, row.pk)[-2:]
    assert (went["kind"], came["kind"]) == ([row.kind, None], [None, "anders"])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL truncates")
def test_a_table_that_was_emptied_is_told(register: None) -> None:
    rows = set(Recess.objects.values_list("pk", flat=True))
    sql("TRUNCATE commitments_recess")
    gone = RowTrace.objects.filter(table="commitments_recess").order_by("-id")[: len(rows)]
    assert {trace.row for trace in gone if trace.data["id"] == [trace.row, None]} == rows


def test_the_columns_are_those_of_the_model(register: None) -> None:
    """On SQLite the triggers name them."""
    for model in TRACED:
        row = a_row(model)
        told = {name for trace in traces(model, row.pk) for name in trace}
        there = {field.column for field in model._meta.concrete_fields if getattr(row, field.attname) is not None}
        assert there <= told, model


# ── put back, and sealed ──────────────────────────────────────────────────────────────────────────────────────────────
def test_every_migration_ends_with_the_triggers() -> None:
    there = standing(connection)
    kept.lift(connection)
    assert not [name for name in standing(connection) if name.startswith("trace_")]
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert standing(connection) == there


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters a table in its place")
@pytest.mark.parametrize(
    ("plan", "is_lifted"), [([], False), ([(Migration("0099_one_more", "commitments"), False)], True)]
)
def test_no_trigger_is_in_the_way_of_a_migration(plan: list[tuple[Migration, bool]], is_lifted: bool) -> None:
    """SQLite makes an altered table anew, and refuses while a trigger of another table speaks of it."""
    emit_pre_migrate_signal(0, False, "default", plan=plan)
    there = [name for name in standing(connection) if name.startswith(("trace_", "version_", "words_"))]
    assert bool(there) is not is_lifted


@pytest.mark.skipif(connection.vendor != "sqlite", reason="on PostgreSQL no trigger names a column")
def test_a_trigger_that_misses_a_column_is_put_up_anew() -> None:
    there = standing(connection)
    name = "trace_recess_update"
    sql(f"DROP TRIGGER {name}")
    sql(there[name].replace("UNION ALL SELECT 'kind' AS name, OLD.kind AS was, NEW.kind AS stands", ""))
    assert standing(connection) != there
    kept.install(connection)
    assert standing(connection) == there


@pytest.mark.usefixtures("unguarded_history")
@pytest.mark.parametrize(
    ("tamper", "why"),
    [
        ("UPDATE commitments_rowtrace SET data = '{}' WHERE id = %s", "gewijzigd"),
        ("DELETE FROM commitments_rowtrace WHERE id = %s", "verwijderd"),
    ],
)
def test_a_trace_is_sealed(tamper: str, why: str) -> None:
    promise = make_commitment()
    sql("UPDATE commitments_commitment SET title = 'Achter de rug om' WHERE id = %s", promise.pk)
    seal_history(lambda: NOW)
    assert (verify_history().broken, verify_history().unsealed) == ((), 0)
    trace = RowTrace.objects.order_by("id").last()
    assert trace
    assert trace.data["title"] == [promise.title, "Achter de rug om"]
    sql(tamper, trace.pk)
    with pytest.raises(CommandError, match=rf"commitments_rowtrace \d+-{trace.pk}: .*{why}"):
        call_command("verify_history")


def test_the_register_itself_leaves_traces_too() -> None:
    """Beside the event that says who and why."""
    promise = make_commitment()
    Commitment.objects.filter(pk=promise.pk).update(title="In één keer")
    Meeting.objects.bulk_create([Meeting(slug="x", kind="plenary", subject="x", held_on=TODAY)])
    assert traces(Commitment, promise.pk)[-1] == {"title": [promise.title, "In één keer"]}
    assert RowTrace.objects.filter(table="commitments_meeting").count() == 1


def test_who_was_logged_in_stands_in_the_trace(
    clerk: User, clerk_client: Client, administrator: User, administrator_client: Client
) -> None:
    promise = make_commitment(deadline=TODAY)
    meeting = make_meeting()
    assert set(RowTrace.objects.values_list("by", flat=True)) == {None}
    done = RowTrace.objects.count()
    given = {"version": promise.version, "happened_on": TODAY.isoformat(), "note": "Nee."}
    clerk_client.post(f"/bureau/toezeggingen/{promise.number}/vervallen/", given)
    made = RowTrace.objects.order_by("id")[done:]
    told = [(trace.table.removeprefix("commitments_"), trace.by) for trace in made]
    assert ("commitment", clerk) in told
    assert ("deadlinechange", clerk) in told
    page = administrator_client.get(f"/admin/commitments/meeting/{meeting.pk}/change/")
    given = page.context["adminform"].form.initial | {"place": "Zaal 1", "_save": "1"}
    administrator_client.post(
        f"/admin/commitments/meeting/{meeting.pk}/change/", {name: value for name, value in given.items() if value}
    )
    trace = RowTrace.objects.order_by("id").last()
    assert trace
    assert (trace.data["place"], trace.by) == (["", "Zaal 1"], administrator)
    sql("UPDATE commitments_commitment SET title = 'Achter de rug om' WHERE id = %s", promise.pk)
    assert RowTrace.objects.order_by("id").last().by is None  # type: ignore[union-attr]


def test_who_failed_is_named_by_nothing_that_follows(clerk: User) -> None:
    promise = make_commitment()
    with pytest.raises(ZeroDivisionError), said_by(clerk):
        Commitment.objects.filter(pk=promise.pk).update(title=str(1 // 0))
    sql("UPDATE commitments_commitment SET title = 'Achter de rug om' WHERE id = %s", promise.pk)
    assert RowTrace.objects.order_by("id").last().by is None  # type: ignore[union-attr]


def test_administrators_look_at_the_traces(administrator_client: Client, clerk_client: Client) -> None:
    promise = make_commitment()
    sql("UPDATE commitments_commitment SET title = 'Achter de rug om' WHERE id = %s", promise.pk)
    address = "/admin/commitments/rowtrace/"
    assert "Achter de rug om" in administrator_client.get(f"{address}?q={promise.pk}").content.decode()
    assert administrator_client.get(f"{address}add/").status_code == 403
    assert clerk_client.get(address).status_code == 302
