"""Moments that are counted off: "binnen zes weken", "over een maand", "uiterlijk drie weken na het reces"."""

from __future__ import annotations

from typing import NamedTuple

from commitments.calendars import DAY
from commitments.deadlines.anchors import Scan, Window, anchor
from commitments.deadlines.durations import Duration, add, duration
from commitments.deadlines.explaining import sentence, told_bounds, told_day
from commitments.deadlines.frames import Bounds, Frame, Framed, match_frame, resolve
from commitments.deadlines.occasions import clause, day_of_event, occasion
from commitments.deadlines.outcomes import dated, deadline_of, hanging
from commitments.deadlines.policy import Policy
from commitments.deadlines.result import Basis, Deadline, Precision


class Moment(NamedTuple):
    """What was read up to the word `end`; `deadline` is None for a moment that has passed or sets no term."""

    end: int
    deadline: Deadline | None


STRETCH_OF = ("termijn", "periode", "tijdsbestek", "bestek", "tijd")
SELF = (
    ["heden"],
    ["vandaag"],
    ["nu"],
    ["dagtekening"],
    ["dato"],
    ["dit"],
    ["deze", "brief"],
    ["verzending", "van", "deze"],
    ["de", "dagtekening"],
)
LEADING = (Frame.IN, Frame.BY, Frame.WITHIN, Frame.AHEAD, Frame.AFTER, Frame.BEYOND, Frame.FROM)


def counted(s: Scan, i: int, framed: Framed) -> Moment | None:
    """ "binnen zes weken", "over een maand", "uiterlijk drie weken na het reces"."""
    frame = framed.frame
    stretch = duration(s, _stretch_start(s, framed.end))
    if stretch is None or not stretch.halves or s.words[stretch.end] in ("geleden", "terug", "eerder", "daarvoor"):
        return None
    if (found := beside(s, i, framed, stretch)) is not None:
        return found
    if frame not in LEADING or (frame is Frame.IN and s.words[framed.end - 1] != "in"):
        return None
    return Moment(stretch.end, from_now(s, i, stretch.end, frame, stretch, framed.wish))


def _stretch_start(s: Scan, i: int) -> int:
    """Over "een termijn van", "de wettelijke termijn van"."""
    for j in (i, i + 1, i + 2):
        if s.words[j] in STRETCH_OF and s.words[j + 1] == "van":
            return j + 2
    return i


def beside(s: Scan, i: int, framed: Framed, stretch: Duration) -> Moment | None:
    """A stretch before or after something that is named: "drie weken na het reces", "een maand nadat ..."."""
    around = match_frame(s.words, stretch.end)
    preposition = around.frame is Frame.BEFORE and framed.frame is Frame.WITHIN  # "binnen een week voor u uitzoeken"
    if around.frame in (Frame.BEFORE, Frame.AFTER, Frame.FROM) and not preposition:
        found = offset(s, i, framed, stretch, around)
        if found is not None:
            return found
    if said := clause(s, stretch.end):
        side, event = said
        return Moment(event.end, hanging(s, i, event, side, framed.wish))
    return None


def from_now(s: Scan, i: int, end: int, frame: Frame, stretch: Duration, wish: bool) -> Deadline:
    day = add(s.calendar, s.said_on, stretch)
    lower = frame in (Frame.AFTER, Frame.BEYOND, Frame.FROM)
    earliest, latest = (day, None) if lower else (None, day)
    wording = s.text.quote(i, end)
    told = sentence(wording, told_bounds(earliest, latest), f"geteld vanaf {told_day(s.said_on)}")
    return deadline_of(s, i, end, Basis.PERIOD, f"stretch-{frame}", told, earliest, latest, Precision.DAY, wish)


def offset(s: Scan, i: int, framed: Framed, stretch: Duration, around: Framed) -> Moment | None:
    """A stretch before or after something: the day said, an anchor, or an occasion."""
    k, after = around.end, around.frame is not Frame.BEFORE
    for own in SELF if after else ():
        if s.words[k : k + len(own)] == own:
            end = k + len(own) + (own == ["dit"]) + (own[-1] == "deze")
            return Moment(end, from_now(s, i, end, Frame.WITHIN, stretch, framed.wish))
    found, side = anchor(s, k), Frame.AFTER if after else Frame.BEFORE
    if found is None:
        event = occasion(s, k, side)
        found = event and day_of_event(s, event)
        if event and found is None:
            return Moment(event.end, hanging(s, i, event, side, framed.wish))
    if found is None:
        return None

    def bounds(policy: Policy, window: Window, late: str) -> Bounds:
        if after:
            return window.last + DAY, add(s.calendar, window.last, stretch)
        return None, add(s.calendar, window.before or window.first, stretch, -1)

    term = resolve(s, side, found._replace(late=""), bounds)
    term = term._replace(shift=s.text.quote(_stretch_start(s, framed.end), stretch.end))
    return Moment(found.end, dated(s, i, found.end, term, term.window, framed.wish) if term.window else None)
