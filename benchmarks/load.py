"""Claim load: a busy hour on one machine, against the same server with one visitor.

    BENCH_POSTGRES=postgres://... python -m benchmarks.load [--rows 100000] [--minutes 10]

Two web processes and three workers on PostgreSQL and a Redis of their own. At once: 50 visitors, each some seconds with
a page; 5 clerks entering promises by the desk's form; sheets of a hundred rows; one digest run. It holds when nothing
was refused or lost and p95 of the visitors' pages is within three times that of one visitor alone, the same workers
running.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import quote

from benchmarks.digests import serve
from benchmarks.measuring import milliseconds, p95, say
from benchmarks.place import enter, on_postgresql, serving
from tests.servers import Process, Visitor, redis_server, wait_until

if TYPE_CHECKING:
    from commitments.models import User

GOAL = 3
VISITORS, CLERKS, MAILS, ROWS_OF_A_SHEET = 50, 5, 2000, 100
READING = (5.0, 15.0)
"""Seconds that a visitor looks at a page."""
TYPING = (10.0, 30.0)
"""Seconds in which a clerk fills in the form; a sheet takes as long."""
ALONE = 60.0
"""Seconds for which one visitor has the server alone."""
ADDRESS, PASSWORD = "belasting@voorbeeld.example", "een-wachtwoord-voor-de-belasting"


class Busy:
    """What everybody does until told to stop: each answer timed, each fault kept, each entry counted."""

    def __init__(self, address: str) -> None:
        self.address, self.is_over = address, threading.Event()
        self.times: list[float] = []
        self.faults: list[str] = []
        self.entered: list[str] = []

    def visit(self, pages: Iterator[str], rest: tuple[float, float]) -> None:
        """One visitor: a page, some time with it, the next page."""
        chance, visitor = random.Random(), Visitor(self.address)
        while not self.is_over.wait(chance.uniform(*rest)):
            self.tried(lambda: self.times.append(milliseconds(lambda: visitor.open(next(pages)))))

    def write(self, who: Any, names: Iterator[str], send: Callable[[Any, str], list[str]]) -> None:
        """One clerk or one sheet after another: `send` gives the titles that were taken."""
        chance = random.Random()
        while not self.is_over.wait(chance.uniform(*TYPING)):
            self.tried(lambda: self.entered.extend(send(who, next(names))))

    def tried(self, call: Callable[[], object]) -> None:
        try:
            call()
        except (URLError, OSError, AssertionError) as fault:
            self.faults.append(f"{type(fault).__name__}: {fault}")


@dataclass(frozen=True)
class Known:
    """What there is to ask for; read once, so that the visitors themselves need no database."""

    numbers: list[str]
    ministries: list[str]
    committees: list[str]
    dossiers: list[str]


def known() -> Known:
    from commitments.models import Commitment, Committee, Dossier, Ministry

    public = Commitment.objects.filter(visibility="public").order_by("-pk")
    return Known(
        list(public.values_list("number", flat=True)[:5000]),
        list(Ministry.objects.values_list("code", flat=True)),
        list(Committee.objects.values_list("slug", flat=True)),
        [one.key for one in Dossier.objects.all()[:500]],
    )


def pages(there: Known, seed: int) -> Iterator[str]:
    """Addresses as a mixed public asks them: much the same few, and much that nobody asked before."""
    chance = random.Random(seed)
    words = ("onderzoek", "stikstof", "evaluatie", "jeugdzorg", "veiligheid", "brief", "defensie", "woningen")
    kinds: list[Callable[[], str]] = [
        lambda: "/",
        lambda: "/toezeggingen/",
        lambda: f"/toezeggingen/?ministerie={chance.choice(there.ministries)}&status=late",
        lambda: f"/toezeggingen/?commissie={chance.choice(there.committees)}",
        lambda: f"/toezeggingen/?q={chance.choice(words)}",
        lambda: f"/toezeggingen/{chance.choice(there.numbers)}/",
        lambda: f"/toezeggingen/{chance.choice(there.numbers)}/",
        lambda: f"/commissies/{chance.choice(there.committees)}/",
        lambda: f"/ministeries/{chance.choice(there.ministries)}/",
        lambda: f"/dossiers/{quote(chance.choice(there.dossiers))}/",
    ]
    while True:
        yield chance.choice(kinds)()


def names(who: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"Belasting {os.getpid()} {who} {number}"


def entry() -> dict[str, str]:
    """What stands the same in everything that is entered: a dossier, its paper, who promised and when."""
    from commitments.models import Commitment

    known = Commitment.objects.filter(visibility="public", source_document__isnull=False).latest("promised_on")
    assert known.source_document
    return {
        "dossier": known.dossier.key,
        "source_document": known.source_document.identifier,
        "promised_on": known.promised_on.isoformat(),
        "minister": str(known.minister_id),
    }


def enter_one(same: dict[str, str]) -> Callable[[Visitor, str], list[str]]:
    def send(clerk: Visitor, title: str) -> list[str]:
        kind = {"commitment_class": "deliverable", "visibility": "public", "without_term": "on", "is_one": "on"}
        page = clerk.submit("/bureau/opnemen/", **same, **kind, title=title)
        assert title in page, "the desk did not take the entry"
        return [title]

    return send


def enter_sheet(same: dict[str, str]) -> Callable[[User, str], list[str]]:
    """A hundred rows at once, all or none."""
    from django.utils import timezone

    from commitments.bulk.entering import enter as enter_rows
    from commitments.bulk.sheet import rows_of
    from commitments.models import Minister

    minister = Minister.objects.get(pk=same["minister"])

    def send(by: User, name: str) -> list[str]:
        titles = [f"{name} regel {row}" for row in range(ROWS_OF_A_SHEET)]
        head = ["toezegging", "dossier", "toegezegd_op", "bewindspersoon", "zichtbaarheid"]
        lines = [[title, same["dossier"], same["promised_on"], minister.slug, "public"] for title in titles]
        rows = rows_of(enumerate([head, *lines], start=1))
        outcomes = enter_rows(rows, by, timezone.now(), preview=False)
        assert all(outcome.is_new for outcome in outcomes), "the sheet was refused"
        return titles

    return send


def somebody() -> User:
    """The account of all the clerks."""
    from commitments.access import CLERK
    from commitments.models import User
    from tests.factories import make_user

    User.objects.filter(email=ADDRESS).update(email=f"{os.getpid()}-{time.time()}@voorbeeld.example")
    account = make_user(CLERK, email=ADDRESS, full_name="Griffier van de belasting")
    account.set_password(PASSWORD)
    account.save()
    return account


def follow() -> int:
    """Subscriptions whose hour is now; the highest key that was there before."""
    from django.utils import timezone

    from commitments.models import Ministry
    from digests.models import Subscription

    newest = Subscription.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    codes, now = list(Ministry.objects.values_list("code", flat=True)), timezone.localtime()
    before = now - timedelta(days=8)
    Subscription.objects.bulk_create(
        Subscription(
            name="Lijst",
            email=f"{os.getpid()}-{number}@voorbeeld.example",
            query=f"ministerie={codes[number % len(codes)]}",
            weekday=now.isoweekday(),
            hour=now.hour,
            created_at=before,
            confirmed_at=before,
            scheduled_at=before,
        )
        for number in range(MAILS)
    )
    return newest


@contextmanager
def workers(environment: dict[str, str], folder: Path) -> Iterator[None]:
    """Three workers and a beat."""
    with ExitStack() as running:
        for number in range(3):
            name = ["--hostname", f"load{number}@%h", "--concurrency", "1"]
            log = folder / f"worker{number}.log"
            running.enter_context(Process("-m", "celery", "-A", "tracker", "worker", *name, log=log, **environment))
        schedule = ["--schedule", str(folder / "beat"), "--pidfile="]
        log = folder / "beat.log"
        running.enter_context(Process("-m", "celery", "-A", "tracker", "beat", *schedule, log=log, **environment))
        yield


def work(busy: Busy, account: User, minutes: float) -> None:
    """Everybody at once for so many minutes."""
    from django.db import connections

    same, there = entry(), known()
    clerks = [clerk(busy.address) for _number in range(CLERKS)]
    everybody = [
        threading.Thread(target=busy.visit, args=(pages(there, number), READING)) for number in range(VISITORS)
    ]
    everybody += [
        threading.Thread(target=busy.write, args=(one, names(f"griffier {number}"), enter_one(same)))
        for number, one in enumerate(clerks)
    ]
    everybody.append(threading.Thread(target=busy.write, args=(account, names("blad"), enter_sheet(same))))
    connections.close_all()
    for one in everybody:
        one.start()
    busy.is_over.wait(minutes * 60)
    busy.is_over.set()
    for one in everybody:
        one.join()


def alone(address: str) -> list[float]:
    """What one visitor waits for pages, nobody else being there."""
    idle, asked, end = Busy(address), pages(known(), 0), time.monotonic() + ALONE
    visitor = Visitor(address)
    while time.monotonic() < end:
        idle.tried(lambda: idle.times.append(milliseconds(lambda: visitor.open(next(asked)))))
    assert not idle.faults, idle.faults[:3]
    return idle.times


def lost(busy: Busy, newest: int, taken: int) -> dict[str, int]:
    """What the server said it took and the register does not hold, mails that were owed and not sent, wrong counts."""
    from commitments.counters import reconcile
    from commitments.models import Commitment
    from digests.choices import MailState
    from digests.models import DigestMail

    held = set(Commitment.objects.filter(title__startswith=f"Belasting {os.getpid()} ").values_list("title", flat=True))
    owed = DigestMail.objects.filter(subscription__gt=newest)
    sent, empty = owed.filter(state=MailState.SENT).count(), owed.filter(state=MailState.EMPTY).count()
    return {
        "entries_lost": len(set(busy.entered) - held),
        "entries_doubled": len(held) - len(set(held)),
        "mails_lost": MAILS - sent - empty,
        "mails_handed_over_more_than_once": taken - sent,
        "counts_wrong": reconcile(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    environment = on_postgresql(asked.rows)
    if environment is None:
        say("load", asked.rows, goal=GOAL, at_most=True, peer_version="BENCH_POSTGRES is not set")
        return
    port, taken = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
    sink = multiprocessing.Process(target=serve, args=(port, taken), daemon=True)
    sink.start()
    wait_until(lambda: port.value, "the mail server listens")
    with tempfile.TemporaryDirectory() as folder, redis_server(Path(folder)) as redis:
        environment |= {"REDIS_URL": redis, "EMAIL_URL": f"smtp://127.0.0.1:{port.value}", "SWEEP_SECONDS": "5"}
        enter(environment)
        measure(environment, asked, Path(folder), taken)
    sink.terminate()


def measure(environment: dict[str, str], asked: argparse.Namespace, folder: Path, taken: Any) -> None:
    from django.utils import timezone

    from commitments.seals import seal_history
    from digests.models import Subscription

    seal_history(timezone.now)  # as in a register that runs: sealing what was just made would be all that is measured
    account, started = somebody(), timezone.now()
    Subscription.objects.running().update(ended_at=started)
    with serving(environment, processes=2) as server, workers(environment, folder):
        address = f"http://127.0.0.1:{server.port}"
        wait_until(lambda: is_settled(started), "what each worker does when it starts is done")
        idle, before = alone(address), taken.value
        newest, busy = follow(), Busy(address)
        work(busy, account, asked.minutes)
        wait_until(lambda: is_sent(newest), "every mail is sent")
        found = lost(busy, newest, taken.value - before)
    ratio = p95(busy.times) / p95(idle)
    say(
        "load",
        asked.rows,
        p95(busy.times),
        p95(idle),
        goal=GOAL,
        at_most=True,
        peer_version="one visitor, the same server",
        unit="ms, p95",
        minutes=asked.minutes,
        pages=len(busy.times),
        pages_alone=len(idle),
        entries=len(busy.entered),
        mails=MAILS,
        errors=len(busy.faults),
        first_errors=busy.faults[:3],
        **found,
        holds=ratio <= GOAL and not busy.faults and not any(found.values()),
    )


def is_settled(started: datetime) -> bool:
    """Whether every job of the schedule has run since: a worker that starts makes up for nights that were missed."""
    from django.conf import settings

    from digests.models import Heartbeat

    jobs = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    return Heartbeat.objects.filter(job__in=jobs, beaten_at__gt=started).count() == len(jobs)


def is_sent(newest: int) -> bool:
    from digests.models import DigestMail

    return DigestMail.objects.filter(subscription__gt=newest, settled_at__isnull=False).count() >= MAILS


def clerk(address: str) -> Visitor:
    visitor = Visitor(address)
    visitor.submit("/inloggen/", username=ADDRESS, password=PASSWORD)
    assert "/bureau/" in visitor.open("/bureau/"), "the clerk could not log in"
    return visitor


if __name__ == "__main__":
    main()
