"""Where a commitment stands on a day: one rule, for one commitment and for many.

"Late" is never stored: it follows from the deadline, what was heard since and until when the papers were read. The
cases below are read from the top; the first that fits decides. `standing` reads them for one commitment, `cases` for
the database; a property test holds the two together.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from commitments.choices import AWAITED, Standing, Status, TermMoved

SETTLED = {
    Status.FULFILLED: Standing.FULFILLED,
    Status.LAPSED: Standing.LAPSED,
    Status.DIVIDED: Standing.DIVIDED,
    Status.WITHDRAWN: Standing.WITHDRAWN,
    Status.CONTINUING: Standing.CONTINUING,
}
MOVED = {
    TermMoved.LATE: Standing.PUT_OFF_LATE,
    TermMoved.IN_TIME: Standing.PUT_OFF_IN_TIME,
    TermMoved.WITH_OCCASION: Standing.MOVED_WITH_OCCASION,
}
OVERDUE = (Standing.LATE, Standing.LATE_WITH_WORD, Standing.NOT_CHECKED)
UNCOUNTED = (Standing.DIVIDED, Standing.WITHDRAWN)
"""In no count and in no list that does not ask for them; of what was split the components count."""
PUT_OFF = (Standing.PUT_OFF_LATE, Standing.PUT_OFF_IN_TIME)
ANNOUNCED = (Standing.LATE_WITH_WORD, *PUT_OFF)
"""Late or put off, and parliament was told."""
AS_GIVEN = (Standing.ON_TIME, Standing.MOVED_WITH_OCCASION)
"""With a term ahead that nobody ever put off."""
IN_TIME = (*AS_GIVEN, *PUT_OFF)
"""What can be due soon: awaited, and its last day has not passed."""
OPEN = (
    *OVERDUE,
    *PUT_OFF,
    Standing.MOVED_WITH_OCCASION,
    Standing.ON_TIME,
    Standing.AWAITING_OCCASION,
    Standing.NO_TERM,
)
"""Everything that parliament still waits for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the standing of one commitment rests on."""

    status: str
    deadline: date | None
    hangs_on_occasion: bool
    term_moved: str
    last_word_on: date | None
    checked_until: date | None


def standing(facts: Facts, on: date) -> Standing:
    """The standing on day `on` (Amsterdam)."""
    if facts.status not in AWAITED:
        return SETTLED[Status(facts.status)]
    if facts.deadline is not None and facts.deadline < on:
        return _overdue(facts, facts.deadline, on)
    if facts.term_moved:
        return MOVED[TermMoved(facts.term_moved)]
    if facts.deadline is not None:
        return Standing.ON_TIME
    return Standing.AWAITING_OCCASION if facts.hangs_on_occasion else Standing.NO_TERM


def _overdue(facts: Facts, deadline: date, on: date) -> Standing:
    if facts.last_word_on is not None and facts.last_word_on > deadline:
        return Standing.LATE_WITH_WORD
    if facts.checked_until is None or facts.checked_until < on:
        return Standing.NOT_CHECKED
    return Standing.LATE


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the facts stand in a query: the row itself, or what `as_of` found for a past day."""

    status: str = "status"
    deadline: str = "deadline"
    occasion: str = "occasion"
    term_moved: str = "term_moved"
    last_word_on: str = "last_word_on"
    wording: str = "deadline_wording"
    ministry: str = "ministry"
    responsible: str = "responsible"
    committee: str = "committee"
    dossier: str = "dossier"
    meeting: str = "meeting"
    source_document: str = "source_document"
    commitment_class: str = "commitment_class"
    checked_until: str = "dossier__checked_until"

    @property
    def awaited(self) -> Q:
        """What parliament still waits for. Of today the statuses stand in the SQL as they are in the indexes: SQLite
        uses a partial index only where it reads its condition, not where it is handed the values."""
        is_row = self.status == "status"
        return Q(status__awaited=True) if is_row else Q((f"{self.status}__in", AWAITED))


TODAY = Columns()
THEN = Columns(
    status="status_then",
    deadline="deadline_then",
    occasion="occasion_then",
    term_moved="term_moved_then",
    last_word_on="last_word_then",
    wording="wording_then",
    ministry="ministry_then",
    responsible="responsible_then",
    committee="committee_then",
    dossier="dossier_then",
    meeting="meeting_then",
    source_document="source_document_then",
    commitment_class="commitment_class_then",
    checked_until="checked_until_then",
)


def narrowing(names: Collection[str], on: date, columns: Columns = TODAY) -> Q:
    """What must at least hold of a row with one of these standings, in plain columns that an index has."""
    statuses = {status for status, name in SETTLED.items() if name in names}
    if set(names) - set(SETTLED.values()):
        statuses |= set(AWAITED)
    condition = Q((f"{columns.status}__in", sorted(statuses)))
    if set(names) <= set(OVERDUE):
        condition &= Q((f"{columns.deadline}__lt", on))
    if set(names) <= {Standing.ON_TIME}:
        condition &= Q((f"{columns.deadline}__gte", on))
    if set(names) <= {Standing.NO_TERM, Standing.AWAITING_OCCASION}:
        condition &= Q((f"{columns.deadline}__isnull", True))
    return condition


def cases(on: date, columns: Columns = TODAY) -> list[tuple[Q, Standing]]:
    """The same rule as conditions on `Commitment`, in order: the first that holds names the standing on day `on`."""
    passed = Q((f"{columns.deadline}__lt", on))
    heard_since = Q((f"{columns.last_word_on}__gt", F(columns.deadline)))
    return [
        *((Q((columns.status, status)), name) for status, name in SETTLED.items()),
        (passed & heard_since, Standing.LATE_WITH_WORD),
        (passed & Q((f"{columns.checked_until}__gte", on)), Standing.LATE),
        (passed, Standing.NOT_CHECKED),
        *((Q((columns.term_moved, moved)), name) for moved, name in MOVED.items()),
        (Q((f"{columns.deadline}__isnull", False)), Standing.ON_TIME),
        (Q((f"{columns.occasion}__isnull", False)), Standing.AWAITING_OCCASION),
        (Q(), Standing.NO_TERM),
    ]
