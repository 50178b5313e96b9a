"""Two clerks at once in the review: a commitment that a card leads to may have changed since the page was drawn."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import Status
from commitments.models import Commitment, Minister, User
from sources.models import Suggestion, SuggestionKind, Verdict
from tests.factories import act, make_commitment, make_dossier
from tests.pages import words
from tests.sources.reviewing import DESK, carried, read, seen, suggested
from tests.sources.test_store import KEPT, PROMISE

pytestmark = pytest.mark.django_db
FIRST = "Iemand anders heeft deze toezegging intussen gewijzigd."
DECISIONS: dict[str, tuple[str, dict[str, str]]] = {
    "antwoord": (SuggestionKind.FULFILMENT, {"outcome": "partly", "note": "Zie bladzijde twee"}),
    "zelfde": (SuggestionKind.COMMITMENT, {}),
}
"""The decisions of the review about a commitment that the register holds, with what is typed beside the choice."""


@pytest.fixture
def held(minister: Minister) -> Commitment:
    """What the first passage may answer, and the second says in much the same words."""
    return make_commitment(
        title=f"De evaluatie van het meldpunt sturen. {PROMISE}",
        promised_on=date(2026, 1, 14), minister=minister, deadline=date(2026, 10, 1),
        dossier=make_dossier(number="41200"),
    )  # fmt: skip


def row_of(decision: str) -> Suggestion:
    return suggested(DECISIONS[decision][0])[0]


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_second_sees_what_the_first_changed_and_may_say_it_again(
    held: Commitment, clerk: User, clerk_client: Client, decision: str
) -> None:
    read(clerk, KEPT, PROMISE)
    row, address = row_of(decision), f"{DESK}voorstellen/{row_of(decision).pk}/{decision}/"
    opened = seen(clerk_client, row)
    assert f"shown-{held.number}" in opened
    lifecycle.amend(held, act(note="de andere griffier"), title="Zoals de ander het noemt")
    sent: dict[str, Any] = {"answers": held.number, "seen": ""} | DECISIONS[decision][1]
    page = clerk_client.post(address, sent | opened)
    told = words(page)
    assert FIRST in told
    assert "de andere griffier" in told
    assert f"Toen u begon: De evaluatie van het meldpunt sturen. {PROMISE}" in told
    assert "Nu: Zoals de ander het noemt" in told
    assert DECISIONS[decision][1].get("note", "") in page.content.decode()
    assert f'value="{held.number}" checked' in page.content.decode()
    assert Verdict.objects.count() == 0
    assert clerk_client.post(address, sent | carried(page)).status_code == 302
    row.refresh_from_db()
    assert row.commitment == held


def test_what_another_closed_stays_chosen_and_is_not_closed_twice(
    held: Commitment, clerk: User, clerk_client: Client
) -> None:
    read(clerk, KEPT)
    row = row_of("antwoord")
    sent = {"answers": held.number, "outcome": "partly", "note": "Zie bladzijde twee"}
    opened = seen(clerk_client, row)
    lifecycle.lapse(held, act(note="Niet meer nodig."))
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent | opened)
    assert "Niet meer nodig." in words(page)
    assert "Nu: vervallen" in words(page)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent | carried(page))
    assert "Dit kan niet: de toezegging is vervallen." in words(page)
    assert "Zie bladzijde twee" in page.content.decode()
    held.refresh_from_db()
    assert held.status == Status.LAPSED


@pytest.mark.parametrize("token", [None, "", "geen json", "[1]", '{"version": "x", "event": "x", "facts": 3}'])
def test_a_choice_without_what_was_shown_is_asked_again(
    held: Commitment, clerk: User, clerk_client: Client, token: str | None
) -> None:
    read(clerk, KEPT)
    row = row_of("antwoord")
    sent = {"answers": held.number, "outcome": "fulfils"} | ({f"shown-{held.number}": token} if token else {})
    assert FIRST in words(clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent))
