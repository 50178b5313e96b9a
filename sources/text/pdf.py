"""PDF: text page by page with pypdfium2, and with pypdf where that one gives up."""

import logging
from collections.abc import Callable
from io import BytesIO

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError

from sources.records import ReadableText, Unreadable, gettext_noop
from sources.text.length import MOST_CHARACTERS, too_long

MOST_PAGES = 2_000
_FEWEST_CHARACTERS = 20  # less than this on all pages together is a scan's stray mark, no text

_BROKEN = gettext_noop("De PDF is beschadigd en kan niet worden gelezen.")
_LOCKED = gettext_noop("De PDF is met een wachtwoord beveiligd.")


def pdf_text(data: bytes) -> ReadableText:
    """Lines as they stand on the pages; words that a line breaks are joined, pages follow each other."""
    try:
        text = _with_pdfium(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(_LOCKED) from error
        text = _with_pypdf(data)
    if sum(not character.isspace() for character in text[:5_000]) < _FEWEST_CHARACTERS:
        raise Unreadable(gettext_noop("De PDF bevat geen tekst; waarschijnlijk is het een scan."))
    return ReadableText(text, "pdf")


def _with_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return _pages(len(document), lambda number: _page_text(document, number))
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded())
    finally:
        words.close()
        page.close()


def _with_pypdf(data: bytes) -> str:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports each repair that it makes
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(_LOCKED)
        return _pages(len(reader.pages), lambda number: reader.pages[number].extract_text())
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise Unreadable(_BROKEN) from error


def _pages(count: int, read: Callable[[int], str]) -> str:
    if count > MOST_PAGES:
        raise Unreadable(gettext_noop("De PDF heeft meer dan %(number)s bladzijden."), number=MOST_PAGES)
    pages: list[str] = []
    length = 0
    for number in range(count):
        page = read(number).replace("\r\n", "\n").replace("\r", "\n")
        # pdfium writes U+FFFE where a line breaks a word, some PDFs U+0002 or a soft hyphen.
        for hyphen in ("\ufffe\n", "\ufffe", "\x02\n", "\x02", "\u00ad\n"):
            page = page.replace(hyphen, "")
        pages.append(page.replace("\0", "").strip("\n"))
        length += len(page)
        if length > MOST_CHARACTERS:
            raise too_long()
    return "\n".join(page for page in pages if page)
