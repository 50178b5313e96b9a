"""The optional second pair of eyes: one clerk proposes that a commitment is closed, another confirms or sends back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django.fixtures import Settings

from commitments import lifecycle
from commitments.access import CLERK
from commitments.choices import Status
from commitments.lifecycle import ChangeRefused
from commitments.models import Commitment, Proposal, User
from tests.commitments.test_pages_changes import as_shown
from tests.conftest import logged_in
from tests.factories import NOW, TODAY, act, make_commitment, make_committee, make_document, make_user
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_pairs(settings: Settings) -> Iterator[None]:
    settings.SECOND_PAIR_OF_EYES = True
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def other() -> User:
    return make_user(CLERK, email="other@gestand.example", full_name="Griffier twee")


@pytest.fixture
def proposed(clerk: User) -> Commitment:
    """One of which a clerk says that a paper keeps it, with the words."""
    paper = make_document(text="Hierbij zend ik u de evaluatie.", visibility="public")
    promise = make_commitment()
    lifecycle.fulfil(promise, act(by=clerk, document=paper, note="Zie de brief."), passage=(0, 7))
    return promise


def status_of(promise: Commitment) -> str:
    return Commitment.objects.get(pk=promise.pk).status


def kinds(promise: Commitment) -> list[str]:
    return list(promise.events.order_by("id").values_list("kind", flat=True))[-2:]


def page_of(promise: Commitment) -> str:
    return f"/bureau/voorstellen/{promise.proposals.get().pk}/"


def test_another_clerk_confirms_what_was_proposed(proposed: Commitment, clerk: User, other: User) -> None:
    assert (status_of(proposed), proposed.follow_ups.count()) == (Status.OPEN, 0)
    assert "wacht op een andere griffier" in logged_in(other).get(proposed.get_absolute_url()).content.decode()
    assert proposed.number in logged_in(other).get("/bureau/").content.decode().split("Concepten")[0]
    assert logged_in(other).post(page_of(proposed), {"decision": "confirm"}).status_code == 302
    assert (status_of(proposed), kinds(proposed)) == (Status.FULFILLED, ["proposed", "fulfilled"])
    assert [event.actor for event in proposed.events.order_by("id")][-2:] == [clerk, other]
    answer = proposed.follow_ups.get()
    assert (answer.quote, answer.note, answer.happened_on) == ("Hierbij", "Zie de brief.", TODAY)
    assert logged_in(other).get(page_of(proposed)).status_code == 404


def test_who_changes_something_else_meanwhile_hears_that_it_is_kept(proposed: Commitment, other: User) -> None:
    def told(client: Client, name: str, **fields: object) -> str:
        return words(client.post(f"{address}{name}/", as_shown(client, proposed, name) | fields, follow=True))

    address, waits = f"/bureau/toezeggingen/{proposed.number}/", "Voorgesteld aan een andere griffier:"
    mine = logged_in(other)
    assert "Vastgelegd: Gegevens wijzigen." in told(mine, "gegevens", title="Een ander woord")
    proposed.refresh_from_db()
    assert proposed.title == "Een ander woord"
    proposer = logged_in(proposed.proposals.get().proposed_by)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert "Vastgelegd: Gegevens wijzigen." in told(proposer, "gegevens", title="Van wie het voorstelde")
    lifecycle.send_back(proposed, act(by=other, note="De bijlage ontbreekt."))
    assert f"{waits} Laten vervallen" in told(mine, "vervallen", note="niet meer nodig")


def test_never_the_same_clerk(proposed: Commitment, clerk_client: Client, clerk: User) -> None:
    page = clerk_client.post(page_of(proposed), {"decision": "confirm"}).content.decode()
    assert "Een ander dan wie het voorstelde" in page
    assert (status_of(proposed), Proposal.objects.get().outcome) == (Status.OPEN, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(outcome="confirmed", decided_by=clerk)


def test_it_goes_back_with_a_reason_and_may_be_proposed_again(proposed: Commitment, clerk: User, other: User) -> None:
    client, page = logged_in(other), page_of(proposed)
    assert "Zeg waarom" in client.post(page, {"decision": "send_back"}).content.decode()
    with pytest.raises(ChangeRefused, match="al een voorstel"):
        lifecycle.lapse(proposed, act(by=clerk, note="niet meer nodig"))
    client.post(page, {"decision": "send_back", "note": "De bijlage ontbreekt."})
    assert (status_of(proposed), kinds(proposed)) == (Status.OPEN, ["proposed", "sent_back"])
    lifecycle.lapse(proposed, act(by=clerk, note="niet meer nodig"))
    lifecycle.confirm(proposed, act(by=other))
    assert (status_of(proposed), proposed.events.get(kind="lapsed").note) == (Status.LAPSED, "niet meer nodig")
    with pytest.raises(ChangeRefused, match="al beslist"):
        lifecycle.confirm(proposed, act(by=other))


def test_the_public_story_tells_nothing_of_it(proposed: Commitment, outsider_client: Client, other: User) -> None:
    assert "oorgesteld" not in outsider_client.get(proposed.get_absolute_url()).content.decode()
    assert "Voorgesteld aan een andere griffier" in logged_in(other).get(proposed.get_absolute_url()).content.decode()


def test_a_clerk_of_another_committee_does_not_decide(proposed: Commitment, other: User) -> None:
    other.desk_committees.add(make_committee())
    assert logged_in(other).post(page_of(proposed), {"decision": "confirm"}).status_code == 404


def test_nobody_waits_for_the_register_itself_nor_where_it_is_not_asked(settings: Settings, clerk: User) -> None:
    promise, plain = make_commitment(), make_commitment()
    lifecycle.fulfil(promise, act())
    settings.SECOND_PAIR_OF_EYES = False
    lifecycle.lapse(plain, act(by=clerk, note="niet meer nodig"))
    assert (status_of(promise), status_of(plain)) == (Status.FULFILLED, Status.LAPSED)


def test_a_proposal_renews_no_entry_of_the_public_feed(clerk: User, outsider_client: Client) -> None:
    def told() -> bytes:
        return outsider_client.get("/toezeggingen/feed.atom").content

    promise = make_commitment()
    before = told()
    lifecycle.fulfil(promise, act(by=clerk, now=NOW + timedelta(hours=1)))
    assert promise.proposals.exists()
    assert told() == before
