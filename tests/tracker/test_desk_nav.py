"""The tabs of the clerks' desk: on each of its pages, for clerks alone, and each says where it leads from."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_commitment

pytestmark = pytest.mark.django_db
TABS = {
    "Bureau": "/bureau/",
    "Postvak": "/bureau/stukken/",
    "Opnemen": "/bureau/opnemen/",
    "Rappel": "/bureau/rappel/",
    "Agenda": "/bureau/vergaderingen/",
    "Blad invoeren": "/bureau/invoer/",
    "Overdracht": "/bureau/overdracht/",
    "Gemelde fouten": "/bureau/meldingen/",
    "Verzonden post": "/abonnementen/post/",
    "Uitnodigingen": "/uitnodigingen/",
}


def tabs(page: Any) -> dict[str, tuple[str, str]]:
    """Of each tab its address, and "page", "true" or "" for where the reader is; none where there are no tabs."""
    _before, _nav, after = page.content.decode().partition('<nav aria-label="Bureau van de griffie">')
    found = re.findall(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)</a>', after.partition("</nav>")[0])
    return {words: (address, current) for address, current, words in found}


@pytest.mark.parametrize("here", TABS)
def test_every_page_of_the_desk_has_the_tabs_and_marks_its_own(clerk_client: Client, here: str) -> None:
    shown = tabs(clerk_client.get(TABS[here]))
    assert shown == {words: (address, "page" if words == here else "") for words, address in TABS.items()}


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("/bureau/stukken/regels/", {"Postvak"}),
        ("/bureau/rappel/antwoorden/", {"Rappel"}),
        ("/bureau/nieuwe-gelegenheid/", set()),
        ("/abonnementen/rappel/", set()),
    ],
)
def test_a_page_that_lies_deeper_marks_the_tab_above_it(clerk_client: Client, address: str, here: set[str]) -> None:
    shown = tabs(clerk_client.get(address))
    assert shown.keys() == TABS.keys()
    assert {words for words, (_address, current) in shown.items() if current == "true"} == here
    assert "page" not in {current for _address, current in shown.values()}


def test_no_other_page_has_them_and_nobody_else(cast: dict[str, Client]) -> None:
    promise = make_commitment()
    for name, client in cast.items():
        assert tabs(client.get(promise.get_absolute_url())) == {}
        if name != "clerk":
            assert tabs(client.get("/bureau/")) == {}
