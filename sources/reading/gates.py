"""Which of several gates the words open: a gate is open where one of its stems stands in them.

Papers say the same words over and over, so of each word it is remembered which gates it opens.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_REMEMBERED: Final = 10_000
_LONGEST_WORD: Final = 60


class Gates:
    """Several gates, each given by its stems in lower case; the places of those that are open are bits of a number."""

    def __init__(self, gates: Iterable[Sequence[str]]) -> None:
        stems = [(stem, 1 << place) for place, gate in enumerate(gates) for stem in gate]
        self._stems = [(stem, bit) for stem, bit in stems if " " not in stem]
        self._phrases = [(stem, bit) for stem, bit in stems if " " in stem]
        self._remembered = lru_cache(_REMEMBERED)(self._opened_by)

    def opened(self, lowered: str) -> int:
        """Return the bits of the gates that words in lower case open."""
        opened = 0
        for word in lowered.split():
            opened |= self._remembered(word) if len(word) < _LONGEST_WORD else self._opened_by(word)
        for phrase, bit in self._phrases:
            if phrase in lowered:
                opened |= bit
        return opened

    def _opened_by(self, word: str) -> int:
        opened = 0
        for stem, bit in self._stems:
            if stem in word:
                opened |= bit
        return opened
