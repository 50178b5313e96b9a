"""Words made comparable: case and accents folded, and each reduced to its Dutch stem (pure).

Both databases get these tokens and compare them as they are, so that neither needs to know Dutch: `w` before the word
itself, `s` before its stem and before the stems of the parts of a compound, all of a-z and 0-9 alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from commitments.search.compounds import parts_of
from commitments.words import stem_of

WORD, STEM = "w", "s"
EVERY = "every"
"""A token that each entry has, so that "everything without" can be asked for."""
BREAK = "break"
"""Between two fields, so that no phrase runs from one into the next."""
MOST_TOKENS = 12000
"""Of one entry; PostgreSQL knows places up to 16,383."""


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: looks each letter up once, and keeps of it whether it is an accent by itself."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ĳ": "ij", "đ": "d", "ł": "l"})
_WITHOUT_MARKS = _WithoutMarks()
_RUN = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower case without accents; what has no form in a-z and 0-9 stays as it is and is no part of a word."""
    small = text.lower()
    if small.isascii():
        return small
    return unicodedata.normalize("NFKD", small.translate(_LETTERS)).translate(_WITHOUT_MARKS)


def words(text: str) -> list[str]:
    return _RUN.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word: toezegging, toezeggingen and toegezegd are one."""
    return "".join(_RUN.findall(stem_of(word))) or word


@lru_cache(maxsize=50_000)
def found_as(word: str) -> frozenset[str]:
    """The stems that find a folded word: its own and, of a compound, those of its parts."""
    return frozenset([stem(word), *map(stem, parts_of(word))])


def entry(*fields: str) -> str:
    """The tokens of an entry, parted by spaces: the words in their order, then every stem that finds one of them."""
    found = [words(field) for field in fields]
    stems = sorted(frozenset().union(*map(found_as, frozenset(chain.from_iterable(found)))))
    return " ".join([*list(_in_order(found))[:MOST_TOKENS], *(STEM + one for one in stems), EVERY])


def _in_order(fields: list[list[str]]) -> Iterator[str]:
    for field in fields:
        yield from (WORD + word for word in field)
        yield BREAK
