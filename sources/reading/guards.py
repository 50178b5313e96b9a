"""When a cue may count: every rule's conditions on its clause, in the order in which they are asked."""

import re
from collections.abc import Callable
from typing import Final

from commitments.deadlines import Basis
from sources.reading import act_cues, cues, spoken_cues, wordings
from sources.reading.act_guards import acts, going, impersonal, is_courtesy, ready
from sources.reading.clauses import (
    BOUNDARY,
    HOUSE,
    NOW,
    RECEIVER,
    Subject,
    subject_of,
)
from sources.reading.found import Found
from sources.reading.times import AFTER_EVENT, DONE, LATER, UPCOMING
from sources.reading.vetoes import is_vetoed

_VERB: Final = re.compile(
    r"\b(?:is|zijn|was|waren|heb|heeft|hebben|wordt|worden|werd|zal|zullen|kan|kunnen|\w*stuurd"
    r"|\w*zonden|aangeboden|te)\b",
    re.IGNORECASE,
)
_ITEM_LENGTH: Final = 200
_PRONOUN: Final = len("wij ")
_IN_PAPER: Final = re.compile(
    rf"\b(?:in|bij|via|met) (?:de|het|een|die|dat|deze|mijn|onze|haar|zijn|\w+ende)?\s?(?:(?!over\b|van\b|voor\b"
    rf"|met\b|in\b|aan\b|op\b)[\w-]+\s){{0,4}}?{wordings.PAPER}\b",
    re.IGNORECASE,
)
_AT_DEBATE: Final = re.compile(
    r"\b(?:bij|tijdens|in)\s(?:gelegenheid van\s)?(?:de|het)\s(?:[\w-]{1,30}\s){0,2}[\w-]{0,40}(?:behandeling|debat"
    r"|overleg)\b",
    re.IGNORECASE,
)
_ABOUT_IT: Final = re.compile(r"\W{0,20}(?:hier|daar)(?:over|omtrent|van|op)\b", re.IGNORECASE)
_TO_OTHERS: Final = re.compile(r"\b(?:aan|naar) (?!u\b|uw kamer|de kamer|verwachting|aanleiding)\w+", re.IGNORECASE)
_PAPER: Final = re.compile(rf"\b{wordings.PAPER}\b", re.IGNORECASE)
_PAPER_AT_END: Final = re.compile(rf"\b{wordings.PAPER}\b[^.;]{{0,60}}\Z", re.IGNORECASE)
_OWED: Final = re.compile(rf"\b{wordings.OWED_PAPER}\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:worden|wordt)\b", re.IGNORECASE)
_PUBLISHED: Final = ("bekend", "openbaar", "beschikbaar", "ter beschikking", "op papier", "op een rij")
_WE: Final = re.compile(r"\b(?:wij|we|bewindslieden|en ik|ik en|namens)\b", re.IGNORECASE)
_REPLY: Final = re.compile(r"\b(?:beleids|kabinets|inhoudelijke )reactie\b|\bKamerbrief\b", re.IGNORECASE)
_QUESTIONS: Final = re.compile(r"\b(?:overige|resterende|openstaande|andere|deze|uw|nadere) vragen\b", re.IGNORECASE)
_SUPPLEMENTED: Final = re.compile(r"(?:aan|uit|toe)\s?(?:te\s)?(?:vullen|breiden|voegen|gevuld|gebreid|gevoegd)")
_BY_ITSELF: Final = re.compile(r"\b(?:separaat|afzonderlijk|zo spoedig mogelijk|spoedig)\b", re.IGNORECASE)
_HOPED: Final = re.compile(r"\b(?:was|waren|heb|heeft|sprak|spraken|uitte)\b[^.]{0,60}$", re.IGNORECASE)
_WAS: Final = re.compile(r"\s{1,9}(?:was|waren)\b", re.IGNORECASE)
_TELLING: Final = re.compile(
    r"\b(?:melden|mee?de(?:le|el)\w*|me[de]e ?(?:te ?)?delen|berichten|informeren|weten|geven|antwoorden|beantwoorden"
    r"|aan ?geven|reageren|rapporteren|in ?lichten|toelichten|toe ?lichten)\b",
    re.IGNORECASE,
)
_PURPOSE: Final = re.compile(r"\bom\b(?! die reden)[^,;]{0,160}\Z", re.IGNORECASE)
_HAVE: Final = re.compile(r"\b(?:heb|hebben|heeft|is|zijn|werd|werden|had|hadden)\b", re.IGNORECASE)
_HAVING: Final = re.compile(r"\bte hebben\b", re.IGNORECASE)


