"""Identifiers of parliamentary papers and the way people write them.

An identifier is the stem that officielebekendmakingen.nl gives a paper: ``kst-33783-46`` (dossier and number),
``kst-36600-XVI-4`` (budget chapter), ``kst-21501-02-125`` (dossier with a sequence number), ``kst-33783-B`` (Senate),
``h-tk-20182019-5-6`` (proceedings), ``ah-tk-20192020-123`` (answers to written questions).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from commitments.unbroken import NBSP

AROUND = " ()[].,;\"'“”„‘’«»"
"""What people put around a number or a citation and do not mean."""
SITE = "https://zoek.officielebekendmakingen.nl"

# Budget chapters are Roman numerals, some with A or B (IIA, IXB); funds carry one letter (36 600 A, 36 600 J).
CHAPTER = r"(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))[AB]?"
FUND = r"[A-HJ-NP-T]"

_SUFFIXES = {"h": "herdruk", "n": "verbeterd", "b": "bijlage"}
_CHAMBERS = {"tk": "II", "ek": "I", "vv": "VV"}
_GAZETTES = {"stb": "Stb.", "stcrt": "Stcrt.", "trb": "Trb."}
_NUMBER = r"[1-9]\d{0,3}[a-z]?|[A-Z]{1,3}"

_PAPER = re.compile(
    rf"(?:kst-)?(?:\d{{8}}-)?(?P<dossier>\d{{5}})"
    rf"(?:-(?P<part>\d{{2,3}}(?=-[\dA-Z])|0\d|{CHAPTER}(?=-)|{FUND}(?=-)))?"
    rf"(?:-(?P<number>{_NUMBER}))?(?:-(?P<mark>[hnb])(?P<count>\d))?"
)
_PROCEEDINGS = re.compile(r"h-(?P<chamber>tk|ek|vv)-(?P<year>\d{8})-(?P<first>\d+)-(?P<second>\d+)")
_ANSWERS = re.compile(r"ah-(?P<chamber>tk|ek)-(?P<year>\d{8})-(?P<number>\d+)")
_GAZETTE = re.compile(r"(?P<kind>stb|stcrt|trb)-(?P<year>\d{4})-(?P<number>\d+)")
_ATTACHMENT = re.compile(r"blg-\d+")

_ADDRESS = re.compile(
    r"https?://(?:zoek\.)?officielebekendmakingen\.nl/(?P<id>[^/?#]+?)(?:\.\w+)?(?:[?#].*)?", re.IGNORECASE
)
_TYPED_ID = re.compile(r"(?:kst|h-(?:tk|ek|vv)|ah-(?:tk|ek)|stb|stcrt|trb|blg)-[0-9A-Z-]*\d[0-9A-Z-]*", re.IGNORECASE)
_TYPED_YEAR = r"(?:vergaderjaar\s+)?(?P<from>\d{4})\s*[-–/]\s*(?P<to>\d{4}|\d{2})"
_TYPED_LABEL = rf"(?:kamerstuk(?:ken)?|kst\.?|stuk(?:ken)?|tk|ek)?[\s,]*(?:(?:ii|i)\b)?[\s,]*(?:{_TYPED_YEAR})?[\s,]*"
_TYPED_PAPER = re.compile(
    _TYPED_LABEL + r"(?P<dossier>\d{2}[\s.]?\d{3})(?:\s*\(r\s?\d{3,4}\))?"
    rf"(?:[-\s,]\s*(?P<part>0\d|\d{{2,3}}(?=\s*(?:-\d|,?\s*n[ru]|,\s*[a-z])))|[-\s,]\s*(?P<chapter>{CHAPTER}|{FUND})(?=[\s,-]))?"
    rf"[\s,/-]*(?:(?:nrs?|nummer|no)\b\.?)?\s*(?P<number>{_NUMBER})(?:[\s(-]*(?P<mark>herdruk|verbeterd|bijlage|[hnb]\d)\)?)?"
    r"(?:[\s,]+(?:pp?|blz)\b\.?\s*\d+(?:\s*[-–]\s*\d+)?)?",
    re.IGNORECASE,
)
_TYPED_PROCEEDINGS = re.compile(
    rf"handelingen\s+(?P<chamber>ii|i|vv)[\s,]+{_TYPED_YEAR}[\s,]*"
    r"(?:nr\.?\s*(?P<nr>\d+)[\s,]*item\s*(?P<item>\d+)|(?:p|blz)\.?\s*(?P<first>\d+)\s*[-–]\s*(?P<last>\d+))",
    re.IGNORECASE,
)
_TYPED_ANSWERS = re.compile(
    rf"aanhangsel\s+(?:van\s+de\s+)?(?:handelingen[\s,]+)?(?P<chamber>ii|i)?[\s,]*{_TYPED_YEAR}[\s,]*(?:nr\.?)?\s*(?P<number>\d+)",
    re.IGNORECASE,
)
_TYPED_GAZETTE = re.compile(
    r"(?P<kind>stb|stcrt|trb)\.?\s*(?P<year>\d{4})[\s,]+(?:nr\.?\s*)?(?P<number>\d+)", re.IGNORECASE
)


class PaperIdentifier(NamedTuple):
    """The parts of a Kamerstuk's identifier; ``part`` is a budget chapter, a fund or a sequence number."""

    dossier: str
    part: str
    number: str
    mark: str


