"""Which weeks there are, and who is owed a mail in them. All follows from the moment: a missed tick changes nothing.

Each subscription has one hour a week. Its newest hour that has come is the one that is mailed; what passed while
nothing ran is written down as skipped, so that it stays whatever becomes of the subscription.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from commitments.addresses import host
from digests.choices import BY_THE_WEEK, MailState, PeriodKind, PeriodState, Reason
from digests.models import DigestMail, DigestPeriod, Subscription, SubscriptionQuerySet
from digests.procedure import due_in
from digests.weeks import AMSTERDAM, Week, between

WEEKLY = PeriodKind.WEEKLY
STOOD_STILL = gettext_noop("Het register stond stil toen deze week aan de beurt was.")


def ensure_periods(now: datetime) -> DigestPeriod:
    """Create what is missing up to the week of `now`: its periods, those that were missed, and each mail that is due.

    Safe to repeat and to run in several places at once. Returns the period of this week's digests.
    """
    if Subscription.objects.running().filter(kind=PeriodKind.AGENDA).exists():
        _ensure(PeriodKind.AGENDA, now)
    return _ensure(WEEKLY, now)


@transaction.atomic
def _ensure(kind: PeriodKind, now: datetime) -> DigestPeriod:
    week = Week.of(now)
    newest = DigestPeriod.objects.filter(kind=kind).order_by("-iso_week").first()
    if newest is not None:
        _take_back(newest, now)
        _catch_up(kind, newest.week, now)
    period = _period(kind, week, now)
    owe(period, now)
    return period


def _take_back(newest: DigestPeriod, now: datetime) -> None:
    """What a clock that was ahead took for skipped is not: its hour has yet to come, or has just come."""
    if newest.week > Week.of(now):
        ahead = DigestMail.objects.filter(period__kind=newest.kind, reason=Reason.STOOD_STILL, settled_at__gt=now)
        ahead.delete()


def _catch_up(kind: PeriodKind, newest: Week, now: datetime) -> None:
    """Last week is still owed to those whose hour in this week has not come; weeks before it are skipped."""
    week = Week.of(now)
    last_week = week.previous()
    if newest <= last_week and _due_in(kind, last_week, now):
        owe(_period(kind, last_week, now), now)
    DigestPeriod.objects.bulk_create(
        [
            DigestPeriod(
                kind=kind, iso_week=str(missed), state=PeriodState.SKIPPED_LATE, reason=STOOD_STILL, created_at=now
            )
            for missed in between(newest, week)
        ],
        ignore_conflicts=True,
    )
    for period in DigestPeriod.objects.filter(kind=kind, iso_week__gte=str(newest), iso_week__lt=str(week)):
        hours = ((one, due_at) for one, due_at in without_mail(period, now) if is_over(due_at, now))
        _keep([_unsent(period, one, due_at, Reason.STOOD_STILL, now) for one, due_at in hours])


def _period(kind: PeriodKind, week: Week, now: datetime) -> DigestPeriod:
    return DigestPeriod.objects.get_or_create(kind=kind, iso_week=str(week), defaults={"created_at": now})[0]


def owe(period: DigestPeriod, now: datetime) -> None:
    """A row for each subscription whose hour in this week has come and that has none yet."""
    owe_to(period, _due_in(period.kind, period.week, now))


def owe_all(period: DigestPeriod, now: datetime) -> None:
    """A row for every running subscription, its hour come or not, and no waiting for those that are there."""
    rows = _without_mail(period.kind, period.week)
    owe_to(period, [(row, min(now, due_in(period.week, row))) for row in rows])
    period.mails.filter(state=MailState.PENDING, not_before__gt=now).update(not_before=now)


def _without_mail(kind: str, week: Week) -> SubscriptionQuerySet:
    there = DigestMail.objects.filter(period__kind=kind, period__iso_week=str(week)).values("subscription")
    return Subscription.objects.running().filter(kind=kind).exclude(pk__in=there).order_by("pk")


def without_mail(period: DigestPeriod, now: datetime) -> list[tuple[Subscription, datetime]]:
    """Who follows now, had an hour in this week that has come, and has no mail in it; and when that hour was."""
    if period.kind not in BY_THE_WEEK:
        return []
    rows = _without_mail(period.kind, period.week).filter(scheduled_at__lt=period.week.next().due_at(1, 0))
    hours = ((row, due_in(period.week, row)) for row in rows)
    return [(row, due_at) for row, due_at in hours if row.scheduled_at <= due_at <= now]


def skipped_mails(subscription: Subscription, now: datetime) -> list[DigestMail]:
    """What stands for the mails that it did not get since the register stood still, as far as none is kept."""
    return [
        _unsent(period, subscription, due_at, Reason.STOOD_STILL, now)
        for period, due_at in _hours_without_mail(subscription, now)
        if is_over(due_at, now)
    ]


def _hours_without_mail(subscription: Subscription, now: datetime) -> list[tuple[DigestPeriod, datetime]]:
    if subscription.kind not in BY_THE_WEEK or not subscription.is_running:
        return []
    there = DigestMail.objects.filter(subscription=subscription).values("period")
    since = str(Week.of(subscription.scheduled_at))
    periods = DigestPeriod.objects.filter(kind=subscription.kind, iso_week__gte=since).exclude(pk__in=there)
    hours = ((period, due_in(period.week, subscription)) for period in periods)
    return [(period, due_at) for period, due_at in hours if subscription.scheduled_at <= due_at <= now]


def write_down(subscription: Subscription, now: datetime) -> None:
    """Keep what its hours until now came to, before they change or end: the newest is owed, others were skipped."""
    _keep(skipped_mails(subscription, now))
    for period, due_at in _hours_without_mail(subscription, now):
        owe_to(period, [(subscription, due_at)])


def move(before: Subscription, after: Subscription, now: datetime) -> None:
    """Keep that the mail of this week does not come when its hour was still to come and is now behind us.

    While the hour is still to come nothing is settled: what was kept of an earlier move is taken back.
    """
    if after.kind not in BY_THE_WEEK:
        return
    week = Week.of(now)
    due_at = due_in(week, after)
    if due_at > now:
        DigestMail.objects.filter(
            subscription=after, period__iso_week=str(week), period__kind=after.kind, reason=Reason.DAY_MOVED
        ).delete()
    elif due_in(week, before) > now:
        _keep([_unsent(_period(PeriodKind(after.kind), week, now), after, due_at, Reason.DAY_MOVED, now)])


def _unsent(
    period: DigestPeriod, subscription: Subscription, due_at: datetime, reason: Reason, now: datetime
) -> DigestMail:
    """A mail that is not sent, not kept yet."""
    return DigestMail(
        period=period,
        subscription=subscription,
        message_id=message_id(period, subscription),
        state=MailState.SUPPRESSED,
        reason=reason,
        due_at=due_at,
        not_before=due_at,
        settled_at=now,
    )


def _keep(mails: list[DigestMail]) -> None:
    DigestMail.objects.bulk_create(mails, ignore_conflicts=True, batch_size=1000)


def is_over(due_at: datetime, now: datetime) -> bool:
    """Whether the next mail of its kind is due."""
    return now - due_at >= timedelta(weeks=1)


def hours_not_seen(now: datetime) -> list[datetime]:
    """The newest hours of those who have no mail for them: no worker has looked since they came."""
    weeks = (Week.of(now), Week.of(now).previous())
    return [due_at for kind in BY_THE_WEEK for week in weeks for _row, due_at in _due_in(kind, week, now)]


def _due_in(kind: str, week: Week, now: datetime) -> list[tuple[Subscription, datetime]]:
    """Those whose newest moment that has come lies in this week, which is the present one or the one before."""
    rows = _without_mail(kind, week)
    if kind == WEEKLY:  # the database knows whose hour has come; a meeting may bring a mail forward
        local = now.astimezone(AMSTERDAM)
        come = Q(weekday__lt=local.isoweekday()) | Q(weekday=local.isoweekday(), hour__lte=local.hour)
        rows = rows.filter(come if week == Week.of(now) else ~come)
    newest = ((row, due_in(week, row)) for row in rows if (due_in(Week.of(now), row) <= now) == (week == Week.of(now)))
    return [(row, due_at) for row, due_at in newest if row.scheduled_at <= due_at]


def owe_to(period: DigestPeriod, owed: Iterable[tuple[Subscription, datetime]]) -> None:
    """A mail for each of these subscriptions, due at its moment, unless there is one."""
    _keep(
        [
            DigestMail(
                period=period,
                subscription=subscription,
                message_id=message_id(period, subscription),
                due_at=due_at,
                not_before=due_at,
            )
            for subscription, due_at in owed
        ]
    )


def message_id(period: DigestPeriod, subscription: Subscription) -> str:
    """The same for every try, so that a receiver can fold a mail that came twice."""
    what = "digest" if period.kind == WEEKLY else period.kind
    return f"<{what}-{period.iso_week}-{subscription.pk}@{host()}>"
