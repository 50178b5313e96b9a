"""Papers with promises in them, one after the other, until there are enough; each promise with the rows of its life."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.utils.text import capfirst

from commitments.calendars import parliamentary_year
from commitments.choices import CommitmentClass, DocumentKind, FollowUpOutcome, MeetingKind, Visibility
from commitments.models import (
    Commitment,
    CommitmentEvent,
    CommitmentRecipient,
    DeadlineChange,
    Document,
    DocumentPlace,
    FollowUp,
    Meeting,
)
from commitments.synthetic import words
from commitments.synthetic.bulk import Table, set_sequences
from commitments.synthetic.indexes import built_at_the_end
from commitments.synthetic.lives import Answer, Change, Event, Fate, Life
from commitments.synthetic.terms import MadeTerm, first_term, in_words
from commitments.synthetic.world import World

BATCH = 5000
"""So many commitments are kept in memory at most, with what belongs to them."""
YEARS = 7
PREFIX = "SY"
TERM = (
    "deadline_wording",
    "deadline_earliest",
    "deadline",
    "deadline_basis",
    "deadline_rule",
    "deadline_explanation",
    "occasion",
    "occasion_relation",
)
RULE = "synthetisch"
CLASSES = (*[CommitmentClass.DELIVERABLE] * 16, *[CommitmentClass.EFFORT] * 3, CommitmentClass.RECURRING)
VISIBLE = (*[Visibility.PUBLIC] * 48, Visibility.DRAFT, Visibility.CONFIDENTIAL)


@dataclass(frozen=True, slots=True)
class Source:
    """The paper in which promises stand, while it is being written."""

    key: int
    dossier: int
    number: str
    about: str
    ministry: int
    made_on: date
    meeting: int | None


class Filler:
    def __init__(self, chance: Random, world: World, today: date) -> None:
        self.chance, self.world, self.today = chance, world, today
        self.sub_numbers: Counter[int] = Counter()
        self.months: Counter[str] = Counter()
        self.documents = Table(
            Document, "identifier", "kind", "title", "sender", "minister", "signed_on", "published_on",
            "parliamentary_year", "committee", "text",
        )  # fmt: skip
        self.places = Table(DocumentPlace, "document", "dossier", "sub_number")
        self.meetings = Table(Meeting, "slug", "kind", "subject", "held_on", "dossier", "report")
        self.commitments = Table(
            Commitment, "number", "title", "description", "commitment_class", "promised_on", "minister", "ministry",
            "responsible", "committee", "dossier", "meeting", "source_document", "quote", "quote_start", "quote_end",
            "visibility", "status", "closed_on", "term_moved", "last_word_on", "review_on", "version", *TERM,
        )  # fmt: skip
        self.recipients = Table(CommitmentRecipient, "commitment", "member", "group")
        self.changes = Table(
            DeadlineChange, "commitment", "sequence", "moved_by", "reason", "document", "announced_on", "said_late",
            "recorded_at", "counts_since", "ended_at", *TERM,
        )  # fmt: skip
        self.answers = Table(FollowUp, "commitment", "document", "outcome", "happened_on")
        self.events = Table(
            CommitmentEvent, "commitment", "kind", "happened_on", "recorded_at", "document", "deadline_change", "note",
            "data",
        )  # fmt: skip
        self.tables = [
            *(self.documents, self.places, self.meetings, self.commitments),
            *(self.recipients, self.changes, self.answers, self.events),
        ]

    def fill(self, count: int) -> None:
        with built_at_the_end([table.model for table in self.tables]):
            self._papers(count)
        set_sequences(self.tables)

    def _papers(self, count: int) -> None:
        made = waiting = 0
        while made < count:
            some = min(self.chance.randint(1, 9), count - made)
            self._paper(some)
            made, waiting = made + some, waiting + some
            if waiting >= BATCH or made == count:
                waiting = 0
                for table in self.tables:
                    table.write()

    def _paper(self, promises: int) -> None:
        """A letter or the report of a debate, and the promises in it: each passage stands where its offsets say."""
        made_on = self._day_of_promise()
        dossier, number, about, ministry = self.chance.choice(self.world.dossiers)
        in_debate = self.chance.random() < 0.4
        key = self.documents.reserve()
        meeting = self.meetings.next_id if in_debate else None
        source = Source(key, dossier, number, about, ministry, made_on, meeting)
        text = f"{'Verslag van een commissiedebat' if in_debate else 'Brief'} over {about} {words.MARK}\n\n"
        for _place in range(promises):
            text += self.chance.choice(words.FILLERS) + " "
            text += self._promise(source, len(text)) + "\n\n"
        kind = DocumentKind.DEBATE_REPORT if in_debate else DocumentKind.LETTER
        self._document(source, kind, text.split("\n", 1)[0], made_on, text, key)
        if in_debate:
            self.meetings.add(
                f"synthetisch-{meeting}",
                MeetingKind.COMMITTEE_DEBATE,
                f"{capfirst(about)} {words.MARK}",
                made_on,
                dossier,
                key,
            )

    def _day_of_promise(self) -> date:
        """More of late than long ago, on a day on which parliament works."""
        ago = int(self.chance.triangular(1, YEARS * 365, 60))
        day = self.today - timedelta(days=ago)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _document(self, source: Source, kind: str, title: str, on: date, text: str = "", key: int | None = None) -> int:
        self.sub_numbers[source.dossier] += 1
        sub_number = str(self.sub_numbers[source.dossier])
        post = self.world.post(source.ministry, on)
        key = self.documents.add(
            f"kst-{source.number}-{sub_number}", kind, title[:400], post.title, post.minister, on, on,
            parliamentary_year(on), self.world.committees[source.ministry], text, key=key,
        )  # fmt: skip
        self.places.add(key, source.dossier, sub_number)
        return key

    def _promise(self, source: Source, start: int) -> str:
        """Add one commitment with all its rows; returns its passage, which will stand at `start` in the paper."""
        chance = self.chance
        what, ending = words.thing(chance, source.about), chance.choice(words.ENDINGS)
        term = self._term(source.made_on)
        quote = words.passage(chance, what, term.wording, ending)
        kind = chance.choice(CLASSES)
        post = self.world.post(source.ministry, source.made_on)
        life = Life(source.made_on, post, kind, _without_day(term) if kind == CommitmentClass.RECURRING else term)
        life.begin()
        if kind != CommitmentClass.RECURRING:
            self._follow_occasion(life)
            Fate(chance, life, self.today, [posts[-1] for posts in self.world.posts]).run()
        life.note_passed(self.today)
        month = f"{PREFIX}{source.made_on:%Y%m}"
        self.months[month] += 1
        number = f"{month}-{self.months[month]:05}"
        description = f"{quote} {chance.choice(words.FILLERS)}"
        key = self.commitments.add(
            number, f"{what} {ending} {words.MARK}", description, kind, source.made_on, post.minister,
            life.post.ministry, life.responsible, self.world.committees[source.ministry], source.dossier,
            source.meeting, source.key, quote, start, start + len(quote), chance.choice(VISIBLE), life.status,
            life.closed_on, life.term_moved, life.last_word_on, life.review_on, life.version, *_columns(life.term),
        )  # fmt: skip
        self._write_life(key, life, self._answers(source, life))
        return quote

    def _term(self, on: date) -> MadeTerm:
        if self.chance.random() > 0.05:
            return first_term(self.chance, on)
        ahead = [key for key, (_name, dates) in self.world.occasions.items() if _is_ahead(dates[0].last, on)]
        return self.world.hanging_on(self.chance.choice(ahead), on) if ahead else first_term(self.chance, on)

    def _follow_occasion(self, life: Life) -> None:
        """The occasion that the term hangs on moved after the promise."""
        if life.term.occasion is None:
            return
        for dated in self.world.occasions[life.term.occasion][1]:
            if dated.announced_on > life.made_on:
                life.move_with_occasion(
                    self.world.hanging_on(life.term.occasion, dated.announced_on), dated.announced_on
                )

    def _answers(self, source: Source, life: Life) -> list[int]:
        """The papers in which something was said about the promise; their keys."""
        keys = []
        for outcome, on in life.papers:
            delay = outcome == FollowUpOutcome.POSTPONES
            title = f"{'Uitstelbrief' if delay else 'Brief'} over {source.about} {words.MARK}"
            keys.append(self._document(source, DocumentKind.DELAY_NOTICE if delay else DocumentKind.LETTER, title, on))
        return keys

    def _write_life(self, key: int, life: Life, papers: list[int]) -> None:
        for column in self._whom():
            self.recipients.add(key, *column)
        first = self.changes.next_id
        for sequence, change in enumerate(life.changes):
            self._change(key, sequence, change, papers)
        for answer in life.answers:
            self._answer(key, answer, papers)
        for event in life.events:
            self._event(key, event, first, papers)

    def _whom(self) -> Iterator[tuple[int | None, int | None]]:
        """To whom: nobody by name, a member or two, or a group."""
        luck = self.chance.random()
        if luck < 0.45:
            for member in self.chance.sample(self.world.members, 2 if luck < 0.08 else 1):
                yield member, None
        elif luck < 0.55:
            yield None, self.chance.choice(self.world.groups)

    def _change(self, key: int, sequence: int, change: Change, papers: list[int]) -> None:
        self.changes.add(
            key, sequence, change.moved_by, change.reason, _paper(papers, change.paper), change.announced_on,
            change.said_late, _noon(change.announced_on), change.counts_since and _noon(change.counts_since),
            change.ended_on and _noon(change.ended_on), *_columns(change.term),
        )  # fmt: skip

    def _answer(self, key: int, answer: Answer, papers: list[int]) -> None:
        self.answers.add(key, papers[answer.paper], answer.outcome, answer.happened_on)

    def _event(self, key: int, event: Event, first: int, papers: list[int]) -> None:
        change = None if event.change is None else first + event.change
        paper = _paper(papers, event.paper)
        self.events.add(key, event.kind, event.happened_on, event.recorded_at, paper, change, event.note, event.data)


def _is_ahead(last: date | None, on: date) -> bool:
    return last is None or last > on


def _without_day(term: MadeTerm) -> MadeTerm:
    return MadeTerm(f"jaarlijks {term.wording}".strip())


def _columns(term: MadeTerm) -> tuple[object, ...]:
    explanation = f"Uiterlijk {in_words(term.deadline)} {words.MARK}." if term.deadline else ""
    return (
        *(term.wording[:300], term.earliest, term.deadline, term.basis),
        *(RULE, explanation, term.occasion, term.relation),
    )


def _paper(papers: list[int], place: int | None) -> int | None:
    return None if place is None else papers[place]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12, tzinfo=UTC))
