"""A small line of time: when it was promised, each day it was due, and today. Numbers only; the template draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from commitments.drift import PUT_OFF_BY
from commitments.models import DeadlineChange

WIDTH, LEFT, RIGHT = 720, 24, 696
NARROWEST = 10.0
MOST_YEARS = 10
EDGE = 0.15
TOP = 64
"""Where the arcs begin: the top of the boxes."""


@dataclass(frozen=True, slots=True)
class Window:
    """One term as a box: `x` and `width` in the drawing, the day it ends, and whether it is the present one."""

    x: float
    width: float
    deadline: date
    is_present: bool
    moved_by: str

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def anchor(self) -> str:
        return _anchor(self.middle)


@dataclass(frozen=True, slots=True)
class Move:
    """An arc from one window to the next; `put_off` tells it from a move with the occasion or a correction."""

    path: str
    put_off: bool


@dataclass(frozen=True, slots=True)
class TermLine:
    years: list[tuple[float, int]]
    promised_x: float
    today_x: float
    windows: list[Window]
    moves: list[Move]

    @property
    def present(self) -> Window:
        return self.windows[-1]

    @property
    def promised_anchor(self) -> str:
        return _anchor(self.promised_x)

    @property
    def today_anchor(self) -> str:
        return _anchor(self.today_x)


def _anchor(x: float) -> str:
    """How a label hangs on its place without leaving the drawing."""
    if x < WIDTH * EDGE:
        return "start"
    return "end" if x > WIDTH * (1 - EDGE) else "middle"


def term_line(promised_on: date, changes: Sequence[DeadlineChange], today: date) -> TermLine | None:
    """The line for the terms with a day, oldest first; None when no term ever had one."""
    dated = [(change, change.deadline) for change in changes if change.deadline is not None]
    if not dated:
        return None
    days = [promised_on, today, *(deadline for _, deadline in dated)]
    first, last = min(days), max(days)
    scale = (RIGHT - LEFT) / max((last - first).days, 1)

    def place(day: date) -> float:
        return round(LEFT + scale * (day - first).days, 1)

    windows = []
    for change, deadline in dated:
        width = max(round(place(deadline) - place(change.deadline_earliest or deadline), 1), NARROWEST)
        is_present = change is dated[-1][0]
        windows.append(Window(place(deadline) - width, width, deadline, is_present, change.moved_by))
    moves = [_move(before, after) for before, after in pairwise(windows)]
    step = max(1, (last.year - first.year) // MOST_YEARS)
    years = [(place(date(year, 1, 1)), year) for year in range(first.year + 1, last.year + 1, step)]
    return TermLine(years, place(promised_on), place(today), windows, moves)


def _move(before: Window, after: Window) -> Move:
    start, end = before.middle, after.middle
    height = min(36.0, 12 + abs(end - start) / 8)
    path = f"M{start} {TOP} Q{round((start + end) / 2, 1)} {round(TOP - 2 * height, 1)} {end} {TOP}"
    return Move(path, after.moved_by in PUT_OFF_BY)
