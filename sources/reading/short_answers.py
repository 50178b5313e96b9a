"""Short answers in a debate that promise by what they answer: "Wanneer krijgen wij die brief?" - "Eind november."

The question says what is asked for, the minister's first words when it comes, or that it will be so; those words are
the passage that is suggested.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from sources.reading.clauses import Clause, is_negated
from sources.reading.cue import Cue, cue_of
from sources.reading.debate import Debate
from sources.reading.found import Found
from sources.reading.moments import Frame
from sources.reading.sentences import Sentence
from sources.reading.spans import Span, Suggestion
from sources.reading.suggesting import suggested
from sources.reading.turns import Turn
from sources.records import Role

_FILLER: Final = (
    r"(?:(?:ja|nee|zeker|jazeker|nou|voorzitter|excuus|dank u wel|dat|die|deze|het|dit|wordt|is|komt|komen"
    r"|volgt|zal|zijn"
    r"|verwacht|denk|hoop|streef|mik|naar|ik|we|wij|u|er|krijgt|heeft|hebt|dan|nog|waarschijnlijk|vermoedelijk|ergens"
    r"|ongeveer|toch|wel|mevrouw|meneer|de heer|bij u|op|kan)\W{1,3}){0,8}?"
)
MOMENT_ALONE: Final = cue_of(
    "moment-alone",
    3,
    rf"\A\W{{0,9}}{_FILLER}(?P<verb>(?:in|eind|begin|medio|half|halverwege|voor|vóór|na|uiterlijk|binnen"
    rf"|volgende?|komende?"
    rf"|deze|dit|rond|per|over|nog|tegen|morgen|vanavond)\b[^,;]{{1,50}}?)"
    rf"(?:\s(?:bij u|klaar|gereed|binnen|komen|zijn|verschijnen|volgen|hebben|krijgen|lukken|er))?\W{{0,5}}\Z",
    "de bewindspersoon noemt alleen het moment, op een vraag naar een stuk of antwoord",
    "Dat wordt eind november.",
)
MORE_BY_THEN: Final = cue_of(
    "more-by-then",
    3,
    r"\A(?!.{0,60}\b(?:krijgen|ontvangen|stuurt|zendt|schrijft|heeft|neemt|nemen|geeft|brengt|doet"
    r"|maakt)\b)\W{0,9}(?:\w+\s){1,5}?(?P<verb>meer"
    r"|nader bericht|meer nieuws|uitsluitsel|duidelijkheid|een brief|een besluit"
    r"|een reactie|de rest|een antwoord)(?:\s(?:daar|hier)(?:over|van))?\W{0,5}\Z"
    r"|\A\W{0,9}(?P<verb2>meer|nader\w*|uitsluitsel|duidelijkheid|de rest|het antwoord)\b(?:\s\w+)?(?:\s(?:daar"
    r"|hier)(?:over"
    r"|van))?(?:\svolgt)?\s(?:\w+\s){0,5}?\w+\W{0,5}\Z",
    "een moment zonder werkwoord waarop meer volgt",
    "Eind november meer.",
)
YES: Final = cue_of(
    "yes-to-asked",
    3,
    r"\A\W{0,9}(?P<verb>ja|jazeker|zeker|absoluut|uiteraard|vanzelfsprekend|akkoord|prima|natuurlijk|graag"
    r"|met (?:alle )?"
    r"(?:plezier|liefde)|dat (?:doe|zal|ga|wil|kan) (?:ik|ik graag|ik doen))\b(?:\W+\w+){0,10}\W{0,5}\Z",
    "de bewindspersoon zegt ja op de vraag om een toezegging",
    "Ja, dat doe ik.",
)
AGREES: Final = cue_of(
    "agrees-to-request",
    3,
    r"\A\W{0,9}(?:(?:ja|jazeker|zeker|prima|akkoord|absoluut|natuurlijk|uiteraard|goed|graag|dank u wel|voorzitter"
    r"|dat lijkt (?:me|mij) (?:een )?(?:goed|goede|prima|mooi|mooie|heel goed)?\s?(?:idee|suggestie|plan|punt)?"
    r"|dus|en)\W{1,3}){0,4}"
    r"(?:dat|die|daar|dit)\s(?:(?:suggestie|vraag|punt|handschoen|idee|verzoek|signaal|gedachte)\s)?"
    r"(?P<verb>(?:gaan|zullen|zal|ga|wil|willen) (?:ik|we|wij)\b(?:\W+\w+){0,3}\W+(?:doen|oppakken|mee aan de slag)"
    r"|(?:pak|pakken) (?:ik|we|wij)\b(?:\W+\w+){0,3}\W+op"
    r"|(?:neem|nemen) (?:ik|we|wij)\b(?:\W+\w+){0,3}\W+(?:mee|over|op me|op ons|op mij)"
    r"|geef ik\b(?:\W+\w+){0,3}\W+gehoor aan|(?:doe|doen) (?:ik|we|wij)\b)(?:\W+\w+){0,6}\W{0,5}\Z"
    r"|\A\W{0,9}(?:(?:ja|jazeker|zeker|uiteraard|natuurlijk|prima)\W{1,3}){1,2}(?:ik|we|wij) (?P<verb2>zal|zullen|ga"
    r"|gaan|wil"
    r"|willen)\b(?:\W+\w+){1,4}?\W+(?:geven|sturen|doen|leveren|toesturen|nasturen|regelen|maken)\W{0,5}\Z"
    r"|\A\W{0,9}(?:dan is )?het antwoord\b(?:\W+\w+){0,4}?\W+(?:is\W+)?(?P<verb3>ja|bevestigend)\b(?:\W+\w+){0,4}"
    r"\W{0,5}\Z",
    "de bewindspersoon doet wat in de vraag ervoor wordt gevraagd",
    "Dat gaan we doen.",
)
ANSWERED_ALOUD: Final = cue_of(
    "answered-aloud",
    3,
    r"\A\W{0,9}(?:(?:voorzitter|zeker|jazeker|het antwoord(?: daarop| op die vraag)? is)\W{1,3}){0,2}(?P<verb>ja)\b"
    r"(?:\W+\w+){0,6}\W{0,5}\Z",
    "de bewindspersoon herhaalt een verzoek en zegt ja",
    "Ja, dat gaan we doen.",
)
ANSWER_CUES: Final = (MOMENT_ALONE, MORE_BY_THEN, YES, AGREES)
_ACTS: Final = (
    r"(?:\w*sturen|\w*zenden|onderzoeken|uitzoeken|nagaan|kijken|bekijken|bezien|bespreken|overleggen|in gesprek"
    r"|informeren|laten weten|meenemen|betrekken|aankaarten|opnemen|voorleggen|inzichtelijk|in kaart|op een rij"
    r"|evalueren"
    r"|uitwerken|aan de orde|langsgaan|bezoeken|brief|overzicht|plan van aanpak|technische briefing|nagestuurd"
    r"|toegestuurd)"
)
_OWN_QUESTION: Final = re.compile(
    rf"\b(?:gaan|gaat|ga|kan|kunnen|wil|willen|zal|zullen|krijgt|krijgen|komt|ben|is|zijn) (?:ik|wij|we|de minister"
    rf"|de staatssecretaris|het kabinet|de kamer|er|u|hij|zij)\b[^?]{{0,160}}\b{_ACTS}\b[^?]{{0,80}}\?\W{{0,5}}\Z"
    rf"|\b(?:vroeg|vroegen|vraagt|vragen|gevraagd)\b[^?]{{0,80}}\bof (?:ik|wij|we"
    rf"|het kabinet)\b[^?]{{0,160}}\b{_ACTS}\b",
    re.IGNORECASE,
)
_ASKS_FOR_ACT: Final = re.compile(
    r"\b(?:kan|kunnen|mag|mogen|zou|krijg|krijgen|ontvangen) (?:ik|wij|we|de kamer|er)\b[^?]{0,120}?\b(?:krijgen"
    r"|ontvangen|brief"
    r"|reactie|overzicht|cijfers|antwoord|notitie|worden (?:meegenomen|betrokken|opgenomen|onderzocht"
    r"|gedeeld))\b[^?]{0,40}\?"
    r"|\b(?:meegenomen|betrokken|opgenomen|onderzocht|uitgezocht|gedeeld|toegevoegd) (?:kan|kunnen|zou|zouden)\b"
    r"(?: kunnen)? worden\b"
    r"|\b(?:kan|wil|zou|kunt|wilt|gaat|is|bent|mag ik|vraag|verzoek|roep|dring)\b[^?.]{0,40}\b(?:de (?:minister"
    r"|staatssecretaris|bewindspersoon)|u|zij|hij|het kabinet|hem|haar)\b[^?]{0,240}?"
    r"\b(?:stu(?:ur|ren)|toestu\w+|zenden|onderzoek\w*|uitzoek\w*|nagaan|kijken|bekijken|bezien|bespreken|overleg\w*"
    r"|in gesprek|informeren|laten weten|meenemen|mee te nemen|betrekken|vragen|aandacht|aankaarten|opnemen|voorleggen"
    r"|terugkomen|te komen|inzichtelijk|in kaart|op een rij|delen|evalueren|uitwerken|aan de orde|langsgaan"
    r"|bezoeken)\b",
    re.IGNORECASE,
)
_ALREADY: Final = re.compile(r"\b(?:al|reeds|nu|altijd|zo|straks|elke?|iedere?|voortdurend)\b", re.IGNORECASE)
_WHEN_TO_COME: Final = re.compile(
    r"\b(?:wanneer|op welke termijn|hoe snel|hoelang|per wanneer|welk moment|welke datum|voor de zomer"
    r"|voor het reces)\b"
    r"(?=[^?]{0,240}\?)",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:krijg\w*|ontvang\w*|hoor\w*|horen|lees|lezen|verwacht\w*|tegemoet|brief|\w*reactie|terugkom\w*|terug"
    r"|informeer\w*"
    r"|informeren|stuur\w*|sturen|besluit|duidelijkheid|uitsluitsel|nota|\w*voorstel|rapport|evaluatie|cijfers"
    r"|resultaten"
    r"|uitkomst\w*|weten|plan|overzicht|stuk|stukken|terugkoppeling|meer)\b",
    re.IGNORECASE,
)
_ASKS_FOR_WORD: Final = re.compile(
    r"\b(?:kan|wil|zou|is|kunt|wilt|bent|zegt)\b[^?]{0,200}\b(?:toezeg\w*|toe|beloven|bereid)\b[^?]{0,240}\?",
    re.IGNORECASE,
)
_MISSED: Final = re.compile(
    r"\b(?:mis|miste|misten|ontbreekt|vergeten|noteerde|stond)\b[^?]{0,160}\b(?:zou|toezegging|toegezegd|beloofd)\b",
    re.IGNORECASE,
)
_WILL_WE_GET: Final = re.compile(
    r"\b(?:krijgen|ontvangen|horen) (?:wij|we)\b[^?]{0,600}\?|\b(?:krijgt|ontvangt|hoort) de kamer\b[^?]{0,600}\?",
    re.IGNORECASE,
)
_WHEN_IS_THAT: Final = re.compile(
    r"\b(?:wanneer|op welke termijn|per wanneer|hoe snel)\b[^?]{0,40}\b(?:dat|die|het|ze|daarvan"
    r"|daarover)\b[^?]{0,40}\?"
    r"|\b(?:wanneer|op welke termijn|hoe snel)\?",
    re.IGNORECASE,
)
_OF_CHAIR_TO_HOUSE: Final = re.compile(
    r"\b(?:toezeg\w*|toegezegd|brief|schriftelijk|de kamer|termijn|wanneer|informe\w+)\b", re.IGNORECASE
)
_NEXT_TURN: Final = 300
_ASKED: Final = 3
_LONGEST: Final = 90


def short_answers(debate: Debate, turn: Turn, made: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Yield what the first short sentences of a minister's turn promise; what was read there already is left out."""
    asked = _asked_before(debate, turn)
    for sentence in debate.said(turn.span)[:2]:
        is_read = any(item.span.start < sentence.end and sentence.start < item.span.end for item in made)
        if is_read or len(sentence.clean) > _LONGEST or sentence.clean.rstrip().endswith("?"):
            return
        for cue in ANSWER_CUES:
            if found := _answer(cue, sentence, asked, debate):
                yield found
                return


