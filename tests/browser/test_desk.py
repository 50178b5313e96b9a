"""A clerk reviews a letter by keyboard alone: every key counted, from the choice of the file to the last saved entry.

The register is a fresh one: reference data, the minister, and the promise of January 2020 that the letter keeps.
`pytest --log-cli-level=INFO` shows the keys and the time.
"""

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, Route, expect

from commitments import lifecycle
from commitments.choices import MeetingKind, Visibility
from commitments.lifecycle import Act
from commitments.models import Commitment, Document, DocumentPlace, Dossier, Meeting, Minister, Ministry, User
from commitments.reference import load_reference
from sources.models import Upload
from sources.uploads import hand_in, read_waiting
from tests.browser.axe import faults
from tests.services import CORPUS
from tests.sources.test_store import PROMISE, letter

logger = logging.getLogger(__name__)
LETTER = CORPUS / "letters" / "kst-33783-46.txt"
MOST_KEYS = 6
"""For each accepted entry, as the clerks' office asked."""
MOST_SECONDS = 60
"""For the whole letter, as the clerks' office asked."""
MOST_STOPS = 40
"""More stops than a page of the desk has before its form."""

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
    """Strikes keys and counts them; a word typed counts a key a letter. The focus goes where the keys bring it."""

    def __init__(self, page: Page) -> None:
        self.page, self.struck = page, 0

    def press(self, key: str) -> None:
        self.struck += 1
        self.page.keyboard.press(key)

    def tab_to(self, there: Locator) -> None:
        """Tab until that has the focus."""
        for _stop in range(MOST_STOPS):
            if there.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail(f"no Tab reaches {there}")


def choose(page: Page, paper: Path) -> None:
    """Go to the file field with Tab and choose a file in the dialogue that Enter opens."""
    page.on("filechooser", lambda dialogue: dialogue.set_files(paper))
    field = page.locator("input[type=file]")
    Keyboard(page).tab_to(field)
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile(paper.name))
    expect(field).to_be_focused()


@pytest.mark.corpus
def test_the_letter_of_july_2020_by_keyboard_alone(promise: Commitment, at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/bureau/stukken/")
    keys = Keyboard(page)
    choose(page, LETTER)
    began = monotonic()
    keys.tab_to(page.get_by_label("Deze stukken zijn gepubliceerd"))
    keys.press("Space")
    keys.tab_to(page.get_by_role("button", name="Lees deze stukken"))
    keys.press("Enter")
    expect(page.get_by_role("link", name="beoordeel")).to_be_focused(timeout=30_000)
    keys.press("Enter")
    page.wait_for_url("**/bureau/stukken/kst-33783-46/*")
    decide(page, keys, "v")
    while page.locator(".card.in-hand").count():
        expect(page.locator(".card.in-hand")).to_be_focused()
        take_over(page, keys)
    seconds = monotonic() - began
    entered = Commitment.objects.filter(source_document__identifier="kst-33783-46").count()
    promise.refresh_from_db()
    assert promise.is_closed
    assert entered >= 4
    assert keys.struck <= MOST_KEYS * entered
    assert seconds < MOST_SECONDS
    assert faults(page) == []
    logger.info("%d keys for %d entries and a promise kept, in %.1f seconds", keys.struck, entered, seconds)


def decide(page: Page, keys: Keyboard, key: str) -> None:
    """Strike one key and wait until the page has answered."""
    before = page.get_by_role("status").filter(has_text="beslist").inner_text()
    keys.press(key)
    expect(page.get_by_role("status").filter(has_text="beslist")).not_to_have_text(before)


def take_over(page: Page, keys: Keyboard) -> None:
    """Once, and once more when the card asks whether that is right."""
    with page.expect_navigation():
        keys.press("a")
    if page.locator("input:checked:is([name=without_term], [name=is_one])").count():
        decide(page, keys, "a")


def test_what_is_dropped_is_named_and_sent_by_the_button(clerk: User, at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/bureau/stukken/")
    page.evaluate(
        """() => {
            const given = new DataTransfer();
            for (const name of ["een.txt", "twee.txt"]) given.items.add(new File(["Geachte voorzitter"], name));
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: given }));
        }"""
    )
    expect(page.get_by_text("2: een.txt, twee.txt")).to_be_visible()
    expect(page.get_by_role("button", name="Lees deze stukken")).to_be_focused()
    assert page.locator("input[type=file]").evaluate("field => field.files.length") == 2
    assert not Upload.objects.exists()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 stukken zijn aangeboden.")).to_be_visible()


# ── where the focus is while the worker reads ─────────────────────────────────────────────────────────────────────────
@pytest.fixture
def waiting(lifted_history: None, clerk: User) -> Upload:
    """A letter that was handed in and is not read yet."""
    return hand_in("brief.txt", letter(PROMISE).encode(), by=clerk, now=timezone.now())


@pytest.fixture
def list_of_papers(waiting: Upload, at_desk: Callable[..., Page]) -> Page:
    """The page after that; the worker reads before it asks again how far things are."""

    def read(route: Route) -> None:
        now = timezone.now()
        assert read_waiting(today=timezone.localdate(now), now=now) == 1
        route.continue_()

    page = at_desk()
    page.route(f"**{reverse('uploads')}", read, times=1)
    page.goto("/bureau/stukken/#aangeboden")
    return page


def test_who_waits_for_the_reader_finds_the_review_under_enter(list_of_papers: Page) -> None:
    expect(list_of_papers.locator("#aangeboden")).to_be_focused()
    expect(list_of_papers.locator("#aangeboden").get_by_role("link", name="beoordeel")).to_be_focused()
    list_of_papers.keyboard.press("Enter")
    list_of_papers.wait_for_url("**/bureau/stukken/kst-*/")


def test_what_was_read_waits_at_once(list_of_papers: Page) -> None:
    """Both lists of the page say the same, without being asked for again."""
    expect(list_of_papers.locator("#wachtend").get_by_role("link", name="41 200, nr. 7")).to_be_visible()
    expect(list_of_papers.locator("#aangeboden").get_by_role("link", name="beoordeel")).to_be_focused()


def test_who_types_meanwhile_keeps_the_focus(list_of_papers: Page) -> None:
    field = list_of_papers.get_by_label("Of plak de tekst van een stuk")
    field.focus()
    list_of_papers.keyboard.type("Geachte")
    expect(list_of_papers.locator("#aangeboden").get_by_role("link", name="beoordeel")).to_be_visible()
    expect(field).to_be_focused()
    list_of_papers.keyboard.type(" voorzitter")
    expect(field).to_have_value("Geachte voorzitter")
