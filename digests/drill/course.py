"""The course of a drill, inside its scratch places: fill the register, let it send, kill, and count."""

import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from digests.choices import LEASED, SETTLED, MailState
from digests.drill.place import free_port, start_redis
from digests.drill.plan import Found, Plan
from digests.drill.server import FaultyServer
from digests.drill.workers import Workers
from digests.models import DigestMail, DigestPeriod, Subscription
from digests.totals import totals
from digests.weeks import AMSTERDAM

LISTS = ("", "status=late", "status=late&status=late_with_word&status=on_time")
SOON = 0.03
"""Seconds: a kill comes at a random moment so long after it fell due, so that it hits any step of sending."""


def fill(plan: Plan, now: datetime) -> None:
    """A register with news for everybody, and subscribers whose hour has come."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    call_command("load_demo", verbosity=0, stdout=StringIO())
    before = now - timedelta(days=30)
    shared = {"created_at": before, "confirmed_at": before, "scheduled_at": before, "hour": 0}
    weekday = now.astimezone(AMSTERDAM).isoweekday()
    Subscription.objects.bulk_create(
        [
            Subscription(
                name="Proef",
                email=f"abonnee{number}@proef.example",
                query=LISTS[number % len(LISTS)],
                language="nl" if number % 2 else "en",
                weekday=weekday,
                **shared,
            )
            for number in range(plan.mails)
        ],
        batch_size=500,
    )


@dataclass
class Course:
    """One drill under way. The server's thread says how far it is, a thread of its own kills."""

    plan: Plan
    environment: Mapping[str, str]
    folder: Path
    hits: list[Counter[str]] = field(default_factory=list)
    """For each kill the rows that the killed process held, by state."""
    reached: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> Found:
        port, started = free_port(), time.monotonic()
        environment = {**self.environment, "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        faults = {"later": self.plan.smtp_451, "drop": self.plan.accept_then_drop}
        self.workers = Workers(environment, self.folder, number=self.plan.workers, beats=self.plan.beats)
        with FaultyServer(port, seed=self.plan.seed, log=self.plan.log, took=self.took, **faults) as server:
            killer = threading.Thread(target=self.kill_all, daemon=True)
            try:
                self.initiate(environment)
                self.workers.start()
                killer.start()
                self.wait_until_settled()
            finally:
                self.over.set()
                if killer.ident:
                    killer.join()
                self.workers.stop()
        return self.count(server, time.monotonic() - started)

    def took(self, number: int) -> None:
        self.reached = number

    def initiate(self, environment: Mapping[str, str]) -> None:
        """Several who find at the same moment that the week has begun; the workers find it too."""
        if self.plan.initiators > 1:
            command = [sys.executable, "manage.py", "ensure_periods"]
            options = {"env": dict(environment), "stdout": subprocess.DEVNULL}
            begun = [subprocess.Popen(command, **options) for _number in range(self.plan.initiators)]  # type: ignore[call-overload]  # noqa: S603
            if any(process.wait() for process in begun):
                raise RuntimeError("an initiator failed")

    def kill_all(self) -> None:
        """Each kill when a share of the mails has gone, chosen by the seed; Redis at half."""
        chance = random.Random(self.plan.seed)  # noqa: S311  a drill can be run again
        moments = [(chance.uniform(0, 0.9) * self.plan.mails, "worker") for _kill in range(self.plan.kills)]
        moments += [(self.plan.mails / 2, "redis")] if self.plan.flush_redis else []
        for moment, whom in sorted(moments):
            while self.reached < moment and not self.over.is_set():
                time.sleep(0.002)
            if self.over.is_set():
                break
            if whom == "redis":
                self.flush_redis()
            else:
                time.sleep(chance.uniform(0, SOON))
                self.kill_one(chance)
        connection.close()

    def kill_one(self, chance: random.Random) -> None:
        """Kill one of the senders that hold mails, and see what it held."""
        while not self.over.is_set():
            holders = self.holders()
            if holders:
                group = chance.choice(sorted(holders))
                self.workers.kill(group)
                held = DigestMail.objects.filter(held_by__in=holders[group], state__in=LEASED)
                self.hits.append(Counter(held.values_list("state", flat=True)))
                self.workers.start_sender()
                return
            time.sleep(0.005)

    def holders(self) -> dict[int, list[str]]:
        """The live senders that hold mails: process group to the names under which they hold them."""
        found: dict[int, list[str]] = {}
        held = DigestMail.objects.filter(state__in=LEASED).order_by().values_list("held_by", flat=True).distinct()
        for name in held:
            with suppress(ProcessLookupError, ValueError):
                group = os.getpgid(int(name.rpartition(":")[2]))
                if group in self.workers.senders:
                    found.setdefault(group, []).append(name)
        return found

    def flush_redis(self) -> None:
        """What the broker held is gone, and for a moment the broker too."""
        import redis

        client = redis.Redis.from_url(settings.REDIS_URL)
        client.flushall()
        with suppress(redis.ConnectionError):
            client.shutdown(nosave=True)
        self.workers.others.append(start_redis(urlsplit(settings.REDIS_URL).port or 6379, self.folder))

    def wait_until_settled(self) -> None:
        end = time.monotonic() + self.plan.seconds
        while time.monotonic() < end:
            rows = DigestMail.objects.count()
            if rows and not DigestMail.objects.exclude(state__in=SETTLED).exists():
                return
            self.workers.revive()
            time.sleep(0.25)

    def count(self, server: FaultyServer, seconds: float) -> Found:
        times = server.times()
        doubled = {message_id: number - 1 for (_to, message_id), number in times.items() if number > 1}
        flagged = set(DigestMail.objects.filter(in_doubt=True).values_list("message_id", flat=True))
        arrived = {to for to, _message_id in times}
        periods = list(DigestPeriod.objects.filter(mails__isnull=False).distinct())
        counted = totals(periods, max(period.created_at for period in periods)).values()
        return Found(
            mails=self.plan.mails,
            lost=sum(address not in arrived for address in Subscription.objects.values_list("email", flat=True)),
            doubled=sum(doubled.values()),
            doubled_by_kills=server.doubled_without_a_drop(),
            in_doubt=len(flagged),
            unflagged_doubles=sum(number for message_id, number in doubled.items() if message_id not in flagged),
            kills=len(self.hits),
            drops=len(server.dropped),
            seconds=round(seconds, 1),
            kills_with_claimed=sum(hit[MailState.CLAIMED] > 0 for hit in self.hits),
            kills_with_data=sum(hit[MailState.DATA] > 0 for hit in self.hits),
            claimed_rows_hit=sum(hit[MailState.CLAIMED] for hit in self.hits),
            data_rows_hit=sum(hit[MailState.DATA] for hit in self.hits),
            put_off=server.put_off,
            periods=len(periods),
            complete=[(one.is_complete, one.expected) for one in counted] == [(True, self.plan.mails)],
            database=connection.vendor,
            broker="redis" if self.workers.has_broker else "memory",
            workers=self.workers.number,
            seed=self.plan.seed,
        )
