"""Whom the files of a paper are for, once they are kept: only what everybody reads is given to everybody."""

from django.db.models import QuerySet

from commitments.access import Viewer, may_log
from commitments.models import Document, User
from sources.desk import is_paper_at_desk
from sources.models import Original


def originals_for(user: Viewer, paper: Document) -> QuerySet[Original]:
    """Newest first: the files with the paper's present text; for the clerks of its desk those of replaced texts too.

    Whether the user may see the paper at all is for the caller to ask.
    """
    rows = Original.objects.filter(document=paper)
    if isinstance(user, User) and may_log(user) and is_paper_at_desk(user, paper):
        return rows
    return rows.filter(text_sha256=paper.text_sha256).exclude(text_sha256="")
