"""Two browsers change one commitment, in two hundred random orders: what is typed is kept, or shown to who replaces it.

Each browser reads the page, fills in the form and sends it as a form without JavaScript is sent; what it asks for is
fetched instead of drawn, so that all orders are gone through in seconds. They come from one seed.
"""

from collections.abc import Callable
from random import Random

import pytest
from playwright.sync_api import Page

from commitments.access import CLERK
from commitments.models import Commitment, CommitmentEvent
from tests.factories import make_commitment, make_user

pytestmark = [pytest.mark.django_db(transaction=True)]

INTERLEAVINGS = 200
SEED = 20201
FIELDS = ("title", "paragraph", "how_house_knows")
OPEN = """async ([address, typed]) => {
    const page = await (await fetch(address)).text()
    window.form = new DOMParser().parseFromString(page, "text/html").querySelector("main form")
    for (const [name, words] of Object.entries(typed)) window.form.elements[name].value = words
    return page
}"""
SAVE = """async ([address, chosen]) => {
    for (const [name, whose] of Object.entries(chosen)) window.form.elements[`keep-${name}`].value = whose
    const sent = new URLSearchParams(new FormData(window.form))
    const answer = await fetch(address, {method: "POST", body: sent, redirect: "manual"})
    if (answer.type === "opaqueredirect") return ""
    const page = await answer.text()
    window.form = new DOMParser().parseFromString(page, "text/html").querySelector("main form")
    return page
}"""


class Editor:
    """A clerk in a browser of their own: what was typed and is not saved yet, and all that the page has shown."""

    def __init__(self, name: str, page: Page, address: str) -> None:
        self.name, self.page, self.address = name, page, address
        self.typed: dict[str, str] = {}
        self.seen = ""
        page.goto("/bureau/stukken/")

    def open(self, typed: dict[str, str]) -> None:
        """Read the page, and type words in fields of its form."""
        self.typed, self.seen = typed, self.page.evaluate(OPEN, [self.address, typed])

    def save(self, chosen: dict[str, str] | None = None) -> bool:
        """Send the form, with whose version holds; False when it came back because somebody was first."""
        answer = self.page.evaluate(SAVE, [self.address, chosen or {}])
        self.seen += answer
        return not answer


def stored(promise: Commitment) -> dict[str, str]:
    promise.refresh_from_db()
    return {field: getattr(promise, field) for field in FIELDS}


def an_order(chance: Random) -> list[int]:
    """Which browser acts: the first time it opens the form and types, the second time it saves."""
    order = [0, 0, 1, 1]
    chance.shuffle(order)
    return order


def save(editor: Editor, promise: Commitment, chance: Random) -> bool:
    """Save until it is saved; whether it had to be asked. What is replaced was shown to who replaces it."""
    before = stored(promise)
    if was_asked := not editor.save():
        assert stored(promise) == before, "who is asked has changed nothing yet"
        assert [words for words in editor.typed.values() if words not in editor.seen] == [], "it is on the page again"
        differs = [field for field, words in editor.typed.items() if before[field] != words]
        assert [field for field in differs if before[field] not in editor.seen] == [], "beside what the other one wrote"
        chosen = {field: chance.choice(["mine", "theirs"]) for field in differs}
        editor.typed |= {field: before[field] for field, whose in chosen.items() if whose == "theirs"}
        assert editor.save(chosen)
    after = stored(promise)
    replaced = [field for field in FIELDS if after[field] != before[field]]
    assert {field: after[field] for field in editor.typed} == editor.typed, "stored as typed, or as chosen"
    assert all(before[field] in editor.seen for field in replaced), "nobody replaces what was not shown"
    return was_asked


def test_two_hundred_interleavings_lose_nothing(lifted_history: None, at_desk: Callable[..., Page]) -> None:
    promise, chance, asked = make_commitment(title="Begin"), Random(SEED), 0
    address = f"/bureau/toezeggingen/{promise.number}/gegevens/"
    other = make_user(CLERK, email="tweede@gestand.example", full_name="Tweede griffier")
    both = [Editor("een", at_desk(), address), Editor("twee", at_desk(other), address)]
    written: list[str] = []
    for turn in range(INTERLEAVINGS):
        has_opened = set()
        for editor in (both[number] for number in an_order(chance)):
            if editor not in has_opened:
                has_opened.add(editor)
                fields = chance.sample(FIELDS, chance.choice([1, 2]))
                editor.open({name: f"{name} van {editor.name}, beurt {turn}" for name in fields})
                written += editor.typed.values()
            else:
                asked += save(editor, promise, chance)
    assert asked > INTERLEAVINGS / 3, "the orders in which both had the form open were among them"
    history = str([event.data for event in CommitmentEvent.objects.filter(commitment=promise)])
    lost = [words for words in written if words not in history]
    assert len(lost) <= asked * 2, "the history holds all but what its own author gave up for the other's"
    assert promise.events.filter(actor=other).exists()
