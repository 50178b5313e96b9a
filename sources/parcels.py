"""What a clerk hands in at once, as single files: chosen files, a folder, the papers in a zip, a pasted text.

A zip is opened here, under limits on the number of entries, on what they unpack to and on how tightly they are packed;
a zip in a zip is not opened. Names are labels: nothing is ever written to a path made of one.
"""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from sources.records import Remark, gettext_noop
from sources.text import MOST_BYTES

ENDINGS = ("txt", "html", "htm", "xml", "pdf", "docx")
MOST_ENTRIES = 500
MOST_UNPACKED = 400 * 1024 * 1024
MOST_TIGHT = 200
"""Bytes unpacked for each byte packed; text packs some ten to one."""
MOST_NAMED = 20
"""Files of another kind, in what is handed in at once."""
LONGEST_NAME = 255

EMPTY = gettext_noop("Het bestand is leeg.")
TOO_LARGE = gettext_noop("Het bestand is groter dan 50 MB.")
OTHER_KIND = gettext_noop("Dit soort bestand wordt niet gelezen; wel .txt, .html, .xml, .pdf, .docx en .zip.")
NO_ZIP_WITHIN = gettext_noop("Een zip in een zip wordt niet geopend; bied die los aan.")
OTHERS_TOO = gettext_noop("Dit soort bestand wordt niet gelezen, en zo nog %(number)s andere bestanden niet.")
NO_ZIP = gettext_noop("Dit is geen zip-bestand, of het is beschadigd.")
LOCKED = gettext_noop("Dit bestand in de zip is versleuteld.")
TOO_MUCH = gettext_noop("De zip bevat te veel bestanden of pakt te groot uit; bied de stukken los aan.")
NOTHING_IN_IT = gettext_noop("In de zip staat niets dat gelezen kan worden.")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file by its name, or why it cannot be taken in."""

    name: str
    data: bytes = b""
    trouble: Remark | None = None


def unpack(name: str, content: IO[bytes], size: int) -> Iterator[Parcel]:
    """The file itself, or what is in it when it is a zip."""
    label = plain_name(name)
    if size > MOST_BYTES:
        yield Parcel(label, trouble=Remark(TOO_LARGE))
    elif not size:
        yield Parcel(label, trouble=Remark(EMPTY))
    elif ending(name) == "zip":
        yield from _unzip(label, content)
    elif ending(name) not in ENDINGS:
        yield Parcel(label, trouble=Remark(OTHER_KIND))
    else:
        yield Parcel(label, content.read())


def few_of_other_kinds(parcels: Iterable[Parcel]) -> Iterator[Parcel]:
    """What is no paper is named file by file, but not without end: of a folder of photographs the last one counts."""
    last, others = None, 0
    for parcel in parcels:
        if parcel.trouble != Remark(OTHER_KIND):
            yield parcel
        elif others < MOST_NAMED:
            yield parcel
            others += 1
        else:
            last, others = last or parcel, others + 1
    if last:
        more = others - MOST_NAMED - 1
        yield Parcel(last.name, trouble=Remark(OTHERS_TOO, {"number": more}) if more else last.trouble)


def pasted(text: str, name: str) -> Parcel:
    """A text that was copied: source of a page or of the official publications is read as the file would be."""
    start = text.lstrip()[:200].lower()
    kind = "xml" if start.startswith("<?xml") else "html" if start.startswith(("<!doctype html", "<html")) else "txt"
    return Parcel(f"{name}.{kind}", text.encode())


def ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def plain_name(name: str) -> str:
    """The last part of a name, whatever path or control characters it pretends to have."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-LONGEST_NAME:] or "naamloos"


def _unzip(label: str, content: IO[bytes]) -> Iterator[Parcel]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content.read()))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield Parcel(label, trouble=Remark(NO_ZIP))
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if _is_bomb(entries):
            yield Parcel(label, trouble=Remark(TOO_MUCH))
            return
        papers = [entry for entry in entries if _is_paper(entry.filename)]
        others = [entry.filename for entry in entries if not (_is_paper(entry.filename) or _is_own(entry.filename))]
        if not papers:
            yield Parcel(label, trouble=Remark(NOTHING_IN_IT))
        yield from (_entry(archive, entry) for entry in papers)
        yield from (_other(name) for name in others)


def _is_paper(name: str) -> bool:
    return ending(name) in ENDINGS


def _is_own(name: str) -> bool:
    """What a computer puts in a zip for itself."""
    path = PurePosixPath(name)
    return path.name.startswith(".") or path.parts[:1] == ("__MACOSX",) or path.name in ("Thumbs.db", "desktop.ini")


def _other(name: str) -> Parcel:
    return Parcel(plain_name(name), trouble=Remark(NO_ZIP_WITHIN if ending(name) == "zip" else OTHER_KIND))


def _is_bomb(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """By what the archive says of itself; what an entry really unpacks to is bounded again while it is read."""
    rows = list(entries)
    tight = any(row.file_size > MOST_TIGHT * max(row.compress_size, 1) and row.file_size > MOST_BYTES for row in rows)
    return tight or len(rows) > MOST_ENTRIES or sum(row.file_size for row in rows) > MOST_UNPACKED


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Parcel:
    label = plain_name(entry.filename)
    if entry.flag_bits & 0x1:
        return Parcel(label, trouble=Remark(LOCKED))
    try:
        with archive.open(entry) as packed:
            data = packed.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError):
        return Parcel(label, trouble=Remark(NO_ZIP))
    if len(data) > MOST_BYTES:
        return Parcel(label, trouble=Remark(TOO_LARGE))
    return Parcel(label, data) if data else Parcel(label, trouble=Remark(EMPTY))
