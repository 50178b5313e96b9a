"""Planned meetings on which a term can hang: each becomes an occasion with its first term."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import capfirst

from commitments.lifecycle import Act
from commitments.models import Committee, Dossier, Meeting, Occasion
from commitments.occasions import hold_with_terms, make_occasion, move_occasion
from commitments.row_order import hold

LONGEST_NAME = Occasion._meta.get_field("name").max_length


def to_come(committee: Committee | None, dossier: Dossier | None, *, after: date | None) -> QuerySet[Meeting]:
    """Those of the committee or the dossier that are held later than `after`."""
    if after is None:
        return Meeting.objects.none()
    of_them = Q(committees=committee) if committee else Q(pk=None)
    of_them |= Q(dossier=dossier) if dossier else Q(pk=None)
    rows = Meeting.objects.filter(of_them, held_on__gt=after, is_cancelled=False)
    return rows.distinct().order_by("held_on", "id")


def planned(committee: Committee | None, dossier: Dossier | None, *, after: date | None) -> QuerySet[Meeting]:
    """The same without those that are an occasion already."""
    return to_come(committee, dossier, after=after).filter(occasion=None)


def as_occasion(meeting: Meeting) -> Occasion:
    """The occasion that the meeting is, or that it would be: not saved then."""
    if hasattr(meeting, "occasion"):
        return meeting.occasion
    name = capfirst(str(meeting))[:LONGEST_NAME]
    day = _day_of(meeting)
    return Occasion(slug=f"vergadering-{meeting.pk}", name=name, first_on=day, last_on=day, meeting=meeting)


@transaction.atomic
def keep_occasion(occasion: Occasion, act: Act) -> Occasion:
    """The same in the register, where somebody else may have put it meanwhile; with the days of the meeting now."""
    if occasion.pk or occasion.meeting is None:
        return occasion
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=occasion.meeting.pk)
    event = as_occasion(meeting)
    if not event.pk:
        make_occasion(event, replace(act, happened_on=meeting.announced_on or act.happened_on))
    return event


def hold_meetings(meetings: QuerySet[Meeting]) -> None:
    """Lock the meetings, the occasions that they are and the terms on these, for who changes a meeting and then says
    `follow`."""
    hold(meetings)
    hold_with_terms(Occasion.objects.filter(meeting__in=meetings))


def follow(meeting: Meeting, act: Act) -> None:
    """Move the occasion that the meeting is to its day, or to none when it is cancelled. Raises ChangeRefused."""
    event, day = Occasion.objects.filter(meeting=meeting).first(), _day_of(meeting)
    if event and (event.first_on, event.last_on) != (day, day):
        move_occasion(event, act, first_on=day, last_on=day)


def _day_of(meeting: Meeting) -> date | None:
    return None if meeting.is_cancelled else meeting.held_on
