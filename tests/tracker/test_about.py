"""What the register says of itself is what it does: the standings, the rules in force, the days read, the periods."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.html import strip_tags
from pytest_django.fixtures import Settings

from commitments.choices import Standing
from commitments.deadlines import DEFAULT_POLICY
from commitments.models import DeadlinePolicyRow
from commitments.standing import cases
from tests.factories import NOW, TODAY, make_dossier
from tracker.about.meanings import MEANINGS
from tracker.about.views import WORDINGS
from tracker.private import PRIVATE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def words_of(client: Client, name: str) -> str:
    """What a page says, without its marks, in single spaces."""
    page = client.get(reverse(name)).content.decode()
    return " ".join(unescape(strip_tags(page)).split())


# ── the explanation ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_standing_has_one_row_in_the_order_of_the_rule(client: Client) -> None:
    page = words_of(client, "explanation")
    rows = [f"{name.label} {MEANINGS[name]}" for _condition, name in cases(TODAY)]
    places = [page.index(row) for row in rows]
    assert places == sorted(places)
    assert len(rows) == len(set(rows)) == len(Standing)


def test_the_examples_are_read_by_the_rules_in_force(client: Client) -> None:
    page = words_of(client, "explanation")
    assert all(wording in page for wording in WORDINGS)
    assert "'medio november' = vanaf" in page
    medio = DEFAULT_POLICY.meaning("medio-maand").removeprefix("beleid: ")
    assert medio in page
    assert "gewijzigd door een beheerder" not in page

    DeadlinePolicyRow.objects.create(
        key="medio-maand", value="25", meaning="medio van een maand eindigt op de {value}e"
    )
    changed = words_of(client, "explanation")
    assert "medio-maand medio van een maand eindigt op de 25e (gewijzigd door een beheerder)" in changed
    assert medio not in changed
    assert re.search(r"'medio november' = [^:]*uiterlijk \w+ 25 november", changed)
    assert "De tabel heet nu standaard-1, gewijzigd " in changed


def test_the_whole_table_is_shown_where_the_register_holds_no_row(client: Client) -> None:
    page = words_of(client, "explanation")
    for row in DEFAULT_POLICY.rows:
        assert f"{row.key} {row.told().removeprefix('beleid: ')}" in page


def test_until_when_each_dossier_was_read(client: Client) -> None:
    read = make_dossier(checked_until=date(2022, 1, 5), title="Gelezen zaken")
    unread = make_dossier(checked_until=None, title="Ongelezen zaken")
    page = words_of(client, "explanation").replace("\N{NO-BREAK SPACE}", " ")
    assert f"{read.citation} Gelezen zaken 5 januari 2022".replace("\N{NO-BREAK SPACE}", " ") in page
    assert f"{unread.citation} Ongelezen zaken nog niet gelezen".replace("\N{NO-BREAK SPACE}", " ") in page
    assert "Verzonnen" not in page


def test_an_example_is_said_to_be_made_up(client: Client) -> None:
    make_dossier(is_example=True, title="Fantasie")
    page = words_of(client, "explanation")
    assert re.search(r"Verzonnen dossiers [^:]*: voorbeeld, fictief \S+ \S+ Fantasie", page)


# ── the other pages ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_they_are_linked_from_every_page_and_say_where_to_write(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = "vragen@gestand.example"
    front = client.get(reverse("overview")).content.decode()
    for name in ("explanation", "accessibility", "privacy"):
        assert f'href="{reverse(name)}"' in front
    for name in ("accessibility", "privacy"):
        assert 'href="mailto:vragen@gestand.example"' in client.get(reverse(name)).content.decode()


def test_the_periods_on_the_page_on_privacy_are_those_of_the_code(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.about.views.FORGET_AFTER", timedelta(days=99))
    monkeypatch.setattr("tracker.about.views.CONFIRM_WITHIN", timedelta(days=98))
    monkeypatch.setattr("tracker.about.views.LOGINS_KEPT", timedelta(days=96))
    monkeypatch.setattr("digests.trouble.FORGET_AFTER", timedelta(days=9 * 365))
    settings.SESSION_COOKIE_AGE = 97 * 3600
    page = words_of(client, "privacy")
    for words in (
        "na 99 dagen gewist",
        "na 98 dagen gewist",
        "na 96 dagen gewist",
        "hoogstens 97 uur",
        "er 9 jaar niets",
    ):
        assert words in page


# ── for robots ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_security_txt_holds_for_less_than_a_year(client: Client, settings: Settings) -> None:
    settings.CONTACT_EMAIL = "vragen@gestand.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:vragen@gestand.example"
    assert fields["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert NOW.astimezone(UTC) + timedelta(days=30) < expires < NOW.astimezone(UTC) + timedelta(days=365)


def test_robots_stay_away_from_the_desk(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[:-2] == ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    assert lines[-1] == "Sitemap: http://127.0.0.1:8000/sitemap.xml"
    for name in ("desk", "admin:index", "subscriptions"):
        assert reverse(name).startswith(PRIVATE)


def routes(pattern: URLPattern | URLResolver, before: str = "/") -> Iterator[str]:
    route = before + str(pattern.pattern)
    if isinstance(pattern, URLPattern):
        yield route
    else:
        for child in pattern.url_patterns:
            yield from routes(child, route)


def test_an_address_that_holds_a_key_is_private() -> None:
    keyed = [route for pattern in get_resolver().url_patterns for route in routes(pattern) if "token>" in route]
    assert len(keyed) > 10
    assert [route for route in keyed if not route.startswith(PRIVATE)] == []


# ── the API ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_on_the_api_says_what_holds(client: Client, settings: Settings) -> None:
    rates = {"DEFAULT_THROTTLE_RATES": {"anon": "60/min", "user": "600/min"}}
    settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | rates
    page = client.get("/api/").content.decode()
    examples = re.findall(r'href="(/api/v1/[^"]+)"', page)
    assert len(examples) == 5
    assert [client.get(unescape(address)).status_code for address in examples] == [200] * 5
    words = words_of(client, "about_api")
    assert "Hoogstens 60/min zonder sleutel en 600/min met een sleutel" in words
    for name in (
        "q",
        "status",
        "ministerie",
        "bewindspersoon",
        "commissie",
        "lid",
        "dossier",
        "soort",
        "van",
        "tot",
        "gelegenheid",
    ):
        assert f"<code>{name}</code>" in page
    assert "The API" in client.get("/api/?taal=en").content.decode()
