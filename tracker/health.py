"""What a supervisor asks: does the process answer, and can it serve?"""

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from digests.alarms import owed_since, stuck_since
from digests.heartbeats import last
from digests.home import muted_since

logger = logging.getLogger(__name__)
SWEEP = "digests.send_digests"
SILENT_AFTER = timedelta(minutes=2)
"""Longer than two sweeps; a sweep that sends much beats while it does."""
WAITING_AFTER = timedelta(minutes=15)


@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; asks nobody else."""
    return HttpResponse("live\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and is migrated and the post gets away; otherwise 503 with what is wrong."""
    fault = what_is_wrong(timezone.now())  # noqa: TID251  a door
    response = HttpResponse(f"{fault or 'ready'}\n", content_type="text/plain", status=503 if fault else 200)
    if fault:
        logger.warning("not ready: %s", fault)
        response._has_been_logged = True  # type: ignore[attr-defined]  # as an error of ours each probe would be mailed
    return response


def what_is_wrong(now: datetime) -> str:
    """The first fault, "" for none. A register in which no worker ever ran is new, not ill, while no mail is owed."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        return f"{len(waiting)} migrations to apply" if waiting else _post(now)
    except DatabaseError:
        return "the database does not answer"


def _post(now: datetime) -> str:
    beaten_at = last(SWEEP)
    if beaten_at and now - beaten_at > SILENT_AFTER:
        return f"no worker has looked for mail since {beaten_at:%Y-%m-%d %H:%M} UTC"
    if muted_since():
        return ""
    if beaten_at is None and _waits_long(owed := owed_since(now), now):
        return f"no worker has ever looked for mail, and it is owed since {owed:%Y-%m-%d %H:%M} UTC"
    if _waits_long(since := stuck_since(now), now):
        return f"mail has been waiting since {since:%Y-%m-%d %H:%M} UTC"
    return ""


def _waits_long(since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since > WAITING_AFTER
