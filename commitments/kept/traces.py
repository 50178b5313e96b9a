"""The trace that every change of the register leaves, whoever writes: what stood in the row, and what stands there now.

Events and `RowChange` say why; this is what the database itself saw, also of raw SQL, and who said it (`said_by`).
"""

from django.db import models

from commitments.kept.triggers import EVENTS, Trigger, before_truncate, postgresql, sqlite
from commitments.models import (
    Acting,
    BudgetDay,
    Commitment,
    CommitmentLink,
    CommitmentRecipient,
    DeadlineChange,
    DeadlinePolicyRow,
    FollowUp,
    Meeting,
    Occasion,
    OccasionDate,
    Recess,
    RowTrace,
)
from commitments.said_by import SETTING

TRACED: tuple[type[models.Model], ...] = (
    *(Commitment, CommitmentRecipient, CommitmentLink, DeadlineChange, FollowUp),
    *(BudgetDay, DeadlinePolicyRow, Meeting, Occasion, OccasionDate, Recess),
)
"""Commitments, their links and deadlines, and the calendar."""
TABLE = RowTrace._meta.db_table

_SQLITE = f"""
INSERT INTO {TABLE} ("table", "row", data, recorded_at, by_id)
SELECT '{{table}}', {{row}}, json_group_object(name, json_array(was, stands)),
  strftime('%Y-%m-%d %H:%M:%f000', 'now'), (SELECT person FROM {Acting._meta.db_table})
FROM ({{columns}}) WHERE was IS NOT stands GROUP BY '{{table}}'
"""
_POSTGRESQL = f"""
INSERT INTO {TABLE} ("table", "row", data, recorded_at, by_id)
SELECT '{{table}}', COALESCE(o.id, n.id), changed.data, clock_timestamp(),
  NULLIF(current_setting('{SETTING}', true), '')::bigint
FROM {{old}} AS o FULL JOIN {{new}} AS n ON n.id = o.id
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(name, jsonb_build_array(was.value, stands.value)) AS data
  FROM jsonb_each(jsonb_strip_nulls(to_jsonb(o))) AS was (name, value)
  FULL JOIN jsonb_each(jsonb_strip_nulls(to_jsonb(n))) AS stands (name, value) USING (name)
  WHERE was.value IS DISTINCT FROM stands.value
) AS changed WHERE changed.data IS NOT NULL
"""


def triggers(vendor: str) -> list[Trigger]:
    make = _on_sqlite if vendor == "sqlite" else _on_postgresql
    return [trigger for model in TRACED for trigger in make(model)]


def _on_sqlite(model: type[models.Model]) -> list[Trigger]:
    """INSERT OR REPLACE takes a row away without a DELETE that a trigger would see, so that is asked before."""
    table, name = model._meta.db_table, f"trace_{model._meta.model_name}"
    made = [sqlite(f"{name}_{event}", table, event, _on_row(model, event)) for event in EVENTS]
    held = f"FROM {table} AS held WHERE held.id = NEW.id"
    replaced = _SQLITE.format(table=table, row="NEW.id", columns=_columns(model, "held.{0}", "NULL", held))
    return [*made, sqlite(f"{name}_replace", table, "insert", replaced, when=f"EXISTS (SELECT 1 {held})", at="BEFORE")]


def _on_row(model: type[models.Model], event: str) -> str:
    was = "NULL" if event == "insert" else "OLD.{0}"
    stands = "NULL" if event == "delete" else "NEW.{0}"
    row = "NEW.id" if event == "insert" else "OLD.id"
    return _SQLITE.format(table=model._meta.db_table, row=row, columns=_columns(model, was, stands))


def _columns(model: type[models.Model], was: str, stands: str, held: str = "") -> str:
    """One row for each column of the table: its name, what it was and what it is."""
    columns = [field.column for field in model._meta.concrete_fields]
    return " UNION ALL ".join(
        f"SELECT '{column}' AS name, {was.format(column)} AS was, {stands.format(column)} AS stands {held}"
        for column in columns
    )


def _on_postgresql(model: type[models.Model]) -> list[Trigger]:
    table, name = model._meta.db_table, f"trace_{model._meta.model_name}"
    nothing = f"(SELECT * FROM {table} WHERE false)"
    rows = {
        "insert": {"old": nothing, "new": "new_rows"},
        "update": {"old": "old_rows", "new": "new_rows"},
        "delete": {"old": "old_rows", "new": nothing},
    }
    made = [
        postgresql(f"{name}_{event}", table, event, _POSTGRESQL.format(table=table, **rows[event])) for event in EVENTS
    ]
    emptied = _POSTGRESQL.format(table=table, old=table, new=nothing)
    return [*made, before_truncate(f"{name}_truncate", table, emptied)]
