"""How often something comes back, in the periods of a year: "elk half jaar", "twee keer per jaar", "ieder kwartaal"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from commitments.calendars import Calendar
from commitments.deadlines.anchors import Scan, month_end
from commitments.deadlines.durations import MONTHS_OF, duration, number
from commitments.deadlines.explaining import sentence, told_bounds
from commitments.deadlines.lexicon import MONTH_NAMES, SEPARABLE, listed
from commitments.deadlines.policy import DEFAULT_POLICY
from commitments.deadlines.undated import EVERY, ONCE, TIMES
from commitments.deadlines.words import split_words

MONTHS = 12
WORDS = {
    **dict.fromkeys(listed("jaarlijks jaarlijkse telkenjare eenjaarlijks"), 1),
    **dict.fromkeys(listed("halfjaarlijks halfjaarlijkse zesmaandelijks zesmaandelijkse"), 2),
    **dict.fromkeys(listed("driemaandelijks driemaandelijkse kwartaalsgewijs kwartaallijks kwartaallijkse"), 4),
    **dict.fromkeys(listed("viermaandelijks viermaandelijkse"), 3),
    **dict.fromkeys(listed("tweemaandelijks tweemaandelijkse"), 6),
    **dict.fromkeys(listed("maandelijks maandelijkse"), MONTHS),
}
"""Words that say it alone, to how often a year."""
UNITS_OF_YEAR = {"jaar": "year", "halfjaar": "half", "kwartaal": "quarter", "maand": "month"}
PER = frozenset(listed("per in het de elk elke ieder iedere ' ’ s"))
MOST_PER = 4  # words
ORDINAL = ("", "eerste", "tweede", "derde", "vierde")


class Period(NamedTuple):
    """One of the equal periods of a year in which it comes back, counted from 1; days included."""

    year: int
    number: int
    times: int

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS // self.times + 1, 1)

    @property
    def last(self) -> date:
        return month_end(self.year, self.number * MONTHS // self.times)

    @property
    def name(self) -> str:
        """In few words: "2026", "tweede helft van 2026", "eerste kwartaal van 2026", "maart 2026"."""
        if self.times == 1:
            return str(self.year)
        if self.times == MONTHS:
            return f"{MONTH_NAMES[self.number - 1]} {self.year}"
        kind = {2: "helft", 3: "derde deel", 4: "kwartaal"}.get(self.times)
        return f"{ORDINAL[self.number]} {kind} van {self.year}" if kind else f"deel {self.number} van {self.year}"

    def after(self) -> Period:
        last = self.number == self.times
        return Period(self.year + last, 1 if last else self.number + 1, self.times)

    def explanation(self, wording: str) -> str:
        bounds = told_bounds(self.first, self.last)
        return sentence(
            wording, bounds, f"deze keer is die van {self.name}", "regel: elke keer uiterlijk op de laatste dag"
        )


def times_a_year(wording: str) -> int:
    """How often a year, where the periods fit a year; 0 for "tweejaarlijks", "wekelijks" or what is no rhythm."""
    words = split_words(wording, SEPARABLE)
    s = Scan(words, words.words, date.min, Calendar(), DEFAULT_POLICY)
    found = (_times_at(s, i) for i in range(words.size))
    times = next((times for times in found if times), 0)
    return times if times and MONTHS % times == 0 else 0


def period_after(day: date, times: int) -> Period:
    """The first whole period that begins after a day."""
    number = (day.month - 1) * times // MONTHS + 1
    found = Period(day.year, number, times)
    return found if found.first > day else found.after()


def _times_at(s: Scan, i: int) -> int:
    word = s.words[i]
    if word in WORDS:
        return WORDS[word]
    if word in EVERY or (word == "om" and s.words[i + 1] in ("de", "het")):
        return _per(s, i + 1 + (word == "om"))
    if word == "per":
        return _per(s, i + 1)
    if number(word) and s.words[i + 1] in TIMES:
        return number(word) * _per_after(s, i + 2)
    if word in ONCE:
        return number(ONCE[word]) * _per_after(s, i + 1)
    return _per_after(s, i + 1) if word == "eens" else 0


def _per_after(s: Scan, i: int) -> int:
    end = i + MOST_PER
    while i < end and s.words[i] in PER:
        i += 1
    return 1 if s.words[i] == "jaars" else _per(s, i)


def _per(s: Scan, i: int) -> int:
    """How often a year a stretch fits in it: 2 for "half jaar", 4 for "drie maanden", 0 for "twee jaar"."""
    stretch = duration(s, i)
    halves, unit = (stretch.halves, stretch.unit) if stretch else _bare(s, i)
    months = halves * MONTHS_OF.get(unit, 0) / 2
    return int(MONTHS / months) if months and MONTHS % months == 0 else 0


def _bare(s: Scan, i: int) -> tuple[int, str]:
    """ "jaar", "half jaar", "kwartaal": one of them."""
    half = s.words[i] == "half"
    return 1 if half else 2, UNITS_OF_YEAR.get(s.words[i + half], "")
