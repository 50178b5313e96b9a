"""The API as a stranger's program meets it: the rows of the list, one shape for refusals, and a true description."""

import json
from datetime import UTC, date, timedelta
from functools import partial
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, given, settings

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.models import Occasion, User
from commitments.occasions import move_occasion
from commitments.terms import occasion_term
from commitments.tokens import make_token
from tests.factories import NOW, TODAY, act, make_commitment, make_document
from tracker.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
LISTS = ("toezeggingen", "stukken", "termijnen", "vervolgstukken", "gebeurtenissen", "gelegenheden")


@pytest.fixture
def client(outsider_client: Client) -> Client:
    return outsider_client


def read(client: Client, path: str, **asked: str) -> Any:
    response = client.get(f"/api/v1/{path}", asked)
    assert response.status_code == 200, response.content
    return response.json()


def refused(client: Client, path: str, code: int, *, headers: Any = None, **asked: str) -> Any:
    response = client.get(f"/api/v1/{path}", asked, headers=headers)
    assert (response.status_code, response["Content-Type"]) == (code, "application/problem+json")
    said = response.json()
    assert said["status"] == code
    assert response["API-Version"] == "1.0.0"
    return said


def test_papers_and_occasions_are_those_of_the_list_where_a_filter_is_given(client: Client) -> None:
    conference = Occasion.objects.create(slug="conferentie", name="Conferentie")
    Occasion.objects.create(slug="andere", name="Andere")
    brief, report, answer = (make_document(identifier=f"kst-1-{number}") for number in (1, 2, 3))
    kept = make_commitment(source_document=brief, term=occasion_term(conference, "during"))
    make_commitment(source_document=report)
    make_document(identifier="kst-1-4")  # in which no commitment stands
    lifecycle.fulfil(kept, act(document=answer))
    dossier = f"{kept.dossier.number}"
    found = {row["identifier"] for row in read(client, "stukken", dossier=dossier)["results"]}
    assert found == {brief.identifier, answer.identifier}
    assert [row["slug"] for row in read(client, "gelegenheden", dossier=dossier)["results"]] == ["conferentie"]
    for everything in ({}, {"sorteer": "oudste"}, {"dossier": "", "q": ""}):
        assert len(read(client, "stukken", **everything)["results"]) == 4
        assert len(read(client, "gelegenheden", **everything)["results"]) == 2
    assert [row["slug"] for row in read(client, "gelegenheden", status="lapsed")["results"]] == []


def test_the_list_is_that_of_the_page(client: Client) -> None:
    late = make_commitment(title="De brief sturen", deadline=TODAY - timedelta(days=1))
    make_commitment(deadline=TODAY + timedelta(days=1))
    make_commitment(visibility=Visibility.DRAFT, deadline=TODAY - timedelta(days=1))
    [row] = read(client, "toezeggingen", status="late")["results"]
    assert (row["number"], row["standing"], row["deadline"]) == (
        late.number,
        "late",
        (TODAY - timedelta(days=1)).isoformat(),
    )
    assert row["url"].endswith(late.get_absolute_url())
    assert read(client, f"toezeggingen/{late.number}") == row
    assert read(client, "toezeggingen", stand="2020-01-01") | {"results": []} == {
        "results": [], "stand": "2020-01-01", "next": None, "previous": None
    }  # fmt: skip


@pytest.mark.parametrize("path", ["toezeggingen", "termijnen", "vervolgstukken", "gebeurtenissen"])
def test_what_belongs_to_a_draft_is_not_told(client: Client, path: str) -> None:
    public: list[str] = []
    for visibility in (Visibility.PUBLIC, Visibility.DRAFT):
        promise = make_commitment(visibility=visibility)
        lifecycle.report_progress(promise, act(document=make_document(visibility=visibility)))
        public = [promise.number] if visibility == Visibility.PUBLIC else public
    numbers = {row.get("commitment") or row["number"] for row in read(client, path)["results"]}
    assert numbers == set(public)


def test_a_paper_that_is_not_public_is_not_named(client: Client) -> None:
    promise = make_commitment()
    lifecycle.report_progress(promise, act(document=make_document(visibility=Visibility.DRAFT)))
    assert read(client, "vervolgstukken")["results"] == []
    assert {row["document"] for row in read(client, "gebeurtenissen")["results"]} == {None}


