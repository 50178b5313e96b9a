"""From a paper that was read to the records of it: text, citations, exact passages, and suggestions for a clerk.

Nothing enters the register by itself. What the register already holds of a paper gets its exact passage; everything
else waits as a suggestion. The same paper twice changes nothing.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from commitments.choices import FollowUpOutcome, Status
from commitments.lifecycle import Act, attach_answer_passage, attach_passage
from commitments.models import Citation, Commitment, Document, FollowUp, ReplacedText, User
from commitments.papers import name_dossiers, publish_paper
from commitments.passages import stands
from commitments.row_order import hold
from sources import models
from sources.desk import is_paper_at_desk, may_fill
from sources.papers import contradiction, document_of, fill, fingerprint, identifier_of, title_of
from sources.passages import ENOUGH, ENOUGH_UNSUGGESTED, find_again, locate, match
from sources.reading.reader import Reading
from sources.reading.sentences import sentences
from sources.reading.spans import Fulfilment, FulfilmentKind
from sources.records import ReadableText, Remark, gettext_noop
from sources.replacing import quoting, why_it_stays
from sources.suggesting import keep_suggestions, recognise


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever hands in a paper says of it, because no text can: that it is public, that its text is the better."""

    is_published: bool = False
    replaces_text: bool = False
    by: User | None = None


NOTHING_TOLD = Told()
NOT_OF_DESK = gettext_noop("Dit stuk is niet van uw bureau: het is gelezen, en er is niets aan veranderd.")


@dataclass(slots=True)
class StoredReading:
    """What storing one paper did. `waiting` counts all its suggestions that wait for a clerk, new or not."""

    document: Document
    is_new: bool
    reading: models.Reading | None = None
    """Of the text in this file, which is the paper's from now on; None when the paper was left as it is."""
    made_public: bool = False
    text_changed: bool = False
    citations_changed: bool = False
    passages: list[Commitment] = field(default_factory=list)
    answers: list[FollowUp] = field(default_factory=list)
    lost: list[Commitment | FollowUp] = field(default_factory=list)
    """Those whose quote stands nowhere in the paper's present text: a clerk must look."""
    new_suggestions: int = 0
    waiting: int = 0
    remarks: list[Remark] = field(default_factory=list)
    """What does not fit with what the register has."""

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        found = (self.passages, self.answers, self.new_suggestions)
        return self.is_new or self.made_public or self.text_changed or self.citations_changed or any(found)


@transaction.atomic
def store_reading(
    name: str, paper: ReadableText, reading: Reading, *, today: date, now: datetime, told: Told = NOTHING_TOLD
) -> StoredReading:
    """Store what was read in the file `name`; all of it or nothing."""
    document, is_new = document_of(name, paper.text, reading)
    if not (is_new or told.by is None or _is_of_desk(told.by, document)):
        return StoredReading(document, is_new, remarks=[Remark(NOT_OF_DESK)])
    _hold_what_follows(document)
    fill(document, reading.metadata)
    stored = StoredReading(document, is_new, made_public=told.is_published and publish_paper(document, by=told.by))
    name_dossiers(document, title_of(reading.metadata))
    stored.remarks += filter(None, [contradiction(document, reading.metadata)])
    if not told.replaces_text and (reason := why_it_stays(document, paper.text)):
        stored.remarks.append(reason)
    else:
        _store_text(stored, name, paper.text, reading, Act(now, today, by=told.by, document=document))
    return stored


def _hold_what_follows(document: Document) -> None:
    """Whatever may be changed with a paper, in the order of `commitments.row_order`."""
    hold(Document.objects.filter(pk=document.pk))
    hold(document.dossiers.all())
    hold(models.Suggestion.objects.filter(reading__document=document))
    answers = document.follow_ups.values("commitment")
    hold(Commitment.objects.filter(Q(source_document=document) | Q(pk__in=answers)))


def _is_of_desk(by: User, document: Document) -> bool:
    return is_paper_at_desk(by, document) if document.text else may_fill(by, document)


def _store_text(stored: StoredReading, name: str, text: str, reading: Reading, act: Act) -> None:
    """The text, and everything that points into it."""
    stored.text_changed = _keep_text(stored.document, text, act)
    if stored.text_changed:
        _look_again(stored, act)
    stored.citations_changed = _keep_citations(stored.document, reading)
    _attach_promises(stored, reading, act)
    _attach_answers(stored, reading, act)
    kept, stored.new_suggestions = keep_suggestions(name, stored.document, reading, act.now)
    stored.reading = kept
    recognise(kept, stored.document)
    stored.waiting = kept.suggestions.undecided().count()


