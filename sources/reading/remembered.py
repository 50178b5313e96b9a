"""Promises and motions that a letter recalls, with what the sentences after that say became of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sources.reading import fates, pledges, postponement_cues, recalls
from sources.reading import fulfilment_cues as cues
from sources.reading.caseless import any_case
from sources.reading.clauses import Subject, is_unreal, subject_of
from sources.reading.letters import Letter, is_others, made
from sources.reading.outcomes import JUDGED, Outcome, is_still_owed, outcome, put_off, resumed
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind, Reason
from sources.reading.still_open import OURS
from sources.reading.suggesting import reason_at

_THIS_PAPER: Final = re.compile(
    r"\b(?:dit|dat|deze|die)\s(?P<paper>[\w-]{0,40}(?:rapport|brief|notitie|nota|reactie|evaluatie|overzicht"
    r"|onderzoek"
    r"|advies))\b",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(r",\s(?:die|dat|wat|hetgeen)\s(?:ik|wij)\b", re.IGNORECASE)
_WHOSE: Final = re.compile(r"\b(?:heb|heeft|hebben|had|hadden|zegden?)\b", re.IGNORECASE)
_IN_OFFICE: Final = re.compile(r"\b(?:hij|zij)\s{1,3}\Z", re.IGNORECASE)
"""Who comes after a minister writes "zij zegde dat toe" of her predecessor."""
_NOT_YET: Final = re.compile(
    r"\b(?:nog (?:niet|geen)|ontbre\w+|resteert|resteren|volgen|volgt"
    r"|(?:vergt|vergen|moet|moeten|dient|dienen) nog|geen gevolg)\b",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"\b(?:geen|zonder)\s(?:\w{1,20}\s)?\Z", re.IGNORECASE)
"""What stands before a motion that there is not: "er is echter geen motie ingediend"."""
_THIS_IS_IT: Final = re.compile(
    r"\W{0,9}(?:deze|de voorliggende|de onderhavige|bijgaande|dit|bijgaand) \w*(?:brief|rapportage|nota|notitie"
    r"|overzicht|verslag) (?:behelst|bevat|is|vormt|betreft)\s(?:\w+\s){0,4}?\w*(?:rapportage|overzicht|verslag"
    r"|evaluatie|monitor|brief|bericht|actualisatie)\b",
    re.IGNORECASE,
)
_SAID_ONLY: Final = re.compile(
    r"\b(?:heb|heeft|hebben)\s(?:ik|wij|we|het kabinet|de (?:minister|staatssecretaris|regering))\s(?:\w+\s){0,3}?"
    r"(?:aangegeven|gezegd|gesteld|uitgesproken|laten weten|benadrukt|opgemerkt)\b",
    re.IGNORECASE,
)
"""Words alone do not carry out a motion."""
A_LETTER_ASKED: Final = re.compile(
    r"\b(?:gevraagd|verzocht|vroeg|verzoekt) om (?:een|de) (?:\w+ )?(?:brief|reactie|appreciatie|stand van zaken)\b",
    re.IGNORECASE,
)
_THE_REST: Final = re.compile(
    r"\b(?:overige|resterende?|rest|andere|volledige|definitieve|(?:tweede|laatste|derde) (?:deel|fase|element"
    r"|onderdeel"
    r"|punt|stap|helft)|(?:eveneens|ook|tevens) (?:bepleite|gevraagde|verzochte|toegezegde))\b",
    re.IGNORECASE,
)


_TOLD_IN_IT: Final = any_case(
    r"\b(?:(?:werd|is|was|werden|zijn)\s(?:\w+\s){0,3}?(?P<told>gemeld|aangekondigd|aangegeven|vermeld|opgemerkt"
    r"|geschreven|toegelicht|(?:mee|mede)gedeeld)|(?:gemeld|aangekondigd|aangegeven|vermeld|opgemerkt|toegelicht"
    r"|(?:mee|mede)gedeeld)\s(?:werd|is|was))\b[^.;]{0,20}?\bdat\b[^.;]{0,200}?\bzou(?:den)?\b"
)
_SENT: Final = re.compile(
    rf"\b{pledges.HOUSE}\b.{{0,200}}?\b(?:toegezonden|toegestuurd|gestuurd|gezonden|verzonden|aangeboden|geïnformeerd"
    r"|ingelicht|ontvangen|bericht)\b",
    re.IGNORECASE,
)
_WILL: Final = re.compile(r"\bdat\b.{0,80}?\b(?:zal|zullen|wordt|worden|ontvangt|krijgt)\b", re.IGNORECASE)
_WOULD: Final = re.compile(r"\bzou(?:den)?\b", re.IGNORECASE)
_FURTHEST_BACK: Final = 3
_NEXT: Final = 3
_PROGRESS_OF: Final = re.compile(
    r"\b(?:voortgang|stand van zaken|tussenstand|vorderingen)\s(?:van|rond|met|bij)\s(?:deze|dit|die|dat|het|de)\s"
    r"(?P<what>[\w-]{4,40})",
    re.IGNORECASE,
)
_TO_TELL: Final = re.compile(r"\b(?:voortgang|stand van zaken|tussenstand|informeren|berichten)\b", re.IGNORECASE)


def told_in_it(letter: Letter, index: int) -> re.Match[str] | None:
    """Read "Gemeld werd dat er een verkenning zou komen" after a sentence about a paper that parliament was sent."""
    match = _TOLD_IN_IT.search(letter.sentences[index].clean)
    before = letter.sentences[max(0, index - _FURTHEST_BACK) : index] if match else ()
    is_ours = any(
        sentence.paragraph == letter.sentences[index].paragraph and _SENT.search(sentence.clean) for sentence in before
    )
    return match if is_ours else None


def recalled(letter: Letter, index: int) -> Fulfilment | None:
    """Return what became of a promise that this sentence recalls."""
    sentence = letter.sentences[index]
    promised = recalls.RECALL.search(sentence.clean) or _agreed(letter, index)
    match = promised or recalls.announced(sentence.clean) or told_in_it(letter, index)
    if match is None or _is_others(sentence, match):
        return None
    reasons = [reason_at(sentence, pledges.cue_that(match) or cues.RECALLED, *match.span())]
    if promised and _is_here(letter, index):
        return made(letter, index, index + 1, FulfilmentKind.FULFILS, reasons)
    return None if letter.makes_promise(sentence) else _became(letter, index, (promised, match), reasons)


def _became(
    letter: Letter, index: int, words: tuple[re.Match[str] | None, re.Match[str]], reasons: list[Reason]
) -> Fulfilment | None:
    """Return what became of the promise that these words recall, or of the plan that they tell of."""
    sentence, (promised, match) = letter.sentences[index], words
    is_free = index > 0 and (index == 1 or not recalls.RECALL.search(letter.sentences[index - 2].clean))
    came = outcome(letter, index, resumed(sentence, match.end()))
    if not promised and _is_plan(match):
        came = put_off(letter, index, match.end())
        return concluded(letter, index, came, reasons) if came and came.kind is FulfilmentKind.POSTPONES else None
    if came is not None and came.kind is FulfilmentKind.PARTIAL and _is_yet_to_come(letter, sentence, match):
        return None
    if came is not None and came.is_sure:
        return concluded(letter, index, came, reasons)
    if promised and is_free and fates.HANDED_NOW.search(letter.sentences[index - 1].clean):
        return fated(letter, index - 1, index, reasons)
    if promised and came is None and not is_still_owed(letter, index) and _is_answered(letter, index):
        return fated(letter, index, index, reasons)
    return concluded(letter, index, came, reasons) if came else None


def _is_here(letter: Letter, index: int) -> bool:
    """Tell whether the next sentence says that this very paper is it: "Deze brief is de eerste rapportage"."""
    following = letter.sentences[index + 1] if index + 1 < len(letter.sentences) else None
    return following is not None and _THIS_IS_IT.match(following.clean) is not None


def _agreed(letter: Letter, index: int) -> re.Match[str] | None:
    """Read "Dat verzoek heb ik ingewilligd", after a sentence that says what parliament asked."""
    is_asked = index > 0 and pledges.ASKED_BY_HOUSE.search(letter.sentences[index - 1].clean) is not None
    return pledges.AGREED.search(letter.sentences[index].clean) if is_asked else None


def _is_plan(match: re.Match[str]) -> bool:
    return pledges.cue_that(match) is pledges.PLANNED or match.groupdict().get("plan") is not None


def concluded(letter: Letter, first: int, came: Outcome, reasons: Sequence[Reason]) -> Fulfilment:
    """Return the passage from the promise to what came of it."""
    why = [came.reason] if came.reason else []
    if came.kind is FulfilmentKind.FULFILS:
        return fated(letter, first, came.last, reasons)
    return made(letter, first, came.last, came.kind, [*reasons, *why])


def fated(letter: Letter, first: int, last: int, reasons: Sequence[Reason]) -> Fulfilment:
    """Return the passage first..last, kept or kept in part; what is said of the rest belongs to it."""
    end = _with_the_rest(letter, last)
    kind, why = _how_far(letter, first, last)
    return made(letter, first, end, FulfilmentKind.PARTIAL if end > last else kind, [*reasons, *why])


def _how_far(letter: Letter, first: int, last: int) -> tuple[FulfilmentKind, list[Reason]]:
    """Partial when it says so, or when the very paper that was promised is promised again."""
    owed = letter.sentences[first].clean
    for sentence in letter.sentences[first : last + 1]:
        match = fates.under_way(sentence.clean, owed)
        if match and (match["part"] or not _is_what_was_promised(sentence, match.start())):
            return FulfilmentKind.PARTIAL, [reason_at(sentence, fates.UNDER_WAY, *match.span())]
    told = letter.sentences[first + 1 : last + 1]
    if plan := next((found for sentence in told if (found := _plan_in(sentence))), None):
        return FulfilmentKind.PARTIAL, [plan]
    if _only_tells_progress(owed, letter.sentences[last].clean):
        return FulfilmentKind.PARTIAL, []
    promised = [sentence for sentence in letter.sentences[first + 1 : last + 1] if letter.makes_promise(sentence)]
    if any(
        not (fates.ENCLOSED.search(sentence.clean) or _is_sent_as_promised(sentence.clean)) for sentence in promised
    ):
        return FulfilmentKind.PARTIAL, []
    words = " ".join(sentence.clean for sentence in letter.sentences[first : last + 1]).lower()
    for sentence in letter.sentences[first + 1 : last + 3]:
        again = _THIS_PAPER.search(sentence.clean)
        if again and again["paper"].lower() in words and letter.makes_promise(sentence):
            return FulfilmentKind.PARTIAL, []
    return FulfilmentKind.FULFILS, []


def _is_yet_to_come(letter: Letter, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether what was told still lies ahead: "heeft aangegeven dat uw Kamer in het najaar wordt geïnformeerd"."""
    said = sentence.clean[match.start() :]
    return _WILL.search(said) is not None and _WOULD.search(said) is None and _is_dated(letter, sentence)


