"""`manage.py verify_history`: check every seal; exit status 1 when the history does not fit them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from commitments.models import HistorySeal
from commitments.seals import verify_history


class Command(BaseCommand):
    help = _("Controleer elk zegel op de geschiedenis.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seal", metavar="DIGEST", help=_("een zegel dat u eerder noteerde; het moet er nog zijn"))

    def handle(self, *args: Any, seal: str | None, **options: Any) -> None:
        if seal and not HistorySeal.objects.filter(digest=seal).exists():
            raise CommandError(_("Zegel %(seal)s is er niet (meer).") % {"seal": seal})
        verdict = verify_history()
        if verdict.broken:
            lines = "\n".join(map(str, verdict.broken))
            raise CommandError(_("De geschiedenis klopt niet met de zegels:") + f"\n{lines}")
        self.stdout.write(
            _("%(seals)d zegels over %(rows)d rijen kloppen; %(unsealed)d rijen zijn nog niet verzegeld.")
            % {"seals": verdict.seals, "rows": verdict.rows, "unsealed": verdict.unsealed}
        )
