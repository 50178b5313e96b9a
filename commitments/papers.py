"""What the public is told of papers: a draft becomes public by somebody's word, and names no dossier before that."""

from django.contrib.admin.models import CHANGE, LogEntry

from commitments.choices import Visibility
from commitments.models import Document, Dossier, User


def publish_paper(paper: Document, *, by: User | None = None) -> bool:
    """Make a draft public, kept with who did; false when it is no draft: what is confidential stays so."""
    drafts = Document.objects.filter(pk=paper.pk, visibility=Visibility.DRAFT)
    if not drafts.update(visibility=Visibility.PUBLIC):
        return False
    paper.visibility = Visibility.PUBLIC
    if by:
        LogEntry.objects.log_actions(by.pk, [paper], CHANGE, "Openbaar gemaakt.", single_object=True)
    return True


def nameless(dossier: Dossier) -> str:
    """What a dossier is called until a public paper names it."""
    return f"Dossier {dossier.citation}"


def name_dossiers(paper: Document, title: str) -> None:
    """Call the nameless dossiers of a public paper what that paper calls them."""
    if not title or paper.visibility != Visibility.PUBLIC:
        return
    for dossier in paper.dossiers.all():
        if dossier.title == nameless(dossier):
            dossier.title = title[:300]
            dossier.save(update_fields=["title"])
