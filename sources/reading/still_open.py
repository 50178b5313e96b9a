"""A recalled promise that is one still: its term is to come, and nothing is handed over in the sentences around."""

import re
from collections.abc import Sequence
from typing import Final

from sources.reading import cues, wordings
from sources.reading.caseless import any_case
from sources.reading.clauses import RECALLED, RECEIVER, Clause, clauses, is_recalled
from sources.reading.found import Found
from sources.reading.moments import Frame
from sources.reading.sentences import Sentence
from sources.reading.spans import Suggestion
from sources.reading.suggesting import suggested

_HANDED_NOW: Final = any_case(
    r"\b(?:hierbij|hiermee|bijgaand|bij dezen|thans|deze brief|deze kamerbrief|treft u|doe ik u|bied ik u"
    r"|zend ik u)\b"
)
_PROMISED_TO: Final = re.compile(
    rf"\b(?P<verb>toegezegd|beloofd|aangegeven|aangekondigd)(?:,? om)?\s(?:(?!\bdat\b)[^.;:]){{3,200}}?"
    rf"\bte\s(?P<act>{wordings.DELIVER_INF}|{wordings.DELIVER_TO_INF})\b",
    re.IGNORECASE,
)
_LATER_AFTER_ALL: Final = re.compile(
    r"\b(?:geduld|uitstel|uitgesteld|vertra\w+|later|langer|meer tijd|niet|geen)\b", re.IGNORECASE
)
OURS: Final = re.compile(
    r"\b(?:ik|wij|we|minister|staatssecretaris|kabinet|regering|ambtsvoorgangers?|collega|ambtgenoot|ambtsgenoot"
    r"|is|zijn|werd|werden|mijn|onze)\b",
    re.IGNORECASE,
)


def still_open(sentences: Sequence[Sentence], index: int, text: str, frame: Frame) -> Suggestion | None:
    """Read a recalled promise as one when its term is to come and nothing is handed over in the sentences around."""
    sentence = sentences[index]
    if not RECALLED.search(sentence.clean):
        return None
    near = sentences[max(0, index - 1) : index + 3]
    if not any(_HANDED_NOW.search(beside.clean) for beside in near):
        if not _is_put_off(sentences, index, frame) and (told := _told_to_do(sentence, text, frame)):
            return told
        for clause in clauses(sentence.clean):
            if not is_recalled(clause) or not OURS.search(clause.before):
                continue
            moments = frame.moments(clause.text)
            if any(moment.latest for moment in moments):
                return _recalled_open(sentence, clause, text, frame)
    return None


def _is_put_off(sentences: Sequence[Sentence], index: int, frame: Frame) -> bool:
    """Tell whether the next sentence says that it comes later: "Vanwege de formatie wordt dit oktober."."""
    return any(
        near.paragraph == sentences[index].paragraph
        and (_LATER_AFTER_ALL.search(near.clean) or any(moment.latest for moment in frame.moments(near.clean)))
        for near in sentences[index + 1 : index + 2]
    )


def _told_to_do(sentence: Sentence, text: str, frame: Frame) -> Suggestion | None:
    """Read "heeft toegezegd de Kamer voor de zomer te informeren" as open while its term is to come."""
    match = _PROMISED_TO.search(sentence.clean)
    if match is None or not RECEIVER.search(match.group()) or not OURS.search(sentence.clean[: match.start()]):
        return None
    moments = frame.moments(sentence.clean)
    if not any(moment.latest and match.start() <= moment.start < match.end() for moment in moments):
        return None
    return suggested(
        Found(cues.FUTURE_ACTIVE, Clause(sentence.clean, 0, ""), match, lambda: moments), sentence, text, moments
    )


def _recalled_open(sentence: Sentence, clause: Clause, text: str, frame: Frame) -> Suggestion | None:
    moments = frame.moments(sentence.clean)
    for cue in (
        cues.FUTURE_ACTIVE,
        cues.FUTURE_ACTIVE_TO,
        cues.FUTURE_PASSIVE,
        cues.PRESENT_PASSIVE,
        cues.PAPER_REACHES,
        cues.HOUSE_RECEIVES,
    ):
        if match := cue.pattern.search(clause.text):
            bare = Clause(clause.text, clause.start, "")
            return suggested(Found(cue, bare, match, lambda: moments), sentence, text, moments)
    return None
