"""A term that changes: put off, corrected, or moved because its occasion moved."""

from dataclasses import replace

from django.utils.translation import gettext as _

from commitments.choices import EventKind, FollowUpOutcome, MovedBy, TermMoved
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.writing import (
    answer,
    change_deadline,
    changing,
    end_deadline,
    record,
    save,
    set_term,
    terms_of,
)
from commitments.models import Commitment
from commitments.terms import NewTerm


def postpone(
    commitment: Commitment,
    act: Act,
    *,
    term: NewTerm,
    reason: str,
    reason_words: str = "",
    moved_by: str = MovedBy.MINISTER,
    passage: tuple[int, int] | None = None,
) -> None:
    """A new term, asked by the minister or set by the committee; late when said after the old one had passed."""
    with changing(commitment, "postpone", act):
        _refuse_twice(commitment, act)
        answer(commitment, act, FollowUpOutcome.POSTPONES, passage)
        late = commitment.deadline is not None and act.happened_on > commitment.deadline
        commitment.term_moved = TermMoved.LATE if late else TermMoved.IN_TIME
        set_term(commitment, term)
        end_deadline(commitment, act.now)
        save(commitment)
        change_deadline(commitment, act, moved_by, reason=reason, reason_words=reason_words, said_late=late)


def _refuse_twice(commitment: Commitment, act: Act) -> None:
    said = commitment.follow_ups.filter(document=act.document, outcome=FollowUpOutcome.POSTPONES)
    if act.document is not None and said.exists():
        raise ChangeRefused(_("Dit stuk stelde deze toezegging al uit."))


def correct_term(commitment: Commitment, act: Act, *, term: NewTerm) -> None:
    """The clerks' office read the term wrongly; this is no delay."""
    with changing(commitment, "correct_term", act):
        set_term(commitment, term)
        end_deadline(commitment, act.now)
        save(commitment)
        change_deadline(commitment, act, MovedBy.CORRECTION)


def explain_term(commitment: Commitment, act: Act, *, term: NewTerm) -> None:
    """The same days on other grounds (a calendar row was confirmed): the term that holds tells them from now on."""
    with changing(commitment, "explain_term", act):
        if (term.deadline_earliest, term.deadline) != (commitment.deadline_earliest, commitment.deadline):
            raise ValueError("another day is a correction of the term")
        data = {"deadline_explanation": [commitment.deadline_explanation, term.deadline_explanation]}
        set_term(commitment, term)
        if held := terms_of(commitment).last():
            commitment.deadline_changes.filter(pk=held.pk).update(**term.fields())
        record(commitment, EventKind.AMENDED, act, data=data)


def move_with_occasion(commitment: Commitment, act: Act, *, term: NewTerm) -> None:
    """The occasion that the term hangs on was moved; not counted as the minister's delay."""
    with changing(commitment, "move_with_occasion", act):
        if not commitment.term_moved:
            commitment.term_moved = TermMoved.WITH_OCCASION
        set_term(commitment, replace(term, deadline_wording=commitment.deadline_wording))
        end_deadline(commitment, act.now)
        save(commitment)
        change_deadline(commitment, act, MovedBy.OCCASION)
