"""Two browsers change one commitment, in two hundred random orders: words typed are kept, or shown to who replaces them.

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
OPEN = """async address => {
    const page = await (await fetch(address)).text()
    window.form = new DOMParser().parseFromString(page, "text/html").querySelector("main form")
    return page
}"""
TYPE = "([name, words]) => { window.form.elements[name].value = words }"
CHOOSE = """([name, whose]) => { window.form.elements[`keep-${name}`].value = whose }"""
SAVE = """async address => {
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

    def open(self) -> None:
        self.typed, self.seen = {}, self.page.evaluate(OPEN, self.address)

    def type(self, field: str, words: str) -> None:
        self.page.evaluate(TYPE, [field, words])
        self.typed[field] = words

    def save(self) -> bool:
        """Send the form; False when it came back because somebody was first."""
        answer = self.page.evaluate(SAVE, self.address)
        self.seen += answer
        return not answer

    def choose(self, field: str, whose: str) -> None:
        self.page.evaluate(CHOOSE, [field, whose])


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
    if saved := editor.save():
        after = stored(promise)
        replaced = [field for field in FIELDS if after[field] != before[field]]
    else:
        assert stored(promise) == before, "who is asked has changed nothing yet"
        for field, words in editor.typed.items():
            assert words in editor.seen, "what was typed is on the page again"
            if before[field] != words:
                assert before[field] in editor.seen, "beside what the other one wrote"
                whose = chance.choice(["mine", "theirs"])
                editor.choose(field, whose)
                editor.typed |= {field: before[field]} if whose == "theirs" else {}
        assert editor.save()
        after = stored(promise)
        replaced = [field for field in FIELDS if after[field] != before[field]]
    assert {field: after[field] for field in editor.typed} == editor.typed, "stored as typed, or as chosen"
    assert all(before[field] in editor.seen for field in replaced), "nobody replaces what was not shown"
    return not saved


def test_two_hundred_interleavings_lose_nothing(lifted_history: None, at_desk: Callable[..., Page]) -> None:
    promise, chance, asked, written = make_commitment(title="Begin"), Random(SEED), 0, []
    address = f"/bureau/toezeggingen/{promise.number}/gegevens/"
    other = make_user(CLERK, email="tweede@gestand.example", full_name="Tweede griffier")
    both = [Editor("een", at_desk(), address), Editor("twee", at_desk(other), address)]
    for turn in range(INTERLEAVINGS):
        has_opened = set()
        for editor in (both[number] for number in an_order(chance)):
            if editor not in has_opened:
                has_opened.add(editor)
                editor.open()
                for field in chance.sample(FIELDS, chance.choice([1, 2])):
                    editor.type(field, words := f"{field} van {editor.name}, beurt {turn}")
                    written.append(words)
            else:
                asked += save(editor, promise, chance)
    assert asked > INTERLEAVINGS / 3, "the orders in which both had the form open were among them"
    history = str([event.data for event in CommitmentEvent.objects.filter(commitment=promise)])
    lost = [words for words in written if words not in history]
    assert len(lost) <= asked * 2, "the history holds all but what its own author gave up for the other's"
    assert promise.events.filter(actor=other).exists()