def _is_what_was_promised(sentence: Sentence, place: int) -> bool:
    """Tell whether a place lies in the words of the promise itself: "toegezegd dat de wet wordt geëvalueerd"."""
    promised = recalls.RECALL.search(sentence.clean)
    if promised is None or promised.group().endswith((" om", " dat")):
        return False
    return promised.end() <= place < resumed(sentence, promised.end())


def _is_sent_as_promised(clean: str) -> bool:
    """Tell whether a paper is sent with the letter: "Ingevolge deze toezegging doe ik u de analyse toekomen"."""
    return cues.ACCORDING.pattern.search(clean) is not None and cues.TO_COME.search(clean) is None


def _plan_in(sentence: Sentence) -> Reason | None:
    """What says in this sentence how the promise or the motion will be carried out."""
    match = cues.PLAN_TOLD.search(sentence.clean)
    return reason_at(sentence, cues.PLAN_TOLD, *match.span()) if match else None


def _only_tells_progress(owed: str, told: str) -> bool:
    """Tell whether a letter says no more than how far the very thing that was promised has come."""
    progress = _PROGRESS_OF.search(told)
    return progress is not None and progress["what"].lower() in owed.lower() and _TO_TELL.search(owed) is None


def _with_the_rest(letter: Letter, last: int) -> int:
    """The next sentence, where it says that the rest is still to come."""
    if last + 1 >= len(letter.sentences):
        return last
    following = letter.sentences[last + 1]
    is_same = following.paragraph == letter.sentences[last].paragraph
    is_rest = is_same and _THE_REST.search(following.clean) and not recalls.MENTION.search(following.clean)
    is_open = is_rest and (
        _NOT_YET.search(following.clean) or letter.makes_promise(following) or _is_dated(letter, following)
    )
    return last + 1 if is_open else last


