"""What goes besides the weekly digest: the list before a meeting, and the half-yearly list for a ministry."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

import pytest
from django.core import mail as outside
from django.test import Client

from commitments import lifecycle
from commitments.choices import EventKind, MeetingKind, RappelList, Visibility
from commitments.models import Commitment, CommitmentEvent, Reminder, User
from commitments.rappel import half_a_year_after, rappel
from commitments.unbroken import NBSP
from digests.choices import MailState, PeriodKind
from digests.models import DigestMail, Subscription
from digests.outbox import try_again
from digests.periods import ensure_periods
from digests.rappel_release import preview, release
from digests.rappel_sent import record_reminders
from digests.sending import send_due
from digests.subscribing import leave
from digests.weeks import AMSTERDAM
from tests.digests.factories import MONDAY, Clock, make_subscription
from tests.factories import TODAY, act, make_commitment, make_committee, make_meeting, make_minister, make_ministry

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WEDNESDAY = date(2026, 11, 25)


def test_a_ministry_gets_its_two_lists_once_a_half_year(clerk: User) -> None:
    ministry = make_ministry(code="vv")
    minister = make_minister(ministry=ministry)
    for title, days in {"Verstreken": -5, "Binnenkort": 90, "Veel later": 200}.items():
        make_commitment(title=title, minister=minister, deadline=TODAY + timedelta(days=days))
    make_commitment(title="Van een ander", deadline=TODAY - timedelta(days=5))
    assert release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    assert not release(ministry, "Post@ministerie.example", "nl", MONDAY, by=clerk)
    assert send_due(Clock(MONDAY)) == {MailState.SENT: 1}
    text = str(outside.outbox[0].body)
    list_a, _b, list_b = text.partition("LIJST B")
    assert "Verstreken" in list_a
    assert "Binnenkort" in list_b
    assert "Veel later" not in text
    assert "Van een ander" not in text
    assert DigestMail.objects.get().message_id.startswith("<rappel-2026-H2-")
    assert release(ministry, "post@ministerie.example", "nl", MONDAY + timedelta(days=60), by=clerk)


def test_what_is_not_public_goes_in_no_mail_and_the_clerk_is_told_how_many(clerk: User, clerk_client: Client) -> None:
    minister = make_minister(ministry=make_ministry(code="vv"))
    for visibility in Visibility:
        make_commitment(
            title=f"Dit is {visibility}", minister=minister, deadline=TODAY - 5 * DAY, visibility=visibility
        )
    make_commitment(title="Veel later", minister=minister, deadline=TODAY + 900 * DAY, visibility=Visibility.DRAFT)
    page = clerk_client.get("/abonnementen/rappel/", {"ministerie": "vv"}).content.decode()
    assert "2 toezeggingen van deze lijsten gaan niet mee in de mail" in page
    assert release(minister.ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    send_due(Clock(MONDAY))
    assert record_reminders(MONDAY) == 1
    letter = cast(outside.EmailMultiAlternatives, outside.outbox[0])
    sent = " ".join(map(str, (letter.body, *letter.alternatives)))
    assert "Dit is public" in sent
    assert "Dit is confidential" not in sent
    assert "Dit is draft" not in sent


def test_what_went_out_is_kept_with_each_commitment_once(clerk: User) -> None:
    ministry = make_ministry(code="vv")
    minister = make_minister(ministry=ministry)
    passed, ahead, asked, _later = (
        make_commitment(minister=minister, deadline=TODAY + timedelta(days=days)) for days in (-5, 90, 91, 300)
    )
    lifecycle.remind(asked, act(), rappel_list=RappelList.AHEAD)
    release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    assert record_reminders(MONDAY) == 0, "nothing has gone out"
    send_due(Clock(MONDAY))
    assert [record_reminders(MONDAY), record_reminders(MONDAY + DAY)] == [2, 0], "one was asked about that day already"
    told = CommitmentEvent.objects.filter(kind=EventKind.REMINDED, actor=clerk).order_by("commitment_id")
    assert [(event.commitment, event.happened_on) for event in told] == [(passed, TODAY), (ahead, TODAY)]
    assert "2026-H2" in told[0].note
    assert [row.rappel_list for row in Reminder.objects.order_by("commitment_id")] == ["A", "B", "B"]


def test_a_rappel_that_was_refused_reminded_nobody(clerk: User) -> None:
    ministry = make_ministry(code="vv")
    make_commitment(minister=make_minister(ministry=ministry), deadline=TODAY - DAY)
    release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    Subscription.objects.update(email="geen adres")
    assert send_due(Clock(MONDAY)) == {MailState.FAILED: 1}
    assert record_reminders(MONDAY) == 0


def test_a_rappel_that_failed_can_be_tried_again_whenever(clerk: User) -> None:
    ministry = make_ministry(code="vv")
    make_commitment(minister=make_minister(ministry=ministry), deadline=TODAY - DAY)
    release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    Subscription.objects.update(email="geen adres")
    send_due(Clock(MONDAY))
    Subscription.objects.update(email="post@ministerie.example")
    later = MONDAY + 30 * DAY
    assert try_again(DigestMail.objects.get(), later)
    assert send_due(Clock(later)) == {MailState.SENT: 1}


def test_who_left_is_not_mailed_a_second_time(clerk: User) -> None:
    ministry = make_ministry(code="vv")
    release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    leave(Subscription.objects.get(), MONDAY)
    assert not release(ministry, "post@ministerie.example", "nl", MONDAY + DAY, by=clerk)
    assert Subscription.objects.count() == 1


def test_what_was_asked_is_kept_whatever_became_of_the_commitment_since(
    clerk: User, clerk_client: Client, administrator_client: Client
) -> None:
    """A worker that was away records it later; what cannot be kept is shown to who watches the post."""
    ministry = make_ministry(code="vv")
    minister = make_minister(ministry=ministry)
    settled, lost, redated, renumbered = (
        make_commitment(minister=minister, deadline=TODAY - DAY) for _number in range(4)
    )
    release(ministry, "post@ministerie.example", "nl", MONDAY, by=clerk)
    send_due(Clock(MONDAY))
    lifecycle.lapse(settled, act(note="Achterhaald."))
    Commitment.objects.filter(pk=redated.pk).update(promised_on=TODAY + DAY, deadline=None)
    Commitment.objects.filter(pk=lost.pk).update(number="TZ202611-999")
    lifecycle.renumber(renumbered, act(), number="TZ202611-998")
    assert record_reminders(MONDAY + 2 * DAY) == 2
    kept = Reminder.objects.order_by("pk")
    assert [(row.commitment, row.asked_on) for row in kept] == [(settled, TODAY), (renumbered, TODAY)]
    page = " ".join(administrator_client.get("/abonnementen/post/toezicht/").content.decode().split())
    assert "Gevraagd, maar niet bij de toezegging vastgelegd" in page
    assert f"{lost.number}: ?" in page
    assert f"{redated.number}: Dit kan niet zijn gebeurd voordat de toezegging is gedaan." in page
    mail = DigestMail.objects.get()
    for client, told in ((clerk_client, False), (administrator_client, True)):
        client.post(f"/abonnementen/post/{mail.pk}/vastgelegd/")
        mail.refresh_from_db()
        assert bool(mail.kept_by_hand) is told
    after = administrator_client.get("/abonnementen/post/toezicht/").content.decode()
    assert "niet bij de toezegging vastgelegd" not in after


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


@pytest.mark.parametrize("day", [date(2026, 8, 30), date(2026, 11, 23)])
def test_the_mail_has_the_lists_of_the_page(day: date) -> None:
    """On the edges too: the term's last day, and the same day six months on, which is no fixed number of days."""
    ministry = make_ministry(code="vv")
    minister = make_minister(ministry=ministry)
    until = half_a_year_after(day)
    edges = [day - DAY, day, day + DAY, until - DAY, until, until + DAY]
    for edge in edges:
        make_commitment(minister=minister, deadline=edge)
    now = datetime.combine(day, time(12), AMSTERDAM)
    _contact, content = preview(ministry, "nl", now)
    lists = rappel(Commitment.objects.filter(ministry=ministry), day)
    assert [[line.number for line in section.lines] for section in content.sections] == [
        [row.number for row in rows] for _name, rows in lists.lists
    ]
    assert [section.count for section in content.sections] == [1, 4]