def stands(found: Found) -> bool:
    """Tell whether the cue makes a promise where it stands."""
    return not is_vetoed(found) and _GUARDS[found.cue.rule](found)


def _governed(found: Found) -> bool:
    return found.subject.governs


_OF_OFFICE: Final = re.compile(r"\W{0,9}(?:hij|zij)\s(?:zal|zullen)\b[^.]{0,60}\b(?:u|uw kamer)\b", re.IGNORECASE)


def _future(found: Found) -> bool:
    """Who writes "hij zal uw Kamer berichten" speaks of a colleague in office."""
    if found.clause.text[slice(*found.verb)].lower().startswith("blij"):
        return found.subject.governs and found.names_house()
    return found.subject.governs or _OF_OFFICE.match(found.clause.text) is not None


def _governed_to_house(found: Found) -> bool:
    """ "Wat de Kamer vroeg, zal ik in mei verstrekken": the House may stand in the clause that is put in front."""
    is_in_front = found.verb[0] == 0 and found.is_dated() and RECEIVER.search(found.clause.before) is not None
    return (found.names_house() or is_in_front) and found.subject.governs


def _passive(found: Found) -> bool:
    text = found.clause.text
    if found.verb[0] == 0 and found.clause.before.rstrip().endswith(" en"):
        text = found.clause.before + text
    if not _PASSIVE.search(text) and not found.act.startswith(("terug", "op de hoogte")):
        return False
    is_told = (
        re.fullmatch(wordings.TELLING_PART, found.act, re.IGNORECASE) is not None and _ABOUT_IT.match(text) is not None
    )
    if found.act.startswith(_PUBLISHED) and not found.names_house():
        return False
    return found.names_house() or ((_PAPER.search(text) is not None or is_told) and not _TO_OTHERS.search(text))


def _present_passive(found: Found) -> bool:
    text = found.clause.text
    is_answer = found.act == "beantwoord" and _BY_ITSELF.search(text) is not None
    if not (found.names_house() or is_answer) or DONE.search(text):
        return False
    is_plain = re.fullmatch(wordings.TELLING_PART, found.act, re.IGNORECASE) is not None
    if is_plain and text[slice(*found.verb)].lower() not in ("kan", "kunnen"):
        return True
    return found.is_dated() or LATER.search(found.clause.before + text) is not None


def _receives(found: Found) -> bool:
    if found.act or re.search(r"tegemoet|hoort|verneemt", found.match.group(), re.IGNORECASE):
        return found.subject is not Subject.THIRD
    is_future = found.clause.text[slice(*found.verb)].lower() in ("zal", "zult", "zullen")
    is_later = (
        is_future
        or _FROM_ME.search(found.clause.text)
        or found.is_dated()
        or LATER.search(found.clause.text) is not None
    )
    return bool(is_later) and not DONE.search(found.clause.text)


_FROM_ME: Final = re.compile(r"\bvan (?:mij|ons)\b", re.IGNORECASE)


def _reaches(found: Found) -> bool:
    if found.match.group("which") and not _PAPER_AT_END.search(found.clause.before):
        return False
    if found.match.group("verb"):
        return found.names_house() and not found.subject.governs
    is_later = found.is_dated() or AFTER_EVENT.search(found.clause.text) is not None
    return is_later and (found.match.group("verb4") is None or not DONE.search(found.clause.text))


def _listed(found: Found) -> bool:
    """An item of a planning: "Q4 2027: brief aan uw Kamer", a moment and a paper without a verb."""
    return found.is_dated() and _VERB.search(found.clause.text) is None and len(found.clause.text) < _ITEM_LENGTH


def _readied(found: Found) -> bool:
    is_ours = found.subject is not Subject.THIRD and not _TO_OTHERS.search(found.clause.text)
    return is_ours and found.is_dated() and not DONE.search(found.clause.text)


