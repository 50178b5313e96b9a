"""Pages of people and meetings: what matters first, numbers that are those of the list, and the line of a ministry."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.counters import count_for
from commitments.lineage import predecessors, successors
from commitments.models import CommitmentRecipient, Meeting, User
from tests.factories import (
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_member,
    make_minister,
    make_ministry,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = timedelta(days=1)


def count_in_list(client: Client, address: str) -> int:
    """A page that was kept as it was drawn has no context, so it is drawn anew."""
    caches["pages"].clear()
    return int(client.get(address).context["count"])


@pytest.mark.parametrize("is_kept", [False, True])
def test_each_page_counts_what_its_list_counts(outsider_client: Client, is_kept: bool) -> None:
    """From the rows, and where the register keeps counts for the day from those that hold the list."""
    if is_kept:
        count_for(TODAY)
    minister, committee, member = make_minister(), make_committee(), make_member()
    dossier = make_dossier()
    shared: dict[str, Any] = {"minister": minister, "committee": committee, "dossier": dossier}
    for days in (-9, -2, 5, 60, None):
        to = (CommitmentRecipient(member=member),)
        make_commitment(deadline=TODAY + days * DAY if days else None, recipients=to, **shared)
    put_off = make_commitment(deadline=TODAY - 3 * DAY, recipients=(CommitmentRecipient(member=member),), **shared)
    lifecycle.report_progress(put_off, act(TODAY - DAY))
    make_commitment(deadline=TODAY - DAY)  # somebody else's
    make_commitment(deadline=TODAY - DAY, visibility=Visibility.DRAFT, **shared)
    lifecycle.withdraw(make_commitment(deadline=TODAY - DAY, **shared), act(note="Vergissing."))
    for page in (minister, minister.ministry, committee, member, dossier):
        glance = outsider_client.get(page.get_absolute_url()).context["glance"]
        assert [number.count for number in glance.numbers] == [2, 1, 1, 6], page
        for number in glance.numbers:
            assert count_in_list(outsider_client, number.url) == number.count, (page, number.url)
        for part in glance.parts:
            assert count_in_list(outsider_client, part.url) == part.count, (page, part.url)
        assert glance.sentence == (
            "6 toezeggingen staan open; 2 zijn te laat zonder bericht en van 1 loopt de termijn binnen twee weken af."
        )
        rows = [row.pk for part in glance.parts for row in part.rows]
        assert len(rows) == len(set(rows)) == 6


def test_what_is_promised_to_a_committee_is_on_its_page(outsider_client: Client) -> None:
    committee, other = make_committee(), make_committee()
    promise = make_commitment(committee=other, recipients=(CommitmentRecipient(committee=committee),))
    for page in (committee, other):
        assert promise.title in outsider_client.get(page.get_absolute_url()).content.decode()


def test_what_is_promised_to_a_committee_beside_its_own_is_counted_on_its_page(outsider_client: Client) -> None:
    count_for(TODAY)
    committee = make_committee()
    make_commitment(committee=committee)
    for other in (None, make_committee()):
        make_commitment(committee=other, recipients=(CommitmentRecipient(committee=committee),))
    assert outsider_client.get(committee.get_absolute_url()).context["glance"].count == 3


def test_a_ministry_is_told_from_the_kept_counts_and_names_itself_once(
    outsider_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Statements: its name four times by the page and its lists, the counts two, each list of lines two."""
    count_for(TODAY)
    minister = make_minister()
    for days in (-9, 5, 60):
        make_commitment(minister=minister, deadline=TODAY + days * DAY)
    outsider_client.get(minister.ministry.get_absolute_url())
    with django_assert_max_num_queries(14) as asked:
        outsider_client.get(minister.ministry.get_absolute_url())
    counted = [query["sql"] for query in asked.captured_queries if "GROUP BY" in query["sql"]]
    assert counted
    assert all("standingcount" in sql for sql in counted), counted


