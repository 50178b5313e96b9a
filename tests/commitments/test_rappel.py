"""Rappel: the two lists, the files that go out, and the answers that come back."""

import csv
import re
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from docx import Document as Docx

from commitments import lifecycle
from commitments.choices import Status, Visibility
from commitments.models import Commitment, Ministry, User
from commitments.rappel import half_a_year_after, rappel
from commitments.terms import fixed_term
from tests.conftest import logged_in
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_minister,
    make_ministry,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
UNTIL = date(2027, 5, 23)
ANSWERS = "/bureau/rappel/antwoorden/"

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


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
    sheet = clerk_client.get(f"/bureau/rappel.csv?ministry={ministry.pk}").getvalue().decode("utf-8-sig")
    lines = list(csv.reader(StringIO(sheet)))[1:]
    assert [line[:3] for line in lines] == [["A", late.number, "'=1+1 sturen"], ["B", today.number, today.title]]
    letter = Docx(BytesIO(clerk_client.get(f"/bureau/rappel.docx?ministry={ministry.pk}").content))
    assert [[row.cells[0].text for row in table.rows[1:]] for table in letter.tables] == [[late.number], [today.number]]
    said = [paragraph.text for paragraph in letter.paragraphs]
    assert str(ministry) in said
    assert "Lijst A: termijn verstreken" in said


@pytest.mark.parametrize("visibility", Visibility)
def test_what_is_not_public_is_marked_in_words_on_the_page_and_in_the_files(
    clerk_client: Client, ministry: Ministry, rows: list[Commitment], visibility: Visibility
) -> None:
    late, today, _elsewhere = rows
    Commitment.objects.filter(pk=late.pk).update(visibility=visibility)
    mark = "" if visibility == Visibility.PUBLIC else str(visibility.label)
    page = clerk_client.get(f"/bureau/rappel/?ministry={ministry.pk}")
    assert f"{late.title} {mark}".strip() in words(page)
    assert f"{late.title} {mark}".strip() in words(clerk_client.get(f"{ANSWERS}?ministry={ministry.pk}"))
    sheet = clerk_client.get(f"/bureau/rappel.csv?ministry={ministry.pk}").getvalue().decode("utf-8-sig")
    assert [line[-1] for line in csv.reader(StringIO(sheet))] == ["Zichtbaarheid", visibility.label, "openbaar"]
    letter = Docx(BytesIO(clerk_client.get(f"/bureau/rappel.docx?ministry={ministry.pk}").content))
    numbers = [row.cells[0].text for table in letter.tables for row in table.rows[1:]]
    assert numbers == [f"{late.number}\n{mark}".strip(), today.number]
    told = any("Niet alles in deze brief is openbaar" in paragraph.text for paragraph in letter.paragraphs)
    assert told is bool(mark)


def test_what_was_sent_stands_in_the_story_once(
    clerk_client: Client, ministry: Ministry, rows: list[Commitment]
) -> None:
    for _ in range(2):
        clerk_client.post(f"/bureau/rappel/verstuurd/?ministry={ministry.pk}")
    assert [row.reminders.count() for row in rows] == [1, 1, 0]
    assert [row.events.filter(kind="reminded").count() for row in rows] == [1, 1, 0]
    assert "Gerappelleerd" in clerk_client.get(rows[0].get_absolute_url()).content.decode()


def sent(page: "Response", *answers: tuple[Commitment, dict[str, str]], letter: str = "") -> dict[str, str]:
    """What a browser sends from this page: what it carries along, the letter and what was typed at each commitment."""
    fields = {"document": letter} if letter else {}
    for row in page.context["rows"]:
        names = ("shown", "outcome", "term_wording", "note")
        fields |= {row[name].html_name: row[name].value() or "" for name in names}
    fields |= {f"{row.pk}-{name}": value for row, typed in answers for name, value in typed.items()}
    [day] = re.findall('name="day" value="([^"]*)"', page.content.decode())
    return fields | {"day": day}


