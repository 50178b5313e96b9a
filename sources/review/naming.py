"""What the words of a passage name of what the register has: the occasion of a term, the office that is to act."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from commitments.choices import OccasionRelation
from commitments.deadlines.frames import Frame
from commitments.deadlines.occasions import side_of

SHORTEST = 4
"""Letters of a word that can tell occasions apart."""
_OFTEN = {
    *("afloop", "volgende", "eerstvolgende", "komende", "aanstaande", "uitgestelde", "verplaatste"),
    *("deze", "onze", "over", "door", "begint", "geweest"),
}
"""What is said of any occasion."""
RELATIONS = {
    Frame.BEFORE: OccasionRelation.BEFORE,
    Frame.IN: OccasionRelation.DURING,
    Frame.AFTER: OccasionRelation.AFTER,
}
_CLAUSE = r"(?:^|[.:;!?]\s+|,\s+(?=(?:en|maar|want)\b))(?:(?:ook|en|maar|want)\s+)*"
_ACTS = r"(?:zal|gaat|stuurt|zendt|informeert|bericht|rapporteert|komt|zegt|biedt|neemt|legt|laat)"
_OTHER_SUBJECT = r"(?:ik|wij|we|het kabinet|de regering|nederland|dat)"
"""What follows the verb when the title was no subject of it, or when nothing is done by it ("zegt dat")."""


class HasName(Protocol):
    name: str


Row = TypeVar("Row", bound=HasName)


def occasion_named(wording: str, occasions: Iterable[Row]) -> Row | None:
    """The one occasion whose name has every word that tells something: "op de uitgestelde toetsingsconferentie".

    None when there is none, or more than one.
    """
    _frame, name = side_of(wording)
    telling = {word for word in re.findall(r"\w+", name.casefold()) if len(word) >= SHORTEST} - _OFTEN
    found = [row for row in occasions if telling and all(word in row.name.casefold() for word in telling)]
    return found[0] if len(found) == 1 else None


def relation_to(wording: str) -> OccasionRelation | None:
    """Whether the words put the term before, at or after what they name; None when they do not say it so."""
    frame, _name = side_of(wording)
    return RELATIONS.get(frame) if frame else None


def is_to_act(title: str, words: str) -> bool:
    """Whether who has this title is to act by these words: "De minister van Defensie zal uw Kamer informeren".

    Only as the subject, at the beginning of a sentence or a clause: after "samen met" or "na overleg met" another acts.
    """
    subject = rf"{_CLAUSE}de {re.escape(title)} {_ACTS}\b(?!\s+{_OTHER_SUBJECT}\b)"
    return re.search(subject, words, re.IGNORECASE) is not None
