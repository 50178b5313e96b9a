"""Promises kept and put off in a debate: what a minister says of an earlier promise, and of what came of it."""

import re
from collections.abc import Iterator
from typing import Final

from sources.reading import fates, postponement_cues, recalls
from sources.reading import fulfilment_cues as cues
from sources.reading.caseless import any_case
from sources.reading.clauses import is_negated
from sources.reading.letters import Letter, is_others, made
from sources.reading.outcomes import outcome, resumed
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason
from sources.reading.status_lists import IN_AN_ITEM
from sources.reading.suggesting import reason_at
from sources.reading.tabled import is_on_tabled

_PROMISED: Final = any_case(
    r"\b(?:ik|wij|we|ambtsvoorganger|voorganger|collega|kabinet)\b.{0,160}?\b(?:toegezegd|beloofd|aangekondigd)\b"
    r"|\b(?:heb|had|hebben|hadden)\s(?:ik|wij|we)\b.{0,160}?\b(?:toegezegd|beloofd|aangekondigd)\b"
    r"|\b(?:ik|wij|we)\b.{0,60}?\b(?:gezegd|aangegeven|aangekondigd)\b.{0,20}?\bdat (?:ik|wij"
    r"|we|het|de|u)\b.{0,120}?\bzou(?:den)?\b"
    r"|\b(?:zegde|beloofde) (?:ik|wij|we)\b|\b(?:ik|wij|we) (?:zegde|zegden|beloofde|beloofden)\b"
    r"|\btoegezegde\b|\b(?:mijn|die|de|onze) (?:eerdere )?toezegging\b"
    r"|\bhad\b.{0,60}?\bmoeten zijn\b|\bzou(?:den)?\b.{0,40}?\ber\b.{0,40}?\bzijn\b"
)
_DONE: Final = re.compile(
    r"\b(?:heb|heeft|hebben|is|zijn|was|werd)\b.{0,120}?\b(?:gedaan|gestuurd|verstuurd|verzonden|gezonden|toegezonden"
    r"|toegestuurd|uitgezocht|nagegaan|besproken|ontvangen|gekregen|verschenen|naar de kamer|afgerond|aangeboden"
    r"|gevoerd"
    r"|aangereikt|doorgegeven|opgevraagd|gevonden|gebeurd|nagekomen|uitgevoerd|gepubliceerd|gemeld|meegenomen"
    r"|geregeld|ingediend|nagevraagd|gegeven|geleverd)\b"
    r"|\b(?:zat|stond|staat|vindt u|heeft u|u heeft|heeft de kamer|kreeg u|ontving u|u vindt)\b.{0,80}?\b(?:brief"
    r"|rapportage|bijlage|antwoord\w*|verslag|notitie|overzicht)\b"
    r"|\b(?:was|waren)\b.{0,20}?\b(?:gisteren|eergisteren|vorige|vanochtend|afgelopen|maandag|dinsdag|woensdag"
    r"|donderdag|vrijdag)\b"
    r"|\b(?:gaf|stuurde|zond|deed|meldde|sprak|schreef) (?:ik|wij|we)\b|\bbij dezen\b|\bhierbij\b|\bvandaag\b",
    re.IGNORECASE,
)
_WHOLE: Final = any_case(
    r"\b(?:de|die|deze|mijn) (?:toezegging|motie)\b.{0,80}?\b(?:ingelost|nagekomen|afgedaan|uitgevoerd|afgerond"
    r"|voldaan)\b"
    r"|\b(?:ingelost|nagekomen|afgedaan|voldaan)\b.{0,40}?\b(?:die|deze|mijn) toezegging\b"
)
_PUT_OFF: Final = re.compile(
    r"\bnog niet\b|\bte optimistisch\b|\bis (?:dat |het )?nu \w+ geworden\b|\bniet gelukt\b|\bniet gehaald\b"
    r"|\b(?:is|zijn)\b.{0,40}?\b(?:op|ver|door)geschoven\b"
    r"|\b(?:wordt|komt|duurt)\b.{0,40}?\b(?:later|langer)\b",
    re.IGNORECASE,
)
_WAS_MADE: Final = re.compile(r"\s{0,3}(?:is|was|werd|heeft|heb)\b.{0,60}?\b(?:gedaan|gegeven)\b", re.IGNORECASE)
"""The promise was made, which says nothing of its keeping: "Die toezegging is gedaan door mijn voorganger"."""
_ANSWERS_NOW: Final = re.compile(
    r"\b(?:vraag|vragen|antwoord|cijfer\w*|getal\w*)\b.{0,160}?\b(?:te )?(?:beantwoorden|geven|melden|noemen)\b.{0,80}?"
    r"\b(?:beloofd|toegezegd)\b",
    re.IGNORECASE,
)
"""The minister turns to it now: "om die vraag te beantwoorden, want dat had ik beloofd"."""
_JUST_NOW: Final = re.compile(
    r"\b(?:net|zojuist|zonet|juist|daarnet|al|nogmaals)\s(?:\w{1,20}\s)?(?:aangegeven|gezegd|gemeld)\b", re.IGNORECASE
)
"""Said earlier in the same debate."""
_SUPPOSED: Final = re.compile(
    r"\bals (?:ik|wij|we|je|u)\b.{0,30}?\bzou(?:den)?\b"
    r"|\bzou(?:den)? (?:ik|wij|we|je)?\s?(?:\w{1,20}\s){0,2}?(?:zeggen|denken|vinden|aanraden|haast|bijna)\b"
    r"|\b(?:dacht|dachten|meende|meenden|vond|vonden|hoopte|verwachtte)\b.{0,12}?\bdat (?:dit|dat|het|u|we|wij|ik er)\b"
    r"|\bzoals (?:ik|wij|we)\b(?:\s\w{1,20}){0,4}?\s(?:aangegeven|gezegd|gemeld|zei|aangaf)\b"
    r"|\b(?:aangegeven|gezegd|gemeld|aangaf|zei)\b.{0,20}?\bdat (?:ik|wij|we|het kabinet)\b.{0,160}?\b(?:waardeer"
    r"|waarderen|vind|vinden|begrijp|begrijpen|denk|denken|hecht|hechten|steun|steunen|deel|delen|voorstander|eens ben"
    r"|zorgvuldig|logisch|belangrijk)\b"
    r"|\bdat (?:doe|herhaal|bevestig|zeg) ik\b.{0,30}?\b(?:nogmaals|opnieuw|weer|nog (?:een )?(?:keer|eens))\b",
    re.IGNORECASE,
)
"""What is imagined, what was thought of this debate or said in it, and what is promised once more."""
_OWES_ANSWER: Final = re.compile(r"\bantwoord\w*\b.{0,30}?\b(?:ver)?schuldigd?\b", re.IGNORECASE)
_THEN: Final = re.compile(
    r"\b(?:vorige?|toen|destijds|eerder|jl|maand|maanden|week|weken|brief|"
    r"(?:debat|overleg) van|20\d\d)\b",
    re.IGNORECASE,
)
"""An answer that was owed before today; what a minister owes a member in the debate is none of the register."""
_OWN: Final = re.compile(r"\b(?:heb|hebben) (?:ik|wij|we)\b|\b(?:ik|wij|we) (?:heb|hebben)\b", re.IGNORECASE)
_ASKED_HOW_FAR: Final = any_case(
    r"\b(?:gevraagd|vroeg|vroegen|vraag|vragen)\b.{0,60}?\b(?:voortgang|stand van zaken|uitvoering|opvolging"
    r"|hoe het staat)\b.{0,40}?\b(?:moties?|toezegging(?:en)?)\b"
)
_GOES_ON: Final = re.compile(
    r"\b(?:wordt|worden)\b.{0,160}?\b(?:bekeken|bezien|onderzocht|verkend|uitgewerkt|voorbereid|opgepakt"
    r"|in kaart gebracht"
    r"|geïnventariseerd|getoetst|uitgevoerd)\b|\b(?:traject|onderzoek|proces|overleg|pilot) loopt\b",
    re.IGNORECASE,
)
_WINDOW: Final = 2
_FURTHER: Final = 4


