"""Made-up subscriptions to lists of a made-up register. Their addresses can receive no mail: they are in `.invalid`."""

from datetime import datetime, timedelta
from random import Random
from urllib.parse import urlencode

from commitments.choices import Standing
from commitments.models import Committee, Member, Ministry
from digests.choices import Grouping, Weekday
from digests.models import Subscription

MOST = 100_000
LATE = [("status", Standing.LATE.value), ("status", Standing.LATE_WITH_WORD.value)]


def make_subscriptions(count: int, *, seed: int, now: datetime) -> int:
    """Confirmed followers of late, ministries, committees and members' lists, as if chosen in the last year."""
    chance = Random(seed)  # noqa: S311  nothing secret: the same seed must give the same followers
    lists = [("Te laat", urlencode(LATE))]
    for name, rows in (
        ("ministerie", [(str(row), row.code) for row in Ministry.objects.order_by("code")]),
        ("commissie", [(str(row), row.slug) for row in Committee.objects.order_by("slug")]),
        ("lid", [(row.name, row.slug) for row in Member.objects.order_by("slug")]),
    ):
        lists += [(f"Te laat: {words}", urlencode([(name, code), *LATE])) for words, code in rows]
    followers = [_subscription(chance, number, lists, now) for number in range(count)]
    Subscription.objects.bulk_create(followers, batch_size=1000)
    return count


def _subscription(chance: Random, number: int, lists: list[tuple[str, str]], now: datetime) -> Subscription:
    name, query = chance.choice(lists)
    chosen_at = now - timedelta(days=chance.randint(1, 365))
    return Subscription(
        name=name[:120],
        query=query,
        email=f"volger{number:06}@synthetisch.invalid",
        language=chance.choice(("nl", "nl", "nl", "en")),
        weekday=chance.choice(Weekday.values[:5]),
        hour=chance.randint(6, 9),
        grouping=chance.choice(Grouping.values),
        created_at=chosen_at,
        confirmed_at=chosen_at,
        scheduled_at=now,
    )
