"""What a digest says: chosen from the rows of a list and what happened to them, compared with what was told before.

Pure: rows and happenings go in, a frozen `Content` comes out; `letter` puts it in words. A commitment stands in one
section only, the first that fits. "Late" is told once for each term that passed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from digests.weeks import day_of

MOST_LINES = 30
"""More lines than this in one section are counted, and linked to."""
DAYS_AHEAD = 14
FIRST_LOOK_BACK = timedelta(days=7)
"""What was put off or settled in these days is news to a new subscriber."""
LOOK_BACK = timedelta(days=60)
"""What was put off or settled longer ago is no news to anybody, however long a subscription was paused."""
STILL_BEING_WRITTEN = timedelta(hours=1)
"""An event is looked for again this long before the last digest: it may have been under way when that was made."""


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
    """What a subscriber knows already, `at` a moment: the late ones by "<id>:<term>", the very last events by id."""

    late: Mapping[str, Collection[str]] = field(default_factory=dict)
    events: Collection[int] = frozenset()
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
    """Nothing was told before: what is late may have been so for years."""
    meeting: Upcoming | None = None

    @property
    def has_news(self) -> bool:
        return bool(self.sections)


def compose(
    rows: Iterable[Row], happenings: Iterable[Happening], wish: Wish = EVERYTHING, *, told: Told, as_of: datetime
) -> Content:
    """The digest of one list from its `rows`, whatever their standing.

    What was told as late and left a narrowed list is told too: it was put off or settled.
    """
    on = day_of(as_of)
    once = {row.id: row for row in rows}
    listed = {row.id: row for row in once.values() if not wish.standings or row.standing in wish.standings}
    news = [happening for happening in _since(happenings, told, as_of) if happening.commitment_id in once]
    found = _choose(once.values(), listed, news, told, on)
    return Content(
        as_of=as_of,
        on=on,
        sections=tuple(_section(kind, found[kind], wish) for kind in Kind if kind in found),
        standings=dict(Counter(row.standing for row in listed.values())),
        told=Told(
            late=_late_now(once.values(), listed, told),
            events=frozenset(one.id for one in news if one.recorded_at > as_of - STILL_BEING_WRITTEN),
            at=as_of,
        ),
        is_first=told.at is None,
    )


def _since(happenings: Iterable[Happening], told: Told, as_of: datetime) -> Iterator[Happening]:
    """What happened since it was told, oldest first."""
    since = max(told.at - STILL_BEING_WRITTEN, as_of - LOOK_BACK) if told.at else as_of - FIRST_LOOK_BACK
    return (one for one in sorted(happenings) if one.recorded_at > since and one.id not in told.events)


def _choose(
    rows: Iterable[Row], listed: Collection[int], news: Iterable[Happening], told: Told, on: date
) -> dict[Kind, list[tuple[Row, Happening | None]]]:
    """Each row that has something to tell, under its section; of several happenings the last counts."""
    last = {happening.commitment_id: happening for happening in news}
    told_late = {key.partition(":")[0] for keys in told.late.values() for key in keys}
    found = defaultdict(list)
    for row in rows:
        kind = _kind(row, last.get(row.id), told, on)
        if kind and (row.id in listed or (kind in NEWS.values() and str(row.id) in told_late)):
            found[kind].append((row, last.get(row.id)))
    return found


def _kind(row: Row, happening: Happening | None, told: Told, on: date) -> Kind | None:
    if row.standing in OVERDUE and _newly_late(row, told):
        return Kind(row.standing)
    if happening and _still_holds(row, happening):
        return NEWS[happening.kind]
    if row.standing in OVERDUE or row.status in CLOSED or row.deadline is None:
        return None
    return Kind.DUE if on <= row.deadline <= on + timedelta(days=DAYS_AHEAD) else None


def _newly_late(row: Row, told: Told) -> bool:
    key = late_key(row)
    if row.standing == Kind.NOT_CHECKED:  # nothing new about a commitment that was told as late before
        return not any(key in keys for keys in told.late.values())
    return key not in told.late.get(row.standing, ())


def _still_holds(row: Row, happening: Happening) -> bool:
    if NEWS[happening.kind] == Kind.SETTLED:
        return row.status == happening.kind
    return row.status not in CLOSED


def late_key(row: Row) -> str:
    return f"{row.id}:{row.deadline}"


def _late_now(rows: Iterable[Row], listed: Collection[int], told: Told) -> dict[str, list[str]]:
    """What the next digest need not tell again: as long as it is late, it was told under each name it had."""
    late = {late_key(row): row for row in rows if row.standing in OVERDUE}
    return {
        kind.value: [
            key
            for key, row in late.items()
            if key in told.late.get(kind, ()) or (row.standing == kind and row.id in listed)
        ]
        for kind in OVERDUE
    }


def _section(kind: Kind, found: list[tuple[Row, Happening | None]], wish: Wish) -> Section:
    found.sort(key=lambda pair: (pair[0].deadline or date.max, pair[0].id))
    lines = [line_of(row, happening, wish) for row, happening in found[:MOST_LINES]]
    return Section(kind, tuple(lines), len(found))


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
