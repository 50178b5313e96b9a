"""Markup to running text: a line for each paragraph, "- " before list items, footnotes below their paragraph.

A footnote's mark is written as ``<sup>1</sup>``, in the paragraph and before the note, so that the two can be linked.
"""

import re

_SPACES = re.compile(r"\s+")


class Flow:
    """Collects the text of a document; ``length`` is the offset where the next line will begin."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self._line: list[str] = []
        self._prefix = ""
        self._notes: list[str] = []

    def add(self, words: str | None) -> None:
        """Words that run on in the present line."""
        if words:
            self._line.append(words)

    def item(self) -> None:
        """Begin a list item."""
        self.end_line()
        self._prefix = "- "

    def end_item(self) -> None:
        """Leave a list item, which may be empty."""
        self.end_line()
        self._prefix = ""

    def note(self, mark: str, words: str) -> None:
        """A footnote: its mark here, its words below this paragraph."""
        self._line.append(f"<sup>{mark}</sup>")
        self._notes.append(f"<sup>{mark}</sup> {' '.join(words.split())}")

    def end_line(self) -> tuple[int, int] | None:
        """Close the present line; (start, end) of it in the text, None when there is nothing on it."""
        words = _SPACES.sub(" ", "".join(self._line)).strip()
        self._line = []
        if not words:
            return None
        span = self._put(self._prefix + words)
        self._prefix = ""
        notes, self._notes = self._notes, []
        for note in notes:
            self._put(note)
        return span

    def _put(self, line: str) -> tuple[int, int]:
        start = self.length
        self.lines.append(line)
        self.length += len(line) + 1
        return start, start + len(line)

    def text(self) -> str:
        """Everything, a line for each paragraph."""
        self.end_line()
        return "\n".join(self.lines)
