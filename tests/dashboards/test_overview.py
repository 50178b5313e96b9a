"""The overview: what it says in words, who sees what in it, and how much it asks of the database."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from commitments import lifecycle
from commitments.choices import DelayReason, Standing, Visibility
from commitments.models import Commitment, User
from commitments.terms import fixed_term
from dashboards.charts import CHARTS
from dashboards.overview import Overview, overview
from dashboards.scope import Scope
from dashboards.week_ago import late_a_week_ago
from tests.dashboards.registers import PROMISED, TODAY, at_noon, make_register, said
from tests.factories import (
    make_commitment,
    make_committee,
    make_dossier,
    make_meeting,
    make_minister,
    make_ministry,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine: Any) -> None:
    time_machine.move_to(f"{TODAY}T12:00:00+01:00")


def late(days: int = 5, **fields: Any) -> Commitment:
    """A commitment that is so many days late without word, in a dossier that was read until today."""
    fields.setdefault("dossier", make_dossier(checked_until=TODAY))
    return make_commitment(promised_on=PROMISED, now=at_noon(PROMISED), deadline=TODAY - timedelta(days=days), **fields)


def seen() -> Overview:
    return overview(Scope(Commitment.objects.visible_to(AnonymousUser()).counted(), TODAY))


def words(client: Client) -> str:
    """The page as a reader reads it."""
    page = re.sub(r"<script.*?</script>", "", client.get("/").content.decode(), flags=re.DOTALL)
    return " ".join(strip_tags(page).replace("\u00a0", " ").split())


# ── what it says ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_empty_register_is_told_as_such(outsider_client: Client) -> None:
    page = words(outsider_client)
    assert "Er staan geen toezeggingen open." in page
    assert "In de afgelopen zeven dagen is er geen bij gekomen." in page
    assert "fictie" not in page


def test_the_next_meetings_are_a_click_away_for_a_member_those_of_the_own_committees(
    outsider_client: Client, member_client: Client, member: User
) -> None:
    assert member.member
    assert "Vergaderingen die komen" not in words(outsider_client)
    other = make_meeting(make_committee(), held_on=TODAY + timedelta(days=1))
    own = make_meeting(*member.member.committees.all(), held_on=TODAY + timedelta(days=2))
    make_meeting(held_on=TODAY - timedelta(days=1))
    pages = [client.get("/") for client in (outsider_client, member_client)]
    assert [list(page.context["coming"]) for page in pages] == [[other, own], [own]]
    for page in pages:
        assert f'href="{own.get_absolute_url()}voor-het-debat/"' in page.content.decode()
    button = f'button--secondary-action"\n                          href="{member.member.get_absolute_url()}"'
    assert [button in page.content.decode() for page in pages] == [False, True]


def test_the_four_numbers_are_links_to_as_many(outsider_client: Client) -> None:
    make_register()
    tiles = seen().tiles
    assert [tile.words for tile in tiles] == [
        "te laat, zonder bericht",
        "te laat of uitgesteld, met bericht",
        "termijn binnen twee weken",
        "zonder termijn toegezegd",
    ]
    for tile in tiles:
        assert 0 < tile.count == len(outsider_client.get(tile.url).context["page"].rows)


def test_what_became_late_this_week_is_listed_newest_first(outsider_client: Client) -> None:
    made = [late(days) for days in (8, 7, 3, 1)]
    now = seen()
    assert [row.pk for row in now.newly_late] == [made[3].pk, made[2].pk, made[1].pk]
    assert now.newly_late_count == 3 == len(outsider_client.get(now.newly_late_url).context["page"].rows)
    page = words(outsider_client)
    assert "Van 4 is de termijn verstreken zonder dat de Kamer iets hoorde. Dat zijn er 3 meer" in page
    assert "Alle 3" in page


def test_only_five_of_them_are_listed() -> None:
    for _ in range(6):
        late(2)
    assert (len(seen().newly_late), seen().newly_late_count) == (5, 6)


def test_arrears_of_the_register_are_told_as_its_own(outsider_client: Client) -> None:
    late(dossier=make_dossier(checked_until=date(2022, 1, 5)))
    page = words(outsider_client)
    assert "Bij 1 is de termijn voorbij, maar zijn de stukken sinds 5 januari 2022 niet nagegaan." in page
    assert "Van geen enkele is vastgesteld" in page
    assert "Van de echte dossiers zijn de stukken gelezen tot en met 5 januari 2022." in page


def test_arrears_of_several_dossiers_name_the_oldest_day(outsider_client: Client) -> None:
    late(dossier=make_dossier(checked_until=date(2022, 1, 5)))
    late(dossier=make_dossier(checked_until=TODAY - timedelta(days=30), is_example=True))
    page = words(outsider_client)
    assert "Bij 2 is de termijn voorbij, maar zijn de stukken sinds 5 januari 2022 of later niet nagegaan." in page
    assert "Van de echte dossiers zijn de stukken gelezen tot en met 5 januari 2022." in page


def test_fictitious_rows_are_told(outsider_client: Client) -> None:
    late(dossier=make_dossier(checked_until=TODAY, is_example=True))
    assert "Alle toezeggingen in deze cijfers zijn fictieve voorbeelden." in words(outsider_client)
    late(dossier=make_dossier(checked_until=TODAY))
    assert "In deze cijfers telt 1 fictief voorbeeld mee." in words(outsider_client)


# ── a week ago ────────────────────────────────────────────────────────────────────────────────────────────────────────
def a_week_ago() -> int:
    return late_a_week_ago(Scope(Commitment.objects.all().counted(), TODAY))


def test_what_was_settled_since_was_late_a_week_ago() -> None:
    settled, put_off = late(30), late(30)
    lifecycle.fulfil(settled, said(TODAY - timedelta(days=2)))
    lifecycle.postpone(
        put_off, said(TODAY - timedelta(days=2)), term=fixed_term(TODAY + timedelta(days=9)), reason=DelayReason.OTHER
    )
    assert a_week_ago() == 2


def test_what_was_heard_of_before_was_not_late_without_word() -> None:
    lifecycle.fulfil(late(30), said(TODAY - timedelta(days=20)))
    lifecycle.report_progress(late(30), said(TODAY - timedelta(days=7)))
    assert a_week_ago() == 0


def test_the_term_of_a_week_ago_counts_not_that_of_today() -> None:
    lifecycle.correct_term(late(30), said(TODAY), term=fixed_term(TODAY - timedelta(days=1)))
    assert a_week_ago() == 1


def test_a_dossier_that_is_no_longer_read_has_not_improved() -> None:
    late(30, dossier=make_dossier(checked_until=TODAY - timedelta(days=1)))
    assert a_week_ago() == 0


@pytest.mark.parametrize("days", [7, 8])
def test_the_last_day_in_time_is_not_late(days: int) -> None:
    late(days)
    assert a_week_ago() == int(days > 7)


# ── who sees what ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def _one_of_each(member: User) -> None:
    """A late commitment of each visibility, each of its own ministry, all of the member's committee."""
    assert member.member is not None
    for visibility in Visibility:
        ministry = make_ministry(name=f"Ministerie {visibility}", short_name=visibility[:3].upper())
        late(
            title=f"Toezegging {visibility}",
            visibility=visibility,
            minister=make_minister(ministry=ministry),
            committee=member.member.committees.get(),
        )


