"""What the round after an item of a closing list does to it: taken back, put otherwise, or said not to be so."""

import re
from collections.abc import Iterator
from typing import Final

from sources.reading.debate import Debate
from sources.reading.sentences import Sentence
from sources.reading.spans import Span
from sources.reading.speech import said_at_closing
from sources.records import Role

_ANOTHER: Final = re.compile(
    r"\b(?:ook )?nog een (?:andere )?toezegging\b|\b(?:ik|mij|we) (?:mis|miste|ontbreekt"
    r"|had(?:den)?|heb(?:ben)?)\b.{0,30}?\b(?:toezegging|nog|ook gevraagd)\b|\bmist\b.{0,30}?\b(?:toezegging|nog)\b"
    r"|\bmis ik\b|\bnog iets\b",
    re.IGNORECASE,
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:dan is (?:het|dat|dit) geen toezegging|(?:is|was) (?:dat|dit|het|deze|die) (?:dus )?geen toezegging"
    r"|(?:dat|die|dit|deze|het) (?:is|was) (?:dus )?geen toezegging|dan (?:geen|niet als) toezegging"
    r"|(?:dan|daarmee) (?:vervalt|schrappen we|schrap ik|halen we|haal ik|laten we|streep ik"
    r"|strepen we)\b.{0,20}?\b(?:die"
    r"|deze|dit|dat|hem|de toezegging)\b|\btoezegging (?:vervalt|wordt ingetrokken|is ingetrokken|gaat van de lijst)"
    r"|trek(?:ken)? (?:ik|we|wij) (?:die|deze|dat|de toezegging)\b.{0,20}?\bin|(?:die|deze"
    r"|dat) (?:toezegging )?(?:vervalt"
    r"|schrappen we|halen we eraf|gaat eraf|trekken we in)|halen we (?:die|deze|hem|'m) (?:eraf|van de lijst|weg)"
    r"|schrappen we (?:die|deze|hem|'m))\b",
    re.IGNORECASE,
)
CORRECTION: Final = re.compile(
    r"(?:\A\W{0,9}|[,:;–—…]\s|\b(?:nee|maar|want|en|mij|voorzitter)\W{1,3})(?:het|dat|dit|de toezegging"
    r"|wat ik heb toegezegd|mijn toezegging)\b.{0,20}?\b(?:was|is|betrof|luidt"
    r"|luidde)\b.{0,80}?\b(?-i:om|dat)\b(?!\s(?:heb|is|was|klopt|zei|had)\b).{10,}"
    r"|\A\W{0,9}(?:en|ook)(?: ook| nog| daarnaast)?\s(?:(?-i:om)\b.{5,200}?\bte\s(?:\w+\s)?\w{2,20}en\b|dat (?:ik|wij"
    r"|we)\b.{10,})",
    re.IGNORECASE | re.DOTALL,
)
_MISREAD: Final = re.compile(
    r"\b(?:andere toezegging|preciezer|nauwkeuriger|scherper|niet (?:helemaal )?(?:goed|correct|juist)(?! begrepen)"
    r"|anders (?:geformuleerd|toegezegd)"
    r"|gecorrigeerd|aangepast|aanpassen)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\W{0,20}(?:nee|ho|pardon)\b.{0,80}?\b(?:ga|kan|wil|heb|zeg|red|staat)\b.{0,40}?\b(?:niet|geen|nergens)"
    r"\b.{0,20}?\b(?:doen|gezegd|toegezegd|toezeggen"
    r"|toe)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_gone(debate: Debate, span: Span) -> bool:
    """Tell whether the round withdrew the item that was read before it, or said it anew."""
    said = _of_this_item(span.quote(debate.text))
    is_anew = _MISREAD.search(said) and (any(_corrections(debate, span)) or _said_anew(debate, span))
    return _WITHDRAWN.search(said) is not None or bool(is_anew) or _is_denied(debate, span)


def _corrections(debate: Debate, span: Span) -> Iterator[Sentence]:
    """Yield what the minister says there about how the item should read."""
    for turn in debate.within(span):
        if turn.role is Role.MINISTER:
            yield from (sentence for sentence in debate.said(turn.span) if CORRECTION.search(sentence.clean))


def _said_anew(debate: Debate, span: Span) -> bool:
    """Tell whether the minister says in the round what is promised instead."""
    spoken = [turn for turn in debate.within(span) if turn.role is Role.MINISTER]
    return any(said_at_closing(debate.said(turn.span), debate.text, debate.frame) for turn in spoken)


def _is_denied(debate: Debate, span: Span) -> bool:
    """Tell whether the minister answers the item at once, and says that it will not be."""
    spoken = next((turn for turn in debate.within(span) if turn.role is not Role.CHAIR), None)
    return (
        spoken is not None
        and spoken.role is Role.MINISTER
        and _DENIED.match(spoken.span.quote(debate.text)) is not None
    )


def _of_this_item(said: str) -> str:
    """The round as far as it is about the item: from "ik had ook nog een toezegging" on it is about another."""
    other = _ANOTHER.search(said)
    return said[: other.start()] if other else said
