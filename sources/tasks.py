"""Doors for the worker; the rules are elsewhere."""

from celery import shared_task
from django.utils import timezone

from sources import uploads, verdicts


@shared_task(name="sources.read_uploads")
def read_uploads() -> int:
    """Read the papers that clerks handed in; woken by each of them, safe to repeat."""
    now = timezone.now()
    return uploads.read_waiting(today=timezone.localdate(now), now=now)


@shared_task(name="sources.learn_from_verdicts")
def learn_from_verdicts() -> int:
    """Write down what clerks made of suggestions, and learn an order from it when there is enough; safe to repeat."""
    now = timezone.now()
    settled = verdicts.settle(now=now)
    verdicts.learn(now=now)
    return settled
