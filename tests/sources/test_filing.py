"""A paper that names no dossier, as the report of a debate: a clerk says in which it belongs, and can enter from it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from commitments.models import Commitment, Document, Dossier, Minister, User
from tests.pages import words
from tests.sources.reviewing import PAPER, enter, read, suggested

pytestmark = pytest.mark.django_db
PROMISE = "Ik zal uw Kamer hierover voor de zomer van 2027 informeren."


@pytest.fixture
def paper(minister: Minister, clerk: User) -> Document:
    made = read(clerk, PROMISE)
    made.places.all().delete()
    return made


@pytest.mark.parametrize("typed", ["41 201", "41201", " 41 201 "])
def test_it_is_put_in_a_dossier_and_then_entered_from(typed: str, paper: Document, clerk_client: Client) -> None:
    row = suggested()[0]
    page = enter(clerk_client, row)
    assert "Dit stuk staat nog in geen dossier" in words(page)
    assert not Commitment.objects.exists()
    assert "Zet dit stuk in dossier" in words(clerk_client.get(PAPER))
    told = words(clerk_client.post(f"{PAPER}dossier/", {"dossier": typed}, follow=True))
    assert "Dit stuk staat nu in dossier 41 201." in told
    assert "Zet dit stuk in dossier" not in told
    enter(clerk_client, row)
    assert Commitment.objects.get().dossier == Dossier.objects.get(number="41201")
    assert LogEntry.objects.filter(change_message__contains="41").exists(), "with who put it there"


def test_what_is_no_number_is_said(paper: Document, clerk_client: Client) -> None:
    told = words(clerk_client.post(f"{PAPER}dossier/", {"dossier": "de bruggen"}, follow=True))
    assert "«de bruggen» is geen dossiernummer" in told
    assert not paper.places.exists()


def test_nobody_but_clerks(paper: Document, member_client: Client) -> None:
    assert member_client.post(f"{PAPER}dossier/", {"dossier": "41 201"}).status_code == 403