@lru_cache(maxsize=256)  # a list of papers asks it several times of each
def split_identifier(identifier: str) -> PaperIdentifier | None:
    """The parts of ``kst-36600-XVI-4`` or ``36600-XVI-4``; None for anything but a Kamerstuk or its dossier."""
    match = _PAPER.fullmatch(identifier)
    if match is None:
        return None
    mark = f"{match['mark']}{match['count']}" if match["mark"] else ""
    return PaperIdentifier(match["dossier"], match["part"] or "", match["number"] or "", mark)


def split_dossier(key: str) -> tuple[str, str]:
    """Number and suffix of a dossier's key: ``33783``, ``36600-XVI``."""
    number, _dash, suffix = key.partition("-")
    return number, suffix


def is_paper(identifier: str) -> bool:
    """Whether it names one paper in the form that the register keeps; a dossier or "33783-46" does not."""
    if not identifier.isascii():
        return False
    if identifier.startswith("kst-"):
        paper = split_identifier(identifier)
        return paper is not None and bool(paper.number)
    return any(pattern.fullmatch(identifier) for pattern in (_PROCEEDINGS, _ANSWERS, _ATTACHMENT, _GAZETTE))


def format_citation(identifier: str) -> str:
    """How a clerk writes the identifier: ``kst-33783-46`` is "33 783, nr. 46" (no-break spaces inside the numbers).

    An identifier of an unknown form comes back unchanged.
    """
    if paper := split_identifier(identifier):
        return _format_paper(paper)
    if match := _PROCEEDINGS.fullmatch(identifier):
        first, second = match["first"], match["second"]
        # Until the summer of 2010 the proceedings were numbered by page, since then by meeting and item.
        place = f"nr.{NBSP}{first}, item{NBSP}{second}" if match["year"] >= "2010" else f"p.{NBSP}{first}–{second}"
        return f"Handelingen {_CHAMBERS[match['chamber']]} {_short_year(match['year'])}, {place}"
    if match := _ANSWERS.fullmatch(identifier):
        chamber, year = _CHAMBERS[match["chamber"]], _short_year(match["year"])
        return f"Aanhangsel Handelingen {chamber} {year}, nr.{NBSP}{match['number']}"
    if match := _GAZETTE.fullmatch(identifier):
        return f"{_GAZETTES[match['kind']]}{NBSP}{match['year']}, {match['number']}"
    return identifier