def _present(found: Found) -> bool:
    verb = found.clause.text[slice(*found.verb)].lower()
    if verb.endswith("en") and verb != "dien" and not _WE.search(found.clause.text):
        return False
    if not found.subject.governs or DONE.search(found.clause.text) or _is_participle(found, verb):
        return False
    sentence = found.clause.before + found.clause.text
    is_joined = found.verb[0] <= _PRONOUN and found.clause.before.rstrip().endswith(" en") and not NOW.search(sentence)
    is_open = found.cue is cues.PRESENT_FIRST and (verb.startswith(("kom", "hou", "koppel")) or is_joined)
    is_hanging = found.verb[0] <= len("dan ") and _CONDITION.search(found.clause.before) is not None
    return found.is_dated() or bool(LATER.search(sentence)) or is_open or is_joined or is_hanging


_CONDITION: Final = re.compile(r"\b(?:indien|mocht|mochten|als|wanneer|zodra)\b", re.IGNORECASE)


def _is_participle(found: Found, verb: str) -> bool:
    """ "Heb ik u bericht": what reads as the present of "berichten" is a participle there."""
    return verb == "bericht" and _HAVE.search(found.clause.text[: found.verb[0]]) is not None


def _present_to(found: Found) -> bool:
    text = found.clause.text
    is_joined = found.verb[0] == 0 and found.clause.before.rstrip().endswith(" en") and found.names_house()
    is_later = is_joined or found.is_dated() or AFTER_EVENT.search(found.clause.before + text) is not None
    is_in_front = found.verb[0] == 0 and RECEIVER.search(found.clause.before) is not None
    return (found.names_house() or is_in_front or _is_reply(found)) and is_later and _present(found)


def _is_reply(found: Found) -> bool:
    """A reaction or letter that is sent without saying to whom goes to the House: "stuur ik een beleidsreactie"."""
    if found.clause.text[slice(*found.verb)].lower().startswith("beantwoord"):
        return _QUESTIONS.search(found.clause.text) is not None
    is_sent = found.clause.text[slice(*found.verb)].lower().startswith(("stu", "zend"))
    is_paper = _REPLY.search(found.clause.text) or (_has_time(found) and _PAPER.search(found.clause.text))
    return is_sent and is_paper is not None and is_paper is not False and not _TO_OTHERS.search(found.clause.text)


def _as_noun(found: Found) -> bool:
    is_ours = found.names_house() or "voorstel" in found.clause.text.lower()
    return is_ours and found.is_dated() and found.subject is not Subject.THIRD


def _intended(found: Found) -> bool:
    text = found.clause.text
    verb = text[slice(*found.verb)].lower()
    start = _clause_start(text, found.verb[0])
    who = subject_of(text[start:], found.verb[0] - start, found.verb[1] - start)
    if who in (Subject.THIRD, Subject.HOUSE) or (_HAVING.search(text) and found.act != "gereed"):
        return False
    if _HOPED.search(text[: found.verb[0]]) or _WAS.match(text, found.verb[1]):
        return False
    is_reply = _REPLY.search(text) is not None and not _TO_OTHERS.search(text)
    is_readied = _READIED.fullmatch(found.act) is not None and _OWED.search(text) is not None
    is_sent = re.match(r"toe\s?(?:te\s)?(?:kunnen\s)?(?:zend|stur)", found.act) is not None and found.is_dated()
    is_named = HOUSE.search(text, start) is not None or is_reply or is_readied or is_sent
    is_participle = (
        re.match(rf"(?:{wordings.DELIVER_PART}|{wordings.DELIVER_TO_PART})$", found.act, re.IGNORECASE) is not None
    )
    return is_named and (not is_participle or _PASSIVE.search(text) is not None or verb == "gestreefd")


_READIED: Final = re.compile(r"gereed|af te ronden|uit ?te ?brengen|in ?te ?dienen|uit te brengen")


def _clause_start(sentence: str, position: int) -> int:
    return max((boundary.end() for boundary in BOUNDARY.finditer(sentence, 0, position)), default=0)


