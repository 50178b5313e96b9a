"""The reader: a paper's text in, suggestions with offsets and reasons out. Pure: no clock, no disk, no network.

Nothing it finds enters the register by itself; a clerk accepts, corrects or rejects.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from commitments.calendars import Calendar
from commitments.deadlines import DEFAULT_POLICY, Basis, Deadline, Policy
from sources.reading.act_cues import READY
from sources.reading.asked_after import answers_in_turn, answers_to_questions, citing_their_question
from sources.reading.closing_list import closing_promises
from sources.reading.closing_start import closing_start
from sources.reading.cues import RULESET
from sources.reading.debate import Debate
from sources.reading.fulfilments import fulfilments
from sources.reading.letterheads import without_letterhead
from sources.reading.letters import Letter
from sources.reading.linking import Links
from sources.reading.metadata import Metadata, read_metadata
from sources.reading.moments import Frame
from sources.reading.moved import with_moved_marked
from sources.reading.own_words import beside
from sources.reading.promises import promises
from sources.reading.references import Reference, find_references
from sources.reading.references.others import find_others
from sources.reading.reserved_cues import SAID_ONCE_MORE
from sources.reading.sentences import Sentence, sentences
from sources.reading.settled import without_settled
from sources.reading.short_answers import answered_aloud, asked_by_chair, short_answers, with_answered_terms
from sources.reading.spans import Fulfilment, RefersTo, Suggestion
from sources.reading.speech import spoken_promises
from sources.reading.spoken_answers import spoken_answers
from sources.reading.tables import rows, without_rows
from sources.reading.terms_beside import with_terms_beside
from sources.reading.turns import Turn, turns
from sources.reading.zones import covered, house_speech, put_to_government, said_by_members
from sources.records import ReadableText, Role

_NO_TERM: Final = "Er is geen termijn genoemd."


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a reading rests on besides the text: calendar, policy of terms, the file's name and facts given with it."""

    calendar: Calendar
    policy: Policy = DEFAULT_POLICY
    name: str = ""
    given: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one paper, in the order of its text; ``ruleset`` tells which rules read it."""

    text: str
    metadata: Metadata
    commitments: tuple[Suggestion, ...]
    fulfilments: tuple[Fulfilment, ...]
    references: tuple[Reference, ...]
    other_references: tuple[Reference, ...] = ()
    ruleset: str = RULESET


def read_document(paper: ReadableText, context: ReadingContext) -> Reading:
    """Read one paper: its head, what it cites, what it promises, keeps and puts off."""
    text = paper.text
    given = {**paper.metadata, **(context.given or {})}
    metadata = read_metadata(text, name=context.name, given=given)
    cited = find_references(text, own=metadata.identifier, dossier=metadata.dossier, chamber=metadata.chamber)
    said_on = metadata.reference_date or metadata.date
    frame = Frame(said_on, context.calendar, context.policy, metadata.chamber, _year_from(metadata))
    spoken = sentences(text)
    others = tuple(other for other in find_others(text) if other.id != metadata.identifier)
    if metadata.family == "debate" and turns(text, paper.turns):
        return _of_debate(paper, spoken, frame, Reading(text, metadata, (), (), tuple(cited), others))
    return replace(_of_letter(text, spoken, frame, metadata, cited), other_references=others)


def _year_from(metadata: Metadata) -> date | None:
    """The third Tuesday of September at the earliest: the parliamentary year begins there."""
    return date(int(metadata.vergaderjaar[:4]), 9, 15) if metadata.vergaderjaar else None


def _of_letter(
    text: str, spoken: Sequence[Sentence], frame: Frame, metadata: Metadata, cited: Sequence[Reference]
) -> Reading:
    questions = put_to_government(text)
    quoted = [*questions, *said_by_members(text)]
    said = [sentence for sentence in spoken if sentence.kind != "note" and not covered(sentence.start, quoted)]
    own = without_letterhead(said)
    table = tuple(rows(own))
    made = tuple(without_settled(tuple(without_rows(promises(own, text, frame), own, table)), own))
    made = tuple(with_terms_beside(made, own, frame.moments))
    letter = Letter(own, text, made, Links(text, cited, frame.said_on), frame.moments)
    kept = fulfilments(letter, table)
    asked = answers_to_questions(replace(letter, sentences=spoken), questions)
    kept = citing_their_question(_together(kept, asked), questions, cited)
    return Reading(text, metadata, tuple(with_moved_marked(made, kept, text)), tuple(kept), tuple(cited))


def _together(found: Sequence[Fulfilment], others: Iterable[Fulfilment]) -> list[Fulfilment]:
    """Both in the order of the text; of two that overlap the one found first."""
    kept = list(found)
    for other in others:
        if not any(item.span.start < other.span.end and other.span.start < item.span.end for item in kept):
            kept.append(other)
    return sorted(kept, key=lambda item: item.span.start)


def _of_debate(paper: ReadableText, spoken: Sequence[Sentence], frame: Frame, bare: Reading) -> Reading:
    text = paper.text
    debate = Debate(text, spoken, turns(text, paper.turns), frame)
    start = closing_start(debate)
    listed = closing_promises(debate, start) if start is not None else []
    motions = house_speech(text)
    spoke = [
        turn
        for turn in debate.turns
        if turn.role is Role.MINISTER
        and (start is None or turn.span.end <= start)
        and not covered(turn.span.start, motions)
    ]
    said = with_answered_terms([suggestion for turn in spoke for suggestion in _said(debate, turn)], debate)
    links = Links(text, bare.references, frame.said_on)
    heard = [(turn, Letter(debate.said(turn.span), text, said, links, frame.moments)) for turn in spoke]
    kept = _together(
        [answer for _, letter in heard for answer in spoken_answers(letter)],
        [answer for turn, letter in heard for answer in answers_in_turn(letter, debate, turn)],
    )
    said = [item for item in said if not _is_kept(item, kept)]
    made = beside(_with_short_answers(listed, debate, start), said) if start is not None else said
    return replace(bare, commitments=tuple(made), fulfilments=tuple(kept))


def _is_kept(item: Suggestion, kept: Sequence[Fulfilment]) -> bool:
    """Tell whether a promise that is only recalled was kept or put off: "ik zei dat toe en deed het"."""
    if item.reasons[0].rule != SAID_ONCE_MORE.rule:
        return False
    return any(told.span.start < item.span.end and item.span.start < told.span.end for told in kept)


def _said(debate: Debate, turn: Turn) -> list[Suggestion]:
    """What a minister promises in one turn, in whole sentences and in short answers, in the order of the text."""
    said = debate.said(turn.span)
    made = spoken_promises(said, debate.text, debate.frame)
    made += [
        item
        for item in answered_aloud(said, debate.text, debate.frame)
        if not any(other.span.start < item.span.end and item.span.start < other.span.end for other in made)
    ]
    answers = [] if asked_by_chair(debate, turn) else short_answers(debate, turn, made)
    return sorted([*_but_for_order(debate, turn, made), *answers], key=lambda item: item.span.start)


def _but_for_order(debate: Debate, turn: Turn, made: Sequence[Suggestion]) -> list[Suggestion]:
    """Leave out what a minister agrees to when the chair asks about the order of the debate: "Dat ga ik doen."."""
    first = next(iter(debate.said(turn.span)), None)
    if first is None or not asked_by_chair(debate, turn):
        return list(made)
    return [item for item in made if item.span.start != first.start or item.reasons[0].rule != READY.rule]


def _with_short_answers(listed: Sequence[Suggestion], debate: Debate, start: int) -> list[Suggestion]:
    """The closing list with what a minister answers in a few words to who asks on about it."""
    closing = [turn for turn in debate.turns if turn.role is Role.MINISTER and turn.span.start >= start]
    answers = [answer for turn in closing for answer in short_answers(debate, turn, listed)]
    return sorted([*listed, *answers], key=lambda item: item.span.start)


def as_json(name: str, reading: Reading) -> dict[str, Any]:
    """Return the reading in the form that ``read_documents`` prints: one object a document."""
    return {
        "file": name,
        "metadata": _metadata(reading.metadata),
        "commitments": [_commitment(item) for item in reading.commitments],
        "fulfilments": [_fulfilment(item) for item in reading.fulfilments],
        "references": [_reference(item) for item in reading.references],
        "other_references": [_reference(item) for item in reading.other_references],
    }


def _metadata(metadata: Metadata) -> dict[str, str | None]:
    return {
        "dossier": metadata.dossier,
        "ondernummer": metadata.ondernummer,
        "vergaderjaar": metadata.vergaderjaar,
        "date": _day(metadata.date),
        "kind": metadata.kind,
        "sender": metadata.sender,
    }


def _commitment(item: Suggestion) -> dict[str, Any]:
    return {
        "text": item.text,
        "start": item.span.start,
        "end": item.span.end,
        "score": item.score,
        "class": str(item.kind),
        "recipients": list(item.recipients),
        "deadline": _deadline(item.deadline),
        "explanation": item.explanation(),
        "reasons": [
            {"rule": reason.rule, "weight": reason.weight, "start": reason.span.start, "end": reason.span.end}
            for reason in item.reasons
        ],
    }


def _deadline(term: Deadline | None) -> dict[str, str | None]:
    if term is None:
        return {"phrase": None, "latest": None, "earliest": None, "basis": str(Basis.NONE), "explanation": _NO_TERM}
    return {
        "phrase": term.wording,
        "latest": _day(term.latest),
        "earliest": _day(term.earliest),
        "basis": str(term.basis),
        "explanation": term.explanation,
    }


def _fulfilment(item: Fulfilment) -> dict[str, Any]:
    return {
        "text": item.text,
        "start": item.span.start,
        "end": item.span.end,
        "kind": str(item.kind),
        "refers_to": _refers_to(item.refers_to),
        "deadline": _deadline(item.new_term) if item.new_term else None,
        "stated_reason": item.stated_reason,
        "explanation": item.explanation(),
    }


def _reference(item: Reference) -> dict[str, str | int]:
    return {"id": item.id, "start": item.start, "end": item.end}


def _refers_to(target: RefersTo) -> dict[str, str | None]:
    return {"kamerstuk": target.kamerstuk, "date": _day(target.day)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
