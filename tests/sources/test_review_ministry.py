"""The review of a paper: the ministry that is to act."""

import pytest
from django.test import Client

from commitments.models import Commitment, Minister, User
from sources.models import VerdictOutcome
from sources.review.naming import is_to_act
from tests.factories import make_minister, make_ministry
from tests.sources.reviewing import PAPER, enter, form_of, read, suggested
from tests.sources.test_store import PROMISE

pytestmark = pytest.mark.django_db

DEFENCE = "De minister van Defensie zal uw Kamer voor 1 oktober 2026 een overzicht van de veren sturen."


def test_the_ministry_follows_the_minister_until_the_clerk_says_otherwise(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    other = make_ministry(name="Financiën")
    read(clerk, PROMISE)
    [row] = suggested()
    assert "ministry" not in form_of(clerk_client, row)
    enter(clerk_client, row, ministry=str(other.pk))
    promise = Commitment.objects.get()
    assert (promise.minister, promise.ministry) == (minister, other)
    assert row.verdicts.get().outcome == VerdictOutcome.EDITED


def test_the_ministry_of_who_is_to_act_is_proposed(minister: Minister, clerk: User, clerk_client: Client) -> None:
    defence = make_minister(title="Minister van Defensie", ministry=make_ministry(name="Defensie"))
    read(clerk, DEFENCE)
    page = clerk_client.get(PAPER)
    [card] = page.context["cards"]
    assert (card.proposal.minister, card.proposal.ministry) == (minister, defence.ministry)
    assert f'<option value="{defence.ministry_id}" selected>Defensie</option>' in page.content.decode()


def test_whoever_a_letter_names_beside_its_writer_does_not_promise(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    make_minister(title="Minister van Defensie")
    read(clerk, "Ik zal uw Kamer samen met de minister van Defensie voor 1 oktober 2026 een overzicht sturen.")
    [row] = suggested()
    enter(clerk_client, row)
    promise = Commitment.objects.get()
    assert (promise.minister, promise.ministry) == (minister, minister.ministry)


@pytest.mark.parametrize(
    ("passage", "acts"),
    [
        (DEFENCE, True),
        ("Dat is bekend. De minister van Defensie stuurt daarover een brief.", True),
        ("Het loopt nog; ook de minister van Defensie informeert uw Kamer.", True),
        ("Ik zie dat anders, maar de minister van Defensie komt daarop terug.", True),
        ("De minister van Defensie zegt toe een overzicht te sturen.", True),
        ("Daarnaast stuurt de minister van Defensie", False),
        ("Samen met de minister van Defensie zal ik dat doen.", False),
        ("Na overleg met de minister van Defensie zal ik dat doen.", False),
        ("In afstemming met de minister van Defensie laat ik dat weten.", False),
        ("Na overleg met de sector en de minister van Defensie zal een brief volgen.", False),
        ("Met mijn ambtgenoot, de minister van Defensie zal ik dat doen.", False),
        ("De minister van Defensie zal ik vragen om een brief.", False),
        ("De minister van Defensie laat het kabinet dat weten.", False),
        ("De brief van de minister van Defensie zegt dat het loopt.", False),
        ("De minister van Defensie zegt dat het loopt.", False),
        ("Ik zal de minister van Defensie vragen om een brief.", False),
        ("Ik zal met de minister van Defensie overleggen.", False),
    ],
)
def test_who_is_to_act(passage: str, acts: bool) -> None:
    assert is_to_act("Minister van Defensie", passage) is acts
