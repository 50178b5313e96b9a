"""What an address of a list can hold: filters named twice, cursors that no list made; and what a list leaves unread."""

import base64
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from commitments.models import Committee, Member, Minister
from tests.factories import make_commitment, make_committee, make_document, make_member, make_minister

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/toezeggingen/", "/abonnementen/nieuw/"])
@pytest.mark.parametrize(
    ("name", "make"), [("bewindspersoon", make_minister), ("commissie", make_committee), ("lid", make_member)]
)
def test_of_a_filter_named_twice_the_last_counts(
    outsider_client: Client, address: str, name: str, make: Callable[[], Minister | Committee | Member]
) -> None:
    chosen = make()
    response = outsider_client.get(f"{address}?{name}=x&{name}={chosen.slug}")
    assert response.status_code == 200
    assert str(chosen) in response.content.decode()


@pytest.mark.parametrize(
    "text",
    [
        '[0, "2020-01-01", Infinity]',
        '[0, "2020-01-01", 1.5]',
        '[0, "2020-01-01", true]',
        '[0, "2020-01-01", -1]',
        "[0, 5, 5]",
        "[" * 6000,
    ],
)
def test_a_cursor_that_no_list_made_gives_the_first_page(outsider_client: Client, text: str) -> None:
    promise = make_commitment()
    cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    page = outsider_client.get("/toezeggingen/", {"cursor": cursor}).context["page"]
    assert page.rows == [promise]


TEXT_SELECTED = '"commitments_document"."text",'
"""A column of its own among those that are read; whether there is a text may be asked."""


def test_lists_leave_the_text_of_papers_where_it_is(outsider_client: Client) -> None:
    letter = make_document(text="Een heel boek.")
    dossier = letter.dossiers.get()
    make_commitment(source_document=letter, dossier=dossier)
    for address in ("/toezeggingen/", "/stukken/", f"/dossiers/{dossier.key}/"):
        with CaptureQueriesContext(connection) as asked:
            page = outsider_client.get(address).content.decode()
        assert letter.citation in unescape(page), address
        assert [query["sql"] for query in asked if TEXT_SELECTED in query["sql"]] == [], address
