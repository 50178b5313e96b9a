"""Plain text: the file as it is."""

import codecs

from sources.records import ReadableText, Unreadable, gettext_noop

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plain_text(data: bytes) -> ReadableText:
    """Decode UTF-8 (or UTF-16 with its mark); what is neither is read as Windows-1252. Nothing is changed."""
    if data.startswith(_UTF_16):
        return ReadableText(data.decode("utf-16", errors="replace"), "txt")
    if b"\0" in data[:8192]:
        raise Unreadable(gettext_noop("Het bestand bevat geen leesbare tekst."))
    try:
        return ReadableText(data.decode("utf-8"), "txt")
    except UnicodeDecodeError:
        return ReadableText(data.decode("cp1252", errors="replace"), "txt")