def parse_citation(typed: str) -> str | None:
    """The identifier meant by what a person typed ("33 783, nr. 46", "36600 XVI nr 4", "kst-33783-46"), or None.

    The address of a paper at officielebekendmakingen.nl means that paper. A dossier without a number gives None.
    """
    wanted = " ".join(typed.split()).strip(AROUND)
    if address := _ADDRESS.fullmatch(wanted):
        wanted = address["id"]
    return next(_readings(wanted), None)


def source_url(identifier: str) -> str:
    """The page of a paper, or of a whole dossier, at officielebekendmakingen.nl."""
    paper = split_identifier(identifier)
    if paper is None:
        return f"{SITE}/{identifier}.html"
    if not paper.number:
        return f"{SITE}/dossier/" + "-".join(filter(None, (paper.dossier, paper.part)))
    return f"{SITE}/kst-{identifier.removeprefix('kst-')}.html"


def _format_paper(paper: PaperIdentifier) -> str:
    dossier = f"{paper.dossier[:2]}{NBSP}{paper.dossier[2:]}"
    if paper.part:
        dossier += f"-{paper.part}" if paper.part.isdigit() else f"{NBSP}{paper.part}"
    if not paper.number:
        return dossier
    number = f"nr.{NBSP}{paper.number}" if paper.number[0].isdigit() else paper.number
    mark = f" ({_format_mark(paper.mark)})" if paper.mark else ""
    return f"{dossier}, {number}{mark}"


def _format_mark(mark: str) -> str:
    return _SUFFIXES[mark[0]] if mark[1:] == "1" else mark


def _short_year(year: str) -> str:
    """ "20182019" is "2018/19"; "19992000" is "1999/2000", as the Official Gazette's guide has it."""
    return f"{year[:4]}/{year[4:] if year[:2] != year[4:6] else year[6:]}"


def _long_year(match: re.Match[str]) -> str:
    first, second = match["from"], match["to"]
    if len(second) == 2:
        second = str(int(first) + 1)
    return first + second


def _readings(wanted: str) -> Iterator[str]:
    if _TYPED_ID.fullmatch(wanted):
        stem, _, rest = wanted.lower().partition("-")
        identifier = f"{stem}-{_capitals(rest) if stem == 'kst' else rest}"
        paper = split_identifier(identifier)
        if paper is None or paper.number:
            yield identifier
    if match := _TYPED_PAPER.fullmatch(wanted):
        yield _paper_identifier(match)
    if match := _TYPED_ANSWERS.fullmatch(wanted):
        chamber = "ek" if (match["chamber"] or "").lower() == "i" else "tk"
        yield f"ah-{chamber}-{_long_year(match)}-{match['number']}"
    if match := _TYPED_PROCEEDINGS.fullmatch(wanted):
        chamber = {"ii": "tk", "i": "ek", "vv": "vv"}[match["chamber"].lower()]
        place = f"{match['nr']}-{match['item']}" if match["nr"] else f"{match['first']}-{match['last']}"
        yield f"h-{chamber}-{_long_year(match)}-{place}"
    if match := _TYPED_GAZETTE.fullmatch(wanted):
        yield f"{match['kind'].lower()}-{match['year']}-{match['number']}"


def _paper_identifier(match: re.Match[str]) -> str:
    dossier = re.sub(r"\D", "", match["dossier"])
    part = match["part"] or (match["chapter"] or "").upper()
    number = match["number"]
    number = number.upper() if number.isalpha() else number.lower()
    mark = (match["mark"] or "").lower()
    mark = f"{mark[0]}1" if mark.isalpha() else mark
    return "-".join(filter(None, ("kst", dossier, part, number, mark)))


def _capitals(rest: str) -> str:
    """Chapters and Senate letters in capitals; marks (h1) and letters behind a number (388c) stay small."""
    return re.sub(r"\b[a-z]{1,4}\b", lambda letters: letters[0].upper(), rest)
