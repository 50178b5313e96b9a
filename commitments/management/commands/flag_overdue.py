from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from commitments.overdue import flag_overdue


class Command(BaseCommand):
    help = "Records each deadline that has passed, once; prints how many were new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="DATE", help="as on this day (YYYY-MM-DD) instead of today")

    def handle(self, *args: Any, on: str | None = None, **options: Any) -> None:
        today = timezone.localdate()
        if on is not None:
            try:
                today = date.fromisoformat(on)
            except ValueError:
                raise CommandError(f"'{on}' is no day: write it as 2026-11-23.") from None
        self.stdout.write(f"{flag_overdue(today, now=timezone.now())} deadlines recorded as passed")
