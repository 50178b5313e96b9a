"""`manage.py restore SOURCE`: a backup becomes a register again, checked, and mute until it is released."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from tracker.backup import BackupFault, swept_when_stopped
from tracker.backup.restoring import restore
from tracker.environment import Environment


class Command(BaseCommand):
    help = (
        "Restores a backup into an empty or new database: checks its bytes, its counts and the history's seals first. "
        "The restored register sends no mail until release_mail --release."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="a file that `backup` made, its manifest beside it")
        parser.add_argument(
            "--into", default="", metavar="URL", help="a database, as in DATABASE_URL; default that one"
        )
        parser.add_argument("--replace", action="store_true", help="what the database holds now is lost")

    def handle(self, *args: Any, source: Path, into: str, replace: bool, **options: Any) -> None:
        database = dict(connection.settings_dict)
        try:
            if into:
                database |= {"OPTIONS": {}} | Environment.database_at(into, named="--into")
            with swept_when_stopped():
                manifest, verdict = restore(source, database, timezone.now(), replace=replace)
        except (BackupFault, ImproperlyConfigured) as fault:
            raise CommandError(str(fault)) from None
        counts = manifest.contents.counts
        self.stdout.write(
            f"restored to {database['NAME']} as of {manifest.made_at}: {counts['commitments_commitment']} commitments, "
            f"{sum(counts.values())} rows; {verdict.seals} seals over {verdict.rows} rows of history hold, "
            f"{verdict.unsealed} rows are not sealed yet"
        )
        self.stdout.write("It sends no mail until you say `manage.py release_mail --release` there.")
