"""The counts beside the list: of all of it, of each value of a filter, and of a list too long to count."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.counters import count_for
from commitments.models import Commitment, CommitmentRecipient, Committee, ParliamentaryGroup, User
from tests.commitments.at_the_desk import days
from tests.commitments.counted import each_count_is_what_it_shows
from tests.commitments.listed import make_late, make_many
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_dossier,
    make_member,
    make_minister,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


ASKED = [
    "",
    "status=late",
    "lid=ik",
    "lid=ik&status=no_term",
    "van=2026-11-01&tot=2026-12-31",
    "soort=effort&status=on_time",
    "q=toezegging",
    "tot=2026-11-30",
    "commissie=een",
]


@pytest.fixture(scope="class")
def register(class_db: DjangoDbBlocker) -> None:
    """Every kind of commitment, to everybody it can be made to."""
    with class_db.unblock(), time_machine.travel(NOW, tick=False):
        make_many()
        make_commitment(commitment_class="effort", deadline=days(3), committee=make_committee(slug="een"))
        make_commitment(recipients=(CommitmentRecipient(committee=Committee.objects.get(slug="een")),))
        make_commitment(visibility=Visibility.DRAFT, deadline=days(-3))
        make_late(dossier=make_dossier(checked_until=None))
        minister = make_minister()
        lifecycle.transfer(Commitment.objects.all()[0], act(), ministry=make_minister().ministry, minister=minister)
        lifecycle.withdraw(make_commitment(), act(note="Dubbel opgenomen."))
        group = ParliamentaryGroup.objects.create(slug="een", name="Een")
        me, other = make_member(slug="ik", group=group), make_member(slug="ander", group=group)
        for members, groups in (([me], []), ([], [group]), ([me], [group]), ([other], [])):
            named = [CommitmentRecipient(member=one) for one in members]
            make_commitment(recipients=(*named, *(CommitmentRecipient(group=one) for one in groups)))


@pytest.mark.usefixtures("register")
class TestTheCountBesideAFilter:
    @pytest.mark.parametrize("asked", [*ASKED, "status=withdrawn"])
    @pytest.mark.parametrize(
        ("who", "kept_for"),
        [("outsider", TODAY), ("outsider", TODAY - timedelta(days=1)), ("outsider", None), ("clerk", TODAY)],
    )
    def test_is_what_it_would_show(self, asked: str, who: str, kept_for: date | None, clerk: User) -> None:
        """For the public from kept counts, also where they are kept for yesterday; where for no day yet and for a clerk
        from the rows: the same as what choosing it shows."""
        viewer = clerk if who == "clerk" else AnonymousUser()
        if kept_for:
            count_for(kept_for)
        each_count_is_what_it_shows(asked, viewer)


def test_counts_stop_where_counting_takes_long(outsider_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_many()
    monkeypatch.setattr("commitments.counting.MOST_SOUGHT", 20)
    monkeypatch.setattr("commitments.counting.NEWEST", 20)
    page = outsider_client.get("/toezeggingen/?q=toezegging")
    assert page.context["heading"] == "Meer dan 20 toezeggingen"
    facets = {facet.name: [choice.count for choice in facet.choices] for facet in page.context["facets"]()}
    assert facets["soort"] == ["20+", "", ""]  # at least so many; the rest may have the others


def test_of_a_list_too_long_to_count_the_newest_are_read(
    outsider_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commitments.counting.MOST_SOUGHT", 3)
    monkeypatch.setattr("commitments.counting.NEWEST", 2)
    for number, kind in enumerate(["effort", "deliverable", "deliverable", "effort"]):
        make_commitment(title="Een brief", promised_on=TODAY - timedelta(days=number), commitment_class=kind)
    page = outsider_client.get("/toezeggingen/?q=brief")
    facets = {facet.name: [choice.count for choice in facet.choices] for facet in page.context["facets"]()}
    assert page.context["heading"].startswith("Meer dan")
    assert facets["soort"] == ["1+", "1+", ""]
    page = outsider_client.get("/toezeggingen/?q=brief&soort=effort")
    assert page.context["count"] == 2  # exact, although without the class there are too many
    facets = {facet.name: [choice.count for choice in facet.choices] for facet in page.context["facets"]()}
    assert facets["soort"] == ["1+", "1+", ""]


def test_what_was_found_by_words_is_looked_for_once_and_again_for_the_page(outsider_client: Client) -> None:
    make_many()
    with CaptureQueriesContext(connection) as asked:
        page = outsider_client.get("/toezeggingen/?q=toezegging")
    assert page.context["count"] > 20
    sought = [one["sql"] for one in asked.captured_queries if "MATCH" in one["sql"] or "@@" in one["sql"]]
    assert len(sought) == 2


@pytest.mark.parametrize("address", ["/toezeggingen/", f"/toezeggingen/?stand={TODAY - timedelta(days=1)}"])
@pytest.mark.parametrize("most", [2, 3])
def test_members_dossiers_and_years_are_counted_of_the_newest_of_a_long_list(
    outsider_client: Client, monkeypatch: pytest.MonkeyPatch, most: int, address: str
) -> None:
    monkeypatch.setattr("commitments.counting.MOST_GROUPED", most)
    monkeypatch.setattr("commitments.counting.NEWEST", most)
    member, dossier, committee = make_member(), make_dossier(), make_committee()
    for _number in range(3):
        to = (CommitmentRecipient(member=member), CommitmentRecipient(committee=committee))
        make_commitment(dossier=dossier, deadline=date(2026, 12, 31), recipients=to)
    count_for(TODAY)
    page = outsider_client.get(address)
    facets = {facet.name: [choice.count for choice in facet.choices] for facet in page.context["facets"]()}
    links = {some.label: [link.count for link in some.links] for some in page.context["shortcuts"]()}
    shown = "3" if most == 3 else "2+"
    assert facets["lid"] == facets["commissie"] == [shown]
    assert links == {"Meeste in dossier": [shown], "Termijn in": [shown]}
    assert facets["soort"] == ["3"]


def test_dossiers_and_years_are_a_click_away(outsider_client: Client) -> None:
    for year, deadline in ((2026, date(2026, 12, 31)), (2027, date(2027, 1, 1))):
        make_commitment(dossier=make_dossier(number=f"3{year}"), deadline=deadline)
    page = outsider_client.get("/toezeggingen/?soort=deliverable")
    links = {
        some.label: [(link.words, link.count, link.query) for link in some.links]
        for some in page.context["shortcuts"]()
    }
    assert links["Termijn in"] == [
        ("2027", "1", "soort=deliverable&van=2027-01-01&tot=2027-12-31"),
        ("2026", "1", "soort=deliverable&van=2026-01-01&tot=2026-12-31"),
    ]
    assert "soort=deliverable&amp;dossier=32026" in page.content.decode()


def test_ministers_of_one_name_are_told_apart_by_their_years(outsider_client: Client) -> None:
    for name, since, until in (
        ("Een", date(2021, 1, 1), date(2024, 7, 1)),
        ("Een", date(2024, 7, 2), None),
        ("Twee", None, None),
    ):
        make_commitment(minister=make_minister(title=name, name="", valid_from=since, valid_until=until))
    facets = {facet.name: facet.choices for facet in outsider_client.get("/toezeggingen/").context["facets"]()}
    words = {choice.label for choice in facets["bewindspersoon"]}
    assert words == {"Een, 2021–2024", "Een, 2024–", "Twee"}


def test_filters_in_use_can_be_taken_away_one_by_one(outsider_client: Client) -> None:
    make_late()
    chips = outsider_client.get("/toezeggingen/?status=late&status=on_time&q=Toezegging").context["chips"]
    assert [chip.words for chip in chips] == ["“Toezegging”", "te laat, zonder bericht", "open, binnen termijn"]
    assert chips[1].rest == "q=Toezegging&status=on_time"
