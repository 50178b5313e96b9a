"""Which weeks exist and who is owed a mail in them, however often and whenever it is asked."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digests.choices import MailState, PeriodState, Reason
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.periods import ensure_periods, owe_all
from digests.subscribing import reschedule
from digests.totals import totals
from digests.weeks import AMSTERDAM, Week
from tests.digests.factories import MONDAY, make_mail, make_subscription

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def weeks(subscription: Subscription | None = None) -> list[str]:
    """In which there is a mail; what was skipped is in `test_weeks_stay`."""
    mails = DigestMail.objects.filter(subscription=subscription) if subscription else DigestMail.objects.all()
    return sorted(mails.exclude(reason=Reason.STOOD_STILL).values_list("period__iso_week", flat=True))


def test_a_mail_is_owed_from_its_hour_on_and_once() -> None:
    make_subscription()
    ensure_periods(MONDAY - MINUTE)
    assert weeks() == []
    for _tick in range(3):
        ensure_periods(MONDAY)
    assert weeks() == ["2026-W48"]
    mail = DigestMail.objects.get()
    assert (mail.due_at, mail.state) == (MONDAY, MailState.PENDING)
    assert mail.message_id == f"<digest-2026-W48-{mail.subscription_id}@127.0.0.1>"


def test_each_has_its_own_hour() -> None:
    thursday = make_subscription(weekday=4, hour=16)
    make_subscription(weekday=1, hour=7)
    ensure_periods(MONDAY + 3 * DAY + 8 * HOUR)
    assert weeks(thursday) == []
    ensure_periods(MONDAY + 3 * DAY + 9 * HOUR)
    assert weeks(thursday) == ["2026-W48"]


@pytest.mark.parametrize(
    "fields",
    [
        {"confirmed_at": None},
        {"ended_at": MONDAY - DAY},
        {"scheduled_at": MONDAY + MINUTE},
    ],
    ids=["unconfirmed", "left", "chosen after the hour"],
)
def test_to_whom_nothing_is_owed(fields: dict[str, Any]) -> None:
    make_subscription(**fields)
    ensure_periods(MONDAY + HOUR)
    assert weeks() == []


def test_nothing_ran_from_friday_to_tuesday() -> None:
    make_subscription()
    ensure_periods(MONDAY - 3 * DAY)
    assert weeks() == ["2026-W47"]
    ensure_periods(MONDAY + DAY + 3 * HOUR)
    assert weeks() == ["2026-W47", "2026-W48"]


def test_after_weeks_of_silence_only_the_newest_hour_is_made_up_for() -> None:
    monday, sunday = make_subscription(weekday=1), make_subscription(weekday=7, hour=23)
    ensure_periods(MONDAY - 21 * DAY)
    ensure_periods(MONDAY + DAY)
    assert weeks(monday) == ["2026-W45", "2026-W48"]
    assert weeks(sunday) == ["2026-W47"]
    states = dict(DigestPeriod.objects.values_list("iso_week", "state"))
    assert states == {
        "2026-W45": PeriodState.OPEN,
        "2026-W46": PeriodState.SKIPPED_LATE,
        "2026-W47": PeriodState.OPEN,
        "2026-W48": PeriodState.OPEN,
    }
    assert DigestPeriod.objects.get(state=PeriodState.SKIPPED_LATE).reason
    found = {str(period): period for period in DigestPeriod.objects.all()}
    told = totals(found.values(), MONDAY + DAY)
    assert {week: (told[period.pk].expected, told[period.pk].skipped) for week, period in found.items()} == {
        "2026-W45": (2, 1),
        "2026-W46": (2, 2),
        "2026-W47": (2, 1),
        "2026-W48": (1, 0),
    }


def test_a_week_counts_who_has_no_mail_in_it() -> None:
    """Compared with the subscriptions themselves, not with the rows that were made of them."""
    make_subscription(), make_subscription(weekday=2), make_subscription(scheduled_at=MONDAY + MINUTE)
    period = ensure_periods(MONDAY)
    left_out = make_subscription()
    counted = totals([period], MONDAY)[period.pk]
    assert (counted.expected, counted.waiting, counted.skipped, counted.is_complete) == (2, 2, 0, False)
    DigestMail.objects.update(state=MailState.SUPPRESSED, reason="left", settled_at=MONDAY)
    assert totals([period], MONDAY)[period.pk].waiting == 1
    counted = totals([period], MONDAY + 8 * DAY)[period.pk]
    assert (counted.expected, counted.waiting, counted.skipped) == (3, 0, 2), "their next hour has come"
    Subscription.objects.filter(pk=left_out.pk).update(ended_at=MONDAY)
    assert totals([period], MONDAY)[period.pk].is_complete


def test_a_new_day_or_hour_counts_from_its_choice_and_gives_no_second_mail() -> None:
    subscription = make_subscription()
    ensure_periods(MONDAY)
    subscription.weekday = 3
    reschedule(subscription, MONDAY + DAY)
    ensure_periods(MONDAY + 4 * DAY)
    assert weeks() == ["2026-W48"]
    subscription.weekday = 1
    reschedule(subscription, MONDAY + 4 * DAY)
    ensure_periods(MONDAY + 5 * DAY)
    assert weeks() == ["2026-W48"]
    ensure_periods(MONDAY + 7 * DAY)
    assert weeks() == ["2026-W48", "2026-W49"]


def test_at_once_waits_for_no_hour() -> None:
    make_subscription(weekday=5)
    waiting = make_mail(not_before=MONDAY + 5 * HOUR)
    now = MONDAY + HOUR
    owe_all(ensure_periods(now), now)
    assert weeks() == ["2026-W48", "2026-W48"]
    assert not DigestMail.objects.filter(due_at__gt=now).exists()
    waiting.refresh_from_db()
    assert waiting.not_before == now


moments = st.datetimes(datetime(2025, 12, 1), datetime(2027, 2, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ticks=st.lists(moments, min_size=1, max_size=12), weekday=st.integers(1, 7), hour=st.integers(0, 23))
def test_one_mail_a_week_whatever_the_clock_does(ticks: list[datetime], weekday: int, hour: int) -> None:
    """Ticks in any order: missed, doubled, and with the clock set back."""
    DigestMail.objects.all().delete()
    DigestPeriod.objects.all().delete()
    Subscription.objects.all().delete()
    long_ago = datetime(2025, 1, 1, tzinfo=UTC)
    make_subscription(weekday=weekday, hour=hour, scheduled_at=long_ago)
    for tick in ticks:
        ensure_periods(tick)
        due = Week.of(tick).due_at(weekday, hour)
        if due <= tick:
            assert str(Week.of(tick)) in weeks(), (tick, due)
    assert len(weeks()) == len(set(weeks()))
    for mail in DigestMail.objects.exclude(reason=Reason.STOOD_STILL).select_related("period"):
        assert mail.due_at == mail.period.week.due_at(weekday, hour)
        assert any(mail.due_at <= tick < mail.due_at + timedelta(weeks=1, hours=1) for tick in ticks)


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_through_the_night_in_which_the_clock_changes(night: str) -> None:
    """Every five minutes, with the clock set back two hours half-way."""
    midnight = datetime.fromisoformat(night).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    for hour in range(5):
        make_subscription(weekday=7, hour=hour, scheduled_at=midnight - 30 * DAY)
    ensure_periods(midnight - HOUR)
    DigestMail.objects.all().delete()
    minutes = [*range(0, 240, 5), *range(120, 480, 5)]
    for minute in minutes:
        ensure_periods(midnight + minute * MINUTE)
    this_week = str(Week.of(midnight))
    assert [week for week in weeks() if week == this_week] == [this_week] * 5
