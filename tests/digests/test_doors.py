"""The command, the task and the demo: what they print, refuse and leave behind."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail as outside
from django.core.management import CommandError, call_command

from commitments.models import User
from digests.choices import MailState
from digests.demo import subscribe_demo
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.tasks import send_digests
from tests.digests.factories import MONDAY, make_subscription
from tests.factories import TODAY, make_commitment

pytestmark = pytest.mark.django_db


def command(*args: str) -> str:
    output = StringIO()
    call_command("send_digests", *args, stdout=output)
    return output.getvalue().strip()


@pytest.fixture
def late() -> None:
    make_commitment(title="Een late brief", deadline=TODAY - timedelta(days=5))


@pytest.mark.parametrize("hours", [-6, 0, 50, 160], ids=["before the hour", "at the hour", "Wednesday", "Sunday"])
@pytest.mark.usefixtures("late")
def test_the_command_sends_this_weeks_digests_on_any_day(hours: int) -> None:
    make_subscription()
    with time_machine.travel(MONDAY + timedelta(hours=hours), tick=False):
        assert command() == "2026-W48: 1 expected = 1 sent + 0 empty + 0 suppressed + 0 failed (0 in doubt)"
        assert command("--week", "2026-W48").startswith("2026-W48: 1 expected = 1 sent")
    assert len(outside.outbox) == 1


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        ("2026-W49", "has yet to come"),
        ("2027-W01", "has yet to come"),
        ("2026-W60", "is no week"),
        ("2025-W53", "is no week"),
        ("vorige week", "is no week"),
        ("", "is no week"),
        ("2026-W40", "no digests were made in it"),
        ("2026-W46", "was skipped"),
    ],
)
def test_other_weeks_are_refused_in_a_sentence(week: str, sentence: str) -> None:
    make_subscription()
    with time_machine.travel(MONDAY - timedelta(weeks=3), tick=False):
        command()
    with time_machine.travel(MONDAY, tick=False), pytest.raises(CommandError, match=sentence):
        command("--week", week)


@pytest.mark.usefixtures("late")
def test_a_past_week_can_be_looked_at() -> None:
    make_subscription()
    with time_machine.travel(MONDAY - timedelta(weeks=1), tick=False):
        command()
    with time_machine.travel(MONDAY, tick=False):
        assert command("--week", "2026-W47").startswith("2026-W47: 1 expected = ")


@pytest.mark.usefixtures("late")
def test_the_task_waits_for_the_hour_and_repeats_safely() -> None:
    make_subscription()
    with time_machine.travel(MONDAY - timedelta(minutes=1), tick=False):
        assert send_digests() == {}
    with time_machine.travel(MONDAY, tick=False):
        assert send_digests() == {"sent": 1}
        assert send_digests() == {}
    assert DigestPeriod.objects.filter(iso_week="2026-W48").count() == 1


@pytest.mark.usefixtures("late")
def test_the_demo_has_a_digest_with_what_is_late(member: User, clerk: User) -> None:
    now = MONDAY + timedelta(hours=5)
    for _time in range(2):
        subscribe_demo(member, now)
        subscribe_demo(clerk, now)
    assert Subscription.objects.count() == 3
    with time_machine.travel(now, tick=False):
        send_digests()
    assert [message.to for message in outside.outbox if "Een late brief" in str(message.body)] == [
        [member.email],
        [clerk.email],
    ]
    states = dict(DigestMail.objects.values_list("subscription__name", "state"))
    assert states == {"Te laat": MailState.SENT, "Aan mij toegezegd": MailState.EMPTY}
