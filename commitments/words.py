"""Which words of a sentence say something: their Dutch stems, to lay one wording beside another. Pure."""

import re
from functools import lru_cache
from threading import local

import snowballstemmer

WORD = re.compile(r"[^\W\d_]{3,}")
SMALL_WORDS = """
aan als bij dan dat deze die dit door een haar heeft het hierover hij hun kamer met naar niet ons onze ook over uit uw
van voor waar was wat wordt worden zal zijn zich zij zoals zullen
"""
COMMON = frozenset(SMALL_WORDS.split())
"""Of letters to the Kamer, where "kamer" or "zullen" says nothing; who asks the search for "kamer" means it."""
_mine = local()  # a stemmer keeps its word in hand: each thread has its own


@lru_cache(maxsize=4096)
def stems(words: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(stem_of(word) for word in WORD.findall(words.lower()) if word not in COMMON)


def stem_of(word: str) -> str:
    """The Dutch stem of a word in lower case, as the stemmer spells it."""
    if not hasattr(_mine, "stemmer"):
        _mine.stemmer = snowballstemmer.stemmer("dutch")
    return str(_mine.stemmer.stemWord(word))
