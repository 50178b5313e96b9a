"""Which words of a sentence say something: their Dutch stems, to lay one wording beside another. Pure."""

import re
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W\d_]{3,}")
SMALL_WORDS = """
aan als bij dan dat deze die dit door een haar heeft het hierover hij hun kamer met naar niet ons onze ook over uit uw
van voor waar was wat wordt worden zal zijn zich zij zoals zullen
"""
COMMON = frozenset(SMALL_WORDS.split())
_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=4096)
def stems(words: str) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(_stemmer.stemWords([word for word in WORD.findall(words.lower()) if word not in COMMON]))
