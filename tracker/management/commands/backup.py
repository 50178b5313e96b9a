"""`manage.py backup TARGET`: the whole register in one file, while it runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.backup import BackupFault, swept_when_stopped
from tracker.backup.making import make_backup


class Command(BaseCommand):
    help = "Backs the register up to the file TARGET, with a manifest (TARGET.json) beside it, while others write."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="a file that is not there yet")

    def handle(self, *args: Any, target: Path, **options: Any) -> None:
        try:
            with swept_when_stopped():
                made = make_backup(target, timezone.now())
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        counts = made.contents.counts
        self.stdout.write(
            f"backed up to {target}: {counts['commitments_commitment']} commitments, "
            f"{sum(counts.values())} rows in {len(counts)} tables, {made.bytes} bytes"
        )
