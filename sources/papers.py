"""Which document of the register a paper is that was read; made when it is new.

What the register already says of a paper stays: reading fills only what is empty. A paper with a number of parliament
is public, because parliament has published it; a text without one may still be on its way there: a draft, for clerks.
"""

from hashlib import sha256
from typing import Any

from commitments.calendars import parliamentary_year
from commitments.choices import Chamber, DocumentKind, Visibility
from commitments.citations import source_url
from commitments.models import Document, DocumentPlace, Dossier
from sources.reading.metadata import Metadata
from sources.reading.reader import Reading
from sources.reading.spans import FulfilmentKind

KINDS = {"brief": DocumentKind.LETTER, "motie": DocumentKind.MOTION}
FILLED = ("signed_on", "parliamentary_year", "sender")


def fingerprint(text: str) -> str:
    """SHA-256 of the text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def document_of(name: str, text: str, reading: Reading) -> tuple[Document, bool]:
    """The document, locked, and whether it is new."""
    metadata = reading.metadata
    identifier = metadata.identifier or f"tekst-{fingerprint(text)[:16]}"
    held = Document.objects.select_for_update().filter(identifier=identifier).first() or _by_place(metadata)
    if held:
        _fill(held, metadata)
        return held, False
    dossiers = [_dossier(key, metadata) for key in metadata.dossiers]
    document = Document.objects.create(identifier=identifier, **_fields(name, reading, dossiers))
    DocumentPlace.objects.bulk_create(
        DocumentPlace(document=document, dossier=dossier, sub_number=metadata.ondernummer or "") for dossier in dossiers
    )
    return document, True


def _by_place(metadata: Metadata) -> Document | None:
    """A paper that stands in several dossiers is known by its place in any of them."""
    if not metadata.ondernummer:
        return None
    for key in metadata.dossiers:
        number, _, suffix = key.partition("-")
        places = DocumentPlace.objects.filter(dossier__number=number, dossier__suffix=suffix)
        if place := places.filter(sub_number=metadata.ondernummer).select_related("document").first():
            return place.document
    return None


def _fill(document: Document, metadata: Metadata) -> None:
    given = {"signed_on": metadata.date, "parliamentary_year": metadata.vergaderjaar, "sender": metadata.sender}
    empty = {name: given[name] for name in FILLED if given[name] and not getattr(document, name)}
    if empty:
        for name, value in empty.items():
            setattr(document, name, value)
        document.save(update_fields=list(empty))


def _dossier(key: str, metadata: Metadata) -> Dossier:
    """A new dossier has no day until when it was read: nothing in it is called late."""
    number, _, suffix = key.partition("-")
    title = _capital(metadata.title or f"Dossier {number}")
    return Dossier.objects.get_or_create(number=number, suffix=suffix, defaults={"title": title[:300]})[0]


def _fields(name: str, reading: Reading, dossiers: list[Dossier]) -> dict[str, Any]:
    metadata = reading.metadata
    official, fictitious = metadata.identifier, any(dossier.is_example for dossier in dossiers)
    return {
        "kind": _kind(reading),
        "chamber": Chamber(metadata.chamber),
        "title": _capital(metadata.title or name)[:400],
        "sender": (metadata.sender or "")[:200],
        "signed_on": metadata.date,
        "parliamentary_year": metadata.vergaderjaar or (parliamentary_year(metadata.date) if metadata.date else ""),
        "source_url": source_url(official) if official and not fictitious else "",
        "visibility": Visibility.PUBLIC if official else Visibility.DRAFT,
    }


def _kind(reading: Reading) -> DocumentKind:
    kind = reading.metadata.kind or ""
    if "schriftelijk overleg" in kind:
        return DocumentKind.WRITTEN_CONSULTATION
    if kind.startswith("antwoord"):
        return DocumentKind.ANSWERS
    if reading.metadata.family == "debate":
        return DocumentKind.DEBATE_REPORT if kind else DocumentKind.PROCEEDINGS
    outcomes = {fulfilment.kind for fulfilment in reading.fulfilments}
    if kind == "brief" and outcomes == {FulfilmentKind.POSTPONES}:
        return DocumentKind.DELAY_NOTICE
    return KINDS.get(kind, DocumentKind.OTHER)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
