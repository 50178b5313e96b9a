"""Promises in a minister's own words in a debate: stricter than in letters, for speech is full of "kom ik zo op"."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from sources.reading import act_cues, agreed_cues, cues, pledge_cues, reserved_cues, spoken_cues
from sources.reading.caseless import any_case
from sources.reading.moments import Frame
from sources.reading.one_sentence import promise
from sources.reading.pronouns import he_governs
from sources.reading.rule_table import RuleTable
from sources.reading.sentences import Sentence
from sources.reading.spans import Reason, Span, Suggestion
from sources.reading.suggesting import in_text
from sources.reading.wordings import NAMED

_SAME_DEBATE: Final = any_case(
    r"\b(?:straks(?! in (?:de|het) [\w-]{0,40}(?:brief|nota|rapportage|verslag|evaluatie|monitor|notitie)\b)"
    r"|zo meteen|zometeen|zo dadelijk"
    r"|zo direct|dadelijk|zo nog|zo (?:op|terug|bij|even|naar)|hierna"
    r"|(?:in|voor) (?:de "
    r"|mijn )?tweede termijn|in mijn (?:verdere )?(?:beantwoording|betoog|inbreng)|\w*blokje|mapje|bij de moties"
    r"|voorzitter, dan|de moties\s(?:\w{1,20}\s){0,4}?(?:lang\w+|door|af|doorlopen|aflopen|behandelen)"
    r"|later (?:vandaag|in dit debat|dit debat)|onder het kopje)\b"
)
_ON_PAPER: Final = any_case(
    r"\b(?:[\w-]{0,40}brief|schriftelijk|op papier|uw kamer|de kamer|\w*rapportage|verslag|\w*jaarbericht"
    r"|memorie|notitie|evaluatie"
    r"|voortgangs\w+|halfjaars?\w+|\w*monitor|jaarverslag|actieplan|toezegg\w+"
    r"|zeg\b.{0,400}\btoe)\b"
)
_AT_VENUE: Final = any_case(
    r"\b(?:in|bij|tijdens|op)\s(?:(?:de|het|mijn|een)\s)?(?:(?:eerst)?volgende|komende|aanstaande|diezelfde"
    r"|dezelfde|die)\s"
    r"(?:\w+\s){0,2}?[\w-]{0,40}(?:raad|overleg|top|brief|rapportage|evaluatie|gesprek|bezoek|notitie|verslag)\b"
)
_LOOKS_INTO: Final = any_case(
    r"\b(?:ga|gaan|zoek|zoeken|vraag|vragen)\s(?:ik|wij|we)?\s?(?:dat|dit|het)\s(?:\w+\s)?(?:na|uit)\b"
    r"|\b(?:zal|ga)\b.{0,80}\b(?:nagaan|uitzoeken|navragen|overbrengen|laten onderzoeken)\b"
)
# "Als het gaat om de kosten", "als laatste", "als minister van Landbouw": nothing hangs on it
_NO_CONDITION: Final = (
    r"\s(?:(?:het|dit|je|u|we|ik)\s(?:\w+\s){0,2}?(?:gaat|kijkt?|kijken)\s(?:om|over|naar)\b|(?:laatste|eerste|tweede"
    r"|derde|minister|staatssecretaris|kabinet|bewindspersoon|antwoord|reactie|gezegd|onderdeel|het goed is)\b"
    r"|(?:mij|me) wordt gevraagd|u (?:het )?mij vraagt)"
)
# "Als de vraag is of ..., dan kan ik dat toezeggen": the condition is what was asked
_GRANTED_IF: Final = re.compile(
    r"\W{0,20}(?:als|indien)\b(?![^,]{0,200}\b(?:motie|amendement|zou|zouden)\b)[^,]{0,60}\b(?:vraag|vraagt|vragen"
    r"|verzoek|verzoekt|bedoelt|bedoelen|bedoeld|toezegging|helpt|oproep|suggestie)\b.{0,500}?,\s(?:dan\s)?(?:kan|wil"
    r"|zeg|zal"
    r"|ga|ben|doe|neem|stuur|kom)\s(?:ik|wij|we)\b(?!.{0,120}\b(?:niet|geen|oordeel)\b)",
    re.IGNORECASE,
)
_MUSING: Final = re.compile(
    rf"^\W{{0,20}}(?:als\b(?!{_NO_CONDITION})"
    r"(?![^,]{0,120}\b(?:heeft|hebben|is|zijn|ligt|liggen|weet|weten|ontvang|krijg|komt|binnenkomt"
    r"|krijgen)\b[^,]{0,40},)"
    r"|(?:stel|indien|mocht|of)\b)(?![^.]{0,200},\s(?:dan )?(?:stuur|informeer|leest|krijgt|hoort|laat|meld|leg"
    r"|breng|kom|bericht|trek"
    r"|nodig) (?:ik|u|de kamer|wij|we)\b|[^.]{0,200},\s(?:dan )?(?:zal|zullen|ga) (?:ik|wij|we)\b[^.]{0,60}\b(?:melden"
    r"|weten|berichten|informeren|toekomen)\b)|\b(?:misschien|wellicht"
    r"|(?<!\bwelk )(?<!\bwelke )(?<!\bhet )(?<!\bde )eventueel|ongetwijfeld)\b"
    r"(?!\s(?:(?:al|nog|zelfs|ook|pas)\s)?(?:in|voor|vóór|eind|begin|medio|volgende|eerder|via|per|met)\b)",
    re.IGNORECASE,
)

# What a member asked "in de tweede termijn" may well be answered later
_ASKED_IN_TURN: Final = re.compile(rf"\b{NAMED} (?:ook )?in (?:de |zijn |haar )?tweede termijn\b", re.IGNORECASE)
_OR_ON_PAPER: Final = re.compile(r"\b(?:of|anders|dan wel|en) (?:anders |dan |nog )?schriftelijk\b", re.IGNORECASE)
_BY_YOUR_LEAVE: Final = re.compile(
    r"\W{0,20}(?:als|indien) (?:u|de kamer|de voorzitter|ik|mevrouw|de heer)\b[^,]{0,40}\b(?:toesta\w*|goed ?vindt"
    r"|goedvinden|mag"
    r"|akkoord|vrij ben)\b",
    re.IGNORECASE,
)
_IMAGINED: Final = re.compile(
    r"\W{0,20}als\b[^,]{0,120}\b(?:zou|zouden|(?:mag|kan|mogen) (?:lezen|uitleggen|opvatten|interpreteren))\b",
    re.IGNORECASE,
)
_OPEN_QUESTION: Final = re.compile(r"\W{0,20}of\b", re.IGNORECASE)

_POINTS_BACK: Final = re.compile(
    r"\W{0,20}(?:ja, )?(?:dat|die|dit|deze|daar(?= (?:kunt|kan|mag|ben|zijn)\b)|u (?:heeft"
    r"|hebt) mijn woord)\b(?:\W+\w+){0,7}\W{0,20}$",
    re.IGNORECASE,
)

_WHEN_THAT_IS: Final = re.compile(
    r"\A\W{0,9}(?:(?:en|maar|ja|voorzitter)\W{1,3}){0,2}(?:dat|die|dit|het|deze)\s(?:is|zijn|wordt|zal|zullen|verwacht"
    r"|hoop|denk|doe|doen|komt|gebeurt|moet|kan|ga|gaat|lukt|streef)\b(?!.{0,90}\b(?:gebeurd|geweest|gedaan|geworden"
    r"|gegaan|al|reeds|was|niet)\b).{1,90}\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A short sentence that only says when: "Dat is in het najaar", "Dat hoop ik binnen enkele weken te kunnen doen"."""

