"""What was told, announced or asked before without the word promise, and what the same sentence says became of it."""

import re
from typing import Final

from sources.reading import earlier_cues as cues
from sources.reading import fates, recalls
from sources.reading.clauses import NOW, is_negated, is_quoted
from sources.reading.cue import Cue
from sources.reading.fulfilment_cues import TO_COME
from sources.reading.letters import OTHERS, Letter, is_others, made
from sources.reading.outcomes import JUDGED, is_handed_after
from sources.reading.remembered import fated
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind
from sources.reading.suggesting import reason_at

_DONE: Final = re.compile(
    r"\b(?:is|zijn|heb|heeft|hebben|werd|werden)\b[^;]{0,160}?\b(?!(?:gevraagd|verzocht|gesteld|gezegd|gemeld|toegezegd"
    r"|beloofd|bericht|gewezen|genoemd|gesproken|verwezen|geweest)\b)(?:\w{0,12}ge\w{2,}(?:d|t|en)|\w{0,6}ge[dg]aan"
    r"|voldaan|(?:be|ver|ont|over|her)\w{2,}(?:d|t|en)|laten (?:uitvoeren|verrichten|doen|onderzoeken|opstellen|maken"
    r"|uitzoeken|inrichten))\b|\b(?:sinds|per)\b[^;]{0,60}?\b(?:wordt|worden)\b[^;]{0,60}?\b(?:gedaan|uitgevoerd"
    r"|toegepast)\b"
    r"|\b(?:wordt|worden)\b[^;]{0,40}?\bsinds\b[^;]{0,60}?\b(?:gedaan|uitgevoerd|toegepast)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"\b(?:ik|wij|we|mijn|onze|mij|ons|u|uw|kamer|commissie|kabinet|minister|staatssecretaris|regering|departement"
    r"|motie"
    r"|toezegging|toegezegde|beloofde|voornemen)\b",
    re.IGNORECASE,
)
"""Who speaks and who is told: without one of them, what comes later is somebody else's."""
_HAS_DONE: Final = re.compile(r"(?:heeft|hebben)\b", re.IGNORECASE)
_BY_US: Final = re.compile(
    r"\b(?:ik|wij|we|kabinet|minister|staatssecretaris|regering|departement|ministerie|ambtenaren|motie)\b",
    re.IGNORECASE,
)
_BY_OTHERS: Final = re.compile(
    r"\bdoor (?:de|het|een) (?!\w*(?:minister|staatssecretaris|kabinet|regering))[\w-]+ (?:uitgesteld|verplaatst|verzet"
    r"|verschoven|doorgeschoven)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\A\W{0,9}(?:als|indien|wanneer|mocht(?:en)?|zodra|mits)\b", re.IGNORECASE)
_NOT_YET: Final = re.compile(r"\bnog (?:niet|geen|steeds)\b", re.IGNORECASE)
_TOLD_LATER: Final = re.compile(
    r"\b(?:die|dat|welke|waarvan|waarop)\s(?:ik|wij|we)\b[^;.]{0,200}?\b(?:zou(?:den)?|kon(?:den)?)\b", re.IGNORECASE
)


def put_off_again(letter: Letter, index: int) -> Fulfilment | None:
    """Return what comes later than was said before, or None."""
    sentence = letter.sentences[index]
    if match := cues.LATER_THAN_SAID.search(sentence.clean):
        found = [(cues.LATER_THAN_SAID, match)]
    else:
        moved = cues.MOVED_ON.search(sentence.clean)
        named = _named(sentence) if moved else None
        if moved is None or named is None or is_quoted(sentence.clean, moved.start()) or _is_by_others(sentence.clean):
            return None
        found = [(cues.MOVED_ON, moved), named]
    is_ours = _OWN.search(sentence.clean) and not (OTHERS.search(sentence.clean) or _IF.match(sentence.clean))
    if not is_ours or is_handed_after(letter, sentence):
        return None
    return _made(letter, index, FulfilmentKind.POSTPONES, *found)


def _is_by_others(clean: str) -> bool:
    return is_others(clean) or _BY_OTHERS.search(clean) is not None


def kept_as_said(letter: Letter, index: int) -> Fulfilment | None:
    """Return what was kept, wholly or in part, of what was said before."""
    sentence = letter.sentences[index]
    if match := cues.WORD_KEPT.search(sentence.clean):
        is_kept = (
            _BY_US.search(sentence.clean)
            and not is_negated(match.group())
            and not TO_COME.search(sentence.clean[: match.end()])
        )
        return fated(letter, index, index, [reason_at(sentence, cues.WORD_KEPT, *match.span())]) if is_kept else None
    if letter.makes_promise(sentence):
        return None
    if match := cues.NAMED_BEFORE.search(sentence.clean):
        return None if _is_no_deed(sentence.clean) else _as_named(letter, index, match)
    told = cues.TOLD_BEFORE.search(sentence.clean)
    begun = fates.under_way(sentence.clean[told.end() :]) if told else None
    if told is None or begun is None or not begun["part"] or _is_no_deed(sentence.clean):
        return None
    return _made(letter, index, FulfilmentKind.PARTIAL, (cues.TOLD_BEFORE, told))


def _is_no_deed(clean: str) -> bool:
    """Tell whether a sentence tells of others, judges a motion, or names promises in general."""
    return is_others(clean) or JUDGED.search(clean) is not None or recalls.only_in_general(clean)


def _as_named(letter: Letter, index: int, match: re.Match[str]) -> Fulfilment | None:
    sentence = letter.sentences[index]
    reasons = [reason_at(sentence, cues.NAMED_BEFORE, *match.span())]
    rest = f"{sentence.clean[: match.start()]} … {sentence.clean[match.end() :]}"
    if TO_COME.search(rest) and not NOW.search(rest):
        return None
    done = _DONE.search(rest)
    is_anothers = done is not None and _HAS_DONE.match(done.group()) and not _BY_US.search(rest)
    if fates.HANDED_NOW.search(rest) or (done and not is_anothers and not is_negated(done.group())):
        return fated(letter, index, index, reasons)
    if is_negated(rest) or not _is_answered(letter, index, match):
        return None
    return fated(letter, index, index + 1, reasons)


def _is_answered(letter: Letter, index: int, match: re.Match[str]) -> bool:
    """Tell whether the next sentence gives what was to be told: "waarvan ik u de uitkomst zou melden. Die is ..."."""
    if index + 1 >= len(letter.sentences) or not _TOLD_LATER.match(match.group()):
        return False
    following = letter.sentences[index + 1]
    is_same = following.paragraph == letter.sentences[index].paragraph and not following.clean.rstrip().endswith("?")
    return is_same and not (_NOT_YET.search(following.clean) or letter.makes_promise(following))


def _named(sentence: Sentence) -> tuple[Cue, re.Match[str]] | None:
    """What names, in this sentence, what was said before; none where a promise is named as the other rules read it."""
    for cue in (cues.NAMED_BEFORE, cues.TOLD_BEFORE):
        if match := cue.search(sentence.clean):
            return cue, match
    for pattern in (recalls.PROMISE_MENTION, recalls.MOTION_NAMED):
        if match := pattern.search(sentence.clean):
            return cues.TOLD_BEFORE, match
    return None


def _made(letter: Letter, index: int, kind: FulfilmentKind, *found: tuple[Cue, re.Match[str]]) -> Fulfilment:
    sentence = letter.sentences[index]
    return made(letter, index, index, kind, [reason_at(sentence, cue, *match.span()) for cue, match in found])
