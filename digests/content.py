"""What a digest says, in facts: `composing` chooses it, `payload` freezes it, `letter` puts it in words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The sections, in their order."""

    LATE = "late"
    LATE_WITH_WORD = "late_with_word"
    NOT_CHECKED = "not_checked"
    DUE = "due"
    PUT_OFF = "put_off"
    MOVED = "moved"
    SETTLED = "settled"
    PASSED = "passed"
    """Of a rappel, list A: the term has passed."""
    PASSES = "passes"
    """Of a rappel, list B: the term passes within the next half-year."""


OVERDUE = (Kind.LATE, Kind.LATE_WITH_WORD, Kind.NOT_CHECKED)
"""Sections that bear the name of the standing they hold."""
CLOSED = ("fulfilled", "lapsed")
NEWS = {
    "fulfilled": Kind.SETTLED,
    "lapsed": Kind.SETTLED,
    "partly_fulfilled": Kind.SETTLED,
    "postponed": Kind.PUT_OFF,
    "moved_with_occasion": Kind.MOVED,
}
"""Kind of event to the section that tells it."""


class Why(StrEnum):
    """Why a line is in somebody's mail."""

    PROMISED_TO_YOU = "you"
    PROMISED_TO_YOUR_GROUP = "group"
    YOUR_COMMITTEE = "committee"
    YOUR_LIST = "list"


class Row(NamedTuple):
    """One commitment of the list as the register holds it on the day; `standing` is a value of `Standing`."""

    id: int
    number: str
    title: str
    status: str
    standing: str
    deadline: date | None
    wording: str
    minister: str
    ministry: str
    committee: str
    committee_id: int | None
    paper: str
    meeting_kind: str
    met_on: date | None
    is_example: bool


class Happening(NamedTuple):
    """One event that put off, moved or settled a commitment, with the term before and after it."""

    id: int
    commitment_id: int
    kind: str
    happened_on: date
    recorded_at: datetime
    paper: str = ""
    old_wording: str = ""
    old_deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Interest:
    """What makes a commitment somebody's own, by commitment and committee ids."""

    promised: Collection[int] = frozenset()
    promised_to_group: Collection[int] = frozenset()
    committees: Collection[int] = frozenset()

    def why(self, row: Row) -> Why:
        if row.id in self.promised:
            return Why.PROMISED_TO_YOU
        if row.id in self.promised_to_group:
            return Why.PROMISED_TO_YOUR_GROUP
        return Why.YOUR_COMMITTEE if row.committee_id in self.committees else Why.YOUR_LIST


@dataclass(frozen=True, slots=True)
class Wish:
    """What a subscriber asks of a list: rows of these standings (all when empty), what is theirs, in what order."""

    standings: Collection[str] = ()
    interest: Interest = Interest()
    by_committee: bool = False
    is_whole: bool = False
    """Every line, however long the mail becomes."""


EVERYTHING = Wish()


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment in a digest: facts, no words."""

    number: str
    title: str
    why: Why
    is_example: bool
    group: str = ""
    minister: str = ""
    paper: str = ""
    meeting_kind: str = ""
    met_on: date | None = None
    wording: str = ""
    deadline: date | None = None
    happened_on: date | None = None
    outcome: str = ""
    answer: str = ""
    old_wording: str = ""
    old_deadline: date | None = None


class Upcoming(NamedTuple):
    """The meeting for which a list is made."""

    on: date
    at: time | None
    slug: str


@dataclass(frozen=True, slots=True)
class Section:
    kind: Kind
    lines: tuple[Line, ...]
    count: int
    """All that belong here; `lines` holds the first of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a subscriber knows already, `at` a moment: what is late or due by "<id>:<term>", the very last events by id.

    What a mail had no room for is not known. `left` are such events; `goes_on` says that the first mail had no room for
    all that was late by then.
    """

    late: Mapping[str, Collection[str]] = field(default_factory=dict)
    due: Collection[str] = frozenset()
    events: Collection[int] = frozenset()
    left: Collection[int] = frozenset()
    goes_on: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A whole digest as it stood `as_of`. `standings` counts what stands in the list, by value of `Standing`."""

    as_of: datetime
    on: date
    sections: tuple[Section, ...]
    standings: Mapping[str, int]
    told: Told
    is_first: bool = False
    """Nothing was told before, or not all of it: what is late may have been so for years."""
    meeting: Upcoming | None = None


def line_of(row: Row, happening: Happening | None, wish: Wish) -> Line:
    return Line(
        number=row.number,
        title=row.title,
        group=row.committee if wish.by_committee else row.ministry,
        minister=row.minister,
        paper=row.paper,
        meeting_kind=row.meeting_kind,
        met_on=row.met_on,
        wording=row.wording,
        deadline=row.deadline,
        why=wish.interest.why(row),
        is_example=row.is_example,
        happened_on=happening.happened_on if happening else None,
        outcome=happening.kind if happening else "",
        answer=happening.paper if happening else "",
        old_wording=happening.old_wording if happening else "",
        old_deadline=happening.old_deadline if happening else None,
    )
