"""Rows, happenings and digests without a database; what matters to a test is given by the test."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from digests.composing import compose
from digests.content import Content, Happening, Row, Told, Wish

AS_OF = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
ON = date(2026, 11, 23)
NOTHING = Told()
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def row(number: int, standing: str = "on_time", **fields: Any) -> Row:
    status = standing if standing in ("fulfilled", "lapsed") else "open"
    values: dict[str, Any] = {
        "id": number,
        "number": f"BR202603-{number:03}",
        "title": f"Toezegging {number}",
        "status": status,
        "standing": standing,
        "deadline": ON - 3 * DAY if standing in ("late", "late_with_word", "not_checked") else ON + 100 * DAY,
        "wording": "voor de winter",
        "minister": "Minister van Veren",
        "ministry": "Veren",
        "committee": "Veren en Vaarten",
        "committee_id": 7,
        "paper": "99 901, nr. 1",
        "meeting_kind": "",
        "met_on": None,
        "is_example": False,
    }
    return Row(**(values | fields))


def happening(number: int, kind: str, **fields: Any) -> Happening:
    values: dict[str, Any] = {
        "id": number * 10,
        "commitment_id": number,
        "kind": kind,
        "happened_on": ON - DAY,
        "recorded_at": AS_OF - DAY,
    }
    return Happening(**(values | fields))


def digest(rows: list[Row], happenings: tuple[Happening, ...] = (), told: Told = NOTHING, **options: Any) -> Content:
    as_of = options.pop("as_of", AS_OF)
    return compose(rows, happenings, Wish(**options), told=told, as_of=as_of)
