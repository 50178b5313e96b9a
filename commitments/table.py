"""A list of commitments as a table for sheets: which columns, what each means, and the line of one commitment."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.addresses import absolute
from commitments.choices import Standing, Visibility
from commitments.licence import Licence
from commitments.models import Commitment


class Column(NamedTuple):
    """Its name in the first line, its kind in CSV on the Web, what it means, and what stands in it."""

    name: str
    datatype: str
    meaning: str | Promise
    value: Callable[[Commitment], object]


def _source(row: Commitment) -> str:
    paper = row.source_document
    return paper.identifier if paper and paper.visibility == Visibility.PUBLIC else ""


def _recipients(row: Commitment) -> str:
    return "; ".join(str(recipient) for recipient in row.addressees)


COLUMNS = (
    Column("nummer", "string", _("Het nummer van de toezegging."), lambda row: row.number),
    Column("toezegging", "string", _("Waar het om gaat, in één zin."), lambda row: row.title),
    Column("kamer", "string", _("Aan welke Kamer."), lambda row: row.get_chamber_display()),
    Column("toegezegd_op", "date", _("De dag van de toezegging."), lambda row: row.promised_on),
    Column("toegezegd_door", "string", _("De bewindspersoon die haar deed."), lambda row: row.minister),
    Column("toegezegd_aan", "string", _("Aan wie, met puntkomma's ertussen."), _recipients),
    Column("ministerie", "string", _("Het ministerie dat nu aan zet is."), lambda row: row.ministry),
    Column("commissie", "string", _("De commissie die erover gaat."), lambda row: row.committee),
    Column("dossier", "string", _("Het dossier."), lambda row: row.dossier.key),
    Column("soort", "string", _("Wat voor toezegging het is."), lambda row: row.get_commitment_class_display()),
    Column("stand", "string", _("Waar zij staat, in één woord voor programma's."), lambda row: row.standing),
    Column("stand_in_woorden", "string", _("Hetzelfde in gewone woorden."), lambda row: Standing(row.standing).label),
    Column("termijn", "string", _("De termijn in de woorden van het stuk."), lambda row: row.deadline_wording),
    Column("uiterste_dag", "date", _("De laatste dag op tijd; leeg zonder dag."), lambda row: row.deadline),
    Column("gelegenheid", "string", _("De gelegenheid waaraan de termijn hangt."), lambda row: row.occasion),
    Column("afgedaan_op", "date", _("De dag waarop zij is afgedaan."), lambda row: row.closed_on),
    Column("stuk", "string", _("De identificatie van het stuk waarin zij staat."), _source),
    Column("adres", "anyURI", _("Het blijvende adres."), lambda row: absolute(row.get_absolute_url())),
)
HEADER = tuple(column.name for column in COLUMNS)


def lines(rows: Iterable[Commitment]) -> Iterable[tuple[str, ...]]:
    """The first line and one for each row, all of them text; days as 2026-03-02."""
    yield HEADER
    for row in rows:
        values = (column.value(row) for column in COLUMNS)
        yield tuple("" if value is None else str(value) for value in values)


def description(file: str, licence: Licence | None) -> dict[str, object]:
    """What the columns of a file mean and how it may be used, in the words of CSV on the Web (W3C)."""
    columns = [
        {"name": column.name, "titles": column.name, "datatype": column.datatype, "dc:description": str(column.meaning)}
        for column in COLUMNS
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": file,
        **({"dc:license": {"@id": licence.url}} if licence else {}),
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
        "tableSchema": {"columns": columns, "primaryKey": "nummer"},
    }
