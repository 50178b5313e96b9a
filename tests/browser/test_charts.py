"""The charts in a real browser: drawn without breaking the policy, light enough to load, each bar a door."""

from typing import Literal

import brotli
import pytest
from playwright.sync_api import Page, Response, expect

KILO = 1000


@pytest.fixture
def page(page: Page) -> Page:
    """Tells in `window.broken` of everything that the policy refused."""
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation',"
        " event => window.broken.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    return page


def weight(page: Page, path: str) -> tuple[int, list[str]]:
    """Bytes that a first visit asks for, text packed by brotli as a server sends it, and the addresses of all of it."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    sizes = []
    for answer in answers:
        body, kind = answer.body(), answer.headers.get("content-type", "")
        packed = any(word in kind for word in ("text", "javascript", "svg", "json"))
        sizes.append(len(brotli.compress(body, quality=5 if "html" in kind else 11)) if packed else len(body))
    return sum(sizes), [answer.url for answer in answers]


def test_every_chart_is_drawn_within_the_policy(page: Page) -> None:
    page.goto("/cijfers/")
    charts = page.locator("[data-chart]")
    expect(page.locator(".js-plotly-plot .main-svg[role=img]")).to_have_count(charts.count())
    assert charts.count() >= 9
    assert page.evaluate("window.broken") == []
    page.get_by_text("Tabel met dezelfde cijfers").first.click()
    expect(page.locator("table").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_buttons_of_a_chart_are_seen_by_who_uses_the_keyboard(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/cijfers/")
    button = page.locator(".modebar-btn").first
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    page.keyboard.press("Tab")  # so that the browser shows where the focus is
    summary = page.locator(".figure summary").first
    rings = [element.evaluate("it => (it.focus(), getComputedStyle(it).outline)") for element in (button, summary)]
    assert rings[0] == rings[1]


def test_a_bar_opens_the_list_behind_it(page: Page) -> None:
    page.goto("/cijfers/")
    bar = page.locator("[data-chart=bericht] .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/toezeggingen/?status=*")
    expect(page.locator("h1")).to_contain_text("toezegging")


def test_a_page_with_charts_and_one_without_are_light(page: Page) -> None:
    heavy, asked = weight(page, "/cijfers/")
    assert any("plotly" in url for url in asked)
    assert heavy < 450 * KILO
    page.context.clear_cookies()
    light, asked = weight(page.context.new_page(), "/toezeggingen/")
    assert not any("plotly" in url or "charts.js" in url for url in asked)
    assert light < 105 * KILO
