"""Kamerstukken cited in a text, by the grammar of how parliament and government write them."""

import re
from collections.abc import Iterator

from sources.reading.references.found import Reference
from sources.reading.references.grammar import (
    DOSSIER,
    ENDS_CITATION,
    MONTHS,
    Dossier,
    Number,
    read_bare_number,
    read_dash_number,
    read_dossiers,
    read_letters,
    read_numbers,
)

__all__ = ["Reference", "find_references"]

_YEAR = r"\d{4}\s?[-–/]\s?\d{2,4}"
_LABEL = re.compile(
    r"(?:(?P<names>kamerst(?:uk)?(?:ken|nummers?|\.|nr\.?)?|kst(?=[.\s:,(])\.?|dossier(?:s|nummers?)?|wets(?:voorstel"
    r"|ontwerp)(?:en|len)?"
    r"|voorstel(?:len)? van (?:rijks)?wet|\bstuknr\.?)"
    r"|kamerbrie(?:f|ven)|\bstuk(?:ken)?|\b[TE]K|tweede kamer|eerste kamer)[\s:,(]*"
    r"(?:\bI{1,2}(?:\s?[/-]\s?I{1,2})?\b)?[\s,]{0,9}"
    rf"(?:(?:vergaderjaar\s{{1,9}})?{_YEAR})?[\s,]{{0,9}}(?:onder\s|met\s)?(?:nr\.?|nrs\.?|nummers?)?[\s:(*]*\Z",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:nrs?\.?|nummers?)\s{0,9}(\d{1,4}[a-z]?)(?:,?\s{0,9}(?:was|en)\s{1,9}(?:nr\.?\s{0,9})?(\d{1,4}))?\s{0,9}\("
    r"|(?<![\d.,])(\d{1,3})\()\s{0,9}\Z"
)
_NOT_A_PAPER = re.compile(
    r"(?:in totaal|postbus|tel(?:efoon)?|fax|iso|€|ca\.|circa|ongeveer|aantal|totaal|bedrag|artikel"
    r"|pb\s?\w?)[.:]?\s{0,9}\Z",
    re.IGNORECASE,
)
_MARK = re.compile(r"\bkenmerk:?\s{1,9}\Z", re.IGNORECASE)  # "uw kenmerk 99 999 C/2099D99999" cites no paper
_IDENTIFIER = re.compile(r"kst-(?:\d{8}-)?\Z")
_ON_PAPER = re.compile(
    r"\b(?:op|onder)\s{1,9}stuk(?:ken)?(?=\s{1,9}(?:nrs?\b|nummers?\b))|\bgedrukt\s{1,9}onder(?=\s{1,9}(?:nrs?\b"
    r"|nummers?\b))"
    r"|\bstuk(?=\s{1,9}nr\b)|\b[Zz]ij\s{1,9}krijgt(?=\s{1,9}nr\b)"
)
_LETTER_OF = re.compile(r"\bmotie\b[^.;\n]{0,60}?(?=\sletters?\s[A-Z])")
_HEADER_END = re.compile(
    r"^[^\w\n]{0,20}(?:Aan de [Vv]oorzitter|AAN DE VOORZITTER"
    r"|(?:N[Rr]\. \d{1,4} )?[A-Z() ]{0,60}\b(?:BRIEF|MOTIE|AMENDEMENT|VERSLAG|NOTA|LIJST)(?:EN|S|'S)?\b)",
    re.MULTILINE,
)
_FOOTER = re.compile(
    r"(?:\A|\n|Gravenhage \d{4})\W{0,20}(?:Tweede|Eerste) Kamer, vergaderjaar \d[\d ]{3,4}\s?[-–/]\s?[\d ]{2,5}, \Z"
)

# Papers of the Senate itself stand in dossiers with Roman numbers: "Kamerstukken I 2022/23, CXXIV, G".
_OF_THE_SENATE = re.compile(
    rf"\b(?:Kamerst(?:uk)?(?:ken)?"
    rf"|EK)[\s,]+(?:I\b[\s,]{{0,9}})?(?:(?:vergaderjaar\s{{1,9}})?{_YEAR}[\s,]{{0,9}})?(?P<dossier>C[CXLVI]*),?\s{{1,9}}"
    r"(?P<number>[A-Z]{1,2})(?![\w’'])"
)

