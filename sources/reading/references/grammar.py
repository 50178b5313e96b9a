"""The parts of a citation of a Kamerstuk, each read at a given place in the text.

A citation is a chain of dossiers ("31 765 en 34 104", "36 600 XVI", "21 501-02", "35 419 (R2141)") and behind it the
numbers ("nr. 46", "nrs. 31, 32 en 35", "nrs. 2 t/m 5") or the letters of the Senate (", B"). Scans of before 1995 bring
spaces inside numbers ("1 7 496") and odd letters in Roman ones ("X111"); both are read.
"""

import re
from typing import NamedTuple

from commitments.citations import CHAPTER, FUND

SPACE = r"[ \u00a0\u2009\u202f]"
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
UNITS = "euro|gulden|miljoen|miljard|mln|procent|ha|km|kg|kilo|ton|leden|personen|woningen|uur|dagen|weken|maanden|jaar"

_ROMAN = re.compile(CHAPTER)
_SCANNED = str.maketrans({"1": "I", "l": "I", "!": "I", "M": "II", "U": "II", "H": "II"})

_DIGITS = rf"(\d ?\d)({SPACE}|\.|\n)?(\d ?\d ?\d)(?!\d)(?![.,]\d)"
DOSSIER = re.compile(rf"(?<![\d.,/]){_DIGITS}")
_NEXT_DOSSIER = re.compile(_DIGITS)
_SEQUENCE = re.compile(r"-(\d{2,3})(?!\d)")
_KINGDOM_ACT = re.compile(rf",?{SPACE}?-?\(?R{SPACE}?\d{{3,4}}(?!\d)\)?")
_CHAPTER = re.compile(
    rf"(?P<sep>{SPACE}?[-–/,]?{SPACE}?(?:(?:hoofdst(?:uk|\.)|hfdst\.?|hfst\.?|H){SPACE}?)?)"
    r"(?P<roman>[IVX][IVXMUHl1!]{0,5}[AB]?)(?![A-Za-z0-9])"
)
_MORE_CHAPTERS = re.compile(
    r"(?:(?:,| en|/) ?(?:hoofdstuk )?[IVX]{1,5}[AB]?(?![A-Za-z0-9]))+(?=[\s,]{0,9}(?:n[ru]|hf|\)))"
)
_FUND = re.compile(rf"(?:{SPACE}|-)(?:hoofdstuk )?({FUND})(?=[\s,]{{0,9}}(?:nrs?\b|nummers?\b)|-\d)")
# "Kamerstuk 31 409, vergaderjaar 2024-2025, nr. 438"; where a line breaks behind a hyphen, a blank follows it.
_YEAR = r"(?:[\s,]{0,3}\(?(?:(?:vergaderjaar|vj\.?)\s{1,3})?\d{4}\s?[-–/]\s?\d{2,4}\)?(?![\w-]))?"
_NUMBER_FOLLOWS = re.compile(rf"{_YEAR}[\s,]{{0,9}}(?:\(?nrs?\b|nummers?\b)|-\s?\d")
_LETTER_FOLLOWS = re.compile(r"[\s,]{0,9}(?:letter\s)?[A-Z]{1,2}\b|,\s\d{1,4}(?=\s?[,;.)]|\s{0,9}$|\n)")
_CHAIN = re.compile(r"\s{0,9}(?:/|,|;|en\b|&)\s{0,9}(?=\d)")

