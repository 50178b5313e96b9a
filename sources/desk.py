"""Which papers a clerk decides about, whose account is limited to committees: those of these committees."""

from commitments.access import committees_of, is_at_desk
from commitments.lineage import committees_for
from commitments.models import Committee, Document, Meeting, User
from sources.models import Upload, Verdict


def is_paper_at_desk(user: User, paper: Document) -> bool:
    """Whether the paper is of the clerk's desk; one that is of no committee is of whoever handed it in first."""
    limited_to = committees_of(user)
    if not limited_to:
        return True
    if committees := committees_of_paper(paper):
        return not committees.isdisjoint(limited_to)
    handed_in = Upload.objects.filter(reading__document=paper).order_by("id")
    return handed_in.values_list("by", flat=True).first() == user.pk


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
