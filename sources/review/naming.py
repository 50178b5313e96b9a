"""What the words of a passage name of what the register has: the occasion of a term, the office that is to act."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from commitments.choices import OccasionRelation

SHORTEST = 4
"""Letters of a word that can tell occasions apart."""
_OFTEN = {
    *("voor", "vóór", "voordat", "voorafgaand", "alvorens", "aanloop", "naar", "tijdens", "rond", "afloop", "nadat"),
    *("direct", "kort", "vlak", "volgende", "eerstvolgende", "komende", "aanstaande", "uitgestelde", "verplaatste"),
    *("deze", "onze", "over", "door"),
}
"""What is said around any occasion."""
_BEFORE = re.compile(r"(?:in aanloop naar|voorafgaand|voordat|vóór|voor|alvorens)\b", re.IGNORECASE)
_AFTER = re.compile(r"(?:(?:direct|kort|vlak) )?(?:na|nadat)\b", re.IGNORECASE)
_ACTS = r"(?:zal|gaat|stuurt|zendt|informeert|bericht|rapporteert|komt|zegt|biedt|neemt|legt|laat)"


class Named(Protocol):
    name: str


Row = TypeVar("Row", bound=Named)


def occasion_named(wording: str, occasions: Iterable[Row]) -> Row | None:
    """The one occasion whose name has every word that tells something: "op de uitgestelde toetsingsconferentie".

    None when there is none, or more than one.
    """
    telling = {word for word in re.findall(r"\w+", wording.casefold()) if len(word) >= SHORTEST} - _OFTEN
    found = [row for row in occasions if telling and all(word in row.name.casefold() for word in telling)]
    return found[0] if len(found) == 1 else None


def relation_to(wording: str) -> OccasionRelation:
    """Whether the words put the term before, at or after what they name."""
    if _BEFORE.match(wording):
        return OccasionRelation.BEFORE
    return OccasionRelation.AFTER if not wording or _AFTER.match(wording) else OccasionRelation.DURING


def is_to_act(title: str, words: str) -> bool:
    """Whether who has this title is to act by these words: "De minister van Defensie zal uw Kamer informeren"."""
    return re.search(rf"\bde {re.escape(title)} {_ACTS}\b", words, re.IGNORECASE) is not None
