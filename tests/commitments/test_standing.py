"""Where a commitment stands: the table of cases, and that one row and many rows agree."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commitments.choices import Standing, Status, TermMoved
from commitments.models import Commitment
from commitments.standing import Facts, standing
from tests.factories import make_committee, make_dossier, make_minister

ON = date(2026, 11, 23)
YESTERDAY = ON - timedelta(days=1)
OPEN = {
    "status": Status.OPEN,
    "deadline": None,
    "hangs_on_occasion": False,
    "term_moved": TermMoved.NEVER,
    "last_word_on": None,
    "checked_until": ON,
}
CASES: list[tuple[str, dict[str, Any], Standing]] = [
    ("no term was named", {}, Standing.NO_TERM),
    ("the occasion has no date yet", {"hangs_on_occasion": True}, Standing.AWAITING_OCCASION),
    ("due today is in time", {"deadline": ON}, Standing.ON_TIME),
    ("due yesterday, papers read until today", {"deadline": YESTERDAY}, Standing.LATE),
    ("papers read until yesterday only", {"deadline": YESTERDAY, "checked_until": YESTERDAY}, Standing.NOT_CHECKED),
    ("papers never read", {"deadline": YESTERDAY, "checked_until": None}, Standing.NOT_CHECKED),
    ("a letter came after the term", {"deadline": YESTERDAY, "last_word_on": ON}, Standing.LATE_WITH_WORD),
    ("a letter came before the term", {"deadline": YESTERDAY, "last_word_on": YESTERDAY}, Standing.LATE),
    ("put off in time", {"deadline": ON, "term_moved": TermMoved.IN_TIME}, Standing.PUT_OFF_IN_TIME),
    ("put off too late", {"deadline": ON, "term_moved": TermMoved.LATE}, Standing.PUT_OFF_LATE),
    ("put off without a new day", {"term_moved": TermMoved.LATE}, Standing.PUT_OFF_LATE),
    ("the new term passed as well", {"deadline": YESTERDAY, "term_moved": TermMoved.IN_TIME}, Standing.LATE),
    ("moved with its occasion", {"deadline": ON, "term_moved": TermMoved.WITH_OCCASION}, Standing.MOVED_WITH_OCCASION),
    (
        "the rest of a partly kept one is late",
        {"status": Status.PARTLY_FULFILLED, "deadline": YESTERDAY},
        Standing.LATE,
    ),
    ("continuing", {"status": Status.CONTINUING}, Standing.CONTINUING),
    ("fulfilled too late is fulfilled", {"status": Status.FULFILLED, "deadline": YESTERDAY}, Standing.FULFILLED),
    ("lapsed", {"status": Status.LAPSED}, Standing.LAPSED),
    ("split: its components stand for it", {"status": Status.DIVIDED, "deadline": YESTERDAY}, Standing.DIVIDED),
    ("withdrawn", {"status": Status.WITHDRAWN}, Standing.WITHDRAWN),
]


@pytest.mark.parametrize(("facts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_standing(facts: dict[str, Any], expected: Standing) -> None:
    assert standing(Facts(**(OPEN | facts)), ON) == expected


def test_every_standing_has_a_case() -> None:
    assert {case[2] for case in CASES} == set(Standing)


days = st.none() | st.integers(min_value=-40, max_value=40).map(lambda shift: ON + timedelta(days=shift))


class OneRowAndManyAgree(TestCase):
    """The database's reading of the cases equals the function's, for any facts on any day."""

    @settings(max_examples=150, deadline=None)
    @given(
        status=st.sampled_from(Status),
        deadline=days,
        moved=st.sampled_from(TermMoved),
        word=days,
        checked=days,
        shift=st.integers(min_value=-45, max_value=45),
    )
    def test_agree(
        self,
        status: Status,
        deadline: date | None,
        moved: TermMoved,
        word: date | None,
        checked: date | None,
        shift: int,
    ) -> None:
        on = ON + timedelta(days=shift)
        minister = make_minister()
        commitment = Commitment.objects.create(
            number=f"T{Commitment.objects.count()}",
            title="x",
            promised_on=ON - timedelta(days=100),
            minister=minister,
            ministry=minister.ministry,
            committee=make_committee(),
            dossier=make_dossier(checked_until=checked),
            status=status,
            closed_on=ON if status in (Status.FULFILLED, Status.LAPSED, Status.WITHDRAWN) else None,
            deadline=deadline,
            term_moved=moved,
            last_word_on=word,
        )
        row = Commitment.objects.with_standing(on).get(pk=commitment.pk).standing
        facts = Facts(status, deadline, False, moved, word, checked)
        assert row == standing(facts, on) == commitment.standing_on(on)
        is_overdue = Commitment.objects.overdue(on).filter(pk=commitment.pk).exists()
        assert is_overdue == (row in ("late", "late_with_word", "not_checked"))
