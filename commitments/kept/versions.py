"""The version of the register: one row that every writing transaction changes, and with which its pages stand or fall.

It commits with what was written, so nobody sees a number before its rows. It begins at the second in which it
was first needed, so that a register that was emptied does not come back to numbers that browsers remember.
"""

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest

from commitments.kept.triggers import EVENTS, Trigger, before_truncate, postgresql, sqlite
from commitments.models import (
    Citation,
    Commitment,
    CommitmentEvent,
    CommitmentLink,
    CommitmentRecipient,
    Committee,
    DeadlineChange,
    Document,
    DocumentPlace,
    Dossier,
    FollowUp,
    FormerNumber,
    Meeting,
    Member,
    Minister,
    Ministry,
    Occasion,
    OccasionDate,
    ParliamentaryGroup,
    RegisterVersion,
    RowTrace,
    SearchEntry,
    SearchFacts,
    TermAhead,
    TermCount,
)

TABLE = RegisterVersion._meta.db_table
SHOWN = (
    *(Citation, Commitment, CommitmentEvent, CommitmentLink, CommitmentRecipient, Committee, DeadlineChange, Document),
    *(DocumentPlace, Dossier, FollowUp, FormerNumber, Meeting, Member, Minister, Ministry, Occasion, OccasionDate),
    *(ParliamentaryGroup, SearchEntry),
)
"""Everything that a public page of the register shows or finds."""

# gestand.every_statement is set in tests alone, where many a transaction of production is one.
_SQLITE = f"""
INSERT INTO {TABLE} (id, number, is_synthetic) VALUES (1, CAST(strftime('%s', 'now') AS INTEGER), 0)
ON CONFLICT (id) DO UPDATE SET number = number + 1
"""
_TAKEN = {
    "sqlite": _SQLITE,
    "postgresql": f"""
INSERT INTO {TABLE} AS held (id, number, is_synthetic) VALUES (1, extract(epoch FROM now())::bigint, false)
ON CONFLICT (id) DO UPDATE SET number = held.number + 1
""",
}
_POSTGRESQL = f"""
IF EXISTS (SELECT FROM {{changed}}) THEN
  INSERT INTO {TABLE} AS held (id, number, written_in, is_synthetic)
  VALUES (1, extract(epoch FROM now())::bigint, txid_current(), false)
  ON CONFLICT (id) DO UPDATE SET number = held.number + 1, written_in = txid_current()
  WHERE held.written_in IS DISTINCT FROM txid_current() OR current_setting('gestand.every_statement', true) = 'on';
END IF
"""


def triggers(vendor: str) -> list[Trigger]:
    made = []
    for model in SHOWN:
        table = model._meta.db_table
        for event in EVENTS:
            name = f"version_{model._meta.model_name}_{event}"
            if vendor == "sqlite":
                made.append(sqlite(name, table, event, _SQLITE))
            else:
                changed = "old_rows" if event == "delete" else "new_rows"
                made.append(postgresql(name, table, event, _POSTGRESQL.format(changed=changed)))
        if vendor == "postgresql":
            name = f"version_{model._meta.model_name}_truncate"
            made.append(before_truncate(name, table, _POSTGRESQL.format(changed=table)))
    return made


def take(connection: BaseDatabaseWrapper) -> None:
    """Another version, whose row every writer holds: until this transaction ends nobody else writes."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN[connection.vendor])


def is_there(connection: BaseDatabaseWrapper) -> bool:
    """Whether the migrations have come so far that there is anything to keep."""
    with connection.cursor() as cursor:
        return {
            model._meta.db_table for model in (RegisterVersion, RowTrace, TermCount, TermAhead, SearchFacts)
        } <= set(connection.introspection.table_names(cursor))


def version_before(request: HttpRequest) -> tuple[int, bool]:
    """The version when this request first asked; what was written since may be on its page already, never less."""
    seen: tuple[int, bool] | None = getattr(request, "register_version", None)
    if seen is None:
        seen = request.register_version = register_version()  # type: ignore[attr-defined]
    return seen


def register_version() -> tuple[int, bool]:
    """The number that the register has now, and whether it is a made-up one: one row, read by its key."""
    with default_connection.cursor() as cursor:
        cursor.execute(f"SELECT number, is_synthetic FROM {TABLE} WHERE id = 1")
        number, is_synthetic = cursor.fetchone() or (0, False)
    return int(number), bool(is_synthetic)
