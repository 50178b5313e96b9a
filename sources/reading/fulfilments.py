"""Kept and put-off promises in letters, also where the promise stands in one sentence and its keeping in the next."""

import re
from typing import Final

from sources.reading import fulfilment_cues as cues
from sources.reading import postponement_cues, recalls
from sources.reading.clauses import NOW, Subject, is_negated, is_quoted, is_unreal, subject_of
from sources.reading.joining import THEREWITH, added, joined
from sources.reading.letters import OTHERS, Letter, made
from sources.reading.postponements import postponed
from sources.reading.promises import OURS, reason_at
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind
from sources.reading.status_lists import IN_AN_ITEM, ITEM, listed_status, status_in_item

_LONGEST: Final = 5000
_WINDOW: Final = 2
_STEMS: Final = (
    "zeg", "motie", "belo", "kondig", "vooruitzicht", "voldo", "wens", "verzoek", "termijn", "tijd", "later",
    "uitstel", "uitgesteld", "vertra", "schui", "schoven", "langer", "lukt", "haalbaar", "mogelijk", "verlengd",
    "plaats", "eerder", "informeren", "berichten", "toekomen", "zenden", "sturen", "niet", "wacht", "aangegeven",
    "moeten", "weten", "zou", "streef", "wordt d",
    "gezegd", "gemeld", "aangeboden", "planning", "voorzien", "ingeschat", "aan te houden",
)  # fmt: skip
"""One of these stands in every sentence about an earlier promise; the rest is not looked at further."""
_THIS_PAPER: Final = re.compile(
    r"\b(?:dit|dat|deze|die)\s(?P<paper>[\w-]{0,40}(?:rapport|brief|notitie|nota|reactie|evaluatie|overzicht|onderzoek"
    r"|advies))\b",
    re.IGNORECASE,
)
_MEMBERS_ASK: Final = re.compile(
    r"\b(?:leden|fracties?|lid)\b[^.]{0,80}?\b(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken)\b[^.]{0,40}?\b(?:of"
    r"|waarom|wanneer"
    r"|hoe|wat|welke)\b",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(r",\s(?:die|dat|wat)\s(?:ik|wij)\b", re.IGNORECASE)
_I_WOULD: Final = re.compile(r"\bik zou\b", re.IGNORECASE)
_WHOSE: Final = re.compile(r"\b(?:heb|heeft|hebben|zegden?)\b", re.IGNORECASE)
_IN_OFFICE: Final = re.compile(r"\b(?:hij|zij)\s{1,3}\Z", re.IGNORECASE)
"""Who comes after a minister writes "zij zegde dat toe" of her predecessor."""
_REFUSED: Final = re.compile(r"\b(?:niet|geen)\b.{0,30}?\b(?:toegezegd|toezegging)\b|\bals toezegging\b", re.IGNORECASE)


_COPULA: Final = re.compile(
    r"\b(?:is|zijn|was|blijft|blijven|acht ik)\s(?:(?:ook|tevens|daarmee|geheel|volledig|hiermee)\s){0,2}\Z",
    re.IGNORECASE,
)
_DONE_AT_END: Final = re.compile(
    r"\b(?:\w*ge\w{2,30}(?:d|t|en)|(?:be|ver|her|ont|over|onder|uit|aan)\w{2,30}(?:d|t|en))\W{0,9}\Z", re.IGNORECASE
)


def fulfilments(letter: Letter) -> list[Fulfilment]:
    """Return what the letter says about earlier promises and motions, in the order of the text."""
    found: list[Fulfilment] = []
    reached = 0
    for index, sentence in enumerate(letter.sentences):
        if sentence.start < reached or not _is_readable(sentence.clean):
            continue
        item = (
            listed_status(letter, index)
            or status_in_item(letter, index)
            or postponed(letter, index)
            or _kept(letter, index)
            or added(letter, index, found)
        )
        if item is not None:
            reached = item.span.end
            item = joined(letter, index, found, item)
            found = [earlier for earlier in found if earlier.span.start < item.span.start]
            found.append(item)
    return found


def _is_readable(clean: str) -> bool:
    """Tell whether a sentence may speak of an earlier promise: no question, no page of text without a stop."""
    lowered = clean.lower()
    is_named = any(stem in lowered for stem in _STEMS) or ITEM.match(clean) is not None
    if len(clean) > _LONGEST or clean.rstrip().endswith("?") or not is_named:
        return False
    return _MEMBERS_ASK.search(clean) is None or _I_WOULD.search(clean) is not None


def _kept(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    if not any(pattern.search(sentence.clean) for pattern in (recalls.MENTION, recalls.RECALL, cues.COMPLYING.pattern)):
        return None
    if _REFUSED.search(sentence.clean):
        return None
    return (
        _complied(letter, index)
        or _according(letter, index)
        or _promised_paper(letter, index)
        or _told_about(letter, index)
        or _in_this_paper(letter, index)
        or _recalled(letter, index)
        or _motion_carried(letter, index)
    )


def _complied(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    for cue in (cues.IN_HAND, cues.COMPLYING):
        match = cue.pattern.search(sentence.clean)
        if match and not is_negated(match.group()) and not _is_to_come(sentence, match):
            kind = (
                FulfilmentKind.PARTIAL
                if cue is cues.IN_HAND or cues.PARTIAL.search(sentence.clean)
                else FulfilmentKind.FULFILS
            )
            return made(letter, index, index, kind, [reason_at(sentence, cue, *match.span())])
    return None


def _is_to_come(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the keeping itself lies ahead: a future verb in the words of the match or right around them."""
    near = sentence.clean[max(0, match.start() - 40) : match.end()]
    near += sentence.clean[match.end() : match.end() + 60].partition(";")[0]
    return cues.TO_COME.search(near) is not None and NOW.search(near) is None


def _according(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.ACCORDING.pattern.search(sentence.clean)
    if match is None or is_quoted(sentence.clean, match.start()) or _is_compared(sentence.clean, match):
        return None
    is_now = cues.HANDED_NOW.search(sentence.clean) is not None
    if not is_now and is_unreal(sentence.clean[match.end() : match.end() + 40]):
        return None
    if not is_now and (cues.TO_COME.search(sentence.clean) or letter.makes_promise(sentence)):
        return None
    last = index if is_now else _delivered_after(letter, index)
    reasons = [reason_at(sentence, cues.ACCORDING, *match.span())]
    return made(letter, index, index if last is None else last, _how_far(letter, index, last or index), reasons)


def _is_compared(clean: str, match: re.Match[str]) -> bool:
    """Tell whether something only fits a motion: "is in overeenstemming met de motie", with nothing done."""
    is_fit = re.match(r"in (?:overeenstemming|lijn) met|conform", match.group(), re.IGNORECASE) is not None
    return is_fit and _COPULA.search(clean[: match.start()]) is not None and _DONE_AT_END.search(clean) is None


def _promised_paper(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.PROMISED_PAPER.pattern.search(sentence.clean)
    now = cues.HANDED_NOW.search(sentence.clean)
    is_part = cues.PARTIAL.search(sentence.clean) is not None
    if match is None or now is None or (letter.makes_promise(sentence) and not is_part):
        return None
    reasons = [reason_at(sentence, cues.PROMISED_PAPER, *match.span())]
    return made(letter, index, index, FulfilmentKind.PARTIAL if is_part else FulfilmentKind.FULFILS, reasons)


def _told_about(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.TOLD_ABOUT.pattern.search(sentence.clean)
    if match is None or letter.makes_promise(sentence):
        return None
    kind = _how_far(letter, index, index)
    return made(letter, index, index, kind, [reason_at(sentence, cues.TOLD_ABOUT, *match.span())])


def _in_this_paper(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.IN_THIS_PAPER.pattern.search(sentence.clean)
    if match is None or letter.makes_promise(sentence) or is_negated(match.group()):
        return None
    reasons = [reason_at(sentence, cues.IN_THIS_PAPER, *match.span())]
    return made(letter, index, index, _how_far(letter, index, index), reasons)


def _recalled(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = recalls.RECALL.search(sentence.clean)
    if match is None or _is_others(sentence, match) or letter.makes_promise(sentence):
        return None
    first, last = index, _delivered_after(letter, index)
    is_free = index > 0 and (index == 1 or not recalls.RECALL.search(letter.sentences[index - 2].clean))
    if last is None and is_free and cues.HANDED_NOW.search(letter.sentences[index - 1].clean):
        first, last = index - 1, index
    put_off = _set_back(letter, index, match)
    if put_off and (last is None or put_off.span.end == letter.sentences[last].end):
        return put_off
    if last is None and _is_answered(letter, index):
        last = index + _is_under_way(letter.sentences[index + 1].clean)
    if last is None or _is_put_off_between(letter, index, last):
        return None
    kind = _how_far(letter, index, last)
    return made(letter, first, last, kind, [reason_at(sentence, cues.RECALLED, *match.span())])


def _set_back(letter: Letter, index: int, match: re.Match[str]) -> Fulfilment | None:
    """Read what came in between: "Ik zou u in mei berichten. Het onderzoek is nog gaande.", without a word of delay."""
    here = letter.sentences[index]
    for ahead in range(_WINDOW):
        if index + ahead >= len(letter.sentences) or letter.sentences[index + ahead].paragraph != here.paragraph:
            return None
        sentence = letter.sentences[index + ahead]
        found = postponement_cues.SETBACK.pattern.search(sentence.clean, 0 if ahead else match.end())
        if found:
            reasons = [
                reason_at(here, cues.RECALLED, *match.span()),
                reason_at(sentence, postponement_cues.SETBACK, *found.span()),
            ]
            return made(letter, index, index + ahead, FulfilmentKind.POSTPONES, reasons)
    return None


def _is_put_off_between(letter: Letter, index: int, last: int) -> bool:
    """Tell whether a sentence after the promise says that it is put off: then that is what the passage does."""
    return any(
        cue.search(sentence.clean)
        for sentence in letter.sentences[index + 1 : last + 1]
        for cue in postponement_cues.OUTRIGHT
    )


def _motion_carried(letter: Letter, index: int) -> Fulfilment | None:
    """Read "De motie verzoekt ..." with, in the next two sentences, what was done about it."""
    sentence = letter.sentences[index]
    asked = cues.MOTION_ASKS.search(sentence.clean)
    match, cue = asked or cues.MOTION_ADOPTED.search(sentence.clean), cues.MOTION_ASKS if asked else cues.MOTION_ADOPTED
    if match is None:
        return None
    for ahead in range(index + 1, min(index + 1 + _WINDOW, len(letter.sentences))):
        following = letter.sentences[ahead]
        is_other = recalls.MENTION.search(following.clean) and not THEREWITH.match(following.clean)
        if is_other or letter.makes_promise(following):
            return None
        is_done = following.paragraph == sentence.paragraph and IN_AN_ITEM.pattern.search(following.clean) is not None
        if is_done or cues.CARRIED_OUT.search(following.clean) or cues.PARTIAL.search(following.clean):
            return made(
                letter,
                index,
                ahead,
                _how_far(letter, index, ahead),
                [reason_at(sentence, cue, *match.span())],
            )
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
    is_put_off = any(cue.pattern.search(following.clean) for cue in postponement_cues.OUTRIGHT)
    return following.kind == "prose" and not is_put_off and not letter.makes_promise(following)


def _is_others(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether somebody else made the promise: "de gemeenten hebben toegezegd"."""
    verb = max(_WHOSE.finditer(sentence.clean, match.start(), match.end()), key=re.Match.start, default=None)
    if verb is None or _IN_OFFICE.search(sentence.clean[: verb.start()]):
        return False
    if OTHERS.search(sentence.clean):
        return True
    aside = _RELATIVE.search(sentence.clean, 0, verb.start())
    start = aside.start() if aside else 0
    who = subject_of(sentence.clean[start:], verb.start() - start, verb.end() - start)
    return who is Subject.THIRD or not (who.governs or OURS.search(sentence.clean))


def _delivered_after(letter: Letter, index: int) -> int | None:
    """Return the sentence, this one or up to two further, that hands something over now."""
    for ahead in range(_WINDOW + 1):
        if index + ahead < len(letter.sentences):
            sentence = letter.sentences[index + ahead]
            is_near = ahead and sentence.paragraph == letter.sentences[index].paragraph
            if cues.HANDED_NOW.search(sentence.clean) or (is_near and _is_under_way(sentence.clean)):
                return index + ahead
    return None


def _is_under_way(clean: str) -> bool:
    """Tell whether a sentence after a promise says that it was begun or has been done since."""
    return cues.PARTIAL.search(clean) is not None or (
        cues.DONE_SINCE.search(clean) is not None and not is_negated(clean)
    )


def _how_far(letter: Letter, index: int, last: int) -> FulfilmentKind:
    """Partial when it says so, or when the very paper that was promised is promised again."""
    words = " ".join(sentence.clean for sentence in letter.sentences[index : last + 1])
    if cues.PARTIAL.search(words) or any(
        letter.makes_promise(sentence) for sentence in letter.sentences[index + 1 : last + 1]
    ):
        return FulfilmentKind.PARTIAL
    for sentence in letter.sentences[index + 1 : last + 3]:
        again = _THIS_PAPER.search(sentence.clean)
        if again and again["paper"].lower() in words.lower() and letter.makes_promise(sentence):
            return FulfilmentKind.PARTIAL
    return FulfilmentKind.FULFILS