def test_the_statements_of_a_dossier_do_not_grow_with_its_papers(
    outsider_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    dossier = make_dossier()
    make_document(dossier)
    with CaptureQueriesContext(connection) as asked:
        outsider_client.get(dossier.get_absolute_url())
    make_document(dossier)
    make_document(dossier)
    with django_assert_num_queries(len(asked)):
        outsider_client.get(dossier.get_absolute_url())


def test_a_list_is_capped_with_a_link_to_all(outsider_client: Client) -> None:
    minister = make_minister()
    for _number in range(7):
        make_commitment(minister=minister, deadline=TODAY - DAY)
    response = outsider_client.get(minister.get_absolute_url())
    late = response.context["glance"].parts[0]
    assert (len(late.rows), late.count) == (5, 7)
    assert "Alle 7 in de lijst" in response.content.decode()


def test_the_papers_of_a_dossier_are_capped_with_a_link_to_all(outsider_client: Client) -> None:
    dossier = make_dossier()
    for _number in range(12):
        make_document(dossier)
    make_document()
    page = outsider_client.get(dossier.get_absolute_url())
    assert len(page.context["papers"]) == 10
    address = f"/stukken/?dossier={dossier.key}"
    assert f'href="{address}">Alle 12 stukken' in page.content.decode()
    assert outsider_client.get(address).context["page"].paginator.count == 12
    assert outsider_client.get("/stukken/?dossier=onzin").status_code == 404


def test_nothing_open_is_said(outsider_client: Client) -> None:
    committee = make_committee()
    empty = words(outsider_client.get(committee.get_absolute_url()))
    assert "Er staat hier geen toezegging open." in empty
    assert "in de lijst" not in empty, "a list without a line needs no link"
    lifecycle.fulfil(make_commitment(committee=committee), act(TODAY))
    settled = words(outsider_client.get(committee.get_absolute_url()))
    assert "Er staat hier geen toezegging open." in settled
    assert "De ene toezegging in de lijst, ook als zij is afgedaan" in settled


def test_the_page_as_it_was(outsider_client: Client) -> None:
    committee = make_committee()
    promise = make_commitment(committee=committee, deadline=TODAY + DAY)
    lifecycle.fulfil(promise, act(TODAY - DAY))
    now = outsider_client.get(committee.get_absolute_url()).context["glance"]
    then = outsider_client.get(f"{committee.get_absolute_url()}?stand={TODAY - 2 * DAY}").context["glance"]
    assert [number.count for number in now.numbers] == [0, 0, 0, 0]
    assert [number.count for number in then.numbers] == [0, 1, 0, 1]
    assert all("stand=" in number.url for number in then.numbers)


# ── a member ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_member_who_is_logged_in_is_one_click_from_what_was_promised(member_client: Client, member: User) -> None:
    assert member.member
    promise = make_commitment(recipients=(CommitmentRecipient(member=member.member),))
    front = member_client.get("/").content.decode()
    assert f'<a href="{member.member.get_absolute_url()}">Aan mij toegezegd</a>' in front
    page = member_client.get(member.member.get_absolute_url()).content.decode()
    assert "<h1>Aan mij toegezegd</h1>" in page
    assert promise.title in page


# ── the line of a ministry ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_ministry_shows_what_stands_in_the_names_before_it(outsider_client: Client) -> None:
    """Split and joined again: each name once, and the page counts what was left behind."""
    oldest, left, right, newest = (make_ministry(name=name) for name in ("Oud", "Links", "Rechts", "Nieuw"))
    oldest.successors.set([left, right])
    left.successors.set([newest])
    right.successors.set([newest])
    newest.successors.set([oldest])  # a name that came back ends the line, not the page
    assert {one.name for one in predecessors(newest)} == {"Oud", "Links", "Rechts"}
    assert {one.name for one in successors(left)} == {"Oud", "Rechts", "Nieuw"}
    promise = make_commitment(minister=make_minister(ministry=oldest))
    page = outsider_client.get(newest.get_absolute_url())
    assert promise.title in page.content.decode()
    assert f'<a href="{left.get_absolute_url()}" lang="nl">Links</a>' in page.content.decode()


# ── meetings ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_meeting_tells_what_was_promised_in_it(outsider_client: Client) -> None:
    held = make_meeting(held_on=date(2026, 3, 2))
    promise = make_commitment(meeting=held)
    page = outsider_client.get(held.get_absolute_url()).content.decode()
    assert promise.title in page
    assert f'href="{held.get_absolute_url()}"' in outsider_client.get(promise.get_absolute_url()).content.decode()


def test_meetings_to_come_stand_first_and_a_cancelled_one_says_so(outsider_client: Client) -> None:
    later = make_meeting(held_on=TODAY + 9 * DAY, subject="Later")
    make_meeting(held_on=TODAY + 2 * DAY, subject="Eerder", moved_from=TODAY + DAY)
    make_meeting(held_on=TODAY + 5 * DAY, subject="Vervallen", is_cancelled=True)
    make_meeting(held_on=TODAY - DAY, subject="Geweest")
    page = " ".join(unescape(outsider_client.get("/vergaderingen/").content.decode()).split())
    assert sorted(["Eerder<", "Vervallen<", "Later<", "Geweest<"], key=page.index) == [
        "Eerder<",
        "Vervallen<",
        "Later<",
        "Geweest<",
    ]
    assert page.count("gaat niet door") == 1
    assert page.count("verplaatst van") == 1
    assert f"{later.get_absolute_url()}voor-het-debat/" in page


def test_on_a_past_day_no_meeting_is_to_come_that_was_not_announced(outsider_client: Client) -> None:
    make_meeting(held_on=TODAY + DAY, subject="Aangekondigd", announced_on=TODAY - 9 * DAY)
    make_meeting(held_on=TODAY + DAY, subject="Onbekend")
    page = outsider_client.get(f"/vergaderingen/?stand={TODAY - 5 * DAY}").content.decode()
    assert "Aangekondigd" in page
    assert "Onbekend" not in page
    assert Meeting.objects.count() == 2


def test_the_lists_of_names_say_how_much_is_open_and_late(outsider_client: Client) -> None:
    minister, committee, member = make_minister(), make_committee(), make_member()
    for days in (-9, 5):
        to = (CommitmentRecipient(member=member),)
        make_commitment(minister=minister, committee=committee, recipients=to, deadline=TODAY + days * DAY)
    settled = make_commitment(minister=minister, committee=committee, recipients=(CommitmentRecipient(member=member),))
    lifecycle.lapse(settled, act(note="Niet meer nodig."))
    for address, one in (
        ("/ministeries/", minister.ministry),
        ("/bewindspersonen/", minister),
        ("/commissies/", committee),
        ("/leden/", member),
    ):
        page = outsider_client.get(address)
        assert (one, "2", "1") in page.context["names"], address
        assert "1 te laat, zonder bericht" in page.content.decode()
