"""Before the debate: what a committee wants to know at the door of a meeting, per dossier, on one page.

Open and late are taken on the day of `stand`; answered is what was settled since the last meeting; due is what must be
there before this one begins.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Case, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.as_of import WORD
from commitments.choices import MeetingKind
from commitments.models import Commitment, CommitmentEvent, Committee, Dossier, Meeting
from commitments.querysets import CommitmentQuerySet
from commitments.stand import Stand
from commitments.standing import OPEN, OVERDUE

MOST = 200
"""Rows on the page, of each part; beyond it the page says how many more there are."""
WITHOUT_A_LAST_MEETING = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class DossierRows:
    dossier: Dossier
    rows: list[Commitment]


@dataclass(frozen=True, slots=True)
class BriefingPart:
    """One question of the page with its rows, by dossier, that of the meeting first; `more` are those left out."""

    key: str
    heading: str | Promise
    empty: str | Promise
    dossiers: list[DossierRows]
    count: int

    @property
    def more(self) -> int:
        return max(self.count - MOST, 0)


@dataclass(frozen=True, slots=True)
class Briefing:
    """`since` is the day of the last meeting, or three months ago; `until` that of the one to come, if there is one."""

    committees: list[Committee]
    meeting: Meeting | None
    last: Meeting | None
    since: date
    until: date | None
    parts: list[BriefingPart]


def for_meeting(seen: CommitmentQuerySet, meeting: Meeting, stand: Stand) -> Briefing:
    """What concerns its committees; of a meeting without one (a plenary debate), what stands in its dossier."""
    return _briefing(seen, list(meeting.committees.all()), meeting, stand)


def for_committee(seen: CommitmentQuerySet, committee: Committee, stand: Stand) -> Briefing:
    """For the next meeting of the committee, or without one for the committee as it stands."""
    own = to_come(going_on(Meeting.objects.filter(committees=committee)), stand)
    return _briefing(seen, [committee], own.exclude(kind=MeetingKind.PROCEDURE).first() or own.first(), stand)


def _briefing(seen: CommitmentQuerySet, committees: list[Committee], meeting: Meeting | None, stand: Stand) -> Briefing:
    if committees:
        here = seen.counted().concerning(committees)
    else:
        here = seen.counted().filter((seen.columns.dossier, meeting.dossier_id if meeting else None))
    last = last_meeting(committees, meeting, stand.on)
    since = last.held_on if last else stand.on - WITHOUT_A_LAST_MEETING
    until = meeting.held_on if meeting and meeting.held_on >= stand.on else None
    parts = list(_parts(here, stand, since, until, meeting.dossier_id if meeting else None))
    return Briefing(committees, meeting, last, since, until, parts)


def _parts(
    here: CommitmentQuerySet, stand: Stand, since: date, until: date | None, own: int | None
) -> Iterable[BriefingPart]:
    """`own` is the key of the dossier of the meeting."""
    late = here.standing_in(OVERDUE, stand.on)
    yield _part("te-laat", _("Termijn verstreken"), _("Er is geen termijn verstreken."), late, stand, own)
    due: CommitmentQuerySet = here.none()
    if until:
        due = here.due_between(stand.on, until)
        empty = _("Voor deze vergadering loopt geen termijn af.")
        yield _part("voor-deze", _("Termijn voor deze vergadering"), empty, due, stand, own)
    heard = CommitmentEvent.objects.filter(kind__in=WORD, happened_on__range=(since, stand.on)).values("commitment")
    answered = here.filter(pk__in=heard)
    empty = _("Sinds de vorige vergadering kwam er geen bericht.")
    yield _part("beantwoord", _("Bericht sinds de vorige vergadering"), empty, answered, stand, own)
    shown = [*late.values_list("pk", flat=True), *due.values_list("pk", flat=True)]
    rest = here.standing_in([name for name in OPEN if name not in OVERDUE], stand.on).exclude(pk__in=shown)
    yield _part("open", _("Verder open"), _("Verder staat er niets open."), rest, stand, own)


def _part(
    key: str, heading: Promise, empty: Promise, rows: CommitmentQuerySet, stand: Stand, own: int | None
) -> BriefingPart:
    theirs_first = Case(When(dossier=own, then=Value(0)), default=Value(1))
    ordered = rows.order_by(theirs_first, "dossier__number", "dossier__suffix", rows.columns.deadline, "id")
    shown = stand.rows(ordered.for_rows().with_standing(stand.on)[:MOST])
    by_dossier = [DossierRows(dossier, list(group)) for dossier, group in groupby(shown, key=lambda row: row.dossier)]
    return BriefingPart(key, heading, empty, by_dossier, rows.count() if len(shown) == MOST else len(shown))


def last_meeting(committees: list[Committee], meeting: Meeting | None, on: date) -> Meeting | None:
    """The last one of these committees that went on, before this meeting and this day; procedure answers nothing."""
    before = min(meeting.held_on, on) if meeting else on
    held = going_on(Meeting.objects.filter(committees__in=committees, held_on__lt=before)).distinct()
    return held.exclude(kind=MeetingKind.PROCEDURE).first()


def going_on(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.filter(is_cancelled=False)


def to_come(meetings: QuerySet[Meeting], stand: Stand) -> QuerySet[Meeting]:
    """Those of that day and later, the first one first; a cancelled one too, so that nobody waits for it.

    On a past day only what is known to have stood in the agenda by then.
    """
    coming = meetings.filter(held_on__gte=stand.on).order_by("held_on", "starts_at", "id")
    coming = coming.prefetch_related("committees")
    return coming.filter(announced_on__lte=stand.on) if stand.is_past else coming
