"""How many public commitments stand where, and when their terms end, on one day that is counted for.

Late follows from the day, so the counts hold for `RegisterVersion.counted_on` alone: triggers keep them exact while it
lasts, `count_for` moves on to the next day. What they do not see: a row that raw SQL takes away by INSERT OR REPLACE on
SQLite. To look for it would cost every INSERT, and be wrong of one that ends as an UPDATE; `reconcile_counters` finds
the difference at night and mends it with `--repair`. TRUNCATE of commitments is refused for their history
(`commitments.append_only`).
"""

from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.choices import AWAITED, Standing
from commitments.kept import versions
from commitments.kept.triggers import Trigger, postgresql, sqlite
from commitments.models import Commitment, Dossier, RegisterVersion, StandingCount, TermCount
from commitments.standing import MOVED, SETTLED

COMMITMENTS, DOSSIERS, VERSION = (model._meta.db_table for model in (Commitment, Dossier, RegisterVersion))
NO_DAY = date(9999, 12, 31)
"""The term of what has none, or of what nobody waits for any more."""

_WAITS = f"c.status IN ({', '.join(repr(status.value) for status in AWAITED)})"
_STANDING = " ".join(
    [
        *("CASE", *(f"WHEN c.status = '{status.value}' THEN '{name.value}'" for status, name in SETTLED.items())),
        f"WHEN c.deadline < v.counted_on AND c.last_word_on > c.deadline THEN '{Standing.LATE_WITH_WORD.value}'",
        f"WHEN c.deadline < v.counted_on AND d.checked_until >= v.counted_on THEN '{Standing.LATE.value}'",
        f"WHEN c.deadline < v.counted_on THEN '{Standing.NOT_CHECKED.value}'",
        *(f"WHEN c.term_moved = '{moved.value}' THEN '{name.value}'" for moved, name in MOVED.items()),
        f"WHEN c.deadline IS NOT NULL THEN '{Standing.ON_TIME.value}'",
        f"WHEN c.occasion_id IS NOT NULL THEN '{Standing.AWAITING_OCCASION.value}'",
        f"ELSE '{Standing.NO_TERM.value}' END",
    ]
)
"""`commitments.standing.cases` once more, for triggers; a test holds the two together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A table of counts: its columns, and where the value of each comes from (c, its dossier d, the version v)."""

    model: type[models.Model]
    columns: dict[str, str]

    @property
    def names(self) -> str:
        return ", ".join(self.columns)

    def values(self) -> str:
        return ", ".join(f"{source} AS {name}" for name, source in self.columns.items())

    def sum(self, *parts: tuple[str, int]) -> str:
        """Add what is true of each of these relations, times its sign, in one order."""
        rows = " UNION ALL ".join(
            f"SELECT {self.values()}, {sign} AS one FROM {VERSION} AS v CROSS JOIN {relation} WHERE {_COUNTED}"
            for relation, sign in parts
        )
        table = self.model._meta.db_table
        return (
            f"INSERT INTO {table} ({self.names}, count) SELECT {self.names}, sum(one) "
            f"FROM ({rows}) AS changed WHERE true GROUP BY {self.names} HAVING sum(one) <> 0 ORDER BY {self.names} "
            f"ON CONFLICT ({self.names}) DO UPDATE SET count = {table}.count + EXCLUDED.count"
        )

    def counted(self) -> str:
        rows = (
            f"SELECT {self.values()} FROM {VERSION} AS v CROSS JOIN {COMMITMENTS} AS c {_IN_DOSSIER} WHERE {_COUNTED}"
        )
        return f"SELECT {self.names}, count(*) AS count FROM ({rows}) AS public GROUP BY {self.names}"


_COUNTED = "c.visibility = 'public' AND v.counted_on IS NOT NULL"
_IN_DOSSIER = f"LEFT JOIN {DOSSIERS} AS d ON d.id = c.dossier_id"
_MOVED_BY_READING = (
    f"JOIN {COMMITMENTS} AS c ON c.dossier_id = d.id AND (d.moved OR ({_WAITS} AND c.deadline < v.counted_on))"
)
"""What another day of reading can make stand elsewhere, and all of a dossier that became another kind."""

