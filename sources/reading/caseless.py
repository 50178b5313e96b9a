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
    """A pattern compiled with IGNORECASE, and a gate: stems set apart by blanks, of which each match holds one.

    In a stem "_" stands for a blank.
    """

    __slots__ = ("_gate", "lowered", "pattern", "stems")

    def __init__(self, pattern: re.Pattern[str], gate: str = "") -> None:
        self.pattern = pattern
        self.stems = tuple(stem.replace("_", " ") for stem in gate.split())
        self._gate = stems(*self.stems) if gate else None
        wider = in_lower_case(pattern.pattern)
        self.lowered = None if wider is None else re.compile(wider, pattern.flags & ~re.IGNORECASE)

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on, as ``pattern.search`` does."""
        if self._gate is not None and self._gate.search(words.lower(), start) is None:
            return None
        return self.search_open(words, start)

    def search_open(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Search the words where the gate is known to be open."""
        lowered = words.lower()
        if self.lowered is None or len(lowered) != len(words):
            return self.pattern.search(words, start)
        near = self.lowered.search(lowered, start)
        return None if near is None else self.pattern.search(words, near.start())


def any_case(pattern: str, gate: str = "", flags: re.RegexFlag = re.NOFLAG) -> Caseless:
    """Return what looks for a pattern, given as text, in any case."""
    return Caseless(re.compile(pattern, flags | re.IGNORECASE), gate)


def in_lower_case(pattern: str) -> str | None:
    """Return what finds in lower case whatever this finds in any; None where case counts in another way."""
    for cased, wider in _WIDER:
        pattern = pattern.replace(cased, wider)
    if "(?-i:" in pattern:
        return None
    return _CAPITAL.sub(lambda found: found["kept"] or found[0].lower(), pattern)