@pytest.mark.parametrize("path", LISTS)
def test_pages_hold_every_row_once(client: Client, path: str) -> None:
    for number in range(5):
        lifecycle.report_progress(make_commitment(), act(document=make_document()))
        Occasion.objects.create(slug=f"conferentie-{number}", name="Conferentie")
    whole = read(client, path, aantal="100")["results"]
    assert len(whole) >= 5
    page, walked = read(client, path, aantal="2"), []
    while page["next"]:
        assert len(page["results"]) == 2
        walked += page["results"]
        page = client.get(page["next"].partition("8000")[2]).json()
    assert walked + page["results"] == whole


def test_moments_are_in_utc(client: Client) -> None:
    make_commitment()
    event = read(client, "gebeurtenissen")["results"][0]
    assert event["recorded_at"] == NOW.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_a_page_has_at_most_a_hundred(client: Client) -> None:
    Occasion.objects.bulk_create(Occasion(slug=f"conferentie-{number}", name="Conferentie") for number in range(101))
    assert len(read(client, "gelegenheden", aantal="99999")["results"]) == 100


SENSELESS = [
    *[("toezeggingen", name, "onzin") for name in ("status", "ministerie", "soort", "commissie", "lid", "dossier")],
    *[("toezeggingen", name, "onzin") for name in ("van", "tot", "sorteer", "cursor", "stand", "aantal")],
    *[(path, "cursor", "9" * 50) for path in LISTS],
    *[(path, "aantal", value) for path in LISTS for value in ("0", "-1", "²", "9" * 50)],
    *[(path, "stand", "2999-01-01") for path in (*LISTS, "cijfers")],
    *[("cijfers", name, "onzin") for name in ("status", "ministerie", "van", "lid", "dossier")],
    *[(path, "q", value) for path in LISTS for value in ("x" * 4001, "nul\x00")],
]


@pytest.mark.parametrize(("path", "name", "value"), SENSELESS)
def test_nonsense_is_named(client: Client, path: str, name: str, value: str) -> None:
    said = refused(client, path, 400, **{name: value})
    assert [wrong["name"] for wrong in said["errors"]] == [name]


def test_refusals_have_one_shape(client: Client) -> None:
    for path in ("onbekend", "toezeggingen/", "toezeggingen/onbekend", "stukken/onbekend", "gelegenheden/onbekend", ""):
        refused(client, path, 404)
    refused(client, "toezeggingen", 406, headers={"Accept": "text/turtle"})
    posted = client.post("/api/v1/stukken", {})
    assert (posted.status_code, posted["Content-Type"]) == (405, "application/problem+json")
    crowded = client.get("/api/v1/toezeggingen", {f"p{number}": "" for number in range(1500)})
    assert (crowded.status_code, crowded["Content-Type"]) == (400, "application/problem+json")


def test_too_many_are_asked_to_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.get_rate", lambda self: "2/min")
    assert [client.get("/api/v1/gelegenheden").status_code for _time in range(2)] == [200, 200]
    assert refused(client, "gelegenheden", 429)["detail"].startswith("Dit is te vaak gevraagd; probeer het over ")
    asked_too_often = client.get("/api/v1/gelegenheden")
    assert int(asked_too_often["Retry-After"]) > 0
    assert not asked_too_often.has_header("ETag")
    other = client.get("/api/v1/gelegenheden", headers={"X-Forwarded-For": "203.0.113.9"})
    assert other.status_code == 429
    neighbours = [client.get("/api/v1/gelegenheden", REMOTE_ADDR=f"2001:db8::{at}") for at in range(3)]
    assert [answer.status_code for answer in neighbours] == [200, 200, 429], "one connection has all of these addresses"


