"""Which year is meant: "2021", "'21", "1 989" (a slip of the scanner), "volgend jaar", "a.s.", "jl."."""

from __future__ import annotations

from typing import NamedTuple

from commitments.deadlines.anchors import Scan, determiner
from commitments.deadlines.lexicon import ARTICLES

FIRST_YEAR, LAST_YEAR = 1900, 2099
LINKS = frozenset(("van", "in", "over", "voor", "uit", "-"))
YEAR_WORDS = frozenset(("jaar", "jaars", "kalenderjaar", "begrotingsjaar", "boekjaar"))
SOON = frozenset(("as", "ek", "aanstaande", "aanstaand", "eerstkomende", "eerstkomend", "eerstvolgende"))
BYGONE = frozenset(("jl", "ll", "jongstleden", "laatstleden"))
OFFSETS = {"": 0, "this": 0, "coming": 1, "next": 1}


class Year(NamedTuple):
    """`number` is None for "a.s." and where nothing is said; `relative` tells "volgend jaar" from "2021"."""

    number: int | None
    end: int
    past: bool = False
    relative: bool = False


def plain_year(s: Scan, i: int) -> Year | None:
    """A year in digits."""
    word, after = s.words[i], s.words[i + 1]
    if word in ("'", "’", "‘") and len(after) == 2 and after.isdecimal():
        return Year(2000 + int(after) if int(after) < 70 else 1900 + int(after), i + 2)
    if word in ("l", "i") and len(after) == 3 and after[0] == "9":  # a slip of the scanner for 19..
        return Year(int("1" + after), i + 2) if after.isdecimal() else None
    if not word.isdecimal():
        return None
    if len(word) == 4:
        return Year(int(word), i + 1) if FIRST_YEAR <= int(word) <= LAST_YEAR else None
    joined = word + after
    if after.isdecimal() and len(word) < 3 and len(joined) == 4 and FIRST_YEAR <= int(joined) <= LAST_YEAR:
        return Year(int(joined), i + 2)
    return None


def relative_year(s: Scan, i: int) -> Year | None:
    """ "dit jaar", "het volgende jaar", "het jaar 2021"; "vorig jaar" is past."""
    j, kind = determiner(s, i)
    if s.words[j] not in YEAR_WORDS:
        return None
    if named := plain_year(s, j + 1):
        return named
    if kind == "past":
        return Year(None, j + 1, past=True)
    if not kind and not (j > i and s.words[j - 1] in ARTICLES):
        return None
    return Year(s.said_on.year + OFFSETS[kind], j + 1, relative=True)


def year_after(s: Scan, i: int) -> Year:
    """The year said after an anchor; number None and end i when there is none."""
    word = s.words[i]
    if word in SOON:
        return Year(None, i + 1)
    if word in BYGONE:
        return Year(None, i + 1, past=True)
    j = i + 1 if word in LINKS else i
    return plain_year(s, j) or relative_year(s, j) or Year(None, i)
