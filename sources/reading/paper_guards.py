"""When a cue of a paper may count: it reaches parliament, is ready, is announced, or will hold something."""

import re
from typing import Final

from sources.reading import wordings
from sources.reading.clauses import HOUSE, Subject
from sources.reading.found import TIMES, Found
from sources.reading.references.grammar import MONTHS
from sources.reading.times import AFTER_EVENT, DONE, LATER, UPCOMING

_VERB: Final = re.compile(
    r"\b(?:is|zijn|was|waren|heb|heeft|hebben|wordt|worden|werd|zal|zullen|kan|kunnen|\w*stuurd"
    r"|\w*zonden|aangeboden|te)\b",
    re.IGNORECASE,
)
_ITEM_LENGTH: Final = 200
_IN_PAPER: Final = re.compile(
    rf"\b(?:in|bij|via|met) (?:de|het|een|die|dat|deze|mijn|onze|haar|zijn|\w+ende)?\s?(?:(?!over\b|van\b|voor\b"
    rf"|met\b|in\b|aan\b|op\b|kamer\b)[\w-]+\s){{0,4}}?(?:{wordings.PAPER}|[\w-]{{0,20}}opdracht|vragenlijst"
    rf"|taakomschrijving|instellingsbesluit)\b",
    re.IGNORECASE,
)
_ADJECTIVE: Final = re.compile(r"\b(?:de|het|een|alle|deze|die|diverse)\s\Z", re.IGNORECASE)
""" "De betrokken reders" draws nobody in."""
_OF_A_MONTH: Final = re.compile(
    rf"\b{wordings.PAPER}\b[^.;]{{0,60}}? van (?:{MONTHS})\b(?! \d)[^.;]{{0,20}}\b(?:ik|wij|we)\b", re.IGNORECASE
)
""" "In de brief van juni ga ik in op": what it says there now is to come."""
_AT_DEBATE: Final = re.compile(
    r"\b(?:bij|tijdens|in)\s(?:gelegenheid van\s)?(?:de|het|dat|dit)\s(?:[\w-]{1,30}\s){0,2}"
    r"(?:[\w-]{0,40}(?:behandeling|debat|overleg)|(?-i:W?V?[AN]O|CD|TMD))\b",
    re.IGNORECASE,
)
PAPER: Final = re.compile(rf"\b{wordings.PAPER}\b", re.IGNORECASE)
_PAPER_AT_END: Final = re.compile(rf"\b{wordings.PAPER}\b[^.;]{{0,60}}\Z", re.IGNORECASE)
_SUPPLEMENTED: Final = re.compile(r"(?:aan|uit|toe)\s?(?:te\s)?(?:vullen|breiden|voegen|gevuld|gebreid|gevoegd)")
_PURPOSE: Final = re.compile(r"\bom\b(?! die reden)[^,;]{0,160}\Z", re.IGNORECASE)
_OF_IT: Final = re.compile(r"(?:daar|hier)(?:van)?\b", re.IGNORECASE)
_FROM_ME: Final = re.compile(r"\bvan (?:mij|me|ons)\b", re.IGNORECASE)
_ALREADY: Final = re.compile(
    r"\b(?:reeds|er ?van uit|inmiddels|momenteel|gewoonlijk|doorgaans|normaliter)\b|\A\W{0,9}(?:nu|zoals)\b",
    re.IGNORECASE,
)
_RECEIVING: Final = re.compile(
    r"\b(?:krijg(?:t|en)|ontvang(?:t|en)|verwachten|tegemoet|beschikken|vernemen|horen|hoort|lezen|leest|vindt"
    r"|vinden|hebt|bereikt"
    r"|bereiken|heeft|ligt|gestuurd|gezonden|ge\s?ïnformeerd)\b",
    re.IGNORECASE,
)
_THINKS: Final = re.compile(
    r"(?:denk|denken|vind|vinden|hoop|hopen|geloof|geloven|zie|zien|weet|weten|heb|hebben|ben|zijn|had|hadden"
    r"|was|waren"
    r"|zou|zouden|kon|wens|verwacht|verwachten|als|dat|die|of|wat|waar|en|om|moet|moeten|mag|lees|hoor"
    r"|\b\w{1,20}(?:de|te"
    r"|den|ten))",
    re.IGNORECASE,
)
_MEMBER: Final = re.compile(rf"\b{wordings.NAMED}", re.IGNORECASE)
_LAID_BEFORE: Final = re.compile(
    r"\b(?:ligt|liggen|staat|staan|komt|komen)\b.{0,60}?\b(?:voor bij|bij u voor|bij (?:uw|de) kamer voor"
    r"|ter stemming|ter besluitvorming|ter behandeling"
    r"|op de agenda|in stemming)\b"
    r"|\b(?:wordt|worden)\b.{0,60}?\bin (?:uw|de) kamer\b.{0,120}?\b(?:behandeld|besproken|gesproken|gestemd)\b",
    re.IGNORECASE,
)
_ENSURING: Final = re.compile(r"\b(?:zorg|zorgen|zorgdragen|regel|regelen|toezien)\b", re.IGNORECASE)


