"""The new term of a promise that is put off: said in a sentence of its own, it is no second promise.

"Ik heb u in maart een brief toegezegd. Dat lukt niet. Ik verwacht u de brief eind april te kunnen toezenden." moves one
promise. Where only a term of custom is missed ("niet binnen de gestelde termijn"), what follows is a new promise.
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.fulfilment_cues import PROMISE_MENTION
from sources.reading.spans import Fulfilment, FulfilmentKind, Suggestion
from sources.reading.wordings import PAPER

_PAPER: Final = re.compile(rf"\b{PAPER}\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(r"\b(?:deze|die|dit|hierover|daarover|alsnog|hiervan|daarvan)\b", re.IGNORECASE)


def without_moved(made: Sequence[Suggestion], kept: Sequence[Fulfilment], text: str) -> list[Suggestion]:
    """Return the promises without those that only name the new term of a promise that ``kept`` puts off."""
    put_off = [
        item for item in kept if item.kind is FulfilmentKind.POSTPONES and PROMISE_MENTION.search(_flat(item.text))
    ]
    return [promise for promise in made if not any(_is_moved(promise, item, text) for item in put_off)]


def _is_moved(promise: Suggestion, put_off: Fulfilment, text: str) -> bool:
    if put_off.span.start <= promise.span.start < put_off.span.end:
        return True
    term = put_off.new_term
    if term is None or promise.deadline is None or promise.deadline.start != term.start:
        return False
    return promise.span.start >= put_off.span.end and _is_same_thing(put_off.text, promise.span.quote(text))


def _is_same_thing(owed: str, now: str) -> bool:
    """Tell whether the later words speak of the paper that was owed, by its name or by a pronoun."""
    papers = {paper.lower() for paper in _PAPER.findall(_flat(owed))}
    return any(paper.lower() in papers for paper in _PAPER.findall(now)) or _POINTS_BACK.search(now) is not None


def _flat(words: str) -> str:
    return " ".join(words.split())
