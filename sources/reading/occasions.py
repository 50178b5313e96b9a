"""Occasions that a promise hangs on: "de top, waar Nederland zich hard zal maken", "in mijn volgende overleg"."""

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


_NEXT: Final = re.compile(
    r"\b(?:in|bij|tijdens|op)\s(?:(?:de|het|mijn|ons|onze|een)\s)?(?:(?:eerst)?volgende|komende|aanstaande)\s"
    r"(?:[\w-]+\s){0,2}?[\w-]{0,40}(?:overleg|gesprek|raad|vergadering|bijeenkomst|bezoek|top|brief|rapportage"
    r"|monitor"
    r"|begroting|nota|notitie|evaluatie|gelegenheid|debat|bericht|verslag|update|actualisatie)\b",
    re.IGNORECASE,
)


def occasion_of(words: str, said_on: date, calendar: Calendar, policy: Policy) -> list[Deadline]:
    """Return the next occasion of its kind, or the one that "waar" refers back to: a term that waits for its day."""
    if following := _NEXT.search(words):
        read = read_deadline(following.group(), said_on, calendar=calendar, policy=policy)
        return [replace(read, start=following.start(), end=following.end(), wording=following.group())]
    event = _EVENT.search(words)
    if event is None:
        return []
    read = read_deadline(f"tijdens {event['event']}", said_on, calendar=calendar, policy=policy)
    if read.basis is not Basis.OCCASION:
        return []
    wording = read.wording.removeprefix("tijdens ")
    start = event.start("event")
    return [replace(read, wording=wording, start=start, end=start + len(wording))]
