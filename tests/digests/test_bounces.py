"""What comes back: hard and soft, forged and late, and what is no report at all. Nothing is answered."""

import time
from datetime import datetime, timedelta
from email import message_from_string
from email.message import Message
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core import mail as outside
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from commitments.models import User
from digests import subscribing
from digests.bounces import Bounced, read
from digests.choices import MailState, Reason
from digests.confirming import ask_for_confirmation
from digests.models import AddressTrouble, DigestMail, Subscription
from digests.return_path import return_path
from digests.sending import send_due
from digests.trouble import key_of, troubled
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import TODAY, make_commitment
from tracker.accounts.invitations import invite

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
REPORT = """\
From: MAILER-DAEMON@relay.example
To: {to}
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type={kind}; boundary=b

--b
Content-Type: text/plain

Helaas.
--b
Content-Type: message/{part}

{fields}
--b--
"""
FAILED = "Reporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: {}\n"


def sent(week: str = "2026-W48", moment: datetime = MONDAY) -> DigestMail:
    followed = make_subscription() if not DigestMail.objects.exists() else DigestMail.objects.all()[0].subscription
    return make_mail(followed, week=week, state=MailState.SENT, settled_at=moment, payload={"sections": []}, attempt=1)


def report(to: str, status: str) -> Message:
    return message_from_string(
        REPORT.format(to=to, kind="delivery-status", part="delivery-status", fields=FAILED.format(status))
    )


@pytest.mark.parametrize(
    ("status", "outcome", "is_hard"),
    [
        ("5.1.1", Bounced.HARD, True),
        ("5.2.1", Bounced.HARD, True),
        ("5.4.4", Bounced.SOFT, False),
        ("4.2.2", Bounced.SOFT, False),
    ],
)
def test_what_a_status_means(status: str, outcome: Bounced, is_hard: bool) -> None:
    mail = sent()
    assert read(report(return_path(mail).upper(), status), MONDAY + HOUR) == outcome
    assert AddressTrouble.objects.get().is_hard == is_hard
    assert read(report(return_path(mail), status), MONDAY + HOUR) == Bounced.KNOWN


@pytest.mark.parametrize("status", ["5.7.1", "5.7.26", "4.7.0", "5.1.7", "5.1.8"])
def test_what_is_said_of_us_counts_for_nobodys_address(status: str) -> None:
    """A policy that we do not meet, or our own address: the mail came back, its addressee did nothing."""
    mail = sent()
    assert read(report(return_path(mail), status), MONDAY + HOUR) == Bounced.OF_US
    assert not AddressTrouble.objects.exists()
    mail.refresh_from_db()
    assert mail.bounced == status
    assert read(report(return_path(mail), status), MONDAY + HOUR) == Bounced.KNOWN


@pytest.mark.parametrize(
    ("codes", "outcomes", "is_hard"),
    [
        (["4.2.2", "5.1.1"], [Bounced.SOFT, Bounced.HARD], True),
        (["4.2.2", "5.1.1", "5.1.1"], [Bounced.SOFT, Bounced.HARD, Bounced.KNOWN], True),
        (["5.7.1", "5.1.1"], [Bounced.OF_US, Bounced.HARD], True),
        (["5.1.1", "4.2.2"], [Bounced.HARD, Bounced.KNOWN], True),
        (["4.2.2", "4.4.7"], [Bounced.SOFT, Bounced.KNOWN], False),
    ],
)
def test_a_second_report_of_a_mail_counts_when_it_is_the_first_hard_one(
    codes: list[str], outcomes: list[Bounced], is_hard: bool
) -> None:
    mail = sent()
    assert [read(report(return_path(mail), code), MONDAY + HOUR) for code in codes] == outcomes
    assert AddressTrouble.objects.get().is_hard == is_hard
    mail.refresh_from_db()
    assert mail.bounced == ("5.1.1" if is_hard else codes[0])


def asked(address: str = "nieuw@voorbeeld.example", query: str = "", moment: datetime = MONDAY) -> str:
    """The envelope's sender of the question that goes to an address."""
    subscribing.ask(address, query, moment, name="Lijst")
    outside.outbox.clear()
    assert ask_for_confirmation(Clock(moment)) == 1
    (message,) = outside.outbox
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL
    return str(message.from_email)


