"""Promises and answers that are put off: a term not met, more time, a delay, of something owed to parliament."""

import re
from collections.abc import Iterator
from typing import Final

from sources.reading import fates, pledges, postponement_cues, recalls
from sources.reading import fulfilment_cues as cues
from sources.reading.caseless import any_case
from sources.reading.clauses import is_quoted
from sources.reading.letters import OTHERS, Letter, is_others, made
from sources.reading.outcomes import is_handed_after
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason
from sources.reading.suggesting import reason_at
from sources.reading.wordings import OWED_PAPER

_THIS_TERM: Final = re.compile(r"\b(?:deze|die) (?:termijn|planning|datum)\b", re.IGNORECASE)
_TELLS: Final = re.compile(r"(?:bericht|informeer|meld|deel) (?:ik|wij)", re.IGNORECASE)
_THAT_FAILED: Final = re.compile(r"\W{0,9}(?:dat|dit)\b.{0,40}?\bniet\b", re.IGNORECASE)
_NONE_MISSED: Final = any_case(
    r"\bgeen sprake\b|\bte (?:vervroegen|bespoedigen|versnellen)\b|\bnaar voren te halen\b"
    r"|\baangehouden moties?\b|\bmotie is aangehouden\b"
    r"|\bwaarover ik (?:u|uw kamer)\b.{0,60}?\b(?:bericht|geïnformeerd|gemeld)\b"
)
_WISHED: Final = re.compile(
    r"\b(?:vroeg|vroegen|vraagt|vragen)\s(?:mij\s|zich af\s)?(?:of|wanneer|waarom)\b|\bzou(?:den)? graag\b",
    re.IGNORECASE,
)
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|werd)\b.{0,120}?\b(?:laten weten|bericht|gemeld|aangegeven|geïnformeerd"
    r"|mee?(?:de)?gedeeld|verzocht|gevraagd)\b|\b(?:liet|lieten|berichtte|meldde|verzocht|vroeg|schreef) (?:ik|wij)\b",
    re.IGNORECASE,
)
_PAPER_BY_A_DAY: Final = re.compile(rf"\b{OWED_PAPER}\b.{{0,80}}?\b(?:voor|vóór|binnen|uiterlijk)\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.!?:;…][^\w\s]{0,3}\s{0,3}\d{0,2}\Z")
_POSTPONED_WITHIN: Final = 3


def postponed(letter: Letter, index: int, reached: int) -> Fulfilment | None:
    """Return what this sentence puts off, or None; what begins before ``reached`` is told of already."""
    sentence = letter.sentences[index]
    if postponement_cues.CONDITIONAL.match(sentence.clean) or _NONE_MISSED.search(sentence.clean):
        return None
    if OTHERS.search(sentence.clean) or postponement_cues.REQUESTED.search(sentence.clean):
        return None
    for cue in postponement_cues.OUTRIGHT:
        match = cue.search(sentence.clean)
        if match is None or is_quoted(sentence.clean, match.start()) or is_handed_after(letter, sentence):
            continue
        is_of_motion = cue is not postponement_cues.DELAY or _THAT_FAILED.match(sentence.clean)
        asked = _asked_before(letter, index) if is_of_motion else None
        first = _promised_before(letter, index, reached) if asked is None else asked
        owed = postponement_cues.OWED_BY_NATURE if cue is postponement_cues.DELAY else postponement_cues.OWED
        if first is None and not owed.search(sentence.clean) and not _is_of_owed_term(letter, index):
            continue
        is_delay = cue is postponement_cues.DELAY
        if is_delay and first is not None and _is_handed_over(letter.sentences[first].clean):
            continue
        reasons = [reason_at(sentence, cue, *match.span()), *_mention(letter, first, index)]
        start = index if first is None else first
        if _came_after(letter, index, match):
            return made(letter, start, index + 1, FulfilmentKind.FULFILS, reasons)
        return made(letter, start, index, FulfilmentKind.POSTPONES, reasons)
    return None


def _came_after(letter: Letter, index: int, late: re.Match[str]) -> bool:
    """Tell whether a delay told before is over: "liet ik weten meer tijd nodig te hebben. Bijgaand treft u"."""
    told = _TOLD_BEFORE.search(letter.sentences[index].clean, 0, late.start())
    if told is None or index + 1 >= len(letter.sentences):
        return False
    following = letter.sentences[index + 1]
    is_same = following.paragraph == letter.sentences[index].paragraph
    return is_same and _is_handed_over(following.clean) and not letter.makes_promise(following)


def _is_handed_over(clean: str) -> bool:
    """Tell whether something is handed over here, and not only told: "deel ik u mede dat de evaluatie is vertraagd"."""
    handed = fates.HANDED_NOW.search(clean)
    return handed is not None and _TELLS.match(handed.group()) is None


def _is_of_owed_term(letter: Letter, index: int) -> bool:
    """Tell whether "deze termijn" is that of something owed, named in the sentence before."""
    points_back = _THIS_TERM.search(letter.sentences[index].clean)
    return (
        points_back is not None
        and index > 0
        and postponement_cues.OWED.search(letter.sentences[index - 1].clean) is not None
    )


def _promised_before(letter: Letter, index: int, reached: int) -> int | None:
    """Return the nearest sentence, here or up to three back, that names an earlier promise not yet dealt with."""
    for back in range(_POSTPONED_WITHIN + 1):
        sentence = letter.sentences[max(0, index - back)]
        if back and (sentence.start < reached or not _ENDS.search(sentence.clean)):
            return None
        if index - back >= 0 and _names_own_promise(sentence.clean):
            return index - back
        if back and fates.HANDED_NOW.search(sentence.clean):
            return None
    return None


def _names_own_promise(clean: str) -> bool:
    """Tell whether an earlier promise is named: nobody else's, and none that a member only asks about or wishes."""
    if recalls.PROMISE_MENTION.search(clean) is None or is_others(clean):
        return False
    return _WISHED.search(clean) is None or recalls.RECALL.search(clean) is not None


def _asked_before(letter: Letter, index: int) -> int | None:
    """Return the sentence before when it tells what a motion asks for, or which paper the House asked for by a day."""
    if not index:
        return None
    before = letter.sentences[index - 1].clean
    is_for_a_day = pledges.ASKED_BY_HOUSE.search(before) and _PAPER_BY_A_DAY.search(before)
    return index - 1 if is_for_a_day or cues.MOTION_ASKS.search(before) else None


def _mention(letter: Letter, first: int | None, index: int) -> Iterator[Reason]:
    if first is not None and first != index:
        sentence = letter.sentences[first]
        match = recalls.PROMISE_MENTION.search(sentence.clean) or cues.MOTION_ASKS.search(sentence.clean)
        if match:
            yield reason_at(sentence, cues.RECALLED, *match.span())
