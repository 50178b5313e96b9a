"""Lists that the Senate keeps of promises: the words of each once more, and how it stands.

"Toezegging Veerdiensten (99.999) (T99999) De minister zegt toe ... Stand van zaken: Afgehandeld." An item that is done
promises nothing any more; one that is still open does, and a clerk has to track it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.reading.sentences import Sentence
from sources.reading.spans import Span, Suggestion
from sources.reading.state_lines import STATE_LINE

_NUMBERED: Final = re.compile(r"\(T\d{5}\)|\A\W{0,9}T\d{5}\b")
_OPEN: Final = "zal|zullen|nog|niet|geen|deels|gedeeltelijk"
_HAS_OR_IS: Final = "is|zijn|heb|hebben|heeft|werd|werden"
_DONE: Final = re.compile(
    r"(?<=:\s)(?:\W{0,9}(?:afgehandeld|afgedaan|voldaan|uitgevoerd|nagekomen|gerealiseerd|afgerond|verwerkt)\b"
    r"(?!\s+(?:is|zijn|wordt|worden|zal|zullen|nog|deels)\b)"
    rf"|(?:(?!\b(?:{_OPEN}|{_HAS_OR_IS})\b)[^.;]){{0,200}}\b(?:{_HAS_OR_IS})\b(?:(?!\b(?:{_OPEN})\b)[^.;]){{0,400}}?"
    r"\b(?:geïnformeerd|bericht|ingelicht|(?:ver|toe|ge)\w{0,3}(?:zonden|stuurd)|aangeboden|beantwoord"
    r"|voldaan|afgedaan|afgehandeld|nagekomen|ingediend|gepubliceerd|aanvaard)\b)",
    re.IGNORECASE,
)


def without_settled(promises: Sequence[Suggestion], sentences: Sequence[Sentence]) -> Iterator[Suggestion]:
    """Yield the promises but those of an item that is done, as its state says."""
    done = list(_settled(sentences))
    yield from (item for item in promises if not any(span.start <= item.span.start < span.end for span in done))


def _settled(sentences: Sequence[Sentence]) -> Iterator[Span]:
    begin: int | None = None
    for sentence in sentences:
        if _NUMBERED.search(sentence.clean):
            begin = sentence.start
        state = STATE_LINE.search(sentence.clean) if begin is not None else None
        if state is None or begin is None:
            continue
        if _DONE.match(sentence.clean, state.end()):
            yield Span(begin, sentence.start)
        begin = None