_EXPECTED_OF_ME: Final = re.compile(
    r"\bverwachten (?:van|dat)\b|\bvan (?:mij|me|ons|het kabinet|de regering|deze? (?:minister|staatssecretaris))\s"
    r"(?:\w{1,20}\s)?verwachten\W{0,3}\Z",
    re.IGNORECASE,
)
"""Trust that is asked for, and no paper: "u mag van mij verwachten dat ik daar scherp op ben"."""


_NO_PAPER: Final = re.compile(
    r"\b(?:de|die|deze|dat|het|alle) (?:kans|ruimte|gelegenheid|steun|woord|beurt|vrijheid|eer)\b"
    r"|\b(?:gelijk|een compliment|een standje|steun)\W{0,3}\Z",
    re.IGNORECASE,
)


_THIS_LETTER: Final = re.compile(r"\b(?:u|uw kamer|de kamer)\s(?:\w+\s)?deze (?:kamer|verzamel)?brief\b", re.IGNORECASE)
_FINDS: Final = re.compile(r"\b(?:treft|vindt|leest)\b", re.IGNORECASE)
_IN_NEXT: Final = re.compile(
    r"\b(?:zodra|nadat|(?:eerst)?volgende|komende|aanstaande|nieuwe|die (?:ik|wij|binnenkort"
    r"|nog))\b",
    re.IGNORECASE,
)
"""What is found in a paper to come; "treft u nog aan" is found in this one."""


def receives(found: Found) -> bool:
    if _NO_PAPER.search(found.clause.text) or (_EXPECTED_OF_ME.search(found.clause.text) and not found.has_time()):
        return False
    if found.act or re.search(r"tegemoet|hoort|verneemt", found.match.group(), re.IGNORECASE):
        return found.subject is not Subject.THIRD
    if _THIS_LETTER.search(found.clause.text) and not found.has_time():
        return False
    if _FINDS.search(found.match.group()):
        return found.is_dated() or _IN_NEXT.search(found.clause.before + found.clause.text) is not None
    is_future = found.clause.text[slice(*found.verb)].lower() in ("zal", "zult", "zullen")
    is_later = (
        is_future
        or _FROM_ME.search(found.clause.text)
        or _OF_IT.match(found.match.group())
        or found.is_dated()
        or LATER.search(found.clause.text) is not None
    )
    return bool(is_later) and not DONE.search(found.clause.text)


_BY_OTHERS: Final = re.compile(
    r"\b(?:onderzoek|evaluatie|advies|rapport|verkenning) (?:door|van) (?:de|het|een) "
    r"(?!minister|staatssecretaris|kabinet)",
    re.IGNORECASE,
)


def reaches(found: Found) -> bool:
    if found.match.group("which") and not _PAPER_AT_END.search(found.clause.before):
        return False
    if found.match.group("verb"):
        return found.names_house() and not found.subject.governs
    if found.match.group("verb3") and (found.subject.governs or _BY_OTHERS.search(found.clause.text, found.verb[1])):
        return False
    is_later = found.is_dated() or AFTER_EVENT.search(found.clause.text) is not None
    return is_later and (found.match.group("verb4") is None or not DONE.search(found.clause.text))


