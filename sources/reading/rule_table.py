"""Which rules may stand in a clause, told by one look at its words: by their gates."""

from collections.abc import Sequence
from typing import Final

from sources.reading import act_cues, agreed_cues, cues, pledge_cues, reserved_cues
from sources.reading.cue import Cue
from sources.reading.gates import Gates

_ACROSS: Final = (cues.INTENTION, act_cues.ENSURED, *pledge_cues.ACROSS, *reserved_cues.ACROSS, *agreed_cues.ACROSS)
"""These are read over the whole sentence: "ik verwacht dat ...", "ik zorg ervoor dat ..." span two clauses."""


class RuleTable:
    """Rules in the order in which they are tried; a rule without a gate is always tried."""

    def __init__(self, rules: Sequence[Cue]) -> None:
        self.within = _Row([rule for rule in rules if rule not in _ACROSS])
        self.across = _Row([rule for rule in rules if rule in _ACROSS])


class _Row:
    def __init__(self, rules: Sequence[Cue]) -> None:
        self._gates = Gates(rule.wording.stems for rule in rules)
        self._rules = [(1 << place, rule) for place, rule in enumerate(rules)]
        self._always = sum(bit for bit, rule in self._rules if not rule.wording.stems)

    def tried(self, words: str) -> list[Cue]:
        """Return the rules that may stand in these words."""
        opened = self._gates.opened(words.lower()) | self._always
        return [rule for bit, rule in self._rules if opened & bit]
