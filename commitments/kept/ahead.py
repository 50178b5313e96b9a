"""Which terms have yet to be recorded as passed: triggers note each that has a day, `commitments.overdue` takes it off.

So the night looks at what is new, not at every term of all years again. The names of the triggers put them after those
of the version, as in `commitments.kept.standings`.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.choices import AWAITED, EventKind
from commitments.kept.triggers import Trigger, postgresql, sqlite
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, TermAhead

TABLE, TERMS, EVENTS, COMMITMENTS = (
    model._meta.db_table for model in (TermAhead, DeadlineChange, CommitmentEvent, Commitment)
)
RESTS_ON = ("deadline", "ended_at", "counts_since")
"""The columns of a term by which it can come to have passed."""

_NOTE = (
    f"INSERT INTO {TABLE} (term_id, deadline) {{select}} "
    "ON CONFLICT (term_id) DO UPDATE SET deadline = EXCLUDED.deadline"
)
_IN_FORCE = f"SELECT id, deadline FROM {TERMS} WHERE deadline IS NOT NULL AND ended_at IS NULL"
"""Of a commitment that waits again, as when its closing is taken back."""
_STATUSES = ", ".join(f"'{status.value}'" for status in AWAITED)
_AWAITED = f"ended_at IS NULL AND commitment_id IN (SELECT id FROM {COMMITMENTS} WHERE status IN ({_STATUSES}))"
_MAY_PASS = {
    "sqlite": "(ended_at IS NULL OR date(ended_at) >= deadline)",
    "postgresql": "(ended_at IS NULL OR (ended_at AT TIME ZONE 'UTC')::date >= deadline)",
}
"""In Amsterdam the day can be the next one, so that a term that ended after its last day is noted all the same."""
_UNRECORDED = f"""
SELECT id, deadline FROM {TERMS} AS term
WHERE deadline IS NOT NULL AND {{if_it}} AND NOT EXISTS (
  SELECT 1 FROM {EVENTS} AS told
  WHERE told.deadline_change_id = term.id AND told.kind = '{EventKind.DEADLINE_PASSED.value}'
)"""
_ASTRAY = f"""{TABLE} WHERE NOT EXISTS (
  SELECT 1 FROM {TERMS} AS term WHERE term.id = {TABLE}.term_id AND term.deadline = {TABLE}.deadline
)"""


def triggers(vendor: str) -> list[Trigger]:
    return _on_sqlite() if vendor == "sqlite" else _on_postgresql()


def mend(connection: BaseDatabaseWrapper) -> None:
    """Note every term that may have passed and of which nothing is recorded, and none that is not there with its day.

    Who asks holds the version.
    """
    unrecorded = _UNRECORDED.format(if_it=_MAY_PASS[connection.vendor])
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_ASTRAY}")
        cursor.execute(_NOTE.format(select=f"{unrecorded} ORDER BY id"))


def lacking(connection: BaseDatabaseWrapper) -> int:
    """How many awaited terms with a day are neither recorded as passed nor noted; none, unless something broke."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM ({_UNRECORDED.format(if_it=_AWAITED)}) AS term "
            f"WHERE NOT EXISTS (SELECT 1 FROM {TABLE} AS noted WHERE noted.term_id = term.id)"
        )
        return int(cursor.fetchone()[0])


def astray(connection: BaseDatabaseWrapper) -> int:
    """How many are noted without a term of that day; none, unless something wrote past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_ASTRAY}")
        return int(cursor.fetchone()[0])


def _on_sqlite() -> list[Trigger]:
    note = _NOTE.format(select="SELECT NEW.id, NEW.deadline WHERE NEW.deadline IS NOT NULL")
    gone = f"DELETE FROM {TABLE} WHERE term_id = OLD.id"
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in RESTS_ON)
    again = _NOTE.format(select=f"{_IN_FORCE} AND commitment_id = NEW.id")
    return [
        sqlite("waits_insert", TERMS, "insert", note, when="NEW.deadline IS NOT NULL"),
        sqlite("waits_update", TERMS, "update", f"{gone}; {note}", when=changed),
        sqlite("waits_delete", TERMS, "delete", gone),
        sqlite("waits_again", COMMITMENTS, "update", again, when="OLD.status IS NOT NEW.status"),
    ]


def _on_postgresql() -> list[Trigger]:
    gone = f"DELETE FROM {TABLE} WHERE term_id IN (SELECT id FROM {{rows}})"
    changed = " OR ".join(f"o.{column} IS DISTINCT FROM n.{column}" for column in RESTS_ON)
    pairs = f"SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE {changed}"
    noted = "SELECT id, deadline FROM new_rows WHERE deadline IS NOT NULL"
    again = f"{noted} AND id IN ({pairs}) ORDER BY id"
    others = "SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o.status <> n.status"
    turned = f"{_IN_FORCE} AND commitment_id IN ({others}) ORDER BY id"
    return [
        postgresql("waits_insert", TERMS, "insert", _NOTE.format(select=f"{noted} ORDER BY id")),
        postgresql(
            "waits_update",
            TERMS,
            "update",
            f"{gone.format(rows=f'({pairs}) AS changed')}; {_NOTE.format(select=again)}",
        ),
        postgresql("waits_delete", TERMS, "delete", gone.format(rows="old_rows")),
        postgresql("waits_again", COMMITMENTS, "update", _NOTE.format(select=turned)),
    ]
