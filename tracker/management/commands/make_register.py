"""The made-up register with its followers; takes the place of the register's own command of this name."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from commitments.management.commands import make_register
from digests.synthetic import MOST, make_subscriptions


class Command(make_register.Command):
    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--subscriptions", type=int, default=500, help="how many followers (500)")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        count = options["subscriptions"]
        if not 0 <= count <= MOST:
            raise CommandError(f"--subscriptions must be from 0 to {MOST}.")
        super().handle(*args, **options)
        made = make_subscriptions(count, seed=options["seed"], now=timezone.now())
        self.stdout.write(f"made up: {made} subscriptions")
