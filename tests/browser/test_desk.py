"""A clerk reviews a letter by keyboard alone: every key counted, from the choice of the file to the last saved entry.

The register is a fresh one: reference data, the minister, and the promise of January 2020 that the letter keeps.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from commitments import lifecycle
from commitments.choices import MeetingKind, Visibility
from commitments.lifecycle import Act
from commitments.models import Commitment, Document, DocumentPlace, Dossier, Meeting, Minister, Ministry
from commitments.reference import load_reference
from tests.browser.axe import faults
from tests.servers import ROOT

LETTER = ROOT.parent / "shared" / "corpus" / "letters" / "kst-33783-46.txt"
MOST_KEYS = 6
"""For each accepted entry, as the clerks' office asked."""

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def promise(lifted_history: None) -> Commitment:
    """What was promised on 29 January 2020 and still waits."""
    load_reference()
    minister = Minister.objects.create(
        slug="blok", name="Blok", title="Minister van Buitenlandse Zaken", ministry=Ministry.objects.get(code="bz")
    )
    dossier = Dossier.objects.create(number="33783", title="Nucleaire ontwapening en non-proliferatie")
    report = Document.objects.create(
        identifier="kst-33783-41", title="Verslag van een algemeen overleg", signed_on=date(2020, 4, 2),
        visibility=Visibility.PUBLIC,
    )  # fmt: skip
    DocumentPlace.objects.create(document=report, dossier=dossier, sub_number="41")
    meeting = Meeting.objects.create(
        slug="kernwapenbeleid", kind=MeetingKind.GENERAL_CONSULTATION, subject="Kernwapenbeleid",
        held_on=date(2020, 1, 29), report=report, dossier=dossier,
    )  # fmt: skip
    held = Commitment(
        title="Het vervolg op de studie van Clingendael aan de Kamer sturen", promised_on=meeting.held_on,
        minister=minister, ministry=minister.ministry, dossier=dossier, meeting=meeting, source_document=report,
        visibility=Visibility.PUBLIC,
    )  # fmt: skip
    return lifecycle.log(held, Act(timezone.now(), meeting.held_on))


class Keyboard:
    """Counts what is struck; a word typed counts a key a letter."""

    def __init__(self, page: Page) -> None:
        self.page, self.struck = page, 0

    def press(self, key: str) -> None:
        self.struck += 1
        self.page.keyboard.press(key)


@pytest.mark.skipif(not LETTER.exists(), reason="needs the letter 33783-46 in ../shared/corpus")
def test_the_letter_of_july_2020_by_keyboard_alone(promise: Commitment, at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/bureau/stukken/")
    keys = Keyboard(page)
    page.locator("input[type=file]").set_input_files(LETTER)
    page.get_by_label("Deze stukken zijn gepubliceerd").focus()
    keys.press("Space")
    page.get_by_role("button", name="Lees deze stukken").focus()
    keys.press("Enter")
    expect(page.get_by_role("link", name="beoordeel")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="beoordeel").focus()
    keys.press("Enter")
    page.wait_for_url("**/bureau/stukken/kst-33783-46/*")
    decide(page, keys, "v")
    while page.locator(".card.in-hand").count():
        decide(page, keys, "a")
    entered = Commitment.objects.filter(source_document__identifier="kst-33783-46")
    promise.refresh_from_db()
    assert promise.is_closed
    assert entered.count() >= 4
    assert keys.struck <= MOST_KEYS * (entered.count() + 1)
    assert faults(page) == []


def decide(page: Page, keys: Keyboard, key: str) -> None:
    """Strike one key and wait until the page has answered."""
    before = page.get_by_role("status").filter(has_text="beslist").inner_text()
    keys.press(key)
    expect(page.get_by_role("status").filter(has_text="beslist")).not_to_have_text(before)
