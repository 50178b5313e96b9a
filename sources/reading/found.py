"""A cue that fired in a clause, with what the rules ask of it: its verb, its act, who acts, and when."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commitments.deadlines import Basis, Deadline
from sources.reading.clauses import OFFICE, RECEIVER, Clause, Subject, subject_of
from sources.reading.cue import Cue

_WHICH = re.compile(r"\W{0,9}die\b", re.IGNORECASE)
_OFFICE_AT_END = re.compile(rf"\b{OFFICE}(?: (?:van|voor) [A-Z][\w, -]{{2,80}})?,?\s{{0,3}}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that fired in a clause; positions count from the start of the clause."""

    cue: Cue
    clause: Clause
    match: re.Match[str]
    moments: Callable[[], Sequence[Deadline]]

    @property
    def verb(self) -> tuple[int, int]:
        """Where the verb that carries the promise stands in the clause."""
        for name in ("verb", "verb2", "verb3", "verb4", "verb5", "verb6", "verb7", "verb8", "verb9"):
            if name in self.match.re.groupindex and self.match.group(name):
                return self.match.span(name)
        return self.match.span()

    @property
    def act(self) -> str:
        """The words that say what is to be done."""
        for name in ("act", "act2", "act3", "act4", "act5", "act6"):
            if name in self.match.re.groupindex and self.match.group(name):
                return self.match.group(name).lower()
        return ""

    @property
    def subject(self) -> Subject:
        """Who undertakes it; "en informeer uw Kamer" and "die u zal berichten" take it from the words before."""
        here = subject_of(self.clause.text, *self.verb)
        if not here.governs and _WHICH.match(self.clause.text) and _OFFICE_AT_END.search(self.clause.before):
            return Subject.MINISTER
        if here.governs or self.verb[0] > 0 or not self.clause.before.rstrip().endswith(" en"):
            return here
        return subject_of(self.clause.before, len(self.clause.before), len(self.clause.before))

    def names_house(self) -> bool:
        """Tell whether parliament is named in the clause."""
        return RECEIVER.search(self.clause.text) is not None

    def is_dated(self) -> bool:
        """Tell whether the sentence names a moment to come."""
        return any(_is_moment(moment) for moment in self.moments())


def _is_moment(moment: Deadline) -> bool:
    """Tell whether the words name a time, and not a purpose ("voor overleg")."""
    return moment.basis is not Basis.OCCASION or moment.latest is not None or " " in moment.wording.split(" ", 1)[-1]
