"""Every address before the whole cast: what it answers, that the refused write nothing, and that secrets stay secret.

The table is `tests/tracker/doors/`: who adds an endpoint says there who may use it.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from commitments.access import CLERK
from commitments.models import User
from commitments.sheets import XLSX
from tests.conftest import logged_in
from tests.factories import NOW, make_committee, make_user
from tests.tracker.doors import DOORS
from tests.tracker.doors.door import CAST, GET, LOGIN, POST, Answer, Door
from tests.tracker.world import KEPT_FROM, SECRETS, World, make_world

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine, pytest.mark.usefixtures("on_the_day")]
WITHOUT_A_NAME = {"^/admin/login/", "^/admin/password_change/"}
"""They hand over to `login` and `password_change`; `test_accounts` and `test_idle` follow them."""
PAPER = b"Geachte voorzitter, ik zal uw Kamer een overzicht sturen."
DONE = (200, 302)


@pytest.fixture
def everybody(cast: dict[str, Client], administrator_client: Client) -> dict[str, Client]:
    other = make_user(CLERK, email="other@gestand.example", full_name="Griffier van elders")
    other.desk_committees.add(make_committee())
    return cast | {"administrator": administrator_client, "other clerk": logged_in(other)}


@pytest.fixture
def world(everybody: dict[str, Client], member: User, reader: User) -> World:
    return make_world(member, reader)


def knock(client: Client, door: Door, world: World) -> "Response":
    """The request, from this browser as it was when the test began: with its own copy of the cookies."""
    browser = Client()
    browser.cookies = deepcopy(client.cookies)
    address = reverse(door.name, args=[meant(word, world) for word in door.arguments])
    given = {name: meant(word, world) for name, word in door.given.items()}
    response = browser.get(address, given) if door.method == GET else browser.post(address, given)
    if response.status_code == 302 and is_to("admin:login", response):
        return browser.get(response["Location"])  # the admin has no login page of its own
    return response


def meant(word: str, world: World) -> Any:
    """What a word of the table stands for."""
    if word == "@file":
        return SimpleUploadedFile("brief.txt", PAPER)
    if word == "@sheet":
        return SimpleUploadedFile(
            "blad.csv", b"toezegging,dossier,toegezegd_op,bewindspersoon\nx,12345,gisteren,niemand\n"
        )
    if word == "@agenda file":
        return SimpleUploadedFile("agenda.csv", b"uid,dag,onderwerp\na-1,2026-12-03,Veren\n")
    return world[word[1:]] if word.startswith("@") else word


def is_to(name: str, response: "Response") -> bool:
    return urlsplit(response.get("Location", "")).path == reverse(name)


def answer_of(response: "Response") -> Answer:
    return LOGIN if response.status_code == 302 and is_to("login", response) else response.status_code


def named(pattern: URLPattern | URLResolver, space: str = "", route: str = "") -> Iterator[str]:
    """The names below a pattern; of one without a name the route, and of the admin its front page alone."""
    route += str(pattern.pattern)
    if isinstance(pattern, URLPattern):
        yield f"{space}{pattern.name}" if pattern.name else route
    elif pattern.namespace == "admin":
        yield "admin:index"
    else:
        for child in pattern.url_patterns:
            yield from named(child, f"{space}{pattern.namespace}:" if pattern.namespace else space, route)


# ── the table ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_endpoint_stands_in_the_table() -> None:
    assert len({str(door) for door in DOORS}) == len(DOORS)
    assert {door.name for door in DOORS} | WITHOUT_A_NAME == set(named(get_resolver()))


@pytest.mark.parametrize("who", CAST)
def test_who_may_what(who: str, everybody: dict[str, Client], world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request finds the world as it was. Who is refused or only looks writes nothing: scanners open every link."""
    # as if each were the first of its hour: what is typed more often is not kept (`tests/tracker/test_idle.py`)
    monkeypatch.setattr("commitments.typed.may_ask", lambda *_asked: True)
    wrong, traces = {}, {}
    for door in DOORS:
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            answer, wanted = answer_of(knock(everybody[who], door, world)), door.answers[CAST.index(who)]
            transaction.set_rollback(True)
        if answer != wanted:
            wrong[str(door)] = f"{answer} instead of {wanted}"
        if (door.method == GET or answer not in DONE) and (statements := written(queries)):
            traces[str(door)] = statements
    assert wrong == {}
    assert traces == {}


