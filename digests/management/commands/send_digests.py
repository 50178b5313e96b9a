from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import override

from digests.models import DigestPeriod
from digests.periods import WEEKLY, ensure_periods, owe_all
from digests.sending import send_due
from digests.totals import totals
from digests.weeks import Week


class Command(BaseCommand):
    help = (
        "Sends the digests of a week to everybody who has not had theirs, without waiting for each one's own hour; "
        "prints how they ended. Safe to repeat: nobody gets a second one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--week", metavar="WEEK", help="an ISO week such as 2026-W48 (default: this week)")

    def handle(self, *args: Any, week: str | None = None, **options: Any) -> None:
        now = timezone.now()
        this_week = Week.of(now)
        asked = self.read(week) if week is not None else this_week
        if asked > this_week:
            raise CommandError(f"week {asked} has yet to come (this is {this_week}): nothing was sent.")
        period = ensure_periods(now)
        if asked == this_week:
            owe_all(period, now)
        else:
            period = self.past(asked)
        send_due(timezone.now)
        self.stdout.write(f"{asked}: {totals([period], now)[period.pk]}")

    def read(self, label: str) -> Week:
        try:
            return Week.parse(label)
        except ValueError:
            raise CommandError(f"'{label}' is no week: write it as 2026-W48.") from None

    def past(self, week: Week) -> DigestPeriod:
        """A week that is over: what is still waiting in it may go, nothing new is made."""
        period = DigestPeriod.objects.filter(kind=WEEKLY, iso_week=str(week)).first()
        if period is None:
            raise CommandError(f"week {week} is over and no digests were made in it: nothing was sent.")
        if period.reason:
            with override("en"):
                raise CommandError(f"week {week} was skipped: {period.reason_in_words} Nothing was sent.")
        return period
