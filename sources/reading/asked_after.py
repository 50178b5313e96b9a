"""Answers to who asks after an earlier promise: "Herinnert u zich uw toezegging?" – "Dat gesprek heeft plaatsgevonden."

The promise stands in the question, what came of it in the answer; the answer is the passage that is suggested.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from sources.reading import fulfilment_cues as cues
from sources.reading import recalls
from sources.reading.caseless import any_case
from sources.reading.debate import Debate
from sources.reading.letters import Letter, made
from sources.reading.outcomes import Outcome, outcome, outcome_of, resumed
from sources.reading.references import Reference
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason, Span
from sources.reading.suggesting import reason_at
from sources.reading.tabled import names_tabled
from sources.reading.turns import Turn
from sources.records import Role

_ASKED_AFTER: Final = any_case(
    r"\b(?:uw|de|die|zijn|haar|deze|mijn|eerdere|een) (?:\w+ )?toezegging(?:en)?\b(?! doen)|\b(?:toegezegd|toegezegde"
    r"|toezegde|beloofd|beloofde)\b|\b(?:uitvoering|stand van zaken|opvolging|hoe staat het met)\b.{0,40}?\bmotie\b"
    r"|\b(?:u|minister|staatssecretaris|zij|hij)\b.{0,80}?\b(?:gezegd|aangegeven|geschreven|gemeld)\b.{0,20}?\bdat\b"
    r".{0,120}?\bzou(?:den)?\b"
)
_POINTS_BACK: Final = re.compile(
    r"\A\W{0,9}(?:antwoord (?:op vraag )?\d{1,3}(?:(?:,| en| t/m)? \d{1,3}){0,9}\s?)?(?:(?:ja|nee|klopt|zeker"
    r"|inderdaad|ik begin met"
    r"|dan)\b[^.]{0,60}?[,.;]\s)?(?:\w{1,30} )?(?:dat|dit|die|deze|hierover|daarover|daarmee|daarvan|hiervan|het|de"
    r"|hierop|daarop)\b",
    re.IGNORECASE,
)
_QUESTION_OF: Final = re.compile(
    r"\bvra(?:ag|gen) van (?:de heer|mevrouw|het lid|meneer) (?P<who>[A-ZÀ-Ý][\w'’ À-ÿ-]{2,40})"
)
_DENIED: Final = re.compile(
    r"\bgeen sprake\b|\btoezegging (?:is|was|werd) (?:\w+ )?(?:gedaan|gegeven)\b|\b(?:niet"
    r"|geen)\b.{0,30}?\b(?:toegezegd|toezegging)\b",
    re.IGNORECASE,
)
_WANTS_ONE: Final = re.compile(
    r"\b(?:graag|zou|wil|wilt|willen|krijg|krijgen|mag ik)\b.{0,60}?\b(?:toezegging|toegezegd)\b"
    r"|\btoezegging\b.{0,30}?\b(?:willen|krijgen|hebben)\b"
    r"|\b(?:blij|dank\w*|bedank\w*|tevreden|content|mooi|fijn|goed)\b.{0,60}?\btoezegging(?:en)?\b"
    r"|\btoezegging(?:en)?\b.{0,60}?\b(?:noteren|genoteerd|vind ik|vinden wij)\b",
    re.IGNORECASE,
)
"""Asks for a promise now, or thanks for one: nothing was promised in an earlier debate."""
_THEREFORE: Final = re.compile(r"\b(?:daarom|daardoor|dus|zodoende|hierdoor)\b", re.IGNORECASE)
_REPLIES_WITHIN: Final = 3


def answers_to_questions(letter: Letter, questions: Sequence[Span]) -> Iterator[Fulfilment]:
    """Yield what the answers in a paper of questions and answers say; the letter holds the questions' sentences too."""
    for question in questions:
        asking = [n for n, s in enumerate(letter.sentences) if question.start <= s.start < question.end]
        asked = next((n for n in asking if _asks_after(letter.sentences[n].clean)), None)
        if asked is not None and (found := _reply(letter, asked, asking[-1] + 1, len(letter.sentences))):
            yield found


def citing_their_question(
    found: Sequence[Fulfilment], questions: Sequence[Span], references: Sequence[Reference]
) -> list[Fulfilment]:
    """Give an answer that cites no paper the one of the question right before it, where that cites one paper only."""
    return [_with_paper_of_question(item, questions, references) for item in found]


