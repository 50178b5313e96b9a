"""The list of commitments: filters, order, pages, and what nonsense in the address gives."""

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from commitments import counters, lifecycle
from commitments.choices import DelayReason, Standing, Visibility
from commitments.filters import CommitmentFilter
from commitments.lists import SORTS, page_of
from commitments.models import Commitment, CommitmentRecipient
from commitments.terms import fixed_term
from tests.commitments.at_the_desk import days
from tests.commitments.listed import make_late, make_many, numbers
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
)

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


# ── filters ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_standing_leads_to_its_own_entries(outsider_client: Client) -> None:
    late, open_, no_term = make_late(), make_commitment(deadline=days(5)), make_commitment()
    put_off = make_commitment(deadline=days(-40))
    lifecycle.postpone(put_off, act(days(-20)), term=fixed_term(days(30)), reason=DelayReason.WORKLOAD)
    unread = make_late(dossier=make_dossier(checked_until=days(-1)))
    found = {
        standing: numbers(outsider_client.get("/toezeggingen/", {"status": standing}))
        for standing in (Standing.LATE, Standing.ON_TIME, Standing.NO_TERM, Standing.PUT_OFF_LATE, Standing.NOT_CHECKED)
    }
    assert found == {
        Standing.LATE: [late.number],
        Standing.ON_TIME: [open_.number],
        Standing.NO_TERM: [no_term.number],
        Standing.PUT_OFF_LATE: [put_off.number],
        Standing.NOT_CHECKED: [unread.number],
    }


def test_every_filter_finds_its_own_and_nothing_else(outsider_client: Client) -> None:
    committee, member = make_committee(), make_member()
    minister = make_minister()
    dossier = make_dossier(number="36600", suffix="XVI")
    wanted = make_commitment(
        title="De evaluatie van het fonds toezenden",
        minister=minister,
        committee=committee,
        dossier=dossier,
        commitment_class="effort",
        deadline=days(30),
        recipients=(CommitmentRecipient(member=member),),
    )
    make_commitment(deadline=days(60))
    queries = [
        "q=fonds evaluatie",
        f"ministerie={minister.ministry.code}",
        f"bewindspersoon={minister.slug}",
        f"commissie={committee.slug}",
        "dossier=36600-XVI",
        "dossier=36 600 XVI",
        f"lid={member.slug}",
        "soort=effort",
        f"tot={days(30)}",
        f"tot={days(30):%d-%m-%Y}&van={days(30)}",
    ]
    for query in queries:
        assert numbers(outsider_client.get(f"/toezeggingen/?{quote(query, safe='=&')}")) == [wanted.number], query


def test_what_a_figure_counts_can_be_asked_of_the_list(outsider_client: Client) -> None:
    put_off = make_commitment(deadline=days(9), promised_on=days(-40), meeting=make_meeting())
    lifecycle.postpone(put_off, act(), term=fixed_term(days(30)), reason=DelayReason.OTHER)
    settled = make_commitment(source_document=make_document(kind="letter"))
    lifecycle.fulfil(settled, act())
    for query, wanted, chip in (
        (f"gedaan={days(-40):%Y-%m}", put_off, "gedaan in"),
        (f"afgedaan={TODAY:%Y-%m}", settled, "afgedaan in"),
        ("uitgesteld=1", put_off, "1 keer uitgesteld"),
        ("termijnsoort=date", put_off, "soort termijn: vaste dag"),
        ("herkomst=debat", put_off, "herkomst: debat"),
        ("herkomst=brief", settled, "herkomst: brief"),
        (f"herkomst=debat&stand={days(-1)}", put_off, "herkomst: debat"),
    ):
        page = outsider_client.get(f"/toezeggingen/?{query}")
        assert numbers(page) == [wanted.number], query
        assert chip in page.content.decode()


def test_several_values_of_one_filter_are_together(outsider_client: Client) -> None:
    late, open_ = make_late(), make_commitment(deadline=days(5))
    make_commitment()
    page = outsider_client.get("/toezeggingen/?status=late&status=on_time&sorteer=te-laat")
    assert numbers(page) == [late.number, open_.number]


def test_withdrawn_entries_show_only_when_asked_for(outsider_client: Client) -> None:
    mistake = make_commitment()
    lifecycle.withdraw(mistake, act(note="Dubbel opgenomen."))
    assert numbers(outsider_client.get("/toezeggingen/")) == []
    assert numbers(outsider_client.get("/toezeggingen/?status=withdrawn")) == [mistake.number]


@pytest.mark.parametrize(
    "query",
    [
        "status=onzin",
        "ministerie=bestaat-niet",
        "soort=%27%3B--",
        "van=31-02-2026",
        "tot=gisteren",
        "dossier=99999",
        "dossier=%00",
        "lid=niemand",
        "sorteer=willekeurig",
        f"q={'a' * 4001}",
        "q=%00",
    ],
)
def test_nonsense_is_said_on_the_page(outsider_client: Client, query: str) -> None:
    response = outsider_client.get(f"/toezeggingen/?{query}")
    assert response.status_code == 400
    page = response.content.decode()
    assert "Dit filter klopt niet" in page
    assert "Volg deze lijst" not in page


@pytest.mark.parametrize("cursor", ["xx", "W10", "é", "bnVsbA", "WzAsImEiLCJiIl0", "a" * 5000])
def test_a_broken_cursor_gives_the_first_page(outsider_client: Client, cursor: str) -> None:
    late = make_late()
    assert numbers(outsider_client.get("/toezeggingen/", {"cursor": cursor})) == [late.number]


def test_a_very_long_search_is_answered(outsider_client: Client) -> None:
    assert outsider_client.get("/toezeggingen/", {"q": "woord " * 600}).status_code == 200


