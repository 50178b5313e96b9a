"""A real SMTP server on the other side: what each of its answers means, and one connection for many mails."""

import socket
from asyncio import WriteTransport
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection
from pytest_django.fixtures import Settings

from digests.choices import MailState, Reason
from digests.delivery import without_addresses
from digests.heartbeats import server_away_since
from digests.models import DigestMail
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import TODAY, make_commitment
from tests.servers import Mailbox

pytestmark = pytest.mark.django_db
NEXT_TRY = timedelta(minutes=2)


class Server:
    """Answers what `at_mail`, `at_rcpt` and `at_data` hold, one after the other, then 250; keeps what it accepted."""

    def __init__(self, *extensions: str) -> None:
        self.extensions = extensions
        self.accepted: list[tuple[str, bytes]] = []
        self.connections: set[Any] = set()
        self.at_mail: list[str] = []
        self.at_rcpt: list[str] = []
        self.at_data: list[str] = []

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*(f"250-{extension}" for extension in self.extensions), *responses]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.at_mail.pop(0) if self.at_mail else "250 OK"
        if answer.startswith("250"):
            envelope.mail_from = address
        return answer

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.connections.add(session.peer)
        answer = self.at_rcpt.pop(0) if self.at_rcpt else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.at_data.pop(0) if self.at_data else "250 OK"
        if answer.startswith(("250", "drop")):
            assert isinstance(envelope.content, bytes)
            self.accepted.append((envelope.rcpt_tos[0], envelope.content))
        if answer == "drop":
            assert isinstance(server.transport, WriteTransport)
            server.transport.abort()
        return answer


