"""When a cue of an act may count: an act that can be checked, by the government, and no mere courtesy."""

import re
from typing import Final

from sources.reading.found import Found
from sources.reading.times import DONE, UPCOMING

_TALKS: Final = ("in gesprek", "in overleg", "het gesprek", "een gesprek", "van gedachten")
_WITH_HOUSE: Final = re.compile(
    r"\bmet (?:u|uw (?:kamer|commissie)|(?:de )?(?:leden van )?(?:de|uw) kamer|kamerleden)\b", re.IGNORECASE
)
_DETERMINER: Final = re.compile(
    r"\b(?:de|het|een|uw|hun|deze|die|enkele|alle|gestelde|schriftelijke|openstaande)\s$", re.IGNORECASE
)
_ATTENTION: Final = re.compile(r"\baandacht (?:\w+ )?(?:vragen|besteden|houden)\b", re.IGNORECASE)


def impersonal(found: Found) -> bool:
    return re.search(r"\ber\b", found.clause.text[: found.verb[1] + 4], re.IGNORECASE) is not None


def acts(found: Found) -> bool:
    """The act must be a verb: not the noun of "de beantwoording van de vragen"."""
    if is_courtesy(found) or (_ATTENTION.search(found.match.group()) and not _is_at_occasion(found)):
        return False
    before = found.clause.text[: found.match.start("act")]
    is_kept_up = re.search(r"\bblijven\b", found.match.group()) is not None
    return found.subject.governs and _DETERMINER.search(before) is None and not is_kept_up


def _is_at_occasion(found: Found) -> bool:
    return found.is_dated() or UPCOMING.search(found.clause.text) is not None


def ready(found: Found) -> bool:
    is_conditional = re.match(
        r"\W{0,20}(?:indien|mocht|als|wanneer)\b", found.clause.before + found.clause.text, re.IGNORECASE
    )
    is_bill = found.act.startswith("indiening")
    return (not is_conditional or is_bill) and found.subject.governs


def going(found: Found) -> bool:
    is_meeting = found.match.group("verb4") or found.match.group("verb5")
    if is_meeting and not found.is_dated():
        return False
    return found.subject.governs and not DONE.search(found.clause.text) and not is_courtesy(found)


def is_courtesy(found: Found) -> bool:
    """Tell whether it is a courtesy: a talk with parliament itself, at no moment named."""
    is_kind = re.search(r"\bgraag\b", found.clause.text, re.IGNORECASE) is not None
    return (
        (is_kind or not found.is_dated())
        and found.act.startswith(_TALKS)
        and _WITH_HOUSE.search(found.clause.text) is not None
    )
