"""Logging in as people do: by keyboard, by password manager, and after a mistake."""

import pytest
from playwright.sync_api import Page, expect

from commitments.demo.accounts import DEMO_ACCOUNTS
from tests.browser.conftest import log_in

CLERK = DEMO_ACCOUNTS[0]


def test_log_in_by_keyboard_alone(page: Page) -> None:
    page.goto("/inloggen/")
    expect(page.get_by_label("E-mailadres")).to_be_focused()
    page.keyboard.type(CLERK.email)
    page.keyboard.press("Tab")
    page.keyboard.type(CLERK.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Bureau")).to_be_visible()


def test_a_mistake_is_said_and_the_address_kept(page: Page) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill("niemand@gestand.example")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    expect(page.get_by_label("E-mailadres")).to_have_value("niemand@gestand.example")


@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.role)
def test_every_demo_account_opens(page: Page, account: object) -> None:
    log_in(page, account.email, account.password)  # type: ignore[attr-defined]
    expect(page.locator(".own summary")).to_be_visible()


def test_a_clerk_invites_somebody(as_clerk: Page) -> None:
    as_clerk.goto("/uitnodigingen/")
    as_clerk.get_by_label("E-mailadres").fill("collega@gestand.example")
    as_clerk.get_by_label("Naam").fill("Nieuwe collega")
    as_clerk.get_by_label("Rol").select_option("lezer")
    as_clerk.get_by_role("button", name="Uitnodigen").click()
    expect(as_clerk.get_by_role("status")).to_contain_text("collega@gestand.example")
    expect(as_clerk.get_by_role("row", name="Nieuwe collega")).to_be_visible()


def test_the_language_is_changed_and_stays(page: Page) -> None:
    page.goto("/inloggen/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/wachtwoord/vergeten/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
