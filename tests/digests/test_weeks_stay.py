"""What was once shown of a week stays: its mails and its reasons outlive a new day, a new hour and leaving."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from digests.choices import MailState, PeriodKind, Reason
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.own_data import erase, of_person
from digests.periods import ensure_periods, skipped_mails
from digests.sending import send_due
from digests.subscribing import leave, reschedule
from digests.tokens import MANAGE, token_for
from digests.totals import Totals, totals
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription

pytestmark = pytest.mark.django_db
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
FRIDAY = MONDAY + 4 * DAY
LATER = MONDAY + 3 * WEEK + HOUR
"""Monday of 2026-W51, just after the hour."""


def told(now: object) -> dict[str, Totals]:
    periods = list(DigestPeriod.objects.all())
    found = totals(periods, now)  # type: ignore[arg-type]
    return {str(period): found[period.pk] for period in periods}


def shown(subscription: Subscription) -> dict[str, str]:
    """Each week on the page of the subscription, with what became of its mail."""
    mails = [*subscription.mails.select_related("period"), *skipped_mails(subscription, LATER)]
    return {str(mail.period): mail.reason or mail.state for mail in mails}


@pytest.fixture
def stood_still() -> Subscription:
    """Its mail of W48 was made; then nothing ran until W51."""
    subscription = make_subscription(weekday=1)
    ensure_periods(MONDAY)
    DigestMail.objects.update(state=MailState.EMPTY, reason=Reason.NO_NEWS, settled_at=MONDAY)
    ensure_periods(LATER)
    return subscription


WEEKS = {
    "2026-W48": Reason.NO_NEWS,
    "2026-W49": Reason.STOOD_STILL,
    "2026-W50": Reason.STOOD_STILL,
    "2026-W51": MailState.PENDING,
}


@pytest.mark.parametrize("change", ["day", "hour", "leaves", "erases"])
def test_what_was_skipped_stays(stood_still: Subscription, change: str) -> None:
    before = told(LATER)
    assert shown(stood_still) == WEEKS
    assert [(before[week].expected, before[week].skipped) for week in ("2026-W49", "2026-W50")] == [(1, 1), (1, 1)]
    if change == "leaves":
        leave(stood_still, LATER)
    elif change == "erases":
        erase(of_person(stood_still), LATER)
    else:
        setattr(stood_still, {"day": "weekday"}.get(change, change), 5)
        reschedule(stood_still, LATER)
    assert shown(Subscription.objects.get()) == WEEKS
    assert told(LATER) == before
    assert all(total.is_complete for week, total in before.items() if week != "2026-W51")


def test_what_was_skipped_before_it_was_written_down_stays_too(stood_still: Subscription) -> None:
    """As a register from before holds it."""
    DigestMail.objects.filter(reason=Reason.STOOD_STILL).delete()
    before = told(LATER)
    assert shown(stood_still) == WEEKS
    stood_still.weekday = 5
    reschedule(stood_still, LATER)
    assert (shown(stood_still), told(LATER)) == (WEEKS, before)
    leave(stood_still, LATER)
    assert told(LATER) == before


def test_an_hour_that_came_while_nothing_ran_is_still_owed_when_the_day_is_changed() -> None:
    subscription = make_subscription(weekday=3, scheduled_at=MONDAY)
    subscription.weekday = 1
    reschedule(subscription, FRIDAY)
    (mail,) = DigestMail.objects.all()
    assert (mail.state, str(mail.period), mail.due_at) == (MailState.PENDING, "2026-W48", MONDAY + 2 * DAY)


def test_a_week_whose_day_was_moved_behind_it_says_so() -> None:
    subscription = make_subscription(weekday=5)
    make_mail(subscription, week="2026-W47", state=MailState.EMPTY, reason=Reason.NO_NEWS, settled_at=MONDAY)
    tuesday = MONDAY + DAY
    ensure_periods(tuesday)
    subscription.weekday = 1
    reschedule(subscription, tuesday)
    assert shown(subscription) == {"2026-W47": Reason.NO_NEWS, "2026-W48": Reason.DAY_MOVED}
    total = told(tuesday)["2026-W48"]
    assert (total.expected, total.suppressed, total.is_complete) == (1, 1, True)
    ensure_periods(MONDAY + WEEK)
    assert shown(subscription)["2026-W49"] == MailState.PENDING
    assert DigestMail.objects.get(period__iso_week="2026-W48").due_at == MONDAY


def test_who_thinks_better_of_it_gets_the_mail_of_the_week() -> None:
    subscription = make_subscription(weekday=5, scheduled_at=MONDAY)
    for weekday in (1, 2, 5):
        subscription.weekday = weekday
        reschedule(subscription, MONDAY + DAY + HOUR)
    assert not DigestMail.objects.exists()
    ensure_periods(FRIDAY)
    assert shown(subscription) == {"2026-W48": MailState.PENDING}


def test_a_week_in_which_no_mail_was_to_come_gets_no_reason() -> None:
    """Followed since Tuesday for Mondays, and then for Tuesdays: the first mail comes next week either way."""
    subscription = make_subscription(weekday=1, scheduled_at=MONDAY + DAY + HOUR)
    subscription.weekday = 2
    reschedule(subscription, MONDAY + DAY + 2 * HOUR)
    assert not DigestMail.objects.exists()


def test_a_rappel_has_no_weeks() -> None:
    subscription = make_subscription(kind=PeriodKind.RAPPEL, weekday=5)
    subscription.weekday = 1
    reschedule(subscription, MONDAY + DAY)
    assert not DigestMail.objects.exists()


def test_the_page_and_the_sender_know_the_new_reasons(stood_still: Subscription, outsider_client: Client) -> None:
    send_due(Clock(LATER))
    assert shown(stood_still) == WEEKS | {"2026-W51": Reason.NO_NEWS}
    page = outsider_client.get(reverse("subscription", args=[token_for(stood_still, MANAGE)])).content.decode()
    assert page.count("het register stond stil") == 2
