"""Words made comparable: case and accents folded, and each reduced to its Dutch stem (pure).

Both databases get these tokens and compare them as they are, so that neither needs to know Dutch: `w` before the word
itself, `s` before its stem and before the stems of the parts of a compound, all of a-z and 0-9 alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local

import snowballstemmer

from commitments.search.compounds import parts_of

WORD, STEM = "w", "s"
EVERY = "every"
"""A token that each entry has, so that "everything without" can be asked for."""
BREAK = "break"
"""Between two fields, so that no phrase runs from one into the next."""
MOST_TOKENS = 12000
"""Of one entry; PostgreSQL knows places up to 16,383."""

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ĳ": "ij", "đ": "d", "ł": "l"})
_RUN = re.compile(r"[a-z0-9]+")
_mine = local()  # a stemmer keeps its word in hand: each thread has its own


def fold(text: str) -> str:
    """Lower case without accents; what has no form in a-z and 0-9 stays as it is and is no part of a word."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    return _RUN.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word: toezegging, toezeggingen and toegezegd are one."""
    if not hasattr(_mine, "stemmer"):
        _mine.stemmer = snowballstemmer.stemmer("dutch")
    found = str(_mine.stemmer.stemWord(word))
    return "".join(_RUN.findall(found)) or word


@lru_cache(maxsize=50_000)
def found_as(word: str) -> frozenset[str]:
    """The stems that find a folded word: its own and, of a compound, those of its parts."""
    return frozenset([stem(word), *map(stem, parts_of(word))])


def entry(*fields: str) -> str:
    """The tokens of an entry, parted by spaces: the words in their order, then every stem that finds one of them."""
    found = [words(field) for field in fields]
    stems = sorted(frozenset().union(*(found_as(word) for field in found for word in field)))
    return " ".join([*list(_in_order(found))[:MOST_TOKENS], *(STEM + one for one in stems), EVERY])


def _in_order(fields: list[list[str]]) -> Iterator[str]:
    for field in fields:
        yield from (WORD + word for word in field)
        yield BREAK
