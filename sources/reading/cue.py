"""What a rule of the reader is: a pattern with its weight, the note that a clerk reads, and an example of our own."""

import re
from dataclasses import dataclass

from sources.reading.alternatives import stems


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One rule: its name, weight, pattern, the note that a clerk reads, and an example of our own.

    ``gate`` finds the stems of which one must stand in the words before the pattern is tried, for speed. Each rule
    exists once, so rules are compared by identity.
    """

    rule: str
    weight: float
    pattern: re.Pattern[str]
    note: str
    example: str
    gate: re.Pattern[str] | None = None

    def search(self, words: str) -> re.Match[str] | None:
        """Search the words; the gate spares the pattern where none of its stems stands."""
        if self.gate and not self.gate.search(words.lower()):
            return None
        return self.pattern.search(words)


@dataclass(frozen=True, slots=True, eq=False)
class Gated:
    """A pattern that is no rule by itself, with a gate as that of a rule: every match holds one of its stems."""

    pattern: re.Pattern[str]
    gate: re.Pattern[str]

    def search(self, words: str) -> re.Match[str] | None:
        """Search the words; the gate spares the pattern where none of its stems stands."""
        return self.pattern.search(words) if self.gate.search(words.lower()) else None


def gate_of(words: str) -> re.Pattern[str]:
    """Return what finds these stems, set apart by blanks; "_" stands for a blank inside one."""
    return stems(*(stem.replace("_", " ") for stem in words.split()))


def cue_of(rule: str, weight: float, pattern: str, note: str, example: str, gate: str = "") -> Cue:
    """Return a rule whose pattern is given as text."""
    compiled = re.compile(pattern, re.IGNORECASE | re.DOTALL)
    return Cue(rule, weight, compiled, note, example, gate_of(gate) if gate else None)
