"""Days that a paper looks back on: "29 januari jl.", "22 september 1988", "d.d. 3-12-1990", "afgelopen woensdag"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari|jan", "februari|febr|feb", "maart|mrt", "april|apr", "mei", "juni|jun", "juli|jul", "augustus|aug",
            "september|sept|sep", "oktober|okt", "november|nov", "december|dec",
        ),
        start=1,
    )
    for name in names.split("|")
}  # fmt: skip
_WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY: Final = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    rf"(?:\s(?P<year>(?:1\s?[89]|20)\s?\d\s?\d)\b|\s['’](?P<short>\d\d)\b)?(?P<last>\s(?:jl|j\.l|jongstleden"
    rf"|l\.l)\b)?"
    rf"|\b(?P<nday>\d{{1,2}})[-/](?P<nmonth>\d{{1,2}})[-/](?P<nyear>\d{{4}})\b"
    r"|\bd\.?d\.?\s(?P<sday>\d{1,2})[-/](?P<smonth>\d{1,2})\b(?![-/]\d)"
    rf"|\b(?:afgelopen|vorige)\s(?P<weekday>{'|'.join(_WEEKDAYS)})\b|\b(?P<recent>gisteren|eergisteren)\b"
    rf"|\bvorige\sweek\s(?P<lastweek>{'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day named in the words, with its place in them."""

    day: date
    start: int
    end: int


def past_days(words: str, said_on: date | None) -> list[PastDay]:
    """Return the full days on or before ``said_on`` that the words name; a month or a year alone is no day."""
    found = []
    for match in _DAY.finditer(words):
        day = _resolve(match, said_on)
        if day is not None and (said_on is None or day <= said_on):
            found.append(PastDay(day, match.start(), match.end()))
    return found


def _resolve(match: re.Match[str], said_on: date | None) -> date | None:
    try:
        if match["nday"]:
            return date(int(match["nyear"]), int(match["nmonth"]), int(match["nday"]))
        if match["sday"]:
            return _last(int(match["sday"]), int(match["smonth"]), said_on)
        if match["day"]:
            return _calendar_day(match, said_on)
    except ValueError:
        return None
    return None if said_on is None else _relative(match, said_on)


def _calendar_day(match: re.Match[str], said_on: date | None) -> date | None:
    day, month = int(match["day"]), _MONTHS[match["month"].lower()]
    if match["year"]:
        return date(int(re.sub(r"\s", "", match["year"])), month, day)
    if match["short"]:
        return date(1900 + int(match["short"]) + (100 if int(match["short"]) < 50 else 0), month, day)
    return _last(day, month, said_on)


def _last(day: int, month: int, said_on: date | None) -> date | None:
    """The last such day on or before ``said_on``."""
    if said_on is None:
        return None
    year = said_on.year if (month, day) <= (said_on.month, said_on.day) else said_on.year - 1
    return date(year, month, day)


def _relative(match: re.Match[str], said_on: date) -> date:
    if match["recent"]:
        return said_on - timedelta(days=1 if match["recent"].lower() == "gisteren" else 2)
    if match["lastweek"]:
        return said_on - timedelta(days=7 + said_on.weekday() - _WEEKDAYS.index(match["lastweek"].lower()))
    back = (said_on.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    return said_on - timedelta(days=back or 7)
