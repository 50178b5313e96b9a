"""The faults that take hours or days, in simulated time, with a real mail server; prints one JSON line for each.

    python -m benchmarks.simulated

A clock is moved by hand, a minute at a time; at each minute happens what a worker does at each tick. Weeks are whole,
and there is somebody for each of many hours in them: each subscriber is owed one mail a week, whatever happens.
"""

import json
import os
import secrets
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HOURS = (0, 1, 2, 3, 7, 23)
"""Those that a change of the clock skips or repeats, and some others."""


def at(words: str) -> datetime:
    """A moment on Amsterdam's clock."""
    return datetime.fromisoformat(words).replace(tzinfo=AMSTERDAM)


def minutes(start: datetime, end: datetime) -> Iterator[datetime]:
    """Each minute that really passes (an hour that comes twice is two hours)."""
    moment, last = start.timestamp(), end.timestamp()
    while moment < last:
        yield datetime.fromtimestamp(moment, AMSTERDAM)
        moment += 60


def weeks_of(first: str, number: int) -> Iterator[datetime]:
    return minutes(start := at(first), (start.replace(tzinfo=None) + number * 7 * DAY).replace(tzinfo=AMSTERDAM))


def without(ticks: Iterable[datetime], start: str, end: str) -> Iterator[datetime]:
    return (tick for tick in ticks if not at(start) <= tick < at(end))


def set_back(ticks: Iterable[datetime], when: str, by: timedelta) -> Iterator[datetime]:
    """At one moment the machine's clock is set back, and shows the same hours again."""
    for tick in ticks:
        yield tick
        if tick == at(when):
            yield from minutes(tick - by, tick)


@dataclass(frozen=True)
class Scenario:
    what: str
    weeks: int
    ticks: Iterable[datetime]
    away: tuple[str, str] | None = None
    """When the mail server is not there."""


SCENARIOS = (
    Scenario(
        "the mail server is away from 07:00 to 09:00 on Monday",
        1,
        weeks_of("2026-11-23", 1),
        away=("2026-11-23T07:00", "2026-11-23T09:00"),
    ),
    Scenario(
        "nothing runs from Friday 18:00 to Tuesday 10:00",
        2,
        without(weeks_of("2026-11-16", 2), "2026-11-20T18:00", "2026-11-24T10:00"),
    ),
    Scenario("the clock goes forward on 29 March 2026", 1, weeks_of("2026-03-23", 1)),
    Scenario("the clock goes back on 25 October 2026", 1, weeks_of("2026-10-19", 1)),
    Scenario("the turn of 2026, which has 53 weeks", 3, weeks_of("2026-12-21", 3)),
    Scenario("the turn of 2020, which had 53 weeks", 3, weeks_of("2020-12-21", 3)),
    Scenario(
        "the clock is set back two hours on Monday 08:00",
        1,
        set_back(weeks_of("2026-11-23", 1), "2026-11-23T08:00", 2 * HOUR),
    ),
)


def prepare(first: datetime) -> None:
    """Somebody for each weekday and hour, and something to tell in every week."""
    from digests.models import DigestMail, DigestPeriod, Subscription
    from tests.factories import make_commitment

    for model in (DigestMail, DigestPeriod, Subscription):
        model._default_manager.all().delete()
    long_ago = first - 30 * DAY
    for number in range(12):
        make_commitment(deadline=first.date() + 4 * number * DAY, promised_on=long_ago.date(), now=first)
    Subscription.objects.bulk_create(
        Subscription(
            name="Proef",
            email=f"abonnee-{weekday}-{hour}@proef.example",
            weekday=weekday,
            hour=hour,
            created_at=long_ago,
            confirmed_at=long_ago,
            scheduled_at=long_ago,
        )
        for weekday, hour in product(range(1, 8), HOURS)
    )


def run(ticks: list[datetime], away: tuple[str, str] | None, port: int) -> Counter[tuple[str, str]]:
    """What the mail server took, by recipient and Message-ID."""
    from digests.drill.server import FaultyServer
    from digests.periods import ensure_periods
    from digests.sending import send_due

    taken: Counter[tuple[str, str]] = Counter()
    gone = [tick for tick in ticks if away and at(away[0]) <= tick < at(away[1])]
    before = [tick for tick in ticks if gone and tick < gone[0]]
    for part, is_there in ((before, True), (gone, False), (ticks[len(before) + len(gone) :], True)):
        server = FaultyServer(port, later=0, drop=0, seed=1, log="", took=lambda _number: None)
        with server if is_there else nullcontext():
            for now in part:
                ensure_periods(now)
                send_due(lambda now=now: now)  # type: ignore[misc]  # mypy infers no lambda with a default
        taken += server.times()
    return taken


def figures(scenario: Scenario, port: int) -> dict[str, Any]:
    from django.db.models import Count, F, Max

    from digests.choices import MailState
    from digests.models import DigestMail, Subscription

    ticks, weeks = list(scenario.ticks), scenario.weeks
    prepare(ticks[0])
    taken = run(ticks, scenario.away, port)
    expected = weeks * Subscription.objects.count()
    mails = DigestMail.objects.order_by()
    told = mails.aggregate(attempts=Max("attempt"), late=Max(F("settled_at") - F("due_at")))
    each = mails.values("subscription").annotate(number=Count("pk")).filter(number=weeks).count()
    lost, doubled = expected - len(taken), taken.total() - len(taken)
    sent_all = set(mails.values_list("state", flat=True)) == {MailState.SENT}
    return {
        "what": scenario.what,
        "minutes": len(ticks),
        "mails": expected,
        "lost": lost,
        "doubled": doubled,
        "most_attempts": told["attempts"],
        "latest_minutes": round(told["late"] / MINUTE),
        "holds": (lost, doubled, each, sent_all) == (0, 0, expected // weeks, True),
    }


def main() -> None:
    from tests.servers import free_port

    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "EMAIL_URL": f"smtp://127.0.0.1:{port}", "LOG_LEVEL": "ERROR"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tracker.settings", "DATABASE_URL": f"sqlite:///{folder}/b.sqlite3"}
        os.environ |= {"DEBUG": "0", "SECRET_KEY": secrets.token_urlsafe(64), "SITE_URL": "https://gestand.example"}
        os.environ |= {"ALLOWED_HOSTS": "gestand.example"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        for scenario in SCENARIOS:
            print(json.dumps(figures(scenario, port)), flush=True)


if __name__ == "__main__":
    main()
