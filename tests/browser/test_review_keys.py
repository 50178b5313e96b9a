"""Where the keys of the review bring the focus."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commitments.models import User
from sources import uploads
from sources.tasks import read_uploads
from tests.factories import NOW
from tests.sources.test_store import KEPT, letter

pytestmark = [pytest.mark.django_db(transaction=True)]
MINE = "De evaluatie van het meldpunt"


def test_the_form_for_what_the_register_lacks_is_entered_at_its_first_field(
    lifted_history: None, clerk: User, at_desk: Callable[..., Page]
) -> None:
    uploads.hand_in("brief.txt", letter(KEPT).encode(), by=clerk, now=NOW)
    read_uploads()
    page = at_desk()
    page.goto("/bureau/stukken/kst-41200-7/#in-hand")
    expect(page.locator("#in-hand")).to_be_focused()
    page.keyboard.press("n")
    title = page.get_by_label("Wat was toegezegd")
    expect(title).to_be_focused()
    page.keyboard.type(MINE)
    expect(title).to_have_value(MINE)
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.locator("#reden")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("details.keys summary")).to_be_focused()
    expect(page.locator("details.keys dl")).to_be_visible()
