"""Plain text: the file as it is, with the line ends of any system read as one."""

import codecs

from sources.records import ReadableText, Unreadable, gettext_noop

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plain_text(data: bytes) -> ReadableText:
    """Decode UTF-8 (or UTF-16 with its mark); what is neither is read as Windows-1252.

    Only line ends are changed: Windows ends a line with two characters, and so does a browser that sends pasted text.
    """
    if b"\0" in data[:8192] and not data.startswith(_UTF_16):
        raise Unreadable(gettext_noop("Het bestand bevat geen leesbare tekst."))
    return ReadableText(same_line_ends(_decoded(data)), "txt")


def same_line_ends(text: str) -> str:
    """Each line ends with a line feed, as here since texts are read that way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
