"""Nothing that a clerk types in the review is lost: not by a login that expired, not by another clerk who was first."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from commitments.models import Commitment, Minister, User
from sources.models import Suggestion, SuggestionKind, Verdict
from tests.factories import NOW, make_commitment
from tests.pages import words
from tests.sources.reviewing import DESK, PAPER, form_of, read, seen, suggested
from tests.sources.test_store import KEPT, PROMISE
from tests.tracker.test_idle import come_back

pytestmark = pytest.mark.django_db

BACK = "Wat u typte voordat u was uitgelogd, staat er weer."
MISSED = "Deze woorden wijs ik aan."
FORMS: dict[str, tuple[str, dict[str, Any], str]] = {
    "reject": ("afwijzen", {"reason": "Dit is al staand beleid"}, "Dit is al staand beleid"),
    "enter": ("opnemen", {"title": "Mijn eigen bewoording"}, "Mijn eigen bewoording"),
    "answer": ("antwoord", {"note": "Zie bladzijde twee"}, "Zie bladzijde twee"),
    "late": ("alsnog", {"late_title": "Wat toen is gezegd", "late_term": "ooit"}, "Wat toen is gezegd"),
}
"""Of each form of a card: its address, what is typed, and words of it."""


def row_for(change: str) -> Suggestion:
    kind = SuggestionKind.FULFILMENT if change in ("antwoord", "alsnog") else SuggestionKind.COMMITMENT
    return suggested(kind)[0]


@pytest.fixture
def held(minister: Minister) -> Commitment:
    """What the letter answers."""
    return make_commitment(
        title="De evaluatie van het meldpunt sturen", promised_on=date(2026, 1, 14), minister=minister
    )


@pytest.fixture
def paper(held: Commitment, clerk: User) -> None:
    read(clerk, PROMISE, KEPT)


@pytest.mark.parametrize("form", FORMS)
def test_an_expired_login_gives_back_what_was_typed(paper: None, clerk_client: Client, form: str) -> None:
    change, typed, told = FORMS[form]
    row = row_for(change)
    address = f"{DESK}voorstellen/{row.pk}/{change}/"
    with time_machine.travel(NOW, tick=False):
        assert clerk_client.get(PAPER).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        assert clerk_client.post(address, typed)["Location"].startswith("/inloggen/")
        page = come_back(clerk_client, "clerk@gestand.example", address)
        assert told in page
        assert BACK in page
        assert Verdict.objects.count() == 0
        assert Commitment.objects.count() == 1
        again = clerk_client.get(address)
        assert again["Location"] == f"{PAPER}?voorstel={row.pk}#in-hand", "once; then the address leads to the card"


def test_an_expired_login_gives_back_a_missed_passage(paper: None, clerk_client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        clerk_client.get(PAPER)
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        clerk_client.post(f"{PAPER}gemist/", {"words": MISSED})
        assert MISSED in come_back(clerk_client, "clerk@gestand.example", f"{PAPER}gemist/")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("first", ["rejects", "enters"])
def test_who_comes_second_sees_what_the_first_did_and_what_was_typed(
    paper: None, held: Commitment, clerk_client: Client, administrator_client: Client, form: str, first: str
) -> None:
    change, typed, told = FORMS[form]
    row = row_for(change)
    sent = {"seen": "", "answers": held.number, "outcome": "reports_progress"}
    if change == "opnemen":
        sent |= form_of(clerk_client, row)
    if change == "alsnog":
        sent |= {"late_promised_on": "2026-01-14", "late_minister": str(held.minister_id)}
    if first == "rejects":
        other, by = {"reason": "te vaag om na te gaan"}, "afwijzen"
    elif row.kind == SuggestionKind.FULFILMENT:
        other, by = {"answers": held.number, "outcome": "fulfils"} | seen(administrator_client, row), "antwoord"
    else:
        other, by = form_of(administrator_client, row), "opnemen"
    administrator_client.post(f"{DESK}voorstellen/{row.pk}/{by}/", other)
    before = (Commitment.objects.count(), Verdict.objects.count())
    assert before[1] == 1
    response = clerk_client.post(f"{DESK}voorstellen/{row.pk}/{change}/", sent | typed)
    assert "Iemand anders heeft over deze passage al besloten" in words(response)
    assert ("te vaag om na te gaan (Beheerder)" in words(response)) is (first == "rejects")
    assert told in response.content.decode()
    assert (Commitment.objects.count(), Verdict.objects.count()) == before


def test_who_saw_the_rejection_may_think_otherwise(paper: None, clerk_client: Client) -> None:
    row = row_for("opnemen")
    address = f"{DESK}voorstellen/{row.pk}/"
    clerk_client.post(f"{address}afwijzen/", {"reason": "te vaag", "seen": ""})
    seen = str(Verdict.objects.get().pk)
    assert f'name="seen" value="{seen}"' in clerk_client.get(f"{PAPER}?voorstel={row.pk}").content.decode()
    clerk_client.post(f"{address}opnemen/", form_of(clerk_client, row) | {"seen": seen})
    assert Commitment.objects.filter(quote=PROMISE).exists()


def test_a_decision_of_nobody_known_says_so(paper: None, clerk_client: Client) -> None:
    row = row_for("opnemen")
    typed = form_of(clerk_client, row) | {"seen": ""}
    row.verdicts.create(outcome="rejected", reason="te vaag", decided_at=NOW)
    assert "Afgewezen: te vaag (onbekend door wie, 23 november 2026)" in words(clerk_client.get(PAPER))
    page = words(clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", typed))
    assert "afgewezen: te vaag (onbekend door wie)" in page
    assert "None" not in page


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_rejected_without_a_reason(paper: None, clerk_client: Client, reason: str) -> None:
    """`x` and Enter alone were enough: the passage was gone, and nobody could tell why."""
    row = row_for("afwijzen")
    response = clerk_client.post(f"{DESK}voorstellen/{row.pk}/afwijzen/", {"reason": reason, "seen": ""})
    assert "Geef een reden: daaraan is te zien" in words(response)
    assert not Verdict.objects.exists()


def test_too_long_a_reason_stays(paper: None, clerk_client: Client) -> None:
    row = row_for("afwijzen")
    response = clerk_client.post(f"{DESK}voorstellen/{row.pk}/afwijzen/", {"reason": "te vaag " * 60})
    assert "De reden is te lang." in words(response)
    assert "te vaag " * 60 in response.content.decode()


def test_the_commitment_that_was_chosen_stays_chosen(paper: None, held: Commitment, clerk_client: Client) -> None:
    other = make_commitment(
        title="De evaluatie van het meldpunt later sturen", promised_on=date(2026, 1, 14), minister=held.minister
    )
    row = row_for("antwoord")
    response = clerk_client.post(
        f"{DESK}voorstellen/{row.pk}/antwoord/", {"answers": other.number, "outcome": "postpones"}
    )
    assert f'value="{other.number}" checked' in response.content.decode()
