"""Metrics for Prometheus, on a port of their own that only the operator reaches; read when they are asked for."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from wsgiref.simple_server import WSGIServer

from axes.models import AccessAttempt
from django.conf import settings
from django.db import close_old_connections
from django.db.models import Count, F, Max, Min, Sum
from django.utils import timezone
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from digests.alarms import oldest_due
from digests.choices import MailState
from digests.heartbeats import last
from digests.models import DigestMail
from sources.models import Upload, UploadState

logger = logging.getLogger(__name__)
LATELY = timedelta(weeks=1)


class Figures(Collector):
    """A door: what the database knows at the moment of asking, over a connection of this thread's own."""

    def collect(self) -> Iterator[Metric]:
        close_old_connections()
        try:
            yield from figures(timezone.now())  # noqa: TID251  a door
        finally:
            close_old_connections()


def figures(now: datetime) -> Iterator[Metric]:
    yield from _of_mails(now)
    yield from _of_jobs(now)


def _of_mails(now: datetime) -> Iterator[Metric]:
    states = GaugeMetricFamily("digest_mails", "Mails by state", labels=["state"])
    counted = dict(DigestMail.objects.order_by().values_list("state").annotate(Count("pk")))
    for state in MailState:
        states.add_metric([state.value], counted.get(state.value, 0))
    yield states
    in_doubt = DigestMail.objects.filter(in_doubt=True).count()
    yield GaugeMetricFamily("digest_in_doubt", "Mails that may have arrived twice", value=in_doubt)
    sent = DigestMail.objects.filter(state=MailState.SENT, settled_at__gt=now - LATELY)
    late = sent.aggregate(most=Max(F("settled_at") - F("due_at")))["most"]
    yield GaugeMetricFamily(
        "digest_lateness_seconds",
        "Longest time from due to sent in the last week",
        value=late.total_seconds() if late else 0,
    )
    yield _since("outbox_oldest_seconds", "How long the oldest due mail waits", oldest_due(now), now)


def _of_jobs(now: datetime) -> Iterator[Metric]:
    flagged_at, since = last("commitments.flag_overdue"), "Since deadlines were looked at"
    never = GaugeMetricFamily("overdue_eval_age_seconds", since)  # without a value: 0 would be the freshest of all
    yield _since(never.name, since, flagged_at, now) if flagged_at else never
    waiting = Upload.objects.filter(state=UploadState.WAITING).aggregate(since=Min("handed_in_at"))["since"]
    yield _since("import_lag_seconds", "How long the oldest paper waits to be read", waiting, now)
    failures = AccessAttempt.objects.aggregate(all=Sum("failures_since_start"))["all"]
    yield GaugeMetricFamily("login_failed", "Failed log-ins since they last succeeded", value=failures or 0)


def _since(name: str, words: str, moment: datetime | None, now: datetime) -> Metric:
    return GaugeMetricFamily(name, words, value=(now - moment).total_seconds() if moment else 0)


def serve() -> WSGIServer | None:
    """Answer on METRICS_PORT, when there is one; a second process on the same machine leaves it to the first."""
    if not settings.METRICS_PORT:
        return None
    registry = CollectorRegistry()
    registry.register(Figures())
    try:
        server, _thread = start_http_server(settings.METRICS_PORT, addr=settings.METRICS_HOST, registry=registry)
    except OSError as error:
        logger.warning("metrics are not served here: %s", error.strerror)
        return None
    return server
