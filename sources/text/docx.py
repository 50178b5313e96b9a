"""Word documents (.docx): paragraphs, lists, tables and footnotes in their order."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from sources.records import ReadableText, Unreadable, gettext_noop
from sources.text.flow import Flow
from sources.text.xml import OWN_ENTITIES

MOST_UNPACKED = 100 * 1024 * 1024
MOST_PARTS = 2_000
_BROKEN = gettext_noop("Het Word-bestand is beschadigd of beveiligd en kan niet worden gelezen.")

_MALFORMED = (
    OpcError,
    LookupError,
    ValueError,
    AttributeError,
    TypeError,
    RuntimeError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
)
"""What zipfile and python-docx raise for a package with an odd part: any root is asked for what should be there."""


def docx_text(data: bytes) -> ReadableText:
    """The text of the document's body, a line for each paragraph."""
    _refuse_bomb(data)
    try:
        _refuse_entities(data)
        return _read(data)
    except _MALFORMED as error:
        raise Unreadable(_BROKEN) from error


def _read(data: bytes) -> ReadableText:
    document = docx.Document(BytesIO(data))
    notes = dict(_footnotes(document))
    flow = Flow()
    for paragraph in document.element.body.iter(qn("w:p")):
        if _is_listed(paragraph):
            flow.item()
        _add(paragraph, flow, notes)
        flow.end_line()
    return ReadableText(flow.text(), "docx")


def _refuse_bomb(data: bytes) -> None:
    """Look at the declared sizes before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(_BROKEN) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(gettext_noop("Het Word-bestand is uitgepakt te groot om te lezen."))


def _refuse_entities(data: bytes) -> None:
    """No part of a Word document declares any; also in UTF-16, which has a nought in each character of the mark."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in archive.read(part).replace(b"\0", b""):
                raise Unreadable(OWN_ENTITIES)


def _is_listed(paragraph: Any) -> bool:
    style = paragraph.style or ""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None or style.startswith(("List", "Lijst"))


def _add(paragraph: Any, flow: Flow, notes: dict[str, str]) -> None:
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:footnoteReference")):
        if element.tag == qn("w:t"):
            flow.add(element.text)
        elif element.tag == qn("w:footnoteReference"):
            identity = element.get(qn("w:id"), "")
            if identity in notes:
                flow.note(str(list(notes).index(identity) + 1), notes[identity])
        else:
            flow.add(" ")


def _footnotes(document: Any) -> Iterator[tuple[str, str]]:
    """(id, words) of the footnotes; separators, which Word keeps among them, have no words."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iter(qn("w:footnote")):
                words = "".join(element.text or "" for element in note.iter(qn("w:t")))
                if words.strip():
                    yield note.get(qn("w:id"), ""), words
