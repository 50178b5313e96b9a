"""Every kind of mail with the headers that it must have, signed as a server would and verified as a receiver would."""

import base64
import subprocess
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import dkim
import pytest

from digests.choices import PeriodKind
from digests.confirming import question
from digests.gathering import Gathering
from digests.message import Printer, build_message
from digests.models import DigestMail, DigestPeriod
from tests.digests.factories import MONDAY, make_mail, make_subscription
from tests.factories import TODAY, make_commitment

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
    content = build_message(of_kind(kind)).printed
    assert content
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


def test_a_question_says_that_a_machine_wrote_it() -> None:
    asked = make_subscription(confirmed_at=None)
    headers = question(asked, TODAY).message()
    assert all(headers[name] for name in ("From", "To", "Subject", "Date", "Message-ID"))
    assert headers["Auto-Submitted"] == "auto-generated"


def test_a_printed_mail_is_the_mail_that_would_be_made() -> None:
    mail = of_kind(PeriodKind.WEEKLY)
    message = build_message(mail, Printer())
    made = message.message().as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert message.printed == made
    assert b".invalid" not in made
    assert message.from_email.startswith("bounce+")