def test_answers_are_kept_with_the_letter(clerk_client: Client, ministry: Ministry, rows: list[Commitment]) -> None:
    letter = make_document(signed_on=TODAY)
    late, today, _elsewhere = rows
    address = f"{ANSWERS}?ministry={ministry.pk}"
    given = [(late, {"outcome": "fulfilled"}), (today, {"outcome": "open", "term_wording": "in mei 2027"})]
    clerk_client.post(address, sent(clerk_client.get(address), *given, letter=letter.identifier))
    late.refresh_from_db()
    today.refresh_from_db()
    assert (late.status, today.status, today.deadline) == (Status.FULFILLED, Status.OPEN, date(2027, 5, 31))
    assert {row.follow_ups.get().document for row in (late, today)} == {letter}


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"outcome": "open"}, "Geef de nieuwe termijn"),
        ({"outcome": "open", "term_wording": "ooit eens"}, "geen dag te lezen"),
        ({"outcome": "partly", "term_wording": "in mei"}, "Een nieuwe termijn hoort bij"),
        ({"note": "Wat hiermee?"}, "Kies het antwoord waar deze toelichting bij hoort."),
        ({"outcome": "partly", "shown": "onzin"}, "intussen gewijzigd"),
        ({"outcome": "onzin"}, "onzin"),
    ],
)
def test_one_fault_and_nothing_is_saved(
    clerk_client: Client, rows: list[Commitment], fault: dict[str, str], told: str
) -> None:
    letter = make_document(signed_on=TODAY)
    given = [(rows[0], {"outcome": "fulfilled", "note": "Zie de brief."}), (rows[1], fault)]
    fields = sent(clerk_client.get(ANSWERS), *given, letter=letter.identifier)
    page = clerk_client.post(ANSWERS, fields).content.decode()
    assert told in page
    assert "Zie de brief." in page
    assert set(Commitment.objects.values_list("status", "version")) == {(Status.OPEN, 1)}


@pytest.mark.parametrize("leaves_the_list", [True, False])
def test_what_a_colleague_changed_is_shown_and_the_answer_counts_the_second_time(
    clerk_client: Client, rows: list[Commitment], leaves_the_list: bool
) -> None:
    """Also when that took the commitment from the lists: what was typed about it is still there."""
    row, other = rows[0], rows[1]
    given = [(row, {"outcome": "partly", "note": "Zie bladzijde twee"}), (other, {"outcome": "fulfilled"})]
    fields = sent(clerk_client.get(ANSWERS), *given, letter=make_document(signed_on=TODAY).identifier)
    if leaves_the_list:
        lifecycle.postpone(row, act(note="vondst"), term=fixed_term(date(2028, 1, 1)), reason="none_given")
    else:
        lifecycle.amend(row, act(note="vondst"), title="Anders genoemd", paragraph="p. 4")
    page = clerk_client.post(ANSWERS, fields)
    told = words(page)
    assert "intussen gewijzigd" in told
    assert ("Nu: 1 januari 2028" if leaves_the_list else "Nu: Anders genoemd") in told
    assert "Zie bladzijde twee" in page.content.decode()
    assert Commitment.objects.filter(status=Status.OPEN).count() == 3, "nothing is kept yet, of the other neither"
    again = sent(page, letter=fields["document"])
    assert again[f"{row.pk}-note"] == "Zie bladzijde twee"
    assert clerk_client.post(ANSWERS, again).status_code == 302
    row.refresh_from_db()
    assert row.status == Status.PARTLY_FULFILLED
    assert row.follow_ups.get().note == "Zie bladzijde twee"


def test_the_lists_stay_those_of_the_day_on_which_they_were_drawn(clerk: User, rows: list[Commitment]) -> None:
    """What was on no list yet at midnight is not answered unseen, and the day itself is on the page."""
    make_commitment(deadline=UNTIL + timedelta(days=1))
    with time_machine.travel(NOW.replace(hour=22, minute=55), tick=False):
        browser = logged_in(clerk)
        page = browser.get(ANSWERS)
    with time_machine.travel(NOW.replace(hour=23, minute=5), tick=False):
        again = browser.post(ANSWERS, sent(page, (rows[0], {"outcome": "partly"})))
    assert [row.commitment for row in again.context["rows"]] == [row.commitment for row in page.context["rows"]]


def test_a_commitment_that_went_to_another_desk_is_not_answered_here(
    clerk: User, clerk_client: Client, rows: list[Commitment]
) -> None:
    mine = make_committee()
    clerk.desk_committees.add(mine)
    Commitment.objects.update(committee=mine)
    fields = sent(clerk_client.get(ANSWERS), (rows[0], {"outcome": "partly"}), letter=make_document().identifier)
    Commitment.objects.filter(pk=rows[0].pk).update(committee=make_committee())
    assert "Deze commissie is niet van uw bureau." in words(clerk_client.post(ANSWERS, fields))


def test_no_answer_at_all_is_said(clerk_client: Client, rows: list[Commitment]) -> None:
    page = clerk_client.post(ANSWERS, {"document": make_document().identifier})
    assert "geen enkele toezegging" in page.content.decode()


def test_a_ministry_with_a_thousand_open_promises_is_answered_on_one_page(
    clerk_client: Client, rows: list[Commitment]
) -> None:
    """Four fields a row: more than Django takes from a form by itself."""
    many = {f"rij-{number}-noot": "" for number in range(4000)}
    assert clerk_client.post(ANSWERS, many).status_code != 400
