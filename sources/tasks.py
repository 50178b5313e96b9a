"""Doors for the worker; the rules are elsewhere."""

from celery import shared_task
from django.utils import timezone

from sources import uploads


@shared_task(name="sources.read_uploads")
def read_uploads() -> int:
    """Read the papers that clerks handed in; woken by each of them, safe to repeat."""
    now = timezone.now()
    return uploads.read_waiting(today=timezone.localdate(now), now=now)