@pytest.mark.parametrize(
    ("path", "asked", "words"),
    [
        ("toezeggingen", {"status": "onzin"}, "A part of what was asked cannot be understood."),
        ("toezeggingen", {"cursor": "onzin"}, "This cursor is of no answer of this list."),
        ("stukken", {"aantal": "0"}, "A number from 1 to 100."),
        ("toezeggingen/TZ209999-001", {}, "This is not in the register."),
        ("onzin", {}, "This is not in the register."),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_answer(
    client: Client, path: str, asked: dict[str, str], words: str
) -> None:
    answer = client.get(f"/api/v1/{path}", asked, headers={"Accept-Language": "en"})
    assert answer["Content-Language"] == "en"
    assert words in answer.content.decode()
    assert words not in client.get(f"/api/v1/{path}", asked).content.decode()


def test_headers(client: Client) -> None:
    answer = client.get("/api/v1/toezeggingen")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "Access-Control-Allow-Credentials" not in answer
    again = client.get("/api/v1/toezeggingen", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert (again["API-Version"], again["Access-Control-Allow-Origin"]) == ("1.0.0", "*")
    assert "Authorization" in again["Vary"]
    asked = client.options("/api/v1/toezeggingen", headers={"Origin": "https://elders.example"})
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")


def test_the_description_is_readable_from_anywhere(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    validate_schema(answer.json())  # type: ignore[no-untyped-call]
    described = {path.removeprefix("/api/v1/") for path in answer.json()["paths"]}
    assert {*LISTS, "cijfers", "toezeggingen/{number}"} <= described
    assert not [path for path in described if path.endswith("/")]


def test_every_refusal_of_a_write_is_described(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    writes = {path: methods["post"] for path, methods in paths.items() if "post" in methods}
    assert len(writes) == 5
    for path, write in writes.items():
        told = {code for code, answer in write["responses"].items() if "application/problem+json" in answer["content"]}
        assert {"400", "401", "403", "404", "409", "412", "428"} <= told, path
        assert write["security"] == [{"sleutel": []}]


def test_an_occasion_had_other_days_then(client: Client) -> None:
    event = Occasion.objects.create(slug="conferentie", name="Conferentie")
    for days_ago, first_on in ((30, date(2027, 5, 1)), (10, date(2027, 8, 1))):
        move_occasion(event, act(TODAY - timedelta(days=days_ago)), first_on=first_on, last_on=first_on)
    for days_ago, told in ((31, None), (20, "2027-05-01"), (0, "2027-08-01")):
        stand = (TODAY - timedelta(days=days_ago)).isoformat()
        assert read(client, "gelegenheden/conferentie", stand=stand)["first_on"] == told
        assert [row["first_on"] for row in read(client, "gelegenheden", stand=stand)["results"]] == [told]


def test_figures(client: Client) -> None:
    make_commitment(deadline=TODAY - timedelta(days=1))
    make_commitment(visibility=Visibility.DRAFT)
    said = read(client, "cijfers")
    assert said["total"] == 1
    assert [(row["standing"], row["count"]) for row in said["counts"]] == [("late", 1)]
    assert read(client, "cijfers", status="on_time")["total"] == 0
    assert read(client, "cijfers", stand="2020-01-01")["total"] == 0


def test_figures_are_those_of_the_page(client: Client) -> None:
    make_commitment(deadline=TODAY - timedelta(days=1))
    make_commitment(deadline=TODAY + timedelta(days=1))
    page = client.get("/cijfers/?status=late").context["figures"]
    said = read(client, "cijfers", status="late")["figures"]
    assert [(one["key"], one["reading"], [one["columns"], *one["rows"]]) for one in said] == [
        (one.key, one.reading, json.loads(json.dumps(one.lines))) for one in page
    ]


def test_the_description_asks_a_key_of_who_writes_alone(client: Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path, methods in paths.items():
        for method, described in methods.items():
            assert ({} in described.get("security", [{}])) == (method == "get"), path


def test_whatever_is_asked_nothing_breaks(request: pytest.FixtureRequest, clerk: User) -> None:
    """Some hundreds of calls made up from the description: each answer is one that it describes, and none is a 5xx.

    What writes comes with the key of a clerk, of whom nothing but nonsense is heard here.
    """
    key = make_token(clerk, "koppeling", TODAY, may_write=True)
    for signal in (request_started, request_finished):  # which would end the transaction of the test
        signal.disconnect(close_old_connections)
        request.addfinalizer(partial(signal.connect, close_old_connections))
    make_commitment(deadline=TODAY - timedelta(days=1), source_document=make_document())
    api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    made: list[int] = []

    def ask(case: Any) -> None:
        if case.method == "POST":
            case.headers["Authorization"] = f"Bearer {key}"
        response = case.call()
        made.append(response.status_code)
        assert response.status_code < 500, case.as_curl_command()
        kind = "application/json" if response.status_code < 300 else "application/problem+json"
        assert response.headers["content-type"] in (kind, [kind])
        if response.status_code < 300:
            case.validate_response(response, checks=[schemathesis.checks.response_schema_conformance])

    quick = settings(
        max_examples=25,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    operations: Any = api.get_all_operations()
    for operation in operations:
        quick(given(case=operation.ok().as_strategy())(ask))()
    assert len(made) > 200
