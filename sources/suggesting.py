"""What a reading suggests, kept for the clerks; what they decided follows the words from reading to reading.

A suggestion whose words stand in the newer reading too is the same row: its verdicts, commitment and address stay.
What is not found again stays behind with the older reading, and waits for nobody.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q

from commitments.deadlines import Deadline
from commitments.models import Commitment, Document, FollowUp
from commitments.passages import stands
from sources import models
from sources.papers import fingerprint, identifier_of, title_of
from sources.passages import find_again
from sources.reading.reader import Reading, as_json
from sources.reading.spans import Fulfilment, Reason, Suggestion

Place = tuple[str, int, int]
"""Kind, start and end: where a suggestion stands in its reading, once."""
HELD = {"id", "reading", "commitment"}
"""What is not read from the paper."""
READ = [field.name for field in models.Suggestion._meta.concrete_fields if field.name not in HELD]


def keep_suggestions(name: str, document: Document, reading: Reading, now: datetime) -> tuple[models.Reading, int]:
    """The reading of this text by these rules, with how many suggestions are new; none when it was the last one too."""
    last = document.readings.first()
    kept, is_new = models.Reading.objects.get_or_create(
        document=document,
        sha256=fingerprint(document.text),
        ruleset=reading.ruleset,
        defaults={"read_at": now, "file_name": name, "metadata": _head(name, reading)},
    )
    if kept == last:
        return kept, 0
    if not is_new:
        kept.read_at = now
        kept.save(update_fields=["read_at"])
    return kept, _renew(kept, {_place(row): row for row in _suggestions(kept, reading)})


def _renew(kept: models.Reading, found: dict[Place, models.Suggestion]) -> int:
    """Each of `found` takes the row that its words had in an earlier reading; returns how many had none."""
    for row in kept.suggestions.all():
        found.pop(_place(row), None)
    earlier = _earlier(kept)
    followed: list[models.Suggestion] = []
    new: list[models.Suggestion] = []
    for row in sorted(found.values(), key=lambda row: row.start):
        same = earlier[_words(row)]
        (followed if same else new).append(_follow(same.pop(0), row) if same else row)
    taken = {_place(row) for row in [*followed, *new, *kept.suggestions.all()]}
    for row in [row for rows in earlier.values() for row in rows if not row.reasons]:
        followed += _pointed_out(row, kept, taken)
    models.Suggestion.objects.bulk_update(followed, [*READ, "reading"])
    models.Suggestion.objects.bulk_create(new)
    return len(new)


def _place(row: models.Suggestion) -> Place:
    return row.kind, row.start, row.end


def _words(row: models.Suggestion) -> tuple[str, ...]:
    """What makes two passages the same, whatever the white space."""
    return row.kind, *row.quote.split()


def _earlier(kept: models.Reading) -> dict[tuple[str, ...], list[models.Suggestion]]:
    """What other readings of the paper hold, by its words: those of the newest first, each in the order of its text."""
    rows = models.Suggestion.objects.filter(reading__document=kept.document).exclude(reading=kept)
    found = defaultdict(list)
    for row in rows.order_by("-reading__read_at", "-reading_id", "start", "id"):
        found[_words(row)].append(row)
    return found


def _follow(held: models.Suggestion, found: models.Suggestion) -> models.Suggestion:
    """The row that clerks know, as it is read now."""
    held.reading = found.reading
    for name in READ:
        setattr(held, name, getattr(found, name))
    return held


def _pointed_out(row: models.Suggestion, kept: models.Reading, taken: set[Place]) -> Iterator[models.Suggestion]:
    """What a clerk pointed out and no rule finds follows its words, if they stand in the text."""
    span = find_again(row.quote, kept.document.text, near=row.start)
    if span and (row.kind, *span) not in taken:
        row.reading, (row.start, row.end) = kept, span
        row.quote = kept.document.text[row.start : row.end]
        taken.add(_place(row))
        yield row


def _head(name: str, reading: Reading) -> dict[str, Any]:
    """What stands in the head; the title, which the dossier takes over once the paper is public; a debate's day."""
    said_on = reading.metadata.reference_date
    more = {"title": title_of(reading.metadata), "reference_date": said_on.isoformat() if said_on else None}
    return {**as_json(name, reading)["metadata"], **more}


def _suggestions(kept: models.Reading, reading: Reading) -> Iterator[models.Suggestion]:
    for promise in reading.commitments:
        yield models.Suggestion(
            reading=kept,
            kind=models.SuggestionKind.COMMITMENT,
            commitment_class=str(promise.kind),
            recipients=list(promise.recipients),
            **_shared(promise),
            **_deadline(promise.deadline),
        )
    for answer in reading.fulfilments:
        yield models.Suggestion(
            reading=kept,
            kind=models.SuggestionKind.FULFILMENT,
            outcome=str(answer.kind),
            refers_to=identifier_of(answer.refers_to.kamerstuk) if answer.refers_to.kamerstuk else "",
            refers_to_on=answer.refers_to.day,
            stated_reason=answer.stated_reason[:300],
            **_shared(answer),
            **_deadline(answer.new_term),
        )


def _shared(item: Suggestion | Fulfilment) -> dict[str, Any]:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "quote": item.text,
        "score": item.score,
        "explanation": item.explanation(),
        "reasons": [_reason(reason) for reason in item.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "weight": reason.weight,
        "start": reason.span.start,
        "end": reason.span.end,
        "note": reason.note,
    }


def _deadline(term: Deadline | None) -> dict[str, Any]:
    if term is None:
        return {}
    return {
        "deadline_wording": term.wording[:300],
        "deadline_earliest": term.earliest,
        "deadline": term.latest,
        "deadline_basis": str(term.basis),
        "deadline_explanation": term.explanation[:600],
    }


def recognise(kept: models.Reading, document: Document) -> None:
    """A suggestion whose passage the register already holds waits for nobody; one that the text lost is nowhere."""
    waiting = kept.suggestions.filter(commitment=None)
    for promise in (row for row in document.commitments.in_passages() if stands(row, document.text)):
        _same_place(waiting, models.SuggestionKind.COMMITMENT, promise).update(commitment=promise)
    for answer in (row for row in document.follow_ups.exclude(quote="") if stands(row, document.text)):
        _same_place(waiting, models.SuggestionKind.FULFILMENT, answer).update(commitment=answer.commitment)


def _same_place(waiting: Any, kind: str, held: Commitment | FollowUp) -> Any:
    overlap = Q(start__lt=held.quote_end, end__gt=held.quote_start)
    return waiting.filter(overlap, kind=kind)
