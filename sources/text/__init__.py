"""Bytes of a file to the text of a paper: .txt, .html, .xml, .pdf and .docx. Pure: no disk, no network."""

from collections.abc import Callable

from sources.records import ReadableText, Role, Turn, Unreadable, gettext_noop
from sources.text.docx import docx_text
from sources.text.html import html_text
from sources.text.length import MOST_CHARACTERS, too_long
from sources.text.pdf import pdf_text
from sources.text.plain import plain_text
from sources.text.xml import koop_metadata, xml_text

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "ReadableText",
    "Role",
    "Turn",
    "Unreadable",
    "koop_metadata",
    "text_of",
    "too_big",
]

MOST_BYTES = 50 * 1024 * 1024

_READERS: dict[str, Callable[[bytes], ReadableText]] = {
    "txt": plain_text,
    "md": plain_text,
    "html": html_text,
    "htm": html_text,
    "xml": xml_text,
    "pdf": pdf_text,
    "docx": docx_text,
}


def text_of(name: str, data: bytes) -> ReadableText:
    """The text of a file by the ending of its name; raises Unreadable with a sentence that says why there is none."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    reader = _READERS.get(ending)
    if reader is None:
        raise _of_no_kind(ending)
    if not data.strip():
        raise Unreadable(gettext_noop("Het bestand is leeg."))
    if len(data) > MOST_BYTES:
        raise too_big()
    paper = reader(data)
    if not paper.text.strip():
        raise Unreadable(gettext_noop("Er staat geen tekst in het bestand."))
    if len(paper.text) > MOST_CHARACTERS:
        raise too_long()
    return paper


def too_big() -> Unreadable:
    """What is said of a file of more than MOST_BYTES."""
    return Unreadable(gettext_noop("Het bestand is groter dan %(number)s MB."), number=MOST_BYTES // 1024**2)


def _of_no_kind(ending: str) -> Unreadable:
    if not ending:
        return Unreadable(
            gettext_noop("Bestanden zonder uitgang worden niet gelezen; wel .txt, .html, .xml, .pdf en .docx.")
        )
    return Unreadable(
        gettext_noop("Bestanden met de uitgang .%(ending)s worden niet gelezen; wel .txt, .html, .xml, .pdf en .docx."),
        ending=ending,
    )