def invited(inviter: User, moment: datetime) -> str:
    outside.outbox.clear()
    invite(email="a@x.example", full_name="A. B", role=inviter.groups.get(), member=None, inviter=inviter, now=moment)
    (message,) = outside.outbox
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL
    return str(message.from_email)


def asked_for_a_password(user: User, moment: datetime) -> str:
    outside.outbox.clear()
    with time_machine.travel(moment, tick=False):
        Client().post(reverse("password_reset"), {"email": user.email})
    (message,) = outside.outbox
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL
    return str(message.from_email)


def test_an_address_from_which_a_question_came_back_is_not_asked_again() -> None:
    sender = asked()
    assert read(report(sender.upper(), "5.1.1"), MONDAY + HOUR) == Bounced.HARD
    assert read(report(sender, "5.1.1"), MONDAY + HOUR) == Bounced.KNOWN
    subscribing.ask("NIEUW@voorbeeld.example", "status=late", MONDAY + HOUR, name="Te laat")
    subscribing.ask("ander@voorbeeld.example", "", MONDAY + HOUR, name="Alles")
    outside.outbox.clear()
    assert ask_for_confirmation(Clock(MONDAY + HOUR)) == 1
    assert [message.to for message in outside.outbox] == [["ander@voorbeeld.example"]]
    assert not Subscription.objects.filter(confirmation_due_at__isnull=False).exists(), "nothing is owed any more"


def test_a_question_that_comes_back_for_a_while_counts_once() -> None:
    sender = asked()
    assert read(report(sender, "5.7.1"), MONDAY + HOUR) == Bounced.OF_US
    assert not AddressTrouble.objects.exists()
    assert [read(report(sender, "4.2.2"), MONDAY + HOUR) for _time in range(3)] == [Bounced.SOFT] + 2 * [Bounced.KNOWN]
    assert AddressTrouble.objects.get().score == 1
    assert read(report(sender, "5.1.1"), MONDAY + 2 * HOUR) == Bounced.HARD, "the first hard one is news"
    assert set(troubled(["nieuw@voorbeeld.example"], MONDAY)) == {key_of("nieuw@voorbeeld.example")}


def test_soft_ones_of_questions_digests_and_mails_to_an_account_add_up(clerk: User) -> None:
    clerk.set_password("vier woorden achter elkaar")
    clerk.save()
    followed = make_subscription(clerk)
    at = [MONDAY + number * timedelta(days=2) for number in range(5)]
    mail = make_mail(followed, state=MailState.SENT, settled_at=at[0], payload={"sections": []}, attempt=1)
    assert read(report(return_path(mail), "4.2.2"), at[0]) == Bounced.SOFT
    for moment, query in zip(at[1:3], ("", "status=late"), strict=True):
        assert read(report(asked(clerk.email, query, moment), "4.2.2"), moment + HOUR) == Bounced.SOFT
    senders = [asked_for_a_password(clerk, moment) for moment in at[3:]]
    assert read(report(senders[0], "4.2.2"), at[3] + HOUR) == Bounced.SOFT
    assert not troubled([clerk.email], at[3] + HOUR)
    assert read(report(senders[1], "4.2.2"), at[4] + HOUR) == Bounced.SOFT
    assert set(troubled([clerk.email], at[4] + HOUR)) == {key_of(clerk.email)}
    assert read(report(senders[1], "4.2.2"), at[4] + HOUR) == Bounced.KNOWN
    assert AddressTrouble.objects.get().score == pytest.approx(4.5, abs=0.3)


def test_an_invitation_that_comes_back_counts(clerk: User) -> None:
    sender = invited(clerk, MONDAY)
    assert read(report(sender.replace("+a", "+q"), "5.1.1"), MONDAY + HOUR) == Bounced.FORGED
    assert read(report(sender, "5.1.1"), MONDAY + 49 * HOUR) == Bounced.LATE
    assert not AddressTrouble.objects.exists()
    assert read(report(sender, "5.1.1"), MONDAY + HOUR) == Bounced.HARD
    assert set(troubled(["a@x.example"], MONDAY)) == {key_of("a@x.example")}


