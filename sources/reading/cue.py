"""What a rule of the reader is: a pattern with its weight, the note that a clerk reads, and an example of our own."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One rule: its name, weight, pattern, the note that a clerk reads, and an example of our own.

    ``gate`` holds stems of which one must stand in the words before the pattern is tried, for speed. Each rule exists
    once, so rules are compared by identity.
    """

    rule: str
    weight: float
    pattern: re.Pattern[str]
    note: str
    example: str
    gate: tuple[str, ...] = ()

    def search(self, words: str) -> re.Match[str] | None:
        """Search the words; the gate spares the pattern where none of its stems stands."""
        if self.gate:
            lowered = words.lower()
            for stem in self.gate:
                if stem in lowered:
                    return self.pattern.search(words)
            return None
        return self.pattern.search(words)


def _stems(gate: str) -> tuple[str, ...]:
    """The stems of a gate, set apart by blanks; "_" stands for a blank inside one."""
    return tuple(stem.replace("_", " ") for stem in gate.split())


def cue_of(rule: str, weight: float, pattern: str, note: str, example: str, gate: str = "") -> Cue:
    """Return a rule whose pattern is given as text."""
    return Cue(rule, weight, re.compile(pattern, re.IGNORECASE | re.DOTALL), note, example, _stems(gate))