def _content(found: Found) -> bool:
    text = found.clause.text
    where = found.clause.before[-200:] + text if found.verb[0] == 0 else text
    is_at_debate = found.subject.governs and _AT_DEBATE.search(where) is not None
    is_more_of_it = _SUPPLEMENTED.fullmatch(found.act) is not None and _PAPER.search(text) is not None
    if not (_IN_PAPER.search(where) or is_at_debate or is_more_of_it) or found.subject is Subject.THIRD:
        return False
    verb = text[slice(*found.verb)].lower()
    if _PURPOSE.search(text[found.verb[1] : found.match.end() - len(found.act)]):
        return False
    if not found.act:
        return found.subject.governs and not DONE.search(text) and UPCOMING.search(where) is not None
    return verb in ("zal", "zullen") or UPCOMING.search(text) is not None or found.is_dated()


def _explicit(found: Found) -> bool:
    is_open = re.match(r"\s{0,9}of\b", found.clause.text, re.IGNORECASE) or re.search(
        r"\bof (?:ik|wij|we)\b", found.clause.text[: found.verb[0]]
    )
    return found.subject not in (Subject.THIRD, Subject.HOUSE) and not is_open


def _dated_and_governed(found: Found) -> bool:
    return found.is_dated() and found.subject.governs


def _wanted(found: Found) -> bool:
    """ "Ik kan u melden dat ..." tells at once; "die kan ik u in mei toesturen" promises."""
    is_able = found.clause.text[slice(*found.verb)].lower().startswith(("kan", "kun"))
    is_told = is_able and _TELLING.search(found.act) is not None
    if is_told and not _has_time(found):
        return False
    text = found.clause.text
    is_paper = _OWED.search(text) is not None and not _TO_OTHERS.search(text)
    return (is_told or is_paper or found.names_house()) and _dated_and_governed(found)


def _striving(found: Found) -> bool:
    return found.subject.governs


_ALREADY: Final = re.compile(
    r"\b(?:reeds|inmiddels|momenteel|gewoonlijk|doorgaans|normaliter)\b|\A\W{0,9}(?:nu|zoals)\b", re.IGNORECASE
)
_RECEIVING: Final = re.compile(
    r"\b(?:krijg(?:t|en)|ontvang(?:t|en)|verwachten|tegemoet|beschikken|vernemen|horen|hoort|lezen|leest|vindt"
    r"|vinden|hebt|bereikt"
    r"|bereiken|heeft|ligt|gestuurd|gezonden|ge\s?ïnformeerd)\b",
    re.IGNORECASE,
)
_THINKS: Final = re.compile(
    r"(?:denk|denken|vind|vinden|hoop|hopen|geloof|geloven|zie|zien|weet|weten|heb|hebben|ben|zijn|had|hadden|was|waren"
    r"|zou|zouden|kon|wens|verwacht|verwachten|als|dat|die|of|wat|waar|en|om|moet|moeten|mag|lees|hoor|\b\w{1,20}(?:de|te"
    r"|den|ten))",
    re.IGNORECASE,
)


def _at_next(found: Found) -> bool:
    """What a minister does, in the present, in the next paper or at the next meeting."""
    is_doing = _THINKS.fullmatch(found.clause.text, *found.verb) is None
    return is_doing and found.subject.governs and not DONE.search(found.clause.text)


_ENSURING: Final = re.compile(r"\b(?:zorg|zorgen|zorgdragen|regel|regelen|toezien)\b", re.IGNORECASE)


def _ensured(found: Found) -> bool:
    """ "Ik zorg dat de Kamer het krijgt", "dat het in de volgende rapportage komt": parliament or its paper gets it."""
    words = found.match.group()
    is_owed = HOUSE.search(words) is not None or _IN_PAPER.search(found.clause.text, found.verb[1]) is not None
    return found.subject.governs and _ENSURING.search(words) is not None and is_owed


_TIMES: Final = (Basis.DATE, Basis.PERIOD, Basis.RECESS)


def _house_dated(found: Found) -> bool:
    """The House and a day to come in one clause: whatever the verb, something is owed."""
    text = found.clause.text
    if not found.names_house() or _ALREADY.search(text) or _HOPED.search(text[: found.verb[0]]):
        return False
    if found.subject is Subject.HOUSE or HOUSE.match(text[found.verb[1] :].lstrip()):
        return _RECEIVING.search(text) is not None and any(
            moment.basis in _TIMES or moment.wording.lower().startswith(("voor ", "vóór "))
            for moment in found.moments()
        )
    return found.subject is not Subject.THIRD and _has_time(found)


