"""What a list says of each paper, checked line by line: good rows, and a sentence for every line that is none. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from commitments.calendars import FIRST_DAY, LAST_DAY, parliamentary_year
from commitments.citations import is_paper, source_url, split_identifier
from sources.listed.kinds import chamber_of, kind_of
from sources.listed.lines import WHOLE_FILE, Cells, lines_of
from sources.records import Remark, gettext_noop

NO_PAPERS = gettext_noop("de lijst heeft geen stukken")
NO_IDENTIFIER = gettext_noop("“%(typed)s” is geen identificatie van een stuk; schrijf die als kst-33783-46")
NO_TITLE = gettext_noop("heeft geen titel")
NO_DAY = gettext_noop("“%(typed)s” is geen dag van 1815 tot en met 2100; schrijf een dag als 2026-12-03")
NO_YEAR = gettext_noop("“%(typed)s” is geen vergaderjaar; schrijf het als 2019-2020")
NO_CHAMBER = gettext_noop("“%(typed)s” is geen kamer; wel: Tweede Kamer, Eerste Kamer")
NO_ADDRESS = gettext_noop("“%(typed)s” is geen adres van een bron; schrijf het als https://…")
TOO_EARLY = gettext_noop("is gepubliceerd op %(published)s, voor het is ondertekend op %(signed)s")
UNREADABLE = gettext_noop("heeft tekens die niet te lezen zijn")
OTHERWISE = gettext_noop("%(identifier)s staat er meer dan eens in, met andere gegevens")

LONGEST_TITLE, LONGEST_SENDER, LONGEST_DOSSIER_TITLE = 400, 200, 300
LONGEST_IDENTIFIER, LONGEST_ADDRESS = 60, 300
"""Characters, as the columns of the register have them; titles and senders that are longer are cut."""
_YEAR = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")


class ListedPaper(NamedTuple):
    """One paper. Days are ISO 8601 or None; `sub_number` and the dossier follow from the identifier, or are ""."""

    identifier: str
    kind: str
    chamber: str
    title: str
    sender: str
    signed_on: str | None
    published_on: str | None
    parliamentary_year: str
    source_url: str
    dossier_number: str
    dossier_suffix: str
    sub_number: str
    dossier_title: str


class Problem(NamedTuple):
    """What is wrong with a line of a file; `line` is WHOLE_FILE where it is not one line's fault."""

    file: str
    line: int
    remark: Remark


class BadLine(Exception):
    """A line from which no paper can be taken."""

    def __init__(self, sentence: str, **facts: str) -> None:
        self.remark = Remark(sentence, {name: value[:80] for name, value in facts.items()})
        super().__init__(str(self.remark))


def read_papers(files: Iterable[tuple[str, Iterable[str]]], problems: list[Problem]) -> Iterator[ListedPaper]:
    """Every paper of the files (name, lines) once; what is wrong is added to `problems`, complete at the end."""
    seen: dict[str, int] = {}
    name = ""
    for name, lines in files:
        for number, cells in lines_of(lines):
            row = _row_or_remark(cells, seen)
            if isinstance(row, Remark):
                problems.append(Problem(name, number, row))
            elif row:
                yield row
    if not seen and not problems:
        problems.append(Problem(name, WHOLE_FILE, Remark(NO_PAPERS)))


def _row_or_remark(cells: Cells | Remark, seen: dict[str, int]) -> ListedPaper | Remark | None:
    """None for what the list said before in the same words."""
    if isinstance(cells, Remark):
        return cells
    try:
        row = _row(cells)
        return row if _is_first(row, seen) else None
    except BadLine as bad:
        return bad.remark


def _is_first(row: ListedPaper, seen: dict[str, int]) -> bool:
    """A paper is known by its place in a dossier too: some identifiers have the year in them as well."""
    place = f"{row.dossier_number}-{row.dossier_suffix}-{row.sub_number}" if row.sub_number else row.identifier
    said = hash(row)
    if place not in seen:
        seen[place] = said
        return True
    if seen[place] != said:
        raise BadLine(OTHERWISE, identifier=row.identifier)
    return False


def _row(cells: Cells) -> ListedPaper:
    identifier, title, kind, signed, published, year, sender, chamber, address, dossier_title = map(str.strip, cells)
    if len(identifier) > LONGEST_IDENTIFIER or not is_paper(identifier):
        raise BadLine(NO_IDENTIFIER, typed=identifier)
    paper = split_identifier(identifier)
    sub_number = paper.number if paper else ""
    signed_on, published_on = _day(signed), _day(published)
    if signed_on and published_on and published_on < signed_on:
        raise BadLine(TOO_EARLY, published=published_on, signed=signed_on)
    return ListedPaper(
        identifier=identifier,
        kind=kind_of(kind, identifier),
        chamber=_chamber(chamber, identifier, sub_number),
        title=_title(title),
        sender=_often(sender, LONGEST_SENDER),
        signed_on=signed_on,
        published_on=published_on,
        parliamentary_year=_year(year) or _year_of(signed_on or published_on),
        source_url=_address(address) or source_url(identifier),
        dossier_number=paper.dossier if paper else "",
        dossier_suffix=paper.part if paper else "",
        sub_number="-".join(filter(None, (sub_number, paper.mark))) if paper else "",
        dossier_title=_often(dossier_title, LONGEST_DOSSIER_TITLE) if paper else "",
    )


def _title(typed: str) -> str:
    if title := _words(typed, LONGEST_TITLE):
        return title
    raise BadLine(NO_TITLE)


def _words(typed: str, most: int) -> str:
    words = " ".join(typed.split())
    if not words.isprintable():
        raise BadLine(UNREADABLE)
    return words if len(words) <= most else f"{words[: most - 1]}…"


_often = lru_cache(maxsize=4096)(_words)
"""For what many lines say in the same words."""


@lru_cache(maxsize=4096)
def _day(typed: str) -> str | None:
    """A day, with midnight behind it or not: other moments are another day in another zone."""
    if not typed:
        return None
    day = _read_day(typed)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise BadLine(NO_DAY, typed=typed)
    return day.isoformat()


def _read_day(typed: str) -> date | None:
    if len(typed) > len("2026-12-03") and not typed[10:].replace(" ", "T", 1).startswith("T00:00"):
        return None
    for pattern in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(typed[:10], pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return None


@lru_cache(maxsize=256)
def _year(typed: str) -> str:
    if not typed:
        return ""
    match = _YEAR.fullmatch(typed)
    if match is None or not str(int(match[1]) + 1).endswith(match[2]):
        raise BadLine(NO_YEAR, typed=typed)
    return f"{match[1]}-{int(match[1]) + 1}"


@lru_cache(maxsize=4096)
def _year_of(day: str | None) -> str:
    return parliamentary_year(date.fromisoformat(day)) if day else ""


def _chamber(typed: str, identifier: str, sub_number: str) -> str:
    chamber = chamber_of(typed, identifier, sub_number)
    if chamber is None:
        raise BadLine(NO_CHAMBER, typed=typed)
    return chamber


def _address(typed: str) -> str:
    if typed and not (_ADDRESS.fullmatch(typed) and typed.isprintable() and len(typed) <= LONGEST_ADDRESS):
        raise BadLine(NO_ADDRESS, typed=typed)
    return typed
