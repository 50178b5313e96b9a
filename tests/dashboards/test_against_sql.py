"""The charts over time and by kind against rows read by plain SQL, written apart from the querysets of the product."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import TestCase

from commitments import lifecycle
from commitments.choices import DocumentKind
from commitments.models import Commitment
from dashboards.charts import CHARTS, calendar, flow, origins, put_off, slips, terms, time_to_fulfil, word
from dashboards.charts.chart import Chart
from dashboards.scope import Scope
from tests.dashboards.registers import PROMISED, TODAY, at_noon, make_register, said
from tests.dashboards.test_stand import LATER, let_much_happen
from tests.factories import make_commitment, make_document, make_meeting

NOW = "status IN ('open', 'partly_fulfilled')"


def told(sql: str) -> list[dict[str, Any]]:
    """The rows of a query, days as days on either database."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, map(_day, row), strict=True)) for row in cursor.fetchall()]


def _day(value: Any) -> Any:
    is_day = isinstance(value, str) and len(value) == 10 and value[4] == "-"
    return date.fromisoformat(value) if is_day else value


def public(columns: str, condition: str = "1 = 1") -> list[dict[str, Any]]:
    return told(
        f"SELECT {columns} FROM commitments_commitment c"
        " LEFT JOIN commitments_document p ON p.id = c.source_document_id"
        f" WHERE c.visibility = 'public' AND c.status <> 'withdrawn' AND ({condition})"
    )


def seen() -> Scope:
    return Scope(Commitment.objects.visible_to(AnonymousUser()).counted(), TODAY)


def drawn(made: Chart) -> dict[str, list[int]]:
    """The numbers of each series of bars in the figure, by its name."""
    assert made.chart is not None
    traces = [trace for trace in made.chart["data"] if trace["type"] == "bar"]
    return {trace["name"]: list(trace["x" if trace["orientation"] == "h" else "y"]) for trace in traces}


def tabled(made: Chart) -> dict[str, list[int]]:
    """The numbers of each column of the table that has any, by its heading."""
    columns = zip(*(bar.counts for bar in made.bars), strict=True)
    return {name: list(numbers) for name, numbers in zip(made.columns[1:], columns, strict=False) if any(numbers)}


def bars(name: str) -> list[tuple[int, ...]]:
    """The counts of a chart, after seeing that the figure draws the numbers of its table."""
    made = CHARTS[name](seen())
    assert drawn(made) == tabled(made)
    return [bar.counts for bar in made.bars]


