from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from digests.periods import ensure_periods
from digests.totals import totals


class Command(BaseCommand):
    help = "Creates the week and the mails that are owed by now, and sends nothing. Safe to repeat, also at once."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        period = ensure_periods(now)
        self.stdout.write(f"{period}: {totals([period], now)[period.pk]}")
