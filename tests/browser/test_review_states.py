"""The review of a paper in every state, for everyone: axe, dark, narrow, zoomed in, without JavaScript, by keyboard."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from commitments.access import CLERK
from commitments.models import Commitment, Occasion, User
from sources import uploads
from sources.models import Suggestion, Verdict
from sources.tasks import read_uploads
from tests.browser.axe import FITS, SMALLEST, STICKS_OUT, WIDE, faults
from tests.factories import NOW, make_committee, make_minister, make_ministry, make_user
from tests.sources.test_store import KEPT, PROMISE, letter

pytestmark = [pytest.mark.django_db(transaction=True)]

Opened = Callable[..., Page]
ZOOMED = ViewportSize(width=WIDE["width"] // 4, height=WIDE["height"] // 4)
"""What a wide screen shows of a page at 400 %."""
EMPTY, ONE, FIFTY = ("/bureau/stukken/kst-41200-1/", "/bureau/stukken/kst-41200-2/", "/bureau/stukken/kst-41200-3/")
MANY = [f"Ik zal uw Kamer voor {day} september 2026 een brief over veer {day} sturen." for day in range(1, 26)]
MANY += [f"Ook zeg ik toe dat ik de reder van lijn {line} om zijn oordeel vraag." for line in range(25)]


@pytest.fixture
def papers(lifted_history: None, clerk: User) -> None:
    """Three letters: one that promises nothing, one with a promise and an answer, one with fifty promises."""
    ministry = make_ministry(name="Infrastructuur en Waterstaat")
    make_minister(title="Minister van Infrastructuur en Waterstaat", ministry=ministry)
    make_committee(name="Infrastructuur en Waterstaat").ministries.add(ministry)
    Occasion.objects.create(slug="notaoverleg", name="Notaoverleg Scheepvaart")
    for number, body in (("1", ["Dank voor uw brief."]), ("2", [PROMISE, KEPT]), ("3", MANY)):
        uploads.hand_in(f"{number}.txt", letter(*body, number=number).encode(), by=clerk, now=NOW)
    read_uploads()
    assert Suggestion.objects.filter(reading__document__identifier="kst-41200-3").count() == 50


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def states(page: Page) -> Iterator[str]:
    """Bring the page in each state in turn."""
    page.goto("/bureau/stukken/")
    yield "inbox"
    for state, address in (("empty", EMPTY), ("one", ONE), ("fifty", FIFTY)):
        page.goto(address)
        yield state
    page.goto(ONE)
    for part in page.locator("#in-hand .entry details > summary").all():
        part.click()
    page.locator("#in-hand [name=term_day]").fill("2026-09-15")
    page.locator("#in-hand [name=occasion]").select_option("Notaoverleg Scheepvaart")
    press(page, "Opnemen a")
    expect(page.get_by_text("Kies een vaste dag of een gelegenheid, niet allebei.").first).to_be_visible()
    yield "term"
    page.goto(ONE)
    page.locator("#in-hand [name=title]").fill("")
    press(page, "Opnemen a")
    expect(page.get_by_text("Dit veld is vereist.")).to_be_visible()
    yield "error"
    page.goto(ONE)
    page.locator("[data-missed]").fill("Dit staat er niet.")
    press(page, "Wijs deze passage aan")
    expect(page.get_by_text("Deze woorden staan niet in het stuk.")).to_be_visible()
    yield "missed"
    no_term = Suggestion.objects.filter(quote__startswith="Ook zeg ik toe").earliest("start")
    page.goto(f"{FIFTY}?voorstel={no_term.pk}")
    press(page, "Opnemen a")
    expect(page.get_by_text("Er is geen termijn ingevuld.")).to_be_visible()
    yield "asked"
    page.goto(FIFTY)
    page.locator("#reden").fill("staand beleid")
    meanwhile = Suggestion.objects.filter(reading__document__identifier="kst-41200-3").order_by("start")
    other = make_user(CLERK, full_name="Tweede griffier")
    row = next(row for row in meanwhile if not row.verdict)
    Verdict.objects.create(suggestion=row, user=other, outcome="rejected", reason="te vaag", decided_at=NOW)
    press(page, "Niet opnemen")
    expect(page.get_by_role("alert")).to_contain_text("te vaag (Tweede griffier)")
    expect(page.locator("#reden")).to_have_value("staand beleid")
    yield "conflict"


def narrow(page: Page, state: str, size: ViewportSize) -> list[str]:
    page.set_viewport_size(size)
    if page.evaluate(FITS):
        return []
    return [f"{state} at {size['width']} × {size['height']} scrolls sideways: {page.evaluate(STICKS_OUT)}"]


def test_every_state_is_for_everyone(papers: None, at_desk: Opened) -> None:
    page, found, seen = at_desk(reduced_motion="reduce", viewport=WIDE), [], []
    for state in states(page):
        seen.append(state)
        page.emulate_media(color_scheme="light")
        found += [f"{state}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="dark")
        found += narrow(page, state, SMALLEST)
        found += [f"{state} in the dark: {fault}" for fault in faults(page)]
        found += narrow(page, state, ZOOMED)
        found += [f"{state} at 400 %: {fault}" for fault in faults(page)]
        page.set_viewport_size(WIDE)
    assert seen == ["inbox", "empty", "one", "fifty", "term", "error", "missed", "asked", "conflict"]
    assert found == []


def test_without_javascript(papers: None, at_desk: Opened) -> None:
    """Every decision is a plain form, and each state is for everyone too."""
    page = at_desk()
    page.route("**/*.js", lambda route: route.abort())
    found = [fault for _state in states(page) for fault in faults(page)]
    page.goto(ONE)
    press(page, "Opnemen a")
    expect(page.get_by_text("Opgenomen als")).to_be_visible()
    page.locator("#reden").fill("te vaag om na te gaan")
    press(page, "Niet opnemen")
    expect(page.get_by_text("2 van 2 beslist")).to_be_visible()
    assert found + faults(page) == []
    assert Commitment.objects.get().quote == PROMISE


def tab_to(page: Page, goal: Locator, most: int) -> None:
    """Press Tab until the element has the focus; it must be seen then."""
    for _key in range(most):
        if goal.evaluate("element => element === document.activeElement"):
            expect(goal).to_be_in_viewport()
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{goal} is not reached in {most} tabs")


@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=["wide", "zoomed in"])
def test_by_tab_and_enter_alone(papers: None, at_desk: Opened, size: ViewportSize) -> None:
    """Without the one-letter keys, which can be switched off; also zoomed in so far that little is seen at once."""
    page = at_desk(viewport=size)
    page.goto(f"{ONE}#in-hand")
    expect(page.locator("#in-hand")).to_be_focused()
    page.keyboard.press("?")
    tab_to(page, page.get_by_label("Toetsen gebruiken"), 60)
    page.keyboard.press("Space")
    page.goto(f"{ONE}#in-hand")
    page.locator("body").press("a")
    expect(page.get_by_text("0 van 2 beslist")).to_be_visible()
    page.locator("#in-hand").focus()
    tab_to(page, page.get_by_role("button", name="Opnemen a"), 30)
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 van 2 beslist")).to_be_visible()
    expect(page.locator("#in-hand")).to_be_focused()
    tab_to(page, page.locator("#reden"), 60)
    page.keyboard.type("te vaag")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 van 2 beslist")).to_be_visible()
    assert Commitment.objects.count() == 1
