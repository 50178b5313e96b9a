"""Where the chair begins with the list of promises: it is announced, read out in bullets, or has the shape of one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.reading import closing_items
from sources.reading.debate import Debate
from sources.reading.read_by_chair import is_bullet, is_item, is_read_out
from sources.reading.sentences import Sentence
from sources.reading.turns import Turn
from sources.records import Role

_ANNOUNCES: Final = re.compile(
    r"\btoezegging(?:en)?\b.{0,200}?\b(?:genoteerd|voorlezen|voorgelezen|lees|doornemen|langslopen|langs|oplezen"
    r"|opgelezen|formuleer\w*|samenvat\w*|lijst\w*|namelijk|volgende|eerste|op papier)\b"
    r"|\b(?:heb|hebben|noteer|noteerde|lees|kom|komen|som|loop|lopen|volgende|eerste|resteren"
    r"|resteert|staat|staan)\b.{0,160}?\btoezegging(?:en)?\b|\bdan (?:nog )?de toezeggingen\b"
    r"|\btoezegging(?:en)?\b[^.\n]{0,60}:\s{0,9}$"
    r"|\b(?:neem|nemen|loop|lopen|lees)\b.{0,60}?\btoegezegd\b"
    r"|\b(?:er is|er zijn|wat|dingen|zaken|punten)\b.{0,80}?\btoegezegd\b.{0,160}?\b(?:door|lees|loop|noem\w*|noteer\w*"
    r"|genoteerd|langs|opgeschreven|namelijk|nummer)\b",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_NAMES_IT: Final = re.compile(r"\btoe(?:zegging|gezegd)", re.IGNORECASE)
_NAMES_ONE: Final = re.compile(
    r"\btoe(?:zegging|gezegd)|\bbeloofd\b|\bafgesproken\b|\b(?:genoteerd|opgeschreven|opgetekend|noteerde)\b",
    re.IGNORECASE,
)
_LAST_PART: Final = 0.3
_ENOUGH: Final = 2


def closing_start(debate: Debate) -> int | None:
    """Return where the chair begins with the list of commitments, or None when there is no list."""
    floor = _LAST_PART * len(debate.text)
    chairs = [turn for turn in debate.turns if turn.role is Role.CHAIR]
    for place, turn in enumerate(chairs):
        said = turn.span.quote(debate.text)
        near = [sentence for chair in chairs[place : place + 3] for sentence in debate.said(chair.span)]
        is_listed = any(is_bullet(debate.text, sentence) for sentence in near) and _NAMES_IT.search(said)
        is_late = turn.span.start >= floor
        if is_listed or (is_late and _is_announced(said, near)):
            return turn.span.start
    return _by_its_shape(debate, [turn for turn in chairs if turn.span.start >= floor])


def _is_announced(said: str, near: Sequence[Sentence]) -> bool:
    """Tell whether a turn opens a list: it says so and an item is near, or names promises and reads out some."""
    if _ANNOUNCES.search(said) and any(is_item(sentence.clean) for sentence in near):
        return True
    if not _NAMES_ONE.search(said):
        return False
    read = [sentence for before, sentence in _after_one_another(near) if is_read_out(before, sentence.clean)]
    return len(read) >= _ENOUGH or any(closing_items.is_introduced(sentence.clean) for sentence in read)


def _after_one_another(said: Sequence[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Yield each sentence with the words of the one before it."""
    before = ""
    for sentence in said:
        yield before, sentence
        before = sentence.clean


def _by_its_shape(debate: Debate, chairs: Sequence[Turn]) -> int | None:
    """A list that nobody calls one: the chair reads out bullets, each with an office or the House and what it does."""
    starts = [
        turn.span.start
        for turn in chairs
        for sentence in debate.said(turn.span)
        if is_bullet(debate.text, sentence) and is_item(sentence.clean)
    ]
    return starts[0] if len(starts) >= _ENOUGH else None
