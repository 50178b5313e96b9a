"""Rappel: the two lists, the files that go out, and the answers that come back."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
import time_machine
from django.test import Client
from docx import Document as Docx

from commitments.choices import Status
from commitments.models import Commitment, Ministry
from commitments.rappel import half_a_year_after, rappel
from tests.factories import NOW, TODAY, make_commitment, make_document, make_minister, make_ministry

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 5, 23)


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ministry() -> Ministry:
    return make_ministry()


@pytest.fixture
def rows(ministry: Ministry) -> list[Commitment]:
    """One that is late, one whose last day is today, and one of another ministry."""
    minister = make_minister(ministry=ministry)
    late = make_commitment(minister=minister, deadline=TODAY - timedelta(days=1), title="=1+1 sturen")
    return [late, make_commitment(minister=minister, deadline=TODAY), make_commitment(deadline=TODAY)]


@pytest.mark.parametrize(
    ("deadline", "name"),
    [
        (TODAY - timedelta(days=1), "A"),
        (TODAY, "B"),
        (UNTIL, "B"),
        (UNTIL + timedelta(days=1), None),
        (None, None),
    ],
)
def test_on_which_list(deadline: date | None, name: str | None) -> None:
    promise = make_commitment(deadline=deadline)
    lists = rappel(Commitment.objects.all(), TODAY).lists
    assert [found.value for found, held in lists if promise in held] == ([name] if name else [])


@pytest.mark.parametrize(
    ("day", "later"),
    [("2026-08-31", "2027-02-28"), ("2026-01-01", "2026-07-01"), ("2027-08-30", "2028-02-29")],
)
def test_half_a_year(day: str, later: str) -> None:
    assert half_a_year_after(date.fromisoformat(day)) == date.fromisoformat(later)


def test_page_and_files_of_one_ministry(clerk_client: Client, ministry: Ministry, rows: list[Commitment]) -> None:
    late, today, _elsewhere = rows
    page = clerk_client.get(f"/bureau/rappel/?ministry={ministry.pk}").content.decode()
    assert [row.number in page for row in rows] == [True, True, False]
    sheet = clerk_client.get(f"/bureau/rappel.csv?ministry={ministry.pk}").content.decode("utf-8-sig")
    lines = list(csv.reader(StringIO(sheet)))[1:]
    assert [line[:3] for line in lines] == [["A", late.number, "'=1+1 sturen"], ["B", today.number, today.title]]
    letter = Docx(BytesIO(clerk_client.get(f"/bureau/rappel.docx?ministry={ministry.pk}").content))
    assert [[row.cells[0].text for row in table.rows[1:]] for table in letter.tables] == [[late.number], [today.number]]
    assert str(ministry) in [paragraph.text for paragraph in letter.paragraphs]


def test_what_was_sent_stands_in_the_story_once(
    clerk_client: Client, ministry: Ministry, rows: list[Commitment]
) -> None:
    for _ in range(2):
        clerk_client.post(f"/bureau/rappel/verstuurd/?ministry={ministry.pk}")
    assert [row.reminders.count() for row in rows] == [1, 1, 0]
    assert [row.events.filter(kind="reminded").count() for row in rows] == [1, 1, 0]
    assert "Gerappelleerd" in clerk_client.get(rows[0].get_absolute_url()).content.decode()


def answered(letter: str, **rows: dict[str, str]) -> dict[str, str]:
    """What the page sends: the letter, and for each number its fields."""
    return {"document": letter} | {
        f"{number}-{name}": value for number, row in rows.items() for name, value in row.items()
    }


def test_answers_are_kept_with_the_letter(clerk_client: Client, ministry: Ministry, rows: list[Commitment]) -> None:
    letter = make_document(signed_on=TODAY)
    late, today, _elsewhere = rows
    given = {late.number: {"outcome": "fulfilled"}, today.number: {"outcome": "open", "term_wording": "in mei 2027"}}
    given = {number: row | {"version": "1"} for number, row in given.items()}
    clerk_client.post(f"/bureau/rappel/antwoorden/?ministry={ministry.pk}", answered(letter.identifier, **given))
    late.refresh_from_db()
    today.refresh_from_db()
    assert (late.status, today.status, today.deadline) == (Status.FULFILLED, Status.OPEN, date(2027, 5, 31))
    assert {row.follow_ups.get().document for row in (late, today)} == {letter}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"outcome": "open", "version": "1"}, "Geef de nieuwe termijn"),
        ({"outcome": "open", "version": "1", "term_wording": "ooit eens"}, "geen dag te lezen"),
        ({"outcome": "partly", "version": "1", "term_wording": "in mei"}, "Een nieuwe termijn hoort bij"),
        ({"outcome": "partly", "version": "9"}, "intussen gewijzigd"),
        ({"outcome": "onzin", "version": "1"}, "onzin"),
    ],
)
def test_one_fault_and_nothing_is_saved(
    clerk_client: Client, rows: list[Commitment], fault: dict[str, str], words: str
) -> None:
    letter = make_document(signed_on=TODAY)
    given = {rows[0].number: {"outcome": "fulfilled", "version": "1", "note": "Zie de brief."}, rows[1].number: fault}
    page = clerk_client.post("/bureau/rappel/antwoorden/", answered(letter.identifier, **given)).content.decode()
    assert words in page
    assert "Zie de brief." in page
    assert set(Commitment.objects.values_list("status", "version")) == {(Status.OPEN, 1)}


def test_no_answer_at_all_is_said(clerk_client: Client, rows: list[Commitment]) -> None:
    page = clerk_client.post("/bureau/rappel/antwoorden/", {"document": make_document().identifier})
    assert "geen enkele toezegging" in page.content.decode()
