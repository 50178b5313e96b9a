"""The history stands against everybody: the ORM, bulk updates and raw SQL."""

from collections.abc import Callable

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from commitments.append_only import COUNT, TABLES, guard, lift
from commitments.models import CommitmentEvent
from tests.factories import make_commitment

pytestmark = pytest.mark.django_db


def raw(sql: str) -> Callable[[], object]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return run


ATTEMPTS: dict[str, Callable[[], object]] = {
    "update": lambda: CommitmentEvent.objects.update(note="anders"),
    "delete": lambda: CommitmentEvent.objects.all().delete(),
    "save": lambda: CommitmentEvent.objects.get(kind="registered").save(),
    "bulk_update": lambda: CommitmentEvent.objects.bulk_update(CommitmentEvent.objects.all(), ["kind"]),
    "raw update": raw("UPDATE commitments_commitmentevent SET note = 'anders'"),
    "raw delete": raw("DELETE FROM commitments_commitmentevent"),
}


if connection.vendor == "sqlite":
    ATTEMPTS["raw replace"] = raw(
        "INSERT OR REPLACE INTO commitments_commitmentevent SELECT * FROM commitments_commitmentevent"
    )


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_database_refuses(attempt: Callable[[], object]) -> None:
    make_commitment()
    before = list(CommitmentEvent.objects.order_by("id").values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt()
    assert list(CommitmentEvent.objects.order_by("id").values()) == before


def standing_triggers() -> set[str]:
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return {name for (name,) in cursor.fetchall() if "_no_" in name}


def test_the_guard_stands_after_all_migrations_and_after_an_altered_table() -> None:
    after_migrations = standing_triggers()
    assert {name.rpartition("_no_")[0] for name in after_migrations} == {*TABLES, COUNT}
    lift(connection)
    assert not standing_triggers()
    guard(connection)
    guard(connection)
    assert standing_triggers() == after_migrations


def test_every_migration_ends_with_the_guard() -> None:
    lift(connection)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert standing_triggers()


@pytest.mark.usefixtures("lifted_history")
class TestEmptying:
    """Two tests that commit: the first leaves an event behind, the second finds the tables empty and guarded."""

    def test_first(self) -> None:
        make_commitment()

    def test_second(self) -> None:
        assert not CommitmentEvent.objects.exists()
        assert standing_triggers()


def test_what_has_a_history_cannot_be_deleted() -> None:
    commitment = make_commitment()
    with pytest.raises(ProtectedError):
        commitment.delete()
