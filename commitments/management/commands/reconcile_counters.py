"""Compares the counts that triggers keep with the rows themselves."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from commitments import counters, overdue


class Command(BaseCommand):
    help = "Compares the kept counts with the rows; exit 1 when any differs. --repair counts them anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="count anew, then compare")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["repair"]:
            counters.count_anew()
        if mended := overdue.reconcile():
            self.stdout.write(f"{mended} notes of terms ahead differed from the terms; mended")
        if wrong := counters.reconcile():
            raise CommandError(f"{wrong} counts differ from the rows; --repair counts them anew.")
        self.stdout.write("every count is as the rows have it")
