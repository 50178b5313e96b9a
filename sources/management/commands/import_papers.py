"""`manage.py import_papers FILE...`: what is known of papers whose text nobody handed in yet, all of it or nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.listed.rows import Problem
from sources.listed.storing import BadList, take_in
from sources.remarks import in_words

MOST_NAMED = 50


class Command(BaseCommand):
    help = _("Neem lijsten van Kamerstukken over (CSV of JSON Lines), alles of niets.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        try:
            taken = take_in(_opened(files))
        except OSError as error:
            raise CommandError(
                _("%(file)s is niet te lezen: %(error)s") % {"file": error.filename, "error": error}
            ) from None
        except BadList as bad:
            lines = "\n".join(_told(bad.problems))
            raise CommandError(_("Er is niets overgenomen.") + f"\n{lines}") from None
        self.stdout.write(str(taken))


def _opened(files: Iterable[Path]) -> Iterator[tuple[str, Iterable[str]]]:
    """Each file by its name, open while it is read."""
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield path.name, file


def _told(problems: list[Problem]) -> Iterator[str]:
    for file, line, remark in problems[:MOST_NAMED]:
        where = _("%(file)s, regel %(line)d") % {"file": file, "line": line} if line else file
        yield f"{where}: {in_words(remark)}."
    rest = len(problems) - MOST_NAMED
    if rest > 0:
        yield ngettext("en nog %(n)d regel.", "en nog %(n)d regels.", rest) % {"n": rest}
