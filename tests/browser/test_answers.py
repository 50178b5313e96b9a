"""A member's three answers in ten seconds, each in at most three clicks from the front page; and the page to print."""

import re
from pathlib import Path

import pypdf
from playwright.sync_api import Page, ViewportSize, expect

from commitments.demo.accounts import DEMO_ACCOUNTS
from tests.browser.conftest import log_in

MOST_CLICKS = 3
PHONE = ViewportSize(width=375, height=800)


class Clicks:
    """Counts what a reader does on the pages themselves: real clicks, and forms sent with Enter."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.expose_function("countOne", self._one)
        page.add_init_script(
            """addEventListener('click', event => event.isTrusted && event.detail > 0 && countOne(), true);
            addEventListener('keydown', event => event.isTrusted && event.key === 'Enter' && countOne(), true);"""
        )

    def _one(self) -> None:
        self.count += 1


def test_what_was_promised_to_me_and_what_is_late_without_a_word(page: Page) -> None:
    log_in(page, DEMO_ACCOUNTS[1].email, DEMO_ACCOUNTS[1].password)
    clicks = Clicks(page)
    page.goto("/")
    page.set_viewport_size(PHONE)  # where the menu is shut
    page.get_by_role("main").get_by_role("link", name="Aan mij toegezegd").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aan mij toegezegd")
    expect(page.locator("main .lead")).to_contain_text("toezeggingen staan open")
    assert 1 <= clicks.count <= MOST_CLICKS
    late = page.locator(".tile", has_text="te laat, zonder bericht")
    count = late.locator("strong").inner_text()
    late.get_by_role("link").click()
    expect(page.locator("#uitkomst-kop")).to_contain_text(f"{count} toezegging")
    expect(page.locator(".results .state").first).to_have_text("te laat, zonder bericht")
    assert 2 <= clicks.count <= MOST_CLICKS


def test_what_a_reader_searches_for(page: Page) -> None:
    """From words to the promise itself; sending the search with Enter counts as a click."""
    clicks = Clicks(page)
    page.goto("/")
    page.get_by_role("searchbox").first.click()
    page.keyboard.type("nucleaire risicobeperking")
    page.keyboard.press("Enter")
    page.locator(".results .result a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("/toezeggingen/[^/?]+/"))
    assert clicks.count == MOST_CLICKS


def test_what_is_due_before_thursdays_debate(page: Page, tmp_path: Path) -> None:
    clicks = Clicks(page)
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_role("link", name=re.compile("Voor het debat.*Veren in de winter")).click()
    expect(page.get_by_role("heading", name="Termijn voor deze vergadering")).to_be_visible()
    assert clicks.count == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")
    page.get_by_role("link", name="Commissies", exact=True).click()
    page.get_by_role("link", name="Infrastructuur en Waterstaat", exact=True).click()
    page.get_by_role("link", name="Voor het debat: afdrukken of opslaan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Voor het debat: Veren in de winter")
    expect(page.get_by_role("heading", name="Termijn voor deze vergadering")).to_be_visible()
    assert clicks.count == 1 + MOST_CLICKS
    late = page.locator("section", has=page.locator("#te-laat")).locator(".result h4").all_inner_texts()
    assert late
    page.pdf(path=tmp_path / "debat.pdf", format="A4")
    words = " ".join("".join(sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "debat.pdf").pages).split())
    assert all(title in words for title in late)
    assert "Zoeken" not in words  # no doors on paper
    assert "stand=" in words  # and how to come back to it


def test_the_longest_word_fits_on_the_smallest_screen(page: Page) -> None:
    """At 320 px, which is 400 % of a wide screen (WCAG 1.4.10), on a page of each kind that shows rows."""
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("/commissies/infrastructuur-en-waterstaat/", "/dossiers/99901/", "/vergaderingen/"):
        page.goto(address)
        page.locator("h1, h2, h3, h4, .names a").evaluate_all(
            "rows => rows.forEach(row => { (row.querySelector('a') ?? row).textContent = 'Hoogwater'.repeat(9) })"
        )
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address
    page.goto(f"/toezeggingen/?q={'Hoogwater' * 40}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
