"""Which of the moments in a sentence is the term of its promise.

"Het instituut brengt in mei advies uit; dat zend ik u na ontvangst toe" names the instituut's month and the minister's
moment. What stands in the clause of the promise goes first; what stands beyond a semicolon counts where "ik" or "dat"
goes on about it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from commitments.deadlines import Basis, Deadline, choose_deadline
from sources.reading.found import Found
from sources.reading.spans import SuggestionClass

_WHICH: Final = re.compile(r"\S?,\s(?:die|dat|welke|waarvan)\s", re.IGNORECASE)
_OURS: Final = re.compile(r"\b(?:ik|wij|we|u|uw kamer|de kamer|dat|dit|die|deze)\b", re.IGNORECASE)


_WITHIN: Final = re.compile(r"binnen\b", re.IGNORECASE)
_BEFORE_I: Final = re.compile(r"voordat (?:ik|wij|we|u|de kamer)\b", re.IGNORECASE)
_AFTER_WHAT: Final = re.compile(r"\b(?:zodra|nadat)\b", re.IGNORECASE)
_PAST: Final = re.compile(r"\b(?:was|waren|heb|heeft|hebben|had|hadden|werd|werden|vroeg|vroegen)\b", re.IGNORECASE)
_VAGUE: Final = re.compile(r"(?:de )?komende (?:tijd|periode|maanden|weken|jaren)\b", re.IGNORECASE)
_WHAT: Final = re.compile(r"\b(?:wat|hoe|wanneer|welke|waarom|of)\b", re.IGNORECASE)
_STOPS: Final = re.compile(r"[,;:]|\b(?:en|maar)\b")
_THEN: Final = re.compile(r"\bdan\b", re.IGNORECASE)


def term_of(found: Found, kind: SuggestionClass, moments: Sequence[Deadline], clean: str) -> Deadline | None:
    """The moment that belongs to the verb: a recurring one first for what recurs, only an occasion for an effort."""
    fitting = [moment for moment in moments if not _is_told(moment, found, clean)]
    fitting = [moment for moment in fitting if not _is_itself(moment, found)] or fitting
    if kind is SuggestionClass.RECURRING:
        fitting = [moment for moment in moments if moment.basis is Basis.RECURRING] or fitting
    if kind is SuggestionClass.EFFORT:
        fitting = [moment for moment in moments if moment.basis is Basis.OCCASION]
    chosen = choose_deadline(_near(found, fitting, clean), near=found.clause.start + found.verb[0])
    return None if chosen is None else _counted_from(chosen, clean)


def _is_itself(moment: Deadline, found: Found) -> bool:
    """Tell whether a moment is the promise itself: "het wordt het najaar voordat ik hierop terugkom"."""
    verb = found.clause.start + found.verb[0]
    return _BEFORE_I.match(moment.wording) is not None and moment.start <= verb < moment.end


def _is_told(moment: Deadline, found: Found, clean: str) -> bool:
    """Tell whether a vague moment is part of what will be told: "ik schets wat wij de komende tijd doen"."""
    verb = found.clause.start + found.verb[1]
    return _VAGUE.match(moment.wording) is not None and _WHAT.search(clean, verb, moment.start) is not None


def _counted_from(term: Deadline, clean: str) -> Deadline:
    """A period that runs from what is still to happen has no day: "zodra ik het rapport heb, binnen twee weken"."""
    if term.latest is None or not _WITHIN.match(term.wording) or not _AFTER_WHAT.search(clean, 0, term.start):
        return term
    told = f"'{term.wording}' = geen dag: de termijn loopt vanaf iets wat nog moet gebeuren"
    return replace(term, earliest=None, latest=None, explanation=told)


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
    to_come = [moment for moment in moments if moment.start < stop and not _is_past(moment, clean)]
    if here and not any(moment.latest for moment in here) and _THEN.search(found.clause.text):
        here = [moment for moment in to_come if moment.latest and moment.start < start] or here
    return here or to_come or told_after


def _is_past(moment: Deadline, clean: str) -> bool:
    """Tell whether the words around a moment tell of the past: "ik was er in april nog, en ik kom er graag weer"."""
    if moment.latest is None:
        return False
    begins = max((stop.end() for stop in _STOPS.finditer(clean, 0, moment.start)), default=0)
    ends = _STOPS.search(clean, moment.end)
    return _PAST.search(clean, begins, ends.start() if ends else len(clean)) is not None
