"""Occasions that a promise hangs on: "de top, waar Nederland zich hard zal maken", "in mijn volgende overleg"."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from commitments.calendars import Calendar
from commitments.deadlines import Basis, Deadline, Policy, read_deadline
from sources.reading.references.grammar import MONTHS

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


_ON_A_DAY: Final = re.compile(
    r"\b(?:in|bij|tijdens|op)\s(?:het|de|mijn|ons)\s(?:[\w-]+\s){0,3}?(?:[\w-]{0,40}(?:overleg|debat|raad|vergadering"
    r"|bijeenkomst|gesprek|conferentie|top|bespreking)|(?-i:W?V?[AN]O|CD))\b(?:\s(?:over|met)\s[^,.;]{1,60}?)?"
    rf"\svan\s(?P<day>\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?(?: (?:a\.s\.|aanstaande))?)",
    re.IGNORECASE,
)
_NEAR: Final = timedelta(days=150)


def _on_a_day(words: str, said_on: date, calendar: Calendar, policy: Policy) -> list[Deadline]:
    """ "In het overleg van 23 april": the day of a meeting to come; without a year, one of the next months."""
    met = _ON_A_DAY.search(words)
    if met is None:
        return []
    read = read_deadline(f"op {met['day']}", said_on, calendar=calendar, policy=policy)
    if read.latest is None or not said_on <= read.latest <= said_on + _NEAR:
        return []
    return [replace(read, start=met.start(), end=met.end(), wording=met.group())]


def occasion_of(words: str, said_on: date, calendar: Calendar, policy: Policy) -> list[Deadline]:
    """Return the next occasion of its kind, or the one that "waar" refers back to: a term that waits for its day."""
    if on_a_day := _on_a_day(words, said_on, calendar, policy):
        return on_a_day
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
