"""Promises in letters, sentence by sentence, with what goes on from one sentence to the next."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sources.reading import cues
from sources.reading.clauses import Clause
from sources.reading.found import Found
from sources.reading.moments import Frame
from sources.reading.one_sentence import LETTER_RULES, promise
from sources.reading.outlines import is_outline
from sources.reading.pronouns import he_governs
from sources.reading.rule_table import RuleTable
from sources.reading.sentences import Sentence
from sources.reading.spans import Span, Suggestion
from sources.reading.still_open import still_open
from sources.reading.suggesting import suggested

_CONTINUES: Final = re.compile(
    r"^\W{0,20}(?:ook|tevens|daarin|daarbij|hierin|voorts|daarnaast)\b[^.]{0,20}\b(?:zal"
    r"|zullen)\b.{0,120}\b(?:in(?:ge)?ga+n|besteed|betrokken|meegenomen)\b",
    re.IGNORECASE,
)
_DRAWN_IN: Final = re.compile(
    r"\b(?:wordt|worden|zal|zullen)\b[^.;]{0,60}?\b(?:hierbij|daarbij|hierin|daarin)\b[^.;]{0,240}?\b(?:betrokken"
    r"|meegenomen|opgenomen|verwerkt|meegewogen)\b"
    r"|\A\W{0,9}(?:hierbij|daarbij|hierin|daarin)\b[^.;]{0,30}?\b(?:wordt|worden|zal|zullen)\b[^.;]{0,240}?"
    r"\b(?:betrokken|betrekken|meegenomen|meenemen|opgenomen|opnemen|verwerkt|meegewogen)\b"
    r"|\A\W{0,9}(?:hierbij|daarbij)\s(?:betrek|betrekken)\s(?:ik|wij)\b",
    re.IGNORECASE,
)
_RECALLED_LIST: Final = re.compile(
    r"\A(?=.*\b(?:heb|heeft|hebben|had|is|zijn|werd|werden|was|waren|betreft|betreffen|luidt|luiden|verzoekt|vraagt)\b)"
    r".*\b(?:toegezegd\w*|beloofd\w*|toezegging(?:en)?|verzocht|gevraagd|verzoekt|vraagt)\b",
    re.IGNORECASE,
)
_RECALLED_ITEM: Final = re.compile(r"\W{0,9}(?:\d{1,3}[.)]?\s)?(?:de )?toezegging\b[^.:]{0,80}:\s", re.IGNORECASE)
_IN_IT: Final = re.compile(r"\W{0,9}(?:daarin|hierin)\b", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"\s{0,9}(?:[•\-–—*]|\d{1,2}[.)]|[a-z][.)])\s")


def promises(
    sentences: Sequence[Sentence], text: str, frame: Frame, rules: RuleTable = LETTER_RULES
) -> list[Suggestion]:
    """Return the suggestions of a letter's sentences, in the order of the text."""
    found: list[Suggestion] = []
    was_content, promised_in = False, -1
    listed = set(_listed_as_recalled(sentences))
    for index, sentence in enumerate(sentences):
        if index in listed:
            continue
        suggestion = promise(sentence, text, frame, rules, he_governs=he_governs(sentences, index))
        if suggestion is None and (was_content or (found and _IN_IT.match(sentence.clean))):
            suggestion = _continued(_CONTINUES, sentence, text, frame)
        if suggestion is None and promised_in == sentence.paragraph:
            suggestion = _continued(_DRAWN_IN, sentence, text, frame)
        if suggestion is None:
            suggestion = still_open(sentences, index, text, frame)
        if suggestion is not None and suggestion.deadline is None and is_outline(sentences, index):
            suggestion = None
        promised_in = -1 if suggestion is None else sentence.paragraph
        was_content = suggestion is not None and suggestion.reasons[0].rule == cues.CONTENT.rule
        if suggestion is not None:
            found.extend(_with_list(suggestion, sentences, index, text))
    return found


def _listed_as_recalled(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The places of what a list only recalls: "Het betreft de toezegging dat ik:", "Toezegging 3: De minister ..."."""
    is_listed = False
    for index, sentence in enumerate(sentences):
        is_listed = is_listed and sentence.kind == "item"
        if is_listed or _RECALLED_ITEM.match(sentence.clean):
            yield index
        else:
            is_listed = sentence.clean.rstrip().endswith(":") and _RECALLED_LIST.match(sentence.clean) is not None


def _continued(going_on: re.Pattern[str], sentence: Sentence, text: str, frame: Frame) -> Suggestion | None:
    """Read "Ook zal worden ingegaan op" after what a paper will hold, "Daarbij wordt betrokken" after a promise."""
    match = going_on.search(sentence.clean)
    if match is None:
        return None
    moments = frame.moments(sentence.clean)
    return suggested(
        Found(cues.CONTENT, Clause(sentence.clean, 0, ""), match, lambda: moments), sentence, text, moments
    )


def _with_list(suggestion: Suggestion, sentences: Sequence[Sentence], index: int, text: str) -> list[Suggestion]:
    """Spread a promise that ends in a colon over its list: the first item joins it, each further one stands alone."""
    if not suggestion.text.rstrip().endswith(":"):
        return [suggestion]
    items: list[Sentence] = []
    for sentence in sentences[index + 1 : index + 21]:
        if not _LIST_ITEM.match(text[sentence.start : sentence.end]):
            break
        items.append(sentence)
    if not items:
        return [suggestion]
    return [_stretched(suggestion, suggestion.span.start, items[0].end, text)] + [
        _stretched(suggestion, item.start, item.end, text) for item in items[1:]
    ]


def _stretched(suggestion: Suggestion, start: int, end: int, text: str) -> Suggestion:
    return replace(suggestion, span=Span(start, end), text=text[start:end])
