"""New rows by a key: what the forms of the desk take, refused when the register has it already, on the version read."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from commitments.access import CLERK
from commitments.choices import Status
from commitments.models import Commitment, FollowUp, Occasion, User
from commitments.terms import occasion_term
from commitments.tokens import make_token
from tests.factories import (
    TODAY,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_member,
    make_minister,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
POSTS = 4
"""So many equal ones at the same moment."""


@pytest.fixture
def key(clerk: User) -> str:
    return make_token(clerk, "koppeling", TODAY, may_write=True)


def post(client: Client, path: str, data: Any, key: str, code: int, **headers: str) -> Any:
    sent = {"Authorization": f"Bearer {key}"} | {name.replace("_", "-"): value for name, value in headers.items()}
    answer = client.post(f"/api/v1/{path}", json.dumps(data), content_type="application/json", headers=sent)
    assert answer.status_code == code, answer.content
    kind = "application/problem+json" if code >= 400 else "application/json"
    assert answer["Content-Type"] == kind
    return answer


def entry(**more: object) -> dict[str, object]:
    given = {"title": "De evaluatie toezenden", "commitment_class": "deliverable", "dossier": make_dossier().key}
    given |= {"promised_on": "2026-03-02", "minister": make_minister().slug, "visibility": "public"}
    return given | {"term_wording": "voor het kerstreces"} | more


def test_a_commitment_as_the_desk_enters_it(outsider_client: Client, key: str) -> None:
    member = make_member()
    made = post(outsider_client, "toezeggingen", entry(members=[member.slug]), key, 201)
    promise = Commitment.objects.get(number=made.json()["number"])
    assert [row.member for row in promise.recipients.all()] == [member]
    assert promise.deadline
    assert promise.deadline_wording == "voor het kerstreces"
    assert (made["ETag"], promise.events.count() > 0) == (f'"{promise.version}"', True)


def test_what_is_there_already_is_not_made_twice(outsider_client: Client, key: str) -> None:
    numbered = entry(number="TZ202603-130", title="De geëvalueerde cijfers toezenden")
    first = post(outsider_client, "toezeggingen", numbered, key, 201).json()
    post(outsider_client, "toezeggingen", numbered, key, 409)
    for title in ("De geëvalueerde cijfers toezenden", "DE GEËVALUEERDE CIJFERS TOEZENDEN"):
        again = post(outsider_client, "toezeggingen", numbered | {"number": "", "title": title}, key, 409)
        assert first["number"] in again.json()["detail"]
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("path", ["toezeggingen", "numbered", "gelegenheden"])
@pytest.mark.usefixtures("lifted_history")
def test_of_equal_posts_at_once_one_is_kept(key: str, path: str) -> None:
    given = {"name": "Toetsingsconferentie"} if path == "gelegenheden" else entry()
    given |= {"number": "TZ202603-130"} if path == "numbered" else {}
    address = "/api/v1/gelegenheden" if path == "gelegenheden" else "/api/v1/toezeggingen"
    together = Barrier(POSTS)

    def send(_number: int) -> int:
        client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {key}"})
        together.wait()
        try:
            return client.post(address, json.dumps(given), content_type="application/json").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(POSTS) as pool:
        codes = sorted(pool.map(send, range(POSTS)))
    assert codes == [201] + [409] * (POSTS - 1)


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"minister": "niemand"}, "minister"),
        ({"members": ["niemand"]}, "members"),
        ({"promised_on": "gisteren"}, "promised_on"),
        ({"term_wording": ""}, "without_term"),
        ({"number": "nummer 1"}, "number"),
        ({"title": {"nl": "x"}}, "title"),
        ({"title": "nul\x00"}, "title"),
    ],
)
def test_what_is_wrong_is_named(outsider_client: Client, key: str, more: dict[str, object], name: str) -> None:
    said = post(outsider_client, "toezeggingen", entry(**more), key, 400).json()
    assert name in [wrong["name"] for wrong in said["errors"]]
    assert not Commitment.objects.exists()


def test_a_day_to_come_is_refused_by_the_lifecycle(outsider_client: Client, key: str) -> None:
    post(outsider_client, "toezeggingen", entry(promised_on="2027-01-01"), key, 422)


def test_a_paper_that_answers(outsider_client: Client, key: str) -> None:
    promise, paper = make_commitment(), make_document()
    given = {"commitment": promise.number, "outcome": "fulfils", "document": paper.identifier}
    post(outsider_client, "vervolgstukken", given, key, 428)
    post(outsider_client, "vervolgstukken", given, key, 412, If_Match='"0"')
    made = post(outsider_client, "vervolgstukken", given, key, 201, If_Match=f'"{promise.version}"').json()
    assert (made["commitment"], made["outcome"], made["document"]) == (promise.number, "fulfils", paper.identifier)
    promise.refresh_from_db()
    assert promise.status == Status.FULFILLED
    post(outsider_client, "vervolgstukken", given, key, 412, If_Match=f'"{promise.version - 1}"')
    assert FollowUp.objects.count() == 1
    assert post(outsider_client, "vervolgstukken", {}, key, 400).json()["errors"][0]["name"] == "commitment"
    post(outsider_client, "vervolgstukken", given | {"commitment": "onbekend"}, key, 404)


def test_an_occasion_and_its_new_days(outsider_client: Client, key: str) -> None:
    days = {"name": "Toetsingsconferentie", "first_on": "2027-05-01", "last_on": "2027-05-20"}
    made = post(outsider_client, "gelegenheden", days, key, 201)
    post(outsider_client, "gelegenheden", days, key, 409)
    event = Occasion.objects.get(slug="toetsingsconferentie")
    promise = make_commitment(term=occasion_term(event, "after", offset_days=0))
    moved = {"first_on": "2027-08-02", "last_on": "2027-08-20", "announced_on": TODAY.isoformat()}
    path = "gelegenheden/toetsingsconferentie/verplaatsingen"
    post(outsider_client, path, moved, key, 428)
    done = post(outsider_client, path, moved, key, 200, If_Match=made["ETag"])
    assert done.json()["first_on"] == "2027-08-02"
    promise.refresh_from_db()
    assert promise.deadline is not None
    assert promise.deadline.isoformat() == "2027-08-21"
    post(outsider_client, path, moved | {"first_on": "2027-08-03"}, key, 412, If_Match=made["ETag"])
    read = outsider_client.get("/api/v1/gelegenheden/toetsingsconferentie", headers={"Authorization": f"Bearer {key}"})
    assert read["ETag"] == done["ETag"]


@pytest.mark.parametrize("path", ["toezeggingen", "vervolgstukken", "gelegenheden", "gelegenheden/er/verplaatsingen"])
def test_only_with_the_right(outsider_client: Client, clerk: User, reader: User, path: str) -> None:
    Occasion.objects.create(slug="er", name="Er")
    for user, may_write in ((clerk, False), (reader, True)):
        post(outsider_client, path, {}, make_token(user, "koppeling", TODAY, may_write=may_write), 403)
    post(outsider_client, path, {}, "gst_onzin", 401)
    assert outsider_client.post(f"/api/v1/{path}", "{}", content_type="application/json").status_code == 401


def test_a_clerk_of_one_committee_enters_for_that_one(outsider_client: Client) -> None:
    other = make_user(CLERK, email="ander@gestand.example")
    own = make_committee()
    other.desk_committees.add(own)
    key = make_token(other, "koppeling", TODAY, may_write=True)
    post(outsider_client, "toezeggingen", entry(committee=make_committee().slug), key, 403)
    post(outsider_client, "toezeggingen", entry(committee=own.slug), key, 201)


def test_what_nobody_foresaw_is_a_problem_too(
    outsider_client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr("commitments.api.views.ListView.asked", broken)
    answer = outsider_client.get("/api/v1/toezeggingen")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "stuk" not in answer.json()["detail"]
    assert "Internal Server Error: /api/v1/toezeggingen" in caplog.text
