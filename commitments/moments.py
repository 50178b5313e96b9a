"""Days as moments: when a day begins where parliament sits."""

from datetime import date, datetime, time

from django.utils import timezone


def begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
