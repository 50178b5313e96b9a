"""One made-up life of a commitment, from the promise to today: the same rows as the lifecycle would have left behind.

Pure: chance is a `random.Random` that is handed in, and no database is asked. What each act changes is the lifecycle's
rule (`commitments.lifecycle`), told again here for a million rows; a test holds the history and the rows together.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from commitments.choices import (
    AWAITED,
    CommitmentClass,
    DelayReason,
    EventKind,
    FollowUpOutcome,
    MovedBy,
    Status,
    TermMoved,
)
from commitments.synthetic.terms import MadeTerm, put_off_to

NOON, AFTER_MIDNIGHT = time(12, tzinfo=UTC), time(0, 10, tzinfo=UTC)
REASONS = tuple(DelayReason.values)
REVIEWED_AFTER = timedelta(weeks=13)


@dataclass(slots=True)
class Change:
    """A row of `DeadlineChange`; `paper` is the place of its letter among the papers of the life.

    It did not count from `closed_on` until `counts_since`, when the promise was reopened.
    """

    term: MadeTerm
    moved_by: str
    announced_on: date
    reason: str = ""
    said_late: bool = False
    paper: int | None = None
    ended_on: date | None = None
    closed_on: date | None = None
    counts_since: date | None = None

    @property
    def ran_out_on(self) -> date | None:
        """The day after which it has passed, if it is in force then."""
        if self.term.deadline is None:
            return None
        over = max(self.term.deadline, self.announced_on)
        if self.closed_on and self.counts_since and self.closed_on <= over:
            return max(over, self.counts_since)
        return over


@dataclass(frozen=True, slots=True)
class Event:
    kind: str
    happened_on: date
    recorded_at: datetime
    change: int | None = None
    paper: int | None = None
    note: str = ""
    data: str = "{}"


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: str
    happened_on: date
    paper: int


@dataclass(frozen=True, slots=True)
class Post:
    """A ministry and its minister."""

    ministry: int
    ministry_name: str
    minister: int
    title: str


@dataclass(slots=True)
class Life:
    """How a commitment stands after its acts; every act is told in the order of its days."""

    made_on: date
    post: Post
    commitment_class: str
    term: MadeTerm
    status: str = Status.OPEN
    closed_on: date | None = None
    term_moved: str = ""
    last_word_on: date | None = None
    responsible: int | None = None
    version: int = 1
    day: date = date.min
    changes: list[Change] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    papers: list[tuple[str, date]] = field(default_factory=list)
    """Outcome and day of each paper in which something was said."""

    def begin(self) -> None:
        self.day = self.made_on
        if self.commitment_class == CommitmentClass.RECURRING:
            self.status = Status.CONTINUING
        self._record(EventKind.REGISTERED)
        self._change(MovedBy.PROMISE)
        self._record(EventKind.DEADLINE_SET, change=0)
        if self.status == Status.CONTINUING:
            self._end_term()
            self._record(EventKind.CONTINUED)

    def answer(self, outcome: str, kind: str, on: date) -> int:
        self._turn(on)
        paper = self._paper(outcome)
        self.answers.append(Answer(outcome, on, paper))
        self.last_word_on = on
        if outcome == FollowUpOutcome.PARTLY:
            self.status = Status.PARTLY_FULFILLED
        if outcome == FollowUpOutcome.FULFILS:
            self._close(Status.FULFILLED)
        if outcome != FollowUpOutcome.POSTPONES:
            self._record(kind, paper=paper)
        return paper

    def postpone(self, term: MadeTerm, on: date, reason: str, moved_by: str) -> None:
        late = self.term.deadline is not None and on > self.term.deadline
        paper = self.answer(FollowUpOutcome.POSTPONES, "", on)
        self.term_moved = TermMoved.LATE if late else TermMoved.IN_TIME
        self.term = term
        self._change(moved_by, reason=reason, said_late=late, paper=paper)
        self._record(EventKind.POSTPONED, change=len(self.changes) - 1, paper=paper)

    def move_with_occasion(self, term: MadeTerm, on: date) -> None:
        self._turn(on)
        self.term_moved = self.term_moved or TermMoved.WITH_OCCASION
        self.term = replace(term, wording=self.term.wording)
        self._change(MovedBy.OCCASION)
        self._record(EventKind.MOVED_WITH_OCCASION, change=len(self.changes) - 1)

    def close(self, status: str, kind: str, on: date, note: str) -> None:
        self._turn(on)
        self._close(status)
        self._record(kind, note=note)

    def reopen(self, on: date) -> None:
        self._turn(on)
        self.status, self.closed_on = Status.OPEN, None
        self._record(EventKind.REOPENED, note="De Kamer vindt de toezegging nog niet gestand gedaan.")
        term = self.changes[-1]
        term.closed_on, term.counts_since, term.ended_on = term.ended_on, on, None

    def keep_open(self, on: date) -> None:
        self._turn(on)
        self._record(EventKind.KEPT_OPEN)

    def make_continuing(self, on: date) -> None:
        self._turn(on)
        self.status = Status.CONTINUING
        self._end_term()
        self._record(EventKind.CONTINUED)

    def transfer(self, to: Post, on: date) -> None:
        self._turn(on)
        data = {
            "ministry": [self.post.ministry_name, to.ministry_name],
            "ministry_id": [self.post.ministry, to.ministry],
            "minister": [self.post.title, to.title],
        }
        self.post, self.responsible = to, to.minister
        self._record(EventKind.TRANSFERRED, data=json.dumps(data))

    def note_passed(self, today: date) -> None:
        """The nights on which a term passed: each is recorded once, as `commitments.overdue` would have."""
        for place, change in enumerate(self.changes):
            deadline, ran_out = change.term.deadline, change.ran_out_on
            if deadline is None or ran_out is None or deadline >= today:
                continue
            if change.ended_on is None or change.ended_on > ran_out:
                passed = deadline + timedelta(days=1)
                recorded_at = datetime.combine(ran_out + timedelta(days=1), AFTER_MIDNIGHT)
                self.events.append(Event(EventKind.DEADLINE_PASSED, passed, recorded_at, change=place))

    @property
    def review_on(self) -> date | None:
        waits = self.status == Status.CONTINUING or (self.status in AWAITED and self.term.deadline is None)
        return self.day + REVIEWED_AFTER if waits else None

    def _turn(self, on: date) -> None:
        if on < self.day:
            raise ValueError(f"{on} comes before {self.day}")
        self.day = on
        self.version += 1

    def _close(self, status: str) -> None:
        self.status, self.closed_on = status, self.day
        self._end_term()

    def _end_term(self) -> None:
        if self.changes and self.changes[-1].ended_on is None:
            self.changes[-1].ended_on = self.day

    def _change(self, moved_by: str, **fields: Any) -> None:
        self._end_term()
        self.changes.append(Change(self.term, moved_by, self.day, **fields))

    def _paper(self, outcome: str) -> int:
        self.papers.append((outcome, self.day))
        return len(self.papers) - 1

    def _record(self, kind: str, **fields: Any) -> None:
        self.events.append(Event(kind, self.day, datetime.combine(self.day, NOON), **fields))


class Fate:
    """What becomes of a commitment by chance, until `today`."""

    def __init__(self, chance: Random, life: Life, today: date, posts: list[Post]) -> None:
        self.chance, self.life, self.today, self.posts = chance, life, today, posts

    def run(self) -> None:
        """Put off now and then, moved, reported on; in the end kept, given up or still open."""
        for step in (self._transferred, self._put_off, self._reported, self._settled, self._reopened):
            step()
            if self.life.status not in AWAITED:
                break
        if self.life.status == Status.FULFILLED and self.chance.random() < 0.02:
            self._reopened()

    def _day(self, first: int, last: int, since: date | None = None) -> date | None:
        """A working day so many days after `since` or the last act; None when it lies ahead."""
        start = since or self.life.day
        day = max(start + timedelta(days=self.chance.randint(first, last)), self.life.day)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        return day if day <= self.today else None

    def _transferred(self) -> None:
        on = self._day(5, 400) if self.chance.random() < 0.03 else None
        if on:
            self.life.transfer(self.chance.choice(self.posts), on)

    def _put_off(self) -> None:
        while self.life.term.deadline and self.chance.random() < 0.33:
            early = self.chance.random() < 0.6
            on = self._day(-20, 0, self.life.term.deadline) if early else self._day(2, 90, self.life.term.deadline)
            if on is None:
                return
            term = put_off_to(self.chance, on)
            moved_by = MovedBy.COMMITTEE if self.chance.random() < 0.08 else MovedBy.MINISTER
            self.life.postpone(term, on, self.chance.choice(REASONS), moved_by)

    def _reported(self) -> None:
        luck = self.chance.random()
        on = self._day(10, 120) if luck < 0.15 else None
        if on is None:
            return
        if luck < 0.04:
            self.life.answer(FollowUpOutcome.PARTLY, EventKind.PARTLY_FULFILLED, on)
        elif luck < 0.07:
            self.life.keep_open(on)
        else:
            self.life.answer(FollowUpOutcome.REPORTS_PROGRESS, EventKind.PROGRESS_REPORTED, on)

    def _settled(self) -> None:
        luck, deadline = self.chance.random(), self.life.term.deadline
        if luck < 0.84:
            on = self._day(-40, 25, deadline) if luck < 0.62 else self._day(20, 420, deadline)
            if on:
                self.life.answer(FollowUpOutcome.FULFILS, EventKind.FULFILLED, on)
        elif luck < 0.90 and (on := self._day(30, 500)):
            self.life.close(Status.LAPSED, EventKind.LAPSED, on, "Achterhaald door latere besluiten.")
        elif luck < 0.93 and (on := self._day(30, 300)):
            self.life.make_continuing(on)
        elif luck < 0.94 and (on := self._day(1, 30)):
            self.life.close(Status.WITHDRAWN, EventKind.WITHDRAWN, on, "Dubbel opgenomen.")

    def _reopened(self) -> None:
        if self.life.status == Status.FULFILLED and (on := self._day(7, 120)):
            self.life.reopen(on)