def _is_dated(letter: Letter, sentence: Sentence) -> bool:
    """Tell whether the sentence names a day that is still to come."""
    return any(moment.latest for moment in letter.moments(sentence.clean))


def motion_carried(letter: Letter, index: int) -> Fulfilment | None:
    """Read "De motie verzoekt ..." with, in the next sentences, what was done about it."""
    sentence = letter.sentences[index]
    asked = cues.MOTION_ASKS.search(sentence.clean)
    match, cue = asked or cues.MOTION_ADOPTED.search(sentence.clean), cues.MOTION_ASKS if asked else cues.MOTION_ADOPTED
    if match is None or JUDGED.search(sentence.clean) or _NONE.search(sentence.clean[: match.start()]):
        return None
    came = outcome(letter, index, resumed(sentence, match.end())) or _carried_out(letter, index)
    if came is None or any(JUDGED.search(near.clean) for near in letter.sentences[index : came.last + 1]):
        return None
    if not came.is_sure and _SAID_ONLY.search(letter.sentences[came.last].clean):
        return None
    if any(A_LETTER_ASKED.search(near.clean) for near in letter.sentences[index : came.last]):
        return None
    told = letter.sentences[came.last]
    is_promised = letter.makes_promise(told) and came.kind is FulfilmentKind.FULFILS
    if is_promised and came.last > index and fates.DONE_SINCE.search(told.clean):
        reasons = [reason_at(sentence, cue, *match.span())]
        return made(letter, index, came.last, FulfilmentKind.PARTIAL, reasons)
    if is_promised or (came.last == index and not came.is_sure):
        return None
    return concluded(letter, index, came, [reason_at(sentence, cue, *match.span())])


