"""What a found commitment is filtered and counted by, narrow beside its entry in the index of words.

The row comes and goes with the entry and changes with the commitment, in the same statement: what becomes confidential
is counted for strangers no longer. The names of the triggers put them after those of the version, as in
`commitments.kept.standings`.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept.triggers import Trigger, before_truncate, postgresql, sqlite
from commitments.models import Commitment, SearchEntry, SearchFacts

FACTS, ENTRIES, COMMITMENTS = (model._meta.db_table for model in (SearchFacts, SearchEntry, Commitment))
KEYS = ("place", "commitment_id")
RESTS_ON = tuple(str(field.column) for field in SearchFacts._meta.concrete_fields if field.column not in KEYS)
"""Columns that both tables have."""

_COLUMNS = ", ".join((*KEYS, *RESTS_ON))
_BESIDE = (
    f"INSERT INTO {FACTS} ({_COLUMNS}) SELECT e.place, c.id, {', '.join(f'c.{name}' for name in RESTS_ON)} "
    f"FROM {COMMITMENTS} AS c JOIN {{entries}} AS e ON e.commitment_id = c.id"
)
_IN_PLACE = (
    f"{_BESIDE} WHERE true ON CONFLICT (commitment_id) DO UPDATE "
    f"SET {', '.join(f'{name} = EXCLUDED.{name}' for name in ('place', *RESTS_ON))}"
)
"""The same where facts of the commitment may stand already: whoever wrote past the triggers stops no later writer."""


def triggers(vendor: str) -> list[Trigger]:
    return _on_sqlite() if vendor == "sqlite" else _on_postgresql()


def mend(connection: BaseDatabaseWrapper) -> None:
    """Write them all anew; for who holds the version, so that nobody writes meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {FACTS}")
        cursor.execute(f"{_BESIDE.format(entries=ENTRIES)} ORDER BY e.place")
        cursor.execute(f"ANALYZE {FACTS}")


def differences(connection: BaseDatabaseWrapper) -> int:
    """How many entries have no facts or others than their commitments, and facts that stand beside no entry."""
    held = f"SELECT {_COLUMNS} FROM {FACTS}"
    found = _BESIDE.format(entries=ENTRIES).partition(") ")[2]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({held} EXCEPT {found}) AS x")
        astray = int(cursor.fetchone()[0])
        cursor.execute(f"SELECT count(*) FROM ({found} EXCEPT {held}) AS x")
        return astray + int(cursor.fetchone()[0])


def _on_sqlite() -> list[Trigger]:
    beside = _IN_PLACE.format(entries="(SELECT NEW.place AS place, NEW.commitment_id AS commitment_id)")
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in RESTS_ON)
    values = ", ".join(f"{name} = NEW.{name}" for name in RESTS_ON)
    return [
        sqlite("with_entry_insert", ENTRIES, "insert", beside),
        sqlite("with_entry_update", ENTRIES, "update", beside),
        sqlite("with_entry_delete", ENTRIES, "delete", f"DELETE FROM {FACTS} WHERE commitment_id = OLD.commitment_id"),
        sqlite(
            "with_facts_update",
            COMMITMENTS,
            "update",
            f"UPDATE {FACTS} SET {values} WHERE commitment_id = NEW.id",
            when=changed,
        ),
    ]


def _on_postgresql() -> list[Trigger]:
    beside = _IN_PLACE.format(entries="new_rows")
    rows = ", ".join(f"{{0}}.{name}" for name in RESTS_ON)
    changed = f"({rows.format('o')}) IS DISTINCT FROM ({rows.format('n')})"
    values = ", ".join(f"{name} = n.{name}" for name in RESTS_ON)
    return [
        postgresql("with_entry_insert", ENTRIES, "insert", beside),
        postgresql("with_entry_update", ENTRIES, "update", beside),
        postgresql(
            "with_entry_delete",
            ENTRIES,
            "delete",
            f"DELETE FROM {FACTS} WHERE commitment_id IN (SELECT commitment_id FROM old_rows)",
        ),
        before_truncate("with_entry_truncate", ENTRIES, f"DELETE FROM {FACTS}"),
        postgresql(
            "with_facts_update",
            COMMITMENTS,
            "update",
            f"UPDATE {FACTS} AS f SET {values} FROM new_rows AS n JOIN old_rows AS o ON o.id = n.id "
            f"WHERE f.commitment_id = n.id AND {changed}",
        ),
    ]
