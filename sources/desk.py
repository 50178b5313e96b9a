"""Which papers a clerk decides about, whose account is limited to committees: those of these committees."""

from django.db.models import Q

from commitments.access import committees_of, is_at_desk
from commitments.lineage import committees_for
from commitments.models import Commitment, Committee, Document, Meeting, Ministry, User
from sources.models import Upload, Verdict
from sources.papers import ministry_of


def is_paper_at_desk(user: User, paper: Document) -> bool:
    """Whether the paper is of the clerk's desk; one that is of no committee is of whoever handed it in first."""
    limited_to = committees_of(user)
    if not limited_to:
        return True
    if committees := committees_of_paper(paper):
        return not committees.isdisjoint(limited_to)
    handed_in = Upload.objects.filter(reading__document=paper).order_by("id")
    return handed_in.values_list("by", flat=True).first() == user.pk


def may_fill(user: User, paper: Document) -> bool:
    """Whether the clerk gives a paper of the register its text, when it has none.

    Such a paper is known by a citation or a list alone, and nobody has handed it in: it is of the committees that it
    touches by what the register says of it, and of the whole office when that says nothing. What the file says that is
    handed in gives no leave, for whoever hands it in may have written it.
    """
    limited_to = committees_of(user)
    return not limited_to or not _touched_by(paper).isdisjoint(limited_to)


def _touched_by(paper: Document) -> set[Committee]:
    """By itself and by what the register holds from it; else by ministry; else by the commitments of its dossiers."""
    held = Commitment.objects.filter(Q(source_document=paper) | Q(follow_ups__document=paper))
    by_itself = committees_of_paper(paper) | set(Committee.objects.filter(commitments__in=held))
    sender = ministry_of(paper.sender)
    ministries = {sender} if sender else set(Ministry.objects.filter(commitments__in=held))
    by_ministry = {one for ministry in ministries for one in committees_for(ministry, paper.chamber)}
    return by_itself or by_ministry or set(Committee.objects.filter(commitments__dossier__in=paper.dossiers.all()))


def may_undo(user: User, verdict: Verdict, paper: Document) -> bool:
    """Whoever decided it, and the desk of what it is about: a commitment, or else the paper."""
    if verdict.user_id == user.pk:
        return True
    promise = verdict.about
    return is_at_desk(user, promise.committee) if promise else is_paper_at_desk(user, paper)


def committees_of_paper(paper: Document) -> set[Committee]:
    """Its own, those whose debate it reports, and of a letter those that deal with the ministry."""
    if paper.committee:
        return {paper.committee}
    met = set(Committee.objects.filter(meetings__in=Meeting.objects.filter(report=paper)))
    if met or paper.minister is None:
        return met
    return set(committees_for(paper.minister.ministry, paper.chamber))
