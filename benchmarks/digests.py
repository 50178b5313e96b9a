"""Digests sent in a second to a local mail server, content included, beside the plain way; prints one JSON line.

    python -m benchmarks.digests [--mails 10000] [--rounds 2]

Ours: `send_due`, from rows that are owed to rows that are sent. The peer: one `EmailMultiAlternatives.send()` for each
subscriber, with the content made once for each filter by the same code, and the same two marks written for each mail.
Both work on the same SQLite file with the same settings, in turn; the mail server is a process of its own that takes
everything.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import secrets
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from importlib.metadata import version
from itertools import product
from typing import Any

GOAL = 2.5
ANSWERS = {
    b"EHLO": b"250-sink\r\n250-8BITMIME\r\n250 PIPELINING\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
"""What Postfix and its like say too."""


class Sink(asyncio.Protocol):
    """SMTP as far as a client needs it; takes every mail and counts it."""

    def __init__(self, taken: Any) -> None:
        self.taken, self.waiting, self.in_data = taken, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while self.in_data or b"\r\n" in self.waiting:
            if not self.in_data:
                line, _end, self.waiting = self.waiting.partition(b"\r\n")
                self.command(line[:4].upper())
            elif b"\r\n.\r\n" in self.waiting:
                _mail, _end, self.waiting = self.waiting.partition(b"\r\n.\r\n")
                self.in_data, self.taken.value = False, self.taken.value + 1
                self.transport.write(b"250 taken\r\n")
            else:
                break

    def command(self, word: bytes) -> None:
        self.in_data = word == b"DATA"
        self.transport.write(ANSWERS.get(word, b"250 sink\r\n"))
        if word == b"QUIT":
            self.transport.close()


def serve(port: Any, taken: Any) -> None:
    async def forever() -> None:
        server = await asyncio.get_running_loop().create_server(lambda: Sink(taken), "127.0.0.1", 0)
        port.value = server.sockets[0].getsockname()[1]
        await server.serve_forever()

    asyncio.run(forever())


def prepare(mails: int) -> list[str]:
    """A register with some hundred commitments, and subscribers to 223 lists that name everything a list can; those."""
    from django.core.management import call_command
    from django.urls import reverse
    from django.utils import timezone

    from commitments.models import CommitmentRecipient, Ministry
    from digests.models import Subscription
    from tests.factories import (
        make_commitment,
        make_committee,
        make_dossier,
        make_meeting,
        make_member,
        make_minister,
    )

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    reverse("subscriptions")  # neither side is to load all the views while its time runs
    today, now = timezone.localdate(), timezone.now()
    names: list[str] = []
    for ministry in Ministry.objects.order_by("pk")[:16]:
        minister, committee, member, dossier = (
            make_minister(ministry=ministry),
            make_committee(),
            make_member(),
            make_dossier(),
        )
        meeting = make_meeting(committee)
        for number in range(20):
            make_commitment(
                minister=minister,
                committee=committee,
                dossier=dossier,
                meeting=meeting,
                recipients=(CommitmentRecipient(member=member),),
                deadline=today + timedelta(days=4 * (number - 14)),
                now=now,
            )
        names += [f"ministerie={ministry.code}", f"bewindspersoon={minister.slug}", f"commissie={committee.slug}"]
        names += [f"lid={member.slug}", f"dossier={dossier.number}", f"vergadering={meeting.slug}"]
    days = ("", f"&van={today - timedelta(days=1500)}")
    lists = [f"{name}{day}{kind}" for kind, day, name in product(("", "&status=not_checked"), days, names)][:223]
    before = now - timedelta(days=30)
    Subscription.objects.bulk_create(
        [
            Subscription(
                name="Lijst",
                email=f"volger{number}@voorbeeld.example",
                query=lists[number % len(lists)],
                created_at=before,
                confirmed_at=before,
                scheduled_at=before,
            )
            for number in range(mails)
        ],
        batch_size=1000,
    )
    return lists


def owe(week: str, now: datetime) -> None:
    from digests.models import DigestMail, DigestPeriod, Subscription
    from digests.periods import message_id

    DigestMail.objects.all().delete()
    period = DigestPeriod.objects.get_or_create(iso_week=week, defaults={"created_at": now})[0]
    rows = [
        DigestMail(period=period, subscription=one, message_id=message_id(period, one), due_at=now, not_before=now)
        for one in Subscription.objects.order_by("pk")
    ]
    DigestMail.objects.bulk_create(rows, batch_size=1000)


class Statements:
    """Counts what is asked of the database: what is read, and what is written or kept in the queue."""

    def __init__(self) -> None:
        self.read = self.queue = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("SELECT") and "digests_" not in sql:
            self.read += 1
        else:
            self.queue += 1
        return execute(sql, params, many, context)


def ours() -> tuple[float, Statements]:
    from django.db import connection
    from django.utils import timezone

    from digests.sending import send_due

    counted, started = Statements(), time.perf_counter()
    with connection.execute_wrapper(counted):
        send_due(timezone.now)
    return time.perf_counter() - started, counted


def peer() -> float:
    """The plain way, with the content of a filter kept once it was made."""
    from django.core.mail import EmailMultiAlternatives
    from django.utils import timezone

    from digests.content import Told
    from digests.gathering import Gathering
    from digests.models import DigestMail
    from digests.outbox import waiting_subscriptions
    from digests.payload import to_payload
    from digests.rendering import Rendered, render_mail, ways_of

    started = time.perf_counter()
    gathering = Gathering(timezone.now(), waiting_subscriptions())
    made = dict[str, tuple[Rendered, Any]]()
    for mail in DigestMail.objects.select_related("period", "subscription").order_by("pk").iterator():
        subscription = mail.subscription
        if subscription.query not in made:
            mail.payload = to_payload(gathering.content(subscription, Told()))
            made[subscription.query] = (render_mail(mail, ways_of(subscription)), mail.payload)
        rendered, payload = made[subscription.query]
        leave = f"<{ways_of(subscription).leave}>"
        headers = {"Message-ID": mail.message_id, "List-Unsubscribe": leave, "Auto-Submitted": "auto-generated"}
        message = EmailMultiAlternatives(rendered.subject, rendered.text, to=[subscription.email], headers=headers)
        message.attach_alternative(rendered.html, "text/html")
        now = timezone.now()
        DigestMail.objects.filter(pk=mail.pk).update(state="data", payload=payload, lease_until=now)
        message.send()
        DigestMail.objects.filter(pk=mail.pk).update(state="sent", settled_at=now, lease_until=None)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    port, taken = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
    sink = multiprocessing.Process(target=serve, args=(port, taken), daemon=True)
    sink.start()
    while not port.value:
        time.sleep(0.05)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "EMAIL_URL": f"smtp://127.0.0.1:{port.value}", "LOG_LEVEL": "WARNING"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tracker.settings", "DATABASE_URL": f"sqlite:///{folder}/b.sqlite3"}
        os.environ |= {"DEBUG": "0", "SECRET_KEY": secrets.token_urlsafe(64), "SITE_URL": "https://gestand.example"}
        os.environ |= {"ALLOWED_HOSTS": "gestand.example"}
        measure(asked, taken)
    sink.terminate()


def measure(asked: argparse.Namespace, taken: Any) -> None:
    import django

    django.setup()
    from django.utils import timezone

    lists, ratios, seconds = prepare(asked.mails), [], []
    for number in range(asked.rounds):
        taken.value = 0
        owe(f"2026-W{number + 1:02}", timezone.now())
        mine, counted = ours()
        took_mine = taken.value
        owe(f"2026-W{number + 1:02}", timezone.now())
        theirs = peer()
        assert (took_mine, taken.value) == (asked.mails, 2 * asked.mails), (took_mine, taken.value)
        ratios.append(theirs / mine)
        seconds.append((mine, theirs))
    figures = {
        "claim": "digests",
        "rows": asked.mails,
        "ours": round(asked.mails / statistics.median(mine for mine, _theirs in seconds)),
        "peer": round(asked.mails / statistics.median(theirs for _mine, theirs in seconds)),
        "peer_version": f"Django {version('django')} EmailMultiAlternatives.send()",
        "ratio": round(statistics.median(ratios), 2),
        "goal": GOAL,
        "holds": statistics.median(ratios) >= GOAL and counted.read <= len(lists) + 20,
        "unit": "mails a second",
        "filters": len(lists),
        "statements_for_content": counted.read,
        "statements_of_the_queue": counted.queue,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
