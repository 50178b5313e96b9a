"""The orders of a list of commitments, and pages of it that begin behind a row instead of counting from the top.

A cursor names the last row of a page by its values in the order, so that page 10,000 costs what page 1 does and a row
that is added meanwhile moves nothing. An order that no index holds is cut into branches, each of which one does.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, DateField, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet
from commitments.search.walking import is_sought, place_of, walked
from commitments.standing import Columns

FAR = date(9999, 12, 31)
LONGEST_CURSOR = 200
"""In characters; those that a list makes are far shorter."""


class Order(NamedTuple):
    """The words for an order and its columns; "-" before a column turns it round. The last column is unique."""

    label: str | Promise
    columns: tuple[str, ...]


SORTS: dict[str, Order] = {
    "nieuwste": Order(_("nieuwste eerst"), ("-promised_on", "-id")),
    "oudste": Order(_("oudste eerst"), ("promised_on", "id")),
    "te-laat": Order(_("langst te laat eerst"), ("is_settled", "term", "id")),
    "termijn": Order(_("eerstvolgende termijn eerst"), ("is_past", "term", "id")),
}


USUAL = "nieuwste"


class BrokenCursor(ValueError):
    """The cursor in the address was not made by this list."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, with the cursors of the pages before and behind it ("" where there is none)."""

    rows: list[Commitment]
    before: str
    behind: str


def sort(queryset: CommitmentQuerySet, order: str, on: date) -> CommitmentQuerySet:
    """In the order of that key in `SORTS`; day `on` parts the terms that passed from those ahead.

    For a list that is read whole: a page of it costs less by its `branches`, which give the same order.
    """
    columns = queryset.columns
    awaited = columns.awaited
    return queryset.annotate(
        term=Coalesce(columns.deadline, Value(FAR), output_field=DateField()),
        is_settled=_flag(~awaited),
        is_past=_flag(~awaited | Q((f"{columns.deadline}__lt", on))),
    ).order_by(*SORTS[order].columns)


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


class Branch(NamedTuple):
    """A part of an order that an index holds as it stands: which rows, by which of their columns."""

    rows: Q
    columns: tuple[str, ...]


def branches(order: str, columns: Columns, on: date) -> list[Branch]:
    """The order of that key in `SORTS`, cut where it turns: rows without a day are a part of their own."""
    if order in ("nieuwste", "oudste"):
        return [Branch(Q(), SORTS[order].columns)]
    awaited = columns.awaited
    dated, undated = (Q((f"{columns.deadline}__isnull", empty)) for empty in (False, True))
    by_day, by_key = (columns.deadline, "id"), ("id",)
    settled = ~awaited
    if order == "te-laat":
        return [
            Branch(awaited & dated, by_day),
            Branch(awaited & undated, by_key),
            Branch(settled & dated, by_day),
            Branch(settled & undated, by_key),
        ]
    passed = Q((f"{columns.deadline}__lt", on))
    return [
        Branch(awaited & dated & Q((f"{columns.deadline}__gte", on)), by_day),
        Branch(awaited & undated, by_key),
        Branch(dated & (settled | passed), by_day),
        Branch(settled & undated, by_key),
    ]


def page_of(queryset: CommitmentQuerySet, order: str, cursor: str, size: int, *, on: date) -> Page:
    """The page that `cursor` names ("" for the first) of a queryset in the order of that key. Raises BrokenCursor."""
    parts = branches(order, queryset.columns, on)
    backwards, place, values = _read(cursor, parts) if cursor else (False, 0, [])
    rows: list[tuple[int, Commitment]] = []
    walk = range(place, -1, -1) if backwards else range(place, len(parts))
    for number in walk:
        found = _some(queryset, parts[number], values, size + 1 - len(rows), backwards=backwards)
        rows += [(number, row) for row in found]
        values = []
        if len(rows) > size:
            break
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    if not rows:
        return Page([], "", "")
    before = _write(*rows[0], parts, backwards=True) if (more if backwards else cursor) else ""
    behind = _write(*rows[-1], parts, backwards=False) if (more or backwards) else ""
    return Page([row for _number, row in rows], before, behind)


def first_of(queryset: CommitmentQuerySet, order: str, count: int, *, on: date) -> list[Commitment]:
    """The first rows in the order of that key, where so many are known to be there."""
    rows: list[Commitment] = []
    for part in branches(order, queryset.columns, on):
        rows += _some(queryset, part, (), count - len(rows), backwards=False)
        if len(rows) == count:
            break
    return rows


def _some(
    queryset: CommitmentQuerySet, part: Branch, values: Sequence[Any], count: int, *, backwards: bool
) -> list[Commitment]:
    """The next rows of one part, behind (or before) the row with these values."""
    there = queryset.filter(part.rows)
    if is_sought(queryset) and part.columns[0].endswith("promised_on"):
        upwards = part.columns[0].startswith("-") == backwards
        return walked(there, count, upwards=upwards, beyond=place_of(*values) if values else None)
    there = there.order_by(*part.columns)
    there = there.reverse() if backwards else there
    return list(there.filter(_beyond(part.columns, values, backwards=backwards))[:count])


def _beyond(columns: Sequence[str], values: Sequence[Any], *, backwards: bool) -> Q:
    """Rows after (or before) the values: the first column is bounded on its own too, which is what an index needs."""
    if not values:
        return Q()
    condition, same = Q(), Q()
    for column, value in zip(columns, values, strict=True):
        name, beyond = column.removeprefix("-"), _side(column, backwards)
        condition |= same & Q((f"{name}__{beyond}", value))
        same &= Q((name, value))
    first = columns[0]
    return condition & Q((f"{first.removeprefix('-')}__{_side(first, backwards)}e", values[0]))


def _side(column: str, backwards: bool) -> str:
    return "lt" if column.startswith("-") != backwards else "gt"


def _write(place: int, row: Commitment, parts: Sequence[Branch], *, backwards: bool) -> str:
    values = [getattr(row, column.removeprefix("-")) for column in parts[place].columns]
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([int(backwards), place, *plain]).encode()).decode().rstrip("=")


def _read(cursor: str, parts: Sequence[Branch]) -> tuple[bool, int, list[Any]]:
    if len(cursor) > LONGEST_CURSOR:
        raise BrokenCursor
    try:
        backwards, place, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if type(place) is not int or not 0 <= place < len(parts) or len(values) != len(parts[place].columns):
            raise BrokenCursor
        columns = parts[place].columns
        return bool(backwards), place, [_value(column, value) for column, value in zip(columns, values, strict=True)]
    except (ValueError, TypeError) as error:
        raise BrokenCursor from error


def _value(column: str, value: Any) -> date | int:
    if column.removeprefix("-") != "id":
        return date.fromisoformat(value)
    if type(value) is not int or not 0 <= value < 2**63:
        raise BrokenCursor
    return value
