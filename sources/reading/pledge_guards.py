"""When a rule of ``pledge_cues.py`` may count: outside the room, at a moment or in a paper to come, and not yet."""

import re
from typing import Final

from sources.reading import act_guards
from sources.reading.clauses import Subject
from sources.reading.found import Found
from sources.reading.times import AFTER_EVENT, DONE, LATER, UPCOMING

_FROM_US: Final = re.compile(r"\bvan (?:mij|me|ons)\b", re.IGNORECASE)
_WRITTEN: Final = re.compile(
    r"\b(?:schriftelijk|op papier|op schrift|zwart-op-wit|per brief|(?:een|de|die|mijn) [\w-]{0,40}brief(?:je)?)\b",
    re.IGNORECASE,
)
_ANSWERED: Final = re.compile(
    r"\b(?:antwoord|bericht|uitsluitsel|de (?:uitkomst\w*|cijfers)|een (?:reactie|afschrift|overzicht"
    r"|verslag|technische briefing)|het (?:rapport|verslag|overzicht)|zwart-op-wit)\b|\A\W{0,9}(?:en\s)?(?:dat|die"
    r"|ze)\s(?:krijg|ontvang)",
    re.IGNORECASE,
)
_GIVEN_AT_ONCE: Final = re.compile(
    r"\b(?:gelijk|het woord|(?:de|die|deze|alle) (?:kans|ruimte|gelegenheid|steun|beurt)|het oordeel|oordeel kamer"
    r"|spijt|zin|last|de indruk|een voorbeeld|te maken"
    r"|te horen dat|de vraag|een punt|een compliment)\b",
    re.IGNORECASE,
)
_PARTICIPLE: Final = re.compile(
    r"\b\w{0,12}ge[a-zà-ÿ]{3,20}(?:d|t)\b"
    r"|\b(?:ge\w{2,20}en|\w{0,10}(?:ont|ver|be)\w{2,20}(?:d|t|en)|\w{1,12}ge\w{2,20}en)(?=\W{0,9}\Z|,|\s"
    r"(?:of|dat|om|hoe|wat|in|over|naar|met|aan|op)\b)",
    re.IGNORECASE,
)
_HE: Final = re.compile(r"\b(?:hij|zij)\b", re.IGNORECASE)
_HAS: Final = re.compile(r"hebt|heeft|hebben", re.IGNORECASE)
_HAD: Final = re.compile(r"\b(?:heeft|hebt|heb|hebben|had|hadden)\b", re.IGNORECASE)
_KNOWS: Final = re.compile(r"ziet|weet|leest|hoort|horen", re.IGNORECASE)
_PUT_FIRST: Final = re.compile(r"\A\W{0,9}(?:wat|of|hoe|wanneer|welke|waarom|zodra|als)\b", re.IGNORECASE)
_TO_COME: Final = re.compile(
    r"\bvan (?:het |dit |komend |volgend )?(?:voorjaar|najaar|zomer|winter|januari|februari|maart|april|mei|juni|juli"
    r"|augustus|september|oktober|november|december|volgend jaar|volgende maand)\b"
    r"|\b(?:die|dat) (?:ik|wij|we|u|de kamer)\b.{0,60}\b(?:stuur|krijgt|ontvangt|komt|had aangekondigd)\b"
    r"|\bdie .{0,40}\bkomt\b|\bgeannoteerde agenda\b|\bdezelfde\b|\bde (?:miljoenennota|voorjaarsnota|najaarsnota"
    r"|ontwerpbegroting)\b",
    re.IGNORECASE,
)
_NOT_YOURS: Final = re.compile(
    r"\b(?:rapport|advies|onderzoek|monitor|evaluatie|brief|verslag) van (?:de|het) (?!kabinet|minister"
    r"|staatssecretaris"
    r"|regering|najaar|voorjaar|zomer|winter)\w+",
    re.IGNORECASE,
)
_BY_OTHERS: Final = re.compile(
    r"\b(?:van|door) (?:de|het) (?!(?:\w+ )?(?:kabinet|minister|staatssecretaris|regering|najaar|voorjaar|zomer"
    r"|winter|kamer|week|maand|jaar|rijk|onderzoek|evaluatie|uitvoering|heer)\b)[\w-]+",
    re.IGNORECASE,
)
_DATED_ROOM: Final = re.compile(
    r"\bvan \d{1,2} [a-z]{3,9}\b|\b(?:volgende|komende|aanstaande|eerstvolgende)\b", re.IGNORECASE
)
_IS_HABIT: Final = re.compile(
    r"\b(?:geregeld|regelmatig|vaak|altijd|steeds|elke? \w+|iedere? \w+|dagelijks|wekelijks)\b", re.IGNORECASE
)


