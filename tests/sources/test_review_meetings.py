"""The review of a paper: a term that hangs on a planned meeting, or on an occasion that the register lacks."""

from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from commitments.models import Commitment, Dossier, Meeting, Minister, Occasion, User
from sources.models import VerdictOutcome
from tests.factories import TODAY, make_committee, make_meeting
from tests.pages import words
from tests.sources.reviewing import DESK, PAPER, carried, enter, form_of, read, suggested
from tests.sources.test_store import OTHER_PROMISE, PROMISE

pytestmark = pytest.mark.django_db
HELD = date(2026, 12, 3)


@pytest.fixture
def debate(minister: Minister, clerk: User) -> Meeting:
    """A debate in the dossier of the letter, after the promise in it."""
    read(clerk, PROMISE)
    return make_meeting(subject="Veren", held_on=HELD, announced_on=TODAY, dossier=Dossier.objects.get(number="41200"))


def chosen(debate: Meeting, relation: str = "before") -> dict[str, str]:
    return {"occasion": f"vergadering-{debate.pk}", "occasion_relation": relation}


def offered(client: Client) -> str:
    return str(client.get(PAPER).content.decode())


def test_the_card_offers_the_meetings_to_come_of_the_dossier_and_of_the_committee(
    debate: Meeting, minister: Minister, clerk_client: Client
) -> None:
    committee = make_committee()
    committee.ministries.add(minister.ministry)
    others = {
        "of the committee": make_meeting(committee, held_on=HELD),
        "elsewhere": make_meeting(make_committee(), held_on=HELD),
        "before it was promised": make_meeting(committee, held_on=date(2026, 2, 1)),
        "cancelled": make_meeting(committee, held_on=HELD, is_cancelled=True),
    }
    page = offered(clerk_client)
    assert f'value="vergadering-{debate.pk}">Commissiedebat Veren (3 december 2026)<' in page
    assert {name for name, row in others.items() if f'value="vergadering-{row.pk}"' in page} == {"of the committee"}


@pytest.mark.parametrize(
    ("relation", "deadline"), [("before", date(2026, 12, 2)), ("during", HELD), ("after", date(2026, 12, 4))]
)
def test_a_term_hangs_on_a_meeting_that_becomes_an_occasion(
    debate: Meeting, clerk_client: Client, relation: str, deadline: date
) -> None:
    [row] = suggested()
    assert "Opgenomen als" in words(enter(clerk_client, row, **chosen(debate, relation)))
    promise = Commitment.objects.get()
    assert promise.occasion
    assert (promise.deadline, promise.occasion.meeting, promise.occasion.days) == (deadline, debate, (HELD, HELD))
    assert promise.occasion.dates.get().announced_on == TODAY
    page = offered(clerk_client)
    assert f'value="vergadering-{debate.pk}"' not in page, "it is among the occasions now"


def test_two_terms_hang_on_one_occasion_also_from_a_card_that_was_open(debate: Meeting, clerk_client: Client) -> None:
    [row] = suggested()
    sent = form_of(clerk_client, row) | chosen(debate)
    for more in ({}, {"once_more": "1"}):
        clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", sent | more)
    assert [promise.occasion for promise in Commitment.objects.all()] == [Occasion.objects.get()] * 2


def test_the_window_is_shown_while_a_meeting_is_chosen_and_a_move_since_is_told(
    debate: Meeting, clerk_client: Client
) -> None:
    [row] = suggested()
    term = clerk_client.get("/bureau/termijn/", chosen(debate))
    assert "2 december 2026" in words(term)
    assert not Occasion.objects.exists(), "looking makes nothing"
    sent = form_of(clerk_client, row) | chosen(debate) | carried(term)
    Meeting.objects.update(held_on=date(2026, 12, 10))
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", sent, follow=True)
    assert "is intussen verplaatst van 3 december 2026 naar 10 december 2026" in words(page)
    assert not Occasion.objects.exists()
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("value", ["vergadering-999999", "vergadering-x", "vergadering-"])
def test_what_is_no_meeting_is_refused(debate: Meeting, clerk_client: Client, value: str) -> None:
    [row] = suggested()
    assert "Selecteer een geldige keuze" in words(enter(clerk_client, row, occasion=value))


# ── an occasion that the register lacks ───────────────────────────────────────────────────────────────────────────────
MAKE = "/bureau/nieuwe-gelegenheid/"


def test_an_occasion_is_made_on_the_way_and_all_that_was_typed_is_there_again(
    debate: Meeting, clerk_client: Client
) -> None:
    [row] = suggested()
    address = f"{DESK}voorstellen/{row.pk}/opnemen/"
    typed = form_of(clerk_client, row) | {"title": "Half getypt", "how_house_knows": "per brief", "make_occasion": "1"}
    page = clerk_client.post(address, typed, follow=True)
    making = f"{MAKE}?van={quote(address, safe='')}"
    assert page.redirect_chain == [(making, 302)]
    assert "Half getypt" in words(page), "the clerk sees for what it is made"
    back = clerk_client.post(making, {"name": "Topoverleg veren", "first_on": "2026-12-15"}, follow=True)
    made = Occasion.objects.get()
    assert (made.days, made.dates.count()) == ((date(2026, 12, 15), date(2026, 12, 15)), 1)
    shown: Any = back.content.decode()
    assert back.redirect_chain == [(f"{address}#in-hand", 302)]
    assert f'value="{made.pk}" selected' in shown
    assert "Half getypt" in shown
    assert 'value="per brief"' in shown
    assert "voordat u was uitgelogd" not in words(back)
    assert not Commitment.objects.exists()


