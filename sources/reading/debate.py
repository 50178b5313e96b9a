"""A debate report laid out for reading: its text, sentences and turns, and the frame that promises are read against."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sources.reading.moments import Frame
from sources.reading.sentences import Sentence
from sources.reading.spans import Span
from sources.reading.turns import Turn


@dataclass(frozen=True)
class Debate:
    """One report; sentences and turns in the order of the text."""

    text: str
    sentences: Sequence[Sentence]
    turns: Sequence[Turn]
    frame: Frame

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def said(self, span: Span) -> Sequence[Sentence]:
        """Return the sentences that begin in a part of the text."""
        return self.sentences[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def within(self, span: Span) -> Iterator[Turn]:
        """Yield the turns in a part of the text, cut to it."""
        for turn in self.turns:
            start, end = max(turn.span.start, span.start), min(turn.span.end, span.end)
            if start < end:
                yield replace(turn, span=Span(start, end))
