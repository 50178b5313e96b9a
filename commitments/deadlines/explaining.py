"""One Dutch sentence that tells a clerk how a deadline was read: the rule, the calendar row, the policy."""

from __future__ import annotations

from datetime import date

from commitments.calendars import BY_RULE, Row
from commitments.deadlines.lexicon import MONTH_NAMES, WEEKDAY_NAMES


def told_day(day: date) -> str:
    """ "donderdag 2 juli 2020"."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def told_source(row: Row | None) -> str:
    """The source of a calendar row in few words, "" without a row."""
    if row is None:
        return ""
    if row.confirmed:
        return f"bron: {row.source}"
    return BY_RULE if row.source.startswith("regel") else f"{row.source}; niet bevestigd"


def told_bounds(earliest: date | None, latest: date | None) -> str:
    """ "uiterlijk donderdag 2 juli 2020", with the lower bound where there is one."""
    if latest is None:
        return f"niet eerder dan {told_day(earliest)}, zonder uiterste dag" if earliest else "geen dag"
    if earliest is None or earliest == latest:
        return f"uiterlijk {told_day(latest)}"
    return f"vanaf {told_day(earliest)}, uiterlijk {told_day(latest)}"


FIRST_TIME = " = terugkerend, de eerste keer "


def each_first(told: str) -> str:
    """The explanation of what comes back, which has the day of its first instance."""
    return told.replace(" = ", FIRST_TIME, 1)


def this_once(told: str) -> str:
    """The explanation of one instance of what comes back."""
    return told.replace(FIRST_TIME, " = ", 1)


def sentence(wording: str, outcome: str, reason: str, *details: str) -> str:
    """ "'voor het zomerreces' = uiterlijk ...: het reces begint ... (regel, niet bevestigd)"."""
    noted = "; ".join(detail for detail in details if detail)
    return f"'{' '.join(wording.split())}' = {outcome}: {reason}{f' ({noted})' if noted else ''}"
