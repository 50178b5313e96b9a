"""A list of papers into the register, by sets: all of it or nothing, and nothing is written that stands there already.

The list owns what it says of a paper as long as nobody handed in its text and nobody changed it in the administration;
such a paper is public, because the list says that parliament published it. A dossier is named only while it has no
name. Nothing is taken away: a paper that a later list leaves out stays.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import Dossier
from commitments.papers import nameless
from commitments.pouring import pour
from sources.listed import statements
from sources.listed.rows import ListedPaper, Problem, read_papers


class BadList(ValueError):
    """The list cannot be taken in; `problems` has every line that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{file}, {line}: {remark}" for file, line, remark in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Taken:
    """How many papers the list has, how many of them were written (new or different), and how many stay different
    because the list does not own them; and how many dossiers were made or named."""

    papers: int
    written: int
    left: int
    dossiers: int

    def __str__(self) -> str:
        papers = ngettext("%(n)d stuk in de lijst", "%(n)d stukken in de lijst", self.papers) % {"n": self.papers}
        dossiers = ngettext("%(n)d dossier", "%(n)d dossiers", self.dossiers) % {"n": self.dossiers}
        return _("%(papers)s: %(written)d nieuw of gewijzigd, %(left)d gelaten zoals zij waren; %(dossiers)s.") % {
            "papers": papers,
            "written": self.written,
            "left": self.left,
            "dossiers": dossiers,
        }


@transaction.atomic
def take_in(files: Iterable[tuple[str, Iterable[str]]]) -> Taken:
    """The papers of the files (name, lines) as one list. Raises BadList, and then nothing was written."""
    problems: list[Problem] = []
    with _laid_down(read_papers(files, problems)):
        if problems:
            raise BadList(problems)
        if connection.vendor == "postgresql":
            _run(statements.locked())
        dossiers, written = _run(statements.dossiers()), _run(statements.documents(connection.vendor))
        _run(statements.places())
        papers = _count(statements.ALL)
        left = _count(statements.left(connection.vendor)) if written < papers else 0
        return Taken(papers, written, left, dossiers)


@contextmanager
def _laid_down(papers: Iterable[ListedPaper]) -> Iterator[None]:
    """The list in a table of this connection alone."""
    _run(statements.CREATE)
    pour(statements.LISTED, statements.COLUMNS, _with_nameless(papers))
    postgresql = connection.vendor == "postgresql"
    for statement in (statements.ANALYZE, statements.BY_SETS) if postgresql else ():
        _run(statement)
    yield
    for statement in (statements.DROP, statements.AS_EVER) if postgresql else (statements.DROP,):
        _run(statement)  # an exception has rolled back what they undo


def _with_nameless(papers: Iterable[ListedPaper]) -> Iterator[tuple[str | None, ...]]:
    for paper in papers:
        yield *paper, _nameless(paper.dossier_number, paper.dossier_suffix)


@lru_cache(maxsize=4096)
def _nameless(number: str, suffix: str) -> str:
    return nameless(Dossier(number=number, suffix=suffix)) if number else ""


def _run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def _count(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