# "Dat kan ik toezeggen. Ik zal de Kamer daarover informeren.": the second says what the first gives its word for
_GIVES_WORD: Final = re.compile(
    r"\W{0,20}(?:(?:ja|zeker|jazeker|voorzitter|maar|en|dus)\W{1,3}){0,3}(?:(?:dat|die toezegging)\s(?:kan|wil|zeg|doe"
    r"|mag)\s(?:ik|wij|we)\b.{0,20}?\b(?:toezeggen|toe|doen|beloven)?|toegezegd|dat is toegezegd)\W{0,9}\Z",
    re.IGNORECASE,
)
_OF_IT: Final = re.compile(r"\b(?:daar|daarover|hierover|daarvan|daarop|dat)\b", re.IGNORECASE)
_ABOUT_IT: Final = re.compile(
    r"\W{0,20}(?:daarover|hierover|daar|die|dat|dan (?:wordt|worden|komt) (?:het|dat|die|dit))\b", re.IGNORECASE
)

SPEECH_CUES: Final = (
    cues.EXPLICIT, cues.FUTURE_ACTIVE, cues.FUTURE_ACTIVE_TO, cues.FUTURE_PASSIVE, cues.HOUSE_RECEIVES,
    cues.PAPER_REACHES, cues.PRESENT_PASSIVE, cues.PRESENT_FIRST, cues.PRESENT_FIRST_TO, cues.COMING_WITH,
    cues.WANTED, cues.CONTENT, cues.HOUSE_DATED, spoken_cues.SENDING,
)  # fmt: skip
_BY_THEMSELVES: Final = (
    spoken_cues.IN_WRITING, spoken_cues.SENT, spoken_cues.COMES, spoken_cues.HANDED_ON, spoken_cues.LOOKED_INTO,
    spoken_cues.TAKEN_UP, act_cues.ENSURED, spoken_cues.OFFERED, spoken_cues.THERE,
    spoken_cues.WITHIN_REACH, act_cues.AT_NEXT,
    act_cues.READY, act_cues.GIVEN_WORD, *pledge_cues.SPOKEN_ALONE,
    *reserved_cues.RESERVED, *agreed_cues.AGREED,
)  # fmt: skip
"""These are promises in speech without a paper or a moment named."""
_FREE: Final = RuleTable((*SPEECH_CUES, cues.INTENTION, *_BY_THEMSELVES))
_ALONE: Final = RuleTable(_BY_THEMSELVES)
_FREE_RULES: Final = frozenset(
    cue.rule for cue in (cues.EXPLICIT, cues.CONTENT, cues.PRESENT_PASSIVE, cues.FUTURE_PASSIVE, *_BY_THEMSELVES)
)
_THAT: Final = re.compile(r"\W{0,20}(?:dat|die)\b", re.IGNORECASE)
_NEAR_ACT: Final = 30
_SENDING_RULES: Final = frozenset((cues.FUTURE_ACTIVE.rule, cues.FUTURE_ACTIVE_TO.rule))
_SENDS: Final = re.compile(r"\b(?:na|toe)?(?:stuur|sturen|zend|zenden|gestuurd|gezonden|mail)\b", re.IGNORECASE)
_SOON: Final = re.compile(
    r"\b(?:terug\w*|in|op|toelicht\w*|licht|\w*antwoord\w*|stil|praat|praten|geven|schets\w*|zetten|zet)\b",
    re.IGNORECASE,
)
"""What may as well be done later in the same debate: coming back to it, going into it, explaining."""
_ACTS: Final = RuleTable((act_cues.ACT, act_cues.ACT_GOING))
AT_CLOSING: Final = RuleTable((
    *SPEECH_CUES, spoken_cues.SAID_AT_CLOSING, act_cues.ACT, spoken_cues.ACT_NOW, spoken_cues.SENT, spoken_cues.COMES,
    spoken_cues.IN_WRITING, spoken_cues.HANDED_ON, spoken_cues.THERE, spoken_cues.OFFERED,
    *pledge_cues.SPOKEN_ALONE,
))  # fmt: skip