_REST_OF_BRACKETS = re.compile(r",\s\d{1,4}\)")
# The Senate prints a bill with its dossier in brackets: "Wet veilige veren (36.349)".
_NAME_OF_A_BILL = re.compile(
    r"(?:\b(?:Wet|Rijkswet|[Ww]etsvoorstel|Kamerstukken|Verdrag|Goedkeuring|Toezegging|Initiatiefvoorstel)\b[^().;€\n]{0,80}|\b[A-Z][a-z]{2,40}wet)\s\(\Z"
)

_LEAST, _MOST = 10_000, 99_999  # dossier numbers in use since 1968, with room for decades to come
_LOOK_BACK = 90


def find_references(
    text: str, *, own: str | None = None, dossier: str | None = None, chamber: str = "house"
) -> list[Reference]:
    """Every Kamerstuk cited in the text, in its order; the document itself (``own``) is left out.

    ``dossier`` is the document's own, for "op stuk nr. 38"; ``chamber`` ("house" or "senate") tells whether a motion
    named by a letter alone is one of the Senate.
    """
    header_end = _end_of_header(text)
    dossiers = {dossier.partition("-")[0]} if dossier else set()
    found: list[Reference] = []
    position = 0
    while match := DOSSIER.search(text, position):
        citation = _Citation(text, match, header_end, dossiers)
        position = citation.end
        dossiers |= citation.header_dossiers
        found.extend(citation.references(own.removeprefix("kst-") if own else None))
    found.extend(
        Reference(f"{match['dossier']}-{match['number']}", match.start("dossier"), match.end())
        for match in _OF_THE_SENATE.finditer(text)
    )
    found.extend(_from_context(text, header_end, found, dossier, chamber))
    return sorted(found, key=lambda reference: (reference.start, reference.end))


def _end_of_header(text: str) -> int:
    """Where the printed header of a Kamerstuk ends; 0 for a text without one."""
    match = _HEADER_END.search(text, 0, 4000)
    return match.start() if match else 0


