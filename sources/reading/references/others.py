"""Citations of what is no Kamerstuk: proceedings, answers to written questions, gazettes, numbers of the two Houses.

The identifiers are the stems of officielebekendmakingen.nl (``h-tk-20202021-34-7``, ``ah-tk-20222023-2345``,
``stb-2019-123``) and, for cases, documents and promises, the numbers of the Houses themselves ("2024Z01234", "T03455").
"""

import re
from collections.abc import Iterator
from typing import Final

from sources.reading.references.found import Reference

_YEAR: Final = r"(?:vergaderjaar\s{1,3})?(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>\d{2,4})"
_CHAMBER: Final = r"(?:(?P<chamber>II|I|VV|TK|EK|Tweede\sKamer|Eerste\sKamer)\b[\s,]{0,3})?"
_PROCEEDINGS: Final = re.compile(
    rf"\bHandelingen\s{{1,3}}{_CHAMBER}{_YEAR},?\s{{1,3}}(?:nr\.?\s{{0,3}}(?P<meeting>\d{{1,3}}),?\s{{1,3}}item\s{{0,3}}"
    rf"(?P<item>\d{{1,3}})|(?:p|blz)\.?\s{{0,3}}(?P<first>\d{{1,5}})\s?[-–]\s?(?P<last>\d{{1,5}}))",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    rf"\bAanhangsel(?:\s{{1,3}}van\s{{1,3}}de)?(?:\s{{1,3}}(?:der\s{{1,3}})?Handelingen)?[\s,]{{1,4}}{_CHAMBER}{_YEAR},?\s{{1,3}}"
    rf"(?:nr\.?\s{{0,3}})?(?P<number>\d{{1,4}})(?!\d)",
    re.IGNORECASE,
)
_GAZETTE: Final = re.compile(
    r"\b(?P<kind>Stb|Stcrt|Trb|Staatsblad|Staatscourant|Tractatenblad)\.?\s{1,3}(?P<year>(?:19|20)\d\d),?\s{1,3}"
    r"(?:nr\.?\s{0,3})?(?P<number>\d{1,5})(?!\d)"
)
_PRINTED: Final = re.compile(
    r"\b(?:h-(?:tk|ek|vv)-\d{8}-\d{1,5}-\d{1,5}|ah-(?:tk|ek)-\d{8}-\d{1,4}|(?:19|20)\d\d[ZDAP]\d{5}|TZ\d{6}-\d{1,4}|T0\d{4})\b"
)
_GAZETTES: Final = {"staatsblad": "stb", "staatscourant": "stcrt", "tractatenblad": "trb"}
_CHAMBERS: Final = {"i": "ek", "ek": "ek", "eerste kamer": "ek", "vv": "vv"}


def find_others(text: str) -> list[Reference]:
    """Every such citation, in the order of the text."""
    return sorted((*_proceedings(text), *_answers(text), *_gazettes(text), *_printed(text)), key=lambda one: one.start)


def _proceedings(text: str) -> Iterator[Reference]:
    for match in _PROCEEDINGS.finditer(text):
        place = f"{match['meeting']}-{match['item']}" if match["item"] else f"{match['first']}-{match['last']}"
        yield _at(match, f"h-{_chamber(match)}-{_years(match)}-{place}")


def _answers(text: str) -> Iterator[Reference]:
    for match in _ANSWERS.finditer(text):
        yield _at(match, f"ah-{_chamber(match)}-{_years(match)}-{match['number']}")


def _gazettes(text: str) -> Iterator[Reference]:
    for match in _GAZETTE.finditer(text):
        kind = match["kind"].lower()
        yield _at(match, f"{_GAZETTES.get(kind, kind)}-{match['year']}-{match['number']}")


def _printed(text: str) -> Iterator[Reference]:
    yield from (_at(match, match[0]) for match in _PRINTED.finditer(text))


def _at(match: re.Match[str], identifier: str) -> Reference:
    return Reference(identifier, match.start(), match.end())


def _chamber(match: re.Match[str]) -> str:
    return _CHAMBERS.get(" ".join((match["chamber"] or "").lower().split()), "tk")


def _years(match: re.Match[str]) -> str:
    first = int(match["from"])
    return f"{first}{first + 1}"
