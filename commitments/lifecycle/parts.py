"""Commitments that belong to another: the instances of what recurs, the components of what was split.

Each is a commitment of its own, on time or late by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from commitments.choices import CommitmentClass, EventKind, PartKind, Status
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.entry import log
from commitments.lifecycle.writing import changing, record, save
from commitments.models import Commitment, CommitmentRecipient
from commitments.terms import NO_TERM, NewTerm

LONGEST_TITLE = 300
INHERITED = (
    "description",
    "chamber",
    "promised_on",
    "minister",
    "ministry",
    "responsible",
    "committee",
    "dossier",
    "meeting",
    "source_document",
    "paragraph",
    "quote",
    "quote_start",
    "quote_end",
    "how_house_knows",
    "visibility",
)


@dataclass(frozen=True, slots=True)
class Component:
    """One deliverable of a promise. Nobody named as recipient: those of the whole."""

    title: str
    term: NewTerm = NO_TERM
    recipients: tuple[CommitmentRecipient, ...] = ()


def add_instance(parent: Commitment, act: Act, *, term: NewTerm, number: str = "", called: str = "") -> Commitment:
    """Enter one time of what recurs, as `TZ202603-130.2027`; `called` says which. Empty: the year in which it ends."""
    with changing(parent, "add_instance", act):
        if not parent.recurs or term.deadline is None:
            raise ChangeRefused(_("Alleen een terugkerende toezegging met een dag heeft onderdelen per keer."))
        number = number or str(term.deadline.year)
        called = f" ({called or number})"
        title = parent.title[: LONGEST_TITLE - len(called)] + called
        instance = _part_of(parent, PartKind.INSTANCE, number=number, title=title)
        return log(instance, act, term=term, recipients=_recipients_of(parent))


def split(commitment: Commitment, act: Act, *, components: Sequence[Component]) -> list[Commitment]:
    """One promise turns out to be several: from the day of the act they count and the whole does not.

    Said again, it adds components to those that are there. See `commitments.components`.
    """
    with changing(commitment, "split", act):
        there = commitment.parts.count()
        _refuse_no_split(commitment, there + len(components), components)
        commitment.status = Status.DIVIDED
        made = [
            _part_of(commitment, PartKind.COMPONENT, number=str(number), title=component.title)
            for number, component in enumerate(components, there + 1)
        ]
        save(commitment)
        for part, component in zip(made, components, strict=True):
            recipients = component.recipients or tuple(_recipients_of(commitment))
            log(part, replace(act, version=None), term=component.term, recipients=recipients)
        record(commitment, EventKind.SPLIT, act, data={"parts": ["", ", ".join(part.number for part in made)]})
    return made


def _refuse_no_split(commitment: Commitment, count: int, components: Sequence[Component]) -> None:
    if commitment.parent_id:
        raise ChangeRefused(_("Een onderdeel wordt niet verder gesplitst: splits de toezegging zelf verder."))
    if not components or count < 2:
        raise ChangeRefused(_("Een toezegging wordt gesplitst in ten minste twee onderdelen."))
    titles = [component.title.strip() for component in components]
    titles += commitment.parts.counted().values_list("title", flat=True)
    if "" in titles or len(set(titles)) < len(titles):
        raise ChangeRefused(_("Geef elk onderdeel een eigen naam."))


def _part_of(parent: Commitment, kind: PartKind, *, number: str, title: str) -> Commitment:
    """Not yet in the register; its promise is the parent's."""
    return Commitment(
        number=f"{parent.number}.{number}",
        title=title,
        commitment_class=CommitmentClass.DELIVERABLE,
        status=Status.OPEN,
        parent=parent,
        part_kind=kind,
        **{name: getattr(parent, name) for name in INHERITED},
    )


def _recipients_of(parent: Commitment) -> list[CommitmentRecipient]:
    return [
        CommitmentRecipient(member=to.member, group=to.group, committee=to.committee)
        for to in parent.recipients.select_related("member", "group", "committee")
    ]
