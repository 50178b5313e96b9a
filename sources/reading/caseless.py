"""Patterns over words in any case, looked for in lower case first: that costs a third of asking each letter its case.

Where a pattern asks for a capital, the first look takes any letter. What it finds is asked of the words as they stand.
"""

import re
from typing import Final

from sources.reading.alternatives import stems

_WIDER: Final = (
    (r"(?-i:[A-ZÀ-Ý])", r"\S"),
    (r"(?-i:[Dd]e commissie(?![-\s][A-Z]))", "de commissie"),
    (r"(?-i:Kamer)", "kamer"),
    (r"(?-i:(?:EK|TK)(?! \d)(?:\sen\s(?:de\s)?(?:EK|TK))?\b)", r"(?:ek|tk)(?:\sen\s(?:de\s)?(?:ek|tk))?\b"),
    (r"(?-i:EK en (?:de )?TK|TK en (?:de )?EK)", r"(?:ek en (?:de )?tk|tk en (?:de )?ek)"),
    (r"(?-i:[A-Z]{1,3}\b)", r"\S{1,3}\b"),
    (r"(?-i:[A-Z]\b)", r"\S\b"),
    ("À-Ý", "À-ÿ"),
)
"""Where case counts in a pattern, and what stands in its place in lower case. None may be what must not follow."""
_CAPITAL: Final = re.compile(r"(?P<kept>\\.|\(\?P)|[A-Z]")


class Caseless:
    """What looks for a pattern, with a gate: stems set apart by blanks, of which each match holds one.

    In a stem "_" stands for a blank. Patterns are compiled when they are first needed: compiling all of them takes a
    second, and most processes read no paper.
    """

    __slots__ = ("_gate", "_lowered", "_pattern", "_wider", "flags", "stems", "text")

    def __init__(self, text: str, gate: str = "", flags: int = re.IGNORECASE) -> None:
        self.text, self.flags, self._wider = text, flags, in_lower_case(text)
        self.stems = tuple(stem.replace("_", " ") for stem in gate.split())
        self._pattern: re.Pattern[str] | None = None
        self._lowered: re.Pattern[str] | None = None
        self._gate: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern as it is meant."""
        if self._pattern is None:
            self._pattern = re.compile(self.text, self.flags)
        return self._pattern

    @property
    def lowered(self) -> re.Pattern[str] | None:
        """What finds all that it finds, and maybe more, in lower case; None where case counts in another way."""
        if self._lowered is None and self._wider is not None:
            self._lowered = re.compile(self._wider, self.flags & ~re.IGNORECASE)
        return self._lowered

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on, as ``pattern.search`` does."""
        return self.search_open(words, start) if self._is_open(words, start) else None

    def search_open(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Search the words where the gate is known to be open."""
        lowered, near = words.lower(), self.lowered
        if near is None or len(lowered) != len(words):
            return self.pattern.search(words, start)
        found = near.search(lowered, start)
        return None if found is None else self.pattern.search(words, found.start())

    def _is_open(self, words: str, start: int) -> bool:
        if not self.stems:
            return True
        if self._gate is None:
            self._gate = stems(*self.stems)
        return self._gate.search(words.lower(), start) is not None


def any_case(pattern: str, gate: str = "", flags: re.RegexFlag = re.NOFLAG) -> Caseless:
    """Return what looks for a pattern, given as text, in any case."""
    return Caseless(pattern, gate, flags | re.IGNORECASE)


def in_lower_case(pattern: str) -> str | None:
    """Return what finds in lower case whatever this finds in any; None where case counts in another way."""
    for cased, wider in _WIDER:
        pattern = pattern.replace(cased, wider)
    if "(?-i:" in pattern:
        return None
    return _CAPITAL.sub(lambda found: found["kept"] or found[0].lower(), pattern)
