"""The counts of what is public, kept exact by triggers in the transaction that writes.

Late is none of them: that follows from the day (`commitments.counters`).
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept.triggers import Trigger, postgresql, sqlite
from commitments.models import Commitment, PublicCount

TABLE, COMMITMENTS = PublicCount._meta.db_table, Commitment._meta.db_table
COLUMNS = {
    "ministry": "{row}ministry_id",
    "committee": "COALESCE({row}committee_id, 0)",
    "minister": "{row}minister_id",
    "responsible": "COALESCE({row}responsible_id, 0)",
    "status": "{row}status",
    "commitment_class": "{row}commitment_class",
    "term_moved": "{row}term_moved",
    "has_deadline": "({row}deadline IS NOT NULL)",
    "has_occasion": "({row}occasion_id IS NOT NULL)",
}
"""Column of `PublicCount` to where its value comes from."""
NAMES = ", ".join(COLUMNS)


def _values(row: str) -> str:
    return ", ".join(source.format(row=row) for source in COLUMNS.values())


def _add(sign: str, row: str) -> str:
    return (
        f"INSERT INTO {TABLE} ({NAMES}, count) SELECT {_values(row)}, {sign}1 WHERE {row}visibility = 'public' "
        f"ON CONFLICT ({NAMES}) DO UPDATE SET count = count {sign} 1"
    )


def _sum(*parts: tuple[str, int]) -> str:
    """Over whole statements, in one order, so that two writers do not wait for each other crosswise."""
    rows = " UNION ALL ".join(
        f"SELECT {_named()}, {sign} AS one FROM {table} WHERE visibility = 'public'" for table, sign in parts
    )
    return (
        f"INSERT INTO {TABLE} AS held ({NAMES}, count) "
        f"SELECT {NAMES}, sum(one) FROM ({rows}) AS changed GROUP BY {NAMES} HAVING sum(one) <> 0 ORDER BY {NAMES} "
        f"ON CONFLICT ({NAMES}) DO UPDATE SET count = held.count + EXCLUDED.count"
    )


def _named() -> str:
    return ", ".join(f"{source.format(row='')} AS {name}" for name, source in COLUMNS.items())


def triggers(vendor: str) -> list[Trigger]:
    if vendor == "postgresql":
        return [
            postgresql("count_insert", COMMITMENTS, "insert", _sum(("new_rows", 1))),
            postgresql("count_update", COMMITMENTS, "update", _sum(("new_rows", 1), ("old_rows", -1))),
            postgresql("count_delete", COMMITMENTS, "delete", _sum(("old_rows", -1))),
        ]
    moved = f"({_values('OLD.')}, OLD.visibility) IS NOT ({_values('NEW.')}, NEW.visibility)"
    return [
        sqlite("count_insert", COMMITMENTS, "insert", _add("+", "NEW.")),
        sqlite("count_update", COMMITMENTS, "update", f"{_add('-', 'OLD.')}; {_add('+', 'NEW.')}", when=moved),
        sqlite("count_delete", COMMITMENTS, "delete", _add("-", "OLD.")),
    ]


def recount(connection: BaseDatabaseWrapper) -> None:
    """Count anew from the rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(f"INSERT INTO {TABLE} ({NAMES}, count) {_counted()}")


def differences(connection: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    """What is counted otherwise than the rows say: the values, the count kept and the one found."""
    kept, found = (f"SELECT {NAMES}, count FROM {TABLE} WHERE count <> 0"), _counted()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 'kept', k.* FROM ({kept} EXCEPT {found}) AS k")
        wrong = cursor.fetchall()
        cursor.execute(f"SELECT 'found', f.* FROM ({found} EXCEPT {kept}) AS f")
        return [*wrong, *cursor.fetchall()]


def _counted() -> str:
    rows = f"SELECT {_named()} FROM {COMMITMENTS} WHERE visibility = 'public'"
    return f"SELECT {NAMES}, count(*) AS count FROM ({rows}) AS public GROUP BY {NAMES}"
