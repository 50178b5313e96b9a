"""Fills an empty database with a made-up register."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from commitments.synthetic import MOST, RegisterInUse, make_register
from commitments.synthetic.indexes import who_would_wait


class Command(BaseCommand):
    help = "Fills an empty database with a made-up register, marked as such; refused where entries stand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--commitments", type=int, default=20000, help="how many commitments (20000)")
        parser.add_argument("--seed", type=int, default=7, help="another seed gives another register (7)")

    def handle(self, *args: Any, **options: Any) -> None:
        count, began = options["commitments"], monotonic()
        if not 1 <= count <= MOST:
            raise CommandError(f"--commitments must be from 1 to {MOST}.")
        if others := who_would_wait():
            self.stderr.write(
                f"Connected to this database beside this command: {others}. They wait until it is filled."
            )
        try:
            made = make_register(count, seed=options["seed"], today=timezone.localdate())
        except RegisterInUse as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"made up: {made} commitments in {monotonic() - began:.0f} seconds")
