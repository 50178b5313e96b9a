"""Calendar rows from a CSV into the register: all of them or none, with what each of them changes."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TextIO

from django.db import transaction

from commitments.calendars import Row, read_rows
from commitments.handed_csv import is_icalendar
from commitments.models import BudgetDay, Recess
from commitments.rulebook import budget_row, recess_row, register_calendar


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """A row that is new (`before` is None) or that says something else than the register does."""

    before: Row | None
    after: Row


def read_calendar(text: TextIO) -> list[Row]:
    """The rows of a CSV; raises ValueError, in Dutch, for one that cannot be taken over."""
    whole = text.read()
    if is_icalendar(whole):
        raise ValueError("dit is een agenda (iCalendar); recessen en begrotingsdagen komen uit een CSV")
    try:
        rows = read_rows(StringIO(whole, newline=""))
    except csv.Error as error:
        raise ValueError(f"dit is geen CSV: {error}") from None
    counted = Counter((row.name, row.chamber) for row in rows)
    if twice := [name for (name, _), count in counted.items() if count > 1]:
        raise ValueError(f"{twice[0]} staat er meer dan eens in")
    return rows


@transaction.atomic
def import_calendar(rows: Sequence[Row]) -> list[CalendarChange]:
    """Write what is new or different. Raises ValueError, in Dutch, when the calendar as a whole would not hold."""
    changes = [change for row in rows if (change := _write(row))]
    register_calendar()
    return changes


def _write(row: Row) -> CalendarChange | None:
    held = _held_recess(row) if row.chamber else _held_budget_day(row)
    before = None
    if held.pk:
        before = recess_row(held) if isinstance(held, Recess) else budget_row(held)
        if before == row:
            return None
    held.first_on, held.last_on, held.source, held.confirmed = row.first, row.last, row.source, row.confirmed
    held.save()
    return CalendarChange(before, row)


def _held_recess(row: Row) -> Recess:
    """The register's row for the same recess, known by its year; a new one when there is none."""
    held = Recess.objects.filter(chamber=row.chamber, kind=row.kind, first_on__year=row.first.year).first()
    return held or Recess(chamber=row.chamber, kind=row.kind)


def _held_budget_day(row: Row) -> BudgetDay:
    key = {"kind": row.kind, "chapter": row.chapter, "year": row.first.year}
    return BudgetDay.objects.filter(**key).first() or BudgetDay(**key)
