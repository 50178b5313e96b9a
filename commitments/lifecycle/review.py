"""When the clerks' office looks again at what has no day that could pass; how long it waits is in the policy table."""

from datetime import date, timedelta

from commitments.choices import AWAITED, CommitmentClass, Status
from commitments.models import Commitment
from commitments.rulebook import register_policy

LOOKS_ASIDE = frozenset(
    {"amend", "renumber", "publish", "attach_passage", "transfer", "explain_term", "remind", "keep_reminder"}
)
"""Verbs that say nothing about how things stand: the day of the review stays."""


def review_day(commitment: Commitment, verb: str, today: date) -> date | None:
    """The day of the next review after this verb; None for what is closed or has a day of its own."""
    key = _waits_as(commitment)
    if key is None:
        return None
    if verb in LOOKS_ASIDE and commitment.review_on:
        return commitment.review_on
    return today + timedelta(weeks=register_policy().number(key))


def _waits_as(commitment: Commitment) -> str | None:
    """The row of the policy table that says how long."""
    if commitment.status == Status.CONTINUING:
        return "inzet"
    if commitment.status not in AWAITED:
        return None
    if commitment.commitment_class == CommitmentClass.EFFORT:
        return "inzet"
    if commitment.deadline:
        return None
    return "gelegenheid" if commitment.occasion_id else "open"
