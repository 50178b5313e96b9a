"""Kept and put-off promises in letters, also where the promise stands in one sentence and its keeping in the next."""

import re
from collections.abc import Iterable
from typing import Final

from sources.reading import fates, pledges, recalls
from sources.reading import fulfilment_cues as cues
from sources.reading.caseless import any_case
from sources.reading.clauses import NOW, is_negated, is_quoted, is_unreal
from sources.reading.earlier import kept_as_said, put_off_again
from sources.reading.gates import Gates
from sources.reading.joining import added, joined
from sources.reading.letters import Letter, is_others, made
from sources.reading.outcomes import JUDGED, outcome, outcome_of
from sources.reading.postponements import postponed
from sources.reading.remembered import A_LETTER_ASKED, concluded, fated, motion_carried, recalled, told_in_it
from sources.reading.sentences import Sentence
from sources.reading.spans import Fulfilment, FulfilmentKind
from sources.reading.state_lines import STATE_LINE, stated
from sources.reading.status_lists import IN_AN_ITEM, ITEM, NUMBERED, listed_status, status_in_item
from sources.reading.suggesting import reason_at
from sources.reading.tables import Row, of_row

_LONGEST: Final = 5000
_STEMS: Final = Gates(((
    "zeg", "motie", "belo", "kondig", "vooruitzicht", "voldo", "wens", "verzoek", "termijn", "tijd", "later",
    "uitstel", "uitgesteld", "vertra", "schui", "schoven", "langer", "lukt", "haalbaar", "mogelijk", "verlengd",
    "plaats", "eerder", "informeren", "berichten", "toekomen", "zenden", "sturen", "niet", "wacht", "aangegeven",
    "moeten", "weten", "zou", "streef", "wordt d",
    "gezegd", "gemeld", "aangeboden", "datum", "genoemde", "schuldig", "te goed", "tegoed", "uitgesproken", "op me",
    "op mij", "aangekondig", "schreef", "schreven", "geschreven", "meld", "planning", "voorzien",
    "ingeschat", "aan te houden", "sproken", "spiegel", "mijn woord", "verplicht", "verbond", "bereid", "verzeker",
    "gegarandeerd", "garandeer", "gewisseld", "uitzicht", "willen", "bevestigend", "klaar", "gereed", "overgebracht",
    "gewilligd", "gestemd", "positief", "instemmend", "gehonoreerd", "overgenomen",
    "ja geantwoord", "tegemoet", "kondig", "volgen", "gepland", "op de rol", "beoogd", "nagaan", "uitzoeken",
    "gestand", "woord gehouden", "ons woord", "waarvan ik", "waarvan wij", "repte", "uitlating", "mijn mededeling",
    "kon beantwoorden", "kon geven", "kon ingaan", "kon noemen", "kon zeggen", "kon antwoorden", "kamer de regering",
    "regering verzocht", "regering gevraagd", "afspraak",
),))  # fmt: skip
"""One of these stands in every sentence about an earlier promise; the rest is not looked at further."""
_MEMBERS_ASK: Final = any_case(
    r"(?<!motie van de )(?<!moties van de )(?<!motie van het )\b(?:leden|fracties?|lid)\b[^.]{0,80}?"
    r"\b(?:vraagt|vragen|vroeg|vroegen|verzoekt|verzoeken)\b[^.]{0,40}?\b(?:of"
    r"|waarom|wanneer"
    r"|hoe|wat|welke)\b"
)
_ASKED_HERE: Final = re.compile(
    r"\b(?:wordt|werd|is) (?:de regering|het kabinet|mij|ons|aan mij)\b.{0,40}?\b(?:verzocht|gevraagd|opgeroepen)\b",
    re.IGNORECASE,
)
_AS_AGREED: Final = re.compile(r"\bzoals (?:toen |daar |eerder |destijds )?(?:afgesproken|besproken)\b", re.IGNORECASE)
_I_WOULD: Final = re.compile(r"\bik zou\b", re.IGNORECASE)
_REFUSED: Final = re.compile(
    r"\b(?:niet|geen)\b.{0,30}?\b(?:toegezegd|toezegging)\b|\bals toezegging\b|\bgeen sprake\b"
    r"|(?<!mij de )(?<!ons de )\btoezegging (?:van (?!mij|ons)\w+ )?gekregen\b",
    re.IGNORECASE,
)
_AT_HEAD: Final = 12
_HEREWITH: Final = re.compile(r"\b(?:hiermee|daarmee|hiermede|waarmee)\b", re.IGNORECASE)
_OUTRIGHT: Final = re.compile(r"\b(?:gestand|voldaan|voldoe|voldoen|nagekomen|afgedaan|ingelost)\b", re.IGNORECASE)
_THIS: Final = re.compile(r"\W{0,9}(?:dit|dat|zulks)\s(?:\w+\s){0,2}?(?:in|naar|als|onder|conform|op)\b", re.IGNORECASE)
_AS_FOLLOWS: Final = re.compile(r"\b(?:het volgende|als volgt)\W{0,9}\Z", re.IGNORECASE)


