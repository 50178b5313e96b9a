"""The charts in a real browser: drawn, within the security policy, a way into the list, and not needed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

WATCH_POLICY = (
    "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))"
)
BARS = ".main-svg .bars .point path"
TABLE = "Hoe lang zijn toezeggingen al te laat?"
NEWLY_LATE = "1–7 dagen"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of, the security policy included."""
    found: list[str] = []
    page.add_init_script(WATCH_POLICY)
    page.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def how_many_newly_late(page: Page) -> int:
    """The number in the table, which is opened."""
    page.get_by_text("Tabel met dezelfde cijfers").nth(1).click()
    row = page.get_by_role("table", name=TABLE).get_by_role("row", name=NEWLY_LATE)
    return int(row.get_by_role("cell").first.inner_text())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_chart_is_drawn_within_the_security_policy(page: Page, complaints: list[str], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/")
    charts = page.locator("[data-chart]")
    expect(charts).to_have_count(3)
    for chart in charts.all():
        expect(chart.locator(BARS).first).to_be_attached()
        expect(chart.locator("svg[role=img]")).to_have_attribute("aria-label", chart.get_attribute("data-label") or "?")
    late = page.locator("[data-chart='te-laat']").locator(BARS).first.evaluate("bar => getComputedStyle(bar).fill")
    token = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--late').trim()")
    red, green, blue = (int(token[place : place + 2], 16) for place in (1, 3, 5))
    assert late == f"rgb({red}, {green}, {blue})"
    assert complaints == []


def test_a_click_on_a_bar_opens_the_list_behind_it(page: Page) -> None:
    page.goto("/")
    many = how_many_newly_late(page)
    bar = page.locator("[data-chart='te-laat']").locator(BARS).first
    bar.scroll_into_view_if_needed()
    place = bar.bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.wait_for_url("**/toezeggingen/?status=late&**")
    expect(page.locator(".results > li")).to_have_count(many)


def test_the_buttons_speak_dutch_and_save_the_picture(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    for kind, begins in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.locator("[data-chart='te-laat']").get_by_role("button", name=f"Bewaar als {kind}").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name == f"gestand-te-laat.{kind.lower()}"
        assert file.read_bytes().startswith(begins)


def test_the_page_fits_a_phone_with_its_tables_open(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/")
    expect(page.locator(BARS).first).to_be_attached()
    for table in page.get_by_text("Tabel met dezelfde cijfers").all():
        table.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_javascript_the_tables_lead_to_the_lists(browser: Browser, base_url: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="nl-NL", base_url=base_url).new_page()
    page.goto("/")
    many = how_many_newly_late(page)
    page.get_by_role("table", name=TABLE).get_by_role("row", name=NEWLY_LATE).get_by_role("link").first.click()
    expect(page.locator(".results > li")).to_have_count(many)
    page.context.close()
