import argparse
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from digests.drill.course import Course, fill
from digests.drill.place import PREFIX, NoPlace, scratch
from digests.drill.plan import Plan


def share(words: str) -> float:
    """A share of the mails, from 0 to (but not) 1."""
    value = float(words)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError("from 0 up to, but not, 1")
    return value


def number(words: str) -> int:
    value = int(words)
    if value < 0:
        raise argparse.ArgumentTypeError("not below 0")
    return value


class Command(BaseCommand):
    help = (
        "Sends mails in a scratch database of the configured kind (and on a Redis of its own) while workers are "
        "killed and the mail server misbehaves; prints what was lost and doubled as one JSON line."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--mails", type=number, default=2000)
        parser.add_argument("--kills", type=number, default=20, help="kill -9 of a process that holds mails")
        parser.add_argument("--smtp-451", type=share, default=0.05, help="share of mails that is put off")
        parser.add_argument("--accept-then-drop", type=share, default=0.01, help="share that is taken without a word")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--log", default="", metavar="FILE", help="recipient and Message-ID of each accepted mail")
        parser.add_argument("--workers", type=number, default=3, help="worker processes, where there is a Redis")
        parser.add_argument("--initiators", type=number, default=1, help="processes that begin the week at once")
        parser.add_argument("--beats", type=number, default=1, help="beat processes, where there is a Redis")
        parser.add_argument("--flush-redis", action="store_true", help="empty and restart Redis at half")
        parser.add_argument("--seconds", type=number, default=900, help="give up after this long")
        parser.add_argument("--inside", help=argparse.SUPPRESS)

    def handle(self, *args: Any, inside: str | None = None, **options: Any) -> None:
        asked = {name: options[name] for name in Plan.__dataclass_fields__}
        if asked["mails"] < 1:
            raise CommandError("--mails must be at least 1.")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        if inside is None:
            self.outside(asked)
        else:
            self.course(Plan(**asked), Path(inside))

    def outside(self, asked: dict[str, Any]) -> None:
        """Make the scratch places, and run this command again in them."""
        if asked["log"]:
            try:
                Path(asked["log"]).write_text("", encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{asked['log']} cannot be written: {error.strerror}.") from None
        with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
            try:
                with scratch(Path(folder)) as environment:
                    arguments = [*self.arguments(asked), "--inside", folder]
                    command = [sys.executable, sys.argv[0], "drill_digests", *arguments]
                    status = self.watch(command, environment)
            except NoPlace as error:
                raise CommandError(str(error)) from None
        if status:
            raise CommandError("the drill did not hold.", returncode=status)

    def watch(self, command: list[str], environment: dict[str, str]) -> int:
        """Run it to its end; when this process is told to stop, it stops too, and with it all that it started."""
        inner = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603  ours
        try:
            self.stdout.write(inner.communicate()[0].strip())
        finally:
            inner.terminate()
            inner.wait()
        return inner.returncode

    def arguments(self, asked: dict[str, Any]) -> list[str]:
        flags = {f"--{name.replace('_', '-')}": value for name, value in asked.items()}
        return [f"{flag}={value}" for flag, value in flags.items() if not isinstance(value, bool) and value != ""] + [
            flag for flag, value in flags.items() if value is True
        ]

    def course(self, plan: Plan, folder: Path) -> None:
        if PREFIX not in str(connection.settings_dict["NAME"]):
            raise CommandError("--inside is for the drill itself: this is no scratch database.")
        fill(plan, timezone.now())
        found = Course(plan, os.environ, folder).run()
        self.stdout.write(str(found))
        if not found.holds:
            raise CommandError("something was lost, or doubled without a reason.")
