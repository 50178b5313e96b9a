"""The rows of an agenda into the register: all of them or none.

A meeting is found again by the name that the agenda gives it (`uid`), so that one which is moved or cancelled there is
moved or cancelled here, and an agenda that is taken over twice changes nothing. What the register knows besides (the
dossier, the ministers, the report) is left as it is.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.agenda import AgendaRow, BadAgenda
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import Committee, Meeting
from commitments.planned import follow, hold_meetings


@dataclass(frozen=True, slots=True)
class Taken:
    """How many meetings were new, changed, and left as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __str__(self) -> str:
        new = ngettext("%(n)d nieuwe vergadering", "%(n)d nieuwe vergaderingen", self.new) % {"n": self.new}
        return _("%(new)s, %(changed)d gewijzigd, %(same)d al zo.") % {
            "new": new,
            "changed": self.changed,
            "same": self.same,
        }


@transaction.atomic
def import_meetings(rows: Sequence[AgendaRow], act: Act) -> Taken:
    """Write what is new or different on the day of the act; terms that hang on a meeting move with it.

    Raises BadAgenda when a row names a committee that the register does not know, or when a term cannot move along.
    """
    known = _committees()
    if problems := [problem for row in rows if (problem := _unknown(row, known))]:
        raise BadAgenda(problems)
    there = Meeting.objects.filter(source_uid__in=[row.uid for row in rows])
    hold_meetings(there)
    held = {meeting.source_uid: meeting for meeting in there}
    outcomes = [_write(row, held.get(row.uid), known, act) for row in rows]
    return Taken(outcomes.count("new"), outcomes.count("changed"), outcomes.count("same"))


def _committees() -> dict[str, Committee]:
    """By slug, name and short name; of two with one name the lower chamber's own, which has no chamber behind it."""
    rows = list(Committee.objects.order_by("-chamber", "id"))
    return {str(name).casefold(): row for row in rows for name in (row.name, row.short_name, row.slug, row)}


def _unknown(row: AgendaRow, known: dict[str, Committee]) -> str:
    unknown = [name for name in row.committees if name.casefold() not in known]
    if row.has_other_words or not unknown:
        return ""
    words = _("%(where)s: deze commissie staat niet in het register: %(names)s.")
    return words % {"where": row.where, "names": ", ".join(unknown)}


def _write(row: AgendaRow, meeting: Meeting | None, known: dict[str, Committee], act: Act) -> str:
    fields = {
        "kind": row.kind,
        "subject": row.subject,
        "held_on": row.held_on,
        "starts_at": row.starts_at,
        "place": row.place,
        "is_cancelled": row.is_cancelled,
    }
    committees = {known[name.casefold()] for name in row.committees if name.casefold() in known}
    if meeting is None:
        made = Meeting.objects.create(source_uid=row.uid, slug=_slug(row), announced_on=act.happened_on, **fields)
        made.committees.set(committees)
        return "new"
    own = set(meeting.committees.all())
    if all(getattr(meeting, name) == value for name, value in fields.items()) and own == committees:
        return "same"
    is_moved = (meeting.held_on, meeting.is_cancelled) != (row.held_on, row.is_cancelled)
    if meeting.held_on != row.held_on:
        meeting.moved_from = meeting.held_on
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save()
    meeting.committees.set(committees)
    if is_moved:
        _take_along(row, meeting, act)
    return "changed"


def _take_along(row: AgendaRow, meeting: Meeting, act: Act) -> None:
    try:
        follow(meeting, act)
    except ChangeRefused as refusal:
        raise BadAgenda([f"{row.where}: {refusal}"]) from None


def _slug(row: AgendaRow) -> str:
    """An address that lasts, also when the meeting is moved or named otherwise: the first day, subject and uid."""
    mark = hashlib.sha256(row.uid.encode()).hexdigest()[:6]
    return f"{row.held_on}-{slugify(row.subject)[:60].strip('-')}-{mark}"
