"""What the tests of the desk share: the words of a page, and what a clerk types."""

import re
from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any

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


def sent_on(page: Any, typed: dict[str, str]) -> dict[str, Any]:
    """What a browser sends from a page that lays versions side by side, after this was typed in the form below."""
    form, source = page.context["form"], page.content.decode()
    fields = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    hidden = dict(re.findall(r'<input type="hidden" name="(shown-\w+)" value="([^"]*)"', source))
    chosen = re.findall(r'<input type="radio" name="(keep-\w+)" value="(\w+)" checked', source)
    return fields | {name: unescape(value) for name, value in hidden.items()} | dict(chosen) | typed
