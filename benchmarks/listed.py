"""A made-up list of papers, and the ways to get the same rows into an empty register: ours, Django's and bare COPY."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # they ask for Django to be there
    from sources.listed.rows import ListedPaper
    from sources.listed.storing import Taken

IN_A_DOSSIER, FIRST_DOSSIER = 50, 30_000
KINDS = ("Brief regering", "Motie", "Verslag van een commissiedebat", "Memorie van toelichting", "Brief regering")


def write_list(file: Path, papers: int) -> None:
    """So many papers, fifty to a dossier, as open data tell of them."""
    with file.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)
        lines.writerow(["identificatie", "titel", "soort", "ondertekend", "gepubliceerd", "afzender", "dossiertitel"])
        lines.writerows(_line(number) for number in range(papers))


def _line(number: int) -> list[str]:
    dossier, place = divmod(number, IN_A_DOSSIER)
    day = date(2010, 1, 4) + timedelta(days=number // 11)
    return [
        f"kst-{FIRST_DOSSIER + dossier}-{place + 1}",
        f"Brief over de voortgang van onderwerp {number} en de uitvoering van de motie over punt {place} van de agenda",
        KINDS[number % len(KINDS)],
        day.isoformat(),
        (day + timedelta(days=number % 4)).isoformat(),
        f"de minister van Zaken {number % 13}",
        f"Dossier over onderwerp {dossier}, met alles wat daarbij hoort",
    ]


def import_list(file: Path) -> Taken:
    from sources.listed.storing import take_in

    with file.open(encoding="utf-8-sig", newline="") as lines:
        return take_in([(file.name, lines)])


def read_list(file: Path) -> list[ListedPaper]:
    from sources.listed.rows import read_papers

    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(read_papers([(file.name, lines)], []))


def bulk_create(papers: list[ListedPaper]) -> None:
    """As a Django programmer writes it: the same rows, a thousand at once."""
    from commitments.models import Document, DocumentPlace, Dossier

    titles = {(row.dossier_number, row.dossier_suffix): row.dossier_title for row in papers}
    made = Dossier.objects.bulk_create(
        [Dossier(number=number, suffix=suffix, title=title) for (number, suffix), title in titles.items()], 1000
    )
    dossiers = {(row.number, row.suffix): row for row in made}
    documents = Document.objects.bulk_create([Document(**own(row)) for row in papers], 1000)
    DocumentPlace.objects.bulk_create(
        [
            DocumentPlace(
                document=document,
                dossier=dossiers[row.dossier_number, row.dossier_suffix],
                sub_number=row.sub_number,
            )
            for row, document in zip(papers, documents, strict=True)
        ],
        1000,
    )


def update_or_create(papers: list[ListedPaper]) -> None:
    """The same for rows that stand there already: each paper and its place; the dossiers are looked up once."""
    from commitments.models import Document, DocumentPlace, Dossier

    dossiers = {(row.number, row.suffix): row for row in Dossier.objects.all()}
    for row in papers:
        fields = own(row)
        paper, _made = Document.objects.update_or_create(identifier=fields.pop("identifier"), defaults=fields)
        DocumentPlace.objects.update_or_create(
            document=paper,
            dossier=dossiers[row.dossier_number, row.dossier_suffix],
            defaults={"sub_number": row.sub_number},
        )


def own(row: ListedPaper) -> dict[str, Any]:
    from sources.listed.statements import OWN

    return {name: getattr(row, name) for name in ("identifier", *OWN)}


def bare(papers: list[ListedPaper]) -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    """Table to columns and rows, keys included: what nothing is left to be done about but to pour it."""
    from sources.listed.statements import DOCUMENTS, DOSSIERS, OWN, PLACES

    keys: dict[tuple[str, str], int] = {}
    titles = {}
    for row in papers:
        key = keys.setdefault((row.dossier_number, row.dossier_suffix), len(keys) + 1)
        titles[key] = (key, row.dossier_number, row.dossier_suffix, row.dossier_title, False)
    columns = ["id", "identifier", *OWN, "summary", "text", "text_sha256", "visibility"]
    documents = [(key, *own(row).values(), "", "", "", "public") for key, row in enumerate(papers, 1)]
    places = [
        (key, key, keys[row.dossier_number, row.dossier_suffix], row.sub_number) for key, row in enumerate(papers, 1)
    ]
    return {
        DOSSIERS: (["id", "number", "suffix", "title", "is_example"], list(titles.values())),
        DOCUMENTS: (columns, documents),
        PLACES: (["id", "document_id", "dossier_id", "sub_number"], places),
    }


def pour_bare(ready: Mapping[str, tuple[list[str], list[tuple[Any, ...]]]]) -> None:
    from commitments.pouring import pour

    for table, (columns, rows) in ready.items():
        pour(table, columns, rows)


def stored() -> Iterator[tuple[Any, ...]]:
    """Every paper of the register with its dossier and place, in one order, without keys."""
    from commitments.models import Document

    names = [field.name for field in Document._meta.concrete_fields if field.name != "id"]
    place = ("places__sub_number", "places__dossier__number", "places__dossier__suffix", "places__dossier__title")
    yield from Document.objects.order_by("identifier").values_list(*names, *place).iterator()