def spoken_promises(sentences: Sequence[Sentence], text: str, frame: Frame) -> list[Suggestion]:
    """Return the promises a minister makes while speaking."""
    found: list[Suggestion] = []
    for place, sentence in enumerate(sentences):
        if _is_no_word(sentence.clean):
            continue
        suggestion = _spoken(sentence, text, frame, he_governs=he_governs(sentences, place))
        if suggestion is None:
            continue
        follows = bool(found) and place > 0 and found[-1].span.end == sentences[place - 1].end
        if follows and _THAT.match(sentence.clean) and _is_whole(suggestion):
            found.append(suggestion)
            continue
        if follows and _GIVES_WORD.match(sentences[place - 1].clean) and _OF_IT.search(sentence.clean):
            word = sentences[place - 1]
            found[-1] = replace(suggestion, span=Span(word.start, sentence.end), text=text[word.start : sentence.end])
            continue
        if place > 0 and (_POINTS_BACK.match(sentence.clean) or (follows and _ABOUT_IT.match(sentence.clean))):
            suggestion, found = _joined(sentences[place - 1], suggestion, found, text)
        found.append(suggestion)
    return _with_moments_after(found, sentences, text, frame)


def _with_moments_after(
    found: Sequence[Suggestion], sentences: Sequence[Sentence], text: str, frame: Frame
) -> list[Suggestion]:
    """Join to a promise without a day the next sentence, where that only says when, and is no promise by itself."""
    taken = {item.span.start for item in found}
    after = {before.end: following for before, following in pairwise(sentences)}
    return [_with_moment(item, after.get(item.span.end), taken, text, frame) for item in found]


