"""What the tests of the desk share: the words of a page, and what a clerk types."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.test import Client

from commitments.models import Commitment
from tests.factories import (
    TODAY,
    make_document,
    make_dossier,
    make_minister,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def entry(**fields: object) -> dict[str, object]:
    """What a clerk fills in for a new commitment, changed by `fields`."""
    letter = make_document(make_dossier(), text="Ik zal de evaluatie\n voor het zomerreces sturen.")
    return {
        "title": "De evaluatie toezenden",
        "commitment_class": "deliverable",
        "dossier": letter.dossiers.get().key,
        "source_document": letter.identifier,
        "promised_on": "2026-03-02",
        "minister": make_minister().pk,
        "visibility": "public",
        "without_term": "on",
    } | fields


def change(client: Client, promise: Commitment, name: str, **fields: object) -> "Response":
    given = {"version": promise.version, "happened_on": TODAY, "note": ""} | fields
    response = client.post(f"/bureau/toezeggingen/{promise.number}/{name}/", given, follow=True)
    promise.refresh_from_db()
    return response
