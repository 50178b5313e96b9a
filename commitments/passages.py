"""A paper's plain text cut into paragraphs and pieces, with passages marked; overlapping passages are no trouble.

The text is never HTML and never changed: what the readers of papers left in it (`**bold**`, `*italic*`, `# heading`,
`<sup>1</sup>` for a footnote, `[words](address)`) is shown as what it means; an offset stays a code point of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

CITATION = "citation"
MOST_QUOTED = 10_000
"""Characters: more is a paper, not a passage in it."""

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_MARKUP = re.compile(
    r"<sup>(?P<note>[^<\n]{1,8})</sup>|(?P<bold>\*\*)|(?P<italic>(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*]))"
    r"|\[(?P<words>[^\]\n]{1,200})\]\([^)\s]{1,500}\)"
)


class Quoted(Protocol):
    """What rests on a passage: the words, and where they stood when they were taken over."""

    @property
    def quote(self) -> str: ...
    @property
    def quote_start(self) -> int | None: ...
    @property
    def quote_end(self) -> int | None: ...


def stands(held: Quoted, text: str) -> bool:
    """Whether the quoted words stand in `text` where they are said to; a text that was replaced may have lost them."""
    return bool(held.quote) and text[held.quote_start : held.quote_end] == held.quote


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points `start`..`end` (excluded) of a text, with what they are, where they lead and what to say of them."""

    start: int
    end: int
    kind: str
    anchor: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one look. `passages`: those that cover it; `opens`: those that begin here."""

    text: str
    passages: tuple[Passage, ...] = ()
    opens: tuple[Passage, ...] = ()
    note: str = ""
    bold: bool = False
    italic: bool = False

    @property
    def url(self) -> str:
        """Where a click leads: the shortest passage, for it is the most exact."""
        return min(self.passages, key=lambda passage: passage.end - passage.start).url if self.passages else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: list[Piece]
    is_heading: bool = False
    footnote: str = ""
    passages: list[Passage] = field(default_factory=list)
    """Those that begin in this paragraph."""

    @property
    def notes(self) -> list[Passage]:
        """What the margin says beside it: every passage but the citations, which speak for themselves."""
        return [passage for passage in self.passages if passage.kind != CITATION]


def paragraphs(text: str, passages: Iterable[Passage] = ()) -> Iterator[Paragraph]:
    """The paragraphs of `text` in order; passages that lie outside the text are left out."""
    marked = sorted(
        (passage for passage in passages if 0 <= passage.start < passage.end <= len(text)),
        key=lambda passage: (passage.start, -passage.end),
    )
    for start, end in _blocks(text):
        paragraph = _paragraph(text, start, end, [p for p in marked if p.start < end and p.end > start])
        if paragraph.pieces:
            yield paragraph


def find_passage(text: str, words: str) -> tuple[int, int] | None:
    """Where `words` stand in `text` (code points, end excluded), whatever the white space between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text) if pattern else None
    return match.span() if match else None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    for gap in _BLANK.finditer(text, start):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip())


def _paragraph(text: str, start: int, end: int, passages: list[Passage]) -> Paragraph:
    heading = _HEADING.match(text, start, end)
    begin = heading.end() if heading else start
    pieces: list[Piece] = []
    footnote, bold, italic, place = "", False, False, begin
    opened: set[Passage] = {passage for passage in passages if passage.start < start}
    for match in _MARKUP.finditer(text, begin, end):
        pieces += _cut(text, place, match.start(), passages, opened, bold, italic)
        place = match.end()
        bold ^= match["bold"] is not None
        italic ^= match["italic"] is not None
        if match["note"] and not pieces:
            footnote = match["note"].strip()
        elif match["note"]:
            pieces.append(Piece("", note=match["note"].strip()))
        elif match["words"]:
            first, last = match.span("words")
            pieces += _cut(text, first, last, passages, opened, bold, italic)
    pieces += _cut(text, place, end, passages, opened, bold, italic)
    begun = [passage for passage in passages if passage.start >= start]
    return Paragraph(pieces, is_heading=heading is not None, footnote=footnote, passages=begun)


def _cut(
    text: str, start: int, end: int, passages: list[Passage], opened: set[Passage], bold: bool, italic: bool
) -> Iterator[Piece]:
    """The run `start`..`end`, cut wherever a passage begins or ends."""
    edges = {edge for passage in passages for edge in (passage.start, passage.end) if start < edge < end}
    cuts = sorted({start, end, *edges})
    for first, last in pairwise(cuts):
        covering = tuple(passage for passage in passages if passage.start <= first and passage.end >= last)
        opens = tuple(passage for passage in covering if passage not in opened)
        opened.update(opens)
        yield Piece(text[first:last], covering, opens, bold=bold, italic=italic)
