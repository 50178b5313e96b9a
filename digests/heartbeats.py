"""When the jobs of the schedule last ran, kept in the database: a worker on another machine may be asked by the web."""

from datetime import datetime

from digests.models import Heartbeat


def beat(job: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(job=job, defaults={"beaten_at": now})


def last(job: str) -> datetime | None:
    return Heartbeat.objects.filter(job=job).values_list("beaten_at", flat=True).first()