_COPULA: Final = re.compile(
    r"\b(?:is|zijn|was|blijft|blijven|acht ik)\s(?:(?:ook|tevens|daarmee|geheel|volledig|hiermee)\s){0,2}\Z",
    re.IGNORECASE,
)
_DONE_AT_END: Final = re.compile(
    r"\b(?:\w*ge\w{2,30}(?:d|t|en)|(?:be|ver|her|ont|over|onder|uit|aan)\w{2,30}(?:d|t|en))\W{0,9}\Z", re.IGNORECASE
)


def fulfilments(letter: Letter, rows: Iterable[Row] = ()) -> list[Fulfilment]:
    """Return what the letter says about earlier promises and motions, in the order of the text."""
    found: list[Fulfilment] = []
    reached = 0
    in_rows = {row.first: row for row in rows}
    for index, sentence in enumerate(letter.sentences):
        is_row = index in in_rows
        if sentence.start < reached or not (is_row or _is_readable(sentence.clean)):
            continue
        item = of_row(letter, in_rows[index]) if is_row else None
        item = item or (
            listed_status(letter, index)
            or stated(letter, index)
            or status_in_item(letter, index)
            or postponed(letter, index, reached)
            or put_off_again(letter, index)
            or _kept(letter, index)
            or kept_as_said(letter, index)
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
    is_named = _STEMS.opened(clean.lower()) or ITEM.match(clean) or NUMBERED.match(clean) or STATE_LINE.search(clean)
    if len(clean) > _LONGEST or clean.rstrip().endswith("?") or not is_named:
        return False
    return _MEMBERS_ASK.search(clean) is None or _I_WOULD.search(clean) is not None


def _kept(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    named = any(pattern.search(sentence.clean) for pattern in (recalls.MENTION, recalls.RECALL))
    named = named or _AS_AGREED.search(sentence.clean) is not None
    named = named or told_in_it(letter, index) is not None or pledges.AGREED.search(sentence.clean) is not None
    if not (named or recalls.announced(sentence.clean) or cues.COMPLYING.search(sentence.clean)):
        return None
    is_anothers = is_others(sentence.clean) and not recalls.MOTION_NAMED.search(sentence.clean)
    if _REFUSED.search(sentence.clean) or is_anothers or recalls.only_in_general(sentence.clean):
        return None
    return (
        _plan_told(letter, index)
        or _complied(letter, index)
        or _according(letter, index)
        or _promised_paper(letter, index)
        or _told_about(letter, index)
        or _in_this_paper(letter, index)
        or recalled(letter, index)
        or _in_hand(letter, index)
        or motion_carried(letter, index)
    )


def _plan_told(letter: Letter, index: int) -> Fulfilment | None:
    """Read "In deze brief schets ik hoe ik de motie wil uitvoeren"."""
    sentence = letter.sentences[index]
    match = cues.PLAN_TOLD.search(sentence.clean)
    is_told = match is not None and fates.HANDED_NOW.search(sentence.clean[: match.start()]) is not None
    if match is None or not is_told or is_negated(match.group()):
        return None
    return made(letter, index, index, FulfilmentKind.PARTIAL, [reason_at(sentence, cues.PLAN_TOLD, *match.span())])


def _complied(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    for cue in (cues.IN_HAND, cues.COMPLYING):
        match = cue.search(sentence.clean)
        if match and not is_negated(match.group()) and not _is_to_come(sentence, match):
            reasons = [reason_at(sentence, cue, *match.span())]
            is_told_of = cues.PROGRESS.search(sentence.clean) and not _OUTRIGHT.search(sentence.clean)
            if cue is cues.IN_HAND or is_told_of:
                return made(letter, index, index, FulfilmentKind.PARTIAL, reasons)
            begun = fates.under_way(sentence.clean)
            if _HEREWITH.search(match.group()) and not (begun and begun["part"]):
                return made(letter, index, index, FulfilmentKind.FULFILS, reasons)
            return fated(letter, index, index, reasons)
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
    if _is_of_a_request(letter, index) or A_LETTER_ASKED.search(sentence.clean, 0, match.start()):
        return None
    is_now = fates.HANDED_NOW.search(sentence.clean) is not None
    if not is_now and is_unreal(sentence.clean[match.end() : match.end() + 40]):
        return None
    if not is_now and (cues.TO_COME.search(sentence.clean) or letter.makes_promise(sentence)):
        return None
    reasons = [reason_at(sentence, cues.ACCORDING, *match.span())]
    is_done = is_now or IN_AN_ITEM.pattern.search(sentence.clean, match.end()) is not None
    is_in_passing = match.group().lower().startswith("zoals") or not recalls.RECALL.search(sentence.clean)
    came = None if is_done and is_in_passing else outcome(letter, index, match.end())
    return concluded(letter, index, came, reasons) if came else fated(letter, index, index, reasons)


def _is_of_a_request(letter: Letter, index: int) -> bool:
    """Tell whether "Dit in reactie op ..." says why the House asked something: the sentence before does."""
    if not index or _THIS.match(letter.sentences[index].clean) is None:
        return False
    before = letter.sentences[index - 1].clean
    return pledges.ASKED_BY_HOUSE.search(before) is not None and fates.HANDED_NOW.search(before) is None


def _is_compared(clean: str, match: re.Match[str]) -> bool:
    """Tell whether something only fits a motion: "is in overeenstemming met de motie", with nothing done."""
    is_fit = re.match(r"in (?:overeenstemming|lijn) met|conform", match.group(), re.IGNORECASE) is not None
    return is_fit and _COPULA.search(clean[: match.start()]) is not None and _DONE_AT_END.search(clean) is None


def _promised_paper(letter: Letter, index: int) -> Fulfilment | None:
    """Read "de toegezegde notitie" with, in the same sentence, where it is."""
    sentence = letter.sentences[index]
    match = cues.PROMISED_PAPER.pattern.search(sentence.clean)
    came = outcome(letter, index, match.end()) if match else None
    is_subject = match is not None and match.start() <= _AT_HEAD and came is not None and came.reason is None
    if match is None or came is None or came.last > index or not (came.is_sure or is_subject):
        return None
    if letter.makes_promise(sentence) and came.kind is FulfilmentKind.FULFILS:
        return None
    return concluded(letter, index, came, [reason_at(sentence, cues.PROMISED_PAPER, *match.span())])


def _in_hand(letter: Letter, index: int) -> Fulfilment | None:
    """Read "Aan de uitvoering van de motie wordt gewerkt": the motion or promise is the topic, and it is begun."""
    sentence = letter.sentences[index]
    topic = None if _ASKED_HERE.search(sentence.clean) else cues.TOPIC.search(sentence.clean)
    begun = fates.under_way(sentence.clean[topic.end() :] or "") if topic else None
    begun = begun or (fates.under_way(sentence.clean) if topic and topic.start() > 0 else None)
    if topic is None or begun is None or letter.makes_promise(sentence) or JUDGED.search(sentence.clean):
        return None
    return made(letter, index, index, FulfilmentKind.PARTIAL, [reason_at(sentence, cues.IN_HAND, *topic.span())])


def _told_about(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.TOLD_ABOUT.pattern.search(sentence.clean)
    if match is None or letter.makes_promise(sentence):
        return None
    reasons = [reason_at(sentence, cues.TOLD_ABOUT, *match.span())]
    told = _after(letter, index) if _AS_FOLLOWS.search(sentence.clean) else range(0)
    for place in told:
        if letter.makes_promise(letter.sentences[place]):
            return made(letter, index, place, FulfilmentKind.PARTIAL, reasons)
        if came := outcome_of(letter, index, place):
            return concluded(letter, index, came, reasons)
    if cues.PROGRESS.search(sentence.clean):
        return made(letter, index, index, FulfilmentKind.PARTIAL, reasons)
    return fated(letter, index, index, reasons)


def _after(letter: Letter, index: int) -> range:
    """The places of the next sentences in the same paragraph, at most three."""
    paragraph = letter.sentences[index].paragraph
    last = index
    while last < min(index + 3, len(letter.sentences) - 1) and letter.sentences[last + 1].paragraph == paragraph:
        last += 1
    return range(index + 1, last + 1)


def _in_this_paper(letter: Letter, index: int) -> Fulfilment | None:
    sentence = letter.sentences[index]
    match = cues.IN_THIS_PAPER.pattern.search(sentence.clean)
    if match is None or letter.makes_promise(sentence) or is_negated(match.group()):
        return None
    reasons = [reason_at(sentence, cues.IN_THIS_PAPER, *match.span())]
    return fated(letter, index, index, reasons)
