"""The day of a paper as its header prints it, and the day of a meeting.

Scans misread months and years ("14februari 199O"); a month is taken for the nearest one, a year must be a possible one.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_STROKES = str.maketrans("l1j", "iii")  # a scanner takes these for one another
_DATE = (
    r"(?P<day>[0-3OlI]? ?[0-9OlI])[ \u00a0]{0,2}(?P<month>[A-Za-zéëè][A-Za-zéëè1]{2,9})\.?[ \u00a0]{0,2}"
    r"(?P<year>[12lI]\s?[0-9Ol]\s?[0-9Ol]\s?[0-9Ol])(?!\d)"
)
_FULL = re.compile(rf"(?<!\d){_DATE}")
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?P<year>(?:19|20)\d\d)(?!\d)")
_ALONE = re.compile(rf"^[ \t]*{_NUMERIC.pattern}(?:\s\d{{1,2}}:\d\d(?::\d\d)?)?[ \t]*$", re.MULTILINE)  # of a web page
_SEATS = "Gravenhage|Den Haag|Zoetermeer|Rijswijk|Leidschendam|Voorburg|Leiden"  # where ministries have sat
_PLACED = re.compile(
    rf"(?:(?:^|[^\w(])[A-Z’'`]?\s?[A-Zs][\w'’`. -]{{2,24}}?[,.]|\b(?:{_SEATS}))\s{{0,3}}(?:de\s)?{_DATE}", re.MULTILINE
)
_MARKED = re.compile(
    r"(?:Ontvangen|Voorgesteld(?:\s{1,9}in\s{1,9}[^\n\d]{3,90}?\svan)?|Vastgesteld|Ingediend"
    r"|Ter griffie[^.\n]{0,60} ontvangen)"
    rf"\s{{1,9}}(?:op\s{{1,9}})?{_DATE}",
    re.IGNORECASE,
)
_RECEIVED = re.compile(rf"\(?(?:ontvangen|beantwoord)\s{{1,9}}(?:op\s{{1,9}})?{_DATE}", re.IGNORECASE)
_WEEKDAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_MEETING = (
    re.compile(
        rf"\b(?:heeft|hebben)\s{{1,9}}op\s{{1,9}}{_DATE}\s{{1,9}}(?:\w+\s{{1,9}}){{0,4}}?(?:overleg|gesproken|gesprek)"
    ),
    re.compile(
        rf"\bvergadering(?:,|\s{{1,9}}van)?\s{{1,9}}(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag"
        rf"|zondag),?\s{{1,9}}{_DATE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^[^\w\n]{{0,20}}(?:maandag|dinsdag|woensdag|donderdag|vrijdag)\s{{1,9}}{_DATE}", re.IGNORECASE | re.MULTILINE
    ),
)
_SALUTATION = re.compile(r"[Aa]an (?:de|het) (?:[Vv]oorzitter|[Gg]riffier|[Ll]eden)|AAN DE VOORZITTER")
_LABEL = re.compile(r"\b(?:Datum|DATUM)\b")
_GREETING = re.compile(r"\bGeachte\b")
_MINISTRY_LAYOUT = re.compile(r"\b(?:Betreft|Onderwerp|(?:Ons |Onze |Uw )?(?:[Kk]enmerk|[Rr]eferentie))\b")
_OF_ANOTHER = re.compile(r"(?:van|d\.d\.|op|tot|brief)\s{0,9}\Z")
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")


class Day(NamedTuple):
    """A date with the place of its words."""

    on: date
    start: int
    end: int


def letter_day(text: str) -> Day | None:
    """The day under which a letter is signed: "Den Haag, 6 juli 2020", or behind "Datum" in a ministry's own layout."""
    salutation = _SALUTATION.search(text, 0, 6000)
    near = _first(_PLACED, text, salutation.end(), salutation.end() + 260) if salutation else None
    return (
        near
        or _labelled(text)
        or _first(_PLACED, text, 0, 5000)
        or marked_day(text)
        or _first(_ALONE, text, 0, 1200)
        or _early(text)
        or _last_placed(text)
    )


