"""What a ministry's half-yearly mail says: the two lists of `commitments.rappel`, from the rows of a digest."""

from collections.abc import Iterable
from datetime import date, datetime

from commitments.rappel import half_a_year_after
from digests.content import CLOSED, OVERDUE, Content, Kind, Row, Section, Told, Wish, line_of
from digests.weeks import day_of


def compose_rappel(rows: Iterable[Row], wish: Wish, *, as_of: datetime) -> Content:
    """The half-yearly list for a ministry, whole: what has passed (A) and what passes within half a year (B)."""
    on = day_of(as_of)
    once = sorted({row.id: row for row in rows}.values(), key=lambda row: (row.deadline or date.max, row.id))
    passed = [row for row in once if row.standing in OVERDUE]
    passes = [row for row in once if row not in passed and _passes(row, on)]
    lists = {Kind.PASSED: passed, Kind.PASSES: passes}
    return Content(
        as_of=as_of,
        on=on,
        sections=tuple(
            Section(kind, tuple(line_of(row, None, wish) for row in found), len(found))
            for kind, found in lists.items()
            if found
        ),
        standings={},
        told=Told(at=as_of),
    )


def _passes(row: Row, on: date) -> bool:
    return row.status not in CLOSED and row.deadline is not None and on <= row.deadline <= half_a_year_after(on)
