"""The queue: who may take a mail, what a worker that lost it can still write, and what is in doubt."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from digests.alarms import oldest_due, raise_alarms, stuck_since
from digests.choices import LEASED, SETTLED, MailState, Reason
from digests.models import DigestMail
from digests.outbox import LEASE, MOST_ATTEMPTS, begin_data, claim, freeze, put_back, settle_sent, settle_unsent, wait
from tests.digests.factories import MONDAY, make_mail, make_subscription

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
PAYLOAD: dict[str, Any] = {"sections": []}


def put_in(state: MailState, **fields: Any) -> DigestMail:
    held: dict[str, Any] = {"lease_until": MONDAY} if state in LEASED else {}
    settled: dict[str, Any] = {"settled_at": MONDAY} if state in SETTLED else {}
    reason: dict[str, Any] = {"reason": Reason.NO_NEWS} if state in SETTLED and state != MailState.SENT else {}
    return make_mail(state=state, payload=PAYLOAD, **({**held, **settled, **reason} | fields))


@pytest.mark.parametrize(
    ("state", "fields", "taken", "in_doubt"),
    [
        (MailState.PENDING, {}, True, False),
        (MailState.PENDING, {"not_before": MONDAY + SECOND}, False, False),
        (MailState.CLAIMED, {}, False, False),
        (MailState.CLAIMED, {"lease_until": MONDAY - SECOND}, True, False),
        (MailState.DATA, {}, False, False),
        (MailState.DATA, {"lease_until": MONDAY - SECOND}, True, True),
        (MailState.SENT, {}, False, False),
        (MailState.EMPTY, {}, False, False),
        (MailState.SUPPRESSED, {}, False, False),
        (MailState.FAILED, {}, False, False),
    ],
)
def test_what_can_be_claimed(state: MailState, fields: dict[str, Any], taken: bool, in_doubt: bool) -> None:
    put_in(state, **fields)
    assert len(claim(MONDAY)) == taken
    mail = DigestMail.objects.get()
    assert (mail.attempt, mail.in_doubt) == (int(taken), in_doubt)
    if taken:
        assert (mail.state, mail.lease_until) == (MailState.CLAIMED, MONDAY + LEASE)


@pytest.mark.parametrize("state", LEASED)
def test_a_mail_that_went_down_with_its_worker_too_often_is_given_up(state: MailState) -> None:
    put_in(state, lease_until=MONDAY - SECOND, attempt=MOST_ATTEMPTS + 2, tries_from=2)
    assert claim(MONDAY) == []
    mail = DigestMail.objects.get()
    assert (mail.state, mail.reason, mail.settled_at) == (MailState.FAILED, Reason.WORKER_DIED, MONDAY)
    assert mail.in_doubt == (state == MailState.DATA)


def test_a_mail_is_claimed_once() -> None:
    make_mail()
    assert len(claim(MONDAY)) == 1
    assert claim(MONDAY) == []


def test_the_longest_waiting_first_and_no_more_than_asked() -> None:
    late, early = make_mail(due_at=MONDAY), make_mail(due_at=MONDAY - SECOND)
    assert claim(MONDAY, most=1) == [early]
    assert claim(MONDAY, most=1) == [late]


@pytest.mark.parametrize(
    "step",
    [
        lambda mail: freeze([mail]) == 1,
        lambda mail: begin_data(mail, MONDAY),
        lambda mail: settle_sent(mail, MONDAY),
        lambda mail: settle_unsent(mail, MailState.FAILED, Reason.REFUSED, MONDAY),
        lambda mail: put_back(mail, MONDAY, spread=0, detail=""),
    ],
    ids=["freeze", "begin_data", "settle_sent", "settle_unsent", "put_back"],
)
def test_whoever_lost_the_claim_writes_nothing(step: object) -> None:
    make_mail(payload=PAYLOAD)
    (slow,) = claim(MONDAY)
    (quick,) = claim(MONDAY + LEASE + SECOND)
    before = DigestMail.objects.values().get()
    assert step(slow) is False  # type: ignore[operator]
    assert DigestMail.objects.values().get() == before
    assert step(quick) is True  # type: ignore[operator]


def test_nobody_who_left_is_handed_over() -> None:
    make_mail(payload=PAYLOAD)
    (mail,) = claim(MONDAY)
    mail.subscription.ended_at = MONDAY
    mail.subscription.save()
    assert begin_data(mail, MONDAY) is False


def test_a_lease_is_renewed_when_data_begins() -> None:
    make_mail(payload=PAYLOAD)
    (mail,) = claim(MONDAY)
    assert begin_data(mail, MONDAY + LEASE)
    assert claim(MONDAY + LEASE + LEASE) == []
    (again,) = claim(MONDAY + LEASE + LEASE + SECOND)
    assert (again.in_doubt, again.attempt) == (True, 2)
    assert settle_sent(mail, MONDAY) is False


def test_doubt_stays_when_the_mail_is_sent_after_all() -> None:
    put_in(MailState.DATA, lease_until=MONDAY - SECOND)
    (mail,) = claim(MONDAY)
    assert begin_data(mail, MONDAY)
    assert settle_sent(mail, MONDAY)
    mail = DigestMail.objects.get()
    assert (mail.state, mail.in_doubt, mail.lease_until) == (MailState.SENT, True, None)


def test_a_mail_knows_what_its_subscriber_was_told_last() -> None:
    subscription = make_subscription()
    make_mail(subscription, week="2026-W46", state=MailState.SENT, settled_at=MONDAY, payload={"told": 46})
    make_mail(
        subscription,
        week="2026-W47",
        state=MailState.SUPPRESSED,
        settled_at=MONDAY,
        reason=Reason.PAUSED,
        payload={"told": 47},
    )
    make_mail(subscription)
    make_mail()
    told = {mail.subscription_id: getattr(mail, "told_before") for mail in claim(MONDAY)}  # noqa: B009
    assert told.pop(subscription.pk) == {"told": 46}
    assert set(told.values()) == {None}


def test_waits_double_up_to_some_hours_and_last_a_day() -> None:
    waits = [wait(attempt, 0) for attempt in range(1, MOST_ATTEMPTS)]
    assert [one.total_seconds() / 60 for one in waits[:9]] == [1, 2, 4, 8, 16, 32, 64, 128, 240]
    assert timedelta(hours=20) < sum(waits, timedelta()) < timedelta(hours=30)
    assert wait(1, 1) == timedelta(seconds=75)
    within_two_hours = [sum(waits[:tries], timedelta()) for tries in range(1, 12)]
    assert sum(moment <= timedelta(hours=2) for moment in within_two_hours) <= 11


@pytest.mark.parametrize(
    "fields",
    [
        {"state": MailState.CLAIMED, "lease_until": None},
        {"state": MailState.PENDING, "lease_until": MONDAY},
        {"state": MailState.SENT, "settled_at": None, "payload": PAYLOAD},
        {"state": MailState.SENT, "settled_at": MONDAY, "payload": None},
        {"state": MailState.FAILED, "settled_at": MONDAY, "reason": ""},
    ],
    ids=[
        "claimed for ever",
        "a lease on nothing",
        "sent at no moment",
        "sent without payload",
        "failed without reason",
    ],
)
def test_the_database_refuses(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mail(**fields)


def test_one_mail_for_a_subscription_and_a_week() -> None:
    mail = make_mail()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mail(mail.subscription)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a table of a few rows from end to end")
@pytest.mark.parametrize("ask", [claim, oldest_due, stuck_since, raise_alarms])
def test_the_queue_is_found_among_years_of_mails(ask: Callable[[datetime], object]) -> None:
    """Every minute: the rows of the past are not read."""
    asked: list[tuple[str, Any]] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    make_mail()
    with connection.execute_wrapper(keep):
        ask(MONDAY + timedelta(days=1))
    with connection.cursor() as cursor:
        for sql, params in asked:
            if "digests_digestmail" in sql and sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
                assert not [step for *_ids, step in cursor if step.startswith("SCAN digests_digestmail")], sql
