"""Which of the moments in a sentence is the term of its promise.

"Het instituut brengt in mei advies uit; dat zend ik u na ontvangst toe" names the instituut's month and the minister's
moment. What stands in the clause of the promise goes first; what stands beyond a semicolon counts where "ik" or "dat"
goes on about it.
"""

import re
from collections.abc import Sequence
from typing import Final

from commitments.deadlines import Basis, Deadline, choose_deadline
from sources.reading.found import Found
from sources.reading.spans import SuggestionClass

_WHICH: Final = re.compile(r"\S?,\s(?:die|dat|welke|waarvan)\s", re.IGNORECASE)
_OURS: Final = re.compile(r"\b(?:ik|wij|we|u|uw kamer|de kamer|dat|dit|die|deze)\b", re.IGNORECASE)


def term_of(found: Found, kind: SuggestionClass, moments: Sequence[Deadline], clean: str) -> Deadline | None:
    """The moment that belongs to the verb: a recurring one first for what recurs, only an occasion for an effort."""
    fitting = list(moments)
    if kind is SuggestionClass.RECURRING:
        fitting = [moment for moment in moments if moment.basis is Basis.RECURRING] or fitting
    if kind is SuggestionClass.EFFORT:
        fitting = [moment for moment in moments if moment.basis is Basis.OCCASION]
    return choose_deadline(_near(found, fitting, clean), near=found.clause.start + found.verb[0])


def _near(found: Found, moments: Sequence[Deadline], clean: str) -> list[Deadline]:
    start = found.clause.start
    end = start + len(found.clause.text)
    stop = clean.find(";", start + found.verb[0])
    stop = stop if stop >= 0 else len(clean)
    here = [moment for moment in moments if start <= moment.start < end]
    told_after = [moment for moment in moments if moment.start > stop and _OURS.search(clean[stop : moment.start])]
    if here and not any(moment.latest for moment in here):
        here += [moment for moment in moments if end <= moment.start < stop and _WHICH.match(clean, end - 1)]
    if any(moment.latest for moment in told_after):
        return [*here, *told_after]
    return here or [moment for moment in moments if moment.start < stop] or told_after
