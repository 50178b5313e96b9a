"""Every kind of mail with the headers that it must have, signed as a server would and verified as a receiver would."""

import base64
import logging
import subprocess
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import dkim
import pytest
from django.core import mail as outside
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string
from pytest_django.fixtures import Settings

from commitments.mistakes import answer, mail_answers, report
from commitments.models import User
from digests.alarms import raise_alarms
from digests.breaker import tell_of_stop
from digests.choices import MailState, PeriodKind
from digests.confirming import question
from digests.gathering import Gathering
from digests.message import Printer, build_message
from digests.models import DigestMail, DigestPeriod
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import TODAY, make_commitment
from tracker.accounts.invitations import invite
from tracker.settings import LOGGING

pytestmark = pytest.mark.django_db
SIGNED = ("From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Id")
FIXED = {
    "Auto-Submitted": "auto-generated",
    "Precedence": "bulk",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
}


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A private key (PEM) and the record that a receiver finds in DNS."""
    path: Path = tmp_path_factory.mktemp("dkim") / "key.pem"
    subprocess.run(["openssl", "genrsa", "-traditional", "-out", path, "2048"], check=True, capture_output=True)
    public = subprocess.run(
        ["openssl", "rsa", "-in", path, "-pubout", "-outform", "DER"], check=True, capture_output=True
    ).stdout
    return path.read_bytes(), b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def of_kind(kind: PeriodKind) -> DigestMail:
    make_commitment(deadline=TODAY - timedelta(days=5))
    mail = make_mail(make_subscription(kind=kind))
    DigestPeriod.objects.filter(pk=mail.period_id).update(kind=kind)
    mail = DigestMail.objects.select_related("period", "subscription__user").get(pk=mail.pk)
    mail.payload = Gathering(MONDAY).payload(mail.subscription, None)
    return mail


@pytest.mark.parametrize("kind", PeriodKind)
def test_both_headers_for_leaving_are_inside_the_signature(kind: PeriodKind, key: tuple[bytes, bytes]) -> None:
    content = Printer().print(of_kind(kind)).content
    headers = message_from_bytes(content)
    assert not [name for name in SIGNED if not headers[name]]
    assert {name: headers[name] for name in FIXED} == FIXED
    assert headers["List-Unsubscribe"].startswith("<http")
    assert "," not in headers["List-Unsubscribe"]
    private, public = key
    include = [name.lower().encode() for name in SIGNED]
    signature = dkim.sign(content, b"gestand", b"gestand.example", private, include_headers=include)
    signed = {name.strip().lower() for name in signature.partition(b"h=")[2].partition(b";")[0].split(b":")}
    assert {b"list-unsubscribe", b"list-unsubscribe-post"} <= signed
    assert dkim.verify(signature + content, dnsfunc=lambda *_, **__: public)
    assert not dkim.verify(signature + content.replace(b"=One-Click", b"=Two-Clicks"), dnsfunc=lambda *_, **__: public)


def a_question(clerk: User) -> None:
    question(make_subscription(confirmed_at=None), MONDAY).send()


def an_invitation(clerk: User) -> None:
    invite(email="nieuw@x.example", full_name="A. B", role=clerk.groups.get(), member=None, inviter=clerk, now=MONDAY)


def a_new_password(clerk: User) -> None:
    clerk.set_password("vier woorden achter elkaar")
    clerk.save()
    Client().post(reverse("password_reset"), {"email": clerk.email})


def an_answer(clerk: User) -> None:
    answer(report("/", "Fout.", email="l@x.example", language="nl", now=MONDAY), "Goed.", by=clerk, now=MONDAY)
    mail_answers(MONDAY)


def an_alarm(clerk: User) -> None:
    make_mail()
    raise_alarms(MONDAY + timedelta(hours=6))


def a_stop(clerk: User) -> None:
    tell_of_stop(make_mail().period)


def a_fault(clerk: User) -> None:
    """As LOGGING has it (`tests.settings` has none)."""
    handlers: Any = LOGGING["handlers"]
    import_string(handlers["administrators"]["class"])().emit(
        logging.makeLogRecord({"levelno": logging.ERROR, "msg": "iets ging mis"})
    )


OTHER_KINDS = [a_question, an_invitation, a_new_password, an_answer, an_alarm, a_stop, a_fault]


@pytest.mark.parametrize("sent", OTHER_KINDS)
def test_every_other_mail_says_that_a_machine_wrote_it_and_can_be_signed(
    sent: Callable[[User], None], clerk: User, key: tuple[bytes, bytes], settings: Settings
) -> None:
    settings.ADMINS = [("", "beheer@gestand.example")]
    settings.SITE_URL = "https://gestand.example"
    sent(clerk)
    (message,) = outside.outbox
    content = message.message().as_bytes().replace(b"\n", b"\r\n")
    headers = message_from_bytes(content)
    assert all(len(headers.get_all(name, [])) == 1 for name in ("From", "To", "Subject", "Date", "Message-ID"))
    assert headers["Message-ID"].endswith("@gestand.example>"), "the name of no machine of ours"
    assert (headers["Auto-Submitted"], headers["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    assert not [name for name in ("List-Unsubscribe", "List-Id", "Precedence") if headers[name]], "no list mail"
    private, public = key
    signature = dkim.sign(content, b"gestand", b"gestand.example", private)
    assert dkim.verify(signature + content, dnsfunc=lambda *_, **__: public)


def test_a_printed_mail_is_the_mail_that_would_be_made() -> None:
    mail, other = of_kind(PeriodKind.WEEKLY), make_mail()
    other.payload = mail.payload
    other.subscription.name = mail.subscription.name
    printer = Printer()
    for one in (mail, other):
        parcel = printer.print(one)
        made = build_message(one).message().as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        assert parcel.content == made
        assert parcel.sender == parcel.message().from_email
        assert parcel.sender.startswith("bounce+")
    assert b".invalid" not in made


def test_mails_that_say_the_same_are_made_once_also_when_they_were_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal by what they say: an object of Python is another one each time that a row is read."""
    make_commitment(title="Een late brief", deadline=TODAY - timedelta(days=5))
    for _number in range(4):
        make_mail(make_subscription(name="Lijst"))
    clock, made = Clock(MONDAY), 0
    plate = Printer._plate

    def fail(*_: object) -> None:
        raise RuntimeError("just frozen")

    def engraved(*given: Any) -> Any:
        nonlocal made
        made += 1
        return plate(*given)

    with monkeypatch.context() as patched:
        patched.setattr(Printer, "print", fail)
        send_due(clock)
    monkeypatch.setattr(Printer, "_plate", engraved)
    clock.forward(timedelta(minutes=2))
    assert send_due(clock) == {MailState.SENT: 4}
    assert made == 1
