"""The moments to come that the words name, as a promise is read against them: day, chamber, calendar and policy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from commitments.calendars import HOUSE, Calendar
from commitments.deadlines import DEFAULT_POLICY, Deadline, Policy, find_deadlines
from sources.reading.clauses import NOT_THEN
from sources.reading.occasions import occasion_of

_NO_TERM: Final = re.compile(
    r"\b(?:(?:zoals|evenals|net als)\s(?:ook\s)?|in plaats van\s|niet\s(?:meer\s|al\s)?)$",
    re.IGNORECASE,
)
_HABIT: Final = re.compile(r"in (?:het weekend|de weekenden)", re.IGNORECASE)
_FULL_DAY: Final = re.compile(r"\d{4}\b")
"""The day of the letter itself, written out, is no term ("Den Haag, 10 maart 2026"), but a last day is."""
_VAGUE: Final = re.compile(r"(?:de )?komende (?:tijd|periode|maanden|weken|jaren)", re.IGNORECASE)
_ABOUT: Final = re.compile(r"\b(?:van|over|op|aan|naar)\s$", re.IGNORECASE)
""" "De plannen voor", "over de komende jaren": what it is about, and not when."""
_OF_A_DAY: Final = re.compile(r"\d\s?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every promise is read against: day and chamber of the saying, the calendar and the policy of terms."""

    said_on: date | None
    calendar: Calendar
    policy: Policy = DEFAULT_POLICY
    chamber: str = HOUSE
    year_from: date | None = None
    """First day of the parliamentary year, for a report whose own day is unknown: its terms are seen, not dated."""

    _read: dict[str, tuple[Deadline, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was read already: several rules ask after the moments of one sentence."""

    def moments(self, words: str) -> tuple[Deadline, ...]:
        """Return the moments to come that the words name; none when not even the year of the paper is known."""
        if words not in self._read:
            self._read[words] = tuple(self._dated(words))
        return self._read[words]

    def _dated(self, words: str) -> Iterable[Deadline]:
        if self.said_on is not None:
            return self._moments(words, self.said_on)
        if self.year_from is None:
            return ()
        return (_undated(moment) for moment in self._moments(words, self.year_from))

    def _moments(self, words: str, said_on: date) -> list[Deadline]:
        calendar, policy = self.calendar, self.policy
        found = find_deadlines(words, said_on, calendar=calendar, policy=policy, chamber=self.chamber)
        kept = [
            moment
            for moment in found
            if not _OF_A_DAY.search(words, 0, moment.start)
            and not _NO_TERM.search(words, 0, moment.start)
            and not _HABIT.fullmatch(moment.wording)
            and not (moment.earliest == moment.latest == said_on and _FULL_DAY.search(moment.wording))
            and not (_VAGUE.fullmatch(moment.wording) and _ABOUT.search(words, 0, moment.start))
        ]
        old = NOT_THEN.search(words)
        if old is not None:
            kept = [moment for moment in kept if moment.end <= old.start() or moment.end > old.end()]
        kept = [moment for moment in kept if not moment.wording.lower().startswith("niet ")] or kept
        return kept or occasion_of(words, said_on, calendar, policy)


def _undated(moment: Deadline) -> Deadline:
    explanation = f"'{moment.wording}' = geen dag: de dag waarop het is gezegd, is niet bekend"
    return replace(moment, earliest=None, latest=None, explanation=explanation)
