"""Writing with a key: only with the right, only on the version that was read, and each refusal in its own words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.change_forms import CHANGES
from commitments.choices import Status
from commitments.models import Commitment, Occasion, ParliamentaryGroup, User
from commitments.tokens import make_token
from tests.factories import (
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_member,
    make_minister,
    make_ministry,
)

pytestmark = pytest.mark.django_db
LAPSE = {"happened_on": TODAY.isoformat(), "note": "Niet meer nodig."}


@pytest.fixture
def promise() -> Commitment:
    return make_commitment()


@pytest.fixture
def key(clerk: User) -> str:
    return make_token(clerk, "koppeling", TODAY, may_write=True)


def change(
    client: Client, promise: Commitment, key: str, verb: str = "vervallen", *, data: Any = LAPSE, **h: str
) -> Any:
    headers = {"Authorization": f"Bearer {key}"} | {name.replace("_", "-"): value for name, value in h.items()}
    address = f"/api/v1/toezeggingen/{promise.number}/wijzigingen/{verb}"
    answer = client.post(address, json.dumps(data), content_type="application/json", headers=headers)
    assert answer["Content-Type"].startswith("application/json" if answer.status_code == 200 else "application/problem")
    return answer


def test_on_the_version_that_was_read(outsider_client: Client, promise: Commitment, key: str) -> None:
    address = f"/api/v1/toezeggingen/{promise.number}"
    read = outsider_client.get(address, headers={"Authorization": f"Bearer {key}"})
    assert change(outsider_client, promise, key).status_code == 428
    assert change(outsider_client, promise, key, If_Match='"0"').status_code == 412
    assert change(outsider_client, promise, key, If_Match="W/onzin").status_code == 412
    promise.refresh_from_db()
    assert promise.status == Status.OPEN
    done = change(outsider_client, promise, key, If_Match=read["ETag"])
    assert (done.status_code, done.json()["status"]) == (200, Status.LAPSED)
    again = change(outsider_client, promise, key, If_Match=done["ETag"])
    assert again.status_code == 422
    assert again.json()["detail"]


def test_what_is_wrong_is_named(outsider_client: Client, promise: Commitment, key: str) -> None:
    version = f'"{promise.version}"'
    said = change(outsider_client, promise, key, data={"happened_on": "gisteren"}, If_Match=version)
    assert said.status_code == 400
    assert "happened_on" in [wrong["name"] for wrong in said.json()["errors"]]
    wrong: list[Any] = [[], "x", {"note": {}}, {"note": None}]
    for data in wrong:
        assert change(outsider_client, promise, key, data=data, If_Match=version).status_code == 400
    assert change(outsider_client, promise, key, "onzin", If_Match=version).status_code == 404


def test_only_with_the_right(outsider_client: Client, promise: Commitment, clerk: User, reader: User) -> None:
    for user, may_write, code in ((clerk, False, 403), (reader, True, 403)):
        key = make_token(user, "koppeling", TODAY, may_write=may_write)
        assert change(outsider_client, promise, key, If_Match=f'"{promise.version}"').status_code == code
    assert change(outsider_client, promise, "gst_onzin").status_code == 401
    address = f"/api/v1/toezeggingen/{promise.number}/wijzigingen/vervallen"
    assert outsider_client.post(address, "{}", content_type="application/json").status_code == 401


# ── every change, with every field that is described ──────────────────────────────────────────────────────────────────
LETTER = "Ik zal de evaluatie voor het zomerreces sturen."
NOT_TOGETHER = {
    "vervolgstuk": {"term_day", "no_day", "no_term"},
    "termijn": {"term_day", "no_day", "no_term"},
}
"""What contradicts the rest of what is filled in below."""


@pytest.fixture
def written() -> Commitment:
    """Said in a paper that is there to read."""
    return make_commitment(source_document=make_document(text=LETTER))


def answering(_promise: Commitment) -> dict[str, Any]:
    paper = {"outcome": "postpones", "document": make_document(text=LETTER).identifier, "passage": LETTER}
    return SAID | paper | TERM | {"moved_by": "minister", "reason": "workload", "reason_words": "drukte"}


def amending(_promise: Commitment) -> dict[str, Any]:
    what = {"title": "Een brief", "description": "Over de evaluatie.", "commitment_class": "effort"}
    where = {"dossier": make_dossier().key, "source_document": make_document().identifier, "paragraph": "2"}
    return SAID | what | where | {"meeting": make_meeting().slug, "committee": make_committee().slug} | HEARD


def splitting(_promise: Commitment) -> dict[str, Any]:
    group = ParliamentaryGroup.objects.create(slug="fractie", name="Fractie")
    part = {"wording": "voor het kerstreces", "day": "2027-03-01", "member": make_member().slug, "group": group.slug}
    titles = {f"title_{row}": f"Deel {row}" for row in range(1, 5)}
    return SAID | titles | {f"{name}_{row}": value for row in range(1, 5) for name, value in part.items()}


def reopening(promise: Commitment) -> dict[str, Any]:
    lifecycle.lapse(promise, act(note="Niet meer nodig."))
    return SAID


def taking_back(promise: Commitment) -> dict[str, Any]:
    lifecycle.fulfil_partly(promise, act(document=make_document()))
    return UNDONE | {"answer": promise.follow_ups.get().pk}


def reinstating(promise: Commitment) -> dict[str, Any]:
    lifecycle.withdraw(promise, act(note="Dubbel."))
    return UNDONE


UNDONE = {"note": "Met een reden."}
SAID = UNDONE | {"happened_on": TODAY.isoformat()}
HEARD = {"how_house_knows": "Een brief."}
TERM = {"term_wording": "voor de beurs", "occasion": "beurs", "occasion_relation": "before", "occasion_offset_days": 0}
FILLED: dict[str, Callable[[Commitment], dict[str, Any]]] = {
    "vervolgstuk": answering,
    "termijn": lambda _promise: SAID | TERM,
    "gegevens": amending,
    "passage": lambda _promise: SAID | {"passage": "voor het zomerreces"},
    "zichtbaarheid": lambda _promise: SAID | {"visibility": "draft"},
    "overdragen": lambda _promise: SAID | {"ministry": make_ministry().code, "minister": make_minister().slug},
    "nummer": lambda _promise: SAID | {"number": "TZ202603-130"},
    "splitsen": splitting,
    "samenvoegen": lambda _promise: SAID | {"into": make_commitment().number},
    "heropenen": reopening,
    "terugnemen": taking_back,
    "terugzetten": reinstating,
}
"""What a program may send for a change, once the commitment is such that it may be said; the others take SAID."""


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize("verb", CHANGES)
def test_every_change_takes_what_is_described(
    outsider_client: Client, written: Commitment, key: str, verb: str
) -> None:
    Occasion.objects.create(slug="beurs", name="De beurs")
    given = FILLED[verb](written) if verb in FILLED else SAID
    path = outsider_client.get("/api/v1/openapi.json").json()["paths"][
        "/api/v1/toezeggingen/{number}/wijzigingen/{change}"
    ]
    bodies = path["post"]["requestBody"]["content"]["application/json"]["schema"]["anyOf"]
    fields = next(body for body in bodies if body["title"] == verb)
    assert given.keys() | NOT_TOGETHER.get(verb, set()) == fields["properties"].keys()
    assert set(fields["required"]) <= given.keys()
    kinds = {"string": str, "integer": int, "boolean": bool}
    assert all(isinstance(value, kinds[fields["properties"][name]["type"]]) for name, value in given.items())
    done = change(outsider_client, written, key, verb, data=given, If_Match=f'"{written.version}"')
    assert done.status_code == 200, done.content
    assert done["ETag"] != f'"{written.version}"'
