"""Which past days can be asked for, and what every page says of the day that it shows."""

import re
from datetime import date

import pytest
from django.test import Client

from commitments.calendars import FIRST_DAY
from commitments.stand import NoSuchDay, Stand, stand_of
from tests.commitments.past_pages import page
from tests.factories import (
    TODAY,
    make_commitment,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
FIRST_TERM, SECOND_TERM = date(2026, 5, 20), date(2026, 9, 15)


@pytest.mark.parametrize(
    ("typed", "on"),
    [("", TODAY), ("2026-03-01", date(2026, 3, 1)), ("01-03-2026", date(2026, 3, 1)), (TODAY.isoformat(), TODAY)],
)
def test_days_that_can_be_asked_for(typed: str, on: date) -> None:
    assert stand_of(typed, TODAY) == Stand(on, TODAY)


@pytest.mark.parametrize(
    "typed", ["gisteren", "2026-02-30", "2026-11-24", "9999-12-31", "1814-12-31", "0001-01-01", "\0"]
)
def test_days_that_cannot(typed: str) -> None:
    with pytest.raises(NoSuchDay):
        stand_of(typed, TODAY)


@pytest.mark.parametrize("typed", ["onzin", "2999-01-01", "2026-02-30", "0001-01-03", "x" * 5000])
def test_a_day_that_cannot_be_shown_is_said_so_on_every_page(cast: dict[str, Client], typed: str) -> None:
    promise = make_commitment()
    for client in cast.values():
        for address in ("/", "/toezeggingen/", promise.get_absolute_url(), promise.dossier.get_absolute_url()):
            response = client.get(address, {"stand": typed})
            assert response.status_code == 400
            assert "Deze dag kan niet worden getoond" in response.content.decode()
    assert client.get("/cijfers/ministeries.csv", {"stand": typed}).status_code == 400


def test_the_first_day_of_all_is_answered(outsider_client: Client) -> None:
    make_commitment()
    for address in ("/", "/toezeggingen/", "/cijfers/te-laat.csv"):
        page(outsider_client, address, FIRST_DAY)


def test_the_stand_of_today_is_today(outsider_client: Client) -> None:
    promise = make_commitment(deadline=FIRST_TERM)
    for address in ("/", "/toezeggingen/", promise.get_absolute_url()):
        html = page(outsider_client, address, TODAY)
        assert "terug naar vandaag" not in html
        assert f'href="{promise.get_absolute_url()}?stand' not in html


def test_every_page_says_which_day_it_shows_and_leads_back(outsider_client: Client) -> None:
    promise = make_commitment(deadline=FIRST_TERM)
    key = promise.dossier.key
    for address in ("/", "/toezeggingen/?sorteer=termijn", promise.get_absolute_url(), f"/dossiers/{key}/"):
        parting = "&" if "?" in address else "?"
        html = page(outsider_client, f"{address}{parting}stand=2026-06-01")
        assert "Stand per 1 juni 2026 · terug naar vandaag" in words(html)
        assert "Deze pagina toont het register zoals het stond op 1 juni 2026" in words(html)
        assert f'<a href="{address}">terug naar vandaag</a>' in html
        assert "(stand per 1 juni 2026) – Gestand</title>" in html
        assert "stand=2026-06-01" in html
        assert re.search(
            r'<input[^>]*type="date"[^>]*name="stand"[^>]*value="2026-06-01"[^>]*max="2026-11-23"', html, re.DOTALL
        )
        assert '<meta name="robots" content="noindex">' in html


def test_another_day_keeps_the_other_filters(outsider_client: Client) -> None:
    html = page(outsider_client, "/toezeggingen/?q=fonds&sorteer=termijn&cursor=x&stand=2026-06-01")
    form = html[html.index("other-day") : html.index("</details>", html.index("other-day"))]
    assert '<input type="hidden" name="q" value="fonds">' in form
    assert '<input type="hidden" name="sorteer" value="termijn">' in form
    assert "cursor" not in form