def marked_day(text: str) -> Day | None:
    """The day of a motion, amendment or report: "Voorgesteld", "Ontvangen", "Vastgesteld" and a date."""
    return _first(_MARKED, text, 0, 6000)


def answer_day(text: str, start: int) -> Day | None:
    """The day on which answers to written questions were received, from this place in the header on."""
    return _first(_RECEIVED, text, start, start + 1500)


def meeting_day(text: str) -> Day | None:
    """The day on which the House met: "heeft op 29 januari 2020 overleg gevoerd"."""
    return next((day for pattern in _MEETING if (day := _first(pattern, text, 0, 8000))), None)


def day_in_name(name: str) -> date | None:
    """The day in a file name such as ``brief-bzk-20160616.txt``."""
    return next((day for match in _NAMED.finditer(name) if (day := _date(match[1], match[2], match[3]))), None)


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> Day | None:
    return next(_days(pattern, text, start, end), None)


def _days(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Day]:
    for match in pattern.finditer(text, start, end):
        if day := _read(match):
            yield Day(day, match.start("day"), match.end("year"))


def _labelled(text: str) -> Day | None:
    """The day behind "Datum" in a ministry's own layout; dates of other letters ("uw brief van ...") come last."""
    label = _LABEL.search(text, 0, 4000)
    if label is None or not _MINISTRY_LAYOUT.search(text, 0, 4000):
        return None
    greeting = _GREETING.search(text, label.end(), label.end() + 500)
    end = greeting.start() if greeting else label.end() + 500
    found = [day for pattern in (_FULL, _NUMERIC) for day in _days(pattern, text, label.end(), end)]
    days = sorted(found, key=lambda day: day.start)
    own = [day for day in days if not _is_of_another(text, day)]
    return next(iter(own or days), None)


def _addressed(text: str) -> Day | None:
    """The place and day below "Aan de Voorzitter"."""
    salutation = _SALUTATION.search(text, 0, 6000)
    return _first(_PLACED, text, salutation.end(), salutation.end() + 260) if salutation else None


def _placed(text: str) -> Day | None:
    return _first(_PLACED, text, 0, 5000)


def _early(text: str) -> Day | None:
    """The first date before the greeting that is no other paper's, for a header whose labels were lost."""
    greeting = _GREETING.search(text, 0, 4000)
    found = _days(_FULL, text, 0, greeting.start() if greeting else 1200)
    return next((day for day in found if not _is_of_another(text, day)), None)


def _is_of_another(text: str, day: Day) -> bool:
    """Tell whether a date is that of something else: "uw brief van 3 mei 2026", "ingezonden op 3 mei 2026"."""
    return _OF_ANOTHER.search(text, max(0, day.start - 12), day.start) is not None


def _last_placed(text: str) -> Day | None:
    """The date beside the signature, where the header has none."""
    days = list(_days(_PLACED, text, max(0, len(text) - 1500), len(text)))
    return days[-1] if days else None


def _read(match: re.Match[str]) -> date | None:
    month = match["month"] if match["month"].isdigit() else _month(match["month"].lower())
    return _date(_digits(match["year"]), month, _digits(match["day"])) if month else None


def _month(word: str) -> str | None:
    """The number of a month, written out, shortened ("sept") or misread by a scanner ("februarl")."""
    alike = [
        month for month in MONTHS if month.startswith(word) or month.translate(_STROKES) == word.translate(_STROKES)
    ]
    named = alike or get_close_matches(word, MONTHS, n=1, cutoff=0.7)
    return str(MONTHS.index(named[0]) + 1) if named else None


def _digits(scanned: str) -> str:
    return re.sub(r"\s", "", scanned).translate(str.maketrans("OlI", "011"))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if 1800 < int(year) < 2200 else None
    except ValueError:
        return None
