"""What reading a deadline's words gives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """What a deadline rests on."""

    DATE = "date"  # a day that is named
    PERIOD = "period"  # a month, season or year that is named, or a stretch that is counted off
    RECESS = "recess"
    OCCASION = "occasion"  # a budget day, or an event that waits for its day
    RECURRING = "recurring"  # `latest` is then the first instance, if one can be dated
    NONE = "none"  # an open phrase, or no term at all


class Precision(StrEnum):
    """How finely the words cut time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as read; `wording` is `text[start:end]` of the text given, offsets in code points.

    `earliest` is None when there is no lower bound, `latest` (the last day in time) when there is no upper one.
    `rule` names the rule that read it ("recess-before"), `calendar_row` and `calendar_source` the calendar entry
    used ("" without one); `confirmed` is False when a rule filled a gap in the calendar. `policy` is the version of
    the policy table. `wish` tells a hope ("zo mogelijk") from a term; `occasion` is the event's name where the
    deadline hangs on one.
    """

    wording: str
    earliest: date | None
    latest: date | None
    basis: Basis
    precision: Precision
    rule: str
    calendar_row: str
    calendar_source: str
    confirmed: bool
    policy: str
    explanation: str
    start: int
    end: int
    wish: bool = False
    occasion: str = ""
