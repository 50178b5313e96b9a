"""Migrations without downtime: while one is applied, the release before it still reads and writes the same tables.

So a release only adds: tables, and columns that may be empty or have a default in the database. What is no longer read
is taken away by the release after that. An index of a table that is in use is built while others write. The rule begins
after those that made the tables of the first one.
"""

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from commitments.counters import count_for
from commitments.index_while_serving import AddIndexWhileServing
from commitments.kept import standings
from commitments.models import StandingCount, TermAhead
from tests.factories import TODAY, make_commitment

RULE_BEGINS_AFTER = {"commitments": "0012", "digests": "0003", "sources": "0003"}
REMOVING = (
    *(migrations.DeleteModel, migrations.RemoveField, migrations.RenameField, migrations.RenameModel),
    migrations.AlterModelTable,
)


def fault(operation: Operation) -> str:
    """What the release before would stumble over; "" for nothing."""
    if isinstance(operation, REMOVING):
        return f"{operation.describe()}: the release before still asks for it"
    if isinstance(operation, migrations.AddIndex) and not isinstance(operation, AddIndexWhileServing):
        return f"{operation.describe()}: nobody writes while it is built; use AddIndexWhileServing"
    if isinstance(operation, migrations.AddField):
        field = operation.field
        is_column = not field.many_to_many
        if is_column and not field.null and field.db_default is models.NOT_PROVIDED:
            return f"{operation.describe()}: the release before does not fill it; give it null or db_default"
    return ""


def test_a_migration_only_adds() -> None:
    loader = MigrationLoader(None)
    wrong = [
        f"{app}.{name}: {said}"
        for (app, name), migration in sorted(loader.disk_migrations.items())
        if app in RULE_BEGINS_AFTER and name[:4] > RULE_BEGINS_AFTER[app]
        for operation in migration.operations
        if (said := fault(operation))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("operation", "is_fault"),
    [
        (migrations.AddField("user", "nickname", models.CharField(max_length=9)), True),
        (migrations.AddField("user", "nickname", models.CharField(max_length=9, default="")), True),
        (migrations.AddField("user", "nickname", models.CharField(max_length=9, db_default="")), False),
        (migrations.AddField("user", "nickname", models.CharField(max_length=9, null=True)), False),
        (migrations.RemoveField("user", "email"), True),
        (migrations.RenameField("user", "email", "address"), True),
        (migrations.DeleteModel("user"), True),
        (migrations.CreateModel("nickname", []), False),
        (migrations.AddIndex("user", models.Index(fields=["email"], name="user_email")), True),
        (AddIndexWhileServing("user", models.Index(fields=["email"], name="user_email")), False),
    ],
)
def test_what_the_release_before_stumbles_over_is_seen(operation: Operation, is_fault: bool) -> None:
    """A default of Django's own is no help: the database forgets it, and old code writes rows without the column."""
    assert bool(fault(operation)) is is_fault


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.usefixtures("lifted_history")
def test_an_index_is_built_while_others_write_also_where_a_build_was_broken_off() -> None:
    states = MigrationLoader(connection).project_state(("commitments", "0025_no_public_count"))
    operation = AddIndexWhileServing("commitment", models.Index(fields=["paragraph"], name="by_paragraph"))
    after = states.clone()
    operation.state_forwards("commitments", after)
    asked: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX by_paragraph ON commitments_commitment (title)")
    with connection.schema_editor(atomic=False) as editor, connection.execute_wrapper(_noted(asked)):
        operation.database_forwards("commitments", editor, states, after)
        operation.database_backwards("commitments", editor, after, states)
    dropped, built = "DROP INDEX CONCURRENTLY", "CREATE INDEX CONCURRENTLY"
    assert [" ".join(sql.split()[:3]) for sql in asked] == [dropped, built, dropped]


def _noted(asked: list[str]) -> Any:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    return note


@pytest.mark.usefixtures("lifted_history")
def test_who_goes_back_by_one_can_write_a_term_there() -> None:
    """The triggers of a table that the newest migrations bring would stand in the way of every term."""
    promise = make_commitment(deadline=TODAY)
    try:
        call_command("migrate", "commitments", "0026", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE commitments_deadlinechange SET deadline = NULL WHERE commitment_id = %s", [promise.pk]
            )
            assert cursor.rowcount == 1
    finally:
        call_command("migrate", verbosity=0)
    assert not TermAhead.objects.exists()
    assert make_commitment(deadline=TODAY).pk
    assert TermAhead.objects.count() == 1


@pytest.mark.usefixtures("lifted_history")
def test_who_goes_back_can_write_there_and_counts_again_when_back_here() -> None:
    """The triggers speak of tables that are not there yet at that migration."""
    count_for(TODAY)
    title = make_commitment().title
    try:
        call_command("migrate", "commitments", "0020", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE commitments_commitment SET title = 'Anders', visibility = 'draft' WHERE title = %s", [title]
            )
            assert cursor.rowcount == 1
    finally:
        call_command("migrate", verbosity=0)
    count_for(TODAY)
    make_commitment()
    assert [row.count for row in StandingCount.objects.all()] == [1]
    assert standings.differences(connection) == []


def test_the_rule_begins_at_migrations_that_there_are() -> None:
    for app, number in RULE_BEGINS_AFTER.items():
        loader = MigrationLoader(None)
        assert any(name.startswith(number) for label, name in loader.disk_migrations if label == app), app
        assert apps.get_app_config(app)
