"""The chair's closing list of a debate: its items, who they are for, when they are due, and what the round changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from commitments.deadlines import Deadline
from sources.reading import closing_items
from sources.reading.caseless import Caseless
from sources.reading.closing_round import CORRECTION, is_gone
from sources.reading.cue import Cue
from sources.reading.debate import Debate
from sources.reading.one_sentence import promise
from sources.reading.read_by_chair import BULLET, is_bullet, is_read_out
from sources.reading.recipients import recipients
from sources.reading.sentences import Sentence
from sources.reading.spans import Reason, Span, Suggestion, SuggestionClass
from sources.reading.speech import AT_CLOSING, said_at_closing, spoken_promises
from sources.reading.suggesting import in_text
from sources.reading.turns import Turn
from sources.records import Role

_ADDED: Final = re.compile(
    r"\b(?:voeg|voegen|zet|zetten|noteer|noteren)\b[^:]{0,60}:\s(?=(?:de (?:minister|staatssecretaris|kamer)"
    r"|uw kamer)\b)",
    re.IGNORECASE,
)
_ADDRESSEE: Final = re.compile(
    r"^\W{0,20}(?:dat|dit|deze|die|het)(?: toezegging| was| is)?\b.{0,40}?\b(?:een toezegging|toezegging|gericht|gedaan"
    r"|bestemd)\b.{0,40}?\b(?:aan|voor)\b|^\W{0,20}(?:dit|dat|deze|die) (?:is|was) (?:ook )?(?:voor|aan|richting)\b"
    r"|^\W{0,20}(?:aan|richting) (?:de heer|mevrouw|het lid)\b",
    re.IGNORECASE,
)
_VOICED: Final = re.compile(
    r"\b(?:de |een )?toezegging\b.{0,60}?\bdat (?:hij|zij|ze|de (?:minister|staatssecretaris))\b|\bheeft (?:mij "
    r"|ons )?(?:ook )?toegezegd\b|\bis (?:ook |nog |verder )?toegezegd dat\b"
    r"|\A\W{0,9}de (?:minister|staatssecretaris) zou\b"
    r"|\b(?:zei|meende|dacht|begreep|begrepen|hoorde|gehoord|onthouden|mis|miste)\b.{0,80}?\bdat (?:hij|zij|ze"
    r"|de (?:minister|staatssecretaris))\b"
    r"|\bnog (?:één|een|eentje)\b[^:.]{0,20}:\s(?=(?:de|dat)\b)",
    re.IGNORECASE | re.DOTALL,
)
_NODDED: Final = re.compile(
    r"\b(?:geknikt|knikt|knikken|genoteerd|noteren|klopt|dat is (?:correct|juist|zo)|akkoord|instemmend"
    r"|dat heb ik (?:ook )?(?:gezegd|toegezegd)|jazeker|zeker|inderdaad|(?:die|dat) voegen we)\b",
    re.IGNORECASE,
)
_SAYS_IT_ANEW: Final = re.compile(
    rf"\A\W{{0,9}}(?:daar|dat|die)\b.{{0,60}}?\b(?:kom|stuur|meld|neem|zoek|laat) (?:ik|we)\b|{_ADDED.pattern}",
    re.IGNORECASE,
)
_READ_OUT: Final = Cue(
    "read-by-chair",
    6,
    Caseless(BULLET.pattern, flags=BULLET.flags),
    "de voorzitter leest deze toezegging voor",
    "- De minister stuurt de Kamer een brief.",
)
_CORRECTED: Final = Cue(
    "corrected",
    5,
    Caseless(CORRECTION.pattern, flags=CORRECTION.flags),
    "in de ronde langs de lijst zo verbeterd",
    "Het was een toezegging om de kosten te bekijken.",
)
_CONFIRMED: Final = Cue(
    "confirmed-by-nod",
    5,
    Caseless(_VOICED.pattern, flags=_VOICED.flags),
    "door een Kamerlid genoemd en bevestigd",
    "Ik kreeg de toezegging dat hij de Kamer informeert.",
)
_SEALS: Final = re.compile(
    r"(?!.{0,120}\b(?:geen|niet)\b|.{0,160}\?)\W{0,9}(?:(?:en|volgens mij|dan|nou|mooi|oké|goed)\W{1,3}){0,3}"
    r"(?:dat|die|dit|deze)?\s?(?:is|was|noteer|noteren|schrijf|beschouw|zie)\b.{0,40}?\btoezegging\b"
    r"|\W{0,9}(?:bij dezen |daarmee |ook )?(?:genoteerd|opgeschreven) als (?:een )?toezegging\b",
    re.IGNORECASE,
)
_OTHER_ITEM: Final = re.compile(r"\b(?:eerste|tweede|derde|vierde|vijfde|vorige|laatste)\b", re.IGNORECASE)
_HOUSE: Final = re.compile(r"\bKamer\b")
_SHORT_TURN: Final = 1200
_FEW_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One item as read by the chair: its own words and the round up to the next item."""

    core: Sentence
    addressed: str
    round: Span


