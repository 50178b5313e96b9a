"""The headers: what RFC 8058 asks, nothing that chance put there, nothing that a title can add."""

import email
from email import policy
from email.message import EmailMessage

import pytest
from django.core.mail import BadHeaderError
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from digests.confirming import question
from digests.message import build_message
from digests.tokens import CONFIRM, LEAVE, subscription_of, token_for
from tests.digests.factories import MONDAY, make_subscription
from tests.digests.registers import freeze, make_register

pytestmark = pytest.mark.django_db


def parsed(message: object) -> EmailMessage:
    raw = message.message().as_bytes()  # type: ignore[attr-defined]
    return email.message_from_bytes(raw, policy=policy.default)


def test_the_headers_of_a_digest() -> None:
    make_register()
    subscription = make_subscription(email="volger@voorbeeld.example")
    headers = parsed(build_message(freeze(subscription)))
    assert headers["To"] == "volger@voorbeeld.example"
    assert headers["Message-ID"] == f"<digest-2026-W48-{subscription.pk}@127.0.0.1>"
    assert headers["Date"] == "Mon, 23 Nov 2026 10:00:00 +0000"
    assert headers["List-Id"] == f"<abonnement-{subscription.pk}.127.0.0.1>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Precedence"] == "bulk"
    assert headers.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in headers.iter_parts()] == ["text/plain", "text/html"]
    assert {name: len(headers.get_all(name, [])) for name in headers} == dict.fromkeys(headers, 1)
    address = headers["List-Unsubscribe"].strip()
    assert address.startswith("<http")
    assert address.endswith("/>")
    token = address.strip("<>").rstrip("/").rpartition("/")[2]
    assert subscription_of(token, LEAVE) == subscription
    assert address.strip("<>") in headers.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_two_subscriptions_of_one_address_are_two_lists() -> None:
    make_register()
    mails = [
        parsed(build_message(freeze(make_subscription(email="een@voorbeeld.example", query=query))))
        for query in ("", "status=late")
    ]
    assert len({mail["List-Id"] for mail in mails}) == len({mail["Message-ID"] for mail in mails}) == 2


def test_the_same_bytes_every_time() -> None:
    make_register()
    mail = freeze(make_subscription())
    assert build_message(mail).message().as_bytes() == build_message(mail).message().as_bytes()


@pytest.mark.parametrize("name", ["Lijst\r\nBcc: ander@voorbeeld.example", "Lijst\nX: y", "Lijst\r\n\r\nnieuwe tekst"])
def test_a_name_adds_no_header(name: str) -> None:
    make_register()
    mail = freeze(make_subscription(name=name))
    with pytest.raises(BadHeaderError):
        build_message(mail).message()


def test_a_title_with_a_line_break_stays_in_the_body() -> None:
    register = make_register()
    type(register["late"]).objects.filter(pk=register["late"].pk).update(title="Brief\r\nBcc: ander@voorbeeld.example")
    headers = parsed(build_message(freeze(make_subscription())))
    assert headers["Bcc"] is None
    assert "Brief Bcc: ander@voorbeeld.example" in headers.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_the_question_whether_an_address_agrees() -> None:
    subscription = make_subscription(confirmed_at=None, query="status=late")
    headers = parsed(question(subscription, MONDAY))
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["List-Unsubscribe"] is None
    text, page = (headers.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    for part in (text, page):
        assert "/abonnementen/bevestigen/" in part
        assert "“te laat, zonder bericht”" in part


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", "“alle toezeggingen”"),
        ("q=https://prijs.example+u+wint", "“met een zoekwoord”"),
        ("q=https://prijs.example+u+wint&status=late", "“te laat, zonder bericht, met een zoekwoord”"),
    ],
)
def test_who_has_not_agreed_reads_no_word_of_who_asked(query: str, shown: str, outsider_client: Client) -> None:
    subscription = make_subscription(confirmed_at=None, query=query, name="Win 1000 euro op https://prijs.example")
    mail = parsed(question(subscription, MONDAY))
    page = outsider_client.get(reverse("confirm", args=[token_for(subscription, CONFIRM)])).content.decode()
    for part in (*(mail.get_body((kind,)).get_content() for kind in ("plain", "html")), page):  # type: ignore[union-attr]
        assert shown in " ".join(part.split())
        assert "prijs.example" not in part
        assert "1000" not in part


@pytest.mark.parametrize("name", ["Aan mij toegezegd – de komende jaren", "A" * 120, "Wat ons is toegezegd " * 5])
@pytest.mark.parametrize("site", ["https://toezeggingen.parlement.example", "http://127.0.0.1:8000"])
def test_a_header_begins_on_its_own_line(name: str, site: str, settings: Settings) -> None:
    settings.SITE_URL = site
    make_register()
    subscription = make_subscription(name=name.strip(), email=f"{'lang' * 15}@{'voorbeeld' * 5}.example")
    raw = build_message(freeze(subscription)).message().as_bytes()
    lines = raw.partition(b"\n\n")[0].splitlines()
    assert all(not line.rstrip().endswith(b":") for line in lines)
    unsubscribe = next(line for line in lines if line.startswith(b"List-Unsubscribe: "))
    assert unsubscribe.endswith(b"/>")
    assert max(len(line) for line in lines if b"=?utf-8?" in line) <= 76, "RFC 2047, 2"
    assert email.message_from_bytes(raw, policy=policy.default)["Subject"].endswith(name.strip())
