"""The register as of a past day in a real browser: asked for, walked through and left; without scripts too."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults

ADDRESSES = [
    "/?stand=2020-03-01",
    "/toezeggingen/?dossier=33783&stand=2020-08-01",
    "/toezeggingen/BR202007-003/?stand=2021-12-10",
    "/toezeggingen/BR202112-001/?stand=2020-03-01",
    "/dossiers/33783/?stand=2020-03-01",
    "/toezeggingen/?stand=onzin",
]
SHOWN = "Deze pagina toont het register zoals het stond op"


def ask_for(page: Page, day: str) -> None:
    page.get_by_text("andere datum", exact=True).click()
    page.get_by_label("Toon het register op").fill(day)
    page.locator("form", has=page.get_by_label("Toon het register op")).get_by_role("button", name="Toon").click()
    page.wait_for_url(f"**stand={day}*")


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for address in ADDRESSES:
        page.goto(address)
        page.get_by_text("andere datum", exact=True).click()
        found += faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width, address
    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_past_day_is_asked_for_walked_through_and_left(browser: Browser, base_url: str, scripts: bool) -> None:
    page = browser.new_context(java_script_enabled=scripts, locale="nl-NL", base_url=base_url).new_page()
    page.goto("/toezeggingen/?dossier=33783")
    ask_for(page, "2020-03-01")
    expect(page.get_by_text(SHOWN)).to_contain_text("1 maart 2020")
    page.get_by_role("link", name="Het vervolg op de studie").click()
    page.wait_for_url("**/toezeggingen/*/?stand=2020-03-01")
    expect(page.get_by_text(SHOWN)).to_be_visible()
    expect(page.locator("h1 + .states")).to_contain_text("geen termijn genoemd")
    page.get_by_role("link", name="terug naar vandaag").click()
    expect(page.get_by_text(SHOWN)).to_have_count(0)
    expect(page.locator("h1 + .states")).to_contain_text("voldaan")
    page.context.close()


def test_a_filter_chosen_on_a_past_day_keeps_it(page: Page) -> None:
    page.goto("/toezeggingen/?stand=2020-08-01")
    page.get_by_label("geen termijn genoemd").check()
    page.wait_for_url("**status=no_term**")
    assert "stand=2020-08-01" in page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 toezeggingen")
    ask_for(page, "2020-03-01")
    assert "status=no_term" in page.url
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 toezegging")
