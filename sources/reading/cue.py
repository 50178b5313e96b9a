"""What a rule of the reader is: a pattern with its weight, the note that a clerk reads, and an example of our own."""

import re
from dataclasses import dataclass

from sources.reading.caseless import Caseless, any_case


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One rule: its name, weight, what it looks for, the note that a clerk reads, and an example of our own.

    Each rule exists once, so rules are compared by identity.
    """

    rule: str
    weight: float
    wording: Caseless
    note: str
    example: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself, for every match and for a match at a place."""
        return self.wording.pattern

    def search(self, words: str, start: int = 0) -> re.Match[str] | None:
        """Search the words from a place on."""
        return self.wording.search(words, start)


def cue_of(rule: str, weight: float, pattern: str, note: str, example: str, gate: str = "") -> Cue:
    """Return a rule whose pattern is given as text; its gate: stems set apart by blanks, one in each match."""
    return Cue(rule, weight, any_case(pattern, gate, re.DOTALL), note, example)
