"""Occasions that a promise hangs on without a word of time: "de conferentie, waar Nederland zich hard zal maken"."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from commitments.calendars import Calendar
from commitments.deadlines import Basis, Deadline, Policy, read_deadline

_EVENT: Final = re.compile(
    r"\b(?P<event>(?:de|het|een) (?:[\w-]+ ){0,4}?[\w-]{0,40}(?:conferentie|top|vergadering|overleg|bijeenkomst|raad"
    r"|zitting|debat)\b"
    r"[^,.;]{0,80}), (?:waar|waarbij|waarop|waarin)\b",
    re.IGNORECASE,
)


def occasion_of(words: str, said_on: date, calendar: Calendar, policy: Policy) -> list[Deadline]:
    """Return the occasion to which a clause with "waar" refers back, as a deadline that waits for its day."""
    event = _EVENT.search(words)
    if event is None:
        return []
    read = read_deadline(f"tijdens {event['event']}", said_on, calendar=calendar, policy=policy)
    if read.basis is not Basis.OCCASION:
        return []
    wording = read.wording.removeprefix("tijdens ")
    start = event.start("event")
    return [replace(read, wording=wording, start=start, end=start + len(wording))]
