"""Doors for the worker; the rules are elsewhere."""

from celery import shared_task
from django.utils import timezone

from commitments import counters, demo, overdue, recurring, seals
from commitments.lifecycle import Act
from commitments.search import index


@shared_task(name="commitments.flag_overdue")
def flag_overdue() -> int:
    """Record the deadlines that have passed; nightly and at start, safe to repeat."""
    return overdue.flag_overdue(timezone.localdate(), now=timezone.now())


@shared_task(name="commitments.make_instances")
def make_instances() -> int:
    """The instances of what comes back, up to a year ahead; nightly and at start, safe to repeat."""
    now = timezone.now()
    return recurring.ensure_instances(Act(now, timezone.localdate(now)))


@shared_task(name="commitments.index_search")
def index_search() -> int:
    """Index what was changed around the lifecycle; every minute, safe to repeat."""
    return index.index_stale()


@shared_task(name="commitments.count_for_today")
def count_for_today() -> None:
    """Keep the counts as they stand today; after midnight and at start, safe to repeat."""
    counters.count_for(timezone.localdate())


@shared_task(name="commitments.reconcile_counters")
def reconcile_counters() -> int:
    """Compare what is kept with the rows; a difference is an error in the log, which is mailed to ADMINS."""
    return counters.reconcile() + overdue.reconcile()


@shared_task(name="commitments.keep_example_read")
def keep_example_read() -> int:
    """The fictitious dossier is read up to today, as an office would keep a real one."""
    return demo.keep_example_read(timezone.localdate())


@shared_task(name="commitments.seal_history")
def seal_history() -> int:
    """Seal what was recorded since the last minute; safe to repeat."""
    return seals.seal_history(timezone.now)