_WAS_PLANNED: Final = re.compile(r"\b(?:stond|stonden|was|waren|lag|lagen)\b", re.IGNORECASE)


def listed(found: Found) -> bool:
    """An item of a planning: "Q4 2027: brief aan uw Kamer", a moment and a paper without a verb."""
    return found.is_dated() and _VERB.search(found.clause.text) is None and len(found.clause.text) < _ITEM_LENGTH


def readied(found: Found) -> bool:
    is_ours = found.subject is not Subject.THIRD and not found.names_others()
    return is_ours and found.is_dated() and not DONE.search(found.clause.text)


def as_noun(found: Found) -> bool:
    is_ours = found.names_house() or "voorstel" in found.clause.text.lower() or found.act == "beantwoording"
    was_so = _WAS_PLANNED.search(found.clause.text) is not None
    return is_ours and not was_so and found.is_dated() and found.subject is not Subject.THIRD


def content(found: Found) -> bool:
    text = found.clause.text
    where = found.clause.before[-200:] + text if found.verb[0] == 0 else text
    is_at_debate = found.subject.governs and _AT_DEBATE.search(where) is not None
    is_more_of_it = _SUPPLEMENTED.fullmatch(found.act) is not None and PAPER.search(text) is not None
    if not (_IN_PAPER.search(where) or is_at_debate or is_more_of_it) or found.subject is Subject.THIRD:
        return False
    verb = text[slice(*found.verb)].lower()
    if found.act == "betrokken" and _ADJECTIVE.search(text[: found.match.end() - len(found.act)]):
        return False
    if _PURPOSE.search(text[found.verb[1] : found.match.end() - len(found.act)]):
        return False
    if not found.act:
        is_ahead = found.is_dated() or UPCOMING.search(where) is not None
        return found.subject.governs and not DONE.search(text) and is_ahead
    paper = _IN_PAPER.search(text)
    named = text if paper is None or verb not in ("wordt", "worden") else paper.group()
    is_ahead = UPCOMING.search(named) is not None or _OF_A_MONTH.search(text) is not None
    return verb in ("zal", "zullen") or is_ahead or found.is_dated()


def is_laid_before(text: str) -> bool:
    """Tell whether something lies before parliament for it to decide: "de begroting ligt morgen bij u voor"."""
    return _LAID_BEFORE.search(text) is not None


def there(found: Found) -> bool:
    is_ours = found.subject is not Subject.THIRD
    return found.has_time() and is_ours and not is_laid_before(found.clause.text)


def at_next(found: Found) -> bool:
    """What a minister does, in the present, in the next paper or at the next meeting."""
    is_doing = _THINKS.fullmatch(found.clause.text, *found.verb) is None
    return is_doing and found.subject.governs and not DONE.search(found.clause.text)


def ensured(found: Found) -> bool:
    """ "Ik zorg dat de Kamer het krijgt", "dat het in de volgende rapportage komt": parliament or its paper gets it."""
    words = found.match.group()
    is_owed = (
        HOUSE.search(words) is not None
        or _MEMBER.search(words) is not None
        or _IN_PAPER.search(found.clause.text, found.verb[1]) is not None
    )
    return found.subject.governs and _ENSURING.search(words) is not None and is_owed


def house_dated(found: Found) -> bool:
    """The House and a day to come in one clause: whatever the verb, something is owed."""
    text = found.clause.text
    if not found.names_house() or _ALREADY.search(text) or found.was_hoped() or is_laid_before(text):
        return False
    if found.subject is Subject.HOUSE or HOUSE.match(text[found.verb[1] :].lstrip()):
        return _RECEIVING.search(text) is not None and any(
            moment.basis in TIMES or moment.wording.lower().startswith(("voor ", "vóór ")) for moment in found.moments()
        )
    return found.subject is not Subject.THIRD and found.has_time()
