"""Footnotes: from the mark in a sentence ("motie Jansen3", "motie Jansen 3 wordt") to the paper that the note cites.

Print keeps a note's number beside it; text taken out of a PDF may put the number on a line of its own or lose it. Then
the n-th paper cited in the notes is taken.
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.references import Reference

_MONTH: Final = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NO_NUMBERED_PART: Final = "".join(
    rf"(?<!\b{part}\s)"
    for part in (
        "paragraaf", "hoofdstuk", "bijlage", "bijlagen", "artikel", "vraag", "vragen", "antwoord", "tabel", "figuur",
        "deel", "fase", "pagina", "punt", "onderdeel", "lid", "nr.", "nummer", "stap", "de",
    )
)  # fmt: skip
""" "Bijlage 2" and "paragraaf 3" bear no footnote."""
_MARK: Final = re.compile(
    rf"<sup>(?P<tagged>\d{{1,2}})</sup>|(?:(?<=[^\W\d_])[.,;:?)»]{{0,2}}|(?<=\))\.)(?P<glued>\d{{1,2}})(?![\d.]\d|\w)"
    rf"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,2}})"
    rf"|(?<=\bde\s)(?P<first>1)(?=\s[^\W\d_]{{3}})|{_NO_NUMBERED_PART}(?<=[\w.)]\s)(?P<loose>\d{{1,2}})(?=[\s,.;])(?!\s(?:{_MONTH}|leden|moties|toezeggingen|\d(?!\s[^\W\d])))"
)
_TO_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BODY: Final = (
    r"(?:(?:zie|vgl\.?|ook)\s{1,9}){0,2}(?:kst|kamerst|tk\b|ek\b|(?-i:(?:Tweede|Eerste) Kamer,"
    r"|(?:Gewijzigde )?[Mm]oties?"
    r" van |Brief (?:van|aan) |Verslag van ))"
)
_CITED_AFTER: Final = 160
_LABELLED: Final = re.compile(
    r"(?<![(])(?<!\bin\s)(?<!\bvan\s)(?<!\bop\s)(?<!\bbij\s)\b(?:Kst\.?|Kamerst\w*)[\s\w/–.,-]{0,24}$", re.IGNORECASE
)
_NAMED: Final = re.compile(
    r"\bmotie[- ](?:van )?(?:de leden |het lid |de heer |mevrouw )?(?P<name>"
    r"(?:(?:[Vv]an|[Dd]e[rn]?|[Tt]e[rn]?) ){0,3}[A-ZÀ-Ý][\wÀ-ÿ-]+)"
)
_PAPER: Final = re.compile(r"\d{5}-")


def cited_in_notes(text: str, start: int, end: int, references: Sequence[Reference]) -> str | None:
    """Return the paper cited by the first footnote whose mark stands in ``text[start:end]`` and that cites one."""
    marks = [
        (
            mark["tagged"] or mark["glued"] or mark["first"] or mark["loose"] or mark["raised"].translate(_RAISED),
            mark.end(),
        )
        for mark in _MARK.finditer(text, start, end)
    ]
    noted = (_at_note(text, number, after, references) for number, after in marks)
    ordered = (_in_order(text, int(number), references) for number, _ in marks)
    return next(filter(None, noted), None) or next(filter(None, ordered), None)


def cited_elsewhere(text: str, start: int, end: int, references: Sequence[Reference]) -> str | None:
    """Return the paper that a note cites where the motion named in ``text[start:end]`` is named elsewhere."""
    named = _NAMED.search(text, start, end)
    if named is None:
        return None
    for other in re.finditer(rf"\bmotie[- ][^.?]{{0,40}}?{re.escape(named['name'])}[^?]{{0,800}}?(?=[.?]\d)", text):
        if not start <= other.start() < end and (
            found := cited_in_notes(text, other.end() - 1, other.end() + 4, references)
        ):
            return found
    return None


def _at_note(text: str, number: str, after: int, references: Sequence[Reference]) -> str | None:
    raised = number.translate(_TO_RAISED)
    pattern = re.compile(
        rf"(?:<sup>{number}</sup>|{raised}|\[{number}\]|(?<![\d\w,.–-]){number})[ \t]*(?={_BODY})"
        rf"|\n{number}\n(?:.*\n)??(?={_BODY})",
        re.IGNORECASE,
    )
    match = pattern.search(text, after)
    if match is None:
        return None
    line_end = text.find("\n", match.end())
    end = min(match.end() + _CITED_AFTER, line_end if line_end >= 0 else len(text))
    return next((item.id for item in references if match.end() <= item.start < end and _PAPER.match(item.id)), None)


def _in_order(text: str, number: int, references: Sequence[Reference]) -> str | None:
    noted = [
        item.id
        for item in references
        if _PAPER.match(item.id) and _LABELLED.search(text[max(0, item.start - 60) : item.start + 4])
    ]
    return noted[number - 1] if 0 < number <= len(noted) else None
