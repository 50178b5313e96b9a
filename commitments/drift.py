"""How a term slipped: how often, how far, and how much of it is the minister's (pure; days passed in)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile
from typing import Protocol

MINISTER = "minister"
PUT_OFF_BY = (MINISTER, "committee")
"""Whose moves are a putting off: the minister asks it, or the committee sets a new term."""
COUNTED = (*PUT_OFF_BY, "occasion")
"""A correction by the clerks' office is no slip: the term never was what the register said."""


class Step(Protocol):
    """One deadline of a commitment, as `DeadlineChange` keeps it."""

    @property
    def deadline(self) -> date | None: ...
    @property
    def moved_by(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Drift:
    """`days` is the whole slip, `minister_days` the part that the minister caused, not committee or occasion."""

    original: date | None
    current: date | None
    times_put_off: int
    days: int
    minister_days: int

    def original_missed(self, on: date) -> bool:
        """Whether the first term has passed on day `on` while the present one still holds."""
        return self.original is not None and self.original < on and (self.current is None or self.current >= on)


class DatedStep(Step, Protocol):
    @property
    def announced_on(self) -> date: ...


def open_since(steps: Sequence[DatedStep]) -> date | None:
    """Since when the term has had no day; None when it has one. `steps` are in the order in which they were set."""
    without = list(takewhile(lambda step: step.deadline is None, reversed(steps)))
    return without[-1].announced_on if without else None


def drift(steps: Sequence[Step]) -> Drift:
    """The slip over the deadlines of one commitment, in the order in which they were set.

    A move to "as soon as possible" adds no days of its own; they count when a day is named again.
    """
    dated = [step for step in steps if step.deadline]
    slips = [
        ((after.deadline - before.deadline).days, after.moved_by)
        for before, after in pairwise(dated)
        if before.deadline and after.deadline and after.moved_by in COUNTED
    ]
    return Drift(
        original=_original(steps),
        current=steps[-1].deadline if steps else None,
        times_put_off=sum(step.moved_by in PUT_OFF_BY for step in steps),
        days=sum(days for days, _ in slips),
        minister_days=sum(days for days, moved_by in slips if moved_by == MINISTER),
    )


def _original(steps: Sequence[Step]) -> date | None:
    """The term of the promise, as corrected before it was first moved."""
    promised = list(takewhile(lambda step: step.moved_by not in COUNTED, steps))
    return promised[-1].deadline if promised else None
