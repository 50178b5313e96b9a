"""Light or dark: as the device asks until the reader chooses, and kept without a script."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def dark_for(client: Client) -> str:
    """The media for which the dark set is loaded; "never" when it is not."""
    page = client.get("/dossiers/").content.decode()
    found = re.findall(r'tokens-dark\.css"\s+media="([^"]*)"', page)
    return str(found[0]) if found else "never"


def test_the_device_decides_until_the_reader_does(client: Client) -> None:
    assert dark_for(client) == "screen and (prefers-color-scheme: dark)"
    for chosen, media in (("dark", "screen"), ("light", "never"), ("", "screen and (prefers-color-scheme: dark)")):
        back = client.post("/weergave/", {"theme": chosen, "next": "/dossiers/?page=1"})
        assert back["Location"] == "/dossiers/?page=1"
        assert dark_for(client) == media
    client.cookies["weergave"] = "paars"
    assert dark_for(client) == "screen and (prefers-color-scheme: dark)"


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    assert client.post("/weergave/", {"theme": "dark", "next": elsewhere})["Location"] == "/"


def test_a_page_that_was_kept_is_not_shown_in_the_other_theme(client: Client) -> None:
    """The list is answered 304 to who has it; not to who has it in the other colours."""
    etag = client.get("/toezeggingen/")["ETag"]
    assert client.get("/toezeggingen/", headers={"If-None-Match": etag}).status_code == 304
    client.cookies["weergave"] = "dark"
    other = client.get("/toezeggingen/", headers={"If-None-Match": etag})
    assert other.status_code == 200
    assert 'media="screen">' in other.content.decode()