def from_others(text: str) -> bool:
    """Tell whether a paper is somebody else's: "een voorstel van de Europese Commissie"."""
    return _BY_OTHERS.search(text) is not None


def told(found: Found) -> bool:
    """Told to a member: at a moment, in a paper, after an event, or what a question in front of it asks."""
    text = found.clause.text
    if not found.subject.governs or DONE.search(text) or _GIVEN_AT_ONCE.search(text):
        return False
    is_bare = found.match.group("verb4") is not None or found.match.group("verb5") is not None
    return not is_bare or _is_later(found)


def _is_later(found: Found) -> bool:
    text = found.clause.text
    return (
        found.is_dated()
        or _WRITTEN.search(text) is not None
        or AFTER_EVENT.search(found.clause.before + text) is not None
        or _PUT_FIRST.match(found.clause.before) is not None
    )


def gets(found: Found) -> bool:
    """A member or the House gets or hears something: from the speaker, on paper, as an answer, or by then."""
    text = found.clause.text
    if DONE.search(text) or _GIVEN_AT_ONCE.search(text):
        return False
    verb = text[slice(*found.verb)].lower()
    if verb in ("ontvangen", "horen") and _HAD.search(text, 0, found.verb[0]):
        return False
    is_by_pronoun = _HE.search(found.match.group()) is not None
    if is_by_pronoun and (
        verb.endswith("en")
        or not (_ANSWERED.search(text) or _FROM_US.search(text) or (verb == "hoort" and found.is_dated()))
    ):
        return False
    if _HAS.fullmatch(verb):
        return found.is_dated() and _PARTICIPLE.search(text) is None
    if _KNOWS.fullmatch(verb):
        is_heard = verb.startswith("h") and found.is_dated()
        return _FROM_US.search(text) is not None or found.has_time() or is_heard
    return (
        _FROM_US.search(text) is not None
        or _WRITTEN.search(text) is not None
        or _ANSWERED.search(text) is not None
        or found.is_dated()
        or LATER.search(text) is not None
    )


def held(found: Found) -> bool:
    """A paper of the government that is to come will hold it."""
    text = found.clause.text
    is_doing = found.match.group("verb2") is not None or found.match.group("verb3") is not None
    if (is_doing and not found.subject.governs) or DONE.search(text) or _NOT_YOURS.search(text):
        return False
    is_ours = found.subject is not Subject.THIRD
    where = text[found.verb[0] :]
    if found.match.group("verb4") is not None:
        return is_ours
    return is_ours and (found.has_time() or UPCOMING.search(where) is not None or _TO_COME.search(where) is not None)


def outside(found: Found) -> bool:
    """An act outside the room, by the speaker, that is not done already or all the time."""
    text = found.clause.text
    return (
        found.subject.governs
        and not DONE.search(text)
        and not _IS_HABIT.search(text)
        and not act_guards.is_courtesy(found)
    )


def at_venue(found: Found) -> bool:
    where = found.clause.text[found.match.start() :]
    return outside(found) and (found.has_time() or _DATED_ROOM.search(where) is not None)


def supplied(found: Found) -> bool:
    """What the speaker can send goes to the House, or to nobody else."""
    return found.subject.governs and not DONE.search(found.clause.text) and not found.names_others()


def there(found: Found) -> bool:
    """A letter, or another paper by a moment: no plan "ligt er" without one."""
    text = found.clause.text
    is_letter = found.act.endswith(("brief", "briefje"))
    is_owed = is_letter or found.has_time() or (found.match.group("verb4") is not None)
    is_past = _PARTICIPLE.search(text, found.match.end()) is not None or _BY_OTHERS.search(text, found.verb[1])
    return found.subject is not Subject.THIRD and is_owed and not is_past and not DONE.search(text)


def comes(found: Found) -> bool:
    """A paper of the government that is still to come; without a moment only where it says so."""
    text = found.clause.text
    is_open = text[slice(*found.verb)].lower().endswith("nog")
    is_ours = found.subject is not Subject.THIRD and _NOT_YOURS.search(text) is None
    return is_ours and (is_open or found.is_dated()) and not DONE.search(text)


def expected(found: Found) -> bool:
    is_ours = found.subject not in (Subject.THIRD, Subject.HOUSE)
    return is_ours and found.has_time() and not DONE.search(found.clause.text)


def done_then(found: Found) -> bool:
    text = found.clause.text
    is_habit = DONE.search(text) or _IS_HABIT.search(text)
    return found.subject.governs and found.is_dated() and not is_habit