def test_the_address_keeps_what_was_asked_and_nothing_empty(outsider_client: Client) -> None:
    response = outsider_client.get("/toezeggingen/?q=&status=late&van=&tot=&sorteer=")
    assert (response.status_code, response["Location"]) == (302, "/toezeggingen/?status=late")


# ── straight there ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_number_or_citation_goes_straight_there(outsider_client: Client) -> None:
    dossier = make_dossier(number="33783")
    letter = make_document(dossier, identifier="kst-33783-46")
    promise = make_commitment(dossier=dossier, number="TZ202603-130")
    expected = {
        "33 783, nr. 46": letter.get_absolute_url(),
        "kst-33783-46": letter.get_absolute_url(),
        "tz202603-130": promise.get_absolute_url(),
        "33 783": dossier.get_absolute_url(),
    }
    for typed, address in expected.items():
        assert outsider_client.get("/toezeggingen/", {"q": typed})["Location"] == address


def test_a_citation_that_is_not_held_says_so_and_points_on(outsider_client: Client) -> None:
    page = outsider_client.get("/toezeggingen/", {"q": "33 783, nr. 99"}).content.decode()
    assert "staat niet in dit register" in page
    assert "https://zoek.officielebekendmakingen.nl/kst-33783-99.html" in page


def test_a_number_leads_nowhere_for_who_may_not_see_it(outsider_client: Client, clerk_client: Client) -> None:
    draft = make_commitment(visibility=Visibility.DRAFT)
    assert outsider_client.get("/toezeggingen/", {"q": draft.number}).status_code == 200
    assert clerk_client.get("/toezeggingen/", {"q": draft.number})["Location"] == draft.get_absolute_url()


# ── order and pages ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("order", list(SORTS))
def test_walking_the_pages_visits_each_entry_once(order: str) -> None:
    make_many()
    filters = CommitmentFilter(QueryDict(f"sorteer={order}"), Commitment.objects.all(), on=TODAY)
    whole = [row.pk for row in filters.ordered()]
    there, cursor, cursors = [], "", []
    while True:
        page = page_of(filters.qs, order, cursor, 5, on=TODAY)
        there += [row.pk for row in page.rows]
        cursors.append(page.before)
        if not page.behind:
            break
        cursor = page.behind
    assert (there, len(there)) == (whole, 23)
    back: list[int] = []
    while cursors[-1]:
        page = page_of(filters.qs, order, cursors[-1], 5, on=TODAY)
        back = [row.pk for row in page.rows] + back
        cursors.append(page.before)
    assert back == whole[:20]


def test_longest_late_comes_first_and_what_is_settled_last(outsider_client: Client) -> None:
    settled = make_commitment(promised_on=days(-400), deadline=days(-300))
    lifecycle.fulfil(settled, act(days(-290)))
    soon, late, later = make_commitment(deadline=days(3)), make_commitment(deadline=days(-9)), make_commitment()
    page = outsider_client.get("/toezeggingen/?sorteer=te-laat")
    assert numbers(page) == [late.number, soon.number, later.number, settled.number]
    page = outsider_client.get("/toezeggingen/?sorteer=termijn")
    assert numbers(page)[0] == soon.number


# ── who, and how it is sent ───────────────────────────────────────────────────────────────────────────────────────────
def test_everybody_sees_what_they_may(cast: dict[str, Client], member: object) -> None:
    committee = member.member.committees.get()  # type: ignore[attr-defined]
    public = make_commitment()
    draft = make_commitment(visibility=Visibility.DRAFT)
    own = make_commitment(visibility=Visibility.CONFIDENTIAL, committee=committee)
    other = make_commitment(visibility=Visibility.CONFIDENTIAL, committee=make_committee())
    seen = {name: set(numbers(client.get("/toezeggingen/"))) for name, client in cast.items()}
    everything = {public.number, draft.number, own.number, other.number}
    assert seen == {
        "clerk": everything,
        "member": {public.number, own.number},
        "reader": {public.number},
        "outsider": {public.number},
    }


def test_htmx_gets_the_part_that_changes(outsider_client: Client) -> None:
    make_late()
    response = outsider_client.get("/toezeggingen/?status=late&q=", headers={"HX-Request": "true"})
    part = response.content.decode()
    assert "<html" not in part
    assert '<section id="uitkomst"' in part
    assert response["HX-Push-Url"] == "/toezeggingen/?status=late"


def test_htmx_going_back_gets_the_whole_page(outsider_client: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in outsider_client.get("/toezeggingen/", headers=headers).content.decode()


def test_htmx_is_not_sent_to_another_page(outsider_client: Client) -> None:
    dossier = make_dossier(number="33783")
    response = outsider_client.get("/toezeggingen/?q=33783", headers={"HX-Request": "true"})
    assert (response.status_code, dossier.get_absolute_url() in response.content.decode()) == (200, False)


def test_an_empty_list_says_what_to_do(outsider_client: Client) -> None:
    page = outsider_client.get("/toezeggingen/?q=zzz").content.decode()
    assert "Geen toezegging past bij deze filters" in page
    assert "Toon alle toezeggingen" in page


def test_examples_are_marked(outsider_client: Client) -> None:
    make_commitment(dossier=make_dossier(is_example=True))
    assert "voorbeeld, fictief" in outsider_client.get("/toezeggingen/").content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    outsider_client: Client, django_assert_max_num_queries: object
) -> None:
    make_many()
    make_commitment(committee=make_committee(slug="een"))
    counters.count_for(TODAY)
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        outsider_client.get("/toezeggingen/")
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        outsider_client.get("/toezeggingen/?commissie=een")
