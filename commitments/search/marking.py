"""Where in a text the words of a search were found, as safe HTML with <mark>."""

import re
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commitments.search.query import Query, leaves
from commitments.search.tokens import found_as, stem, words

AROUND = 60
"""Characters shown before and after the first hit in a longer text."""
_WORD = re.compile(r"\w+")


class Marker:
    """Knows the words of one search."""

    def __init__(self, query: Query) -> None:
        found = list(leaves(query))
        self._stems = {stem(leaf.words[0]) for leaf in found if leaf.kind == "word"}
        self._phrases = {leaf.words for leaf in found if leaf.kind == "phrase"}
        self._beginnings = tuple(leaf.words[0] for leaf in found if leaf.kind == "prefix")

    def marked(self, text: str) -> SafeString:
        """The whole text."""
        return self._html(text, list(self._hits(text)))

    def around(self, text: str) -> SafeString:
        """A piece of the text around its first hit; "" when there is none."""
        hits = list(self._hits(text))
        if not hits:
            return SafeString("")
        start, end = _widened(text, *hits[0])
        inside = [(a - start, b - start) for a, b in hits if start <= a and b <= end]
        piece = self._html(text[start:end], inside)
        return format_html("{}{}{}", "… " if start else "", piece, " …" if end < len(text) else "")

    def _html(self, text: str, hits: list[tuple[int, int]]) -> SafeString:
        pieces, done = [], 0
        for start, end in hits:
            pieces.append((text[done:start], format_html("<mark>{}</mark>", text[start:end])))
            done = end
        return format_html_join("", "{}{}", pieces) + format_html("{}", text[done:])

    def _hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Spans in code points, in order, none within another."""
        spans = [(match.start(), match.end(), words(match[0])) for match in _WORD.finditer(text)]
        flat = [(start, end, word) for start, end, found in spans for word in found]
        place = 0
        while place < len(flat):
            length = self._length(flat, place)
            if length:
                yield flat[place][0], flat[place + length - 1][1]
            place += length or 1

    def _length(self, flat: list[tuple[int, int, str]], place: int) -> int:
        """How many words from here on are a hit; 0 for none."""
        for phrase in self._phrases:
            if tuple(word for _start, _end, word in flat[place : place + len(phrase)]) == phrase:
                return len(phrase)
        word = flat[place][2]
        is_hit = not self._stems.isdisjoint(found_as(word)) or (self._beginnings and word.startswith(self._beginnings))
        return 1 if is_hit else 0


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with some words around it, none cut through."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = text.rfind(" ", end, last)
        last = end if last < 0 else last
    return first, last
