"""Numbers and citations that a person typed lead straight to what they name."""

from commitments.access import Viewer
from commitments.citations import parse_citation
from commitments.fields import find_dossier
from commitments.models import Commitment, Document


def straight_to(typed: str, user: Viewer) -> str | None:
    """The address of the commitment, paper or dossier that `typed` names and this person may see, else None."""
    wanted = " ".join(typed.replace("\0", "").split())
    if promise := Commitment.objects.visible_to(user).filter(number__iexact=wanted).first():
        return promise.get_absolute_url()
    identifier = parse_citation(wanted)
    if identifier and (paper := Document.objects.visible_to(user).filter(identifier=identifier).first()):
        return paper.get_absolute_url()
    dossier = find_dossier(wanted)
    return dossier.get_absolute_url() if dossier else None