SEES = {
    "clerk": {"public", "draft", "confidential"},
    "member": {"public", "confidential"},
    "reader": {"public"},
    "outsider": {"public"},
}


@pytest.mark.usefixtures("_one_of_each")
@pytest.mark.parametrize("who", SEES)
@pytest.mark.parametrize("path", ["/", *(f"/cijfers/{name}.csv" for name in CHARTS)])
def test_nothing_leaks_to_who_may_not_see_it(who: str, path: str, cast: dict[str, Client]) -> None:
    answer = cast[who].get(path)
    page = answer.getvalue().decode()
    assert answer.status_code == 200
    for visibility in set(Visibility) - SEES[who]:
        assert f"Toezegging {visibility}" not in page
        assert f"Ministerie {visibility}" not in page
    if path == "/":
        assert answer.context["overview"].tiles[0].count == len(SEES[who])
        assert {row.visibility for row in answer.context["overview"].newly_late} == SEES[who]
    if "ministeries" in path:
        assert len(page.splitlines()) == 1 + len(SEES[who])


# ── how it is made ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_register()
    for _ in range(3):
        late(3)
    with django_assert_max_num_queries(11):
        seen()


def test_the_tables_are_there_without_javascript(outsider_client: Client) -> None:
    make_register()
    page = outsider_client.get("/").content.decode()
    assert page.count("<caption") == page.count("<details>") == page.count('role="img"') == 3
    assert (
        page.count('scope="row"')
        == sum(
            len(CHARTS[name](Scope(Commitment.objects.none(), TODAY)).bars)
            for name in ("ministeries", "te-laat", "termijnen")
        )
        + 4
    )
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert 'href="/cijfers/ministeries.csv"' in page


def test_a_withdrawn_commitment_is_in_no_figure() -> None:
    lifecycle.withdraw(late(), said(TODAY, note="dubbel"))
    now = seen()
    assert [tile.count for tile in now.tiles] == [0, 0, 0, 0]
    assert now.per_ministry.bars == ()
    assert Commitment.objects.with_standing(TODAY).get().standing == Standing.WITHDRAWN