@pytest.mark.django_db
class AgainstSql(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        make_register(60)
        for number, kind in enumerate([*DocumentKind, None]):
            paper = make_document(kind=kind) if kind else None
            meeting = None if paper else make_meeting()
            promised = PROMISED + timedelta(days=31 * number)
            made = make_commitment(
                promised_on=promised, now=at_noon(promised), source_document=paper, meeting=meeting, deadline=TODAY
            )
            if number % 3 == 0:
                lifecycle.lapse(made, said(promised + timedelta(days=20), note="Ander beleid."))
            elif number % 3 == 1:
                lifecycle.fulfil(made, said(promised + timedelta(days=9 * number)))

    def test_what_parliament_heard(self) -> None:
        late = told(
            "SELECT c.deadline, c.last_word_on, c.term_moved, d.checked_until FROM commitments_commitment c"
            " JOIN commitments_dossier d ON d.id = c.dossier_id"
            f" WHERE c.visibility = 'public' AND c.{NOW}"
        )
        expected = Counter(_word(row) for row in late)
        found = bars(word.KEY)
        names = ("late", "heard", "put_off_late", "put_off")
        assert [sum(counts) for counts in found] == [expected[name] for name in names]
        assert all(sum(counts) for counts in found[:2])

    def test_the_days_ahead(self) -> None:
        last = TODAY - timedelta(days=TODAY.weekday()) + timedelta(days=90)
        rows = public("c.deadline", f"c.{NOW} AND c.deadline BETWEEN '{TODAY}' AND '{last}'")
        expected = sorted(Counter(row["deadline"] for row in rows).items())
        made = calendar.chart(seen())
        assert made.chart is not None
        assert calendar.rows(seen()) == expected
        assert [bar.counts for bar in made.bars] == [(count,) for _day, count in expected]
        assert made.chart["data"][0]["text"] == [str(count) for _day, count in expected]

    def test_promised_and_settled(self) -> None:
        rows = public("c.promised_on, c.closed_on, c.status")
        made = Counter(row["promised_on"].strftime("%Y-%m") for row in rows)
        ended = Counter((row["status"], row["closed_on"].strftime("%Y-%m")) for row in rows if row["closed_on"])
        months = [f"{2024 + (11 + number) // 12}-{(11 + number) % 12 + 1:02}" for number in range(24)]
        assert bars(flow.KEY) == [(made[month], ended["fulfilled", month], ended["lapsed", month]) for month in months]
        assert sum(ended["lapsed", month] for month in months) > 1

    def test_the_time_to_fulfil(self) -> None:
        rows = public("c.promised_on, c.closed_on, c.status", "c.status <> 'continuing'")
        lives = [((row["closed_on"] or TODAY) - row["promised_on"], row["status"] == "fulfilled") for row in rows]
        made = time_to_fulfil.chart(seen())
        assert made.chart is not None
        points = time_to_fulfil.curve(time_to_fulfil.rows(seen()))
        for point in points:
            waiting = 1.0
            for day in sorted({length.days for length, _done in lives if length.days <= point.days}):
                at_risk = sum(length.days >= day for length, _done in lives)
                waiting *= 1 - sum(length.days == day and done for length, done in lives) / at_risk
            assert point.share == pytest.approx(1 - waiting)
            assert point.at_risk == sum(length.days >= point.days for length, _done in lives)
        assert sum(point.fulfilled for point in points) == sum(done for _length, done in lives)
        (line,) = made.chart["data"]
        assert list(line["customdata"]) == [bar.counts[0] for bar in made.bars]
        assert [f"{share:.0f}%" for share in line["y"]] == [bar.beside[0] for bar in made.bars]

    def test_how_often_terms_are_put_off(self) -> None:
        changes = list(_changes())
        dated = {row["commitment_id"] for row in changes if row["deadline"]}
        moves = Counter(row["commitment_id"] for row in changes if row["moved_by"] in ("minister", "committee"))
        times = Counter(min(moves[commitment], 3) for commitment in dated)
        assert [sum(counts) for counts in bars(put_off.KEY)] == [times[number] for number in range(4)]
        assert times[1] > 0

    def test_how_far_terms_move(self) -> None:
        dated = [row for row in _changes() if row["deadline"]]
        expected: Counter[tuple[int, bool]] = Counter()
        for before, after in pairwise(dated):
            if before["commitment_id"] == after["commitment_id"] and after["moved_by"] != "correction":
                expected[(after["deadline"] - before["deadline"]).days, after["moved_by"] == "occasion"] += 1
        found = slips.rows(seen())
        counted = {(move.days, False): move.by_minister for move in found}
        counted |= {(move.days, True): move.by_occasion for move in found}
        assert +Counter(counted) == expected
        assert sum(map(sum, bars(slips.KEY))) == expected.total()
        assert any(by_occasion for _days, by_occasion in expected)

    def test_the_kinds_of_term(self) -> None:
        rows = public("c.deadline_basis, c.status")
        expected = Counter((row["deadline_basis"], row["status"] in ("open", "partly_fulfilled")) for row in rows)
        kinds = ["date", "period", "recess", "occasion", "recurring", "none"]
        assert bars(terms.KEY) == [(expected[kind, True], expected[kind, False]) for kind in kinds]
        assert expected["none", True] > 0

    def test_where_promises_come_from(self) -> None:
        rows = public("p.kind, c.meeting_id, c.status")
        expected = Counter((_source(row), row["status"] in ("fulfilled", "lapsed")) for row in rows)
        found = [(counts[0], sum(counts)) for counts in bars(origins.KEY)]
        names = ["debate", "letter", "writing", "other"]
        assert found == [(expected[name, True], expected[name, True] + expected[name, False]) for name in names]
        assert all(total for _settled, total in found)

    def test_a_past_day_has_the_figures_of_that_day(self) -> None:
        before = {name: [bar.counts for bar in chart(seen()).bars] for name, chart in CHARTS.items()}
        let_much_happen()
        past = Scope(Commitment.objects.visible_to(AnonymousUser()).as_of(TODAY).counted(), TODAY)
        after = Scope(Commitment.objects.visible_to(AnonymousUser()).counted(), LATER)
        for name, chart in CHARTS.items():
            with self.subTest(name):
                assert [bar.counts for bar in chart(past).bars] == before[name]
                assert [bar.counts for bar in chart(after).bars] != before[name]


def _changes() -> Iterator[dict[str, Any]]:
    yield from told(
        "SELECT h.commitment_id, h.deadline, h.moved_by FROM commitments_deadlinechange h"
        " JOIN commitments_commitment c ON c.id = h.commitment_id"
        " WHERE c.visibility = 'public' AND c.status <> 'withdrawn'"
        " ORDER BY h.commitment_id, h.announced_on, h.sequence"
    )


def _word(row: dict[str, Any]) -> str:
    if row["deadline"] and row["deadline"] < TODAY:
        if row["last_word_on"] and row["last_word_on"] > row["deadline"]:
            return "heard"
        return "late" if row["checked_until"] and row["checked_until"] >= TODAY else "not checked"
    return {"late": "put_off_late", "in_time": "put_off"}.get(row["term_moved"], "open")


def _source(row: dict[str, Any]) -> str:
    if row["kind"] in ("written_consultation", "answers"):
        return "writing"
    if row["meeting_id"] or row["kind"] in ("debate_report", "proceedings"):
        return "debate"
    return "letter" if row["kind"] in ("letter", "delay_notice", "attachment") else "other"


def test_the_curve_of_a_known_example() -> None:
    """Five promises: kept after 10 and 40 days, open for 20 and 70, lapsed after 30."""
    lives = [time_to_fulfil.Lived(*life) for life in [(10, 1, 0), (20, 0, 1), (30, 0, 1), (40, 1, 0), (70, 0, 1)]]
    points = time_to_fulfil.curve(lives)
    assert [(point.days, point.at_risk, round(point.share, 4)) for point in points] == [
        (0, 5, 0.0),
        (30, 3, 0.2),
        (60, 1, 0.6),
    ]
