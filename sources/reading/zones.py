"""Parts of a letter that the government did not say: questions put to it and motions it quotes."""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.spans import Span

_QUESTION: Final = re.compile(r"\bVra(?:ag|gen) \d+\b(?=(?:(?:,| en| t/m) \d+|\s)*\s)", re.MULTILINE)
_ANSWER: Final = re.compile(r"\bAntwoord(?:en)?(?: op)?(?: vra(?:ag|gen))? \d+\b", re.MULTILINE)
_MOTION: Final = re.compile(r"^De Kamer,\s{1,9}gehoord de beraadslaging", re.MULTILINE)
_MOTION_END: Final = "orde van de dag"


def house_speech(text: str) -> list[Span]:
    """Return the spans of questions to the government and of motion texts, in order."""
    return sorted((*_questions(text), *_motions(text)), key=lambda span: span.start)


def _questions(text: str) -> list[Span]:
    answers = [match.start() for match in _ANSWER.finditer(text)] if "Antwoord" in text else []
    if not answers:
        return []
    found: list[Span] = []
    for match in _QUESTION.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        if re.search(r"(?i:antwoord|op|van|bij|zie|aan|uit|en)\s$", text[max(0, match.start() - 12) : match.start()]):
            continue
        end = next((start for start in answers if start > match.start()), None)
        if end is not None:
            found.append(Span(match.start(), end))
    return found


def _motions(text: str) -> list[Span]:
    found = []
    for match in _MOTION.finditer(text):
        end = text.find(_MOTION_END, match.end())
        found.append(Span(match.start(), len(text) if end < 0 else end + len(_MOTION_END)))
    return found


def covered(position: int, spans: Sequence[Span]) -> bool:
    """Tell whether a position lies in one of the spans."""
    return any(span.start <= position < span.end for span in spans)
