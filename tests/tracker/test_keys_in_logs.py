"""What lets in whoever has it is in no log and in no fault mail: tried on every address that there is."""

import logging
import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core import mail as outside
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from commitments.models import User
from commitments.models.mistakes import new_token
from commitments.tokens import PREFIX, make_token
from digests.tokens import CONFIRM, LEAVE, MANAGE, token_for
from tests.digests.factories import make_subscription
from tracker.fault_mail import FaultMail
from tracker.json_lines import JsonLines, WithoutAddresses
from tracker.log_filter import MaskKeys, without_keys
from tracker.settings import LOGGING

pytestmark = pytest.mark.django_db
PART = re.compile(r"<(?:(\w+):)?(\w+)>")
VALUES = {"week": "2026-W48", "int": "7", "uidb64": "MTI"}


def routes(pattern: URLPattern | URLResolver, before: str = "/") -> Iterator[str]:
    """Each address that is written with parts in angle brackets, as the URL table has it."""
    route = before + str(pattern.pattern)
    if isinstance(pattern, URLResolver):
        for child in pattern.url_patterns:
            yield from routes(child, route)
    elif "^" not in route and "(?P" not in route:
        yield route


def filled(route: str, secret: str) -> str:
    def value(part: re.Match[str]) -> str:
        kind, name = part.groups()
        return secret if name == "token" else VALUES.get(kind) or VALUES.get(name) or "woord"

    return PART.sub(value, route)


ROUTES = sorted({route for pattern in get_resolver().url_patterns for route in routes(pattern)})
KEYED = [route for route in ROUTES if "token>" in route]


def secret_of(route: str, user: User) -> str:
    if "meldingen" in route:
        return new_token()
    if "uidb64" in route:
        return default_token_generator.make_token(user)
    purpose = {"bevestigen": CONFIRM, "stoppen": LEAVE}.get(route.split("/")[2], MANAGE)
    return token_for(make_subscription(), purpose)


def traced(words: str) -> Any:
    try:
        raise LookupError(words)
    except LookupError:
        return sys.exc_info()


def record(message: str, *values: Any, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, values, extra.pop("exc_info", None))
    made.__dict__ |= extra
    return made


@pytest.mark.parametrize("route", KEYED)
def test_no_address_with_a_key_shows_it(route: str, reader: User, settings: Settings) -> None:
    settings.ADMINS = [("", "beheer@gestand.example")]
    secret = secret_of(route, reader)
    signature = secret.rpartition(".")[2]
    address = filled(route, secret)
    asked = RequestFactory().get("/inloggen/", {"next": address}, headers={"referer": f"https://x.example{address}"})
    for words in (address, f"https://x.example{address}?a=b", f"/inloggen/?next={address.replace('/', '%2F')}", secret):
        made = record("Forbidden (%s): %s", "CSRF", words, exc_info=traced(f"'{words}'"), request=asked)
        if words == secret and "meldingen" in route:
            continue  # alone it is a word as any other
        assert MaskKeys().filter(made)
        for formatter in (JsonLines(), WithoutAddresses()):
            line = formatter.format(made)
            assert signature not in line
            assert "…" in line
        outside.outbox.clear()
        FaultMail().emit(made)
        (message,) = outside.outbox
        assert signature not in f"{message.subject} {message.body}"


def test_every_other_address_is_told_whole() -> None:
    others = [filled(route, "") for route in ROUTES if route not in KEYED]
    assert len(others) > 100
    assert [address for address in others if without_keys(address) != address] == []


@pytest.mark.parametrize("route", KEYED)
def test_what_is_refused_there_is_logged_without_the_key(
    route: str, reader: User, caplog: pytest.LogCaptureFixture
) -> None:
    secret = secret_of(route, reader)
    client = Client(enforce_csrf_checks=True)
    caplog.handler.addFilter(mask := MaskKeys())
    for address in (filled(route, secret), filled(route, secret + "x"), filled(route, secret) + "onzin/"):
        for method in ("get", "post", "put"):
            getattr(client, method)(address)
    caplog.handler.removeFilter(mask)
    assert len(caplog.records) > 2
    assert secret.rpartition(".")[2] not in caplog.text


def test_every_handler_of_the_settings_masks() -> None:
    handlers: Any = LOGGING["handlers"]
    assert all(handler["filters"] == ["keys"] for handler in handlers.values())
    assert LOGGING["loggers"]["django.server"] == {"handlers": [], "propagate": True}  # type: ignore[index]


def test_the_key_of_an_account_is_told_by_its_first_letters(reader: User, caplog: pytest.LogCaptureFixture) -> None:
    key = make_token(reader, "thuis", date(2026, 11, 23))
    caplog.handler.addFilter(mask := MaskKeys())
    logging.getLogger("django.request").warning("Forbidden: %s", f"/toezeggingen/feed.atom?sleutel={key}")
    caplog.handler.removeFilter(mask)
    assert key not in caplog.text
    assert f"{PREFIX}…" in caplog.text
