"""A second pair of eyes, where the setting asks for it: who closes a commitment proposes, another clerk confirms.

The register itself and the loaders, who are nobody (`Act.by` is None), close at once.
"""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from commitments.choices import EventKind, ProposalOutcome, ProposedVerb
from commitments.lifecycle.acts import Act, ChangeRefused
from commitments.lifecycle.writing import quoted, record
from commitments.models import Commitment, Proposal, User


def waits_for_another(
    commitment: Commitment, verb: ProposedVerb, act: Act, passage: tuple[int, int] | None = None
) -> bool:
    """Whether this became a proposal; then nothing is closed yet. For the verbs, inside `changing`."""
    if not settings.SECOND_PAIR_OF_EYES or act.by is None or act.is_confirmed:
        return False
    if commitment.proposals.filter(outcome="").exists():
        raise ChangeRefused(_("Er ligt al een voorstel bij een andere griffier."))
    if passage:
        quoted(act.document, *passage)
    start, end = passage or (None, None)
    Proposal.objects.create(
        commitment=commitment,
        verb=verb,
        happened_on=act.happened_on,
        document=act.document,
        note=act.note,
        quote_start=start,
        quote_end=end,
        proposed_by=act.by,
        proposed_at=act.now,
    )
    record(commitment, EventKind.PROPOSED, act, data={"proposal": ["", verb.value]})
    return True


def was_proposed(commitment: Commitment, by: User, now: datetime) -> bool:
    """Whether what this clerk did at that moment became a proposal; another's may wait all the while."""
    return commitment.proposals.filter(proposed_by=by, proposed_at=now).exists()


def decide(commitment: Commitment, act: Act, outcome: ProposalOutcome) -> Proposal:
    """The one that is open, with its outcome from now on; refused when there is none any more."""
    proposal = commitment.proposals.select_for_update(no_key=True).filter(outcome="").first()
    if proposal is None:
        raise ChangeRefused(_("Over dit voorstel is al beslist."))
    if outcome == ProposalOutcome.CONFIRMED and (act.by is None or act.by.pk == proposal.proposed_by_id):
        raise ChangeRefused(_("Een ander dan wie het voorstelde, bevestigt het."))
    proposal.outcome, proposal.decided_by = outcome, act.by
    proposal.save()
    return proposal