def _with_moment(
    item: Suggestion, following: Sentence | None, taken: Collection[int], text: str, frame: Frame
) -> Suggestion:
    has_day = item.deadline is not None and item.deadline.latest is not None
    if following is None or has_day or following.start in taken or not _WHEN_THAT_IS.match(following.clean):
        return item
    moments = frame.moments(following.clean)
    if not moments:
        return item
    span = Span(item.span.start, following.end)
    return replace(item, span=span, text=span.quote(text), deadline=in_text(moments[0], following))


def _is_whole(suggestion: Suggestion) -> bool:
    """Tell whether it promises the House something by itself: "Dat zal ik schriftelijk aan de Kamer laten weten."."""
    is_sent = suggestion.reasons[0].rule in _SENDING_RULES
    return is_sent and any(reason.rule == "house-named" for reason in suggestion.reasons)


def _is_no_word(clean: str) -> bool:
    """Tell whether a sentence binds nobody: done in the same debate, thought aloud, or how a motion would be read."""
    is_soon = _SAME_DEBATE.search(_ASKED_IN_TURN.sub("", clean)) and not _OR_ON_PAPER.search(clean)
    is_mused = _MUSING.search(clean) and not (_BY_YOUR_LEAVE.match(clean) or _GRANTED_IF.match(clean))
    return bool(is_soon or is_mused) or _IMAGINED.match(clean) is not None


def _spoken(sentence: Sentence, text: str, frame: Frame, *, he_governs: bool) -> Suggestion | None:
    """A promise to tell, on paper or at a moment; an act only when it is tied to a coming paper or meeting."""
    told = promise(sentence, text, frame, _FREE, he_governs=he_governs)
    if told is not None and (_ON_PAPER.search(sentence.clean) or told.deadline is not None or _is_free(told.reasons)):
        return told
    if told is not None and (alone := promise(sentence, text, frame, _ALONE, he_governs=he_governs)):
        return alone
    is_tied = _AT_VENUE.search(sentence.clean) or _LOOKS_INTO.search(sentence.clean)
    return promise(sentence, text, frame, _ACTS) if is_tied else None


def _is_free(reasons: Sequence[Reason]) -> bool:
    """Tell whether a promise needs no paper or moment: by its rule, or sent to the House and not said there."""
    first = reasons[0]
    is_owed = _SENDS.search(first.words) or any(reason.rule == "house-named" for reason in reasons)
    is_sent = is_owed and _SOON.search(first.words[-_NEAR_ACT:]) is None
    return first.rule in _FREE_RULES or bool(is_sent)


def _joined(
    before: Sentence, promised: Suggestion, found: list[Suggestion], text: str
) -> tuple[Suggestion, list[Suggestion]]:
    """Join "Dat zeg ik toe." to the sentence before it, and to the promise read there: one promise, not two."""
    start, end = before.start, promised.span.end
    if found and found[-1].span.end == before.end:
        earlier, found = found[-1], found[:-1]
        reasons = (*earlier.reasons, *promised.reasons)
        term = earlier.deadline or promised.deadline
        whole = replace(earlier, reasons=reasons, score=sum(reason.weight for reason in reasons), deadline=term)
    else:
        whole = promised
    return replace(whole, span=Span(start, end), text=text[start:end]), found


def said_at_closing(
    sentences: Sequence[Sentence], text: str, frame: Frame, rules: RuleTable = AT_CLOSING
) -> list[Suggestion]:
    """Return what a minister undertakes while the list is read: short sentences, each on the record."""
    found = []
    for sentence in sentences:
        is_aside = _SAME_DEBATE.search(sentence.clean) or _OPEN_QUESTION.match(sentence.clean)
        if not is_aside and (suggestion := promise(sentence, text, frame, rules)):
            found.append(suggestion)
    return found
