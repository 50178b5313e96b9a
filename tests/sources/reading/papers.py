"""Papers for the tests of the reader: a letter or a debate report around a few lines, read with the real calendar."""

from functools import cache
from pathlib import Path

from commitments.calendars import Calendar
from sources.reading.reader import Reading, ReadingContext, read_document
from sources.reading.spans import Suggestion, SuggestionClass
from sources.records import ReadableText

ROOT = Path(__file__).resolve().parents[3]

_LETTER = """Vergaderjaar 2025-2026

31 409

Zee- en binnenvaart

Nr. 501

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 10 maart 2026

{body}

De Minister van Infrastructuur en Waterstaat,"""

_DEBATE = """Vergaderjaar 2025-2026

31 409

Zee- en binnenvaart

Nr. 502

VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 14 april 2026

De vaste commissie voor Infrastructuur en Waterstaat heeft op 18 maart 2026 overleg gevoerd met de minister van \
Infrastructuur en Waterstaat over veerdiensten.

Aanvang 10.00 uur.

De voorzitter:
Ik open de vergadering en heet iedereen welkom. Wij spreken over de veerdiensten, vier minuten per fractie.
{body}
Sluiting 12.00 uur."""


@cache
def calendar() -> Calendar:
    """The calendar of the fixtures."""
    with (
        (ROOT / "fixtures" / "recesses.csv").open(encoding="utf-8") as recesses,
        (ROOT / "fixtures" / "budget_days.csv").open(encoding="utf-8") as budget_days,
    ):
        return Calendar.from_csv(recesses, budget_days)


def read(text: str, name: str = "") -> Reading:
    """Read a whole paper."""
    return read_document(ReadableText(text=text, kind="txt"), ReadingContext(calendar(), name=name))


def letter(body: str) -> Reading:
    """Read a letter of 10 March 2026 with this body."""
    return read(_LETTER.format(body=body))


def letter_of_1990(body: str) -> Reading:
    """Read a letter of 14 February 1990 with this body."""
    old = _LETTER.replace("10 maart 2026", "14 februari 1990").replace("2025-2026", "1989-1990")
    return read(old.format(body=body))


def debate(body: str) -> Reading:
    """Read the report of a committee debate of 18 March 2026 with these turns."""
    return read(_DEBATE.format(body=body))


def running_report(body: str) -> Reading:
    """Read the same report as running text, in which nobody speaks under a heading unless the body says so."""
    return read(_DEBATE.replace("De voorzitter:\n", "").format(body=body))


def promised(body: str) -> list[Suggestion]:
    """The commitments of a letter, efforts aside."""
    return [item for item in letter(body).commitments if item.kind is not SuggestionClass.EFFORT]
