"""Before the debate: open, late, answered since the last meeting and due before this one, by dossier."""

from datetime import timedelta

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import MeetingKind
from commitments.models import Commitment, CommitmentRecipient
from tests.factories import TODAY, act, make_commitment, make_committee, make_dossier, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = timedelta(days=1)


def parts(client: Client, address: str) -> dict[str, list[Commitment]]:
    told = client.get(address).context["briefing"]
    return {part.key: [row for group in part.dossiers for row in group.rows] for part in told.parts}


def test_each_question_has_its_rows(outsider_client: Client) -> None:
    committee = make_committee()
    make_meeting(committee, held_on=TODAY - 20 * DAY)
    make_meeting(committee, held_on=TODAY - 2 * DAY, kind=MeetingKind.PROCEDURE)
    make_meeting(committee, held_on=TODAY - DAY, is_cancelled=True)
    to_come = make_meeting(committee, held_on=TODAY + 7 * DAY)
    make_meeting(committee, held_on=TODAY + 2 * DAY, is_cancelled=True)
    first, second = make_dossier(), make_dossier()
    late = make_commitment(committee=committee, dossier=second, deadline=TODAY - DAY)
    due = make_commitment(committee=committee, dossier=first, deadline=TODAY + 7 * DAY)
    after = make_commitment(committee=committee, dossier=first, deadline=TODAY + 8 * DAY)
    to_it = make_commitment(dossier=second, recipients=(CommitmentRecipient(committee=committee),))
    answered, before = (make_commitment(committee=committee, dossier=first) for _number in range(2))
    lifecycle.fulfil(answered, act(TODAY - 20 * DAY))
    lifecycle.fulfil(before, act(TODAY - 21 * DAY))
    make_commitment(deadline=TODAY - DAY)  # of nobody's here
    for address in (to_come.get_absolute_url(), committee.get_absolute_url()):
        assert parts(outsider_client, f"{address}voor-het-debat/") == {
            "te-laat": [late],
            "voor-deze": [due],
            "beantwoord": [answered],
            "open": [after, to_it],
        }
    told = outsider_client.get(to_come.get_absolute_url()).content.decode()
    for key, count in (("te-laat", 1), ("voor-deze", 1), ("beantwoord", 1), ("open", 2)):
        assert f'href="{to_come.get_absolute_url()}voor-het-debat/#{key}"><strong>{count}</strong>' in told


def test_without_a_meeting_it_is_the_committee_as_it_stands(outsider_client: Client) -> None:
    committee = make_committee()
    promise = make_commitment(committee=committee, deadline=TODAY + DAY)
    address = f"{committee.get_absolute_url()}voor-het-debat/"
    assert parts(outsider_client, address) == {"te-laat": [], "beantwoord": [], "open": [promise]}
    assert "geen volgende vergadering" in outsider_client.get(address).content.decode()


def test_the_dossier_of_the_meeting_comes_first(outsider_client: Client) -> None:
    committee, other, own = make_committee(), make_dossier(), make_dossier()
    debate = make_meeting(committee, held_on=TODAY + DAY, dossier=own)
    longest = make_commitment(committee=committee, dossier=other, deadline=TODAY - 2 * DAY)
    first = make_commitment(committee=committee, dossier=own, deadline=TODAY - DAY)
    assert other.number < own.number
    for address in (debate.get_absolute_url(), committee.get_absolute_url()):
        assert parts(outsider_client, f"{address}voor-het-debat/")["te-laat"] == [first, longest]
        past = parts(outsider_client, f"{address}voor-het-debat/?stand={TODAY - DAY}")
        assert past["te-laat"] == [longest]


def test_a_meeting_in_a_list_says_whose_it_is(outsider_client: Client) -> None:
    first, second = make_committee(), make_committee()
    promise = make_commitment(committee=first)
    for held_on in (TODAY + DAY, TODAY - DAY):
        make_meeting(first, second, held_on=held_on, dossier=promise.dossier, place="Thorbeckezaal")
    for address in ("/", "/vergaderingen/", first.get_absolute_url(), promise.dossier.get_absolute_url()):
        page = outsider_client.get(address).content.decode()
        assert f'<span lang="nl">{first}</span> · <span lang="nl">{second}</span> · <span lang="nl">Thor' in page, (
            address
        )


def test_a_plenary_debate_asks_its_dossier(outsider_client: Client) -> None:
    promise = make_commitment(deadline=TODAY - DAY)
    debate = make_meeting(held_on=TODAY + DAY, dossier=promise.dossier, kind=MeetingKind.PLENARY)
    assert parts(outsider_client, f"{debate.get_absolute_url()}voor-het-debat/")["te-laat"] == [promise]
    unknown = make_meeting(held_on=TODAY + DAY, kind=MeetingKind.PLENARY)
    assert not any(parts(outsider_client, f"{unknown.get_absolute_url()}voor-het-debat/").values())


def test_as_it_was(outsider_client: Client) -> None:
    committee = make_committee()
    make_meeting(committee, held_on=TODAY + DAY, announced_on=TODAY)
    promise = make_commitment(committee=committee, deadline=TODAY - 5 * DAY)
    lifecycle.fulfil(promise, act(TODAY - DAY))
    then = parts(outsider_client, f"{committee.get_absolute_url()}voor-het-debat/?stand={TODAY - 3 * DAY}")
    assert then == {"te-laat": [promise], "beantwoord": [], "open": []}
