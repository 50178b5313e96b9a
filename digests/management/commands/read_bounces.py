import mailbox
import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from digests.bounces import Bounced, read_all

MOST_READ = 128 * 1024
"""Bytes of one mail: a report says what it is about long before that, and anybody may send us a longer one."""


def beginning(file: Any) -> Any:
    """The mail (`Message`) in a file of bytes, as far as it is read."""
    return message_from_bytes(file.read(MOST_READ))


class Command(BaseCommand):
    help = (
        "Reads mails that came back (delivery-status reports and complaints) from a mailbox file, a Maildir or, with "
        "-, from standard input, as a mail server's pipe gives them. Safe to repeat; nothing is answered."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mailbox", nargs="?", default="-", help="mbox file, single mail or Maildir; - for stdin")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["mailbox"]
        try:
            counted = read_all(self.messages(name), timezone.now())
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror or error}.") from None
        read = ", ".join(f"{counted[outcome]} {outcome}" for outcome in Bounced if counted[outcome])
        self.stdout.write(f"{counted.total()} read: {read or 'nothing to read'}")

    def messages(self, name: str) -> Iterator[Message]:
        if name == "-":
            with tempfile.NamedTemporaryFile() as kept:
                shutil.copyfileobj(sys.stdin.buffer, kept)
                kept.flush()
                yield from self.in_file(Path(kept.name))
        elif Path(name).is_dir():
            yield from mailbox.Maildir(name, factory=beginning, create=False)
        else:
            yield from self.in_file(Path(name))

    def in_file(self, path: Path) -> Iterator[Message]:
        """An mbox begins with "From "; anything else is one mail."""
        with path.open("rb") as file:
            if not file.peek(5).startswith(b"From "):
                yield from [beginning(file)] if file.peek(1) else []
                return
        with closing(mailbox.mbox(path, factory=beginning, create=False)) as box:
            yield from box
