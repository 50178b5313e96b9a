"""What was entered by mistake and is taken back: a new entry in the history, never a change of an old one.

From the day of the act the register stands as if it had not been said; a past day before that still tells it
(`commitments.as_of`). Whoever takes back says why.
"""

from dataclasses import replace
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from commitments.as_of import STATUS_AFTER, WORD, still_said
from commitments.choices import CLOSED, SAID_BY, EventKind, FollowUpOutcome, MovedBy, Status, TermMoved
from commitments.drift import PUT_OFF_BY
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.order import along
from commitments.lifecycle.writing import changing, count_again, record, require_reason, save, terms_of
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, Document, FollowUp
from commitments.terms import FIELDS

GONE = (EventKind.WITHDRAWN, EventKind.MERGED)


def take_back(commitment: Commitment, act: Act, *, answer: FollowUp, passage: tuple[int, int] | None = None) -> None:
    """The paper does not say this of the commitment: status, term and last word are again as they were without it.

    With `passage` (code points, end excluded) it does not say it there; where else it says so, it still does.
    """
    act = replace(act, happened_on=act.today)
    with changing(commitment, "take_back", act):
        require_reason(act)
        if not commitment.follow_ups.filter(pk=answer.pk).exists():
            raise ChangeRefused(_("Dit antwoord is al teruggenomen."))
        said = _said(answer, act)
        gone = [event for event in said if passage is None or _is_in(event, answer, passage)]
        for event in gone:
            record(commitment, EventKind.TAKEN_BACK, act, data=_undoing(event))
            if event.kind == EventKind.POSTPONED and event.deadline_change:
                _take_back_term(commitment, event.deadline_change, act)
        _answer_without(answer, gone, said, act)
        commitment.last_word_on = _last(commitment, WORD, act)
        _stand_as_before(commitment, act)


def take_back_passage(commitment: Commitment, act: Act, *, document: Document, passage: tuple[int, int]) -> bool:
    """All that the paper says of it in this passage; whether the register still held anything of it."""
    answers = commitment.follow_ups.filter(document=document)
    held = [answer for answer in answers if any(_is_in(event, answer, passage) for event in _said(answer, act))]
    for answer in held:
        take_back(commitment, act, answer=answer, passage=passage)
        act = replace(act, version=None)
    return bool(held)


def reinstate(commitment: Commitment, act: Act) -> None:
    """It was withdrawn or merged by mistake: it counts again, with what went along with it, and stands as it did."""
    act = replace(act, happened_on=act.today)
    with changing(commitment, "reinstate", act):
        require_reason(act)
        if commitment.parent and commitment.parent.status == Status.WITHDRAWN:
            raise ChangeRefused(_("Zet eerst %(number)s terug.") % {"number": commitment.parent.number})
        went = _went(commitment, act)
        commitment.merged_into = None
        record(commitment, EventKind.REINSTATED, act, data=_undoing(went))
        _stand_as_before(commitment, act)
        save(commitment)
        for part in commitment.parts.filter(status=Status.WITHDRAWN):
            theirs = _went(part, act)
            if (theirs.kind, theirs.recorded_at) == (went.kind, went.recorded_at):
                reinstate(part, along(part, "reinstate", act))


def _said(answer: FollowUp, act: Act) -> list[CommitmentEvent]:
    """The events that came with an answer and still hold, in the order of what they tell."""
    of_paper = answer.commitment.events.filter(
        kind=SAID_BY[FollowUpOutcome(answer.outcome)], document=answer.document_id
    )
    said = still_said(of_paper, act.today).select_related("deadline_change")
    return list(said.order_by("happened_on", "id"))


def _is_in(event: CommitmentEvent, answer: FollowUp, passage: tuple[int, int]) -> bool:
    """An event that does not tell its passage has that of the answer."""
    start, end = event.data.get("passage", (answer.quote_start, answer.quote_end))[:2]
    return start is not None and start < passage[1] and end > passage[0]


def _answer_without(answer: FollowUp, gone: list[CommitmentEvent], said: list[CommitmentEvent], act: Act) -> None:
    """The answer as it was before what is gone; without anything that still says it, it is taken back."""
    kept = [event for event in said if event not in gone]
    if not kept:
        answer.taken_back_on = act.today
    elif said[-1] in gone:
        answer.happened_on, answer.note = kept[-1].happened_on, kept[-1].note
        answer.quote_start, answer.quote_end, answer.quote = kept[-1].data.get("passage", (None, None, ""))
    answer.save()


def _undoing(event: CommitmentEvent) -> dict[str, list[object]]:
    return {"undoes": [event.pk, ""]}


def _went(commitment: Commitment, act: Act) -> CommitmentEvent:
    events = still_said(commitment.events.filter(kind__in=GONE), act.today).order_by("happened_on", "id")
    gone: CommitmentEvent | None = events.last()
    if gone is None:
        raise ChangeRefused(_("In het register staat niet waardoor deze toezegging is ingetrokken."))
    return gone


def _last(commitment: Commitment, kinds: tuple[EventKind, ...], act: Act) -> date | None:
    events = still_said(commitment.events.filter(kind__in=kinds), act.today)
    last: date | None = events.aggregate(last=Max("happened_on"))["last"]
    return last


def _stand_as_before(commitment: Commitment, act: Act) -> None:
    """The status of the last event that still holds, and the day of it where that closed it."""
    turns = still_said(commitment.events.filter(kind__in=STATUS_AFTER), act.today)
    turned = turns.order_by("happened_on", "id").last()
    commitment.status = status = STATUS_AFTER[EventKind(turned.kind)] if turned else Status.OPEN
    commitment.closed_on = turned.happened_on if turned and status in CLOSED else None


def _take_back_term(commitment: Commitment, undone: DeadlineChange, act: Act) -> None:
    """Without this delay; the term before it counts again, unless the term was changed once more since."""
    was_last = undone == terms_of(commitment).last()
    was_in_force = undone.ended_at is None
    DeadlineChange.everything.filter(pk=undone.pk).update(taken_back_on=act.today)
    commitment.term_moved = _moved(commitment)
    before = terms_of(commitment).last()
    if not (was_last and before):
        return
    for name in FIELDS:
        setattr(commitment, name, getattr(before, name))
    if was_in_force:
        DeadlineChange.everything.filter(pk=undone.pk).update(ended_at=act.now)
        count_again(before, act)


def _moved(commitment: Commitment) -> str:
    """How the term had moved, by the changes that still hold."""
    put_off = terms_of(commitment).filter(moved_by__in=PUT_OFF_BY).last()
    if put_off:
        return TermMoved.LATE if put_off.said_late else TermMoved.IN_TIME
    with_occasion = commitment.deadline_changes.filter(moved_by=MovedBy.OCCASION).exists()
    return TermMoved.WITH_OCCASION if with_occasion else TermMoved.NEVER
