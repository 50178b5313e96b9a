"""The main story, by what people read and click: from the overview to the passage, and from the desk to the list.

Once as most people have it and once with JavaScript off, where only the charts are missed.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Browser, Page, expect

from commitments.demo.accounts import DEMO_ACCOUNTS

CLERK = DEMO_ACCOUNTS[0]
LATE = "te laat, zonder bericht"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def visitor(browser: Browser, base_url: str, scripts: bool) -> Page:
    return browser.new_context(java_script_enabled=scripts, base_url=base_url, locale="nl-NL").new_page()


def test_the_main_story(visitor: Page, scripts: bool) -> None:
    open_the_overview(visitor, scripts)
    filter_to_late(visitor, scripts)
    read_the_first_in_its_letter(visitor)
    log_in_as_clerk(visitor)
    title = log_a_commitment(visitor, scripts)
    find_it_in_the_list(visitor, title)
    visitor.context.close()


def open_the_overview(page: Page, scripts: bool) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is beloofd, en wat is te laat?")
    if scripts:
        expect(page.get_by_role("img", name="Hoe lang zijn toezeggingen al te laat?")).to_be_visible()
    page.get_by_text("Tabel met dezelfde cijfers").first.click()
    expect(page.get_by_role("table").first).to_be_visible()


def filter_to_late(page: Page, scripts: bool) -> None:
    """In the list, which then says how many there are, the same number as the box itself."""
    page.get_by_role("link", name="Toezeggingen", exact=True).click()
    box = page.get_by_role("checkbox", name=LATE)
    box.check()
    if not scripts:
        page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**/toezeggingen/?status=late")
    expect(page.get_by_role("link", name=f"{LATE} weghalen")).to_be_visible()
    rows = page.get_by_role("main").get_by_role("heading", level=3)
    expect(page.get_by_role("heading", name=f"{rows.count()} toezeggingen")).to_be_visible()


def read_the_first_in_its_letter(page: Page) -> None:
    """The commitment shows the passage; the letter shows the same words, marked, and leads back."""
    first = page.get_by_role("main").get_by_role("heading", level=3).first.get_by_role("link")
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("main").get_by_text(LATE).first).to_be_visible()
    passage = page.get_by_role("blockquote").inner_text()
    page.get_by_role("link", name="lees in het stuk").click()
    page.wait_for_url("**/stukken/*/#passage-*")
    mark = page.locator("mark").filter(has_text=passage)
    expect(mark).to_be_in_viewport()
    mark.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def log_in_as_clerk(page: Page) -> None:
    page.get_by_role("link", name="Inloggen").click()
    page.get_by_label("E-mailadres").fill(CLERK.email)
    page.get_by_label("Wachtwoord").fill(CLERK.password)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.locator(".own summary")).to_be_visible()


def log_a_commitment(page: Page, scripts: bool) -> str:
    """Its term in words, "within six weeks" of yesterday: read at once, and explained when it is logged."""
    title = f"De reistijden {'met' if scripts else 'zonder'} elkaar vergelijken"
    said_on = timezone.localdate() - timedelta(days=1)
    page.get_by_role("link", name="Bureau").click()
    page.get_by_role("link", name="Toezegging opnemen").click()
    page.get_by_label("Toezegging", exact=True).fill(title)
    page.get_by_label("Toegezegd op", exact=True).fill(said_on.isoformat())
    page.get_by_label("Toegezegd door").select_option(index=1)
    page.get_by_label("Dossier", exact=True).fill("33 783")
    page.get_by_label("Zichtbaarheid").select_option("openbaar")
    page.get_by_label("Termijn, in de woorden van het stuk").press_sequentially("binnen zes weken")
    if scripts:
        expect(page.get_by_text("Gelezen als:")).to_be_visible()
    page.get_by_role("button", name="Opnemen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("status")).to_contain_text("Opgenomen als")
    last_day = date_format(said_on + timedelta(weeks=6), "j F Y")
    expect(page.get_by_role("status")).to_contain_text(f"{last_day}: geteld vanaf")
    return title


def find_it_in_the_list(page: Page, title: str) -> None:
    page.get_by_role("searchbox").first.fill(title)
    page.get_by_role("button", name="Zoeken").first.click()
    page.wait_for_url("**/toezeggingen/?q=*")
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
