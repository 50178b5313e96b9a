"""Many rows of a model at once (`commitments.pouring`).

Nothing of the models runs here: every value is given, keys included, and what is not given has the field's default.
"""

import json
from datetime import UTC
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from commitments.pouring import pour


class Table:
    """Rows of one model, kept until `write`. `given` are the names of the fields that every row gives, in order."""

    def __init__(self, model: type[Model], *given: str) -> None:
        fields = model._meta.concrete_fields
        by_name = {field.name: field for field in fields}
        rest = [field for field in fields if field.name not in given and not field.primary_key]
        own = [] if "id" in given or "id" not in by_name else ["id"]
        self.model = model
        self.next_id = 1
        self._numbered = bool(own)
        self._columns = [str(by_name[name].column) for name in [*own, *given]] + [str(field.column) for field in rest]
        dated = {str(field.column) for field in fields if field.get_internal_type() == "DateTimeField"}
        self._moments = [place for place, column in enumerate(self._columns) if column in dated]
        self._defaults = tuple(_plain(field.get_default()) for field in rest)
        self._rows: list[tuple[Any, ...]] = []

    def reserve(self) -> int:
        """The key of a row that is added later."""
        self.next_id += 1
        return self.next_id - 1

    def add(self, *values: Any, key: int | None = None) -> int:
        """Keep one row, under a reserved key if one is given; returns its key."""
        key = key or self.reserve()
        self._rows.append((key, *values, *self._defaults) if self._numbered else (*values, *self._defaults))
        return key

    def write(self) -> None:
        rows, self._rows = self._rows, []
        if connection.vendor == "sqlite" and self._moments:
            rows = [_for_sqlite(row, self._moments) for row in rows]
        pour(self.model._meta.db_table, self._columns, rows)


def set_sequences(tables: list[Table]) -> None:
    """The next row that somebody adds gets the next key, as if these had been added one by one."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict) else value


def _for_sqlite(row: tuple[Any, ...], moments: list[int]) -> tuple[Any, ...]:
    """With its moments as Django keeps them in SQLite: in UTC, without saying so; days the connection writes itself."""
    values = list(row)
    for place in moments:
        if moment := values[place]:
            values[place] = str(moment.astimezone(UTC).replace(tzinfo=None))
    return tuple(values)
