"""The meetings of a made-up register: who held those that were, and an agenda of those to come."""

from datetime import date, time, timedelta
from random import Random

from django.utils.text import capfirst

from commitments.choices import MeetingKind
from commitments.models import Meeting
from commitments.synthetic.words import MARK
from commitments.synthetic.world import World

WEEKS = 6
DAYS = (1, 2, 3)
"""Tuesday to Thursday, when the House meets."""
STARTS = (time(10), time(13, 30), time(16))
ROWS_AT_A_TIME = 5000


def make_agenda(chance: Random, world: World, today: date) -> None:
    _name_who_held_them()
    for place, committee in enumerate(world.committees):
        about = [dossier for dossier in world.dossiers if dossier[3] == place] or world.dossiers
        for week in chance.sample(range(WEEKS), 2):
            key, _number, subject, _ministry = chance.choice(about)
            held_on = _day(chance, today, week)
            meeting = Meeting.objects.create(
                slug=f"synthetisch-komt-{place}-{week}",
                kind=MeetingKind.COMMITTEE_DEBATE,
                subject=f"{capfirst(subject)} {MARK}",
                held_on=held_on,
                starts_at=chance.choice(STARTS),
                place=f"Zaal {place + 1} {MARK}",
                announced_on=today - timedelta(days=chance.randint(1, 40)),
                dossier_id=key,
            )
            meeting.committees.add(committee)
            meeting.ministers.add(world.post(place, held_on).minister)


def _day(chance: Random, today: date, week: int) -> date:
    """Of that many weeks ahead; of the next week where the day of this one has passed."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=week)
    day = monday + timedelta(days=chance.choice(DAYS))
    return day if day >= today else day + timedelta(weeks=1)


def _name_who_held_them() -> None:
    """The committee and the minister of the report of each."""
    of_committee, of_minister = Meeting.committees.through, Meeting.ministers.through
    held = Meeting.objects.exclude(report=None).order_by("pk")
    rows = list(held.values_list("pk", "report__committee", "report__minister"))
    of_committee.objects.bulk_create(
        (of_committee(meeting_id=pk, committee_id=committee) for pk, committee, _minister in rows), ROWS_AT_A_TIME
    )
    of_minister.objects.bulk_create(
        (of_minister(meeting_id=pk, minister_id=minister) for pk, _committee, minister in rows), ROWS_AT_A_TIME
    )
