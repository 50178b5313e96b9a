"""Keys of accounts: shown once, kept as a hash, good for what the account may see, and dead when revoked."""

import re
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client

from commitments.choices import Visibility
from commitments.models import AccessToken, User
from commitments.tokens import MOST_LIVE, make_token, token_of
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


def numbers(client: Client, key: str) -> list[str]:
    answer = client.get("/api/v1/toezeggingen", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return [row["number"] for row in answer.json()["results"]]


def test_a_key_sees_what_its_account_sees(outsider_client: Client, clerk: User, reader: User) -> None:
    draft = make_commitment(visibility=Visibility.DRAFT)
    assert numbers(outsider_client, make_token(clerk, "bureau", TODAY)) == [draft.number]
    assert numbers(outsider_client, make_token(reader, "thuis", TODAY)) == []


def test_only_a_hash_is_kept(reader: User) -> None:
    key = make_token(reader, "thuis", TODAY)
    kept = AccessToken.objects.values().get()
    assert key not in str(kept)
    assert key.removeprefix("gst_") not in str(kept)
    assert token_of(key, TODAY)
    assert AccessToken.objects.get().last_used_on == TODAY


@pytest.mark.parametrize("header", ["Bearer", "Bearer gst_onzin", "Basic eDp5", "Bearer a b", "Bearer \xe9"])
def test_what_opens_nothing_is_refused(outsider_client: Client, header: str) -> None:
    answer = outsider_client.get("/api/v1/toezeggingen", headers={"Authorization": header})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_key_of_a_closed_account_opens_nothing(reader: User) -> None:
    key = make_token(reader, "thuis", TODAY)
    reader.is_active = False
    reader.save()
    assert token_of(key, TODAY) is None


def test_somebody_makes_and_revokes_a_key(reader_client: Client, clerk_client: Client) -> None:
    page = reader_client.post("/sleutels/", {"name": "nieuwslezer"}).content.decode()
    [key] = set(re.findall(r"gst_[\w-]{43}", page))
    assert key not in reader_client.get("/sleutels/").content.decode()
    token = AccessToken.objects.get()
    assert clerk_client.post(f"/sleutels/{token.pk}/intrekken/").status_code == 404
    assert token_of(key, TODAY)
    assert reader_client.post(f"/sleutels/{token.pk}/intrekken/").status_code == 302
    assert token_of(key, TODAY) is None


def test_an_account_has_so_many_keys_and_no_more(reader_client: Client, reader: User, clerk: User) -> None:
    for number in range(MOST_LIVE):
        make_token(reader, f"sleutel {number}", TODAY)
    page = reader_client.post("/sleutels/", {"name": "nieuwslezer"}).content.decode()
    assert "U hebt al 20 sleutels. Trek er eerst een in" in page
    assert 'value="nieuwslezer"' in page
    assert not re.findall(r"gst_[\w-]{43}", page)
    assert reader.access_tokens.count() == MOST_LIVE
    assert make_token(clerk, "bureau", TODAY)
    reader_client.post(f"/sleutels/{reader.access_tokens.all()[0].pk}/intrekken/")
    assert make_token(reader, "nieuwslezer", TODAY), "what was revoked does not count"


def test_a_private_feed(outsider_client: Client, clerk: User) -> None:
    draft, key = make_commitment(visibility=Visibility.DRAFT), make_token(clerk, "nieuwslezer", TODAY)
    answer = outsider_client.get("/toezeggingen/feed.atom", {"sleutel": key})
    assert [entry.title.partition(": ")[2] for entry in feedparser.parse(answer.content).entries] == [draft.title]
    assert "private" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert key not in answer.content.decode()
    assert answer["X-Robots-Tag"] == "noindex"
    refused = outsider_client.get("/toezeggingen/feed.atom", {"sleutel": "gst_onzin"})
    assert refused.status_code == 403
    assert "Deze sleutel opent niets" in refused.content.decode()


def test_the_private_addresses_of_a_list_open_that_list(clerk_client: Client, outsider_client: Client) -> None:
    wanted = make_commitment(visibility=Visibility.DRAFT, commitment_class="effort", deadline=TODAY + timedelta(days=9))
    other = make_commitment(visibility=Visibility.DRAFT, deadline=TODAY + timedelta(days=9))
    page = clerk_client.post("/sleutels/?soort=effort", {"name": "nieuwslezer"})
    for _words, address in page.context["addresses"]:
        answer = outsider_client.get(address.partition("8000")[2]).content.decode()
        assert wanted.number in answer
        assert other.number not in answer


def test_files_are_not_asked_for_too_often(outsider_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.throttles.ExportThrottle.get_rate", lambda self: "1/h")
    answers: list[Any] = [outsider_client.get("/toezeggingen/lijst.csv") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert int(answers[1]["Retry-After"]) > 0
    neighbours: list[Any] = [Client(REMOTE_ADDR=f"2001:db8::{at}").get("/toezeggingen/lijst.csv") for at in (1, 2)]
    assert [answer.status_code for answer in neighbours] == [200, 429], "one connection has all of these addresses"
    assert answers[0].has_header("ETag")
    assert not answers[1].has_header("ETag")
    assert answers[1]["Cache-Control"] == "no-store"
