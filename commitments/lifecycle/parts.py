"""Instances of a commitment that recurs: each is a commitment of its own, on time or late by itself."""

from django.utils.translation import gettext as _

from commitments.choices import CommitmentClass, Status
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.entry import log
from commitments.lifecycle.writing import changing
from commitments.models import Commitment, CommitmentRecipient
from commitments.terms import NewTerm

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


def add_instance(parent: Commitment, act: Act, *, term: NewTerm) -> Commitment:
    """Enter the instance of the year in which the term ends, as `TZ202603-130.2027`; its promise is the parent's."""
    with changing(parent, "add_instance", act):
        if not parent.recurs or term.deadline is None:
            raise ChangeRefused(_("Alleen een terugkerende toezegging met een dag heeft jaarlijkse onderdelen."))
        year = f" ({term.deadline.year})"
        instance = Commitment(
            number=f"{parent.number}.{term.deadline.year}",
            title=parent.title[: LONGEST_TITLE - len(year)] + year,
            commitment_class=CommitmentClass.DELIVERABLE,
            status=Status.OPEN,
            parent=parent,
            **{name: getattr(parent, name) for name in INHERITED},
        )
        recipients = [
            CommitmentRecipient(member=to.member, group=to.group, committee=to.committee)
            for to in parent.recipients.select_related("member", "group", "committee")
        ]
        return log(instance, act, term=term, recipients=recipients)
