"""Into the register, and what is said about a commitment there; not its status or deadline."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.as_of import PLACES
from commitments.choices import CommitmentClass, EventKind, MovedBy, PartKind, Status, Visibility
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.review import review_day
from commitments.lifecycle.writing import change_deadline, changing, quoted, record, save, set_term
from commitments.models import Commitment, CommitmentRecipient, FormerNumber
from commitments.numbers import is_official, is_taken, own_number
from commitments.said_by import said_by
from commitments.terms import NO_TERM, NewTerm

AMENDABLE = (
    "title",
    "description",
    "commitment_class",
    "committee",
    "dossier",
    "meeting",
    "source_document",
    "paragraph",
    "how_house_knows",
)

OWN = {
    PartKind.INSTANCE: ("title", "commitment_class"),
    PartKind.COMPONENT: ("title", "commitment_class", "description", "how_house_knows"),
}
"""What a part has of its own: an instance is named after its year and does not recur; a component is one thing."""

WIDENING = (Visibility.DRAFT, Visibility.CONFIDENTIAL, Visibility.PUBLIC)


@transaction.atomic
def log(
    commitment: Commitment, act: Act, *, term: NewTerm = NO_TERM, recipients: Iterable[CommitmentRecipient] = ()
) -> Commitment:
    """Enter an unsaved commitment with its first term; without a number it gets one of the register's own.

    One that recurs is followed without a day: its instances are made by `commitments.recurring`.
    Its events happened on the day of the promise, whenever the register learnt of it; an instance or a component is
    there from the day of the act.
    """
    is_part = commitment.parent_id is not None
    act = act if is_part else replace(act, happened_on=commitment.promised_on)
    if commitment.promised_on > act.today:
        raise ChangeRefused(_("De dag van de toezegging ligt in de toekomst."))
    if commitment.status not in (Status.OPEN, Status.CONTINUING):
        raise ChangeRefused(_("Een nieuwe toezegging staat open of is doorlopend."))
    if commitment.commitment_class == CommitmentClass.RECURRING and not is_part:
        commitment.status = Status.CONTINUING
    if not commitment.number:
        commitment.number = own_number(commitment.promised_on, in_debate=commitment.meeting is not None)
    set_term(commitment, term)
    commitment.review_on = review_day(commitment, "log", act.today)
    with said_by(act.by, act.note):
        save(commitment)
        for recipient in recipients:
            recipient.commitment = commitment
            recipient.save()
        record(commitment, EventKind.REGISTERED, act)
        change_deadline(commitment, act, MovedBy.PROMISE)
        if commitment.status == Status.CONTINUING:
            record(commitment, EventKind.CONTINUED, act)
    return commitment


def amend(commitment: Commitment, act: Act, **fields: Any) -> None:
    """Change what is said about a commitment, not its status or term. Its parts follow, but for what is their own."""
    if unknown := set(fields) - set(AMENDABLE):
        raise TypeError(f"not amendable: {', '.join(sorted(unknown))}")
    with changing(commitment, "amend", act):
        before = {name: str(getattr(commitment, name) or "") for name in fields}
        places = {name: getattr(commitment, f"{name}_id") for name in PLACES}
        for name, value in fields.items():
            setattr(commitment, name, value)
        changed = {
            name: [before[name], str(value or "")] for name, value in fields.items() if before[name] != str(value or "")
        }
        if changed:
            record(commitment, EventKind.AMENDED, act, data=changed | _keys(changed, places, commitment))
        for part in commitment.parts.counted():
            own = OWN[PartKind(part.part_kind)]
            if followed := {name: fields[name] for name in changed if name not in own}:
                amend(part, replace(act, version=None), **followed)


def _keys(changed: Iterable[str], before: dict[str, int | None], now: Commitment) -> dict[str, list[int]]:
    """The keys of the places that changed, 0 for none, so that a past day can lead to what it was."""
    return {f"{name}_id": [before[name] or 0, getattr(now, f"{name}_id") or 0] for name in changed if name in PLACES}


def renumber(commitment: Commitment, act: Act, *, number: str) -> None:
    """The official number that a source now names; the old one keeps leading here."""
    with changing(commitment, "renumber", act):
        if not is_official(number):
            raise ChangeRefused(_("Dit is geen nummer van de Tweede Kamer (TZ202603-130) of Eerste Kamer (T02867)."))
        if is_taken(number):
            raise ChangeRefused(_("Dit nummer is al van een toezegging in het register."))
        FormerNumber.objects.create(number=commitment.number, commitment=commitment)
        data = {"number": [commitment.number, number]}
        commitment.number = number
        record(commitment, EventKind.RENUMBERED, act, data=data)


def free_number(commitment: Commitment, act: Act) -> None:
    """It was entered by mistake: the official number is for the entry that is right, and it gets an own one."""
    with changing(commitment, "renumber", act):
        own = own_number(commitment.promised_on, in_debate=commitment.meeting is not None)
        data: dict[str, list[object]] = {"number": [commitment.number, own]}
        commitment.number = own
        record(commitment, EventKind.RENUMBERED, act, data=data)


def publish(commitment: Commitment, act: Act, *, visibility: str) -> None:
    """Make a draft public or confidential, or take it back; its parts go along and are never seen by more."""
    with changing(commitment, "publish", act):
        if commitment.parent and _is_wider(visibility, commitment.parent.visibility):
            raise ChangeRefused(_("Een onderdeel kan niet ruimer zichtbaar zijn dan de toezegging zelf."))
        data = {"visibility": [commitment.visibility, visibility]}
        commitment.visibility = visibility
        record(commitment, EventKind.PUBLISHED, act, data=data)
        save(commitment)
        for part in commitment.parts.exclude(status=Status.WITHDRAWN).exclude(visibility=visibility):
            publish(part, replace(act, version=None), visibility=visibility)


def _is_wider(visibility: str, than: str) -> bool:
    return WIDENING.index(Visibility(visibility)) > WIDENING.index(Visibility(than))


def attach_passage(commitment: Commitment, act: Act, *, start: int, end: int) -> None:
    """Point at the passage of the source document in which the promise stands (code points, end excluded)."""
    with changing(commitment, "attach_passage", act):
        commitment.quote = quoted(commitment.source_document, start, end)
        commitment.quote_start, commitment.quote_end = start, end
        record(commitment, EventKind.PASSAGE_FOUND, act)
