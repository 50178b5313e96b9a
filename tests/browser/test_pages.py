"""The pages of the register in a real browser: by keyboard, with a filter chosen, on a phone without scripts."""

from playwright.sync_api import Browser, Page, expect


def test_the_skip_link_comes_first(page: Page) -> None:
    page.goto("/toezeggingen/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


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
