"""What every page has: its language, its lasting address, the sitemap; and that caches can tell readers apart."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from commitments.choices import Visibility
from digests.tokens import MANAGE, token_for
from tests.digests.factories import make_subscription
from tests.factories import make_commitment, make_document
from tracker.about.sitemaps import SITEMAPS

pytestmark = pytest.mark.django_db


def language(client: Client, address: str, **headers: str) -> str:
    page = client.get(address, headers=headers).content.decode()
    return str(re.findall(r'<html lang="(\w+)"', page)[0])


# ── language ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_address_goes_before_the_choice_before_the_browser_before_dutch(client: Client) -> None:
    assert language(client, "/dossiers/") == "nl"
    assert language(client, "/dossiers/", accept_language="en-GB,en;q=0.9") == "en"
    assert language(client, "/dossiers/", accept_language="fr") == "nl"
    assert language(client, "/dossiers/?taal=xx", accept_language="en") == "en"
    client.cookies["django_language"] = "nl"
    assert language(client, "/dossiers/", accept_language="en") == "nl"
    assert language(client, "/dossiers/?taal=en") == "en"
    assert language(client, "/dossiers/") == "nl"  # an address does not undo what the reader chose


def test_who_comes_in_by_an_address_stays_in_its_language(client: Client) -> None:
    assert language(client, "/dossiers/?taal=en") == "en"
    assert language(client, "/stukken/") == "en"


def test_the_switch_does_not_lead_back_and_no_list_takes_it_for_a_filter(client: Client) -> None:
    page = client.get("/toezeggingen/?status=late&taal=en")
    assert page.status_code == 200
    assert 'name="next" value="/toezeggingen/?status=late"' in page.content.decode()


def test_caches_are_told_what_the_language_follows(client: Client) -> None:
    for address in ("/dossiers/", "/dossiers/?taal=en", "/uitleg/"):
        assert {"Cookie", "Accept-Language"} <= set(client.get(address)["Vary"].split(", "))


# ── addresses that last ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_page_says_how_to_cite_it(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://gestand.example"
    promise = make_commitment()
    address = promise.get_absolute_url()
    page = client.get(f"{address}?stand=2026-06-01&taal=en").content.decode()
    assert f'href="https://gestand.example{address}?stand=2026-06-01"' in page
    assert f'<link rel="canonical" href="https://gestand.example{address}">' in page
    for code in ("nl", "en"):
        assert f'hreflang="{code}" href="https://gestand.example{address}?taal={code}"' in page
    assert f'<meta property="og:title"\n          content="{promise.title}">' in page
    assert f'content="No deadline named · {promise.minister.title}' in page
    assert f'<span lang="nl">{promise.title}</span>. {promise.number}. Gestand' in page
    assert client.get(f"{address}?stand=2026-06-01").status_code == 200
    listed = unescape(client.get("/toezeggingen/?status=late&soort=effort&cursor=x").content.decode())
    assert 'rel="canonical" href="https://gestand.example/toezeggingen/?status=late&soort=effort"' in listed


def test_an_address_that_opens_something_for_one_reader_goes_no_further(client: Client) -> None:
    token = token_for(make_subscription(), MANAGE)
    page = client.get(reverse("subscription", args=[token])).content.decode()
    assert not re.search(rf'(https?://|pagina=)[^"]*{token}', page)
    assert 'href="/melden/?pagina=/abonnementen/"' in page
    assert "Naar deze pagina verwijzen" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_list_that_makes_no_sense_is_not_cited(client: Client) -> None:
    page = client.get("/toezeggingen/?status=zzz").content.decode()
    assert "Naar deze pagina verwijzen" not in page
    assert 'rel="canonical"' not in page


def test_the_pages_name_the_licence_that_was_chosen(client: Client, settings: Settings) -> None:
    for chosen, words in (("CC0-1.0", "CC0 1.0"), ("CC-BY-4.0", "CC BY 4.0"), ("", "nog niet vastgesteld")):
        settings.DATA_LICENCE = chosen
        for address in ("/over-de-gegevens/", "/api/"):
            assert words in client.get(address).content.decode().partition("<main")[2].partition("</main>")[0]
        assert ("CC" in client.get("/dossiers/").content.decode().partition("</main>")[2]) == bool(chosen)


def test_the_sitemap_tells_of_what_everybody_may_see(client: Client) -> None:
    shown, hidden = make_commitment(), make_commitment(visibility=Visibility.DRAFT)
    paper, secret = make_document(text="Ik zeg toe."), make_document(text="Geheim.", visibility=Visibility.DRAFT)
    unread = make_document(text="")
    index = client.get("/sitemap.xml")
    assert index["Content-Type"] == "application/xml"
    whole = "".join(client.get(f"/sitemap-{section}.xml").content.decode() for section in SITEMAPS)
    for section in SITEMAPS:
        assert f"/sitemap-{section}.xml" in index.content.decode()
    for page in (shown, paper, shown.minister, shown.ministry, shown.dossier):
        assert f"{page.get_absolute_url()}</loc>" in whole
    for page in (hidden, secret, unread):
        assert page.get_absolute_url() not in whole


def test_the_text_of_a_paper_is_a_file_exactly_as_it_is_kept(client: Client) -> None:
    paper = make_document(text="Regel één.\n\u00a0Regel <b>twee</b>.\n")
    response = client.get(f"{paper.get_absolute_url()}tekst/")
    assert response.content.decode() == paper.text
    assert response["Content-Disposition"] == f'attachment; filename="{paper.identifier}.txt"'
    annex = make_document(parent=paper, title="Onderzoek", text="Bijlage.")
    assert f'href="{annex.get_absolute_url()}tekst/"' in client.get(paper.get_absolute_url()).content.decode()
    assert client.get(f"{make_document().get_absolute_url()}tekst/").status_code == 404
