"""Following, agreeing, pausing and leaving; and what is forgotten when."""

from collections import Counter
from datetime import date, datetime, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail as outside
from django.db import IntegrityError, transaction

from commitments.automatic_mail import AutomaticMail
from commitments.models import User
from digests.choices import MailState
from digests.confirming import TRY_AGAIN_AFTER, ask_for_confirmation, question
from digests.models import Subscription
from digests.subscribing import (
    ASK_AGAIN_AFTER,
    CONFIRM_WITHIN,
    FORGET_AFTER,
    ask,
    confirm,
    follow,
    forget,
    leave,
    pause,
    reschedule,
)
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription

pytestmark = pytest.mark.django_db
ADDRESS = "volger@voorbeeld.example"
MOMENT = timedelta(seconds=1)


def test_an_account_follows_a_list_once(reader: User) -> None:
    first = follow(reader, "status=late", MONDAY, name="Te laat")
    assert follow(reader, "status=late", MONDAY, name="Anders") == first
    assert first.is_running
    assert first.address == reader.email
    leave(first, MONDAY)
    assert follow(reader, "status=late", MONDAY, name="Opnieuw") != first


def test_an_address_is_asked_first() -> None:
    ask(ADDRESS, "", MONDAY, name="Alles")
    subscription = Subscription.objects.get()
    assert not subscription.is_running
    assert ask_for_confirmation(Clock(MONDAY)) == 1
    assert ask_for_confirmation(Clock(MONDAY)) == 0
    assert [message.to for message in outside.outbox] == [[ADDRESS]]
    assert confirm(subscription, MONDAY + MOMENT)
    assert confirm(subscription, MONDAY + 2 * MOMENT)
    assert (subscription.confirmed_at, subscription.scheduled_at) == (MONDAY + MOMENT, MONDAY + MOMENT)


def test_a_question_that_is_refused_for_good_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(ADDRESS, "", MONDAY, name="Alles")
    answers = [SMTPRecipientsRefused({ADDRESS: (550, b"5.1.1 unknown")})]

    def refuse(*args: object, **options: object) -> int:
        raise answers.pop()

    monkeypatch.setattr("commitments.automatic_mail.AutomaticMail.send", refuse)
    for days in range(8):
        assert ask_for_confirmation(Clock(MONDAY + timedelta(days=days))) == 0
    assert answers == []


def test_questions_leave_time_for_the_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        ask(f"{number}{ADDRESS}", "", MONDAY, name="Alles")
    clock = Clock(MONDAY)

    def slow(*args: object, **options: object) -> int:
        clock.forward(timedelta(seconds=20))
        return 1

    monkeypatch.setattr("commitments.automatic_mail.AutomaticMail.send", slow)
    assert ask_for_confirmation(clock, until=MONDAY + timedelta(seconds=30)) == 2
    assert ask_for_confirmation(clock) == 2, "the others are not forgotten"


def test_a_question_that_cannot_be_made_holds_no_other_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("eerst@voorbeeld.example", "daarna@voorbeeld.example"):
        ask(address, "", MONDAY, name="Alles")

    def broken(subscription: Subscription, now: datetime) -> AutomaticMail:
        if subscription.email.startswith("eerst"):
            raise LookupError("a template that is broken")
        return question(subscription, now)

    monkeypatch.setattr("digests.confirming.question", broken)
    with pytest.raises(ExceptionGroup):
        ask_for_confirmation(Clock(MONDAY))
    assert [message.to for message in outside.outbox] == [["daarna@voorbeeld.example"]]
    monkeypatch.setattr("digests.confirming.question", question)
    assert ask_for_confirmation(Clock(MONDAY + TRY_AGAIN_AFTER)) == 1, "it is tried again"


def test_a_question_that_did_not_go_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(ADDRESS, "", MONDAY, name="Alles")

    def closed(*args: object, **options: object) -> int:
        raise OSError("nobody there")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", closed)
        assert ask_for_confirmation(Clock(MONDAY)) == 0
    assert ask_for_confirmation(Clock(MONDAY + TRY_AGAIN_AFTER - MOMENT)) == 0
    assert ask_for_confirmation(Clock(MONDAY + TRY_AGAIN_AFTER)) == 1


def test_who_lost_the_question_is_asked_twice_again() -> None:
    asked = []
    for number in range(5):
        now = MONDAY + number * (ASK_AGAIN_AFTER + MOMENT)
        for moment in (now, now + MOMENT):
            ask(ADDRESS.upper() if number else ADDRESS, "", moment, name="Lijst")
            asked.append(ask_for_confirmation(Clock(moment)))
    assert asked == [1, 0, 1, 0, 1, 0, 0, 0, 0, 0]


