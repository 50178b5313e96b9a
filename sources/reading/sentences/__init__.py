"""Sentences of a paper with their place in the text, and clean wording for rules to match on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sources.reading.sentences.boundaries import sentence_ends
from sources.reading.sentences.cleaning import Cleaned, clean
from sources.reading.sentences.paragraphs import LIST_ITEM, Kind, Paragraph, noted, paragraphs

__all__ = ["Sentence", "sentences"]

_MARK = re.compile(r"(\d{1,2})\s(?=[A-Z][a-z]*\s)")  # of a note, where print set it before the paragraph


@dataclass(frozen=True)
class Sentence:
    """``text`` is exactly what stands at [start:end) in the paper, footnotes and footers inside it included.

    ``paragraph`` counts the paragraphs of the paper; ``kind`` is "prose", "item" (of a list), "heading" or "note" (a
    footnote, which may lie inside another sentence).
    """

    start: int
    end: int
    text: str
    paragraph: int
    kind: str
    _cleaned: Cleaned
    _from: int
    _to: int

    @cached_property
    def clean(self) -> str:
        """The wording without footnotes, their marks, markup and broken words, in single spaces."""
        return self._cleaned.text[self._from : self._to]

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The footnote marks in the sentence, in order; of a footnote its own."""
        before = self._from if self._cleaned.text[: self._from].strip() else -1
        return tuple(mark for place, mark in self._cleaned.marks if before < place <= self._to)

    def at(self, clean_offset: int) -> int:
        """The offset in the paper of the character at this offset of ``clean``."""
        return self._cleaned.at(self._from + clean_offset)

    def span(self, clean_start: int, clean_end: int) -> tuple[int, int]:
        """The place in the paper of ``clean[clean_start:clean_end]``, which must not be empty."""
        return self.at(clean_start), self.at(clean_end - 1) + 1


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in the order in which they begin; page furniture belongs to none."""
    figures = noted(text)
    found = [
        sentence
        for number, paragraph in enumerate(paragraphs(text))
        for sentence in _of_paragraph(text, number, paragraph, figures)
    ]
    return sorted(found, key=lambda sentence: sentence.start)


def _of_paragraph(text: str, number: int, paragraph: Paragraph, figures: frozenset[str]) -> Iterator[Sentence]:
    cleaned = clean(text, paragraph.start, paragraph.end, paragraph.holes, figures)
    marker = LIST_ITEM.match(cleaned.text) if paragraph.kind is Kind.ITEM else None
    if paragraph.kind is Kind.PROSE and (mark := _MARK.match(cleaned.text)) and mark[1] in figures:
        marker = mark
    start, begun = marker.end() if marker else 0, False
    for end in [*sentence_ends(cleaned.text), len(cleaned.text)]:
        words = cleaned.text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            begin = cleaned.at(first) if begun else paragraph.start
            begun = True
            # Up to where the next sentence begins: a footnote's mark behind the full stop goes with this one.
            last = cleaned.at(end) if end < len(cleaned.text) else paragraph.end
            last = begin + len(text[begin:last].rstrip())
            yield Sentence(
                begin, last, text[begin:last], number, str(paragraph.kind), cleaned, first, start + len(words.rstrip())
            )
        start = end
