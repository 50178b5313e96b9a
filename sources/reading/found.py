"""A cue that fired in a clause, with what the rules ask of it: its verb, its act, who acts, and when."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from commitments.deadlines import Basis, Deadline
from sources.reading.caseless import any_case
from sources.reading.clauses import OFFICE, RECEIVER, Clause, Subject, subject_of
from sources.reading.cue import Cue
from sources.reading.wordings import NAMED

_WHICH = re.compile(r"\W{0,9}die\b", re.IGNORECASE)
_TO_OTHERS = re.compile(r"\b(?:aan|naar) (?!u\b|uw kamer|de kamer|verwachting|aanleiding)\w+", re.IGNORECASE)
_MEMBER: Final = any_case(rf"\b{NAMED}")
_HE = re.compile(r"\b(?:hij|zij|ze)\b", re.IGNORECASE)
_NEAR: Final = 80
_HOPED = re.compile(r"\b(?:was|waren|heb|heeft|sprak|spraken|uitte)\b[^.]{0,60}$", re.IGNORECASE)
TIMES: Final = (Basis.DATE, Basis.PERIOD, Basis.RECESS)
_OFFICE_AT_END = re.compile(rf"\b{OFFICE}(?: (?:van|voor) [A-Z][\w, -]{{2,80}})?,?\s{{0,3}}\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A cue that fired in a clause; positions count from the start of the clause."""

    cue: Cue
    clause: Clause
    match: re.Match[str]
    moments: Callable[[], Sequence[Deadline]]

    @cached_property
    def verb(self) -> tuple[int, int]:
        """Where the verb that carries the promise stands in the clause."""
        name = self._first_of("verb")
        return self.match.span(name) if name else self.match.span()

    @cached_property
    def act(self) -> str:
        """The words that say what is to be done."""
        name = self._first_of("act")
        return self.match.group(name).lower() if name else ""

    def _first_of(self, kind: str) -> str | None:
        """The first of the pattern's groups "verb", "verb2", ... or "act", "act2", ... that holds words."""
        groups = (name for name in self.match.re.groupindex if name.startswith(kind))
        return next((name for name in groups if self.match.group(name)), None)

    @cached_property
    def subject(self) -> Subject:
        """Who undertakes it; "en informeer uw Kamer" and "die u zal berichten" take it from the words before."""
        here = subject_of(self.clause.text, *self.verb)
        if not here.governs and _WHICH.match(self.clause.text) and _OFFICE_AT_END.search(self.clause.before):
            return Subject.MINISTER
        if not here.governs and self.clause.he_governs and self._he_acts():
            return Subject.MINISTER
        if here.governs or self.verb[0] > 0 or not self.clause.before.rstrip().endswith(" en"):
            return here
        return subject_of(self.clause.before, len(self.clause.before), len(self.clause.before))

    def _he_acts(self) -> bool:
        start, end = self.verb
        text = self.clause.text
        return _HE.search(text[max(0, start - _NEAR) : start]) is not None or _HE.match(text[end:].lstrip()) is not None

    def names_house(self) -> bool:
        """Tell whether parliament is named in the clause."""
        return RECEIVER.search(self.clause.text) is not None

    def names_listener(self) -> bool:
        """Tell whether parliament or one of its members is named in the clause."""
        return self.names_house() or _MEMBER.search(self.clause.text) is not None

    def names_others(self) -> bool:
        """Tell whether the clause says that something goes to somebody outside parliament."""
        return _TO_OTHERS.search(self.clause.text) is not None

    def was_hoped(self) -> bool:
        """Tell whether the words before the verb tell of a hope or a wish that was: "ik sprak de verwachting uit"."""
        return _HOPED.search(self.clause.text[: self.verb[0]]) is not None

    def has_time(self) -> bool:
        """Tell whether the clause itself names a time to come."""
        start = self.clause.start
        here = (moment for moment in self.moments() if start <= moment.start < start + len(self.clause.text))
        return any(moment.basis in TIMES for moment in here)

    def is_dated(self) -> bool:
        """Tell whether the sentence names a moment to come."""
        return any(_is_moment(moment) for moment in self.moments())


def _is_moment(moment: Deadline) -> bool:
    """Tell whether the words name a time, and not a purpose ("voor overleg")."""
    return moment.basis is not Basis.OCCASION or moment.latest is not None or " " in moment.wording.split(" ", 1)[-1]
