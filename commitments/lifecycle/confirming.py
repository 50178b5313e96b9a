"""The second pair of eyes: another clerk confirms what one proposed, or sends it back."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from commitments.choices import EventKind, ProposalOutcome, ProposedVerb
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.answers import fulfil
from commitments.lifecycle.decisions import lapse
from commitments.lifecycle.second_eyes import decide
from commitments.lifecycle.writing import changing, record
from commitments.models import Commitment
from commitments.row_order import hold


def confirm(commitment: Commitment, act: Act) -> None:
    """Do what was proposed, on the day and for the reason that were proposed; never by the one who proposed it."""
    with transaction.atomic():
        hold(Commitment.objects.with_parts([commitment.pk]))  # before the proposal, as who sends it back does
        proposal = decide(commitment, act, ProposalOutcome.CONFIRMED)
        said = replace(
            act,
            happened_on=proposal.happened_on,
            document=proposal.document,
            note=proposal.note,
            is_confirmed=True,
        )
        if proposal.verb == ProposedVerb.LAPSE:
            lapse(commitment, said)
        else:
            start, end = proposal.quote_start, proposal.quote_end
            fulfil(commitment, said, passage=None if start is None or end is None else (start, end))


def send_back(commitment: Commitment, act: Act) -> None:
    """It stays as it is; the note says why. Who proposed it may take it back so as well."""
    with changing(commitment, "send_back", act):
        if not act.note.strip():
            raise ChangeRefused(_("Zeg waarom het voorstel terug gaat."))
        proposal = decide(commitment, act, ProposalOutcome.SENT_BACK)
        record(commitment, EventKind.SENT_BACK, act, data={"proposal": [proposal.verb, ""]})
