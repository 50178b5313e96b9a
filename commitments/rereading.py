"""Reading the words of the register's terms once more, after the calendar, the policy or the reader was mended.

Only terms that were read from words are: a day that a clerk fixed and a term that hangs on an occasion stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from commitments.calendars import BY_RULE, SENATE, Row
from commitments.lifecycle import Act, correct_term, explain_term
from commitments.lifecycle.acts import LIVE
from commitments.models import BudgetDay, Commitment, DeadlineChange, DeadlinePolicyRow, Recess
from commitments.querysets import CommitmentQuerySet
from commitments.rulebook import Rulebook, budget_row, recess_row
from commitments.terms import NewTerm

WINDOW = ("deadline_earliest", "deadline", "deadline_basis")


@dataclass(frozen=True, slots=True)
class Reread:
    """A term that reads differently now: as it stands on `commitment`, and as `term` would have it."""

    commitment: Commitment
    said_on: date
    term: NewTerm

    @property
    def moves(self) -> bool:
        """Whether a day changes; else only the explanation does."""
        return any(getattr(self.commitment, name) != getattr(self.term, name) for name in WINDOW)

    def apply(self, act: Act) -> None:
        """Correct the term, or only its explanation. Raises ChangeRefused."""
        change = correct_term if self.moves else explain_term
        change(self.commitment, act, term=self.term)


def read_from_words() -> CommitmentQuerySet:
    """The commitments whose present term the register read from words and may still correct."""
    return Commitment.objects.filter(status__in=LIVE).exclude(deadline_policy="")


def terms_on(row: Row) -> CommitmentQuerySet:
    """Those whose term rests on this row of the calendar, or on the rule that filled its place."""
    read = read_from_words().filter(deadline_calendar_row=row.name)
    if row.chamber == SENATE:
        return read.filter(chamber=SENATE)
    # a recess of the Senate without a row of its own follows that of the House
    by_rule = Q(deadline_calendar_source=BY_RULE)
    return read.filter(by_rule | ~Q(chamber=SENATE)) if row.chamber else read


def terms_read_by(rule: Recess | BudgetDay | DeadlinePolicyRow) -> CommitmentQuerySet:
    """Those whose term was read by this row of the calendar or the policy table, as the row stands."""
    if isinstance(rule, DeadlinePolicyRow):
        return read_from_words().filter(deadline_explanation__contains=rule.as_row().told())
    return terms_on(recess_row(rule) if isinstance(rule, Recess) else budget_row(rule))


def rereadings(rules: Rulebook, *, since: date | None = None) -> Iterator[Reread]:
    """What these rules read differently in the terms that hold, oldest first; only those said from day `since` on."""
    changes = Prefetch("deadline_changes", DeadlineChange.objects.order_by("sequence"))
    rows = read_from_words().prefetch_related(changes).order_by("promised_on", "id")
    for commitment in rows.iterator(chunk_size=500):
        said_on = commitment.term_said_on
        if since and said_on < since:
            continue
        term = rules.term(commitment.deadline_wording, said_on, commitment.chamber).held_by(commitment)
        reread = Reread(commitment, said_on, term)
        if reread.moves or term.deadline_explanation != commitment.deadline_explanation:
            yield reread
