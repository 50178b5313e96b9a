"""What makes no sense in an address: the right status, and words that name it, on every door of the list; no 500."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories import NOW, TODAY, make_commitment, make_meeting, make_member

pytestmark = pytest.mark.django_db
PAGES = ("/toezeggingen/", "/cijfers/")
FILES = ("/toezeggingen/lijst.csv", "/toezeggingen/lijst.xlsx", "/toezeggingen/feed.atom", "/toezeggingen/agenda.ics")
FIGURES = ("/cijfers/te-laat.csv",)
API = tuple(f"/api/v1/{name}" for name in ("toezeggingen", "termijnen", "vervolgstukken", "gebeurtenissen", "cijfers"))
DOORS = (*PAGES, *FILES, *FIGURES, *API)
"""Everything that takes the parameters of the list."""

SENSELESS = {
    **dict.fromkeys(("status", "ministerie", "bewindspersoon", "commissie", "lid", "soort"), "onzin"),
    **dict.fromkeys(("gelegenheid", "vergadering"), "onzin"),
    **dict.fromkeys(("uitgesteld", "termijnsoort", "herkomst"), "onzin"),
    "gedaan": "2026-13",
    "afgedaan": "maart",
    "dossier": "99999",
    "van": "31-02-2026",
    "tot": "gisteren",
    "q": "a" * 4001,
}
NUL, EMOJI, LONG = "\x00", "\U0001f3db", "woord " * 666
FUTURE = (TODAY + timedelta(days=1)).isoformat()


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        make_commitment(deadline=TODAY)
        yield


@pytest.mark.parametrize("door", DOORS)
def test_what_makes_no_sense_is_named(outsider_client: Client, door: str) -> None:
    for name, value in (*SENSELESS.items(), *((name, NUL) for name in SENSELESS)):
        answer = outsider_client.get(door, {name: value})
        assert answer.status_code == 400, (name, value)
        words = answer.content.decode()
        assert name in words or door in (*PAGES, *FIGURES), name
        assert "Traceback" not in words
        if door in API:
            assert answer["Content-Type"] == "application/problem+json"


def test_an_order_is_refused_where_there_is_one(outsider_client: Client) -> None:
    """Figures have none and most lists of the API their own: to them it is as any name that says nothing."""
    ordered = ("/toezeggingen/", *FILES, "/api/v1/toezeggingen")
    for door in (*DOORS, "/api/v1/stukken", "/api/v1/gelegenheden"):
        status = outsider_client.get(door, {"sorteer": "onzin"}).status_code
        assert status == (400 if door in ordered else 200), door


def test_what_somebody_else_asked_wrongly_is_not_told_to_the_next(outsider_client: Client) -> None:
    """The form of the list is drawn once for all who ask for the same rows, and an order changes no row."""
    refused = outsider_client.get("/toezeggingen/", {"sorteer": "onzin"})
    assert "geldige keuze" in refused.content.decode()
    assert "geldige keuze" not in outsider_client.get("/toezeggingen/").content.decode()


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(("day", "words"), [(FUTURE, "toekomst"), ("gisteren", "geen dag"), ("0001-01-01", "dag")])
def test_a_day_that_cannot_be_shown(outsider_client: Client, door: str, day: str, words: str) -> None:
    answer = outsider_client.get(door, {"stand": day})
    assert answer.status_code == 400
    assert words in answer.content.decode()


@pytest.mark.parametrize("door", DOORS)
def test_what_is_odd_but_can_be_understood(outsider_client: Client, door: str) -> None:
    for words in (LONG, EMOJI, '"', "AND OR NOT", "(((", "%", "'; DROP TABLE", "*", "-"):
        assert outsider_client.get(door, {"q": words}, follow=True).status_code == 200, words
    for name in ("onbekend", "utm_source", "page"):
        assert outsider_client.get(door, {name: "x"}, follow=True).status_code == 200


BROKEN = ("xx", "W10", "é", "bnVsbA", "9" * 30, "a" * 5000, NUL)


@pytest.mark.parametrize("cursor", BROKEN)
def test_a_broken_cursor(outsider_client: Client, cursor: str) -> None:
    """A reader gets the first page; a program is told."""
    for page in ("/toezeggingen/", *FILES):
        assert outsider_client.get(page, {"cursor": cursor}, follow=True).status_code == 200, page
    for path in (*API[:-1], "/api/v1/stukken", "/api/v1/gelegenheden"):
        assert outsider_client.get(path, {"cursor": cursor}).status_code == 400, path


@pytest.mark.parametrize(
    "address",
    [
        *("toezeggingen/TZ209999-001/", "stukken/kst-99999-1/", "dossiers/99999/", "dossiers/x-y-z/"),
        *("ministeries/onbekend/", "bewindspersonen/onbekend/", "commissies/onbekend/", "leden/onbekend/"),
        *("vergaderingen/onbekend/", "gelegenheden/onbekend/", "commissies/onbekend/voor-het-debat/"),
        *("cijfers/onbekend.csv", "toezeggingen/%00/", f"toezeggingen/{'9' * 3000}/", "stukken/%F0%9F%8F%9B/"),
    ],
)
def test_an_unknown_number_is_not_found(outsider_client: Client, address: str) -> None:
    answer = outsider_client.get(f"/{address}")
    assert answer.status_code == 404
    assert "<h1>" in answer.content.decode()


def test_a_day_on_every_page_of_somebody(outsider_client: Client) -> None:
    promise, member, meeting = make_commitment(deadline=TODAY), make_member(), make_meeting()
    pages = [promise.get_absolute_url(), promise.minister.get_absolute_url(), promise.ministry.get_absolute_url()]
    pages += [promise.dossier.get_absolute_url(), member.get_absolute_url(), meeting.get_absolute_url()]
    for page in pages:
        for day in (FUTURE, "gisteren", "1814-01-01"):
            assert outsider_client.get(page, {"stand": day}).status_code == 400, (page, day)