def test_a_question_that_was_answered_or_is_forged_or_late_stops_nobody() -> None:
    sender = asked()
    second = str(int(MONDAY.timestamp()))
    for forged in (sender.replace("+q", "+"), sender.replace(second, str(int(second) + 1))):
        assert forged != sender
        assert read(report(forged, "5.1.1"), MONDAY + HOUR) == Bounced.FORGED
    assert read(report(sender, "5.1.1"), MONDAY + 49 * HOUR) == Bounced.LATE
    subscribing.confirm(Subscription.objects.get(), MONDAY)
    assert read(report(sender, "5.1.1"), MONDAY + HOUR) == Bounced.FORGED
    assert not AddressTrouble.objects.exists()


def test_a_hard_bounce_ends_the_mails_to_that_address() -> None:
    mail = sent()
    read(report(return_path(mail), "5.1.1"), MONDAY + HOUR)
    make_mail(mail.subscription, week="2026-W49")
    send_due(Clock(MONDAY + timedelta(weeks=1)))
    last = DigestMail.objects.get(period__iso_week="2026-W49")
    assert (last.state, last.reason) == (MailState.SUPPRESSED, Reason.UNDELIVERABLE)
    assert outside.outbox == []


def test_five_soft_ones_in_two_weeks_are_too_many_and_wear_off() -> None:
    address = ""
    for number in range(5):
        mail = sent(f"2026-W{10 + number}", MONDAY + number * timedelta(days=3.5))
        address = mail.subscription.address
        assert not troubled([address], mail.settled_at or MONDAY)
        read(report(return_path(mail), "4.2.2"), mail.settled_at or MONDAY)
    assert set(troubled([address], MONDAY + timedelta(days=14))) == {key_of(address)}
    assert not troubled([address], MONDAY + timedelta(days=40))


@pytest.mark.parametrize(
    ("to", "later", "outcome"),
    [
        ("bounce+1-00000000000000000000@gestand.example", HOUR, Bounced.FORGED),
        ("iemand@gestand.example", HOUR, Bounced.FORGED),
        ("", 49 * HOUR, Bounced.LATE),
    ],
)
def test_what_is_forged_or_late_does_nothing(to: str, later: timedelta, outcome: Bounced) -> None:
    mail = sent()
    assert read(report(to or return_path(mail), "5.1.1"), MONDAY + later) == outcome
    assert not AddressTrouble.objects.exists()


def test_a_mail_that_never_went_cannot_come_back() -> None:
    mail = make_mail()
    assert read(report(return_path(mail), "5.1.1"), MONDAY) == Bounced.LATE


def test_an_absence_note_or_a_delay_is_no_failure() -> None:
    mail = sent()
    note = message_from_string(
        f"To: {return_path(mail)}\nAuto-Submitted: auto-replied\nSubject: 5.1.1\n\nIk ben er niet."
    )
    delay = report(return_path(mail), "4.4.1").as_string().replace("Action: failed", "Action: delayed")
    assert {read(one, MONDAY) for one in (note, message_from_string(delay))} == {Bounced.NO_REPORT}


def test_a_complaint_ends_the_mails() -> None:
    mail = sent()
    fields = f"Feedback-Type: abuse\nOriginal-Mail-From: <{return_path(mail)}>\n"
    words = REPORT.format(to="fbl@gestand.example", kind="feedback-report", part="feedback-report", fields=fields)
    assert read(message_from_string(words), MONDAY + HOUR) == Bounced.COMPLAINT
    assert AddressTrouble.objects.get().is_hard


def test_a_mailbox_is_read_and_nothing_is_answered(tmp_path: Path) -> None:
    mail = sent()
    path, said = tmp_path / "mbox", StringIO()
    one = report(return_path(mail), "5.1.1").as_string()
    path.write_text(
        f"From MAILER-DAEMON Mon Nov 23 08:00:00 2026\n{one}\n\nFrom x Mon Nov 23 08:00:00 2026\nTo: x\n\nhoi\n"
    )
    with time_machine.travel(MONDAY + HOUR, tick=False):
        call_command("read_bounces", str(path), stdout=said)
    assert said.getvalue() == "2 read: 1 hard, 1 no report\n"
    assert outside.outbox == []


