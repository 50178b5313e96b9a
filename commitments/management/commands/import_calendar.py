"""`manage.py import_calendar FILE.csv [--apply]`: recesses or budget days from a CSV, shown before they are written."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.calendar_import import CalendarChange, import_calendar, read_calendar
from commitments.calendars import Row
from commitments.rereading import terms_on
from commitments.said_by import said_by


class Command(BaseCommand):
    help = _("Neem recessen of begrotingsdagen over uit een CSV, alles of niets; alleen --apply wijzigt iets.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--apply", action="store_true", help=_("neem de rijen over"))

    def handle(self, *args: Any, file: Path, apply: bool, **options: Any) -> None:
        try:
            with file.open(encoding="utf-8-sig", newline="") as text:
                rows = read_calendar(text)
            with transaction.atomic(), said_by(None, f"import_calendar {file.name}"):
                changes = import_calendar(rows)
                transaction.set_rollback(not apply)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(_("%(file)s is niet te lezen: %(error)s") % {"file": file, "error": error}) from None
        except ValueError as error:
            raise CommandError(_("%(file)s is niet overgenomen: %(error)s.") % {"file": file, "error": error}) from None
        for change in changes:
            self.stdout.write(_line(change))
        self.stdout.write(_summary(len(rows), changes, applied=apply))


def _line(change: CalendarChange) -> str:
    place = f"{change.after.name} {change.after.chamber}".strip()
    if change.before is None:
        return _("nieuw: %(row)s, %(days)s") % {"row": place, "days": _days(change.after)}
    before, after = _days(change.before), _days(change.after)
    days = after if before == after else f"{before} → {after}"
    return _("gewijzigd: %(row)s, %(days)s") % {"row": place, "days": days}


def _days(row: Row) -> str:
    sure = "" if row.confirmed else f" ({_('niet bevestigd')})"
    return f"{row.first} – {row.last}{sure} [{row.source}]"


def _summary(total: int, changes: list[CalendarChange], *, applied: bool) -> str:
    words = ngettext("%(count)d rij, waarvan %(new)d anders dan nu.", "%(count)d rijen, waarvan %(new)d anders.", total)
    resting = sum(terms_on(change.after).count() for change in changes)
    terms = ngettext(
        "Er rust %(count)d termijn op die rijen; reread_deadlines toont wat er zou wijzigen.",
        "Er rusten %(count)d termijnen op die rijen; reread_deadlines toont wat er zou wijzigen.",
        resting,
    )
    end = _("Overgenomen.") if applied else _("Er is niets overgenomen; met --apply wel.")
    return f"{words % {'count': total, 'new': len(changes)}} {terms % {'count': resting}} {end}"
