"""A term before it is a commitment's: from the words of a paper, from a fixed day, or from an occasion."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.choices import DeadlineBasis, OccasionRelation
from commitments.deadlines import Deadline
from commitments.deadlines.explaining import this_once
from commitments.models import Commitment, Occasion
from commitments.models.term import Term

CLERK_RULE = "clerk"
"""The rule of a term that was not read but given as a day."""
RHYTHM_RULE = "rhythm"
"""The rule of one time of what only says how often: its day is the last of its part of the year."""


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The window and the words of a deadline, ready to be written by the lifecycle."""

    deadline_wording: str = ""
    deadline_earliest: date | None = None
    deadline: date | None = None
    deadline_basis: str = DeadlineBasis.NONE
    deadline_rule: str = ""
    deadline_calendar_row: str = ""
    deadline_calendar_source: str = ""
    deadline_policy: str = ""
    deadline_confirmed: bool = True
    deadline_explanation: str = ""
    occasion: Occasion | None = None
    occasion_relation: str = ""
    occasion_offset_days: int = 0

    @property
    def is_read(self) -> bool:
        """Whether its day was read from words, rather than given as a day or as that of an occasion."""
        return self.occasion is None and self.deadline_rule != CLERK_RULE

    def held_by(self, commitment: Commitment) -> "NewTerm":
        """What a commitment keeps of it: one that recurs has no day of its own, each of its instances has."""
        if commitment.recurs:
            return replace(self, deadline_earliest=None, deadline=None)
        if commitment.parent_id is not None:
            return replace(self, deadline_explanation=this_once(self.deadline_explanation))
        return self

    def fields(self) -> dict[str, Any]:
        """Field name to value, for a `Commitment` or a `DeadlineChange`."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(field.name for field in Term._meta.get_fields())
NO_TERM = NewTerm()


def read_term(deadline: Deadline) -> NewTerm:
    """The term as the deadline engine read it."""
    return NewTerm(
        deadline_wording=deadline.wording,
        deadline_earliest=deadline.earliest,
        deadline=deadline.latest,
        deadline_basis=str(deadline.basis),
        deadline_rule=deadline.rule,
        deadline_calendar_row=deadline.calendar_row,
        deadline_calendar_source=deadline.calendar_source,
        deadline_policy=deadline.policy,
        deadline_confirmed=deadline.confirmed,
        deadline_explanation=deadline.explanation,
    )


def fixed_term(day: date, wording: str = "") -> NewTerm:
    """The term that a clerk gives as a day."""
    with override("nl"):
        explanation = _("Uiterlijk %(day)s, zo vastgelegd door de griffie.") % {
            "day": formats.date_format(day, "l j F Y")
        }
    return NewTerm(
        deadline_wording=wording,
        deadline=day,
        deadline_basis=DeadlineBasis.DATE,
        deadline_rule=CLERK_RULE,
        deadline_explanation=explanation,
    )


def occasion_term(occasion: Occasion, relation: str, *, offset_days: int = 0, wording: str = "") -> NewTerm:
    """The term that hangs on an occasion: the day before it, its last day, or `offset_days` days after it.

    An occasion without days gives a term without a day, which gets one when the occasion does.
    """
    earliest, latest = _window(occasion, relation, offset_days)
    return NewTerm(
        deadline_wording=wording,
        deadline_earliest=earliest,
        deadline=latest,
        deadline_basis=DeadlineBasis.OCCASION,
        deadline_rule=f"occasion-{relation}",
        deadline_calendar_row=occasion.name,
        deadline_explanation=_explain(occasion, relation, offset_days, latest),
        occasion=occasion,
        occasion_relation=relation,
        occasion_offset_days=offset_days,
    )


def _window(occasion: Occasion, relation: str, offset_days: int) -> tuple[date | None, date | None]:
    if occasion.days is None:
        return None, None
    first, last = occasion.days
    if relation == OccasionRelation.BEFORE:
        return None, first - timedelta(days=1)
    if relation == OccasionRelation.DURING:
        return first, last
    return last + timedelta(days=1), last + timedelta(days=max(offset_days, 1))


def _explain(occasion: Occasion, relation: str, offset_days: int, latest: date | None) -> str:
    """Kept in Dutch, as all explanations that the register stores."""
    with override("nl"):
        if latest is None:
            return f"Hangt aan de gelegenheid '{occasion.name}', die nog geen datum heeft."
        day = formats.date_format(latest, "l j F Y")
        where = {
            OccasionRelation.BEFORE: "de dag voor",
            OccasionRelation.DURING: "de laatste dag van",
            OccasionRelation.AFTER: f"{offset_days} dagen na" if offset_days > 1 else "de dag na",
        }[OccasionRelation(relation)]
    return f"Uiterlijk {day}: {where} '{occasion.name}'."