# A footnote's raised figure may follow at once.
_WORD_ENDS = r"(?![^\W⁰¹²³⁴⁵⁶⁷⁸⁹]|[’'])"
_NUMBER_WORD = re.compile(
    rf"{_YEAR}[\s,;:–-]{{0,9}}\(?(?:(?:onder|stuk|stukken)\s{{1,9}})?(?P<word>ondernummers?|nummers?|nrs?"
    rf"|nos?)\b(?:\.s\b)?\s{{0,9}}[.:,]?\s{{0,9}}",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    rf"(\d{{1,4}}[a-z]?|[lI]\d{{1,3}}|[A-Z]{{1,3}}){_WORD_ENDS}(?!{SPACE}\d{{3}}(?!\d))(?!\.\d{{3}}(?!\d))"
)
_JOIN = re.compile(
    r"\s{0,9}(?P<range>t/m|tot en met|t\.e\.m\.|[-–])\s{0,9}|\s{0,9}(?:,\s{0,9}en\b|,?\s{0,9}(?:respectievelijk"
    r"|resp\.|alsmede)|,|;|en\b"
    r"|&|/)\s{0,9}(?:nrs?\.?\s{0,9})?"
)
_NOT_A_NUMBER = re.compile(rf"\s{{0,9}}(?:{MONTHS}|{UNITS}|%|e\b(?!\.v))", re.IGNORECASE)
_AFTER_ONE_NUMBER = re.compile(
    r"\s{0,9}(?:[),;.:\]»<*\n]|$|e\.v\.|en\b|t/m\b|tot en met\b|van\b|d\.d\.|over\b|waarin\b|en/of\b)"
)
_REPLACED = re.compile(r",?\s{0,9}\(?(?:was|voorheen|t\.v\.v\.|ter vervanging van)\s{1,9}nr\.?\s{0,9}(\d{1,4})(?!\d)")
_LETTER_LIST = re.compile(
    # the Senate's own dossier may stand between: "34 300 IV, CXIX, T"
    rf"(?:(?:\s?[,/]\s?|{SPACE}(?:en\s)?)C[CXLVI]{{1,8}}(?=[\s,]))?(?P<sep>,?\s{{0,9}}letters?\s{{1,9}}|\s?,\s?|{SPACE})(?P<letters>[A-Z]{{1,2}}(?:\s?(?:,|en|/"
    rf"|t/m)\s?[A-Z]{{1,2}}(?![\w’'.]))*)(?![\w’'])(?!\.[A-Z])"
)
_LETTERS = re.compile(r"[A-Z]{1,2}")
_NO_LETTERS = frozenset(["EU", "TK", "EK", "VN", "UK", "US", "VS", "SP", "CU", "BV", "NV", "MB", "KB"])
_BARE_NUMBER = re.compile(
    rf"{_YEAR}\s?(?:,|{SPACE}[-–]{SPACE})\s?(\d{{1,4}})(?=\s?[,;.)\]]|\s{{0,9}}$|\n|\s(?:en"
    rf"|d\.d\.)(?!\w))(?!,?{SPACE}?\d{{3}})"
)
_ANOTHER_BARE = re.compile(rf"\s?(?:,|en)\s?(\d{{1,4}})(?=\s?[,;.)\]]|\s{{0,9}}$|\n)(?!,?{SPACE}?\d{{3}})")
_DASH_NUMBER = re.compile(r"-(?:(?<=[IVXAB]-)[ \n])?(\d{1,4}[a-z]?|[A-Z]{1,2})(?![\w-])(?!,\d)")

ENDS_CITATION = re.compile(r"\s{0,3}(?:[.;)](?!\d)|,\s{0,3}(?:p|blz|pag)\b)")  # a page's footer stops at its number
MOST_NUMBERS = 60  # "nrs. 1 t/m 400" names its ends only: nobody cites four hundred papers


class Dossier(NamedTuple):
    """A dossier as read: ``id`` is "33783", "36600-XVI" or "21501-02"."""

    id: str
    start: int
    end: int
    compact: bool
    chapter: bool
    sequence: bool


class Number(NamedTuple):
    """A number or Senate letter behind a dossier."""

    id: str
    start: int
    end: int


def read_dossiers(text: str, first: re.Match[str]) -> list[Dossier]:
    """The chain of dossiers that starts at this match of DOSSIER."""
    chain = [_read_dossier(text, first)]
    while len(chain) < 12 and (join := _CHAIN.match(text, chain[-1].end)):
        following = _NEXT_DOSSIER.match(text, join.end())
        if following is None:
            break
        chain.append(_read_dossier(text, following))
    return chain


def _read_dossier(text: str, match: re.Match[str]) -> Dossier:
    number = (match[1] + match[3]).replace(" ", "")
    part, end, chapter = _read_part(text, number, match.end())
    if act := _KINGDOM_ACT.match(text, end):
        end = act.end()
    compact = match.end() - match.start() == 5
    return Dossier(f"{number}-{part}" if part else number, match.start(), end, compact, chapter, part.isdigit())


def _read_part(text: str, number: str, end: int) -> tuple[str, int, bool]:
    """(sequence number, chapter or fund; its end; is it a chapter?)"""
    if match := _SEQUENCE.match(text, end):
        # 21 501 is the one dossier that is always cited with a sequence number (the Councils of the European Union).
        sequence = match[1][0] == "0" or (number == "21501" and len(match[1]) == 2)
        if sequence or _NUMBER_FOLLOWS.match(text, match.end()):
            return match[1], match.end(), False
        return "", end, False
    if match := _CHAPTER.match(text, end):
        roman = read_chapter(match["roman"])
        if roman and _is_chapter(text, number, match):
            more = _MORE_CHAPTERS.match(text, match.end())
            return roman, more.end() if more else match.end(), True
    if match := _FUND.match(text, end):
        return match[1], match.end(1), True
    return "", end, False


