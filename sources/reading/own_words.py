"""The closing list beside the minister's own words: which item was said where, and what was said but not listed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.reading.spans import Reason, Suggestion

_WORD: Final = re.compile(r"[a-zà-ÿ]{5,}", re.IGNORECASE)
_COMMON: Final = frozenset(
    {
        "kamer", "minister", "staatssecretaris", "toezegging", "informeren", "informeert", "geïnformeerd", "ontvangt",
        "schriftelijk", "hierover", "daarover", "voordat", "zullen", "worden", "wordt", "komen", "terug", "najaar",
        "zomer", "zomerreces", "kerstreces", "voorjaar", "brief", "gesprek", "vraag", "vragen", "mevrouw",
        "verschillende", "mogelijk", "mogelijkheid", "natuurlijk", "gewoon", "volgens", "graag", "zeggen", "kijken",
        "moeten", "hebben",
    }
)  # fmt: skip
_SHARED: Final = 2
_OWN_WORDS: Final = 0.5
_NOT_LISTED: Final = -1.0


def beside(listed: Sequence[Suggestion], said: Sequence[Suggestion]) -> list[Suggestion]:
    """Put the minister's own words beside each item as a reason; keep what is not on the list, marked as such."""
    items = list(listed)
    loose = []
    for suggestion in said:
        place = _item_of(suggestion, items)
        if place is None:
            loose.append(_flagged(suggestion))
        else:
            items[place] = _supported(items[place], suggestion)
    return [*loose, *items]


def _item_of(said: Suggestion, items: Sequence[Suggestion]) -> int | None:
    shared = [len(_words(said.text) & _words(item.text)) for item in items]
    best = max(shared, default=0)
    return shared.index(best) if best >= _SHARED else None


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:8] for word in _WORD.findall(text.lower()) if word not in _COMMON)


def _supported(item: Suggestion, said: Suggestion) -> Suggestion:
    reason = Reason("own-words", _OWN_WORDS, said.span, "de bewindspersoon zei in het debat", said.text)
    return replace(item, score=item.score + _OWN_WORDS, reasons=(*item.reasons, reason))


def _flagged(said: Suggestion) -> Suggestion:
    reason = Reason("not-listed", _NOT_LISTED, said.span, "staat niet in de lijst van de voorzitter", said.text)
    return replace(said, score=said.score + _NOT_LISTED, reasons=(*said.reasons, reason))