def spoken_answers(turn: Letter) -> Iterator[Fulfilment]:
    """Yield what a minister says of earlier promises in one turn, in the order of the text."""
    reached = 0
    for index, sentence in enumerate(turn.sentences):
        if sentence.start >= reached and (item := _answer(turn, index) or _under_way(turn, index)):
            reached = item.span.end
            yield item


def _under_way(letter: Letter, index: int) -> Fulfilment | None:
    """Read "Er werd gevraagd naar de voortgang van de motie-Jansen" with what the next sentences say goes on for it."""
    asked = _ASKED_HOW_FAR.search(letter.sentences[index].clean)
    if asked is None or is_on_tabled(letter.sentences, index):
        return None
    for place in range(index + 1, min(index + 1 + _FURTHER, len(letter.sentences))):
        told = letter.sentences[place]
        begun = _GOES_ON.search(told.clean) or fates.under_way(told.clean)
        if told.paragraph != letter.sentences[index].paragraph or letter.makes_promise(told):
            return None
        if begun and not is_negated(told.clean):
            reasons = [reason_at(letter.sentences[index], cues.RECALLED, *asked.span())]
            return made(letter, place, place, FulfilmentKind.PARTIAL, reasons)
    return None


def _answer(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    if whole := _WHOLE.search(sentence.clean):
        reasons = [reason_at(sentence, cues.COMPLYING, *whole.span())]
        is_of_now = recalls.MOTION_NAMED.search(whole.group()) and is_on_tabled(letter.sentences, index)
        is_none = is_of_now or is_negated(whole.group())
        return None if is_none else made(letter, index, index, FulfilmentKind.FULFILS, reasons)
    return _according(letter, index) or _recalled(letter, index)


def _recalled(letter: Letter, index: int) -> Fulfilment | None:
    """Read "Ik heb toegezegd dat te doen" with what this sentence or the next two say came of it."""
    sentence = letter.sentences[index]
    promised = _PROMISED.search(sentence.clean) or recalls.announced(sentence.clean)
    if (
        promised is None
        or _JUST_NOW.search(promised.group())
        or sentence.clean.rstrip().endswith("?")
        or is_negated(promised.group())
        or _is_of_today(sentence.clean)
    ):
        return None
    if is_others(sentence.clean):
        return None
    reasons = [reason_at(sentence, cues.RECALLED, *promised.span())]
    if _ANSWERS_NOW.search(sentence.clean) and index + 1 < len(letter.sentences):
        return made(letter, index, index + 1, FulfilmentKind.FULFILS, reasons)
    for last in range(index, min(index + 1 + _WINDOW, len(letter.sentences))):
        words = letter.sentences[last].clean[promised.end() if last == index else 0 :]
        if _is_put_off(words):
            return made(letter, index, last, FulfilmentKind.POSTPONES, reasons)
        if _DONE.search(words) and not is_negated(words) and not _WAS_MADE.match(words):
            is_part = fates.under_way(words, sentence.clean) is not None
            kind = FulfilmentKind.PARTIAL if is_part else FulfilmentKind.FULFILS
            return made(letter, index, last, kind, reasons)
    return _told_of(letter, index, promised, reasons)


def _is_of_today(clean: str) -> bool:
    """Tell whether the words are about this debate itself, or about what might be."""
    is_owed_now = _OWES_ANSWER.search(clean) is not None and _THEN.search(clean) is None
    return is_owed_now or _SUPPOSED.search(clean) is not None


def _according(letter: Letter, index: int) -> Fulfilment | None:
    """Read "Ik heb dat in de Raad bepleit, zoals ik de Kamer had toegezegd": done, and promised before."""
    sentence = letter.sentences[index]
    match = cues.ACCORDING.search(sentence.clean)
    if match is None or letter.makes_promise(sentence) or is_on_tabled(letter.sentences, index):
        return None
    rest = f"{sentence.clean[: match.start()]} {sentence.clean[match.end() :]}"
    is_of_now = _JUST_NOW.search(rest) is not None
    is_done = (
        not is_of_now and _OWN.search(rest) is not None and IN_AN_ITEM.search(rest) is not None and not is_negated(rest)
    )
    reasons = [reason_at(sentence, cues.ACCORDING, *match.span())]
    return made(letter, index, index, FulfilmentKind.FULFILS, reasons) if is_done else None


def _told_of(letter: Letter, index: int, promised: re.Match[str], reasons: list[Reason]) -> Fulfilment | None:
    """What became of it in words that letters use too, in the speaker's own name."""
    came = outcome(letter, index, resumed(letter.sentences[index], promised.end()))
    is_own = came is not None and _OWN.search(letter.sentences[came.last].clean)
    if came is None or (not is_own and came.kind is FulfilmentKind.FULFILS):
        return None
    return made(letter, index, came.last, came.kind, [*reasons, *([came.reason] if came.reason else [])])


def _is_put_off(words: str) -> bool:
    return _PUT_OFF.search(words) is not None or any(cue.search(words) for cue in postponement_cues.OUTRIGHT)
