"""When a cue of sending, telling or meaning to may count: a minister is behind it, and the moment is to come."""

import re
from typing import Final

from sources.reading import cues, wordings
from sources.reading.boundaries import BOUNDARY
from sources.reading.clauses import BODY, HOUSE, NOW, RECEIVER, Subject, subject_of
from sources.reading.found import TIMES, Found
from sources.reading.paper_guards import PAPER
from sources.reading.times import AFTER_EVENT, DONE, LATER

_TELLS_NOW: Final = re.compile(
    r"\W{0,9}(?:geachte \w+,?\s{1,9})?(?:graag|gaarne|met genoegen|in aanloop naar|met het oog op|vooruitlopend op"
    r"|ten behoeve van|in aanvulling op|in vervolg op|volledigheidshalve|met deze|ter voorbereiding op)\b[^,;]{0,160}?"
    r"\b(?:informeer|breng|stuur|zend|bied|bericht|meld|doe|deel|geef|stel|licht)\s(?:ik|wij)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = len("wij ")
_TOLD: Final = re.compile(wordings.TELLING_PART, re.IGNORECASE)
_PARTICIPLE: Final = re.compile(rf"(?:{wordings.DELIVER_PART}|{wordings.DELIVER_TO_PART})$", re.IGNORECASE)
_ABOUT_IT: Final = re.compile(r"\W{0,20}(?:hier|daar)(?:over|omtrent|van|op)\b", re.IGNORECASE)
_OWED: Final = re.compile(rf"\b{wordings.OWED_PAPER}\b", re.IGNORECASE)
_OF_IT: Final = re.compile(r"\b(?:hierover|daarover|hiervan|daarvan|hieromtrent)\b", re.IGNORECASE)
_SENT_TO: Final = re.compile(r"(?:toe|na|door)\s?ge(?:zonden|stuurd)", re.IGNORECASE)
_THIS_PAPER: Final = re.compile(rf"\b(?:dit|deze|die|dat)\s{wordings.PAPER}\b", re.IGNORECASE)
_ALWAYS: Final = re.compile(r"(?<!\bnog )\b(?:steeds|altijd)\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:worden|wordt)\b", re.IGNORECASE)
_PUBLISHED: Final = ("bekend", "openbaar", "beschikbaar", "ter beschikking", "op papier", "op een rij")
_WE: Final = re.compile(r"\b(?:wij|we|bewindslieden|en ik|ik en|namens)\b", re.IGNORECASE)
_REPLY: Final = re.compile(r"\b(?:beleids|kabinets|inhoudelijke )reactie\b|\bKamerbrief\b", re.IGNORECASE)
_QUESTIONS: Final = re.compile(r"\b(?:overige|resterende|openstaande|andere|deze|uw|nadere) vragen\b", re.IGNORECASE)
_THESE: Final = re.compile(r"\W{0,9}(?:die|deze)\sbeantwoord", re.IGNORECASE)
_ABLE: Final = re.compile(r"\b(?:kan|kunnen)\b", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(r"\b(?:separaat|afzonderlijk|zo spoedig mogelijk|spoedig)\b", re.IGNORECASE)
_TO_BE: Final = re.compile(r"\s(?:te zijn|te hebben)\b", re.IGNORECASE)
""" "Deel ik u mede voornemens te zijn": whom it is told to gets nothing yet."""
_WAS: Final = re.compile(r"\s{1,9}(?:was|waren)\b", re.IGNORECASE)
_KEPT: Final = re.compile(r"[^.;]{0,160}?\bgestand\b", re.IGNORECASE)
_TELLING: Final = re.compile(
    r"\b(?:melden|mee?de(?:le|el)\w*|me[de]e ?(?:te ?)?delen|berichten|informeren|weten|geven|antwoorden|beantwoorden"
    r"|aan ?geven|reageren|rapporteren|in ?lichten|toelichten|toe ?lichten)\b",
    re.IGNORECASE,
)
_HAVE: Final = re.compile(r"\b(?:heb|hebben|heeft|is|zijn|werd|werden|had|hadden)\b", re.IGNORECASE)
_HAS: Final = re.compile(r"\b(?:heb|heeft|hebben)\b", re.IGNORECASE)
_HAVING: Final = re.compile(r"\bte hebben\b", re.IGNORECASE)
_OF_OFFICE: Final = re.compile(
    r"\W{0,9}(?:hij|zij)\s(?:zal|zullen)\b[^.]{0,120}\b(?:u|uw kamer|de kamer|schriftelijk)\b", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"\b(?:indien|mocht|mochten|als|wanneer|zodra)\b", re.IGNORECASE)
_OUTCOME: Final = re.compile(
    r"\b(?:van|over) (?:de|het|zijn|haar|hun|die|deze|dit|dat)\s(?:[\w-]+\s)?(?:uitkomst(?:en)?|resulta(?:at|ten)"
    r"|bevindingen|beslissing|besluit|besluitvorming|voortgang|vorderingen|vervolg\w*|volgende stap(?:pen)?|afloop"
    r"|ontwikkelingen|conclusies|antwoord\w*|reacties?|opbrengst(?:en)?|uitslag)\b",
    re.IGNORECASE,
)
_ACCOUNTING: Final = re.compile(r"verantwoord(?:en)? (?:ik mij|wij ons)\b", re.IGNORECASE)
_WHAT_COMES: Final = re.compile(r"la(?:at|ten)\b.{0,60}?\bweten (?:wat|of|hoe|welke|wanneer)\b", re.IGNORECASE)
_OUTCOMES: Final = re.compile(
    r"\b(?:de|die|het) (?:uitkomst(?:en)?|resulta(?:at|ten)|antwoorden)\s(?:komt|komen|gaa?n?t?)\b", re.IGNORECASE
)
_OF: Final = re.compile(r"\s(?:van|door|aan)\s(?=(?:de|het|een)\s)", re.IGNORECASE)
_ENCLOSES: Final = re.compile(r"\b(?:stuur|zend)\b[^,;]{0,40}\bmee\W{0,3}\Z", re.IGNORECASE)
_THING: Final = re.compile(r"\s(?:(?:ik|wij|we)\s)?(?:haar|hem|het|die|deze|dat|ze)\b", re.IGNORECASE)
_READIED: Final = re.compile(r"gereed|aanhangig te maken|af te ronden|uit ?te ?brengen|in ?te ?dienen|uit te brengen")
_MADE: Final = re.compile(r"in procedure|(?:op )?te leveren")
_IN_TIME: Final = re.compile(r"(?:deze|die|genoemde) (?:datum|termijn|planning)")
_BILL: Final = re.compile(r"\b(?:voorstel|wet)\w*\b", re.IGNORECASE)
_WE_DO: Final = re.compile(r"\b(?:wij|we)\s{1,9}\w{1,20}\Z|\b\w{1,20}en\s{1,9}(?:wij|we)\Z", re.IGNORECASE)


def future(found: Found) -> bool:
    """Who writes "hij zal uw Kamer berichten" speaks of a colleague in office."""
    if found.clause.text[slice(*found.verb)].lower().startswith("blij"):
        return found.subject.governs and found.names_house()
    return found.subject.governs or _OF_OFFICE.match(found.clause.text) is not None


def governed_to_house(found: Found) -> bool:
    """ "Wat de Kamer vroeg, zal ik in mei verstrekken": the House may stand in the clause that is put in front."""
    is_in_front = found.verb[0] == 0 and found.is_dated() and RECEIVER.search(found.clause.before) is not None
    is_reaction = found.act.startswith("reage") and (found.is_dated() or HOUSE.search(found.clause.text) is not None)
    return (found.names_house() or is_in_front or is_reaction) and (
        found.subject.governs or _OF_OFFICE.match(found.clause.text) is not None
    )


def passive(found: Found) -> bool:
    text = found.clause.text
    if found.verb[0] == 0 and found.clause.before.rstrip().endswith(" en"):
        text = found.clause.before + text
    if not _PASSIVE.search(text) and not found.act.startswith(("terug", "op de hoogte")):
        return False
    is_told = _TOLD.fullmatch(found.act) is not None and _ABOUT_IT.match(text) is not None
    if _SENT_TO.fullmatch(found.act):
        return not found.names_others()
    if found.act.startswith(_PUBLISHED) and not found.names_house():
        return False
    return found.names_house() or ((PAPER.search(text) is not None or is_told) and not found.names_others())


def present_passive(found: Found) -> bool:
    text = found.clause.text
    if _ALWAYS.search(text):
        return False
    is_answer = found.act == "beantwoord" and _BY_ITSELF.search(text) is not None
    is_able = text[slice(*found.verb)].lower() in ("kan", "kunnen")
    is_only_able = found.act == "beantwoord" and _ABLE.search(text) is not None and not is_answer
    if not (found.names_house() or is_answer) or DONE.search(text) or is_only_able:
        return False
    if _SENT_TO.fullmatch(found.act) and not _THIS_PAPER.search(text):
        return True
    is_plain = _TOLD.fullmatch(found.act) is not None
    if is_plain and (_OF_IT.search(text) or not is_able):
        return True
    return found.is_dated() or LATER.search(found.clause.before + text) is not None


def _tells_now(found: Found) -> bool:
    """ "Graag informeer ik u over de planning", "Vooruitlopend op het debat stuur ik u": it is done now."""
    is_enclosed = _ENCLOSES.search(found.clause.text, found.verb[0]) is not None
    if not is_enclosed and not _TELLS_NOW.match(found.clause.text, 0, found.verb[1] + _PRONOUN):
        return False
    here, end = found.clause.start + found.verb[1], found.clause.start + len(found.clause.text)
    return not any(here <= moment.start < end and moment.basis in TIMES for moment in found.moments())


_COMPLEMENT: Final = re.compile(
    r"(?:deel|delen|meld|melden|bericht|berichten|attendeer)(?:\s(?:ik|wij|we))?\s(?:u|uw kamer|de kamer)\b"
    r"(?:,?\s(?:mede namens [^,]{1,120},?|tevens|ook|nog|graag|voorts|verder|hierover|daarover|mee|mede)){0,4}"
    r"\W{0,3}\Z",
    re.IGNORECASE,
)
"""What is told follows in a clause of its own: the moments in "ik meld u dat de brug in mei opengaat" are of that."""


def _tells_what_follows(found: Found) -> bool:
    if not _COMPLEMENT.match(found.clause.text, found.verb[0]):
        return False
    before = found.clause.start + len(found.clause.text)
    is_dated = any(moment.start < before and moment.basis in TIMES for moment in found.moments())
    return not is_dated and AFTER_EVENT.search(found.clause.before + found.clause.text) is None


def present(found: Found) -> bool:
    if _tells_now(found) or _tells_what_follows(found):
        return False
    verb = found.clause.text[slice(*found.verb)].lower()
    if verb.endswith("en") and verb != "dien" and not _WE.search(found.clause.text):
        return False
    if not found.subject.governs or DONE.search(found.clause.text) or _is_participle(found, verb):
        return False
    sentence = found.clause.before + found.clause.text
    is_joined = found.verb[0] <= _PRONOUN and found.clause.before.rstrip().endswith(" en") and not NOW.search(sentence)
    is_open = found.cue is cues.PRESENT_FIRST and (verb.startswith(("kom", "hou", "koppel")) or is_joined)
    is_open = is_open and NOW.search(found.clause.before) is None
    is_open = is_open or _OUTCOME.search(found.clause.text[: found.verb[0]]) is not None
    is_hanging = found.verb[0] <= len("dan ") and _CONDITION.search(found.clause.before) is not None
    is_open = is_open or _WHAT_COMES.search(found.clause.text, found.verb[0]) is not None
    return found.is_dated() or bool(LATER.search(sentence)) or is_open or is_joined or is_hanging


def _is_participle(found: Found, verb: str) -> bool:
    """ "Heb ik u bericht": what reads as the present of "berichten" is a participle there."""
    return verb == "bericht" and _HAVE.search(found.clause.text[: found.verb[0]]) is not None


def present_to(found: Found) -> bool:
    text = found.clause.text
    is_joined = found.verb[0] <= _PRONOUN and found.clause.before.rstrip().endswith(" en") and found.names_house()
    is_later = is_joined or found.is_dated() or AFTER_EVENT.search(found.clause.before + text) is not None
    is_later = is_later or (_THESE.match(text) is not None and _BY_ITSELF.search(text) is not None)
    is_in_front = found.verb[0] == 0 and RECEIVER.search(found.clause.before) is not None
    return (found.names_house() or is_in_front or _is_reply(found)) and is_later and present(found)


def _is_reply(found: Found) -> bool:
    """A reaction or letter that is sent without saying to whom goes to the House: "stuur ik een beleidsreactie"."""
    if found.clause.text[slice(*found.verb)].lower().startswith("beantwoord"):
        return _QUESTIONS.search(found.clause.text) is not None or _THESE.match(found.clause.text) is not None
    if _ACCOUNTING.match(found.clause.text, found.verb[0]):
        return True
    is_sent = found.clause.text[slice(*found.verb)].lower().startswith(("stu", "zend"))
    text = found.clause.text
    named = PAPER.search(text) or _THING.match(text, found.verb[1])
    is_paper = _REPLY.search(text) or (found.has_time() and named)
    return is_sent and is_paper is not None and is_paper is not False and not found.names_others()


def intended(found: Found) -> bool:
    text = found.clause.text
    verb = text[slice(*found.verb)].lower()
    start = _clause_start(text, found.verb[0])
    who = subject_of(text[start:], found.verb[0] - start, found.verb[1] - start)
    if who in (Subject.THIRD, Subject.HOUSE) or (_HAVING.search(text) and found.act != "gereed"):
        return False
    has_plan = verb in ("voornemen", "intentie", "ambitie") and _HAS.search(text[start : found.verb[0]]) is not None
    if (found.was_hoped() and not has_plan) or _WAS.match(text, found.verb[1]):
        return False
    is_brought = found.act.startswith("met ") and found.is_dated()
    is_reply = is_brought or (_REPLY.search(text) is not None and not found.names_others())
    is_readied = _READIED.fullmatch(found.act) is not None and _OWED.search(text) is not None
    if _IN_TIME.match(found.act):
        return who.governs
    if _MADE.match(found.act):
        is_bill = found.act.startswith("in procedure") and _BILL.search(text) is not None
        return who.governs and (is_bill or _OWED.search(text) is not None)
    is_sent = (
        re.match(r"(?:toe|aan)\s?(?:te\s)?(?:kunnen\s)?(?:zend|stur|bied)", found.act) is not None and found.is_dated()
    )
    named_from = found.verb[1] if _TO_BE.match(text, found.verb[1]) else start
    is_named = HOUSE.search(text, named_from) is not None or is_reply or is_readied or is_sent
    is_participle = _PARTICIPLE.match(found.act) is not None
    return is_named and (not is_participle or _PASSIVE.search(text) is not None or verb == "gestreefd")


def _clause_start(sentence: str, position: int) -> int:
    return max((boundary.end() for boundary in BOUNDARY.finditer(sentence, 0, position)), default=0)


def explicit(found: Found) -> bool:
    is_open = re.match(r"\s{0,9}of\b", found.clause.text, re.IGNORECASE) or re.search(
        r"\bof (?:ik|wij|we)\b", found.clause.text[: found.verb[0]]
    )
    if _KEPT.match(found.clause.text, found.match.end()):
        return False
    is_taken_as = found.match.group().lower().endswith(("als toezegging", "als een toezegging"))
    return (is_taken_as or found.subject not in (Subject.THIRD, Subject.HOUSE)) and not is_open


def dated_and_governed(found: Found) -> bool:
    return found.is_dated() and found.subject.governs


def wanted(found: Found) -> bool:
    """ "Ik kan u melden dat ..." tells at once; "die kan ik u in mei toesturen" promises."""
    is_able = found.clause.text[slice(*found.verb)].lower().startswith(("kan", "kun"))
    is_told = is_able and _TELLING.search(found.act) is not None
    if is_told and not found.has_time():
        return False
    text = found.clause.text
    is_paper = _OWED.search(text) is not None and not found.names_others()
    return (is_told or is_paper or found.names_house()) and dated_and_governed(found)


def in_writing(found: Found) -> bool:
    """Written by the minister, or received by somebody of the House."""
    verb = found.clause.text[slice(*found.verb)].lower()
    is_received = verb.startswith(("krijg", "ontvang", "volg")) and found.subject is not Subject.THIRD
    return (is_received or found.subject.governs) and not DONE.search(found.clause.text)


def sent(found: Found) -> bool:
    text = found.clause.text
    start, end = found.verb
    if text[start:end].lower().endswith("en") and not (
        _WE_DO.search(text[:end]) or _WE_DO.search(text[start : end + 4].rstrip())
    ):
        return False
    is_to_house = found.names_house() or not found.names_others()
    return found.subject.governs and is_to_house and not DONE.search(text)


def comes(found: Found) -> bool:
    text = found.clause.text
    if (of := _OF.match(text, found.match.end())) and BODY.match(text, of.end()):
        return False
    is_letter = found.act.endswith(("brief", "briefje", "notitie", "nota"))
    is_outcome = found.act.startswith(("naar", "richting")) and _OUTCOMES.search(text) is not None
    is_later = is_letter or is_outcome or found.is_dated() or AFTER_EVENT.search(found.clause.before + text) is not None
    return found.subject is not Subject.THIRD and is_later and not DONE.search(text)
