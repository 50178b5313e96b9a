"""Dossier, number and parliamentary year of a Kamerstuk, from its file name, its footers and its header."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from commitments.citations import split_identifier
from sources.reading.references.grammar import (
    DOSSIER,
    ENDS_CITATION,
    read_chapter,
    read_dossiers,
    read_letters,
    read_numbers,
)

_YEARS = r"(?P<from>[12l]\s?\d\s?\d\s?\d)\s?[-–—/]\s?(?P<to>\d[\d ]{1,4})"
_FOOTER = re.compile(rf"\b(?<!\()(?P<chamber>Tweede|Eerste) Kamer, vergaderjaar {_YEARS},\s{{0,9}}", re.IGNORECASE)
_YEAR_LINE = re.compile(
    rf"^[^\w\n]{{0,20}}(?:[12]\s{{1,9}})?(?:(?:Tweede|Eerste) Kamer[^\n]{{0,40}}?\s)?(?:Vergaderjaar"
    rf"|Zitting|vergaderjaar(?= \d{{4}}[-–]\d{{2,4}}, \d{{1,3}}e vergadering))\s{{1,9}}{_YEARS}",
    re.MULTILINE,
)
_HEADER_END = re.compile(
    r"^[^\w\n]{0,20}(?:Aan de [Vv]oorzitter|AAN DE VOORZITTER|Geachte\b|Vraag 1\b)"
    r"|\b(?:[Tt]er [Gg]riffie|De ondergetekende|De Kamer,)",
    re.MULTILINE,
)
_DOSSIER_LINE = re.compile(
    r"^[^\w\n]{0,20}(?:[12]\s{1,9})?(?=\d ?\d[ \u00a0\u2009.]?\d ?\d ?\d(?!\d|,\d))", re.MULTILINE
)
_CHAPTER_LINE = re.compile(r"^[^\w\n]{0,20}(?:Hoofdstuk|HOOFDSTUK)\s{1,9}([IVX][IVXlM1]{0,5}[AB]?)\b", re.MULTILINE)
_NUMBER_LINE = re.compile(
    r"^[^\w\n]{0,20}[IMNnl]{1,3}[rR][.,]?s?[.,]?\s{0,9}(\d{1,4}[a-z]?|[A-Z]{1,3})(?!\w)", re.MULTILINE
)
_SENATE_LINE = re.compile(
    r"^[^\w\n]{0,20}([A-Z]{1,2})\d?\s{1,9}(?=(?:HERDRUK\d?\s{1,9})?(?:[A-Z]+ ){0,3}?"
    r"(?:BRIEF|VERSLAG|MOTIE|NOTA|MEMORIE|NADER|VOORLOPIG|EINDVERSLAG)\b)",
    re.MULTILINE,
)
_ANSWER_NAME = re.compile(r"ah-(tk|ek)-(\d{4})(\d{4})-(\d{1,4})(?!\d)", re.IGNORECASE)
_PROCEEDINGS_NAME = re.compile(r"h-(tk|ek|vv)-(\d{4})(\d{4})-\d+-\d+", re.IGNORECASE)
_PAPER_NAME = re.compile(r"kst-[0-9a-zA-Z-]+", re.IGNORECASE)
_QUESTIONS = re.compile(
    r"(?<![\d–-])(\d{1,4})\s{1,9}(?:Herdruk\d?\s{1,9})?(?=(?:[Vv]ervolgv|V)ragen\s{1,9}(?:van|gesteld door)\b)"
)


# Dossiers of the Senate's own: "CXIX Tijdelijke regels".
_ROMAN_DOSSIER = re.compile(r"^[^\w\n]{0,20}(C[CLXVI]{0,8})\s{1,9}(?=[A-Z][a-z])", re.MULTILINE)


class Place(NamedTuple):
    """A value with the place of its words; an empty span where it comes from the file's name."""

    value: str
    start: int = 0
    end: int = 0


class Numbers(NamedTuple):
    """What a paper's numbering says; each field may be missing."""

    dossiers: tuple[Place, ...] = ()
    number: Place | None = None
    year: Place | None = None
    chamber: str = ""


