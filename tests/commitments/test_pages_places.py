"""Occasions and meetings: their pages lead to the list, its files and feeds, which hold the same rows."""

import csv
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import OccasionRelation
from commitments.models import Commitment, Occasion
from commitments.terms import fixed_term, occasion_term
from commitments.views import register
from tests.factories import TODAY, act, make_commitment, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DOORS = (
    *("/toezeggingen/lijst.csv", "/toezeggingen/lijst.xlsx", "/toezeggingen/feed.atom", "/toezeggingen/agenda.ics"),
    *("/abonnementen/nieuw/", "/cijfers/"),
)


@pytest.fixture
def conference() -> Occasion:
    return Occasion.objects.create(slug="conferentie", name="De conferentie", first_on=TODAY, last_on=TODAY)


def hanging(conference: Occasion, number: int) -> list[Commitment]:
    term = occasion_term(conference, OccasionRelation.AFTER, offset_days=28)
    return [make_commitment(term=term) for _ in range(number)]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


@pytest.mark.parametrize("place", ["gelegenheid", "vergadering"])
def test_a_place_is_a_list_in_every_form(outsider_client: Client, conference: Occasion, place: str) -> None:
    (waiting,), meeting = hanging(conference, 1), make_meeting(subject="Waterkering")
    made = make_commitment(meeting=meeting)
    found, promise = (conference, waiting) if place == "gelegenheid" else (meeting, made)
    query = f"{place}={found.slug}"
    shown = page(outsider_client, found.get_absolute_url())
    for door in DOORS:
        (link,) = set(re.findall(rf'<a[^>]*href="({re.escape(door)}[^"]*)"', shown))
        assert query in link
        assert outsider_client.get(link).status_code == 200, link
    assert f'rel="alternate" type="application/atom+xml" title="Atom" href="/toezeggingen/feed.atom?{query}' in shown
    (link,) = re.findall(r'href="(/toezeggingen/\?[^"]*)">Bekijk deze in de lijst', shown)
    listed = page(outsider_client, link)
    assert "1 toezegging</h1>" in listed
    assert promise.title in listed
    assert str(found) in listed  # as a filter that can be taken away
    assert f'<input type="hidden" name="{place}" value="{found.slug}"' in listed
    lines = outsider_client.get(f"/toezeggingen/lijst.csv?{query}").getvalue().decode().splitlines()
    assert [row[0] for row in csv.reader(lines[1:])] == [promise.number]


def test_what_waits_for_an_occasion_is_paged(
    outsider_client: Client, conference: Occasion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "ROWS_ON_A_PAGE", 2)
    made = [promise.number for promise in hanging(conference, 5)]
    address, seen = conference.get_absolute_url(), []
    while address:
        response = outsider_client.get(address)
        seen += [row.number for row in response.context["page"].rows]
        assert "5 toezeggingen hebben een termijn" in response.content.decode()
        further = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        address = f"{conference.get_absolute_url()}{unescape(further[1])}" if further else ""
    assert seen == made
    assert "Vorige bladzijde" in response.content.decode()
    assert page(outsider_client, f"{conference.get_absolute_url()}?cursor=x")  # the first one


def test_a_past_day_lists_what_hung_on_it_then(outsider_client: Client, conference: Occasion) -> None:
    (promise,) = hanging(conference, 1)
    lifecycle.correct_term(promise, act(TODAY), term=fixed_term(TODAY + timedelta(days=9), "volgende week"))
    then = (TODAY - timedelta(days=1)).isoformat()
    days: tuple[dict[str, str], ...] = ({"stand": then}, {})
    lists = [outsider_client.get("/toezeggingen/", {"gelegenheid": conference.slug} | day) for day in days]
    assert [one.context["count"] for one in lists] == [1, 0]
    shown = page(outsider_client, f"{conference.get_absolute_url()}?stand={then}")
    assert f'href="/toezeggingen/?gelegenheid=conferentie&sorteer=termijn&stand={then}"' in shown
    assert "lijst.csv" not in shown