def written(queries: CaptureQueriesContext) -> list[str]:
    """What was written, apart from the session."""
    statements = [query["sql"] for query in queries.captured_queries]
    changes = [sql for sql in statements if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    return [sql for sql in changes if "django_session" not in sql]


def test_a_method_without_a_line_is_refused(everybody: dict[str, Client], world: World) -> None:
    """To a clerk, who is let in everywhere. (The admin's pages take any method for a look.)"""
    first = {door.name: door for door in reversed(DOORS) if not door.name.startswith("admin:")}
    lines = {(door.name, door.method) for door in DOORS}
    missing = [replace(door, method=method) for door in first.values() for method in (GET, POST)]
    missing = [door for door in missing if (door.name, door.method) not in lines]
    assert {str(door): knock(everybody["clerk"], door, world).status_code for door in missing} == {
        str(door): 405 for door in missing
    }


def words_of(response: "Response") -> str:
    """What stands in a page or a file; a workbook is unpacked."""
    sent: bytes = response.getvalue()
    if response["Content-Type"] != XLSX:
        return sent.decode()
    with ZipFile(BytesIO(sent)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


# ── what was typed when the login had expired ─────────────────────────────────────────────────────────────────────────
def is_for_clerks(door: Door) -> bool:
    clerk, member = door.answers[0], door.answers[CAST.index("member")]
    return door.method == POST and clerk in (200, 302, 400) and (member, door.answers[3]) == (403, LOGIN)


NOT_TYPED = ("extra", "rows", "seen")
"""What the test adds, or the page itself: it is made anew."""


def test_what_was_typed_is_there_again_at_every_door(everybody: dict[str, Client], world: World, clerk: User) -> None:
    """Logged out by waiting, sent, logged in: every word is on the page, and of a file its name."""
    lost, doors = {}, [door for door in DOORS if is_for_clerks(door)]
    assert len(doors) > 25
    for door in doors:
        address = reverse(door.name, args=[meant(word, world) for word in door.arguments])
        given = {name: meant(word, world) for name, word in door.given.items()} | {"extra": "x" * 100_001}
        browser = Client()
        with transaction.atomic():
            browser.cookies = deepcopy(everybody["clerk"].cookies)
            browser.get("/bureau/")
            with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
                assert answer_of(browser.post(address, given)) == LOGIN, door
                browser.force_login(clerk)
                page = unescape(browser.get(address, follow=True).content.decode())
            words = [str(getattr(value, "name", value)) for name, value in given.items() if name not in NOT_TYPED]
            missing = [word for word in words if word not in page]
            if missing or ("uitgelogd" not in page and words):
                lost[str(door)] = missing
            transaction.set_rollback(True)
    assert lost == {}


# ── secrets ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("who", [who for who in CAST if KEPT_FROM[who]])
def test_no_page_tells_what_is_not_for_this_reader(who: str, everybody: dict[str, Client], world: World) -> None:
    told = []
    for door in DOORS:
        if door.method == GET:
            page = words_of(knock(everybody[who], door, world))
            told += [(str(door), kind) for kind in KEPT_FROM[who] if SECRETS[kind] in page]
    assert told == []


def test_the_secrets_are_there_to_be_told(everybody: dict[str, Client], world: World) -> None:
    """Or else the test above could not fail."""
    for where in ("commitments", "documents", "desk"):
        page = everybody["clerk"].get(reverse(where)).content.decode()
        assert {kind for kind, word in SECRETS.items() if word in page} == set(SECRETS), where
    for name, argument in (("commitment", "merged"), ("commitment", "instance"), ("document", "attachment")):
        page = everybody["clerk"].get(reverse(name, args=[world[argument]])).content.decode()
        assert SECRETS["draft"] in page, argument
    page = everybody["clerk"].get(reverse("occasion", args=[world["occasion"]])).content.decode()
    assert page.count(f">{SECRETS['draft']}</a>") == 1
    for name, argument in (("commitment", "promise"), ("document", "paper"), ("dossier", "dossier")):
        page = everybody["clerk"].get(reverse(name, args=[world[argument]])).content.decode()
        assert {kind for kind, word in SECRETS.items() if word in page} == set(SECRETS), name