@pytest.mark.parametrize(
    ("meeting", "due", "meant_for"),
    [
        (None, "Thursday 07", ""),
        ({"held_on": WEDNESDAY}, "Tuesday 07", "voor de procedurevergadering van woensdag 25 november"),
        (
            {"held_on": WEDNESDAY, "starts_at": time(10)},
            "Tuesday 07",
            "voor de procedurevergadering van woensdag 25 november, 10.00 uur",
        ),
        ({"held_on": WEDNESDAY - 2 * DAY}, "Monday 07", "voor de procedurevergadering van maandag 23 november"),
        ({"held_on": WEDNESDAY + 2 * DAY}, "Thursday 07", "voor de procedurevergadering van vrijdag 27 november"),
        ({"held_on": WEDNESDAY + 7 * DAY}, "Thursday 07", "voor de procedurevergadering van woensdag 2 december"),
        ({"held_on": WEDNESDAY, "is_cancelled": True}, "Thursday 07", ""),
        ({"held_on": WEDNESDAY, "kind": MeetingKind.COMMITTEE_DEBATE}, "Thursday 07", ""),
    ],
    ids=["unknown", "known", "with its hour", "on Monday", "after the hour", "next week", "cancelled", "a debate"],
)
def test_the_list_comes_before_the_procedure_meeting(
    meeting: dict[str, Any] | None, due: str, meant_for: str, clerk: User
) -> None:
    committee, other = make_committee(), make_committee()
    make_commitment(committee=committee, deadline=TODAY - timedelta(days=50))
    make_subscription(clerk, kind=PeriodKind.AGENDA, weekday=4, query=f"commissie={committee.slug}")
    make_meeting(other, kind=MeetingKind.PROCEDURE, held_on=WEDNESDAY)
    if meeting:
        make_meeting(committee, **({"kind": MeetingKind.PROCEDURE} | meeting))
    clock = Clock(MONDAY - timedelta(hours=7))
    while not DigestMail.objects.filter(period__iso_week="2026-W48").exists():
        ensure_periods(clock())
        clock.forward(timedelta(hours=1))
    mail = DigestMail.objects.get(period__iso_week="2026-W48")
    assert mail.due_at.astimezone(AMSTERDAM).strftime("%A %H") == due
    send_due(clock)
    lead = " ".join(str(outside.outbox[-1].body).replace(NBSP, " ").split())
    assert ("voor de procedurevergadering" in lead) == bool(meant_for)
    assert meant_for in lead
    ensure_periods(clock() + timedelta(days=3))
    assert DigestMail.objects.filter(period__iso_week="2026-W48").count() == 1, "its own hour brings no second one"
