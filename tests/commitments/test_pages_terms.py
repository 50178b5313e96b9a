"""How a term is said beside a commitment, and how it is drawn on its line of time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.choices import MovedBy, Standing, Status
from commitments.lateness import span_in_words, term_words
from commitments.models import Commitment, DeadlineChange
from commitments.term_line import LEFT, RIGHT, term_line

ON = date(2026, 11, 23)
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dagen"),
        (1, "1 dag"),
        (13, "13 dagen"),
        (14, "2 weken"),
        (62, "8 weken"),
        (63, "2 maanden"),
        (365, "11 maanden"),
        (729, "23 maanden"),
        (730, "23 maanden"),
        (731, "2 jaar"),
        (4000, "10 jaar"),
    ],
)
def test_a_span_in_the_unit_that_people_use(days: int, words: str) -> None:
    assert span_in_words(days) == words


@pytest.mark.parametrize(
    ("standing", "fields", "answer", "day"),
    [
        (Standing.LATE, {"deadline": date(2026, 11, 11)}, "12 dagen te laat", date(2026, 11, 11)),
        (Standing.LATE_WITH_WORD, {"deadline": date(2026, 11, 22)}, "1 dag te laat", date(2026, 11, 22)),
        (Standing.NOT_CHECKED, {"deadline": date(2022, 1, 28)}, "termijn verstreken", date(2022, 1, 28)),
        (Standing.ON_TIME, {"deadline": ON}, "uiterlijk vandaag", ON),
        (Standing.PUT_OFF_LATE, {"deadline": date(2026, 12, 28)}, "nog 5 weken", date(2026, 12, 28)),
        (Standing.NO_TERM, {}, "geen termijn", None),
        (Standing.AWAITING_OCCASION, {}, "wacht op een datum", None),
        (Standing.CONTINUING, {"last_word_on": date(2021, 12, 1)}, "doorlopend", date(2021, 12, 1)),
        (Standing.FULFILLED, {"closed_on": date(2020, 7, 6)}, "voldaan", date(2020, 7, 6)),
        (Standing.LAPSED, {"closed_on": date(2020, 7, 6)}, "vervallen", date(2020, 7, 6)),
    ],
)
def test_the_answer_comes_first(standing: Standing, fields: dict[str, date], answer: str, day: date | None) -> None:
    words = term_words(Commitment(status=Status.OPEN, **fields), standing, ON)
    assert (words.answer, words.day) == (answer, day)


@given(DAYS, st.lists(DAYS, min_size=1, max_size=6), DAYS)
def test_everything_lies_within_the_drawing(promised_on: date, deadlines: list[date], today: date) -> None:
    changes = [DeadlineChange(deadline=day, moved_by=MovedBy.MINISTER) for day in deadlines]
    line = term_line(promised_on, changes, today)
    assert line is not None
    places = [line.promised_x, line.today_x, *(x for x, _year in line.years)]
    places += [place for window in line.windows for place in (window.x + window.width,)]
    assert all(LEFT <= place <= RIGHT for place in places)
    assert len(line.moves) == len(line.windows) - 1
    assert line.present.deadline == deadlines[-1]


def test_terms_without_a_day_draw_nothing() -> None:
    assert term_line(ON, [DeadlineChange(deadline=None, moved_by=MovedBy.PROMISE)], ON) is None


def test_a_window_is_as_wide_as_its_days() -> None:
    quarter = DeadlineChange(deadline_earliest=ON, deadline=ON + timedelta(days=90), moved_by=MovedBy.PROMISE)
    line = term_line(ON - timedelta(days=90), [quarter], ON)
    assert line is not None
    assert line.present.width == pytest.approx((RIGHT - LEFT) / 2, abs=1)
