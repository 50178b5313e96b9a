"""Finds in a paper the passage that somebody's own words describe, and a passage again in a text that changed. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from commitments.words import stems

Span = tuple[int, int]
ENOUGH = 0.5
"""The share of the describing words, by weight, that a passage must have which the reader itself suggests."""
ENOUGH_UNSUGGESTED = 0.65
"""The same for a sentence in which the reader saw no promise."""
CLAUSES = re.compile(r"[,;]\s+(?:en|maar|alsook|evenals)\s+")


def match(wanted: Sequence[str], offered: Sequence[str], *, enough: float = ENOUGH) -> dict[int, int]:
    """For each of `wanted` (by index) the passage of `offered` (by index) that has most of its words, if enough.

    A word that stands in many passages tells little and weighs little. Two may get the same passage.
    """
    pieces = [stems(words) for words in offered]
    spread = Counter(stem for piece in pieces for stem in piece)
    found = {}
    for index, words in enumerate(wanted):
        weights = {stem: 1 / max(spread[stem], 1) for stem in stems(words)}
        shares = [sum(weights[stem] for stem in piece & weights.keys()) for piece in pieces]
        best = max(shares, default=0.0)
        if weights and best >= enough * sum(weights.values()):
            found[index] = shares.index(best)
    return found


def locate(wanted: Sequence[str], text: str, offered: Sequence[Span], *, enough: float = ENOUGH) -> dict[int, Span]:
    """For each of `wanted` its passage in `text`; of a sentence that holds several, the clause of each."""
    found = match(wanted, [text[start:end] for start, end in offered], enough=enough)
    spans = {index: offered[place] for index, place in found.items()}
    for place in {place for place, count in Counter(found.values()).items() if count > 1}:
        sharing = [index for index, where in found.items() if where == place]
        clauses = split(text, offered[place])
        parts = match([wanted[index] for index in sharing], [text[start:end] for start, end in clauses])
        if len(set(parts.values())) == len(sharing):
            spans |= {sharing[index]: clauses[part] for index, part in parts.items()}
    return spans


def split(text: str, span: Span) -> list[Span]:
    """The coordinate clauses of a sentence, without the words that join them."""
    start, end = span
    clauses = []
    for joint in CLAUSES.finditer(text, start, end):
        clauses.append((start, joint.start()))
        start = joint.end()
    return [*clauses, (start, end)]


def find_again(quote: str, text: str, *, near: int) -> Span | None:
    """Where the words of `quote` stand in a text that changed, nearest to the old place; white space may differ."""
    if not quote.strip():
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    places = [(place.start(), place.end()) for place in pattern.finditer(text)]
    return min(places, key=lambda place: abs(place[0] - near), default=None)