def test_few_lists_are_asked_about_at_once() -> None:
    for number in range(10):
        ask(ADDRESS, f"q={number}", MONDAY, name="Lijst")
    assert Subscription.objects.count() == ask_for_confirmation(Clock(MONDAY)) == 3


def test_nobody_is_buried_in_questions() -> None:
    days = []
    for minutes in range(0, 14 * 24 * 60, 60):
        now = MONDAY + timedelta(minutes=minutes)
        for query in ("", "status=late", "status=no_term", "status=open"):
            ask(ADDRESS, query, now, name="Lijst")
        forget(now)
        days += [minutes // (24 * 60)] * ask_for_confirmation(Clock(now))
    assert max(Counter(days).values()) <= 3
    assert len(days) <= 3 * 3 * 2  # every list three times, and all over again when the first week is forgotten


def test_who_answers_may_follow_many_lists_in_a_day() -> None:
    for number in range(6):
        ask(ADDRESS, f"q={number}", MONDAY, name="Lijst")
        assert ask_for_confirmation(Clock(MONDAY)) == 1
        confirm(Subscription.objects.latest("pk"), MONDAY)


def test_asking_says_nothing_to_who_follows_already() -> None:
    make_subscription(email=ADDRESS, query="")
    ask(ADDRESS, "", MONDAY, name="Alles")
    assert Subscription.objects.count() == 1
    assert ask_for_confirmation(Clock(MONDAY)) == 0


def test_who_left_cannot_confirm() -> None:
    subscription = make_subscription(confirmed_at=None)
    leave(subscription, MONDAY)
    assert not confirm(subscription, MONDAY)


def test_leaving_twice_is_leaving() -> None:
    subscription = make_subscription()
    leave(subscription, MONDAY)
    leave(subscription, MONDAY + MOMENT)
    assert subscription.ended_at == MONDAY


def test_who_leaves_while_settings_are_saved_has_left() -> None:
    shown = make_subscription()
    leave(Subscription.objects.get(pk=shown.pk), MONDAY)
    shown.name = "Anders"
    reschedule(shown, MONDAY)
    shown.refresh_from_db()
    assert (shown.name, shown.ended_at) == ("Anders", MONDAY)


def test_a_pause_is_taken_away() -> None:
    subscription = make_subscription()
    pause(subscription, date(2027, 1, 1))
    assert Subscription.objects.get().paused_until == date(2027, 1, 1)
    pause(subscription, None)
    assert Subscription.objects.get().paused_until is None


def test_an_address_is_forgotten_four_weeks_after_leaving() -> None:
    left, stays = make_subscription(ended_at=MONDAY), make_subscription()
    make_mail(left, state=MailState.SENT, settled_at=MONDAY, payload={"sections": []})
    assert forget(MONDAY + FORGET_AFTER) == 0
    assert forget(MONDAY + FORGET_AFTER + MOMENT) == 1
    assert forget(MONDAY + FORGET_AFTER + MOMENT) == 0
    left.refresh_from_db()
    stays.refresh_from_db()
    assert (left.email, left.address, stays.email != "") == ("", "", True)
    assert left.mails.count() == 1


def test_a_question_without_answer_is_forgotten() -> None:
    ask(ADDRESS, "", MONDAY, name="Alles")
    ask(ADDRESS, "", MONDAY + CONFIRM_WITHIN, name="Alles")
    assert forget(MONDAY + CONFIRM_WITHIN) == 0
    assert forget(MONDAY + CONFIRM_WITHIN + MOMENT) == 1
    assert not Subscription.objects.exists()


def test_who_is_asked_again_has_the_whole_time_again() -> None:
    ask(ADDRESS, "", MONDAY, name="Alles")
    Subscription.objects.update(confirmation_due_at=None)  # the question went out
    again = MONDAY + CONFIRM_WITHIN - MOMENT
    ask(ADDRESS, "", again, name="Alles")
    assert forget(again + CONFIRM_WITHIN) == 0
    assert forget(again + CONFIRM_WITHIN + MOMENT) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"email": ""},
        {"weekday": 0},
        {"weekday": 8},
        {"hour": 24},
        {"confirmation_due_at": MONDAY},
    ],
)
def test_the_database_refuses(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_subscription(**fields)


def test_the_database_refuses_an_account_with_an_address(reader: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_subscription(reader, email=ADDRESS)


def test_the_database_refuses_the_same_list_twice(reader: User) -> None:
    make_subscription(email=ADDRESS, query="q=1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_subscription(email=ADDRESS.upper(), query="q=1")
    make_subscription(reader, query="q=1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_subscription(reader, query="q=1")
