"""The order that a clerk chose for the cards stays, by whatever way the page comes back."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from commitments.models import Minister, Occasion, User
from sources.models import SuggestionKind
from sources.review.cards import CERTAINTY
from tests.factories import NOW, make_commitment
from tests.sources.reviewing import DESK, PAPER, form_of, read, suggested
from tests.sources.test_store import KEPT, PROMISE
from tests.tracker.test_idle import come_back

pytestmark = pytest.mark.django_db

CHOSEN = {"volgorde": CERTAINTY}
ORDERED = f'name="volgorde" value="{CERTAINTY}"'
LINKED = f'href="?volgorde={CERTAINTY}&amp;voorstel='


@pytest.fixture
def paper(minister: Minister, clerk: User) -> None:
    make_commitment(title="De evaluatie van het meldpunt sturen", promised_on=date(2026, 1, 14), minister=minister)
    read(clerk, PROMISE, KEPT)


def test_it_stays_when_an_occasion_is_made_on_the_way(paper: None, clerk_client: Client) -> None:
    [row] = suggested()
    address = f"{DESK}voorstellen/{row.pk}/opnemen/"
    typed = form_of(clerk_client, row) | CHOSEN | {"make_occasion": "1"}
    making = clerk_client.post(address, typed)["Location"]
    back = clerk_client.post(making, {"name": "Topoverleg veren"}, follow=True)
    assert Occasion.objects.exists()
    assert back.context["order"] == CERTAINTY
    assert ORDERED in back.content.decode()
    assert LINKED in back.content.decode()


def test_it_stays_when_something_is_refused_and_when_it_is_decided(paper: None, clerk_client: Client) -> None:
    [row] = suggested()
    address, typed = f"{DESK}voorstellen/{row.pk}/opnemen/", form_of(clerk_client, row) | CHOSEN
    refused = clerk_client.post(address, typed | {"title": ""}, follow=True)
    assert "Dit veld is vereist." in refused.content.decode()
    assert refused.context["order"] == CERTAINTY
    assert clerk_client.post(address, typed, follow=True).context["order"] == CERTAINTY


@pytest.mark.parametrize(("change", "sent"), [("dossier", {"dossier": "41 201"}), ("publiceren", {})])
def test_it_stays_when_something_is_said_of_the_whole_paper(
    paper: None, clerk_client: Client, change: str, sent: dict[str, str]
) -> None:
    assert clerk_client.get(PAPER, CHOSEN).content.decode().count(ORDERED) > 2
    assert clerk_client.post(f"{PAPER}{change}/", sent | CHOSEN, follow=True).context["order"] == CERTAINTY


def test_it_stays_when_the_login_had_expired(paper: None, clerk_client: Client) -> None:
    [made], [kept] = suggested(), suggested(SuggestionKind.FULFILMENT)
    forms: dict[str, dict[str, Any]] = {
        f"{DESK}voorstellen/{made.pk}/opnemen/": {"title": "Mijn eigen woorden"},
        f"{DESK}voorstellen/{made.pk}/afwijzen/": {"reason": "Staand beleid"},
        f"{DESK}voorstellen/{kept.pk}/antwoord/": {"note": "Zie bladzijde twee"},
        f"{DESK}voorstellen/{kept.pk}/alsnog/": {"late_title": "Wat toen is gezegd"},
        f"{PAPER}gemist/": {"words": "Deze woorden wijs ik aan."},
    }
    for number, (address, typed) in enumerate(forms.items()):
        now = NOW + timedelta(days=number)
        with time_machine.travel(now, tick=False):
            clerk_client.get(PAPER)
        with time_machine.travel(now + timedelta(minutes=31), tick=False):
            clerk_client.post(address, typed | CHOSEN)
            assert ORDERED in come_back(clerk_client, "clerk@gestand.example", address), address
