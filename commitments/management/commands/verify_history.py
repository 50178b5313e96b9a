"""`manage.py verify_history`: check every seal and trigger; exit status 1 when one is broken or gone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from commitments.models import HistorySeal
from commitments.noted_seals import first_other
from commitments.seals import Broken, Verdict, verify_history


def _faults(verdict: Verdict) -> Iterator[str]:
    """What is wrong, by the line."""
    if verdict.broken:
        yield _("De geschiedenis klopt niet met de zegels:")
        yield from map(str, verdict.broken)
    if verdict.without_guard:
        yield _("Deze triggers staan er niet, of doen iets anders (manage.py migrate zet ze terug):")
        yield from verdict.without_guard


def _first_other(file: str) -> Broken | None:
    try:
        with Path(file).open(encoding="utf-8") as lines:
            return first_other(lines)
    except OSError as error:
        raise CommandError(_("%(file)s is niet te lezen.") % {"file": file}) from error
    except ValueError as error:  # also bytes that are no text
        raise CommandError(str(error)) from error


class Command(BaseCommand):
    help = _("Controleer elk zegel op de geschiedenis.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seal", metavar="DIGEST", help=_("een zegel dat u eerder noteerde; het moet er nog zijn"))
        parser.add_argument("--noted", metavar="FILE", help=_("wat list_seals eerder gaf en u elders bewaarde"))

    def handle(self, *args: Any, seal: str | None, noted: str | None, **options: Any) -> None:
        if noted and (other := _first_other(noted)):
            raise CommandError(str(other))
        if seal and not HistorySeal.objects.filter(digest=seal).exists():
            raise CommandError(_("Zegel %(seal)s is er niet (meer).") % {"seal": seal})
        verdict = verify_history()
        if faults := list(_faults(verdict)):
            raise CommandError("\n".join(faults))
        self.stdout.write(
            _("%(seals)d zegels over %(rows)d rijen kloppen; %(unsealed)d rijen zijn nog niet verzegeld.")
            % {"seals": verdict.seals, "rows": verdict.rows, "unsealed": verdict.unsealed}
        )
