"""The procedure meeting for which a committee's list is made, as far as the register knows the agenda."""

from datetime import date, datetime, timedelta

from django.db.models import Q
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


def upcoming(subscription: Subscription, on: date) -> Upcoming | None:
    """The meeting that a list which goes out on day `on` is for."""
    if subscription.kind != PeriodKind.AGENDA:
        return None
    meeting = _first(subscription, on, on + AHEAD)
    return Upcoming(meeting.held_on, meeting.starts_at, meeting.slug) if meeting else None


def _first(subscription: Subscription, first: date, last: date) -> Meeting | None:
    meetings = Meeting.objects.filter(kind=MeetingKind.PROCEDURE, is_cancelled=False, held_on__range=(first, last))
    committees = Q(committees__slug__in=QueryDict(subscription.query).getlist("commissie"))
    return meetings.filter(committees).order_by("held_on", "starts_at", "id").first()