def _with_paper_of_question(item: Fulfilment, questions: Sequence[Span], references: Sequence[Reference]) -> Fulfilment:
    before = [question for question in questions if question.end <= item.span.start]
    if item.refers_to.kamerstuk or not before:
        return item
    cited = {
        reference.id
        for reference in references
        if before[-1].start <= reference.start < before[-1].end and "-" in reference.id
    }
    return replace(item, refers_to=replace(item.refers_to, kamerstuk=cited.pop())) if len(cited) == 1 else item


def answers_in_turn(letter: Letter, debate: Debate, turn: Turn) -> Iterator[Fulfilment]:
    """Yield what a minister answers in this turn to members who asked after a promise before."""
    before = [other for other in debate.turns if other.role is Role.MEMBER and other.span.end <= turn.span.start]
    if not before or not letter.sentences:
        return
    if not _is_answered_since(debate, before[-1], turn) and (asked := _asked_in(debate, before[-1])):
        yield from _first(_with(letter, debate, asked), len(asked))
    for index, sentence in enumerate(letter.sentences):
        named = _QUESTION_OF.search(sentence.clean)
        own = [other for other in before if named and other.who.split(" (")[0].endswith(named["who"].strip())]
        if own and (asked := _asked_in(debate, own[-1])):
            rest = replace(letter, sentences=letter.sentences[index + 1 :])
            yield from _first(_with(rest, debate, asked), len(asked))


def _is_answered_since(debate: Debate, asked: Turn, turn: Turn) -> bool:
    """Tell whether a minister has spoken between a member's turn and this one."""
    spoken = (other for other in debate.turns if other.role is Role.MINISTER)
    return any(asked.span.end <= other.span.start < turn.span.start for other in spoken)


def _asked_in(debate: Debate, turn: Turn) -> tuple[int, ...]:
    """The place, among all sentences, of the one in which this member asks after a promise."""
    said = debate.said(turn.span)
    place = next((n for n, sentence in enumerate(said) if _asks_after(sentence.clean)), None)
    return () if place is None else (debate.sentences.index(said[place]),)


def _asks_after(clean: str) -> bool:
    return _ASKED_AFTER.search(clean) is not None and _WANTS_ONE.search(clean) is None


def _with(letter: Letter, debate: Debate, asked: tuple[int, ...]) -> Letter:
    """The question before the answer, up to where the minister comes to a motion that is on the table."""
    answer = takewhile(lambda sentence: not names_tabled(sentence.clean), letter.sentences)
    return replace(letter, sentences=[*(debate.sentences[place] for place in asked), *answer])


def _first(letter: Letter, start: int) -> Iterator[Fulfilment]:
    if found := _reply(letter, 0, start, len(letter.sentences)):
        yield found


def _late_after(letter: Letter, asked: int, index: int, end: int) -> Outcome | None:
    """What this sentence or the next puts off: "Die is begonnen. U krijgt haar later dan ik schreef."."""
    for place in range(index, min(index + 2, end)):
        told = outcome_of(letter, asked, place)
        if told is not None and told.kind is FulfilmentKind.POSTPONES:
            return told
    return None


def _came(letter: Letter, asked: int, index: int) -> Outcome | None:
    """What one sentence of the answer tells; where it tells what was announced, what the next ones say of that."""
    announced = recalls.announced(letter.sentences[index].clean)
    if announced is None:
        return outcome_of(letter, asked, index)
    return outcome(letter, index, resumed(letter.sentences[index], announced.end()))


def _with_new_term(letter: Letter, came: Outcome, end: int) -> int:
    """The next sentence too, where it draws the conclusion: "U krijgt haar daarom later"."""
    following = came.last + 1
    is_put_off = came.kind is FulfilmentKind.POSTPONES and following < end
    return following if is_put_off and _THEREFORE.search(letter.sentences[following].clean) else came.last


def _reply(letter: Letter, asked: int, start: int, end: int) -> Fulfilment | None:
    """Return the first of a few sentences that points back and says what came of it."""
    for index in range(start, min(start + _REPLIES_WITHIN, end)):
        sentence = letter.sentences[index]
        if sentence.clean.rstrip().endswith("?") or _DENIED.search(sentence.clean) or letter.makes_promise(sentence):
            return None
        if not _POINTS_BACK.match(sentence.clean):
            continue
        if came := _late_after(letter, asked, index, end) or _came(letter, asked, index):
            question = letter.sentences[asked]
            match = _ASKED_AFTER.search(question.clean)
            reasons: list[Reason] = [came.reason] if came.reason else []
            if match:
                reasons = [reason_at(question, cues.RECALLED, *match.span()), *reasons]
            found = made(letter, came.last, _with_new_term(letter, came, end), came.kind, reasons)
            return replace(found, refers_to=letter.links.of(letter.sentences, asked, asked, question.start))
    return None
