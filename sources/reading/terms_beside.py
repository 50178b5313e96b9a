"""Terms of a letter's promise that stand in the sentence beside it.

"Uw Kamer wordt hierover nader geïnformeerd. Planning: tweede kwartaal 2027." dates the promise by the line after it,
"Ik streef ernaar die datum te halen" by the day that the sentence before it names.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from commitments.deadlines import Deadline
from sources.reading.sentences import Sentence
from sources.reading.spans import Suggestion
from sources.reading.suggesting import in_text

_PLANNED: Final = re.compile(
    r"\W{0,9}(?:planning|(?:verwachte|beoogde|geplande) (?:\w+ )?(?:datum|termijn|planning|afronding|afdoening|nakoming"
    r"|verzending)|streefdatum|termijn|prognose)\b[^.]{0,80}\W{0,3}\Z",
    re.IGNORECASE,
)
_THAT_DAY: Final = re.compile(
    r"\b(?:deze|die|dat|genoemde|bovengenoemde) (?:datum|termijn|planning|moment|tijdpad)\b", re.IGNORECASE
)


def with_terms_beside(
    promises: Sequence[Suggestion], sentences: Sequence[Sentence], moments: Callable[[str], Sequence[Deadline]]
) -> Iterator[Suggestion]:
    """Yield the promises; one without a day takes that of a line of planning after it, or the day it points back to."""
    places = {sentence.start: place for place, sentence in enumerate(sentences)}
    for promise in promises:
        place = places.get(promise.span.start)
        is_dated = promise.deadline is not None and promise.deadline.latest is not None
        term = None if is_dated or place is None else _beside(sentences, place, moments)
        yield promise if term is None else replace(promise, deadline=term)


def _beside(sentences: Sequence[Sentence], place: int, moments: Callable[[str], Sequence[Deadline]]) -> Deadline | None:
    beside = []
    if place + 1 < len(sentences) and _PLANNED.match(sentences[place + 1].clean):
        beside.append(sentences[place + 1])
    if place and _THAT_DAY.search(sentences[place].clean):
        beside.append(sentences[place - 1])
    dated = ((sentence, moment) for sentence in beside for moment in moments(sentence.clean) if moment.latest)
    return next((in_text(moment, sentence) for sentence, moment in dated), None)
