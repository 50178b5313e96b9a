"""What goes besides the weekly digest: the list before a meeting, and the half-yearly list for a ministry."""

from datetime import timedelta

import pytest
from django.core import mail as outside
from django.test import Client

from commitments.models import User
from digests.choices import MailState, PeriodKind
from digests.models import DigestMail, Subscription
from digests.periods import ensure_periods
from digests.rappel import release
from digests.sending import send_due
from tests.digests.factories import MONDAY, Clock, make_subscription
from tests.factories import TODAY, make_commitment, make_minister, make_ministry

pytestmark = pytest.mark.django_db


def test_a_ministry_gets_its_two_lists_once_a_half_year() -> None:
    ministry = make_ministry(code="vv")
    minister = make_minister(ministry=ministry)
    for title, days in {"Verstreken": -5, "Binnenkort": 90, "Veel later": 200}.items():
        make_commitment(title=title, minister=minister, deadline=TODAY + timedelta(days=days))
    make_commitment(title="Van een ander", deadline=TODAY - timedelta(days=5))
    assert release(ministry, "post@ministerie.example", "nl", MONDAY)
    assert not release(ministry, "Post@ministerie.example", "nl", MONDAY)
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
    text = str(outside.outbox[0].body)
    list_a, _b, list_b = text.partition("LIJST B")
    assert "Verstreken" in list_a
    assert "Binnenkort" in list_b
    assert "Veel later" not in text
    assert "Van een ander" not in text
    assert DigestMail.objects.get().message_id.startswith("<rappel-2026-H2-")
    assert release(ministry, "post@ministerie.example", "nl", MONDAY + timedelta(days=60))


def test_a_rappel_waits_for_a_clerk() -> None:
    make_subscription(kind=PeriodKind.RAPPEL)
    ensure_periods(MONDAY)
    assert not DigestMail.objects.exists()


def test_the_list_before_the_meeting_is_whole_each_week(clerk: User) -> None:
    make_commitment(title="Al lang te laat", deadline=TODAY - timedelta(days=50))
    make_subscription(clerk, kind=PeriodKind.AGENDA)
    make_subscription(clerk)
    clock = Clock(MONDAY)
    for _week in range(2):
        ensure_periods(clock())
        send_due(clock)
        clock.forward(timedelta(weeks=1))
    sent = DigestMail.objects.filter(state=MailState.SENT).values_list("period__kind", flat=True)
    assert sorted(sent) == ["agenda", "agenda", "weekly"]


def test_a_clerk_looks_and_releases(clerk_client: Client) -> None:
    make_ministry(code="vv", name="Veren")
    assert "Veren" in clerk_client.get("/abonnementen/rappel/?ministerie=vv").content.decode()
    given = {"ministerie": "vv", "email": "post@ministerie.example", "language": "nl"}
    assert clerk_client.post("/abonnementen/rappel/", given).status_code == 302
    assert Subscription.objects.get().kind == PeriodKind.RAPPEL
    assert DigestMail.objects.count() == 1


def test_a_clerk_follows_the_list_before_the_meeting(clerk_client: Client) -> None:
    given = {
        "name": "Voor de PV",
        "weekday": "2",
        "hour": "9",
        "language": "nl",
        "grouping": "ministry",
        "kind": "agenda",
    }
    assert clerk_client.post("/abonnementen/nieuw/", given).status_code == 302
    assert Subscription.objects.get().kind == PeriodKind.AGENDA