def from_name(name: str) -> Numbers:
    """The numbering in a name that officielebekendmakingen.nl gave: ``kst-33783-46.pdf``, ``ah-tk-20232024-1076``."""
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name
    if match := _ANSWER_NAME.search(stem):
        return Numbers((), Place(match[4]), Place(f"{match[2]}-{match[3]}"), _chamber(match[1]))
    if match := _PROCEEDINGS_NAME.search(stem):
        return Numbers((), None, Place(f"{match[2]}-{match[3]}"), _chamber(match[1]))
    match = _PAPER_NAME.search(stem)
    paper = split_identifier(_printed_case(match[0])) if match else None
    if paper is None:
        return Numbers()
    dossier = "-".join(filter(None, (paper.dossier, paper.part)))
    return Numbers((Place(dossier),), Place(paper.number) if paper.number else None)


def _printed_case(stem: str) -> str:
    return re.sub(r"(?<=-)[a-z]{1,4}(?=-|\Z)", lambda letters: letters[0].upper(), stem.lower())


def _chamber(letters: str) -> str:
    return "senate" if letters.lower() == "ek" else "house"


def from_footers(text: str) -> Numbers:
    """The numbering that stands below the pages; where pages differ (scans) the one that most of them have."""
    footers = list(_footers(text))
    if not footers:
        return Numbers()
    counts = Counter((footer.dossiers[0].value, footer.number.value if footer.number else "") for footer in footers)
    wanted = counts.most_common(1)[0][0]
    return next(
        footer
        for footer in footers
        if (footer.dossiers[0].value, footer.number.value if footer.number else "") == wanted
    )


def _footers(text: str) -> Iterator[Numbers]:
    for footer in _FOOTER.finditer(text):
        line = text.rfind("\n", 0, footer.start()) + 1
        first = DOSSIER.match(text, footer.end())
        if first is None or not _is_furniture(text[line : footer.start()]):
            continue
        chain = read_dossiers(text, first)
        numbers = read_numbers(text, chain[-1].end) or read_letters(text, chain[-1].end)
        if ENDS_CITATION.match(text, numbers[-1].end if numbers else chain[-1].end):
            continue
        number = Place(*numbers[0]) if numbers else None
        chamber = "senate" if footer["chamber"].lower() == "eerste" else "house"
        dossiers = tuple(Place(dossier.id, dossier.start, dossier.end) for dossier in chain)
        yield Numbers(dossiers, number, _year(footer), chamber)


def _is_furniture(before: str) -> bool:
    """Only a printer's line, or nothing, stands before a footer on its line."""
    return not before.strip(" *_#|") or "ISSN" in before or before.lstrip(" *_").startswith("kst-")


def _year(match: re.Match[str]) -> Place | None:
    first = re.sub(r"\s", "", match["from"]).replace("l", "1")
    value = f"{first}-{int(first) + 1}"
    return Place(value, match.start("from"), match.end("to")) if 1813 < int(first) < 2200 else None


def from_header(text: str) -> Numbers:
    """The numbering in the printed header of a Kamerstuk."""
    year_line = _YEAR_LINE.search(text, 0, 3000)
    end = _header_end(text)
    dossiers = tuple(_header_dossiers(text, end))
    number = _NUMBER_LINE.search(text, 0, end + 1) or (_SENATE_LINE.search(text, 0, end + 1) if dossiers else None)
    senate = re.compile(r"\bEerste Kamer der\b").search(text, 0, min(end, 400)) is not None
    return Numbers(
        dossiers if year_line or number else (),
        Place(number[1], number.start(1), number.end(1)) if number and dossiers else None,
        _year(year_line) if year_line else None,
        "senate" if senate else "house" if year_line else "",
    )


def _header_end(text: str) -> int:
    match = _HEADER_END.search(text, 0, 4000)
    return match.start() if match else min(len(text), 1500)


def _header_dossiers(text: str, end: int) -> Iterator[Place]:
    chapter = _CHAPTER_LINE.search(text, 0, end)
    roman = read_chapter(chapter[1]) if chapter else None
    for line in _DOSSIER_LINE.finditer(text, 0, end):
        first = DOSSIER.match(text, line.end())
        for dossier in read_dossiers(text, first) if first else ():
            budget = roman and dossier.id.isdigit() and dossier.id.endswith("00")
            yield Place(f"{dossier.id}-{roman}" if budget else dossier.id, dossier.start, dossier.end)
    for line in _ROMAN_DOSSIER.finditer(text, 0, end):
        yield Place(line[1], line.start(1), line.end(1))


def from_answers(text: str) -> Numbers:
    """The numbering of answers to written questions: the number stands before "Vragen van het lid"."""
    match = _QUESTIONS.search(text, 0, 3000)
    number = Place(match[1], match.start(1), match.end(1)) if match else None
    return from_header(text)._replace(dossiers=(), number=number)