def closing_promises(debate: Debate, start: int) -> list[Suggestion]:
    """Return the promises of the closing list that stand after the round, in the order of the text."""
    closing = [turn for turn in debate.turns if turn.span.start >= start]
    found = [suggestion for item in _items(debate, closing) if (suggestion := _standing(debate, item))]
    found += _own_words(debate, closing) + _voiced(debate, closing)
    unique: dict[int, Suggestion] = {}
    for suggestion in sorted(found, key=lambda item: (item.span.start, -item.score)):
        unique.setdefault(suggestion.span.start, suggestion)
    return list(unique.values())


def _items(debate: Debate, closing: Sequence[Turn]) -> list[Item]:
    chairs = [turn for turn in closing if turn.role is Role.CHAIR]
    is_bulleted = any(is_bullet(debate.text, sentence) for turn in chairs for sentence in debate.said(turn.span))
    cores = [core for turn in chairs for core in _cores(debate, turn, is_bulleted=is_bulleted)]
    if not cores:
        return []
    bounds = [core.start for core, _ in cores[1:]] + [closing[-1].span.end]
    return [Item(core, to, Span(core.end, bound)) for (core, to), bound in zip(cores, bounds, strict=True)]


def _cores(debate: Debate, turn: Turn, *, is_bulleted: bool) -> Iterator[tuple[Sentence, str]]:
    """Yield each item's sentence with the sentence after it when that names the addressee."""
    spoken = debate.said(turn.span)
    for place, sentence in enumerate(spoken):
        before = spoken[place - 1] if place else None
        after = spoken[place + 1].clean if place + 1 < len(spoken) else ""
        if is_bulleted:
            is_read = _is_bulleted_item(debate.text, before, sentence) or _is_sealed(sentence.clean, after)
        else:
            is_read = is_read_out(before.clean if before else "", sentence.clean)
        if is_read or _ADDED.search(sentence.clean):
            yield sentence, after if _ADDRESSEE.match(after) else ""


def _is_bulleted_item(text: str, before: Sentence | None, sentence: Sentence) -> bool:
    """Tell whether a bullet holds the item here: of "- Twee. De minister stuurt een brief." the second sentence."""
    if before is not None and closing_items.is_count(before.clean) and is_bullet(text, before):
        return True
    return is_bullet(text, sentence) and not closing_items.is_count(sentence.clean)


def _is_sealed(clean: str, after: str) -> bool:
    """Tell whether the chair says aloud what is promised and calls it so: "... Dat is een mooie toezegging."."""
    return closing_items.is_plain(clean) and _SEALS.match(after) is not None


def _standing(debate: Debate, item: Item) -> Suggestion | None:
    """Return the item's promise, or None when the round withdrew it or said it anew."""
    if is_gone(debate, item.round):
        return None
    return _with_round_term(debate, _read_out(debate, item), item)


def _read_out(debate: Debate, item: Item) -> Suggestion:
    core, moments = item.core, debate.frame.moments(item.core.clean)
    read = promise(core, debate.text, debate.frame, AT_CLOSING) or _bare(core, debate.text, moments)
    reason = Reason(_READ_OUT.rule, _READ_OUT.weight, Span(core.start, core.end), _READ_OUT.note, core.clean)
    kind = SuggestionClass.DELIVERABLE if read.kind is SuggestionClass.EFFORT else read.kind
    house = "Kamer" if _HOUSE.search(core.clean) else ""
    named = recipients(f"{core.clean} {item.addressed}", house)
    return replace(read, kind=kind, score=read.score + reason.weight, reasons=(reason, *read.reasons), recipients=named)


