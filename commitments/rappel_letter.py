"""The rappel as a file that an office can send: DOCX for the letter, lines for a spreadsheet."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from docx import Document as Docx

from commitments.choices import RappelList, Visibility
from commitments.models import Commitment
from commitments.rappel import Rappel


def headings() -> list[str]:
    return [_("Nummer"), _("Toezegging"), _("Toegezegd door"), _("Toegezegd op"), _("Termijn"), _("In woorden")]


def cells(row: Commitment) -> list[str]:
    """One commitment as the letter and the sheet show it."""
    days = [date_format(day, "j F Y") if day else "" for day in (row.promised_on, row.deadline)]
    return [row.number, row.title, str(row.responsible or row.minister), *days, row.deadline_wording]


def lines(lists: Rappel) -> Iterator[list[str]]:
    """For a spreadsheet: headings, then each commitment with the letter of its list first and who may see it last."""
    yield [_("Lijst"), *headings(), _("Zichtbaarheid")]
    for name, rows in lists.lists:
        yield from ([name.value, *cells(row), row.get_visibility_display()] for row in rows)


def docx(lists: Rappel, addressee: str) -> bytes:
    """The letter: to whom, the two lists as tables, and what is asked about each. What is not public is marked so."""
    paper = Docx()
    paper.core_properties.title = title = _("Rappel van toezeggingen per %(day)s") % {
        "day": date_format(lists.on, "j F Y")
    }
    paper.core_properties.author = "Gestand"
    paper.add_heading(title, level=1)
    paper.add_paragraph(addressee)
    if any(_mark(row) for _name, rows in lists.lists for row in rows):
        paper.add_paragraph().add_run(
            _("Niet alles in deze brief is openbaar: dat staat bij de toezegging.")
        ).bold = True
    for name, rows in lists.lists:
        paper.add_heading(capfirst(str(name.label)), level=2)
        paper.add_paragraph(asked(name) if rows else _("Er staat niets op deze lijst."))
        if rows:
            _table(paper, rows)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def asked(name: RappelList) -> str:
    if name == RappelList.PASSED:
        return _("Wilt u van elke toezegging melden of zij is nagekomen, en zo niet, op welke termijn dat gebeurt?")
    return _("Ter informatie: van deze toezeggingen verstrijkt de termijn binnen een half jaar.")


def _table(paper: Any, rows: Sequence[Commitment]) -> None:
    table = paper.add_table(rows=1, cols=len(headings()), style="Table Grid")
    for place, words in zip(table.rows[0].cells, headings(), strict=True):
        place.paragraphs[0].add_run(words).bold = True
    for row in rows:
        places = table.add_row().cells
        for place, words in zip(places, cells(row), strict=True):
            place.text = words
        if mark := _mark(row):
            places[0].add_paragraph().add_run(mark).bold = True


def _mark(row: Commitment) -> str:
    """In words, of what not everybody may see; "" of what is public."""
    return "" if row.visibility == Visibility.PUBLIC else row.get_visibility_display()
