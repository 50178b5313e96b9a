"""The procedure meeting for which a committee's list is made, as far as the register knows the agenda."""

from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import QuerySet
from django.http import QueryDict

from commitments.choices import MeetingKind
from commitments.models import Meeting
from digests.choices import PeriodKind
from digests.content import Upcoming
from digests.models import Subscription
from digests.weeks import Week

AHEAD = timedelta(days=7)


def due_in(week: Week, subscription: Subscription) -> datetime:
    """When in a week a subscription's mail is due: at its hour; a list for a meeting no later than the day before it.

    Before a meeting on Monday that day is Monday itself: a week's mail stays in its week.
    """
    chosen = week.due_at(subscription.weekday, subscription.hour)
    if subscription.kind != PeriodKind.AGENDA:
        return chosen
    meeting = _first(subscription, week.monday, week.monday + timedelta(days=6))
    if meeting is None:
        return chosen
    return min(chosen, week.due_at(max(1, meeting.held_on.isoweekday() - 1), subscription.hour))


class Agenda:
    """The meetings of the days from `on`: read once, for however many lists."""

    def __init__(self, on: date) -> None:
        self.on = on

    def upcoming(self, subscription: Subscription) -> Upcoming | None:
        """The meeting that a list which goes out today is for."""
        if subscription.kind != PeriodKind.AGENDA:
            return None
        committees = _committees(subscription)
        meeting = next((meeting for meeting, theirs in self._meetings if committees & theirs), None)
        return Upcoming(meeting.held_on, meeting.starts_at, meeting.slug) if meeting else None

    @cached_property
    def _meetings(self) -> list[tuple[Meeting, set[str]]]:
        """Each with the slugs of its committees, in their order."""
        meetings = _between(self.on, self.on + AHEAD).prefetch_related("committees")
        return [(meeting, {committee.slug for committee in meeting.committees.all()}) for meeting in meetings]


def _first(subscription: Subscription, first: date, last: date) -> Meeting | None:
    return _between(first, last).filter(committees__slug__in=_committees(subscription)).first()


def _between(first: date, last: date) -> "QuerySet[Meeting]":
    meetings = Meeting.objects.filter(kind=MeetingKind.PROCEDURE, is_cancelled=False, held_on__range=(first, last))
    return meetings.order_by("held_on", "starts_at", "id")


def _committees(subscription: Subscription) -> set[str]:
    return set(QueryDict(subscription.query).getlist("commissie"))
