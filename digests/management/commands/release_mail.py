from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from digests import home


class Command(BaseCommand):
    help = (
        "Says whether this database sends mail. A restored copy is mute: --release makes it the register's own; "
        "--mute makes any database mute, before a copy of it is put to use elsewhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        wish = parser.add_mutually_exclusive_group()
        wish.add_argument("--release", action="store_true", help="mails go out from here, and from nowhere else")
        wish.add_argument("--mute", action="store_true", help="no mail goes out until it is released")

    def handle(self, *args: Any, release: bool, mute: bool, **options: Any) -> None:
        now = timezone.now()
        if release:
            home.release(now)
        elif mute:
            home.mute(now)
        else:
            home.may_send(now)
        since = home.muted_since()
        self.stdout.write(f"mute since {since:%Y-%m-%d %H:%M} UTC" if since else "mails go out from this database")
