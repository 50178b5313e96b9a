"""Two clerks in two browsers, by keyboard where it matters; and the pages for many at once, in every state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.models import Proposal
from tests.browser.axe import PHONE, WIDE, faults_at_every_width
from tests.browser.conftest import log_in
from tests.factories import make_commitment, make_user

HEAD = "toezegging;dossier;toegezegd_op;bewindspersoon\n"


@pytest.fixture
def as_other_clerk(browser: Browser, base_url: str) -> Iterator[Page]:
    """A browser of its own, with the administrator, who has the clerks' rights."""
    context = browser.new_context(base_url=base_url, locale="nl-NL")
    yield log_in(context.new_page(), DEMO_ACCOUNTS[3].email, DEMO_ACCOUNTS[3].password)
    context.close()


@pytest.fixture
def address(as_clerk: Page) -> str:
    """Where the facts of some commitment are changed."""
    as_clerk.goto("/toezeggingen/")
    as_clerk.locator(".results a").first.click()
    as_clerk.get_by_role("link", name="Gegevens wijzigen").click()
    return as_clerk.url


def save(page: Page) -> None:
    page.locator("form.form button[type=submit]").press("Enter")


def versions_on_a_phone(page: Page) -> tuple[bool, list[str]]:
    """Whether they fit without scrolling sideways, and the heading above each version of the first field."""
    page.set_viewport_size(PHONE)
    region = page.get_by_role("region", name="Intussen vastgelegd")
    fits = region.evaluate("element => element.scrollWidth <= element.clientWidth")
    heads = region.locator("tbody tr:first-child td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content.split(' / ')[0])"
    )
    expect(page.get_by_role("table").get_by_role("columnheader")).to_have_count(4)
    page.set_viewport_size(WIDE)
    return fits, heads


@pytest.mark.parametrize("mine_first", [True, False])
def test_two_browsers_lose_nothing(as_clerk: Page, as_other_clerk: Page, address: str, mine_first: bool) -> None:
    """Both open the form, both save; the second chooses by keyboard and what both wrote is kept."""
    first, second = (as_clerk, as_other_clerk) if mine_first else (as_other_clerk, as_clerk)
    for page in (first, second):
        page.goto(address)
    first.get_by_label("Hoe hoort de Kamer het").fill(f"per brief {mine_first}")
    second.get_by_label("Plaats in het stuk").fill(f"blz. 9 {mine_first}")
    save(first)
    expect(first.get_by_text("Vastgelegd: Gegevens wijzigen.")).to_be_visible()
    save(second)
    expect(second.get_by_role("heading", name="Intussen vastgelegd")).to_be_visible()
    assert faults_at_every_width(second) == []
    assert versions_on_a_phone(second) == (True, ['"Toen u begon"', '"Van de ander"', '"Van u"'])
    picked = second.locator("input[name=keep-how_house_knows][value=mine]")
    picked.focus()
    second.keyboard.press("ArrowLeft")
    expect(second.locator("input[name=keep-how_house_knows][value=theirs]")).to_be_checked()
    save(second)
    second.goto(address)
    expect(second.get_by_label("Hoe hoort de Kamer het")).to_have_value(f"per brief {mine_first}")
    expect(second.get_by_label("Plaats in het stuk")).to_have_value(f"blz. 9 {mine_first}")


def test_a_sheet_by_keyboard(as_clerk: Page, tmp_path: Path) -> None:
    """Refused first, mended, looked at and entered: without a mouse, and axe finds nothing in any of it."""
    sheet = tmp_path / "blad.csv"
    as_clerk.goto("/bureau/invoer/")
    line = "Een overzicht van de veerdiensten sturen;33783;2026-03-02;{}\n"
    sheet.write_text(HEAD + line.format("Niemand"))
    as_clerk.get_by_label("Blad").set_input_files(sheet)
    as_clerk.get_by_role("button", name="Laat zien wat het doet").press("Enter")
    expect(as_clerk.get_by_text("“Niemand” staat niet in het register.")).to_be_visible()
    assert faults_at_every_width(as_clerk) == []
    as_clerk.goto("/bewindspersonen/")
    minister = as_clerk.locator("main a[href^='/bewindspersonen/']").first.get_attribute("href") or ""
    sheet.write_text(HEAD + line.format(minister.rstrip("/").rsplit("/", 1)[-1]))
    as_clerk.goto("/bureau/invoer/")
    as_clerk.get_by_label("Blad").set_input_files(sheet)
    as_clerk.get_by_role("button", name="Laat zien wat het doet").press("Enter")
    expect(as_clerk.get_by_text("Nieuw: 1. Staat er al: 0. Geweigerd: 0.")).to_be_visible()
    assert faults_at_every_width(as_clerk) == []
    as_clerk.get_by_role("button", name="Neem 1 toezegging op").press("Enter")
    expect(as_clerk.get_by_text("1 toezegging is opgenomen.")).to_be_visible()


def test_a_handover_shows_what_goes(as_clerk: Page) -> None:
    as_clerk.goto("/bureau/overdracht/")
    as_clerk.get_by_role("button", name="Laat zien wat het doet").press("Enter")
    assert faults_at_every_width(as_clerk) == []
    chooser = as_clerk.get_by_label("Van ministerie")
    names = [name for name in chooser.locator("option").all_inner_texts() if "Buitenlandse Zaken" in name]
    chooser.select_option(label=names[0])
    as_clerk.get_by_label("Naar ministerie").select_option(index=1)
    as_clerk.get_by_label("Reden").fill("De portefeuilles zijn herschikt.")
    as_clerk.get_by_role("button", name="Laat zien wat het doet").press("Enter")
    expect(as_clerk.get_by_role("heading", name="Wat er overgaat")).to_be_visible()
    expect(as_clerk.get_by_role("button", name="Draag over")).to_be_visible()
    assert faults_at_every_width(as_clerk) == []


def test_the_warning_before_logging_out(as_clerk: Page) -> None:
    """Not there until two and a half minutes before; one key, and it is gone again."""
    as_clerk.clock.install()
    as_clerk.goto("/bureau/opnemen/")
    warning = as_clerk.get_by_role("alertdialog")
    as_clerk.clock.fast_forward("27:00")
    expect(warning).to_be_hidden()
    as_clerk.clock.fast_forward("00:45")
    expect(warning).to_be_visible()
    expect(warning.get_by_role("button")).to_be_focused()
    as_clerk.keyboard.press("Enter")
    expect(warning).to_be_hidden()


@pytest.mark.django_db
def test_the_page_of_a_proposal(page: Page, clerk_client: Client) -> None:
    """The register of the browser tests asks for no second pair of eyes: the browser is given the page as it is."""
    now = timezone.now()
    made = Proposal.objects.create(
        commitment=make_commitment(),
        verb="lapse",
        happened_on=timezone.localdate(now),
        note="Niet meer nodig.",
        proposed_by=make_user(),
        proposed_at=now,
    )
    page.goto("/")
    answer = clerk_client.post(f"/bureau/voorstellen/{made.pk}/", {"decision": "send_back"})
    page.set_content(answer.content.decode())
    expect(page.get_by_text("Zeg waarom het voorstel terug gaat.")).to_be_visible()
    assert faults_at_every_width(page) == []
