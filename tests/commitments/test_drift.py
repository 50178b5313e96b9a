"""How a term slipped, as a table of histories."""

from dataclasses import dataclass
from datetime import date

import pytest

from commitments.drift import Drift, drift


@dataclass(frozen=True)
class Step:
    deadline: date | None
    moved_by: str


JUNE, JULY, SEPTEMBER = date(2026, 6, 1), date(2026, 7, 1), date(2026, 9, 1)
promise, minister, occasion, correction = "promise", "minister", "occasion", "correction"

CASES: list[tuple[str, list[Step], Drift]] = [
    ("nothing is known", [], Drift(None, None, 0, 0, 0)),
    ("never moved", [Step(JUNE, promise)], Drift(JUNE, JUNE, 0, 0, 0)),
    ("put off once", [Step(JUNE, promise), Step(JULY, minister)], Drift(JUNE, JULY, 1, 30, 30)),
    (
        "put off, then moved with its occasion",
        [Step(JUNE, promise), Step(JULY, minister), Step(SEPTEMBER, occasion)],
        Drift(JUNE, SEPTEMBER, 1, 92, 30),
    ),
    ("corrected", [Step(JUNE, promise), Step(JULY, correction)], Drift(JULY, JULY, 0, 0, 0)),
    (
        "corrected, then put off by the committee",
        [Step(JUNE, promise), Step(JULY, correction), Step(SEPTEMBER, "committee")],
        Drift(JULY, SEPTEMBER, 1, 62, 0),
    ),
    ("put off without a new day", [Step(JUNE, promise), Step(None, minister)], Drift(JUNE, None, 1, 0, 0)),
    (
        "put off without a day, then to a day",
        [Step(JUNE, promise), Step(None, minister), Step(JULY, minister)],
        Drift(JUNE, JULY, 2, 30, 30),
    ),
    ("a term where none was", [Step(None, promise), Step(JULY, minister)], Drift(None, JULY, 1, 0, 0)),
    ("brought forward", [Step(JULY, promise), Step(JUNE, minister)], Drift(JULY, JUNE, 1, -30, -30)),
]


@pytest.mark.parametrize(("steps", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_drift(steps: list[Step], expected: Drift) -> None:
    assert drift(steps) == expected


@pytest.mark.parametrize(("on", "missed"), [(JUNE, False), (date(2026, 6, 2), True), (JULY, True), (SEPTEMBER, False)])
def test_the_first_term_can_be_missed_while_the_present_one_holds(on: date, *, missed: bool) -> None:
    assert drift([Step(JUNE, promise), Step(JULY, minister)]).original_missed(on) is missed