def read_chapter(roman: str) -> str | None:
    """The chapter that a printed or scanned Roman number means ("X111" is XIII), or None."""
    return next((form for form in (roman, roman.translate(_SCANNED)) if _ROMAN.fullmatch(form)), None)


def _is_chapter(text: str, number: str, match: re.Match[str]) -> bool:
    """A Roman number behind a comma, or of one letter, may be a letter of the Senate instead."""
    if _NUMBER_FOLLOWS.match(text, match.end()):
        return True
    if "," in match["sep"]:
        return bool(_LETTER_FOLLOWS.match(text, match.end()))
    return len(match["roman"]) > 1 or number.endswith("00") or match["sep"].strip(" -–/,") != ""


def read_numbers(text: str, end: int) -> list[Number]:
    """The list behind "nr." or "nrs." at this place; ranges are filled in; empty without that word."""
    word = _NUMBER_WORD.match(text, end)
    if word is None:
        return []
    first = _TOKEN.match(text, word.end())
    if first is None or _NOT_A_NUMBER.match(text, first.end()):
        return []
    plural = word["word"].lower().endswith("s")
    found = [_number(first)]
    while join := _JOIN.match(text, found[-1].end):
        token = _TOKEN.match(text, join.end())
        is_list = plural or _ascends(found, token)
        if token is None or not _continues(text, found[-1], join, token, is_list):
            break
        if join["range"]:
            found.extend(_fill(found[-1], token))
        found.append(_number(token))
    if replaced := _REPLACED.match(text, found[-1].end):
        found.append(Number(replaced[1], replaced.start(1), replaced.end(1)))
    return found


def _ascends(found: list[Number], token: re.Match[str] | None) -> bool:
    """Tell whether a third number goes on: "nr. 16, 17 en 18" is a list though it says "nr." once."""
    names = [number.id for number in found[-2:]] + [token[1] if token else ""]
    return len(names) == 3 and all(map(str.isdigit, names)) and int(names[0]) < int(names[1]) < int(names[2])


def _number(token: re.Match[str]) -> Number:
    """A token as a number; a scanned "l4" is 14."""
    name = token[1]
    if name[0] in "lI" and name[1:].isdigit():
        name = f"1{name[1:]}"
    return Number(name, token.start(1), token.end(1))


def _continues(text: str, before: Number, join: re.Match[str], token: re.Match[str], plural: bool) -> bool:
    if _NOT_A_NUMBER.match(text, token.end()) or before.id[0].isdigit() != (
        token[1][0].isdigit() or token[1][1:].isdigit()
    ):
        return False
    if join["range"]:
        return before.id.isdigit() and token[1].isdigit() and int(before.id) < int(token[1])
    return plural or bool(_AFTER_ONE_NUMBER.match(text, token.end()))


def _fill(before: Number, token: re.Match[str]) -> list[Number]:
    low, high = int(before.id), int(token[1])
    if high - low > MOST_NUMBERS:
        return []
    return [Number(str(number), token.start(1), token.end(1)) for number in range(low + 1, high)]


def read_letters(text: str, end: int) -> list[Number]:
    """Letters of the Senate at this place: ", B", "letters S en T" or " S en T"."""
    match = _LETTER_LIST.match(text, end)
    if match is None:
        return []
    letters = _LETTERS.finditer(text, match.start("letters"), match.end("letters"))
    found = [Number(letter[0], letter.start(), letter.end()) for letter in letters]
    return [] if any(number.id in _NO_LETTERS for number in found) else found


def read_dash_number(text: str, end: int) -> list[Number]:
    """The number of the compact form "31288-309"."""
    match = _DASH_NUMBER.match(text, end)
    if match is None or match[1].startswith("0") or _NOT_A_NUMBER.match(text, match.end()):
        return []
    return [Number(match[1], match.start(1), match.end(1))]


def read_bare_number(text: str, end: int) -> list[Number]:
    """The numbers behind a labelled dossier without "nr.": "Kamerstukken II 1999/2000, 26 800, 3 en 4"."""
    match = _BARE_NUMBER.match(text, end)
    found: list[Number] = []
    while match:
        found.append(Number(match[1], match.start(1), match.end(1)))
        match = _ANOTHER_BARE.match(text, match.end())
    return found
