"""When a rule of ``agreed_cues.py`` may count: the House, a paper to come or a moment stands in the words."""

import re
from typing import Final

from sources.reading.clauses import Subject
from sources.reading.found import TIMES, Found
from sources.reading.paper_guards import PAPER
from sources.reading.times import DONE

_THEN: Final = re.compile(r"\b(?:op dat moment|daarin|daarbij|te zijner tijd|tegen die tijd|dan)\b", re.IGNORECASE)
_IN_THE_ROOM: Final = re.compile(
    r"\bte (?:benadrukken|zeggen|melden|schetsen|benoemen)\s(?:dat|hoe|wat)\b|\b(?:motie|amendement|nu|hier|even kort"
    r"|straks|zo meteen|stil ?te ?staan)\b",
    re.IGNORECASE,
)
_COME: Final = re.compile(r"\bge\w{3,20}\W{0,5}\Z|\bsinds\b", re.IGNORECASE)
_THIRD_ACTS: Final = re.compile(r"\b(?:als|dat) (?:u|de kamer|de heer|mevrouw|gemeenten|zij|ze|hij)\b", re.IGNORECASE)


def thinks_good(found: Found) -> bool:
    """What would be good is told to the House, or goes into a paper: not what is good to say here and now."""
    words = found.clause.text[found.match.start() :]
    is_told = found.names_house() and words.lower().startswith("lijkt")
    is_anchored = is_told or PAPER.search(words) or _THEN.search(words) or found.is_dated()
    is_elsewhere = _IN_THE_ROOM.search(words) or _THIRD_ACTS.search(found.match.group())
    return bool(is_anchored) and not is_elsewhere and not DONE.search(words)


def shares(found: Found) -> bool:
    return found.subject.governs and not DONE.search(found.clause.text)


def there_by_then(found: Found) -> bool:
    """There at a moment: the days and periods only, for much "is er bij een ongeval"."""
    is_dated = any(moment.basis in TIMES or moment.latest for moment in found.moments())
    is_before = any(moment.wording.lower().startswith(("voor ", "vóór ")) for moment in found.moments())
    text = found.clause.text
    is_past = _COME.search(text, found.match.end()) is not None
    return found.subject is not Subject.THIRD and (is_dated or is_before) and not is_past and not DONE.search(text)
