"""Two browsers at forms that change one commitment: who comes second sees what the first did, and sends it again.

Two hundred orders of all forms are gone through in `tests/sources/test_interleavings.py`, as a browser would send them;
here eight are drawn in two browsers (`make two-browsers` draws two hundred), and each form that only these pages have
once with every width of its conflict.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

import pytest
from playwright.sync_api import Locator, Page, expect

from commitments.access import CLERK
from commitments.models import Commitment, User
from tests.browser.axe import faults_at_every_width
from tests.factories import TODAY, make_commitment, make_document, make_minister, make_ministry, make_user
from tests.sources.reviewing import PAPER, read
from tests.sources.test_store import KEPT

pytestmark = [pytest.mark.django_db(transaction=True)]
PLACE = "Plaats in het stuk"
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
    theirs.get_by_role("textbox", name=PLACE).fill("p. 7")
    theirs.get_by_role("button", name="Vastleggen").click()
    expect(theirs.get_by_text("Vastgelegd: Gegevens wijzigen.")).to_be_visible()
    mine.get_by_role("button", name=button).click()
    expect(mine.get_by_text("gegevens gewijzigd (vastgelegd door Tweede griffier op")).to_be_visible()
    expect(mine.locator(".meanwhile ins")).to_have_text([THEIRS, "p. 7"])
    expect(mine.get_by_label("Toelichting")).to_have_value(MINE)
    assert faults_at_every_width(mine) == []
    mine.get_by_role("button", name=button).click()
    expect(mine.get_by_text(saved)).to_be_visible()
    assert promise.follow_ups.get().note == MINE


# ── orders that nobody chose ──────────────────────────────────────────────────────────────────────────────────────────
ORDERS, SEED = int(os.environ.get("ORDERS", "8")), 20201
FIELDS = {"change": ("Toezegging", PLACE), "rappel": ("Toelichting",)}
SAVED = {"change": "Vastgelegd: Gegevens wijzigen.", "rappel": "1 antwoord is vastgelegd."}
BUTTONS = {"change": "Vastleggen", "rappel": "Alles vastleggen"}


@dataclass
class AtForm:
    """A clerk at a form in a browser: what was typed where, and whether it was saved."""

    page: Page
    form: str
    field: str
    word: str
    is_open: bool = False
    is_saved: bool = False
    has_seen: bool = False
    """Whether the page was drawn after the other one saved."""

    def open(self, promise: Commitment, letter: str) -> None:
        if self.form == "change":
            self.page.goto(f"/bureau/toezeggingen/{promise.number}/gegevens/")
        else:
            self.page.goto("/bureau/rappel/antwoorden/")
            self.page.get_by_label("Brief", exact=True).fill(letter)
            self.page.get_by_label("Antwoord").select_option("partly")
        self.typed().fill(self.word)
        self.is_open = True

    def typed(self) -> Locator:
        return self.page.get_by_role("textbox", name=self.field)

    def save(self) -> bool:
        """Whether it was taken; else the clerk is asked."""
        self.page.get_by_role("button", name=BUTTONS[self.form], exact=True).click()
        taken = self.page.get_by_text(SAVED[self.form])
        expect(taken.or_(self.page.get_by_text("Intussen vastgelegd").first)).to_be_visible()
        self.is_saved = taken.is_visible()
        return self.is_saved


def draw(pages: list[Page], chance: Random, turn: int) -> list[AtForm]:
    editors = []
    for number, page in enumerate(pages):
        form = chance.choice(list(FIELDS))
        editors.append(AtForm(page, form, chance.choice(FIELDS[form]), f"woord-{turn}-{number}"))
    return editors


def history(promise: Commitment) -> str:
    """Every word that the register keeps of what was said of the commitment."""
    return str([*promise.events.values_list("data", "note"), *promise.follow_ups.values_list("note", flat=True)])


def play(promise: Commitment, letter: str, editors: list[AtForm], order: list[int]) -> bool:
    """Each opens and types, then saves, in this order; whether somebody was asked because the other was first."""
    was_asked = False
    for number in order:
        mine, other = editors[number], editors[1 - number]
        if not mine.is_open:
            mine.has_seen = other.is_saved
            mine.open(promise, letter)
        elif mine.save():
            assert mine.has_seen or not other.is_saved, "nothing is written over what was not shown"
        else:
            was_asked = True
            expect(mine.typed()).to_have_value(mine.word)
            assert other.word in mine.page.content(), "what was typed is there, beside what the other one did"
            assert mine.word not in history(promise)
            assert mine.save(), "seen, it may be sent again"
    assert [one.word for one in editors if one.word not in history(promise)] == [], "kept, or in what replaced it"
    return was_asked


@pytest.mark.one_engine
def test_drawn_orders_in_two_browsers_lose_nothing(promise: Commitment, at_desk: Callable[..., Page]) -> None:
    """Two pages for all of them, and one commitment that goes on from order to order."""
    pages = [at_desk(), at_desk(make_user(CLERK, full_name="Tweede griffier"))]
    letter, chance, asked = make_document(signed_on=TODAY).citation, Random(SEED), 0
    for turn in range(ORDERS):
        order = [0, 0, 1, 1]
        chance.shuffle(order)
        asked += play(promise, letter, draw(pages, chance, turn), order)
    assert asked >= ORDERS / 4, "the orders in which both had a form open were among them"
