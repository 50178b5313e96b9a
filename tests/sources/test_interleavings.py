"""Two clerks at one commitment in two hundred random orders, each at one of the forms that change it.

The forms are those of the pages, filled in and sent as a browser does, so that all orders are gone through in seconds:
what is typed is kept, or is on the page again beside what the other one did. They come from one seed.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, cast

import pytest
from django.db import connection, transaction
from django.test import Client
from lxml import html

from commitments.access import CLERK
from commitments.lifecycle import writing
from commitments.models import Commitment, Document, FollowUp, Minister, User
from sources.models import Suggestion, SuggestionKind
from tests.conftest import logged_in
from tests.factories import TODAY, make_commitment, make_document, make_user
from tests.sources.reviewing import DESK, PAPER, read, suggested
from tests.sources.test_store import KEPT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
INTERLEAVINGS = 200 if connection.vendor == "sqlite" else 20
SEED = 20201


@dataclass
class Place:
    """The commitment, the passage that answers it, and a letter for the answers to a rappel."""

    promise: Commitment
    row: Suggestion
    letter: Document
    drawn: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Of each form what it carries before anybody did anything: so every turn begins."""

    def form(self, name: str, word: str) -> tuple[str, str, dict[str, str]]:
        """Of a form: where it is drawn, the end of the address that it is sent to, and what is typed in it."""
        answer = {f"{self.promise.pk}-outcome": "partly", f"{self.promise.pk}-note": word}
        return {
            "change": (f"/bureau/toezeggingen/{self.promise.number}/gegevens/", "gegevens/", {"title": word}),
            "rappel": ("/bureau/rappel/antwoorden/", "antwoorden/", answer | {"document": self.letter.citation}),
            "review": (f"{PAPER}?voorstel={self.row.pk}", "antwoord/", {"note": word, "outcome": "reports_progress"}),
        }[name]

    def history(self) -> str:
        """Every word that the register keeps of what was said of the commitment."""
        events = self.promise.events.values_list("data", "note")
        return str([*events, *FollowUp.objects.filter(commitment=self.promise).values_list("note", flat=True)])


@pytest.fixture
def place(minister: Minister, clerk: User) -> Place:
    promise = make_commitment(
        title="De evaluatie van het meldpunt sturen", promised_on=date(2026, 1, 14), minister=minister,
        deadline=date(2026, 3, 20),
    )  # fmt: skip
    read(clerk, KEPT)
    return Place(promise, suggested(SuggestionKind.FULFILMENT)[0], make_document(signed_on=TODAY))


@dataclass
class Editor:
    """A clerk at a form: what it carries and what was typed, and whether it was sent."""

    client: Client
    place: Place
    name: str
    word: str
    fields: dict[str, Any] = field(default_factory=dict)
    is_saved: bool = False
    has_seen: bool = False
    """Whether the page was drawn after the other one saved."""

    def open(self, other: "Editor") -> None:
        """Read the page, and type in its form."""
        where, _sent_to, typed = self.place.form(self.name, self.word)
        self.has_seen = other.is_saved
        if other.is_saved:
            shown = self.sent_by(self.client.get(where))
        elif not (shown := self.place.drawn.get(self.name, {})):
            shown = self.place.drawn[self.name] = self.sent_by(self.client.get(where))
        self.fields = shown | typed

    def sent_by(self, page: Any) -> dict[str, Any]:
        """What a browser sends of the form in this page."""
        where, sent_to, _typed = self.place.form(self.name, self.word)
        forms = cast(Any, html.fromstring(page.content.decode())).forms
        found = [form for form in forms if (form.get("action") or where).endswith(sent_to)]
        return dict(found[0].form_values()) if found else {}

    def save(self) -> str:
        """Send the form; "" when it was taken, else the page that came back, from which it can be sent again."""
        where, sent_to, typed = self.place.form(self.name, self.word)
        address = f"{DESK}voorstellen/{self.place.row.pk}/{sent_to}" if self.name == "review" else where
        answer = self.client.post(address, self.fields)
        self.is_saved = answer.status_code == 302
        if self.is_saved:
            return ""
        again = self.sent_by(answer)
        self.fields = again | ({"outcome": typed["outcome"]} if "outcome" in typed else {})
        return str(answer.content.decode())


def orders(chance: Random) -> list[int]:
    """Which clerk acts: the first time it opens the form and types, the second time it saves."""
    order = [0, 0, 1, 1]
    chance.shuffle(order)
    return order


def play(place: Place, clients: list[Client], chance: Random, turn: int) -> bool:
    """One order; whether somebody was asked because the other was first."""
    names = [chance.choice(["change", "rappel", "review"]) for _client in clients]
    editors = [
        Editor(client, place, name, f"woord-{turn}-{number} van {name}")
        for number, (client, name) in enumerate(zip(clients, names, strict=True))
    ]
    was_asked = False
    for number in orders(chance):
        mine, other = editors[number], editors[1 - number]
        if not mine.fields:
            mine.open(other)
            continue
        is_overtaken = other.is_saved and not mine.has_seen
        if not (page := mine.save()):
            assert not is_overtaken, f"{names}: nothing is written over what was not shown"
            continue
        was_asked = True
        assert mine.word in page, f"{names}: what was typed is on the page again"
        assert other.word in page or names == ["review", "review"], f"{names}: beside what the other one did"
        assert mine.word not in place.history(), "who is asked has changed nothing yet"
        if names != ["review", "review"]:
            assert mine.save() == "", f"{names}: seen, it may be sent again"
    lost = [one.word for one in editors if one.is_saved and one.word not in place.history()]
    assert lost == [], f"{names}: kept, or in the history of what replaced it"
    return was_asked


@pytest.fixture
def clients(clerk: User) -> list[Client]:
    return [logged_in(clerk), logged_in(make_user(CLERK, full_name="Tweede griffier"))]


def play_all(place: Place, clients: list[Client], turns: int) -> int:
    """So many orders, each of which finds the register as it was; in how many somebody was asked."""
    chance, asked = Random(SEED), 0
    for turn in range(turns):
        with transaction.atomic():
            asked += play(place, clients, chance, turn)
            transaction.set_rollback(True)
    return asked


def test_two_hundred_interleavings_lose_nothing(place: Place, clients: list[Client]) -> None:
    asked = play_all(place, clients, INTERLEAVINGS)
    assert asked > INTERLEAVINGS / 3, "the orders in which both had a form open were among them"


def test_without_the_check_of_versions_the_orders_find_it(
    place: Place, clients: list[Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else the test above could not fail."""
    monkeypatch.setattr(writing, "refuse_stale", lambda commitment, version: None)
    with pytest.raises(AssertionError, match="written over"):
        play_all(place, clients, 10)
