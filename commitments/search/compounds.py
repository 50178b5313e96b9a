"""What a Dutch compound is made of, so that who asks for a part finds the whole (pure).

A word is taken apart only when words of `parts.txt`, each with its linking letters, make up all of it: voortgang-s and
rapportage. What is itself in that list stays whole, which keeps noodzaak apart from zaak.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PARTS = frozenset((Path(__file__).parent / "parts.txt").read_text().split())
LINKS = ("", "s", "e", "en", "n")
"""What may stand between two parts, or after the last one as its plural."""
LONGEST = 60
"""Letters of a word that is taken apart; longer ones are no words."""

_LINKED = {part + link: part for link in reversed(LINKS) for part in PARTS}
Pieces = tuple[str, ...]


def parts_of(word: str) -> Iterator[str]:
    """Each part of a folded word and each run of them short of the whole, without the last link; none of a simple word.

    jeugdzorgwerkers has jeugd, zorg, werker, jeugdzorg and zorgwerker.
    """
    pieces = pieces_of(word)
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if end - start < len(pieces):
                yield "".join(pieces[start : end - 1]) + _LINKED[pieces[end - 1]]


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> Pieces:
    """The word in as few pieces as can be, links included; () when the list does not make it up."""
    reached: dict[int, Pieces] = {0: ()}
    for end in range(1, min(len(word), LONGEST) + 1):
        ways = [(*made, word[start:end]) for start, made in reached.items() if word[start:end] in _LINKED]
        if ways:
            reached[end] = min(ways, key=len)
    return reached.get(len(word), ())
