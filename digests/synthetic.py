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
    for name, codes in (
        ("ministerie", Ministry.objects.order_by("code").values_list("code", flat=True)),
        ("commissie", Committee.objects.order_by("slug").values_list("slug", flat=True)),
        ("lid", Member.objects.order_by("slug").values_list("slug", flat=True)),
    ):
        lists += [(f"{name} {code}", urlencode([(name, code), *LATE])) for code in codes]
    rows = [_subscription(chance, number, lists, now) for number in range(count)]
    Subscription.objects.bulk_create(rows, batch_size=1000)
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
