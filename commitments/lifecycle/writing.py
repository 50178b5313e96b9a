"""What the verbs share: the lock, the checks, the rows that each leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commitments.choices import AWAITED, EventKind, MovedBy, Status, Visibility
from commitments.lifecycle.acts import ALLOWED, TAKES_ALONG, Act, ChangedMeanwhile, ChangeRefused
from commitments.lifecycle.order import first_day
from commitments.lifecycle.review import review_day
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, Document, FollowUp
from commitments.overdue import flag_overdue
from commitments.row_order import hold
from commitments.said_by import said_by
from commitments.search import index
from commitments.terms import NO_TERM, NewTerm

DEADLINE_EVENT = {
    MovedBy.PROMISE: EventKind.DEADLINE_SET,
    MovedBy.MINISTER: EventKind.POSTPONED,
    MovedBy.COMMITTEE: EventKind.POSTPONED,
    MovedBy.OCCASION: EventKind.MOVED_WITH_OCCASION,
    MovedBy.CORRECTION: EventKind.DEADLINE_CORRECTED,
}


@contextmanager
def changing(commitment: Commitment, verb: str, act: Act) -> Iterator[None]:
    """Lock and re-read the row, refuse what is not allowed, save once with the next version; all or nothing.

    Several of these in one transaction: see `commitments.row_order`.
    """
    # no_key: what only refers to the row (the nightly events) need not wait, and so cannot wait in a circle
    with transaction.atomic(), said_by(act.by, act.note):
        if verb in TAKES_ALONG and commitment.parent_id is None:
            hold(Commitment.objects.with_parts([commitment.pk]))
        commitment.refresh_from_db(from_queryset=Commitment.objects.select_for_update(no_key=True))
        refuse_stale(commitment, act.version)
        if Status(commitment.status) not in ALLOWED[verb]:
            raise ChangeRefused(
                _("Dit kan niet: de toezegging is %(status)s.") % {"status": commitment.get_status_display()}
            )
        if act.happened_on < commitment.promised_on:
            raise ChangeRefused(_("Dit kan niet zijn gebeurd voordat de toezegging is gedaan."))
        if act.happened_on > act.today:
            raise ChangeRefused(_("Deze dag ligt in de toekomst."))
        if act.happened_on < (first := first_day(commitment, verb)):
            raise ChangeRefused(
                _("Dit kan niet zijn gebeurd voor %(day)s: van die dag is de laatste wijziging in het register.")
                % {"day": date_format(first, "j F Y")}
            )
        was_awaited = commitment.status in AWAITED
        yield
        _turn_term(commitment, act, was_awaited)
        commitment.review_on = review_day(commitment, verb, act.today)
        commitment.version += 1
        save(commitment)


def refuse_stale(commitment: Commitment, version: int | None) -> None:
    """The one check of versions, for form, admin and API: refuse what was decided on another version than this."""
    if version is not None and version != commitment.version:
        raise ChangedMeanwhile(_("Iemand anders heeft deze toezegging intussen gewijzigd. Bekijk de nieuwe stand."))


def save(commitment: Commitment) -> None:
    """Write the row; what the database would refuse, and a leak from a closed paper, is refused in words."""
    paper = commitment.source_document
    if commitment.visibility == Visibility.PUBLIC and paper and paper.visibility != Visibility.PUBLIC:
        raise ChangeRefused(_("Het stuk is niet openbaar; een toezegging daaruit kan dat dan ook niet zijn."))
    try:
        with transaction.atomic():
            commitment.save()
            index.refresh(commitment)
    except IntegrityError:
        _refuse_in_words(commitment)
        raise


def _refuse_in_words(commitment: Commitment) -> None:
    """Why the database refused it; found out afterwards, as each rule costs three statements to ask."""
    try:
        commitment.validate_constraints()
    except ValidationError as error:
        raise ChangeRefused(" ".join(error.messages)) from None
    if Commitment.objects.exclude(pk=commitment.pk).filter(number=commitment.number).exists():
        raise ChangeRefused(_("Dit nummer is al van een toezegging in het register.")) from None


def set_term(commitment: Commitment, term: NewTerm) -> None:
    for name, value in term.held_by(commitment).fields().items():
        setattr(commitment, name, value)


def require_reason(act: Act) -> None:
    if not act.note.strip():
        raise ChangeRefused(_("Geef een reden: die wordt bij de toezegging bewaard."))


def quoted(document: Document | None, start: int, end: int) -> str:
    """The words at these code points of the paper; refused when it has none there."""
    text = document.text if document else ""
    if not 0 <= start < end <= len(text):
        raise ChangeRefused(_("Deze passage staat niet in het stuk."))
    return text[start:end]


def said_at(act: Act, passage: tuple[int, int] | None) -> dict[str, list[object]]:
    """What the event of an answer tells of where the paper says so: the code points, and the words there."""
    return {"passage": [*passage, quoted(act.document, *passage)]} if passage else {}


def answer(commitment: Commitment, act: Act, outcome: str, passage: tuple[int, int] | None) -> None:
    commitment.last_word_on = max(filter(None, (commitment.last_word_on, act.happened_on)))
    if act.document is None:
        return
    start, end = passage or (None, None)
    FollowUp.objects.update_or_create(
        commitment=commitment,
        document=act.document,
        outcome=outcome,
        defaults={
            "happened_on": act.happened_on,
            "note": act.note,
            "quote": quoted(act.document, *passage) if passage else "",
            "quote_start": start,
            "quote_end": end,
        },
    )


def close(commitment: Commitment, status: Status, act: Act) -> None:
    commitment.status, commitment.closed_on = status, act.happened_on


def terms_of(commitment: Commitment) -> "QuerySet[DeadlineChange]":
    """Every term that it had and that was not taken back; the last one is that of the commitment now."""
    return commitment.deadline_changes.order_by("announced_on", "sequence")


def _turn_term(commitment: Commitment, act: Act, was_awaited: bool) -> None:
    """Its term is in force just while parliament waits: also what is continuing has none that can pass."""
    if commitment.status not in AWAITED:
        end_deadline(commitment, act.now)
    elif not was_awaited and (term := terms_of(commitment).last()):
        count_again(term, act)


def count_again(term: DeadlineChange, act: Act) -> None:
    """It is in force once more; that it was ended for a while is in its trace.

    If it passed before it ended, that is recorded first: afterwards no night could tell.
    """
    flag_overdue(act.today, now=act.now, of=term.commitment)
    term.counts_since, term.ended_at = act.now, None
    term.save(update_fields=["counts_since", "ended_at"])


def end_deadline(commitment: Commitment, now: datetime) -> None:
    commitment.deadline_changes.filter(ended_at__isnull=True).update(ended_at=now)


def change_deadline(
    commitment: Commitment,
    act: Act,
    moved_by: str,
    *,
    reason: str = "",
    reason_words: str = "",
    said_late: bool = False,
) -> None:
    """Keep the term that now holds as a row of its own, in force where parliament waits for it, and tell of it."""
    change = DeadlineChange.objects.create(
        commitment=commitment,
        sequence=DeadlineChange.everything.filter(commitment=commitment).count(),
        moved_by=moved_by,
        reason=reason,
        reason_words=reason_words,
        document=act.document,
        announced_on=act.happened_on,
        said_late=said_late,
        recorded_at=act.now,
        ended_at=None if commitment.status in AWAITED else act.now,
        **{name: getattr(commitment, name) for name in NO_TERM.fields()},
    )
    record(commitment, DEADLINE_EVENT[MovedBy(moved_by)], act, deadline_change=change)


def record(commitment: Commitment, kind: EventKind, act: Act, **fields: Any) -> None:
    CommitmentEvent.objects.create(
        commitment=commitment,
        kind=kind,
        happened_on=act.happened_on,
        recorded_at=act.now,
        actor=act.by,
        document=act.document,
        note=act.note,
        **fields,
    )
