"""`manage.py import_meetings FILE`: the meetings of an agenda, CSV or iCalendar, all of them or none."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.agenda import BadAgenda, read_agenda
from commitments.lifecycle import Act
from commitments.meeting_import import import_meetings


class Command(BaseCommand):
    help = _("Neem vergaderingen over uit een agenda (CSV of iCalendar), alles of niets.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            now = timezone.now()
            taken = import_meetings(read_agenda(file.name, file.read_bytes()), Act(now, timezone.localdate(now)))
        except OSError as error:
            raise CommandError(_("%(file)s is niet te lezen: %(error)s") % {"file": file, "error": error}) from None
        except BadAgenda as bad:
            lines = "\n".join(bad.problems)
            raise CommandError(_("Er is niets overgenomen.") + f"\n{lines}") from None
        self.stdout.write(str(taken))
