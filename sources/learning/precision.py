"""How often a rule is right, with what remains uncertain. Pure."""

from dataclasses import dataclass
from math import comb

LEAST_VERDICTS = 20
WEAK = 0.2
_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class Precision:
    """What clerks made of a rule's suggestions; the posterior is Beta(1 + taken, 1 + rejected)."""

    taken: int
    rejected: int

    @property
    def mean(self) -> float:
        return (self.taken + 1) / (self.taken + self.rejected + 2)

    @property
    def low(self) -> float:
        """With 95 % certainty the rule is right at least this often."""
        return self._quantile((1 - _COVERED) / 2)

    @property
    def high(self) -> float:
        """With 95 % certainty the rule is right at most this often."""
        return self._quantile((1 + _COVERED) / 2)

    @property
    def is_weak(self) -> bool:
        """Whether to propose that the rule weighs less; it is never dropped by itself."""
        return self.taken + self.rejected >= LEAST_VERDICTS and self.low < WEAK

    def _quantile(self, share: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if self._below(middle) < share else (low, middle)
        return (low + high) / 2

    def _below(self, bound: float) -> float:
        """The probability that the rule is right less often than `bound`, exactly: a sum of binomial terms."""
        trials = self.taken + self.rejected + 1
        terms = (
            comb(trials, hits) * bound**hits * (1 - bound) ** (trials - hits)
            for hits in range(self.taken + 1, trials + 1)
        )
        return sum(terms)
