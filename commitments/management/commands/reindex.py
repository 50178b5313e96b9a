"""Brings the searchable words in step with the register, or says how far they are."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from commitments.kept import stale
from commitments.search import index


class Command(BaseCommand):
    help = "Indexes what changed around the register's own verbs; --all indexes everything, --check only compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="write every entry anew")
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when an entry differs")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            if wrong := index.differences():
                raise CommandError(f"{wrong} entries differ from the register; `reindex --all` writes them anew.")
            self.stdout.write("every entry is as the register has it")
            return
        if options["all"]:
            stale.mark_all(connection)
        self.stdout.write(f"indexed: {index.index_stale()} commitments")
