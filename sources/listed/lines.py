"""A list of papers as a file, CSV or JSON Lines, taken apart line by line: its length costs no memory. Pure."""

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from commitments.handed_csv import separator_of, wrong_names
from sources.records import Remark, gettext_noop

COLUMNS = (
    *("identificatie", "titel", "soort", "ondertekend", "gepubliceerd"),
    *("vergaderjaar", "afzender", "kamer", "bron", "dossiertitel"),
)
NEEDED = ("identificatie", "titel")

EMPTY = gettext_noop("het bestand is leeg")
NOT_UTF8 = gettext_noop("het bestand is geen tekst in UTF-8")
MISSING = gettext_noop("in de eerste regel ontbreekt: %(names)s; bekende kolommen: %(all)s")
UNKNOWN = gettext_noop("onbekend of dubbel veld: %(names)s; bekende velden: %(all)s")
NOT_CSV = gettext_noop("dit is geen CSV: %(error)s")
NOT_AS_WIDE = gettext_noop("heeft niet zoveel cellen als er kolommen zijn")
NOT_JSON = gettext_noop("dit is geen JSON-object op één regel")
NOT_TEXT = gettext_noop("een veld heeft iets anders dan tekst: %(names)s")

Cells = tuple[str, ...]
"""What a line says, in the order of COLUMNS; "" for what it does not say."""
WHOLE_FILE = 0


def lines_of(file: Iterable[str]) -> Iterator[tuple[int, Cells | Remark]]:
    """Each line by its number, counted from 1, or why it cannot be taken apart; JSON Lines when it begins as JSON."""
    lines = iter(file)
    try:
        first = next(lines, "")
        if not first.strip():
            yield WHOLE_FILE, Remark(EMPTY)
            return
        read = _json if first.lstrip().startswith("{") else _csv
        yield from read(first, lines)
    except UnicodeDecodeError:
        yield WHOLE_FILE, Remark(NOT_UTF8)


def _csv(first: str, rest: Iterator[str]) -> Iterator[tuple[int, Cells | Remark]]:
    reader = csv.reader(chain([first], rest), delimiter=separator_of(first), strict=True)
    try:
        names = [name.strip() for name in next(reader)]
        if wrong := _wrong_names(names):
            yield 1, wrong
            return
        in_order = itemgetter(*(names.index(name) if name in names else -1 for name in COLUMNS))
        for row in reader:
            fits = len(row) == len(names)
            if row:
                yield reader.line_num, in_order([*row, ""]) if fits else Remark(NOT_AS_WIDE)
    except csv.Error as error:
        yield reader.line_num, Remark(NOT_CSV, {"error": str(error)})


def _wrong_names(names: list[str]) -> Remark | None:
    missing, unknown, double = wrong_names(names, known=COLUMNS, needed=NEEDED)
    if missing:
        return Remark(MISSING, {"names": ", ".join(missing), "all": ", ".join(COLUMNS)})
    return _unknown(dict.fromkeys([*unknown, *double])) if unknown or double else None


def _unknown(names: Iterable[str]) -> Remark:
    return Remark(UNKNOWN, {"names": ", ".join(names), "all": ", ".join(COLUMNS)})


def _json(first: str, rest: Iterator[str]) -> Iterator[tuple[int, Cells | Remark]]:
    for number, line in enumerate(chain([first], rest), 1):
        if line.strip():
            yield number, _object(line)


def _object(line: str) -> Cells | Remark:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return Remark(NOT_JSON)
    if not isinstance(given, dict):
        return Remark(NOT_JSON)
    said = {name: value for name, value in given.items() if value is not None}
    if unknown := said.keys() - set(COLUMNS):
        return _unknown(sorted(unknown))
    if odd := [name for name, value in said.items() if not isinstance(value, str)]:
        return Remark(NOT_TEXT, {"names": ", ".join(odd)})
    return tuple(said.get(name, "") for name in COLUMNS)
