"""Orders suggestions by what clerks made of earlier ones. Pure; fitting needs scikit-learn, ordering does not.

Nothing is hidden by it: only the order of what was found changes, and what is promised in so many words stays in front.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

LEAST_VERDICTS = 300
_TRAINED_ON = 0.7
_EXPLICIT = "explicit"


class NotInstalled(Exception):
    """scikit-learn is not there; requirements-learning.txt has it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A suggestion that was judged: the rules that fired, their summed weight, and whether it was taken over."""

    rules: frozenset[str]
    score: float
    taken: bool
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Ranking:
    """A weight for each rule; `before` and `after` are the average precision of the rules' own order and of this one,
    on the newest judgements, which it was not fitted on."""

    weights: Mapping[str, float]
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        return self.after > self.before


def place(rules: Iterable[str], score: float, weights: Mapping[str, float]) -> tuple[bool, float, float]:
    """What to sort suggestions by, highest first."""
    fired = frozenset(rules)
    return _EXPLICIT in fired, sum(weights.get(rule, 0.0) for rule in fired), score


def fit(examples: Sequence[Example]) -> Ranking | None:
    """A ranking fitted on the older judgements and tried on the newer; None where there is too little to learn from."""
    ordered = sorted(examples, key=lambda example: example.decided_at)
    cut = int(len(ordered) * _TRAINED_ON)
    older, newer = ordered[:cut], ordered[cut:]
    if len(ordered) < LEAST_VERDICTS or any(len({example.taken for example in part}) < 2 for part in (older, newer)):
        return None
    weights = _weights(older)
    before = average_precision([(example.score, example.taken) for example in newer])
    after = average_precision([(place(example.rules, example.score, weights), example.taken) for example in newer])
    return Ranking(weights, before, after)


def average_precision(judged: Iterable[tuple[object, bool]]) -> float:
    """The mean, over what was taken, of the share taken among what stands no lower; ties are one place."""
    places: dict[object, list[bool]] = {}
    for key, taken in judged:
        places.setdefault(key, []).append(taken)
    seen = hits = 0
    total = 0.0
    for key in sorted(places, reverse=True):  # type: ignore[type-var]
        seen += len(places[key])
        hits += sum(places[key])
        total += sum(places[key]) * hits / seen
    return total / hits if hits else 0.0


def _weights(examples: Sequence[Example]) -> dict[str, float]:
    try:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        raise NotInstalled from None
    columns = DictVectorizer(sparse=False)
    rows = columns.fit_transform([dict.fromkeys(sorted(example.rules), 1.0) for example in examples])
    model = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
    model.fit(rows, [example.taken for example in examples])
    return {
        str(rule): round(float(weight), 6) for rule, weight in zip(columns.feature_names_, model.coef_[0], strict=True)
    }
