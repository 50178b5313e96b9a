"""What a page showed of a commitment before a clerk decides about it, and what somebody else made of it meanwhile.

For pages where an answer stands beside a commitment: the form of a change itself has `change_forms.conflict`.
"""

import json
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commitments.amended import Changed, amended
from commitments.carried import read
from commitments.choices import Status, Visibility
from commitments.models import Commitment, CommitmentEvent, User

LABELS = {
    "title": _("Toezegging"),
    "status": _("Status"),
    "term": _("Termijn"),
    "ministry": _("Ministerie"),
    "committee": _("Commissie"),
    "visibility": _("Zichtbaarheid"),
}
"""The facts that are laid side by side, in their order; after them come those that an event names."""

_CHOICES = {"status": dict(Status.choices), "visibility": dict(Visibility.choices)}


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What was kept of a commitment after the page showed it: by whom and when, and what is different now."""

    commitment: Commitment
    events: tuple[CommitmentEvent, ...]
    changed: tuple[Changed, ...]


def facts(commitment: Commitment) -> dict[str, str]:
    """What a page shows of a commitment, as it is carried along: fact to value."""
    day = date_format(commitment.deadline, "j F Y") if commitment.deadline else ""
    words = " ".join(commitment.deadline_wording.split())
    return {
        "title": commitment.title,
        "status": commitment.status,
        "term": f"{words} ({day})" if words and day else words or day,
        "ministry": str(commitment.ministry),
        "committee": str(commitment.committee or ""),
        "visibility": commitment.visibility,
    }


def changed(before: Any, now: dict[str, str]) -> tuple[Changed, ...]:
    """The facts that differ between what a page carried along and what is there now, in words."""
    if not isinstance(before, dict):
        return ()
    pairs = ((name, str(before.get(name, "")), now[name]) for name in LABELS if name in now)
    return tuple(
        Changed(name, str(LABELS[name]), _in_words(name, old), _in_words(name, new))
        for name, old, new in pairs
        if old != new
    )


def changed_beside(events: Iterable[CommitmentEvent], fields: Container[str] = ()) -> tuple[Changed, ...]:
    """What the events say was changed and neither LABELS nor a form with these fields lays side by side."""
    return tuple(fact for fact in amended(events) if fact.name not in LABELS and fact.name not in fields)


def shown(commitment: Commitment, last_event: int | None = None) -> str:
    """What a page carries along for a commitment that it shows; `last_event` when that is known for many at once."""
    event = last_events([commitment]).get(commitment.pk, 0) if last_event is None else last_event
    return json.dumps({"version": commitment.version, "event": event, "facts": facts(commitment)})


def shown_at(commitment: Commitment, moment: datetime, by: User) -> str:
    """The same for what was decided at that moment: of no version when others did more since, to be told first."""
    event = commitment.events.filter(recorded_at__lte=moment).aggregate(last=Max("id"))["last"] or 0
    has_more = commitment.events.filter(pk__gt=event).exclude(actor=by).exists()
    return json.dumps({"version": 0 if has_more else commitment.version, "event": event})


def last_events(commitments: Collection[Commitment]) -> dict[int, int]:
    """For each commitment (by its key) the number of the last thing that happened to it, in one query."""
    rows = CommitmentEvent.objects.filter(commitment__in=[row.pk for row in commitments]).order_by()
    return dict(rows.values_list("commitment").annotate(last=Max("id")))


def version_shown(carried: str | None) -> int:
    """The version that the page showed; 0, which no commitment has, when what it carried along cannot be read."""
    version = read(carried).get("version")
    return version if isinstance(version, int) else 0


def meanwhile(commitment: Commitment, carried: str | None) -> Meanwhile:
    """What is different in the register now from what the page carried along; the commitment is read anew."""
    now, seen = Commitment.objects.for_rows().get(pk=commitment.pk), read(carried)
    event = seen.get("event")
    later = now.events.filter(pk__gt=event if isinstance(event, int) else 0).select_related("actor").order_by("id")
    return Meanwhile(now, tuple(later), changed(seen.get("facts"), facts(now)) + changed_beside(later))


def _in_words(name: str, value: str) -> str:
    return str(_CHOICES.get(name, {}).get(value, value))
