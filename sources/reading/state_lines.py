"""Lines that tell how a listed promise stands: "Stand van zaken: De evaluatie is gestart."

The halfyearly lists that the Senate asks for give each promise a number and a dossier ("(99.999) (T99999)"), say what
was promised once, and then how it stands. What that line refers to stands in the head of its item.
"""

import re
from dataclasses import replace
from typing import Final

from sources.reading import fates, postponement_cues
from sources.reading.clauses import is_negated
from sources.reading.cue import cue_of
from sources.reading.letters import Letter, made
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind, RefersTo
from sources.reading.status_lists import IN_A_LIST, IN_AN_ITEM, lists_promises
from sources.reading.suggesting import reason_at

STATE_LINE: Final = cue_of(
    "state-line",
    4,
    r"(?:\A\W{0,9}|(?<=[).]\s))(?:(?:huidige |actuele )?stand van zaken(?: en (?:prognose|planning))?|stavaza|status"
    r"|voortgang|afdoening|wijze van afdoening|uitvoering)(?: (?:toezegging|motie))?\s?:\s",
    "een regel zegt hoe het staat met een toezegging uit een lijst",
    "Stand van zaken: De evaluatie is gestart.",
    gate="stand_van_zaken stavaza status voortgang afdoening uitvoering",
)
_HEAD: Final = re.compile(r"\bT\d{5}\b|\A\W{0,9}(?:\d{1,3}[.)]?\s)?(?:toezegging|motie)\b", re.IGNORECASE)
_WORKED_ON: Final = re.compile(
    r"\bword(?:t|en)\b[^.;]{0,60}?\b(?:geprobeerd|getracht|bekeken|bezien|onderzocht|uitgewerkt|meegenomen|betrokken"
    r"|voorbereid|verkend|gewerkt|opgesteld|ontwikkeld|besproken)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(r"\b(?:zal|zullen|zult)\b", re.IGNORECASE)
_FAR: Final = 8
_MOST: Final = 3


def stated(letter: Letter, index: int) -> Fulfilment | None:
    """Return what a line about the state of a listed promise says of it; what is yet to come alone is no more."""
    line = letter.sentences[index]
    match = STATE_LINE.search(line.clean)
    if match is None:
        return None
    head = _head(letter, index)
    if head is None and not lists_promises(letter):
        return None
    told = _told(letter, index, match.end())
    if told is None:
        return None
    last, kind = told
    found = made(letter, index, last, kind, [reason_at(line, STATE_LINE, *match.span())])
    return replace(found, refers_to=letter.links.named_in(head) if head else RefersTo(None, None))


def _head(letter: Letter, index: int) -> Sentence | None:
    """The head of the line's item: the line itself, or the nearest before it, past no other such line."""
    for place in range(index, max(-1, index - _FAR), -1):
        sentence = letter.sentences[place]
        if place < index and STATE_LINE.search(sentence.clean):
            return None
        if _HEAD.search(sentence.clean):
            return sentence
    return None


def _told(letter: Letter, index: int, start: int) -> tuple[int, FulfilmentKind] | None:
    """The sentence that says how it stands, of the line and the next two in its paragraph, and what it says."""
    told: tuple[int, FulfilmentKind] | None = None
    for place in range(index, min(index + _MOST, len(letter.sentences))):
        sentence = letter.sentences[place]
        if sentence.paragraph != letter.sentences[index].paragraph:
            break
        kind = _kind(letter, sentence, sentence.clean[start:] if place == index else sentence.clean)
        if kind is FulfilmentKind.FULFILS and told is None:
            told = place, kind
        elif kind is not None and kind is not FulfilmentKind.FULFILS:
            return place, kind
        elif told and letter.makes_promise(sentence):
            return told[0], FulfilmentKind.PARTIAL
    return told


def _kind(letter: Letter, sentence: Sentence, said: str) -> FulfilmentKind | None:
    if listed := IN_A_LIST.search(said):
        return next(kind for kind in FulfilmentKind if listed.group(kind.value))
    if any(cue.search(said) for cue in postponement_cues.OUTRIGHT):
        return FulfilmentKind.POSTPONES
    if fates.under_way(said) or (_WORKED_ON.search(said) and not _TO_COME.search(said)):
        return FulfilmentKind.PARTIAL
    is_done = IN_AN_ITEM.pattern.search(said) is not None and not is_negated(said)
    return FulfilmentKind.FULFILS if is_done and not letter.makes_promise(sentence) else None