def answered_aloud(sentences: Sequence[Sentence], text: str, frame: Frame) -> Iterator[Suggestion]:
    """Yield a member's request that a minister repeats and answers with yes: "Gaan we dat uitzoeken? Ja."."""
    for asked, answer in pairwise(sentences):
        match = ANSWERED_ALOUD.search(answer.clean)
        if match is None or is_negated(answer.clean) or _OWN_QUESTION.search(asked.clean) is None:
            continue
        found = _suggested(ANSWERED_ALOUD, match, answer, text, frame)
        span = Span(asked.start, answer.end)
        yield replace(found, span=span, text=span.quote(text))


def _suggested(cue: Cue, match: re.Match[str], sentence: Sentence, text: str, frame: Frame) -> Suggestion:
    moments = frame.moments(sentence.clean)
    return suggested(Found(cue, Clause(sentence.clean, 0, ""), match, lambda: moments), sentence, text, moments)


def with_answered_terms(said: Sequence[Suggestion], debate: Debate) -> list[Suggestion]:
    """Give a promise the moment that its minister names when a member asks on: "Wanneer hoor ik dat?" - "Voor 1 juli."

    The answer is no promise of its own then.
    """
    kept: list[Suggestion] = []
    for item in said:
        if kept and _asks_when(kept[-1], item, debate):
            reasons = (*kept[-1].reasons, *item.reasons[1:])
            score = sum(reason.weight for reason in reasons)
            kept[-1] = replace(kept[-1], deadline=item.deadline, reasons=reasons, score=score)
        else:
            kept.append(item)
    return kept


