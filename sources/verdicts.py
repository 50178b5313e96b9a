"""What clerks made of what was read: taken over, changed, rejected or missed, and what that says of each rule."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from commitments.models import Commitment, Document, FollowUp
from commitments.passages import stands
from commitments.querysets import CommitmentQuerySet
from sources.learning.precision import Precision
from sources.learning.ranking import Example, NotInstalled, fit
from sources.models import OUTCOMES, Ranker, Reading, Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.reading.rules import RULES
from sources.replacing import quoting

_TAKEN = (VerdictOutcome.ACCEPTED, VerdictOutcome.EDITED)


def settle(*, now: datetime) -> int:
    """Write the verdicts that lie in the register: what stands there of a paper was taken over, changed, or missed.

    Returns how many are new; the same twice writes nothing. Nobody waits longer than one paper takes.
    """
    read = Document.objects.filter(readings__isnull=False).order_by("pk").distinct()
    return sum(_settle(key, now) for key in list(read.values_list("pk", flat=True)))


@transaction.atomic
def _settle(key: int, now: datetime) -> int:
    document = Document.objects.defer("text").filter(pk=key).first()
    reading = document.readings.first() if document else None
    if document is None or reading is None:
        return 0
    new = 0
    for held in (row for row in quoting(document) if stands(row, document.text)):
        verdict = _judged(held, reading)
        if verdict is not None:
            _sign(verdict, held, now)
            verdict.save()
            new += 1
    return new


def _judged(held: Commitment | FollowUp, reading: Reading) -> Verdict | None:
    """The verdict that this row of the register is; None when it was written before."""
    is_promise = isinstance(held, Commitment)
    commitment = held if isinstance(held, Commitment) else held.commitment
    kind = SuggestionKind.COMMITMENT if is_promise else SuggestionKind.FULFILMENT
    found = list(
        reading.suggestions.filter(kind=kind, start__lt=held.quote_end, end__gt=held.quote_start).order_by("id")
    )
    if not found:
        missed = Verdict.objects.filter(suggestion=None, document=reading.document, quote_start=held.quote_start)
        told = missed.filter(commitment__in=_sharing_the_passage(commitment)).exists()
        return None if told else _missed(held, commitment, reading)
    best = max(found, key=lambda row: min(row.end, held.quote_end or 0) - max(row.start, held.quote_start or 0))
    if best.verdicts.filter(outcome__in=_TAKEN).exists():
        return None
    outcome = VerdictOutcome.ACCEPTED if _is_as_read(held, best) else VerdictOutcome.EDITED
    return Verdict(suggestion=best, commitment=commitment, outcome=outcome, **of_reading(best, reading))


def _sharing_the_passage(commitment: Commitment) -> CommitmentQuerySet:
    """The whole and its parts stand in one passage, which is missed once."""
    whole = commitment.parent_id or commitment.pk
    return Commitment.objects.filter(Q(pk=whole) | Q(parent=whole))


def _missed(held: Commitment | FollowUp, commitment: Commitment, reading: Reading) -> Verdict:
    return Verdict(
        document=reading.document,
        commitment=commitment,
        quote_start=held.quote_start,
        outcome=VerdictOutcome.MISSED,
        ruleset=reading.ruleset,
    )


def of_reading(suggestion: Suggestion, reading: Reading) -> dict[str, object]:
    """The rules that a verdict speaks of, and their version."""
    return {"ruleset": reading.ruleset, "rules": sorted({reason["rule"] for reason in suggestion.reasons})}


def _is_as_read(held: Commitment | FollowUp, read: Suggestion) -> bool:
    """Whether the clerk changed neither the passage nor what it means."""
    if (held.quote_start, held.quote_end) != (read.start, read.end):
        return False
    if isinstance(held, FollowUp):
        return held.outcome == OUTCOMES.get(read.outcome)
    return (held.commitment_class, held.deadline_wording) == (read.commitment_class, read.deadline_wording)


def _sign(verdict: Verdict, held: Commitment | FollowUp, now: datetime) -> None:
    commitment = held if isinstance(held, Commitment) else held.commitment
    event = (
        commitment.events.filter(document=verdict.document).order_by("id").first()
        or commitment.events.order_by("id").first()
    )
    verdict.user, verdict.decided_at = (event.actor, event.recorded_at) if event else (None, now)


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A rule with what clerks made of it."""

    rule: str
    note: str
    example: str
    precision: Precision

    @property
    def mean(self) -> int:
        """In whole percents, as `low` and `high`."""
        return round(100 * self.precision.mean)

    @property
    def low(self) -> int:
        return round(100 * self.precision.low)

    @property
    def high(self) -> int:
        return round(100 * self.precision.high)


def rule_records() -> list[RuleRecord]:
    """Each rule that was judged, the least certain to be right first."""
    taken, rejected = Counter[str](), Counter[str]()
    for _suggestion, verdict in _last_verdicts():
        (taken if verdict.outcome in _TAKEN else rejected).update(verdict.rules)
    records = [
        RuleRecord(rule, *_told(rule), Precision(taken[rule], rejected[rule]))
        for rule in taken.keys() | rejected.keys()
    ]
    return sorted(records, key=lambda record: (record.precision.low, record.rule))


def _told(rule: str) -> tuple[str, str]:
    cue = RULES.get(rule)
    return (cue.note, cue.example) if cue else ("", "")


def _last_verdicts() -> list[tuple[Suggestion, Verdict]]:
    """Each suggestion that was judged, with what was decided last and not undone."""
    rows = Suggestion.objects.filter(pk__in=Verdict.objects.values("suggestion")).order_by("pk")
    last = [(row, row.standing[-1:]) for row in rows.select_related("reading").prefetch_related("verdicts")]
    return [(row, kept[0]) for row, kept in last if kept and kept[0].outcome != VerdictOutcome.LATE]


def learn(*, now: datetime) -> Ranker | None:
    """Fit an order of suggestions on all verdicts; None when there are too few, no new ones, or no scikit-learn."""
    verdicts = _last_verdicts()
    last = Ranker.objects.first()
    if last and last.verdicts == len(verdicts):
        return None
    try:
        ranking = fit([_example(*judged) for judged in verdicts])
    except NotInstalled:
        return None
    if ranking is None:
        return None
    return Ranker.objects.create(
        fitted_at=now,
        verdicts=len(verdicts),
        weights=dict(ranking.weights),
        precision_before=ranking.before,
        precision_after=ranking.after,
        is_kept=ranking.is_better,
    )


def _example(suggestion: Suggestion, verdict: Verdict) -> Example:
    return Example(fired(suggestion), suggestion.score, verdict.outcome in _TAKEN, verdict.decided_at)


def fired(suggestion: Suggestion) -> frozenset[str]:
    """The rules of a suggestion; a debate's count apart, for people speak otherwise than they write."""
    is_debate = str(suggestion.reading.metadata.get("kind") or "").startswith("verslag")
    rules = {reason["rule"] for reason in suggestion.reasons}
    return frozenset(f"{rule} (debat)" if is_debate and rule != "explicit" else rule for rule in rules)
