"""When a rule of ``reserved_cues.py`` may count: an act outside the room, by the speaker, and still to come."""

import re
from typing import Final

from sources.reading import act_guards
from sources.reading.clauses import Subject
from sources.reading.found import Found
from sources.reading.pledge_guards import from_others
from sources.reading.times import DONE

_IN_THE_ROOM: Final = re.compile(
    r"\b(?:antwoord\w*|beantwoord\w*|uit ?(?:te )?leg\w*|toe ?(?:te )?licht\w*|duidelijk|kort|samenvat\w*|de vragen"
    r"|alle vragen|naar (?:uw|de|alle|die) (?:vragen|moties|amendementen)|vergeten|het woord|nog iets|overtuigen"
    r"|de voorzitter|beeld (?:te )?(?:geven|schetsen))\b",
    re.IGNORECASE,
)
_SOON: Final = re.compile(r"\b(?:snel|spoedig|z[os] snel mogelijk|alsnog|voor de stemming\w*)\b", re.IGNORECASE)
_BEFORE_NOW: Final = re.compile(
    r"\b(?:vorige?|toen|destijds|indertijd|jl|afgelopen|eergisteren|gisteren|in (?:het|een) (?:vorige? |eerder )debat"
    r"|in (?:mijn|de|een) (?:\w+ )?brief(?! zal)|(?:19|20)\d\d)\b(?=.{0,200}\b(?:gezegd|aangegeven|gemeld)\b)",
    re.IGNORECASE,
)
_IF: Final = re.compile(
    r"\b(?:mocht|mochten|als|indien|lukt|lukken|blijkt|zodra|wanneer|tenzij|loopt|anders)\b", re.IGNORECASE
)
_ALWAYS: Final = re.compile(r"\b(?:altijd|steeds|elke?|iedere?|voortdurend|jaren)\b", re.IGNORECASE)


def _is_ahead(found: Found) -> bool:
    text = found.clause.text
    return not DONE.search(text) and not _ALWAYS.search(text)


def tries(found: Found) -> bool:
    """Something that is sent, taken up or got done; without its name ("dat") at a moment only."""
    words = found.match.group()
    if not found.subject.governs or not _is_ahead(found) or _IN_THE_ROOM.search(words):
        return False
    is_named = found.match.group("act3") is None
    return is_named or found.is_dated() or _SOON.search(found.clause.text) is not None


def carries_out(found: Found) -> bool:
    """The speaker carries it out: not if it is adopted, which the House decides."""
    return found.subject.governs and _is_ahead(found)


def looks(found: Found) -> bool:
    """Looks after the debate: not whether all questions were heard."""
    return found.subject.governs and _is_ahead(found) and not _IN_THE_ROOM.search(found.clause.text)


def told_if(found: Found) -> bool:
    """Told when something is or is not so: "dan meld ik u nog" with no condition goes on with the speech."""
    is_after = found.match.group("act6") is not None
    is_hanging = (
        is_after or _IF.search(found.clause.text, 0, found.match.start()) or "anders" in found.match.group().lower()
    )
    is_ours = found.subject is not Subject.THIRD
    return bool(is_hanging) and is_ours and _is_ahead(found)


def said_once_more(found: Found) -> bool:
    """Said a moment ago in this debate, and still to come: what an earlier letter holds was promised there."""
    is_again = found.match.group("act2") is not None
    return is_again or (not _BEFORE_NOW.search(found.clause.text) and found.subject.governs)


def widened(found: Found) -> bool:
    is_passive = found.match.group("verb6") is not None
    is_ours = found.subject is not Subject.THIRD if is_passive else found.subject.governs
    return is_ours and _is_ahead(found)


def to_house(found: Found) -> bool:
    """A paper of the government, not of an adviser, that has not gone there yet."""
    is_ours = found.subject is not Subject.THIRD and not from_others(found.clause.text)
    return is_ours and _is_ahead(found)


def evaluates(found: Found) -> bool:
    return found.subject.governs and found.is_dated() and _is_ahead(found)


def asks_attention(found: Found) -> bool:
    return found.subject.governs and _is_ahead(found) and not act_guards.is_courtesy(found)
