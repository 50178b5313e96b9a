"""What a clerk changed on a card and did not send yet: it stays, it counts for the whole list, and leaving asks."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Dialog, Page, expect

from commitments.choices import MinisterRole
from commitments.models import Commitment, User
from sources import uploads
from sources.models import Suggestion, Verdict, VerdictOutcome
from sources.tasks import read_uploads
from tests.factories import NOW, make_minister, make_ministry
from tests.servers import ROOT

pytestmark = [pytest.mark.django_db(transaction=True)]
MINE = "In mijn eigen woorden"
EDITED = "Gewijzigd, nog niet vastgelegd."
DAY_SET = "Termijn: 15 september 2026"


@pytest.fixture
def report(lifted_history: None, clerk: User) -> str:
    """Where a debate report with a closing list is reviewed: three undisputed, and one that is not on the list."""
    ministry = make_ministry(name="Infrastructuur en Waterstaat")
    make_minister(title="Minister van Infrastructuur en Waterstaat", ministry=ministry)
    role = MinisterRole.STATE_SECRETARY
    make_minister(title="Staatssecretaris van Infrastructuur en Waterstaat", role=role, ministry=ministry)
    sample = (ROOT / "fixtures" / "letters" / "kst-99901-3.txt").read_bytes()
    uploads.hand_in("verslag.txt", sample, by=clerk, now=NOW)
    read_uploads()
    return "/bureau/stukken/kst-99901-3/"


def test_what_was_typed_stays_counts_and_is_not_left_behind_unseen(report: str, at_desk: Callable[..., Page]) -> None:
    page, asked = at_desk(), list[str]()
    title = page.locator("#in-hand [name=title]")

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(f"{report}#in-hand")
    first = title.input_value()
    page.keyboard.press("e")
    page.keyboard.type(MINE)
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#in-hand [name=term_day]")).to_be_focused()
    page.locator("#in-hand [name=term_day]").fill("2026-09-15")  # the order in which it is typed is the browser's own
    expect(page.locator("#in-hand .term-read")).to_contain_text(DAY_SET)
    page.locator("#in-hand summary", has_text="Een vaste dag").focus()
    page.keyboard.press("j")
    expect(title).not_to_have_value(MINE)
    expect(page.locator(".card", has_text=EDITED)).to_have_count(1)
    page.keyboard.press("k")
    expect(title).to_have_value(MINE)
    expect(page.locator("#in-hand [name=term_day]")).to_have_value("2026-09-15")
    expect(page.locator("#in-hand [name=term_day]")).to_be_visible()
    expect(page.locator("#in-hand .term-read")).to_contain_text(DAY_SET)
    page.get_by_role("link", name="Overzicht").first.click()
    expect(title).to_have_value(MINE)
    assert asked == ["beforeunload"], "asked when the paper was left, not between its cards"
    page.keyboard.press("A")
    expect(page.get_by_text("3 toezeggingen opgenomen.")).to_be_visible()
    expect(page.locator(".card", has_text=EDITED)).to_have_count(0)
    titles = set(Commitment.objects.values_list("title", flat=True))
    assert (MINE in titles, first in titles) == (True, False)
    assert Commitment.objects.get(title=MINE).deadline == date(2026, 9, 15)
    page.keyboard.press("x")
    page.keyboard.type("te vaag")
    page.keyboard.press("Enter")
    expect(page.get_by_text("4 van 4 beslist")).to_be_visible()
    page.keyboard.press("z")
    expect(page.get_by_text("Ongedaan gemaakt. Deze passage is weer open.")).to_be_visible()
    page.get_by_role("link", name="Overzicht").first.click()
    page.wait_for_url("**/")
    assert asked == ["beforeunload"], "nothing is left to lose"


def test_a_draft_that_is_too_late_is_shown_once_and_logging_out_forgets_the_others(
    report: str, at_desk: Callable[..., Page]
) -> None:
    page = at_desk()
    title, kept = (
        page.locator("#in-hand [name=title]"),
        "Object.values(sessionStorage).some((one) => one.includes('Nog iets'))",
    )
    gone = page.get_by_text("is intussen besloten")
    page.goto(report)
    title.fill(MINE)
    suggestion = Suggestion.objects.get(pk=str(page.locator("#in-hand").get_attribute("data-suggestion")))
    Verdict.objects.create(suggestion=suggestion, outcome=VerdictOutcome.REJECTED, decided_at=NOW)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(gone).to_contain_text(MINE)
    page.reload()
    expect(page.locator("#in-hand")).to_be_visible()
    expect(gone).to_have_count(0)
    title.fill("Nog iets")
    assert page.evaluate(kept)
    page.locator("details.own summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("link", name="Inloggen").first).to_be_visible()
    assert not page.evaluate(kept)