def _asks_when(promised: Suggestion, answer: Suggestion, debate: Debate) -> bool:
    """Tell whether between a promise without a term and a moment a member only asks when that will be."""
    is_open = promised.deadline is None and answer.reasons[0].rule == MOMENT_ALONE.rule
    between = debate.text[promised.span.end : answer.span.start]
    return is_open and len(between) < _NEXT_TURN and _WHEN_IS_THAT.search(between) is not None


def asked_by_chair(debate: Debate, turn: Turn) -> bool:
    """Tell whether the chair asked the minister something right before, and not for a promise or a paper."""
    before = [other for other in debate.turns if other.span.end <= turn.span.start]
    said = debate.said(before[-1].span) if before and before[-1].role is Role.CHAIR else ()
    return bool(said) and "?" in said[-1].clean and _OF_CHAIR_TO_HOUSE.search(said[-1].clean) is None


def _asked_before(debate: Debate, turn: Turn) -> str:
    """The last questions of the member who spoke right before, or nothing."""
    before = [other for other in debate.turns if other.span.end <= turn.span.start]
    members = [other for other in before[-2:] if other.role is Role.MEMBER]
    if not members or before[-1].role is Role.MINISTER:
        return ""
    said = debate.said(members[-1].span)[-_ASKED:]
    return " ".join(sentence.clean for sentence in said)


def _answer(cue: Cue, sentence: Sentence, asked: str, debate: Debate) -> Suggestion | None:
    match = cue.search(sentence.clean)
    if match is None or is_negated(sentence.clean):
        return None
    moments = debate.frame.moments(sentence.clean)
    found = Found(cue, Clause(sentence.clean, 0, ""), match, lambda: moments)
    if cue is YES:
        stands = any(pattern.search(asked) for pattern in (_ASKS_FOR_WORD, _MISSED, _WILL_WE_GET))
    elif cue is AGREES:
        stands = _ASKS_FOR_ACT.search(asked) is not None and _ALREADY.search(sentence.clean) is None
    elif cue is MORE_BY_THEN:
        stands = found.is_dated()
    else:
        stands = found.is_dated() and _WHEN_TO_COME.search(asked) is not None and _TO_COME.search(asked) is not None
    return suggested(found, sentence, debate.text, moments) if stands else None
