"""Parts of a letter that the government did not say: questions put to it, motions and members that it quotes."""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading.spans import Span

_QUESTION: Final = re.compile(r"\bVra(?:ag|gen) \d+\b(?=(?:(?:,| en| t/m) \d+|\s)*\s)", re.MULTILINE)
_ANSWER: Final = re.compile(r"\bAntwoord(?:en)?(?: op)?(?: vra(?:ag|gen))? \d+\b", re.MULTILINE)
_MOTION: Final = re.compile(r"^De Kamer,\s{1,9}gehoord de beraadslaging", re.MULTILINE)
_MOTION_END: Final = "orde van de dag"
_MEMBER: Final = re.compile(
    r"^[ \t]*(?:De heer|Mevrouw|Het lid) [A-ZÀ-Ý](?:[\w'’. -]{1,50})(?:\([\wÀ-ÿ+/&' -]{1,40}\))?:[ \t]+(?=[A-ZÀ-Ý])",
    re.MULTILINE,
)
_NEXT_SPEAKER: Final = re.compile(
    r"^[ \t]*(?:(?:De (?:heer|voorzitter)|Mevrouw|Het lid|(?:De )?(?:[Mm]inister|[Ss]taatssecretaris))\b[^:\n]{0,80}:"
    r"|Handelingen\b|$)",
    re.MULTILINE,
)


def house_speech(text: str) -> list[Span]:
    """Return the spans of questions to the government, of motion texts and of what members say, in order."""
    return sorted((*put_to_government(text), *said_by_members(text)), key=lambda span: span.start)


def put_to_government(text: str) -> list[Span]:
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


def said_by_members(text: str) -> list[Span]:
    """What a page of the register quotes of members: "Mevrouw Jansen: Voorzitter, ..." up to the next speaker."""
    found = []
    for match in _MEMBER.finditer(text):
        end = _NEXT_SPEAKER.search(text, match.end())
        found.append(Span(match.start(), end.start() if end else len(text)))
    return found


def covered(position: int, spans: Sequence[Span]) -> bool:
    """Tell whether a position lies in one of the spans."""
    return any(span.start <= position < span.end for span in spans)
