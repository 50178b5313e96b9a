"""Sentences about one motion or promise put together: "Daarmee is aan deze motie voldaan", "En aan de motie ..."."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.reading import fulfilment_cues as cues
from sources.reading import pledges, recalls
from sources.reading.days import past_days
from sources.reading.letters import Letter, made
from sources.reading.spans import Fulfilment, FulfilmentKind, Span
from sources.reading.suggesting import reason_at

_AND_ALSO: Final = re.compile(
    r"^\W{0,20}(?:en|ook|tevens|evenals)\b[^.]{0,20}\baan\b[^.]{0,20}\b(?:de|het|een|mijn)\b[^.]{0,20}\b(?:motie"
    r"|toezegging)",
    re.IGNORECASE,
)
THEREWITH: Final = re.compile(
    r"(?:\W{0,20}|[^.?]{0,200}?(?:\ben\s|;\s))(?:daarmee|hiermee|hiermede|daarmede)\b[^.]{0,60}\b(?:de|deze|die)"
    r" (?:motie|toezegging)\b(?! (?-i:[A-Z])| (?:van|aan) (?:het|de|mevrouw|lid|leden)\b)",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    r"\A\W{0,9}(?:(?:ik|wij) (?:beschouw|acht|zie|verzoek)\w*\b|(?:hiermee|daarmee|aan)\b"
    r"|(?:met|via|middels) deze \w*brief\b)?[^.,]{0,30}?\b(?:de|deze|die|mijn|onze)"
    r" (?:motie|toezegging)\b(?![-\s](?-i:[A-Z])| (?:van|aan) (?:het|de|mevrouw|lid|leden)\b)[^.]{0,40}?"
    r"\b(?:afgedaan|voldaan|uitgevoerd|nagekomen|afgehandeld|ingelost|uitvoering|invulling|gevolg|gehoor|afgerond"
    r"|gestand|na)\b",
    re.IGNORECASE,
)
"""A sentence that closes the subject: "Ik beschouw de toezegging als voldaan", "Aan deze motie is voldaan"."""
_NEAR: Final = 8
_NEAR_MEMBER: Final = 4
_MEMBER: Final = re.compile(
    r"\b(?:lid|leden|heer|mevrouw|motie)[- ](?:van )?(?:de leden |het lid |de heer )?(?P<who>"
    r"(?:(?:[Vv]an|[Dd]e[rn]?|[Tt]e[rn]?) ){0,3}[A-ZÀ-Ý][\wÀ-ÿ-]+)"
)
_THEREBY: Final = re.compile(
    r"\b(?:daarmee|hiermee|hiermede|daarmede)\b|\bmet (?:de|het) \w+ (?:hiervan|daarvan|van (?:dit|deze|dat|die))\b",
    re.IGNORECASE,
)
_OF_THAT_ONE: Final = re.compile(
    r"\W{0,20}(?:ook )?(?:aan (?:deze|die|genoemde|bovengenoemde)|(?:deze|die) (?:motie|toezegging)"
    r"|met (?:deze|die) (?:motie|toezegging)|(?:hier|daar)(?:aan|mee) (?:is|heb|wordt|geef|geeft|voldoe)|ik beschouw "
    r"(?:deze|die|de) (?:motie|toezegging)(?!en)|de (?:motie|toezegging) (?:is|wordt|beschouw))\b(?! van\b)",
    re.IGNORECASE,
)
_ALSO: Final = re.compile(
    r"\A\W{0,9}(?:ook|tevens|daarnaast|verder|voorts|bovendien|eveneens|tot slot|ten slotte)\b|\b(?:ook|tevens"
    r"|eveneens)\b.{0,60}?\btoegezegd\b",
    re.IGNORECASE,
)
_OF_WHAT_WAS_SAID: Final = (cues.RECALLED.rule, pledges.EXPECTED.rule)
_THAT_ONE: Final = re.compile(
    r"\b(?:deze|die|genoemde|bovengenoemde|voornoemde|mijn eerdere) (?:moties?|toezegging(?:en)?)\b(?! van\b)",
    re.IGNORECASE,
)


def joined(letter: Letter, index: int, found: Sequence[Fulfilment], item: Fulfilment) -> Fulfilment:
    """Join "Daarmee is aan de motie voldaan." to the sentence before it, when that speaks of the same motion."""
    here = letter.sentences[index]
    if _is_more_delay(letter, index, found, item):
        whole = Span(found[-1].span.start, item.span.end)
        return replace(
            found[-1], span=whole, text=whole.quote(letter.text), new_term=item.new_term or found[-1].new_term
        )
    points_back = _OF_THAT_ONE.match(here.clean) or _THAT_ONE.search(here.clean) or THEREWITH.match(here.clean)
    if points_back and item.span.start == here.start and index > 0 and _opens(letter, index - 1, found):
        whole = Span(letter.sentences[index - 1].start, item.span.end)
        links = letter.links.of(letter.sentences, index - 1, index, letter.sentences[index - 1].start)
        return replace(item, span=whole, text=whole.quote(letter.text), refers_to=links)
    if found and index > 0 and _closes_for(letter, index, found[-1], item):
        return _concluded(letter, found[-1], item)
    if found and _tells_which(letter, index, found[-1], item):
        return replace(_concluded(letter, found[-1], item), kind=found[-1].kind)
    is_closing = _WHOLE.match(here.clean) and item.kind is not FulfilmentKind.POSTPONES
    if found and is_closing and _is_same(letter, index, found[-1]):
        return _concluded(letter, found[-1], item)
    follows = bool(found) and index > 0 and found[-1].span.end == letter.sentences[index - 1].end
    if not follows and _asked_just_before(letter, index, found, item):
        whole = Span(letter.sentences[index - 1].start, item.span.end)
        links = letter.links.of(letter.sentences, index - 1, index, here.start)
        return replace(item, span=whole, text=whole.quote(letter.text), refers_to=links)
    if not follows or FulfilmentKind.POSTPONES in (item.kind, found[-1].kind):
        return item
    return _concluded(letter, found[-1], item) if THEREWITH.match(here.clean) else item


def _concluded(letter: Letter, before: Fulfilment, item: Fulfilment) -> Fulfilment:
    """What was found before, up to the end of the item that says how it ended."""
    whole = Span(before.span.start, item.span.end)
    return replace(before, span=whole, text=whole.quote(letter.text), kind=item.kind)


def _asked_just_before(letter: Letter, index: int, found: Sequence[Fulfilment], item: Fulfilment) -> bool:
    """Tell whether the sentence before says what parliament asked, and this one what was then promised."""
    here = letter.sentences[index]
    if index == 0 or item.span.start != here.start or item.reasons[0].rule not in _OF_WHAT_WAS_SAID:
        return False
    before = letter.sentences[index - 1]
    is_free = not (found and found[-1].span.end > before.start) and before.paragraph == here.paragraph
    return is_free and pledges.ASKED_BY_HOUSE.search(before.clean) is not None


def _tells_which(letter: Letter, index: int, before: Fulfilment, item: Fulfilment) -> bool:
    """Tell whether the sentence says what it was that the one before says is kept: "Hij heeft toegezegd om ..."."""
    here = letter.sentences[index]
    is_next = before.span.end == letter.sentences[index - 1].end and item.span.start == here.start
    are_kept = FulfilmentKind.POSTPONES not in (before.kind, item.kind)
    is_recalled = before.reasons[0].rule == cues.COMPLYING.rule and item.reasons[0].rule == cues.RECALLED.rule
    is_new = _ALSO.search(here.clean) or past_days(here.clean, None)
    return (
        is_next and are_kept and is_recalled and not is_new and here.paragraph == letter.sentences[index - 1].paragraph
    )


def _closes_for(letter: Letter, index: int, before: Fulfilment, item: Fulfilment) -> bool:
    """Tell whether "De toezegging aan het lid Jansen is daarmee afgedaan" closes what was told of that member's."""
    here = letter.sentences[index]
    member = _MEMBER.search(here.clean)
    if member is None or not _THEREBY.search(here.clean) or item.span.start != here.start:
        return False
    is_near = before.span.end >= letter.sentences[max(0, index - _NEAR_MEMBER)].start
    is_same = any(
        sentence.paragraph == here.paragraph and before.span.start <= sentence.start < before.span.end
        for sentence in letter.sentences[max(0, index - _NEAR) : index]
    )
    late = FulfilmentKind.POSTPONES in (before.kind, item.kind)
    is_its = member["who"] in before.text or not _MEMBER.search(before.text)
    return is_near and is_same and not late and is_its


