"""Bytes of a file to the text of a paper: .txt, .html, .xml, .pdf and .docx. Pure: no disk, no network."""

from collections.abc import Callable

from sources.records import ReadableText, Role, Turn, Unreadable
from sources.text.docx import docx_text
from sources.text.html import html_text
from sources.text.pdf import pdf_text
from sources.text.plain import plain_text
from sources.text.xml import koop_metadata, xml_text

__all__ = ["MOST_BYTES", "ReadableText", "Role", "Turn", "Unreadable", "koop_metadata", "text_of"]

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
        kind = f"Bestanden met de uitgang .{ending}" if ending else "Bestanden zonder uitgang"
        raise Unreadable(f"{kind} worden niet gelezen; wel .txt, .html, .xml, .pdf en .docx.")
    if not data.strip():
        raise Unreadable("Het bestand is leeg.")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"Het bestand is groter dan {MOST_BYTES // 1024**2} MB.")
    paper = reader(data)
    if not paper.text.strip():
        raise Unreadable("Er staat geen tekst in het bestand.")
    return paper
