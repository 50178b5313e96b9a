"""Writing with a key: only with the right, only on the version that was read, and each refusal in its own words."""

import json
from typing import Any

import pytest
from django.test import Client

from commitments.choices import Status
from commitments.models import Commitment, User
from commitments.tokens import make_token
from tests.factories import TODAY, make_commitment

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