@pytest.fixture(params=[["PIPELINING"], []], ids=["all at once", "one by one"])
def smtp(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Server(*request.param)
    controller = Controller(server, hostname="127.0.0.1", port=port)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    make_commitment(title="Een late brief", deadline=TODAY - timedelta(days=5))
    controller.start()
    yield server
    controller.stop()


def only() -> DigestMail:
    return DigestMail.objects.get()


@pytest.mark.usefixtures("lifted_history")
def test_the_mark_stands_in_the_database_before_the_server_has_the_mail(mailbox: Mailbox, settings: Settings) -> None:
    """Committed: another connection sees it. A worker that is killed from here on has left the mail in doubt."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.controller.port
    seen: list[list[str]] = []

    def look() -> None:
        seen.append(list(DigestMail.objects.order_by("pk").values_list("state", flat=True)))
        connection.close()

    mailbox.at_data = look
    make_commitment(title="Een late brief", deadline=TODAY - timedelta(days=5))
    for _number in range(2):
        make_mail()
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 2}
    assert seen == [[MailState.DATA, MailState.CLAIMED], [MailState.SENT, MailState.DATA]]


def test_many_mails_over_one_connection(smtp: Server) -> None:
    mails = [make_mail() for _number in range(5)]
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 5}
    assert sorted(address for address, _content in smtp.accepted) == sorted(mail.subscription.email for mail in mails)
    assert len(smtp.connections) == 1
    assert all(mail.message_id.encode() in content for mail, (_to, content) in zip(mails, smtp.accepted, strict=True))
    assert b"\n" not in smtp.accepted[0][1].replace(b"\r\n", b"")


@pytest.mark.parametrize("place", ["at_rcpt", "at_data"])
@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        ("451 4.7.1 later please", MailState.PENDING, ""),
        ("421 4.3.2 closing", MailState.PENDING, ""),
        ("550 5.1.1 <someone@voorbeeld.example> unknown", MailState.FAILED, Reason.REFUSED),
    ],
)
def test_an_answer_that_is_no_yes(place: str, answer: str, state: MailState, reason: str, smtp: Server) -> None:
    make_mail()
    getattr(smtp, place).append(answer)
    clock = Clock(MONDAY)
    send_due(clock)
    mail = only()
    assert (mail.state, mail.reason, mail.in_doubt, smtp.accepted) == (state, reason, False, [])
    assert mail.detail.startswith(answer[:3])
    assert "@" not in mail.detail
    clock.forward(NEXT_TRY)
    send_due(clock)
    assert len(smtp.accepted) == (state == MailState.PENDING)


def test_a_refused_mail_leaves_the_connection_to_the_others(smtp: Server) -> None:
    smtp.at_rcpt += ["550 unknown"]
    smtp.at_data += ["554 no"]
    for _number in range(4):
        make_mail()
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 2, MailState.FAILED: 2}
    assert len(smtp.connections) == 1


def test_a_server_that_goes_on_without_a_recipient_gets_nothing(settings: Settings) -> None:
    """RFC 2920, 3.1: it may say 354 although it refused the recipient; the mail then ends with a lone dot."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    told: list[bytes] = []
    answers = [
        b"250-x\r\n250 PIPELINING",
        b"250 ok\r\n550 5.1.1 nobody\r\n354 go on",
        b"554 no recipient",
        b"250 reset",
    ]

    def converse(listening: socket.socket) -> None:
        line, _address = listening.accept()
        with line:
            line.sendall(b"220 here\r\n")
            for answer in answers:
                told.append(line.recv(10_000))
                line.sendall(answer + b"\r\n")

    make_commitment(deadline=TODAY - timedelta(days=5))
    make_mail()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()
        server = Thread(target=converse, args=[listening])
        server.start()
        send_due(Clock(MONDAY))
        server.join()
    assert told[2:] == [b".\r\n", b"rset\r\n"]
    assert (only().state, only().detail) == (MailState.FAILED, "550 5.1.1 nobody")


def test_a_domain_with_other_letters_is_written_as_servers_write_it(smtp: Server) -> None:
    make_mail(make_subscription(email="volger@kámer.example"))
    send_due(Clock(MONDAY))
    assert [address for address, _content in smtp.accepted] == ["volger@xn--kmer-5na.example"]


def test_accepted_and_then_silence_is_in_doubt(smtp: Server) -> None:
    doubled, other = make_mail(), make_mail()
    smtp.at_data.append("drop")
    clock = Clock(MONDAY)
    send_due(clock)
    doubled.refresh_from_db()
    other.refresh_from_db()
    assert (doubled.state, doubled.in_doubt) == (MailState.PENDING, True)
    assert (other.state, other.in_doubt) == (MailState.SENT, False)
    clock.forward(NEXT_TRY)
    send_due(clock)
    doubled.refresh_from_db()
    assert (doubled.state, doubled.in_doubt) == (MailState.SENT, True)
    twice = [content for address, content in smtp.accepted if address == doubled.subscription.email]
    assert len(twice) == 2
    assert twice[0] == twice[1]


def test_a_refused_sender_ends_no_mail_for_good(smtp: Server) -> None:
    """It speaks of us, not of the mail: counted for the breaker, and tried again."""
    smtp.at_mail += ["550 5.7.1 not from you", "451 4.3.0 not now"]
    refused, waiting = make_mail(), make_mail()
    clock = Clock(MONDAY)
    send_due(clock)
    refused.refresh_from_db()
    waiting.refresh_from_db()
    assert (refused.state, refused.reason, refused.detail[:3]) == (MailState.PENDING, Reason.REFUSED, "550")
    assert (waiting.state, waiting.reason, waiting.detail[:3]) == (MailState.PENDING, "", "451")
    assert server_away_since() == MONDAY
    clock.forward(NEXT_TRY)
    assert send_due(clock) == {MailState.SENT: 2}
    assert set(DigestMail.objects.values_list("reason", flat=True)) == {""}
    assert server_away_since() is None


def test_a_server_that_shuts_the_door_refuses_us(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    make_commitment(deadline=TODAY - timedelta(days=5))
    make_mail()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.getsockname()

        def shut() -> None:
            with listening.accept()[0] as line:
                line.sendall(b"554 5.7.1 you are blocked\r\n")

        server = Thread(target=shut)
        server.start()
        send_due(Clock(MONDAY))
        server.join()
    assert (only().state, only().reason) == (MailState.PENDING, Reason.REFUSED)


def test_a_server_that_is_not_there_stops_the_run(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        make_commitment(deadline=TODAY - timedelta(days=5))
        for _number in range(3):
            make_mail()
        assert send_due(Clock(MONDAY)) == {}
    assert set(DigestMail.objects.values_list("state", "attempt", "in_doubt")) == {(MailState.PENDING, 1, False)}


def test_a_broken_address_fails_alone(smtp: Server) -> None:
    make_mail(make_subscription(email="jürgen@voorbeeld.example"))
    make_mail(make_subscription(email="geen adres"))
    good = make_mail()
    send_due(Clock(MONDAY))
    assert [address for address, _content in smtp.accepted] == [good.subscription.email]
    assert sorted(DigestMail.objects.values_list("state", "reason")) == [("failed", "bad_address")] * 2 + [("sent", "")]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("550 <a.b@c.example>: unknown", "550 <…>: unknown"),
        ("no such user x@y.example here", "no such user <…> here"),
        ("451 try later", "451 try later"),
    ],
)
def test_what_a_server_says_is_kept_without_addresses(words: str, kept: str) -> None:
    assert without_addresses(words) == kept
