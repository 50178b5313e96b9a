"""What the page of a commitment says around its term: last days to act, age without a day, instances."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.template import Context

from commitments.choices import AWAITED
from commitments.components import Whole, whole
from commitments.drift import open_since
from commitments.lateness import span_in_words
from commitments.models import Commitment, DeadlineChange
from commitments.rulebook import calendar_around
from commitments.stand import Stand

register = template.Library()


@register.inclusion_tag("commitments/_last_days.html")
def last_days(commitment: Commitment) -> dict[str, Any]:
    """The last working day and the last sitting day, where the deadline is neither; the deadline itself stays."""
    deadline = commitment.deadline
    if deadline is None or commitment.status not in AWAITED:
        return {}
    days = calendar_around(deadline).last_days(deadline, commitment.chamber)
    return {
        "chamber": commitment.get_chamber_display(),
        "working": days.working if days.working != deadline else None,
        "sitting": days.sitting if days.sitting != deadline else None,
        "confirmed": days.confirmed,
    }


@register.inclusion_tag("commitments/_review.html")
def review(commitment: Commitment, changes: Sequence[DeadlineChange], today: date) -> dict[str, Any]:
    """When what has no day is looked at again, and how long it has had none."""
    since = open_since(changes) if commitment.status in AWAITED else None
    age = span_in_words(max((today - since).days, 0)) if since else ""
    return {"review_on": commitment.review_on, "since": since, "age": age, "today": today}


@register.simple_tag(takes_context=True)
def parts_of(context: Context, commitment: Commitment) -> list[Commitment]:
    """The instances or components of a commitment, as this reader may see them, on the day that the page shows."""
    stand: Stand = context["stand"]
    there = stand.of(Commitment.objects.visible_to(context["user"])).counted().filter(parent=commitment.pk)
    return stand.rows(there.with_standing(stand.on).for_rows().order_by("id"))


@register.simple_tag(takes_context=True)
def whole_of(context: Context, parts: Sequence[Commitment]) -> Whole:
    """How a split promise stands on the day that the page shows."""
    stand: Stand = context["stand"]
    return whole([(part.status, part.deadline) for part in parts], stand.on)
