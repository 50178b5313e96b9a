"""The tabs of the clerks' desk on a phone and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [375, 320])
def test_a_phone_opens_them_by_one_button_without_a_script(
    lifted_history: None, at_desk: Callable[..., Page], width: int
) -> None:
    page = at_desk(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto("/bureau/rappel/")
    tabs = page.get_by_role("navigation", name="Bureau van de griffie")
    expect(tabs).to_have_count(0)
    page.get_by_text("Menu van het bureau").click()
    expect(tabs.get_by_role("link")).to_have_count(10)
    expect(tabs.get_by_role("link", name="Rappel")).to_have_attribute("aria-current", "page")
    widest = max(box["x"] + box["width"] for link in tabs.get_by_role("link").all() if (box := link.bounding_box()))
    assert widest <= width
    tabs.get_by_role("link", name="Postvak").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Postvak")


def test_on_a_wide_screen_they_stand_on_one_line_without_faults(
    lifted_history: None, at_desk: Callable[..., Page]
) -> None:
    page = at_desk(viewport={"width": 1280, "height": 900})
    page.goto("/bureau/rappel/")
    links = page.get_by_role("navigation", name="Bureau van de griffie").get_by_role("link").all()
    assert len({box["y"] for link in links if (box := link.bounding_box())}) == 1
    assert faults(page) == []
