"""In what order things are said: a past day is told by the days of the events, so none may be put before the last one.

What each verb changes is read back by `commitments.as_of` from events of the kinds named here.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db.models import Max

from commitments.as_of import STATUS_AFTER, still_said
from commitments.choices import EventKind
from commitments.lifecycle.acts import Act
from commitments.models import Commitment

_STATUS = frozenset(STATUS_AFTER)
_TERM = frozenset(
    {
        EventKind.DEADLINE_SET,
        EventKind.POSTPONED,
        EventKind.MOVED_WITH_OCCASION,
        EventKind.DEADLINE_CORRECTED,
        EventKind.REOPENED,
    }
)
OF_THE_SAME: dict[str, Collection[EventKind]] = {
    **dict.fromkeys(("fulfil", "fulfil_partly", "make_continuing", "lapse", "merge", "split", "withdraw"), _STATUS),
    **dict.fromkeys(("postpone", "correct_term", "move_with_occasion"), _TERM),
    "reopen": _STATUS | _TERM,
    "transfer": frozenset({EventKind.TRANSFERRED}),
}
"""Verb to the kinds of event that change the same as it does: status, term or ministry."""


def first_day(commitment: Commitment, verb: str) -> date:
    """The first day of which this verb can be said: that of the last event that it builds on, or of the promise."""
    before = commitment.events.filter(kind__in=OF_THE_SAME.get(verb, ()))
    last: date | None = still_said(before, date.max).aggregate(last=Max("happened_on"))["last"]
    return max(last or commitment.promised_on, commitment.promised_on)


def along(commitment: Commitment, verb: str, act: Act) -> Act:
    """The same act for one that goes along with another: no earlier than it can be."""
    return replace(act, version=None, happened_on=max(act.happened_on, first_day(commitment, verb)))