def test_a_new_key_forgets_no_address_and_refuses_no_report(settings: Settings) -> None:
    """Reports of mails from before still count, and an address stays known also when the old key is gone."""
    first, second = sent(), make_mail(state=MailState.SENT, settled_at=MONDAY, payload={"sections": []}, attempt=1)
    under_way = return_path(second)
    read(report(return_path(first), "5.1.1"), MONDAY + HOUR)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-" + "y" * 40
    assert read(report(under_way, "5.1.1"), MONDAY + HOUR) == Bounced.HARD
    assert return_path(second) != under_way
    addresses = [first.subscription.address, second.subscription.address]
    assert set(troubled(addresses, MONDAY)) == set(map(key_of, addresses))
    settings.SECRET_KEY_FALLBACKS = []
    assert set(troubled(addresses, MONDAY)) == set(map(key_of, addresses))
    assert read(report(under_way, "5.1.1"), MONDAY + HOUR) == Bounced.FORGED
    assert AddressTrouble.objects.count() == 2


def test_an_administrator_lets_an_address_be_tried_again(administrator_client: Client) -> None:
    make_commitment(deadline=TODAY - timedelta(days=5))
    first = sent("2026-W47", MONDAY - timedelta(weeks=1))
    read(report(return_path(first), "5.1.1"), MONDAY - timedelta(weeks=1))
    DigestMail.objects.update(state=MailState.FAILED, reason=Reason.REFUSED)
    mail = make_mail(first.subscription)
    page = reverse("watch_post")
    with time_machine.travel(MONDAY, tick=False):
        send_due(Clock(MONDAY))
        shown = administrator_client.get(page).content.decode()
        assert "5.1.1" in shown
        again = reverse("try_address", args=[mail.pk])
        assert again in shown
        assert "weer post" in administrator_client.post(again, follow=True).content.decode()
        assert again not in administrator_client.get(page).content.decode()
        assert not AddressTrouble.objects.exists()
        assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
        administrator_client.post(again)
    mail.refresh_from_db()
    assert mail.state == MailState.SENT, "what was sent is not sent again"


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        (FAILED.format("5.1.1") + f"Diagnostic-Code: smtp; {'x' * 4_000_000}\n", Bounced.HARD),
        (FAILED.format("5.1.1") + "X-Line: words words words words\n" * 125_000, Bounced.HARD),
        ("\n\n".join(["Final-Recipient: rfc822; x@y.example\nAction: delayed"] * 70_000), Bounced.NO_REPORT),
        ("\n" * 4_000_000, Bounced.NO_REPORT),
    ],
    ids=["one line", "many lines", "many recipients", "nothing"],
)
def test_a_report_of_four_megabytes_is_read_and_soon(fields: str, outcome: Bounced, tmp_path: Path) -> None:
    mail = sent()
    path, said = tmp_path / "mbox", StringIO()
    words = REPORT.format(to=return_path(mail), kind="delivery-status", part="delivery-status", fields=fields)
    path.write_text(f"From MAILER-DAEMON Mon Nov 23 08:00:00 2026\n{words}\n")
    started = time.process_time()
    with time_machine.travel(MONDAY + HOUR, tick=False):
        call_command("read_bounces", str(path), stdout=said)
    assert said.getvalue() == f"1 read: 1 {outcome}\n"
    assert time.process_time() - started < 15


def test_a_report_that_names_a_great_many_mails_asks_for_few() -> None:
    """Whoever sends it here chooses its words."""
    mail = sent()
    forged = report(", ".join([f"bounce+{number}-{'0' * 20}@gestand.example" for number in range(5_000)]), "5.1.1")
    with CaptureQueriesContext(connection) as asked:
        assert read(forged, MONDAY + HOUR) == Bounced.FORGED
    assert len(asked) <= 20
    assert read(report(return_path(mail), "5.1.1"), MONDAY + HOUR) == Bounced.HARD