KEPT = (
    Kept(
        StandingCount,
        {
            "day": "v.counted_on",
            "ministry": "c.ministry_id",
            "committee": "COALESCE(c.committee_id, 0)",
            "commitment_class": "c.commitment_class",
            "standing": _STANDING,
            "minister": "c.minister_id",
            "responsible": "COALESCE(c.responsible_id, 0)",
        },
    ),
    Kept(
        TermCount,
        {
            "day": "v.counted_on",
            "ministry": "c.ministry_id",
            "is_example": "COALESCE(d.is_example, false)",
            "standing": _STANDING,
            "deadline": f"CASE WHEN {_WAITS} THEN COALESCE(c.deadline, '{NO_DAY}') ELSE '{NO_DAY}' END",
        },
    ),
)
RESTS_ON = (
    *("ministry_id", "committee_id", "minister_id", "responsible_id", "commitment_class", "visibility", "status"),
    *("deadline", "last_word_on", "term_moved", "occasion_id", "dossier_id"),
)


def triggers(vendor: str) -> list[Trigger]:
    """On PostgreSQL triggers fire by their names: these after those of the version, whose row each writer then holds
    until it commits, so that no two count at once."""
    return _on_postgresql() if vendor == "postgresql" else _on_sqlite()


def _on_sqlite() -> list[Trigger]:
    was, stands = (
        f"(SELECT {', '.join(f'{row}.{column} AS {column}' for column in RESTS_ON)}) AS c {_IN_DOSSIER}"
        for row in ("OLD", "NEW")
    )
    read = [
        f"(SELECT {row}.id AS id, {row}.checked_until AS checked_until, {row}.is_example AS is_example, "
        f"OLD.is_example IS NOT NEW.is_example AS moved) AS d {_MOVED_BY_READING}"
        for row in ("OLD", "NEW")
    ]
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in RESTS_ON)
    is_read = "OLD.checked_until IS NOT NEW.checked_until OR OLD.is_example IS NOT NEW.is_example"
    return [
        sqlite("when_insert", COMMITMENTS, "insert", _each((stands, 1))),
        sqlite("when_update", COMMITMENTS, "update", _each((stands, 1), (was, -1)), when=changed),
        sqlite("when_delete", COMMITMENTS, "delete", _each((was, -1))),
        sqlite("when_read", DOSSIERS, "update", _each((read[1], 1), (read[0], -1)), when=is_read),
    ]


def _on_postgresql() -> list[Trigger]:
    was, stands = (f"{rows} AS c {_IN_DOSSIER}" for rows in ("old_rows", "new_rows"))
    read = [
        f"(SELECT {row}.id, {row}.checked_until, {row}.is_example, o.is_example <> n.is_example AS moved "
        "FROM old_rows AS o JOIN new_rows AS n ON n.id = o.id "
        "WHERE (o.checked_until, o.is_example) IS DISTINCT FROM (n.checked_until, n.is_example)) AS d "
        + _MOVED_BY_READING
        for row in ("o", "n")
    ]
    return [
        postgresql("when_insert", COMMITMENTS, "insert", _each((stands, 1))),
        postgresql("when_update", COMMITMENTS, "update", _each((stands, 1), (was, -1))),
        postgresql("when_delete", COMMITMENTS, "delete", _each((was, -1))),
        postgresql("when_read", DOSSIERS, "update", _each((read[1], 1), (read[0], -1))),
    ]


def _each(*parts: tuple[str, int]) -> str:
    return "; ".join(kept.sum(*parts) for kept in KEPT)


def count_for(connection: BaseDatabaseWrapper, day: date) -> None:
    """Count for that day from now on; where that is done already, nothing is written."""
    if RegisterVersion.objects.using(connection.alias).filter(counted_on=day).exists():
        return
    with transaction.atomic(using=connection.alias):
        versions.take(connection)
        RegisterVersion.objects.using(connection.alias).update(counted_on=day)
        recount(connection)


def recount(connection: BaseDatabaseWrapper) -> None:
    """Count anew from the rows; for who holds the version (`versions.take`), so that nobody writes meanwhile."""
    with connection.cursor() as cursor:
        for kept in KEPT:
            table = kept.model._meta.db_table
            cursor.execute(f"DELETE FROM {table}")
            cursor.execute(f"INSERT INTO {table} ({kept.names}, count) {kept.counted()}")


def differences(connection: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    """What is counted otherwise than the rows say: the table, the values, the count kept or found."""
    wrong: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for one in KEPT:
            table = one.model._meta.db_table
            kept, found = f"SELECT {one.names}, count FROM {table} WHERE count <> 0", one.counted()
            for word, some, others in (("kept", kept, found), ("found", found, kept)):
                cursor.execute(f"SELECT '{table}', '{word}', x.* FROM ({some} EXCEPT {others}) AS x")
                wrong += cursor.fetchall()
    return wrong