class _Citation:
    """One chain of dossiers at a place in the text, with what stands before and behind it."""

    def __init__(self, text: str, first: re.Match[str], header_end: int, own_dossiers: set[str]) -> None:
        self.text = text
        self.before = text[max(0, first.start() - _LOOK_BACK) : first.start()]
        self.dossiers = read_dossiers(text, first)
        label = _LABEL.search(self.before)
        self.labelled, self.named = label is not None, label is not None and label["names"] is not None
        self.own_dossiers = own_dossiers
        self.in_header = first.start() < header_end and not self.before.rpartition("\n")[2].strip(" #*\u00a02")
        self.numbers = self._numbers()
        self.end = max([self.dossiers[-1].end] + [number.end for number in self.numbers])

    @property
    def header_dossiers(self) -> set[str]:
        return {dossier.id.partition("-")[0] for dossier in self.dossiers} if self.in_header else set()

    def references(self, own: str | None) -> Iterator[Reference]:
        """The papers meant; none when the document cites itself here, in a header or in a page's footer."""
        is_footer = _FOOTER.search(self.before) and not ENDS_CITATION.match(self.text, self.end)
        if self.in_header or is_footer or not self._is_citation():
            return
        if not self.numbers:
            yield from (Reference(dossier.id, dossier.start, dossier.end) for dossier in self.dossiers)
            return
        papers = [(dossier, number) for number in self.numbers for dossier in self.dossiers]
        if own not in {f"{dossier.id}-{number.id}" for dossier, number in papers}:
            yield from (self._reference(dossier, number) for dossier, number in papers)

    def _reference(self, dossier: Dossier, number: Number) -> Reference:
        """Spans in one citation do not overlap: the words of the dossier belong to its first number."""
        name = f"{dossier.id}-{number.id}"
        if number != self.numbers[0]:
            return Reference(name, number.start, number.end)
        if dossier != self.dossiers[-1]:
            return Reference(name, dossier.start, dossier.end)
        return Reference(name, min(dossier.start, number.start), max(dossier.end, number.end))

    def _numbers(self) -> list[Number]:
        end = self.dossiers[-1].end
        if numbers := read_numbers(self.text, end):
            return numbers
        letters = read_letters(self.text, end)
        if letters and self._may_have_letters():
            return letters
        if numbers := self._dash_number(end):
            return numbers
        if numbers := self._number_before(end):
            return numbers
        is_cited = self.labelled or self.dossiers[-1].sequence or self._is_in_brackets(end)
        return read_bare_number(self.text, end) if is_cited else []

    def _is_in_brackets(self, end: int) -> bool:
        """The short form "(31 409, 61)"."""
        return self.before.endswith("(") and _REST_OF_BRACKETS.match(self.text, end) is not None

    def _may_have_letters(self) -> bool:
        last = self.dossiers[-1]
        is_kingdom_act = "R" in self.text[last.start : last.end]
        return self.labelled or last.chapter or is_kingdom_act or self.before.rstrip().endswith(("(", "motie", "/"))

    def _dash_number(self, end: int) -> list[Number]:
        known = self.labelled or _IDENTIFIER.search(self.before) or self.dossiers[-1].chapter
        if not known and not (self.dossiers[-1].compact and self._stands_alone()):
            return []
        return read_dash_number(self.text, end)

    def _stands_alone(self) -> bool:
        return self.before[-1:] in "( \n\u00a0;:/" and not _NOT_A_PAPER.search(self.before)

    def _number_before(self, end: int) -> list[Number]:
        """The style of debates: "nr. 537 (33529)", "22(30196)", "nr. 726, was nr. 719 (21501-08)"."""
        match = _NUMBER_BEFORE.search(self.before)
        if match is None or not re.compile(r"\s{0,9}[),;]").match(self.text, end):
            return []
        offset = self.dossiers[0].start - len(self.before)
        groups = [group for group in (1, 2, 3) if match[group]]
        return [Number(match[group], offset + match.start(group), offset + match.end(group)) for group in groups]

    def _is_citation(self) -> bool:
        if not all(_LEAST <= int(dossier.id[:5]) <= _MOST for dossier in self.dossiers):
            return False
        if self.numbers or self.named:
            is_amount = self.before.rstrip().endswith("€")
            return not is_amount and (self.labelled or not _NOT_A_PAPER.search(self.before))
        if _MARK.search(self.before):
            return False
        if all(dossier.id[:5] in self.own_dossiers for dossier in self.dossiers):
            return not _NOT_A_PAPER.search(self.before)
        return self._is_plain_dossier()

    def _is_plain_dossier(self) -> bool:
        """A dossier without a number or label: in brackets by itself ("(19 527)"), or a budget with its chapter."""
        last = self.dossiers[-1]
        if any(dossier.id.endswith("000") for dossier in self.dossiers):
            return False
        if any("." in self.text[dossier.start : dossier.end] for dossier in self.dossiers):
            is_closed = self.text[last.end : last.end + 1] == ")"
            return is_closed and _NAME_OF_A_BILL.search(self.before) is not None
        if last.chapter and last.id[3:5] == "00":
            return True
        bracketed = (
            re.search(rf"(?:[^\W\d]|(?:{MONTHS}) \d{{4}}|»)\s{{0,9}}\(\s?\Z", self.before)
            and self.text[last.end : last.end + 1] == ")"
        )
        return bool(bracketed) and not _NOT_A_PAPER.search(self.before[:-1])


def _from_context(
    text: str, header_end: int, printed: list[Reference], dossier: str | None, chamber: str
) -> Iterator[Reference]:
    """Papers named without a dossier: "de motie op stuk nr. 38"."""
    taken = {reference.start for reference in printed}
    by_number = _dossier_by_number(printed)
    readers = [(_ON_PAPER, read_numbers)] + [(_LETTER_OF, read_letters)] * (chamber == "senate")
    for pattern, read in readers:
        for match in pattern.finditer(text, header_end):
            for number in read(text, match.end()):
                home = by_number.get(number.id, dossier)
                if home and number.start not in taken:
                    yield Reference(f"{home}-{number.id}", number.start, number.end, inferred=True)


def _dossier_by_number(printed: list[Reference]) -> dict[str, str]:
    """Which dossier a number belongs to, where the text itself says so once and for all."""
    homes: dict[str, set[str]] = {}
    for reference in printed:
        home, _, number = reference.id.rpartition("-")
        homes.setdefault(number, set()).add(home)
    return {number: next(iter(found)) for number, found in homes.items() if len(found) == 1 and "" not in found}
