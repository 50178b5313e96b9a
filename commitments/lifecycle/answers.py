"""Papers that answer a commitment. A passage is a pair of code points in the answering paper, end excluded."""

from commitments.choices import EventKind, FollowUpOutcome, ProposedVerb, Status
from commitments.lifecycle.acts import Act
from commitments.lifecycle.second_eyes import waits_for_another
from commitments.lifecycle.writing import answer, changing, close, quoted, record, said_at
from commitments.models import Commitment, FollowUp


def fulfil(commitment: Commitment, act: Act, *, passage: tuple[int, int] | None = None) -> None:
    """Parliament has received what was promised; a proposal where a second pair of eyes is asked for."""
    with changing(commitment, "fulfil", act):
        if waits_for_another(commitment, ProposedVerb.FULFIL, act, passage):
            return
        answer(commitment, act, FollowUpOutcome.FULFILS, passage)
        close(commitment, Status.FULFILLED, act)
        record(commitment, EventKind.FULFILLED, act, data=said_at(act, passage))


def fulfil_partly(commitment: Commitment, act: Act, *, passage: tuple[int, int] | None = None) -> None:
    """A part was received; the note says which. The rest is still awaited."""
    with changing(commitment, "fulfil_partly", act):
        answer(commitment, act, FollowUpOutcome.PARTLY, passage)
        commitment.status = Status.PARTLY_FULFILLED
        record(commitment, EventKind.PARTLY_FULFILLED, act, data=said_at(act, passage))


def attach_answer_passage(follow_up: FollowUp, act: Act, *, start: int, end: int) -> None:
    """Point at the passage of the answering paper that says so."""
    with changing(follow_up.commitment, "attach_passage", act):
        follow_up.quote = quoted(follow_up.document, start, end)
        follow_up.quote_start, follow_up.quote_end = start, end
        follow_up.save()
        record(follow_up.commitment, EventKind.PASSAGE_FOUND, act)


def report_progress(commitment: Commitment, act: Act, *, passage: tuple[int, int] | None = None) -> None:
    """Parliament heard how things stand, without the promise being kept or moved."""
    with changing(commitment, "report_progress", act):
        answer(commitment, act, FollowUpOutcome.REPORTS_PROGRESS, passage)
        record(commitment, EventKind.PROGRESS_REPORTED, act, data=said_at(act, passage))
