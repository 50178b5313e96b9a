"""The rules by which the register reads terms: its calendar and its policy table, as the database holds them now.

Read anew for every reading, so that what an administrator changes counts at once, in every process.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from commitments.calendars import HOUSE, Calendar, Row
from commitments.deadlines import DEFAULT_POLICY, Policy, read_deadline
from commitments.models import BudgetDay, DeadlinePolicyRow, Recess
from commitments.terms import NewTerm, read_term

SHOWN = 8
"""How much of the fingerprint of a changed policy table is in its name."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    calendar: Calendar
    policy: Policy

    def term(self, wording: str, said_on: date, chamber: str = HOUSE) -> NewTerm:
        """The term that was given in these words on that day to that chamber; the words are kept whole."""
        deadline = read_deadline(wording, said_on, calendar=self.calendar, policy=self.policy, chamber=chamber)
        return replace(read_term(deadline), deadline_wording=wording)


def rulebook() -> Rulebook:
    return Rulebook(register_calendar(), register_policy())


def register_calendar() -> Calendar:
    """The calendar as the register holds it, an administrator's corrections included."""
    return Calendar.from_rows([*map(recess_row, Recess.objects.all()), *map(budget_row, BudgetDay.objects.all())])


def calendar_from_files(folder: Path) -> Calendar:
    """The calendar of the files that the register begins with, for reading without a database.

    Raises ValueError, with a sentence, when they cannot be read.
    """
    try:
        with (
            (folder / "recesses.csv").open(encoding="utf-8") as recesses,
            (folder / "budget_days.csv").open(encoding="utf-8") as budget_days,
        ):
            return Calendar.from_csv(recesses, budget_days)
    except (OSError, ValueError) as error:
        raise ValueError(
            _("De kalender in %(folder)s is niet te lezen: %(error)s") % {"folder": folder, "error": error}
        ) from error


def calendar_around(day: date) -> Calendar:
    """The recesses of the year of a day and the one before: enough to find the last days that lie before it."""
    near = Recess.objects.filter(first_on__year__range=(day.year - 1, day.year))
    return Calendar.from_rows(map(recess_row, near))


def register_policy() -> Policy:
    """The policy table; its name changes with every row that is changed, and is the default's while none is."""
    rows = tuple(row.as_row() for row in DeadlinePolicyRow.objects.all())
    changed = set(rows) - set(DEFAULT_POLICY.rows)
    if not changed:
        return DEFAULT_POLICY
    told = "\n".join(sorted(f"{row.key}={row.value}={row.meaning}" for row in changed))
    fingerprint = hashlib.sha256(told.encode()).hexdigest()[:SHOWN]
    return Policy.from_rows(rows, name=f"{DEFAULT_POLICY.name}, gewijzigd {fingerprint}")


def recess_row(row: Recess) -> Row:
    name = f"{row.kind} {row.first_on.year}"
    return Row(name, row.chamber, row.kind, row.first_on, row.last_on, row.source, row.confirmed)


def budget_row(row: BudgetDay) -> Row:
    return Row(str(row), "", row.kind, row.first_on, row.last_on, row.source, row.confirmed, row.chapter)
