"""`manage.py list_seals`: every seal on the history, by the line, to keep elsewhere for `verify_history`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from commitments.noted_seals import list_seals


class Command(BaseCommand):
    help = _("Toon elk zegel, om elders te bewaren; verify_history --noted vergelijkt ze later.")

    def handle(self, *args: Any, **options: Any) -> None:
        for line in list_seals():
            self.stdout.write(line)
