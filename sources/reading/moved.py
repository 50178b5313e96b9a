"""The new term of a promise that is put off: a promise anew, marked as the one that moved.

"Ik heb u in maart een brief toegezegd. Dat lukt niet. Ik verwacht u de brief eind april te kunnen toezenden." moves one
promise: the last sentence is suggested with less weight, and says that it belongs to what is put off. Inside the
passage of the postponement it is no suggestion. Where only a term of custom is missed ("niet binnen de gestelde
termijn"), what follows is a new promise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sources.reading.recalls import PROMISE_MENTION
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason, Suggestion
from sources.reading.wordings import PAPER

_PAPER: Final = re.compile(rf"\b{PAPER}\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(r"\b(?:deze|die|dit|hierover|daarover|alsnog|hiervan|daarvan)\b", re.IGNORECASE)


_MOVED: Final = -1.0


def with_moved_marked(made: Sequence[Suggestion], kept: Sequence[Fulfilment], text: str) -> Iterator[Suggestion]:
    """Yield the promises; one that only names the new term of a promise that ``kept`` puts off says so."""
    put_off = [
        item for item in kept if item.kind is FulfilmentKind.POSTPONES and PROMISE_MENTION.search(_flat(item.text))
    ]
    for promise in made:
        if any(item.span.start <= promise.span.start < item.span.end for item in put_off):
            continue
        moved = next((item for item in put_off if _is_moved(promise, item, text)), None)
        yield promise if moved is None else _marked(promise, moved)


def _marked(promise: Suggestion, put_off: Fulfilment) -> Suggestion:
    cause = put_off.reasons[0]
    reason = Reason("moved-term", _MOVED, cause.span, "nieuwe termijn van wat hierboven wordt uitgesteld", cause.words)
    return replace(promise, score=promise.score + _MOVED, reasons=(*promise.reasons, reason))


def _is_moved(promise: Suggestion, put_off: Fulfilment, text: str) -> bool:
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