def _is_more_delay(letter: Letter, index: int, found: Sequence[Fulfilment], item: Fulfilment) -> bool:
    """Tell whether the sentence goes on about what the one before it put off: "Die datum heb ik niet gehaald"."""
    here = letter.sentences[index]
    if not found or index == 0 or item.span.start != here.start:
        return False
    is_next = found[-1].span.end == letter.sentences[index - 1].end
    is_same = is_next and letter.sentences[index - 1].paragraph == here.paragraph
    are_late = item.kind is found[-1].kind is FulfilmentKind.POSTPONES
    return is_same and are_late and recalls.MENTION.search(here.clean) is None


def _is_same(letter: Letter, index: int, before: Fulfilment) -> bool:
    """Tell whether what was found before stands in the same paragraph, and puts nothing off."""
    paragraph = letter.sentences[index].paragraph
    is_near = any(
        sentence.paragraph == paragraph and sentence.start <= before.span.start < sentence.end
        for sentence in letter.sentences[max(0, index - _NEAR) : index]
    )
    return is_near and before.kind is not FulfilmentKind.POSTPONES


def _opens(letter: Letter, index: int, found: Sequence[Fulfilment]) -> bool:
    """Tell whether a sentence names a motion or promise that no earlier suggestion has taken."""
    is_taken = bool(found) and found[-1].span.end > letter.sentences[index].start
    return not is_taken and recalls.MENTION.search(letter.sentences[index].clean) is not None


def added(letter: Letter, index: int, found: Sequence[Fulfilment]) -> Fulfilment | None:
    """Read "En aan de motie van ..." right after a sentence that says that a motion was carried out."""
    sentence = letter.sentences[index]
    match = _AND_ALSO.search(sentence.clean)
    if match is None or not found or found[-1].span.end < letter.sentences[index - 1].start:
        return None
    return made(letter, index, index, found[-1].kind, [reason_at(sentence, cues.COMPLYING, *match.span())])
