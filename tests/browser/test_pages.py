"""The register in a real browser: the main story, by keyboard, on a phone, without scripts, and for everyone."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = [
    "/",
    "/toezeggingen/",
    "/toezeggingen/?status=late&sorteer=te-laat",
    "/toezeggingen/?status=onzin&van=gisteren",
    "/toezeggingen/?q=zzz",
    "/stukken/",
    "/stukken/kst-33783-46/",
    "/dossiers/",
    "/dossiers/33783/",
    "/inloggen/",
]
DESK = ["/bureau/", "/bureau/opnemen/"]


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is shown now."""
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{page.url} {fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def open_first(page: Page, status: str) -> None:
    page.goto(f"/toezeggingen/?status={status}")
    page.locator(".results h3 a").first.click()
    page.wait_for_url("**/toezeggingen/*/")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 375)])
def test_axe_finds_nothing(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    for address in PUBLIC:
        page.goto(address)
        found += faults(page)
    for status in ("late", "not_checked", "put_off_late", "fulfilled"):
        open_first(page, status)
        found += faults(page)
    assert found == []


def test_axe_finds_nothing_on_the_desk(as_clerk: Page) -> None:
    found = []
    for address in DESK:
        as_clerk.goto(address)
        found += faults(as_clerk)
    as_clerk.get_by_role("button", name="Opnemen").click()
    expect(as_clerk.get_by_role("alert")).to_be_focused()
    found += faults(as_clerk)
    open_first(as_clerk, "late")
    found += faults(as_clerk)
    for door in as_clerk.locator(".facts-panel .doors a").evaluate_all("links => links.map(link => link.href)")[:4]:
        as_clerk.goto(door)
        found += faults(as_clerk)
    assert found == []


def test_no_page_scrolls_sideways_on_the_smallest_screen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    for address in PUBLIC:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address


def test_the_skip_link_comes_first(page: Page) -> None:
    page.goto("/toezeggingen/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_main_story(page: Page, as_clerk: Page) -> None:
    """From the overview to the passage in the letter, and from the desk back to the list."""
    page.goto("/")
    page.locator(".tile a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("toezegging")
    title = page.locator(".results h3 a").first.inner_text()
    page.locator(".results h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("link", name="lees in het stuk").click()
    expect(page.locator(".paper mark").first).to_be_visible()
    assert page.url.partition("#")[2].startswith("passage-")
    log_one(as_clerk)
    as_clerk.goto("/toezeggingen/?q=reistijden+vergelijken")
    expect(as_clerk.get_by_role("link", name="De reistijden vergelijken")).to_be_visible()


def log_one(page: Page) -> None:
    page.goto("/bureau/")
    page.get_by_role("link", name="Toezegging opnemen").click()
    page.get_by_label("Toezegging", exact=True).fill("De reistijden vergelijken")
    page.get_by_label("Toegezegd op", exact=True).fill(f"{timezone.localdate() - timedelta(days=1):%Y-%m-%d}")
    page.get_by_label("Toegezegd door").select_option(index=1)
    page.get_by_label("Dossier", exact=False).first.fill("33783")
    page.get_by_label("Termijn, in de woorden van het stuk").press_sequentially("binnen zes weken")
    expect(page.locator("#termijn-gelezen")).to_contain_text("Gelezen als:")
    page.get_by_role("button", name="Opnemen").click()
    expect(page.get_by_role("status")).to_contain_text("Opgenomen als")


def test_choosing_a_filter_keeps_the_place_and_says_the_count(page: Page) -> None:
    page.goto("/toezeggingen/")
    box = page.get_by_role("checkbox", name="te laat, zonder bericht")
    box.check()
    page.wait_for_url("**/toezeggingen/?status=late")
    heading = page.locator("#uitkomst-kop")
    expect(page.locator("#melding")).to_have_text(heading.inner_text())
    expect(box).to_be_focused()
    expect(page.get_by_role("link", name="te laat, zonder bericht weghalen")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="te laat, zonder bericht weghalen")).to_have_count(0)


def test_everything_but_the_charts_works_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, base_url=base_url, locale="nl-NL", viewport={"width": 375, "height": 800}
    )
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("link", name="Stukken", exact=True)).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Toezeggingen", exact=True).click()
    page.get_by_text("Filters").click()
    page.get_by_role("checkbox", name="te laat, zonder bericht").check()
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**/toezeggingen/?status=late")
    expect(page.get_by_text("Filters (1)")).to_be_visible()
    context.close()