def _keep_text(document: Document, text: str, act: Act) -> bool:
    if document.text == text:
        return False
    if document.text:
        ReplacedText.objects.create(
            document=document,
            text=document.text,
            text_sha256=document.text_sha256,
            replaced_at=act.now,
            by=act.by,
        )
    document.text, document.text_sha256 = text, fingerprint(text)
    document.save(update_fields=["text", "text_sha256"])
    return True


def _look_again(stored: StoredReading, act: Act) -> None:
    """The text is another one: every quote that points into it is looked up again."""
    text = stored.document.text
    for held in [held for held in quoting(stored.document) if not stands(held, text)]:
        span = find_again(held.quote, text, near=held.quote_start or 0)
        if span is None:
            stored.lost.append(held)
        elif isinstance(held, Commitment):
            attach_passage(held, act, start=span[0], end=span[1])
            stored.passages.append(held)
        else:
            attach_answer_passage(held, act, start=span[0], end=span[1])
            stored.answers.append(held)
    _look_again_for_wholes(stored.document, act)


def _look_again_for_wholes(document: Document, act: Act) -> None:
    """What was split keeps the passage that its components count for."""
    for whole in document.commitments.filter(status=Status.DIVIDED).exclude(quote="").order_by("id"):
        span = (
            None
            if stands(whole, document.text)
            else find_again(whole.quote, document.text, near=whole.quote_start or 0)
        )
        if span is not None:
            attach_passage(whole, act, start=span[0], end=span[1])


def _keep_citations(document: Document, reading: Reading) -> bool:
    """One row a place; a paper that was only known to be cited gets its place. Whole dossiers are no papers."""
    found = {(identifier_of(item.id), item.start, item.end) for item in reading.references if "-" in item.id}
    held = {(row.identifier, row.start, row.end): row for row in document.citations.all()}
    named = {identifier for identifier, _, _ in found}
    gone = [row.pk for key, row in held.items() if key not in found and (row.start is not None or key[0] in named)]
    new = [
        Citation(document=document, identifier=identifier, start=start, end=end)
        for identifier, start, end in sorted(found - held.keys(), key=lambda key: key[1])
    ]
    document.citations.filter(pk__in=gone).delete()
    Citation.objects.bulk_create(new)
    return bool(gone or new)


def _attach_promises(stored: StoredReading, reading: Reading, act: Act) -> None:
    """The register's own words for a promise are laid beside what was read, and then beside every other sentence."""
    text = stored.document.text
    suggested = [(item.span.start, item.span.end) for item in reading.commitments]
    every = [(sentence.start, sentence.end) for sentence in sentences(text)]
    for offered, enough in ((suggested, ENOUGH), (every, ENOUGH_UNSUGGESTED)):
        promises = list(stored.document.commitments.counted().filter(quote="").order_by("id"))
        found = locate([promise.title for promise in promises], text, offered, enough=enough)
        for index, (start, end) in sorted(found.items()):
            attach_passage(promises[index], act, start=start, end=end)
            stored.passages.append(promises[index])


def _attach_answers(stored: StoredReading, reading: Reading, act: Act) -> None:
    answers = stored.document.follow_ups.filter(quote="").select_related("commitment__source_document").order_by("id")
    free = list(reading.fulfilments)
    for answer in answers:
        item = _answering(answer, free)
        if item is not None:
            free.remove(item)
            attach_answer_passage(answer, act, start=item.span.start, end=item.span.end)
            stored.answers.append(answer)


def _answering(answer: FollowUp, offered: list[Fulfilment]) -> Fulfilment | None:
    """The passage that names the paper or the day of the promise; else the one that has its words."""
    postpones = answer.outcome == FollowUpOutcome.POSTPONES
    fitting = [item for item in offered if (item.kind == FulfilmentKind.POSTPONES) == postpones]
    promise = answer.commitment
    source = promise.source_document.identifier if promise.source_document else ""
    for item in fitting:
        paper, day = item.refers_to.kamerstuk, item.refers_to.day
        if (paper and identifier_of(paper) == source) or day == promise.promised_on:
            return item
    found = match([promise.title], [item.text for item in fitting])
    return fitting[found[0]] if found else None