def _has_time(found: Found) -> bool:
    """Tell whether the clause itself names a time to come."""
    start = found.clause.start
    here = (moment for moment in found.moments() if start <= moment.start < start + len(found.clause.text))
    return any(moment.basis in _TIMES for moment in here)


def _in_writing(found: Found) -> bool:
    """Written by the minister, or received by somebody of the House."""
    verb = found.clause.text[slice(*found.verb)].lower()
    is_received = verb.startswith(("krijg", "ontvang")) and found.subject is not Subject.THIRD
    return (is_received or found.subject.governs) and not DONE.search(found.clause.text)


_WE_DO: Final = re.compile(r"\b(?:wij|we)\s{1,9}\w{1,20}\Z|\b\w{1,20}en\s{1,9}(?:wij|we)\Z", re.IGNORECASE)


def _sent(found: Found) -> bool:
    text = found.clause.text
    start, end = found.verb
    if text[start:end].lower().endswith("en") and not (
        _WE_DO.search(text[:end]) or _WE_DO.search(text[start : end + 4].rstrip())
    ):
        return False
    is_to_house = found.names_house() or not _TO_OTHERS.search(text)
    return found.subject.governs and is_to_house and not DONE.search(text)


def _comes(found: Found) -> bool:
    text = found.clause.text
    is_letter = found.act.endswith(("brief", "briefje", "notitie"))
    is_later = is_letter or found.is_dated() or AFTER_EVENT.search(found.clause.before + text) is not None
    return found.subject is not Subject.THIRD and is_later and not DONE.search(text)


def _under_way(found: Found) -> bool:
    return found.subject.governs and not DONE.search(found.clause.text, 0, found.match.end()) and not is_courtesy(found)


_GUARDS: Final[dict[str, Callable[[Found], bool]]] = {
    cues.HOUSE_DATED.rule: _house_dated,
    act_cues.ENSURED.rule: _ensured,
    act_cues.AT_NEXT.rule: _at_next,
    cues.EXPLICIT.rule: _explicit,
    cues.FUTURE_ACTIVE.rule: _future,
    cues.FUTURE_ACTIVE_TO.rule: _governed_to_house,
    cues.FUTURE_PASSIVE.rule: _passive,
    cues.PRESENT_PASSIVE.rule: _present_passive,
    cues.HOUSE_RECEIVES.rule: _receives,
    cues.PAPER_REACHES.rule: _reaches,
    cues.PAPER_READY.rule: _readied,
    cues.PAPER_LISTED.rule: _listed,
    cues.PRESENT_FIRST.rule: _present,
    cues.PRESENT_FIRST_TO.rule: _present_to,
    cues.INTENTION.rule: _intended,
    cues.CONTENT.rule: _content,
    act_cues.ACT.rule: acts,
    act_cues.READY.rule: ready,
    act_cues.ACT_GOING.rule: going,
    act_cues.ACT_PASSIVE.rule: impersonal,
    act_cues.EFFORT.rule: _striving,
    cues.COMING_WITH.rule: _dated_and_governed,
    cues.NOMINAL.rule: _as_noun,
    cues.WANTED.rule: _wanted,
    spoken_cues.ACT_NOW.rule: _governed,
    spoken_cues.SENDING.rule: _dated_and_governed,
    spoken_cues.SAID_AT_CLOSING.rule: lambda found: True,
    spoken_cues.OFFERED.rule: lambda found: found.match.group("verb2") is None or found.is_dated(),
    spoken_cues.THERE.rule: lambda found: _has_time(found) and found.subject is not Subject.THIRD,
    spoken_cues.IN_WRITING.rule: _in_writing,
    spoken_cues.SENT.rule: _sent,
    spoken_cues.COMES.rule: _comes,
    spoken_cues.HANDED_ON.rule: _under_way,
    spoken_cues.LOOKED_INTO.rule: _under_way,
    spoken_cues.TAKEN_UP.rule: _under_way,
}
