"""Doors for the worker; the rules are elsewhere. A message only wakes: what is to be done stands in the database."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from digests import confirming, periods, sending, subscribing

BUDGET = timedelta(minutes=4)
"""No new mail is begun after this, well within the time limit of a task; the next tick goes on."""


@shared_task(name="digests.send_digests")
def send_digests() -> dict[str, int]:
    """Make and send what is due. Every minute and at start; safe to repeat, to miss, and to run twice at once."""
    now = timezone.now()
    subscribing.forget(now)
    confirming.ask_for_confirmation(timezone.now)
    periods.ensure_periods(now)
    return {state.value: count for state, count in sending.send_due(timezone.now, until=now + BUDGET).items()}
