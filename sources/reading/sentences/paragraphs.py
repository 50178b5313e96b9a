"""Lines of a text put together to paragraphs, with the page's furniture and footnotes in between set apart.

A paragraph is a stretch of the text. What stands inside it but does not belong to it (a footnote at the foot of the
page on which the sentence breaks off, a footer) is one of its holes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

FURNITURE = re.compile(
    r"[^\w\n]{0,20}(?:(?:kst|ah-tk|ah-ek|h-tk)-[\w-]+ .*ISSN.*|\d{6} ?F\b.*|ISSN\b.*"
    r"|(?:Tweede|Eerste) Kamer, vergaderjaar .*"
    r"|P ?agina \d+(?: van \d+)?|\d{1,3}(?: \d{1,3})*|[.\-_*\s]+)\s{0,9}"
)
_NOTE_BEGINS = (
    r"(?:Zie|Raadpleegbaar|Ter inzage|Kamerst\w*|Kst|Stb|Stcrt|Handelingen|Aanhangsel|Bijlage|Brief|TK|EK"
    r"|(?:Tweede|Eerste) Kamer(?=,)|www|https?|PbE\w*|ECLI|Artikel|Conform|Idem|Ibid|Vgl|Zoals)\b"
    # "1 Zoals toegezegd informeer ik u": print set the mark of a note before the paragraph
    r"(?!(?:(?<=Zoals)|(?<=Conform)|(?<=Bijlage))[^.]{0,300}\b(?:informeer|bericht|meld|zend|stuur"
    r"|bied|doe|deel|geef|voldoe)\w{0,2} (?:ik|wij)\b)"
)
_FOOTNOTE = re.compile(
    r"\s{0,9}(?:<sup>\s{0,9}\d{1,3}\s{0,9}</sup>|\[\^?\d{1,3}\]:?|[¹²³⁴⁵⁶⁷⁸⁹]+)\s{0,9}\S"
    rf"|\s{{0,9}}\d{{1,2}} (?={_NOTE_BEGINS})"
    r"|\s{0,9}['’`]\s?(?=Ter inzage)"
)
_FIGURED = re.compile(rf"(?:^[ \t]{{0,9}}|[.)] )(\d{{1,2}}) (?={_NOTE_BEGINS})", re.MULTILINE)
# A citation as a line of its own, its mark lost; where lines are broken by a margin any line may begin with one.
_BARE_FOOTNOTE = re.compile(r"\s{0,9}(?:https?://|Kamerstuk(?:ken)?\s(?:II?\b|\d\d)|Kst\. )")
LIST_ITEM = re.compile(r"\s{0,9}(?:[-–—•●▪◦*]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])\s{1,9}(?=\S)")
HEADING = re.compile(r"\s{0,9}#{1,6}\s|\s{0,9}\*\*[^*\n]+\*\*\s{0,9}\Z")
_TERMINAL = re.compile(r"[.!?:;…][\"'’”»)\]*_]*(?:<sup>[^<]{1,6}</sup>|\d{1,2})?[\"'’”»)\]*_]*\s{0,9}\Z")
_LOWER = re.compile(r"[\"'’‘“«(]{0,5}[a-zà-ÿ]")
_OPEN_WORD = re.compile(
    r"\b(?:de|het|een|van|en|of|in|op|aan|door|met|voor|bij|tot|te|ter|naar|over|onder|uit|om|als|dan|dat|die|dit"
    r"|deze|lid|leden"
    r"|heer|mevrouw|minister|mijn|onze|uw|haar|zijn|hun|per|tussen|tegen|zonder|tijdens|nr\.|nrs\.|drs\.|mr\."
    r"|dr\.)\s{0,9}\Z",
    re.IGNORECASE,
)


def noted(text: str) -> frozenset[str]:
    """The figures of the footnotes that stand in lines of their own."""
    return frozenset(note[1] for note in _FIGURED.finditer(text))


class Kind(StrEnum):
    """What a line is."""

    PROSE = "prose"
    NOTE = "note"
    ITEM = "item"
    HEADING = "heading"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Paragraph:
    """text[start:end], with ``holes`` in it: (start, end) of what does not belong."""

    start: int
    end: int
    kind: Kind
    holes: list[tuple[int, int]] = field(default_factory=list)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Paragraphs, list items, headings and footnotes in the order of the text; furniture is left out."""
    width = _wrapped_width(text)
    open_one: Paragraph | None = None
    waiting: list[Paragraph] = []  # what stood behind the open paragraph: notes and furniture
    blank = False
    for line in _lines(text, width):
        if line.start == line.end:
            blank = True
            continue
        if open_one and line.kind in (Kind.NOTE, Kind.FURNITURE):
            waiting.append(line)
        elif open_one and _goes_on(text, open_one, line, blank, bool(waiting), width):
            open_one.holes.extend((hole.start, hole.end) for hole in waiting)
            yield from _notes(waiting)
            open_one.end, waiting = line.end, []
        else:
            yield from filter(None, [open_one, *_notes(waiting)])
            open_one, waiting = (None, [line]) if line.kind in (Kind.NOTE, Kind.FURNITURE) else (line, [])
        blank = False
    yield from filter(None, [open_one, *_notes(waiting)])


def _notes(waiting: list[Paragraph]) -> list[Paragraph]:
    return [line for line in waiting if line.kind is Kind.NOTE]


def _lines(text: str, width: int) -> Iterator[Paragraph]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        stripped = line.strip()
        first = start + len(line) - len(line.lstrip())
        yield Paragraph(first, first + len(stripped), _kind(stripped, width) if stripped else Kind.PROSE)
        start = end + 1


def _kind(line: str, width: int) -> Kind:
    if FURNITURE.fullmatch(line):
        return Kind.FURNITURE
    if _FOOTNOTE.match(line) or (not width and _BARE_FOOTNOTE.match(line)):
        return Kind.NOTE
    if HEADING.match(line):
        return Kind.HEADING
    return Kind.ITEM if LIST_ITEM.match(line) else Kind.PROSE


def _goes_on(text: str, before: Paragraph, line: Paragraph, blank: bool, broken: bool, width: int) -> bool:
    """Tell whether the line goes on with the paragraph: its last sentence is open and the line does not begin one."""
    if line.kind is not Kind.PROSE or before.kind is Kind.HEADING:
        return False
    last = text[max(before.start, before.end - 40) : before.end]
    if not blank and width and before.end - max(before.start, text.rfind("\n", 0, before.end) + 1) > 0.75 * width:
        return True
    if _TERMINAL.search(last):
        return False
    if _LOWER.match(text, line.start):
        return True
    return (broken or not blank) and bool(_OPEN_WORD.search(last))


def _wrapped_width(text: str) -> int:
    """The width of a text whose lines are broken by a typewriter's margin; 0 when a line is a paragraph."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.95)]
    full = sum(1 for length in lengths if length > 0.75 * widest)
    return widest if 40 <= widest <= 130 and full >= 0.5 * len(lengths) else 0
