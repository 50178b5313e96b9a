"""What the reader hands out: spans, reasons, suggestions. Frozen; offsets count code points of the text as stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commitments.deadlines import Deadline


class SuggestionClass(StrEnum):
    """What kind of commitment a passage makes."""

    DELIVERABLE = "deliverable"
    EFFORT = "effort"
    RECURRING = "recurring"


class FulfilmentKind(StrEnum):
    """What a passage does to an earlier commitment."""

    FULFILS = "fulfils"
    PARTIAL = "partial"
    POSTPONES = "postpones"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the document: ``text[start:end]``."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """Return the words of this span in the document's text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that fired, what it weighs, the words it fired on and a Dutch note for the clerk."""

    rule: str
    weight: float
    span: Span
    note: str
    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that seems to make a commitment. ``score`` is the sum of the weights of its reasons."""

    span: Span
    text: str
    kind: SuggestionClass
    score: float
    reasons: tuple[Reason, ...]
    recipients: tuple[str, ...] = ()
    deadline: Deadline | None = None
    alternatives: tuple[Deadline, ...] = ()

    def explanation(self) -> str:
        """Return one Dutch sentence saying why this passage is suggested."""
        return explain(self.reasons)


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Where the earlier commitment was made: the paper cited and the day of the debate or letter."""

    kamerstuk: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A passage that seems to keep (partly) or put off an earlier commitment or motion.

    ``stated_reason`` and ``new_term`` are those of what is put off.
    """

    span: Span
    text: str
    kind: FulfilmentKind
    score: float
    reasons: tuple[Reason, ...]
    refers_to: RefersTo
    stated_reason: str = ""
    new_term: Deadline | None = None

    def explanation(self) -> str:
        """Return one Dutch sentence saying why this passage is suggested."""
        return explain(self.reasons)


def explain(reasons: tuple[Reason, ...]) -> str:
    """Return 'Voorgesteld omdat: ...' made of the reasons alone, each with the words it fired on and its weight."""
    parts = [f"{reason.note} («{' '.join(reason.words.split())}», {reason.weight:+g})" for reason in reasons]
    return f"Voorgesteld omdat: {'; '.join(parts)}."
