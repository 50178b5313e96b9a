"""Which document of the register a paper is that was read; made when it is new.

What the register already says of a paper stays: reading fills only what is empty and fits. A new paper is a draft, for
clerks: a number in its head does not prove that parliament has published it. Until then it names no dossier either.
"""

from datetime import date
from hashlib import sha256
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.utils.text import capfirst

from commitments.calendars import parliamentary_year
from commitments.choices import Chamber, DocumentKind, Visibility
from commitments.citations import source_url, split_dossier
from commitments.models import Document, DocumentPlace, Dossier, Ministry, User
from commitments.papers import nameless
from commitments.row_order import hold
from sources.reading.metadata import Metadata
from sources.reading.reader import Reading
from sources.reading.spans import FulfilmentKind
from sources.records import Remark, gettext_noop
from sources.text.plain import same_line_ends

KINDS = {"brief": DocumentKind.LETTER, "motie": DocumentKind.MOTION}
DATED_AFTER_PUBLICATION = gettext_noop(
    "De dag in dit bestand (%(day)s) is niet overgenomen: het stuk is al op %(published)s gepubliceerd."
)


def fingerprint(text: str) -> str:
    """SHA-256 of the text, in hexadecimal; with the line ends of any system it is the same text."""
    return sha256(same_line_ends(text).encode()).hexdigest()


def identifier_of(reference: str) -> str:
    """The identifier of a paper, given as a reader writes it: "33783-46" or "ah-tk-..."."""
    return f"kst-{reference}" if reference[0].isdigit() else reference


def document_of(name: str, text: str, reading: Reading) -> tuple[Document, bool]:
    """The document, locked and as it stands, and whether it is new."""
    metadata = reading.metadata
    identifier = metadata.identifier or f"tekst-{fingerprint(text)[:16]}"
    held = Document.objects.select_for_update(no_key=True).filter(identifier=identifier).first() or _by_place(metadata)
    if held:
        return held, False
    hold(Dossier.objects.by_key(*metadata.dossiers))
    dossiers = [_dossier(*split_dossier(key)) for key in metadata.dossiers]
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
        places = DocumentPlace.objects.filter(dossier__in=Dossier.objects.by_key(key))
        if place := places.filter(sub_number=metadata.ondernummer).select_related("document").first():
            return place.document
    return None


def contradiction(document: Document, metadata: Metadata) -> Remark | None:
    """What the head of a paper says that cannot be true beside what the register has of it."""
    day, published = metadata.date, document.published_on
    if document.signed_on or not day or not published or day <= published:
        return None
    return Remark(DATED_AFTER_PUBLICATION, {"day": _numerals(day), "published": _numerals(published)})


def _numerals(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def fill(document: Document, metadata: Metadata) -> None:
    """Write what the head of the paper says where the register says nothing."""
    given = _from_the_head(metadata)
    if contradiction(document, metadata):
        del given["signed_on"]
    empty = {name: value for name, value in given.items() if value and not getattr(document, name)}
    if empty:
        for name, value in empty.items():
            setattr(document, name, value)
        document.save(update_fields=list(empty))


def _from_the_head(metadata: Metadata) -> dict[str, Any]:
    year = metadata.vergaderjaar or ""
    return {"signed_on": metadata.date, "parliamentary_year": year[:9], "sender": (metadata.sender or "")[:200]}


def ministry_of(sender: str) -> Ministry | None:
    """The ministry with the longest name that stands in the sender's title."""
    named = [row for row in Ministry.objects.all() if row.name.casefold() in sender.casefold()]
    return max(named, key=lambda row: len(row.name), default=None)


def file_in(document: Document, number: str, suffix: str, *, by: User) -> Dossier:
    """Put a paper in a dossier, kept with who did; a debate report does not say in which it belongs."""
    dossier = _dossier(number, suffix)
    DocumentPlace.objects.get_or_create(document=document, dossier=dossier)
    LogEntry.objects.log_actions(by.pk, [document], CHANGE, f"In dossier {dossier.citation} gezet.", single_object=True)
    return dossier


def _dossier(number: str, suffix: str) -> Dossier:
    """A new dossier has no day until when it was read: nothing in it is called late."""
    title = nameless(Dossier(number=number, suffix=suffix))
    return Dossier.objects.get_or_create(number=number, suffix=suffix, defaults={"title": title})[0]


def _fields(name: str, reading: Reading, dossiers: list[Dossier]) -> dict[str, Any]:
    metadata = reading.metadata
    official, fictitious = metadata.identifier, any(dossier.is_example for dossier in dossiers)
    head = _from_the_head(metadata)
    head["parliamentary_year"] = head["parliamentary_year"] or (
        parliamentary_year(metadata.date) if metadata.date else ""
    )
    return head | {
        "kind": _kind(reading),
        "chamber": Chamber(metadata.chamber),
        "title": (title_of(metadata) or capfirst(name))[:400],
        "source_url": source_url(official) if official and not fictitious else "",
        "visibility": Visibility.DRAFT,
    }


def title_of(metadata: Metadata) -> str:
    """What the paper says that it is about."""
    return capfirst(metadata.title or "")


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