def test_who_changes_their_mind_comes_back_to_the_card(debate: Meeting, clerk_client: Client) -> None:
    [row] = suggested()
    address = f"{DESK}voorstellen/{row.pk}/opnemen/"
    page = clerk_client.post(
        address, form_of(clerk_client, row) | {"title": "Half getypt", "make_occasion": "1"}, follow=True
    )
    assert f'href="{address}#in-hand"' in page.content.decode()
    assert "Half getypt" in clerk_client.get(address).content.decode()


def test_two_tabs_do_not_come_back_to_each_others_card(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE, OTHER_PROMISE)
    cards = {row: f"{DESK}voorstellen/{row.pk}/opnemen/" for row in suggested()}
    making = {}
    for row, address in cards.items():
        sent = form_of(clerk_client, row) | {"title": f"Getypt bij {row.pk}", "make_occasion": "1"}
        making[row] = clerk_client.post(address, sent)["Location"]
    for row, address in cards.items():
        back = clerk_client.post(making[row], {"name": f"Top {row.pk}"}, follow=True)
        assert back.redirect_chain[0][0] == f"{address}#in-hand"
        assert f"Getypt bij {row.pk}" in back.content.decode()
        assert f'value="{Occasion.objects.get(name=f"Top {row.pk}").pk}" selected' in back.content.decode()


def test_what_was_typed_for_a_passage_that_went_meanwhile_is_told(
    minister: Any, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    address = f"{DESK}voorstellen/{row.pk}/opnemen/"
    sent = form_of(clerk_client, row) | {"title": "Half getypt", "make_occasion": "1"}
    making = clerk_client.post(address, sent)["Location"]
    read(clerk, OTHER_PROMISE, replaces_text=True)
    back = words(clerk_client.post(making, {"name": "Top"}, follow=True))
    assert "Half getypt" in back
    assert "U was uitgelogd" not in back
    told = words(clerk_client.post(address, sent, follow=True))
    assert "deze passage is niet meer gevonden" in told
    assert "U typte: Half getypt" in told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": ""}, "Dit veld is vereist."),
        ({"name": "Top", "last_on": "2026-12-15"}, "Geef ook de eerste dag."),
        ({"name": "Top", "first_on": "2026-12-15", "last_on": "2026-12-14"}, "kan niet eindigen voordat zij begint"),
        ({"name": "Conferentie"}, "Er is al een gelegenheid met deze naam."),
    ],
)
def test_an_occasion_that_cannot_be_is_refused_in_words(clerk_client: Client, given: dict[str, str], told: str) -> None:
    Occasion.objects.create(slug="conferentie", name="Conferentie")
    assert told in words(clerk_client.post(MAKE, given))
    assert Occasion.objects.count() == 1


def test_an_occasion_made_by_itself_leads_to_its_page(clerk_client: Client) -> None:
    page = clerk_client.post(MAKE, {"name": "Top over de veren"}, follow=True)
    assert page.redirect_chain == [("/gelegenheden/top-over-de-veren/", 302)]


# ── a planned meeting that the words name ─────────────────────────────────────────────────────────────────────────────
NAMING = "Ik zal uw Kamer voor het commissiedebat Veren in het najaar een overzicht van de vaart sturen."


def plan(subject: str, held_on: date = HELD, **told: Any) -> Meeting:
    dossier = Dossier.objects.get(number="41200")
    return make_meeting(subject=subject, held_on=held_on, announced_on=TODAY, dossier=dossier, **told)


def test_the_planned_meeting_that_the_words_name_is_chosen_and_one_key_takes_it(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    read(clerk, NAMING)
    debate = plan("Veren")
    [row] = suggested()
    page = clerk_client.get(PAPER)
    assert f'value="vergadering-{debate.pk}" selected' in page.content.decode()
    assert "Termijn: 2 december 2026" in words(page)
    enter(clerk_client, row)
    promise = Commitment.objects.get()
    assert promise.occasion
    assert (promise.occasion.meeting, promise.deadline) == (debate, date(2026, 12, 2))
    assert promise.deadline_wording == "voor het commissiedebat Veren in het najaar"
    assert row.verdicts.get().outcome == VerdictOutcome.ACCEPTED
    assert form_of(clerk_client, row)["occasion"] == promise.occasion.pk, "it is an occasion by now"


def test_of_two_planned_meetings_and_of_one_beside_an_occasion_none_is_chosen(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    read(clerk, NAMING.replace(" in het najaar", ""))
    [row] = suggested()
    plan("Veren")
    other = plan("Veren", date(2026, 12, 10))
    assert "occasion" not in form_of(clerk_client, row)
    other.delete()
    assert "occasion" in form_of(clerk_client, row)
    Occasion.objects.create(slug="veren", name="Commissiedebat Veren en sluizen")
    assert "occasion" not in form_of(clerk_client, row)


def test_a_card_that_is_not_in_hand_names_the_meeting_too(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE, NAMING)
    plan("Veren")
    assert "hangt aan Commissiedebat Veren" in words(clerk_client.get(PAPER))
