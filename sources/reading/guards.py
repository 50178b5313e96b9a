"""When a cue may count: every rule's conditions on its clause, in the order in which they are asked."""

import re
from collections.abc import Callable
from typing import Final

from sources.reading import cues, wordings
from sources.reading.clauses import (
    BOUNDARY,
    HOUSE,
    NOW,
    RECEIVER,
    Subject,
    subject_of,
)
from sources.reading.found import Found
from sources.reading.vetoes import is_vetoed

LATER: Final = re.compile(
    r"\b(?:zodra|nadat|na (?:de |het |een )?(?:\w+(?:ing|komst|loop|spraak|sluiting|gang|atie)|advies|overleg|gesprek"
    r"|debat|besluit)\b"
    r"|briefing|waarna|vanzelfsprekend|vervolgens|daarna|na afloop|te zijner tijd|tzt|t\.z\.t\.|nader|separaat"
    r"|afzonderlijk"
    r"|schriftelijk|uiteraard|tijdig"
    r"|bij gelegenheid|op een later moment|later|(?:eerst)?volgende\s\w|komende|dan|binnenkort|spoedig"
    r"|op korte termijn)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:is|zijn|was|waren|heb|heeft|hebben|wordt|worden|werd|zal|zullen|kan|kunnen|\w*stuurd"
    r"|\w*zonden|aangeboden|te)\b",
    re.IGNORECASE,
)
_ITEM_LENGTH: Final = 200
_AFTER_EVENT: Final = re.compile(
    r"\bna (?:de |het )?(?:publicatie|afronding|ommekomst|ontvangst)\b"
    r"|\b(?:zodra|nadat|waarna|daarna|dan|na afloop|te zijner tijd|binnenkort|op korte termijn)\b"
    r"|\bzo spoedig mogelijk\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:reeds|inmiddels|al|sinds|eerder|afgelopen|destijds|voortdurend|momenteel|op dit moment|thans|vandaag|heden"
    r"|nu|gewoonlijk|doorgaans|normaliter)\b(?!\s{1,9}aangekondigd)",
    re.IGNORECASE,
)
_UPCOMING: Final = re.compile(
    r"\b(?:volgende|eerstvolgende|komende|aangekondigde|aanstaande|toekomstige|toegezegde|die|kabinetsreactie|nog"
    r"|bovengenoemde|bovenbedoelde|eerdergenoemde|bedoelde|separate|aparte|nadere|nog te)\b",
    re.IGNORECASE,
)
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
_WE: Final = re.compile(r"\b(?:wij|we|bewindslieden)\b", re.IGNORECASE)
_TALKS: Final = ("in gesprek", "in overleg", "het gesprek", "een gesprek", "van gedachten")
_WITH_HOUSE: Final = re.compile(
    r"\bmet (?:u|uw (?:kamer|commissie)|(?:de )?(?:leden van )?(?:de|uw) kamer|kamerleden)\b", re.IGNORECASE
)
_REPLY: Final = re.compile(r"\b(?:beleids|kabinets|inhoudelijke )reactie\b|\bKamerbrief\b", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(r"\b(?:separaat|afzonderlijk|zo spoedig mogelijk|spoedig)\b", re.IGNORECASE)
_DETERMINER: Final = re.compile(
    r"\b(?:de|het|een|uw|hun|deze|die|enkele|alle|gestelde|schriftelijke|openstaande)\s$", re.IGNORECASE
)
_ATTENTION: Final = re.compile(r"\baandacht (?:\w+ )?(?:vragen|besteden|houden)\b", re.IGNORECASE)
_HOPED: Final = re.compile(r"\b(?:was|waren|heb|heeft)\b[^.]{0,60}$", re.IGNORECASE)
_WAS: Final = re.compile(r"\s{1,9}(?:was|waren)\b", re.IGNORECASE)
_HAVE: Final = re.compile(r"\b(?:heb|hebben|heeft|is|zijn|werd|werden|had|hadden)\b", re.IGNORECASE)
_HAVING: Final = re.compile(r"\bte hebben\b", re.IGNORECASE)


def stands(found: Found) -> bool:
    """Tell whether the cue makes a promise where it stands."""
    return not is_vetoed(found) and _GUARDS[found.cue.rule](found)


def _governed(found: Found) -> bool:
    return found.subject.governs


def _governed_to_house(found: Found) -> bool:
    """ "Wat de Kamer vroeg, zal ik in mei verstrekken": the House may stand in the clause that is put in front."""
    is_in_front = found.verb[0] == 0 and found.is_dated() and RECEIVER.search(found.clause.before) is not None
    return (found.names_house() or is_in_front) and found.subject.governs


def _passive(found: Found) -> bool:
    text = found.clause.text
    if not _PASSIVE.search(text) and not found.act.startswith(("terug", "op de hoogte")):
        return False
    is_told = (
        re.fullmatch(wordings.TELLING_PART, found.act, re.IGNORECASE) is not None and _ABOUT_IT.match(text) is not None
    )
    return found.names_house() or ((_PAPER.search(text) is not None or is_told) and not _TO_OTHERS.search(text))


def _present_passive(found: Found) -> bool:
    text = found.clause.text
    is_answer = found.act == "beantwoord" and _BY_ITSELF.search(text) is not None
    if not (found.names_house() or is_answer) or _DONE.search(text):
        return False
    is_plain = re.fullmatch(wordings.TELLING_PART, found.act, re.IGNORECASE) is not None
    if is_plain and text[slice(*found.verb)].lower() not in ("kan", "kunnen"):
        return True
    return found.is_dated() or LATER.search(found.clause.before + text) is not None


def _receives(found: Found) -> bool:
    if found.act or re.search(r"tegemoet|hoort|verneemt", found.match.group(), re.IGNORECASE):
        return found.subject is not Subject.THIRD
    return not _DONE.search(found.clause.text) and (found.is_dated() or bool(LATER.search(found.clause.text)))


def _reaches(found: Found) -> bool:
    if found.match.group("which") and not _PAPER_AT_END.search(found.clause.before):
        return False
    if found.match.group("verb"):
        return found.names_house() and not found.subject.governs
    return found.is_dated() and (found.match.group("verb4") is None or not _DONE.search(found.clause.text))


def _listed(found: Found) -> bool:
    """An item of a planning: "Q4 2027: brief aan uw Kamer", a moment and a paper without a verb."""
    return found.is_dated() and _VERB.search(found.clause.text) is None and len(found.clause.text) < _ITEM_LENGTH


def _readied(found: Found) -> bool:
    is_ours = found.subject is not Subject.THIRD and not _TO_OTHERS.search(found.clause.text)
    return is_ours and found.is_dated() and not _DONE.search(found.clause.text)


def _present(found: Found) -> bool:
    verb = found.clause.text[slice(*found.verb)].lower()
    if verb.endswith("en") and not _WE.search(found.clause.text):
        return False
    if not found.subject.governs or _DONE.search(found.clause.text) or _is_participle(found, verb):
        return False
    sentence = found.clause.before + found.clause.text
    is_joined = found.verb[0] == 0 and found.clause.before.rstrip().endswith(" en") and not NOW.search(sentence)
    is_open = found.cue is cues.PRESENT_FIRST and (verb.startswith(("kom", "houd", "koppel")) or is_joined)
    return found.is_dated() or bool(LATER.search(sentence)) or is_open


def _is_participle(found: Found, verb: str) -> bool:
    """ "Heb ik u bericht": what reads as the present of "berichten" is a participle there."""
    return verb == "bericht" and _HAVE.search(found.clause.text[: found.verb[0]]) is not None


def _present_to(found: Found) -> bool:
    text = found.clause.text
    is_later = found.is_dated() or _AFTER_EVENT.search(found.clause.before + text) is not None
    return (found.names_house() or _is_reply(found)) and is_later and _present(found)


def _is_reply(found: Found) -> bool:
    """A reaction or letter that is sent without saying to whom goes to the House: "stuur ik een beleidsreactie"."""
    is_sent = found.clause.text[slice(*found.verb)].lower().startswith(("stu", "zend"))
    return is_sent and _REPLY.search(found.clause.text) is not None and not _TO_OTHERS.search(found.clause.text)


def _as_noun(found: Found) -> bool:
    is_ours = found.names_house() or "voorstel" in found.clause.text.lower()
    return is_ours and found.is_dated() and found.subject is not Subject.THIRD


def _intended(found: Found) -> bool:
    text = found.clause.text
    verb = text[slice(*found.verb)].lower()
    if found.subject in (Subject.THIRD, Subject.HOUSE) or (_HAVING.search(text) and found.act != "gereed"):
        return False
    if _HOPED.search(text[: found.verb[0]]) or _WAS.match(text, found.verb[1]):
        return False
    is_named = HOUSE.search(text, _clause_start(text, found.verb[0])) is not None or (
        _READIED.fullmatch(found.act) is not None and _OWED.search(text) is not None
    )
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
    if not (_IN_PAPER.search(where) or is_at_debate) or found.subject is Subject.THIRD:
        return False
    verb = text[slice(*found.verb)].lower()
    if found.act in ("mee", "in") and verb not in ("ga", "gaan", "neem", "nemen"):
        return False
    if not found.act:
        return found.subject.governs and not _DONE.search(text) and _UPCOMING.search(where) is not None
    return verb in ("zal", "zullen") or _UPCOMING.search(text) is not None or found.is_dated()


def _impersonal(found: Found) -> bool:
    return re.search(r"\ber\b", found.clause.text[: found.verb[1] + 4], re.IGNORECASE) is not None


def _explicit(found: Found) -> bool:
    is_open = re.match(r"\s{0,9}of\b", found.clause.text, re.IGNORECASE) or re.search(
        r"\bof (?:ik|wij|we)\b", found.clause.text[: found.verb[0]]
    )
    return found.subject not in (Subject.THIRD, Subject.HOUSE) and not is_open


def _acts(found: Found) -> bool:
    """The act must be a verb: not the noun of "de beantwoording van de vragen"."""
    if _offers_talk(found) or (_ATTENTION.search(found.match.group()) and not _is_at_occasion(found)):
        return False
    before = found.clause.text[: found.match.start("act")]
    is_kept_up = re.search(r"\bblijven\b", found.match.group()) is not None
    return found.subject.governs and _DETERMINER.search(before) is None and not is_kept_up


def _is_at_occasion(found: Found) -> bool:
    return found.is_dated() or _UPCOMING.search(found.clause.text) is not None


def _ready(found: Found) -> bool:
    is_conditional = re.match(
        r"\W{0,20}(?:indien|mocht|als|wanneer)\b", found.clause.before + found.clause.text, re.IGNORECASE
    )
    return not is_conditional and subject_of(found.clause.text, *found.verb).governs


def _going(found: Found) -> bool:
    is_meeting = found.match.group("verb4") or found.match.group("verb5")
    if is_meeting and not found.is_dated():
        return False
    return found.subject.governs and not _DONE.search(found.clause.text) and not _offers_talk(found)


def _offers_talk(found: Found) -> bool:
    """Tell whether it is a courtesy: a talk with parliament itself, at no moment named."""
    return not found.is_dated() and found.act.startswith(_TALKS) and _WITH_HOUSE.search(found.clause.text) is not None


def _dated_and_governed(found: Found) -> bool:
    return found.is_dated() and found.subject.governs


def _striving(found: Found) -> bool:
    return found.subject.governs


_GUARDS: Final[dict[str, Callable[[Found], bool]]] = {
    cues.EXPLICIT.rule: _explicit,
    cues.FUTURE_ACTIVE.rule: _governed,
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
    cues.ACT.rule: _acts,
    cues.READY.rule: _ready,
    cues.ACT_GOING.rule: _going,
    cues.ACT_PASSIVE.rule: _impersonal,
    cues.EFFORT.rule: _striving,
    cues.COMING_WITH.rule: _dated_and_governed,
    cues.NOMINAL.rule: _as_noun,
    cues.WANTED.rule: lambda found: found.names_house() and _dated_and_governed(found),
    cues.ACT_NOW.rule: _governed,
    cues.SAID_AT_CLOSING.rule: lambda found: True,
}
