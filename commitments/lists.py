"""The orders of a list of commitments, and pages of it that begin behind a row instead of counting from the top.

A cursor names the last row of a page by its values in the order, so that page 10,000 costs what page 1 does and a row
that is added meanwhile moves nothing.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, DateField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.choices import AWAITED
from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet

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
    """In the order of that key in `SORTS`; day `on` parts the terms that passed from those ahead."""
    columns = queryset.columns
    awaited = Q((f"{columns.status}__in", AWAITED))
    return queryset.annotate(
        term=Coalesce(columns.deadline, Value(FAR), output_field=DateField()),
        is_settled=_flag(~awaited),
        is_past=_flag(~awaited | Q((f"{columns.deadline}__lt", on))),
    ).order_by(*SORTS[order].columns)


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def page_of(queryset: QuerySet[Commitment], order: str, cursor: str, size: int) -> Page:
    """The page that `cursor` names ("" for the first) of a queryset in the order of that key. Raises BrokenCursor."""
    columns = SORTS[order].columns
    backwards, values = _read(cursor, columns) if cursor else (False, [])
    ordered = queryset.reverse() if backwards else queryset
    rows = list(ordered.filter(_beyond(columns, values, backwards=backwards))[: size + 1])
    more = len(rows) > size
    rows = rows[:size][::-1] if backwards else rows[:size]
    if not rows:
        return Page([], "", "")
    before = _write(rows[0], columns, backwards=True) if (more if backwards else cursor) else ""
    behind = _write(rows[-1], columns, backwards=False) if (more or backwards) else ""
    return Page(rows, before, behind)


def _beyond(columns: Sequence[str], values: Sequence[Any], *, backwards: bool) -> Q:
    """Rows after (or before) the values: a > x, or a = x and b > y, and so on."""
    condition, same = Q(), Q()
    for column, value in zip(columns, values, strict=False):
        name = column.removeprefix("-")
        falls = column.startswith("-") != backwards
        condition |= same & Q(**{f"{name}__{'lt' if falls else 'gt'}": value})
        same &= Q(**{name: value})
    return condition


def _write(row: Commitment, columns: Sequence[str], *, backwards: bool) -> str:
    values = [getattr(row, column.removeprefix("-")) for column in columns]
    plain = [value.isoformat() if isinstance(value, date) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps([int(backwards), *plain]).encode()).decode().rstrip("=")


def _read(cursor: str, columns: Sequence[str]) -> tuple[bool, list[Any]]:
    if len(cursor) > LONGEST_CURSOR:
        raise BrokenCursor
    try:
        backwards, *values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if len(values) != len(columns):
            raise BrokenCursor
        return bool(backwards), [_value(column, value) for column, value in zip(columns, values, strict=True)]
    except (ValueError, TypeError) as error:
        raise BrokenCursor from error


def _value(column: str, value: Any) -> date | int:
    if column.removeprefix("-") in ("promised_on", "term"):
        return date.fromisoformat(value)
    if type(value) is not int or not 0 <= value < 2**63:
        raise BrokenCursor
    return value
