"""The suggestion that a promise becomes: its kind, its term, and the reasons that a clerk reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from commitments.deadlines import Basis, Deadline
from sources.reading import act_cues
from sources.reading.caseless import any_case
from sources.reading.clauses import RECEIVER
from sources.reading.cue import Cue
from sources.reading.found import Found
from sources.reading.recipients import recipients
from sources.reading.sentences import Sentence
from sources.reading.spans import Reason, Span, Suggestion, SuggestionClass
from sources.reading.terms import term_of

_CONDITION: Final = re.compile(r"^\W{0,20}(?:indien|mocht|mochten|als|wanneer|tenzij)\b", re.IGNORECASE)
_RECURRING: Final = any_case(
    r"(?<!zoals )\b(?:jaarlijks|halfjaarlijks|tweejaarlijks|driemaandelijks|maandelijks|periodiek|regelmatig"
    r"|(?:elk|ieder|per) (?:half ?jaar|jaar|kwartaal|maand)"
    r"|(?:twee|drie|vier) ?(?:keer|maal) per jaar|om het (?:half ?)?jaar)\b",
    "jaar maand kwartaal periodiek regelmatig",
)
_HOUSE_WEIGHT: Final = 1.0
_MOMENT_WEIGHT: Final = 1.0
_CONDITION_WEIGHT: Final = -1.0


def suggested(found: Found, sentence: Sentence, text: str, moments: Sequence[Deadline]) -> Suggestion:
    """Return the suggestion of a sentence in which a cue stands."""
    kind = _kind(found, moments)
    term = term_of(found, kind, moments, sentence.clean)
    reasons = tuple(_reasons(found, sentence, term))
    others = () if kind is SuggestionClass.EFFORT else (moment for moment in moments if moment is not term)
    return Suggestion(
        span=Span(sentence.start, sentence.end),
        text=text[sentence.start : sentence.end],
        kind=kind,
        score=sum(reason.weight for reason in reasons),
        reasons=reasons,
        recipients=recipients(sentence.clean, "Kamer" if found.names_house() else ""),
        deadline=None if term is None else in_text(term, sentence),
        alternatives=tuple(in_text(moment, sentence) for moment in others),
    )


def _reasons(found: Found, sentence: Sentence, term: Deadline | None) -> Iterator[Reason]:
    offset = found.clause.start
    yield reason_at(sentence, found.cue, offset + found.match.start(), offset + found.match.end())
    house = RECEIVER.search(found.clause.text)
    if house and found.cue is not act_cues.EFFORT:
        start, end = offset + house.start(), offset + house.end()
        yield _reason(sentence, "house-named", _HOUSE_WEIGHT, "de Kamer wordt genoemd", start, end)
    if term is not None:
        yield _reason(sentence, "moment-named", _MOMENT_WEIGHT, "een moment wordt genoemd", term.start, term.end)
    if condition := _CONDITION.search(sentence.clean):
        yield _reason(sentence, "conditional", _CONDITION_WEIGHT, "onder voorwaarde", *condition.span())


def _kind(found: Found, moments: Sequence[Deadline]) -> SuggestionClass:
    if found.cue is act_cues.EFFORT:
        return SuggestionClass.EFFORT
    return SuggestionClass.RECURRING if _is_recurring(moments, found.clause.text) else SuggestionClass.DELIVERABLE


def _is_recurring(moments: Sequence[Deadline], clause: str) -> bool:
    """Tell whether the promise comes back: by its term or by a word like "jaarlijks"."""
    return any(moment.basis == Basis.RECURRING for moment in moments) or _RECURRING.search(clause) is not None


def reason_at(sentence: Sentence, cue: Cue, start: int, end: int) -> Reason:
    """Return the reason that a cue gives for the words [start, end) of the cleaned sentence."""
    return _reason(sentence, cue.rule, cue.weight, cue.note, start, end)


def in_text(moment: Deadline, sentence: Sentence) -> Deadline:
    """Move a moment from the cleaned sentence to the document's text."""
    return replace(moment, start=sentence.at(moment.start), end=sentence.at(moment.end - 1) + 1)


def _reason(sentence: Sentence, rule: str, weight: float, note: str, start: int, end: int) -> Reason:
    return Reason(rule, weight, Span(sentence.at(start), sentence.at(end - 1) + 1), note, sentence.clean[start:end])
