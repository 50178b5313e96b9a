"""When the jobs of the schedule last ran, kept in the database: a worker on another machine may be asked by the web."""

from datetime import datetime

from digests.models import Heartbeat

SERVER_AWAY = "digests.server_away"


def beat(job: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(job=job, defaults={"beaten_at": now})


def last(job: str) -> datetime | None:
    return Heartbeat.objects.filter(job=job).values_list("beaten_at", flat=True).first()


def server_away(now: datetime) -> None:
    """The mail server, tried now, takes no mail at all."""
    Heartbeat.objects.get_or_create(job=SERVER_AWAY, defaults={"beaten_at": now})


def server_there() -> None:
    Heartbeat.objects.filter(job=SERVER_AWAY).delete()


def server_away_since() -> datetime | None:
    """Since when each try found that the mail server takes nothing; None when the last one did not."""
    return last(SERVER_AWAY)