def _bare(core: Sentence, text: str, moments: Sequence[Deadline]) -> Suggestion:
    """Return an item that no rule reads: the chair's word is enough."""
    term = in_text(moments[0], core) if moments else None
    return Suggestion(
        Span(core.start, core.end), text[core.start : core.end], SuggestionClass.DELIVERABLE, 0.0, (), deadline=term
    )


def _with_round_term(debate: Debate, suggestion: Suggestion, item: Item) -> Suggestion:
    """Give an item without a term the one that minister or chair names before the next item."""
    if suggestion.deadline is not None:
        return suggestion
    named = list(_round_terms(debate, item.round))
    days = (term for is_last_word, term in named if is_last_word)
    first = next((term for _, term in named), None)
    return replace(suggestion, deadline=next(days, first))


def _round_terms(debate: Debate, span: Span) -> Iterator[tuple[bool, Deadline]]:
    """The first moment of each sentence in which minister or chair says when, in the order of the text.

    A day that the chair names in a few words ("Morgen dus.") is the last word on it.
    """
    before = None
    for turn in debate.within(span):
        is_answer = before is Role.MINISTER and turn.role is Role.CHAIR
        before = turn.role
        for place, sentence in enumerate(debate.said(turn.span) if turn.role is not Role.MEMBER else ()):
            moments = debate.frame.moments(sentence.clean)
            is_elsewhere = sentence.clean.rstrip().endswith("?") or _OTHER_ITEM.search(sentence.clean)
            if moments and not is_elsewhere:
                is_last_word = is_answer and place == 0 and len(sentence.clean) <= _FEW_WORDS
                yield is_last_word and moments[0].latest is not None, in_text(moments[0], sentence)


def _own_words(debate: Debate, closing: Sequence[Turn]) -> list[Suggestion]:
    found = []
    for turn, following in pairwise([*closing, None]):
        if turn is not None and turn.role is Role.MINISTER:
            said = debate.said(turn.span)
            is_short = turn.span.end - turn.span.start <= _SHORT_TURN
            read = said_at_closing if is_short else spoken_promises
            found += _with_day_of_chair(debate, read(said, debate.text, debate.frame), following)
            found += [_plain(debate, sentence, _CORRECTED) for sentence in said if CORRECTION.search(sentence.clean)]
    return found


def _with_day_of_chair(debate: Debate, said: list[Suggestion], following: Turn | None) -> list[Suggestion]:
    """Give the last promise of a turn, if it has no term, the one in the chair's words after it: "Morgen dus."."""
    answer = next(iter(debate.said(following.span)), None) if following and following.role is Role.CHAIR else None
    if not said or said[-1].deadline is not None or answer is None or len(answer.clean) > _FEW_WORDS:
        return said
    moments = () if answer.clean.rstrip().endswith("?") else debate.frame.moments(answer.clean)
    return [*said[:-1], replace(said[-1], deadline=in_text(moments[0], answer))] if moments else said


def _voiced(debate: Debate, closing: Sequence[Turn]) -> list[Suggestion]:
    """Read a promise that a member names and that is confirmed in the next turn."""
    found: list[Suggestion] = []
    for turn, following in pairwise(closing):
        is_said_anew = any(_SAYS_IT_ANEW.search(sentence.clean) for sentence in debate.said(following.span))
        is_confirmed = _NODDED.search(following.span.quote(debate.text)[:300]) is not None
        if turn.role is Role.MEMBER and is_confirmed and not is_said_anew:
            found += _voiced_in(debate, debate.said(turn.span))
    return found


def _voiced_in(debate: Debate, said: Sequence[Sentence]) -> Iterator[Suggestion]:
    for place, sentence in enumerate(said):
        if _VOICED.search(sentence.clean):
            suggestion = _plain(debate, sentence, _CONFIRMED)
            after = debate.frame.moments(said[place + 1].clean) if place + 1 < len(said) else ()
            yield (
                replace(suggestion, deadline=in_text(after[0], said[place + 1]))
                if after and suggestion.deadline is None
                else suggestion
            )


def _plain(debate: Debate, sentence: Sentence, cue: Cue) -> Suggestion:
    match = cue.pattern.search(sentence.clean)
    words = match.group() if match else sentence.clean
    reason = Reason(cue.rule, cue.weight, Span(sentence.start, sentence.end), cue.note, words)
    read = _bare(sentence, debate.text, debate.frame.moments(sentence.clean))
    return replace(read, score=cue.weight, reasons=(reason,), recipients=recipients(sentence.clean))
