"""The run: what goes out, what does not and why, and what a crash at each point leaves behind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outside

from commitments import lifecycle
from commitments.models import User
from digests import home, outbox
from digests.choices import MailState, Reason
from digests.delivery import InDoubt, Post, Refused, ServerAway, TryLater
from digests.message import Printer
from digests.models import AddressTrouble, DigestMail, DigestPeriod, Subscription
from digests.outbox import LEASE
from digests.periods import ensure_periods
from digests.sending import send_due
from digests.subscribing import leave, pause
from digests.totals import totals
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.digests.opening import went_to
from tests.factories import TODAY, act, make_commitment, make_document, make_dossier

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def only() -> DigestMail:
    return DigestMail.objects.select_related("subscription").get()


class Kill(BaseException):
    """A worker that is no more: nothing catches it, nothing is cleaned up."""


@pytest.mark.usefixtures("late")
def test_a_week_of_mails() -> None:
    subscription = make_subscription()
    clock = Clock(MONDAY)
    period = ensure_periods(clock())
    assert send_due(clock) == {MailState.SENT: 1}
    assert send_due(clock) == {}
    assert went_to() == [subscription.email]
    assert "Een late brief" in str(outside.outbox[0].body)
    assert (
        str(totals([period], clock())[period.pk])
        == "1 expected = 1 sent + 0 empty + 0 suppressed + 0 failed (0 in doubt)"
    )


@pytest.mark.parametrize("days", [-5, 10], ids=["late", "due soon"])
def test_the_next_week_tells_only_what_is_new(days: int) -> None:
    make_commitment(deadline=TODAY + timedelta(days=days))
    make_subscription()
    clock = Clock(MONDAY)
    for _week in range(2):
        ensure_periods(clock())
        send_due(clock)
        clock.forward(WEEK)
    assert len(outside.outbox) == 1
    second = DigestMail.objects.order_by("-due_at")[0]
    assert (second.state, second.reason) == (MailState.EMPTY, Reason.NO_NEWS)
    make_commitment(title="Nieuw te laat", deadline=TODAY + timedelta(days=9), now=MONDAY)
    clock.forward(timedelta(days=1))
    ensure_periods(clock())
    send_due(clock)
    assert "Nieuw te laat" in str(outside.outbox[-1].body)
    assert "Een late brief" not in str(outside.outbox[-1].body)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"ended_at": MONDAY}, Reason.LEFT),
        ({"paused_until": TODAY + timedelta(days=1)}, Reason.PAUSED),
        ({"paused_until": TODAY}, None),
    ],
)
@pytest.mark.usefixtures("late")
def test_what_holds_at_the_moment_of_sending_decides(change: dict[str, Any], reason: Reason | None) -> None:
    mail = make_mail()
    Subscription.objects.filter(pk=mail.subscription_id).update(**change)
    send_due(Clock(MONDAY))
    assert (only().state, only().reason) == ((MailState.SUPPRESSED, reason) if reason else (MailState.SENT, ""))
    assert len(outside.outbox) == (reason is None)


@pytest.mark.usefixtures("late")
def test_a_closed_account_gets_nothing(reader: User) -> None:
    make_mail(make_subscription(reader))
    User.objects.update(is_active=False)
    send_due(Clock(MONDAY))
    assert only().reason == Reason.ACCOUNT_CLOSED


@pytest.mark.usefixtures("late")
def test_a_mail_whose_successor_is_due_is_not_sent() -> None:
    make_mail()
    send_due(Clock(MONDAY + WEEK))
    assert (only().state, only().reason) == (MailState.SUPPRESSED, Reason.TOO_LATE)


BETWEEN: dict[str, tuple[Callable[[Subscription], object], MailState, str]] = {
    "leaves": (lambda found: leave(found, MONDAY), MailState.SUPPRESSED, Reason.LEFT),
    "pauses": (lambda found: pause(found, TODAY + timedelta(days=1)), MailState.SUPPRESSED, Reason.PAUSED),
    "has the account closed": (lambda _: User.objects.update(is_active=False), MailState.SUPPRESSED, "account_closed"),
    "has the run stopped": (lambda _: DigestPeriod.objects.update(paused_at=MONDAY), MailState.PENDING, ""),
    "has the register muted": (lambda _: home.mute(MONDAY), MailState.PENDING, ""),
}


@pytest.mark.parametrize("who", BETWEEN)
@pytest.mark.usefixtures("late")
def test_what_happens_between_claim_and_data_counts(who: str, reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    mail, another = make_mail(make_subscription(reader)), make_mail(make_subscription(ended_at=None))
    happens, state, reason = BETWEEN[who]
    deliver = Post.deliver

    def first_that(post: Post, message: Any, before_data: Callable[[], None]) -> None:
        if message.to == reader.email:
            happens(mail.subscription)
        deliver(post, message, before_data)

    monkeypatch.setattr(Post, "deliver", first_that)
    send_due(Clock(MONDAY))
    mail.refresh_from_db()
    another.refresh_from_db()
    assert (mail.state, mail.reason, mail.tries) == (state, reason, mail.state != MailState.PENDING)
    assert another.state == (MailState.PENDING if state == MailState.PENDING else MailState.SENT)
    assert reader.email not in went_to()


POINTS = {
    "before it is made": (Printer, "print", False, 1),
    "before DATA": (outbox, "begin_data", False, 1),
    "after it went": (outbox, "settle_sent", True, 2),
}


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.usefixtures("late")
def test_a_killed_worker_loses_nothing(point: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_mail()
    place, name, in_doubt, went = POINTS[point]

    def killed(*args: Any, **options: Any) -> None:
        raise Kill

    with monkeypatch.context() as patched:
        patched.setattr(place, name, killed)
        with pytest.raises(Kill):
            send_due(Clock(MONDAY))
    clock = Clock(MONDAY + LEASE)
    assert send_due(clock) == {}, "it is still the dead worker's"
    clock.forward(timedelta(seconds=1))
    assert send_due(clock) == {MailState.SENT: 1}
    assert (only().state, only().in_doubt, only().attempt) == (MailState.SENT, in_doubt, 2)
    assert len(outside.outbox) == went
    assert len({message.extra_headers["Message-ID"] for message in outside.outbox}) == 1


@pytest.mark.usefixtures("late")
def test_a_killed_worker_sends_what_was_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    make_mail()

    def killed(*args: Any) -> None:
        raise Kill

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "begin_data", killed)
        with pytest.raises(Kill):
            send_due(Clock(MONDAY))
    make_commitment(title="Kwam later", deadline=TODAY - timedelta(days=5))
    send_due(Clock(MONDAY + 2 * LEASE))
    assert "Kwam later" not in str(outside.outbox[0].body)
    assert "07.00 uur" in str(outside.outbox[0].body)


@pytest.mark.parametrize(
    ("error", "state", "reason", "in_doubt", "after_data"),
    [
        (Refused("550 5.1.1 no such user"), MailState.FAILED, Reason.REFUSED, False, False),
        (Refused("550 no such user here"), MailState.FAILED, Reason.REFUSED, False, False),
        (Refused("554 5.7.1 not from here"), MailState.FAILED, Reason.REFUSED, False, False),
        (TryLater("451 later"), MailState.PENDING, "", False, False),
        (TryLater("451 later"), MailState.PENDING, "", False, True),
        (ServerAway("nobody there"), MailState.PENDING, "", False, False),
        (InDoubt("the line went dead"), MailState.PENDING, "", True, True),
        (RuntimeError("the disk is full"), MailState.PENDING, "", True, True),
        (RuntimeError("no template"), MailState.PENDING, "", False, False),
    ],
)
@pytest.mark.usefixtures("late")
def test_how_a_handing_over_can_end(
    error: Exception, state: MailState, reason: str, in_doubt: bool, after_data: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_mail()

    def failing(post: Post, message: Any, before_data: Callable[[], None]) -> None:
        if after_data:
            before_data()
        raise error

    monkeypatch.setattr(Post, "deliver", failing)
    send_due(Clock(MONDAY))
    mail = only()
    assert (mail.state, mail.reason, mail.in_doubt) == (state, reason, in_doubt)
    assert str(error) in mail.detail
    of_its_address = isinstance(error, Refused) and "5.7." not in str(error)
    assert AddressTrouble.objects.exists() == of_its_address
    if state == MailState.PENDING:
        assert timedelta(minutes=1) <= mail.not_before - MONDAY <= timedelta(seconds=75)


@pytest.mark.usefixtures("late")
def test_a_server_that_is_away_for_two_hours_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(3):
        make_mail()
    clock = Clock(MONDAY)

    def away(post: Post, message: Any, before_data: Callable[[], None]) -> None:
        raise ServerAway("nobody there")

    with monkeypatch.context() as patched:
        patched.setattr(Post, "deliver", away)
        while clock() < MONDAY + timedelta(hours=2):
            send_due(clock)
            clock.forward(timedelta(minutes=1))
    assert outside.outbox == []
    for _minute in range(180):
        send_due(clock)
        clock.forward(timedelta(minutes=1))
    assert set(DigestMail.objects.values_list("state", flat=True)) == {MailState.SENT}
    assert max(DigestMail.objects.values_list("attempt", flat=True)) <= 12
    assert len(outside.outbox) == 3


@pytest.mark.usefixtures("late")
def test_a_server_that_never_answers_is_given_up_after_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    make_mail()
    clock = Clock(MONDAY)

    def later(post: Post, message: Any, before_data: Callable[[], None]) -> None:
        raise TryLater("451 not now")

    monkeypatch.setattr(Post, "deliver", later)
    while only().state == MailState.PENDING:
        clock.now = only().not_before
        send_due(clock)
    assert (only().state, only().reason, only().detail) == (MailState.FAILED, Reason.NO_ANSWER, "451 not now")
    assert timedelta(hours=20) < clock() - MONDAY < timedelta(hours=36)


def test_a_run_that_comes_days_late_tells_how_it_stands_then_and_says_so() -> None:
    """Due on Monday at 07.00, made on Tuesday at 10.00: what was answered on Monday is not called late any more."""
    answered = make_commitment(title="Op maandag beantwoord", deadline=TODAY - timedelta(days=5))
    make_commitment(title="Sinds dinsdag te laat", deadline=TODAY, dossier=make_dossier(checked_until=TODAY + WEEK))
    make_mail()
    lifecycle.fulfil(answered, act(document=make_document(answered.dossier), now=MONDAY + timedelta(hours=5)))
    tuesday = Clock(MONDAY + timedelta(days=1, hours=3))
    assert send_due(tuesday) == {MailState.SENT: 1}
    mail = only()
    assert mail.payload
    assert mail.payload["as_of"] == tuesday().isoformat() != mail.due_at.isoformat()
    kinds = {section["kind"]: section["lines"][0]["title"] for section in mail.payload["sections"]}
    assert kinds == {"late": "Sinds dinsdag te laat", "settled": "Op maandag beantwoord"}
    said = " ".join(str(outside.outbox[0].body).replace("\u00a0", " ").split())
    assert "stand dinsdag 24 november 2026, 10.00 uur" in said


def test_what_happened_between_the_hour_and_a_late_run_is_told_once() -> None:
    """The next mail goes on from the moment of the last one, not from the hour at which it was due."""
    answered = make_commitment(title="Op maandag beantwoord", deadline=TODAY + timedelta(days=60))
    subscription = make_subscription()
    make_mail(subscription)
    lifecycle.fulfil(answered, act(document=make_document(answered.dossier), now=MONDAY + timedelta(hours=5)))
    send_due(Clock(MONDAY + timedelta(days=1)))
    make_mail(subscription, week="2026-W49")
    assert send_due(Clock(MONDAY + WEEK)) == {MailState.EMPTY: 1}
    assert len(outside.outbox) == 1
