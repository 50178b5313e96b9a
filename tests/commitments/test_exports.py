"""A list as a file, a feed and an agenda: the rows of the page, in forms that other programs read as they should."""

import csv
from datetime import timedelta
from io import BytesIO
from typing import Any

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar
from openpyxl import load_workbook
from pytest_django.fixtures import Settings

from commitments import lifecycle, table, whole_list
from commitments.choices import DelayReason, Visibility
from commitments.terms import fixed_term
from commitments.views import exports
from tests.factories import TODAY, act, make_commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FORMS = ("lijst.csv", "lijst.xlsx", "feed.atom", "agenda.ics")
SENSELESS = [
    {"status": "onzin"},
    {"van": "gisteren"},
    {"stand": "2999-01-01"},
    {"q": "x" * 4001},
    {"q": "nul\x00"},
    {"dossier": "9" * 400},
    {"ministerie": "bestaat-niet"},
    {"sorteer": "id; DROP TABLE"},
]


def read(client: Client, path: str = "lijst.csv", **asked: str) -> list[list[str]]:
    text = client.get(f"/toezeggingen/{path}", asked).getvalue().decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines()))


def test_every_row_that_may_be_seen_is_there_once(outsider_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_list, "ROWS_AT_A_TIME", 2)
    made = [make_commitment() for _ in range(5)]
    make_commitment(visibility=Visibility.DRAFT)
    for path in ("lijst.csv", "register.csv"):
        header, *rows = read(outsider_client, path)
        assert header == list(table.HEADER)
        assert sorted(row[0] for row in rows) == sorted(entry.number for entry in made)


def test_the_filters_are_those_of_the_page(outsider_client: Client) -> None:
    late = make_commitment(deadline=TODAY - timedelta(days=1))
    make_commitment(deadline=TODAY + timedelta(days=1))
    assert [row[0] for row in read(outsider_client, status="late")[1:]] == [late.number]
    assert read(outsider_client, stand="2020-01-01")[1:] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠"])
def test_a_formula_becomes_text(outsider_client: Client, sign: str) -> None:
    title = f"{sign}1+1"
    make_commitment(title=title)
    assert read(outsider_client)[1][1] == f"'{title}"
    book = load_workbook(BytesIO(outsider_client.get("/toezeggingen/lijst.xlsx").getvalue()))
    cells = [cell for line in book.worksheets[0].iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert title in [cell.value for cell in cells]


def test_a_workbook_has_its_limit(outsider_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_IN_A_WORKBOOK", 1)
    make_commitment()
    assert outsider_client.get("/toezeggingen/lijst.xlsx").status_code == 200
    make_commitment()
    assert outsider_client.get("/toezeggingen/lijst.xlsx").status_code == 400


def test_the_feed_is_valid_and_begins_with_the_state(outsider_client: Client) -> None:
    late = make_commitment(title="De <brief> & \x0bbijlage", deadline=TODAY - timedelta(days=1))
    feed = feedparser.parse(outsider_client.get("/toezeggingen/feed.atom", {"status": "late"}).content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    [entry] = feed.entries
    assert entry.title.startswith("te laat, zonder bericht: De ")
    assert entry.link.endswith(late.get_absolute_url())
    assert entry.id == entry.link


def test_feed_and_agenda_are_named_after_the_list(outsider_client: Client) -> None:
    """Who follows several in one program sees which is which."""
    asked = {"status": "late", "q": "stikstof"}
    feed = feedparser.parse(outsider_client.get("/toezeggingen/feed.atom", asked).content).feed
    assert feed.title == "Toezeggingen aan de Kamer: “stikstof”, te laat, zonder bericht"
    agenda = Calendar.from_ical(outsider_client.get("/toezeggingen/agenda.ics", asked).content)
    assert agenda["x-wr-calname"] == "Termijnen van toezeggingen: “stikstof”, te laat, zonder bericht"
    whole = feedparser.parse(outsider_client.get("/toezeggingen/feed.atom").content).feed
    assert whole.title == "Toezeggingen aan de Kamer"


def test_the_agenda_keeps_an_event_when_its_term_moves(outsider_client: Client) -> None:
    promise = make_commitment(deadline=TODAY + timedelta(days=3))
    make_commitment()

    def event() -> dict[str, object]:
        found: Any
        [found] = Calendar.from_ical(outsider_client.get("/toezeggingen/agenda.ics").content).walk("VEVENT")
        assert found["summary"].startswith(("open, binnen termijn: ", "uitgesteld, op tijd gemeld: "))
        assert str(found["url"]).endswith(promise.get_absolute_url())
        return {"uid": str(found["uid"]), "day": found["dtstart"].dt, "sequence": int(found["sequence"])}

    first = event()
    assert first == {"uid": first["uid"], "day": TODAY + timedelta(days=3), "sequence": 0}
    lifecycle.postpone(promise, act(), term=fixed_term(TODAY + timedelta(days=9)), reason=DelayReason.OTHER)
    assert event() == {"uid": first["uid"], "day": TODAY + timedelta(days=9), "sequence": 1}


@pytest.mark.parametrize("form", FORMS)
def test_what_somebody_holds_is_not_sent_twice(outsider_client: Client, form: str) -> None:
    first = outsider_client.get(f"/toezeggingen/{form}")
    again = outsider_client.get(f"/toezeggingen/{form}", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    make_commitment()
    assert outsider_client.get(f"/toezeggingen/{form}", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", SENSELESS, ids=lambda asked: next(iter(asked)))
def test_nonsense_is_refused(outsider_client: Client, form: str, asked: dict[str, str]) -> None:
    assert outsider_client.get(f"/toezeggingen/{form}", asked).status_code == 400


def test_the_bulk_file_names_its_licence_and_its_columns(outsider_client: Client, settings: Settings) -> None:
    for chosen in ("CC0-1.0", ""):
        settings.DATA_LICENCE = chosen
        file = outsider_client.get("/toezeggingen/register.csv")
        said = outsider_client.get("/toezeggingen/register.csv-metadata.json").json()
        assert 'rel="describedby"' in file["Link"]
        assert ('rel="license"' in file["Link"], "dc:license" in said) == (bool(chosen), bool(chosen))
    assert [column["name"] for column in said["tableSchema"]["columns"]] == list(table.HEADER)


def test_the_pages_have_doors_to_them(outsider_client: Client) -> None:
    page = outsider_client.get("/toezeggingen/", {"status": "late"}).content.decode()
    for form in FORMS:
        assert f'href="/toezeggingen/{form}?status=late"' in page
    assert 'href="/toezeggingen/register.csv"' in outsider_client.get("/over-de-gegevens/").content.decode()
