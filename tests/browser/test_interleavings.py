"""Two browsers at forms that answer one commitment: who comes second sees what the first did, and sends it again.

All orders and forms are gone through in `tests/sources/test_interleavings.py`; here one order is drawn for each form
that only these pages have. The form of a change itself is in `test_two_at_the_desk`.
"""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from commitments.access import CLERK
from commitments.models import Commitment, User
from tests.browser.axe import faults_at_every_width
from tests.factories import TODAY, make_commitment, make_document, make_minister, make_ministry, make_user
from tests.sources.reviewing import PAPER, read
from tests.sources.test_store import KEPT

pytestmark = [pytest.mark.django_db(transaction=True)]
MINE, THEIRS = "Zie bladzijde twee", "Zoals de ander het noemt"


@pytest.fixture
def promise(lifted_history: None, clerk: User) -> Commitment:
    """What is late, and is answered by a letter that waits for review."""
    ministry = make_ministry(name="Infrastructuur en Waterstaat")
    minister = make_minister(title="Minister van Infrastructuur en Waterstaat", ministry=ministry)
    made = make_commitment(
        title="De evaluatie van het meldpunt sturen", promised_on=date(2026, 1, 14), minister=minister,
        deadline=date(2026, 3, 20),
    )  # fmt: skip
    read(clerk, KEPT)
    return made


def answer_a_rappel(page: Page) -> None:
    page.get_by_label("Brief", exact=True).fill(make_document(signed_on=TODAY).citation)
    page.get_by_label("Antwoord").select_option("partly")
    page.get_by_label("Toelichting").fill(MINE)


def answer_in_the_review(page: Page) -> None:
    page.get_by_text("Nieuwe termijn, reden, toelichting").click()
    page.get_by_label("Toelichting").fill(MINE)


FORMS = {
    "rappel": ("/bureau/rappel/antwoorden/", answer_a_rappel, "Alles vastleggen", "1 antwoord is vastgelegd."),
    "review": (PAPER, answer_in_the_review, "Voldoet deels p", "Vastgelegd bij"),
}


@pytest.mark.parametrize("form", FORMS)
def test_who_comes_second_sees_it_and_loses_nothing(
    promise: Commitment, at_desk: Callable[..., Page], form: str
) -> None:
    address, fill, button, saved = FORMS[form]
    mine, theirs = at_desk(), at_desk(make_user(CLERK, full_name="Tweede griffier"))
    mine.goto(address)
    fill(mine)
    theirs.goto(f"/bureau/toezeggingen/{promise.number}/gegevens/")
    theirs.get_by_role("textbox", name="Toezegging").fill(THEIRS)
    theirs.get_by_role("button", name="Vastleggen").click()
    expect(theirs.get_by_text("Vastgelegd: Gegevens wijzigen.")).to_be_visible()
    mine.get_by_role("button", name=button).click()
    expect(mine.get_by_text("gegevens gewijzigd (Tweede griffier)")).to_be_visible()
    expect(mine.locator(".meanwhile ins")).to_have_text(THEIRS)
    expect(mine.get_by_label("Toelichting")).to_have_value(MINE)
    assert faults_at_every_width(mine) == []
    mine.get_by_role("button", name=button).click()
    expect(mine.get_by_text(saved)).to_be_visible()
    assert promise.follow_ups.get().note == MINE