def _carried_out(letter: Letter, index: int) -> Outcome | None:
    """The next two sentences, where one tells in other words that something was done for it."""
    for ahead in range(index + 1, min(index + 3, len(letter.sentences))):
        following = letter.sentences[ahead]
        if recalls.MENTION.search(following.clean) or letter.makes_promise(following):
            return None
        if cues.CARRIED_OUT.search(following.clean):
            return Outcome(ahead, FulfilmentKind.FULFILS)
    return None


def _is_answered(letter: Letter, index: int) -> bool:
    """Tell whether the letter goes on about a promise to tell something, or in the same paragraph about any."""
    if index + 1 >= len(letter.sentences):
        return False
    following = letter.sentences[index + 1]
    is_same = following.paragraph == letter.sentences[index].paragraph
    is_told = cues.TELLS.search(letter.sentences[index].clean) or (is_same and not is_unreal(following.clean))
    if not is_told:
        return False
    is_put_off = any(cue.search(near.clean) for near in _next(letter, index) for cue in postponement_cues.OUTRIGHT)
    return following.kind == "prose" and not is_put_off and not letter.makes_promise(following)


def _next(letter: Letter, index: int) -> Iterator[Sentence]:
    """The next sentences, at most three, up to the one that names another promise or motion."""
    for following in letter.sentences[index + 1 : index + 1 + _NEXT]:
        if recalls.MENTION.search(following.clean):
            return
        yield following


def _is_others(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether somebody else made the promise: "de gemeenten hebben toegezegd"."""
    verb = max(_WHOSE.finditer(sentence.clean, match.start(), match.end()), key=re.Match.start, default=None)
    if verb is None or _IN_OFFICE.search(sentence.clean[: verb.start()]):
        return False
    if is_others(sentence.clean):
        return True
    aside = _RELATIVE.search(sentence.clean, 0, verb.start())
    start = aside.start() if aside else 0
    who = subject_of(sentence.clean[start:], verb.start() - start, verb.end() - start)
    return who is Subject.THIRD or not (who.governs or OURS.search(sentence.clean))
