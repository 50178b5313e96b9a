"""Doors for the worker; the rules are elsewhere. A message only wakes: what is to be done stands in the database."""

import threading
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from digests import alarms, confirming, heartbeats, home, members, periods, rappel_sent, sending, subscribing

BUDGET = timedelta(minutes=4)
"""No new mail is begun after this, well within the time limit of a task; the next tick goes on."""


_one_run = threading.Lock()
"""One run in a process: what a process that dies was just handing over is one mail, not one for each of its threads."""


@shared_task(name="digests.send_digests")
def send_digests() -> dict[str, int]:
    """Make and send what is due. Every minute and at start; safe to repeat, to miss, and to run twice at once."""
    if not _one_run.acquire(blocking=False):
        return {}
    try:
        return _run()
    finally:
        _one_run.release()


def _run() -> dict[str, int]:
    now = timezone.now()
    heartbeats.beat(send_digests.name, now)
    subscribing.forget(now)
    members.ensure_members_follow(now)
    if home.may_send(now):
        confirming.ask_for_confirmation(timezone.now)
    periods.ensure_periods(now)
    rested = sending.send_due(
        timezone.now, until=now + BUDGET, between=lambda: heartbeats.beat(send_digests.name, timezone.now())
    )
    rappel_sent.record_reminders(timezone.now())
    alarms.raise_alarms(timezone.now())
    return {state.value: count for state, count in rested.items()}
