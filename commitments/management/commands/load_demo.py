from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from commitments.demo import load_demo


class Command(BaseCommand):
    help = "Loads the demo dossiers and, with DEBUG on, the demo accounts; a second time it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_demo(timezone.localdate(), now=timezone.now(), with_accounts=settings.DEBUG)
        if options["verbosity"]:
            self.stdout.write(f"new: {loaded.commitments} commitments, {loaded.accounts} accounts")
        if not settings.DEBUG:
            self.stdout.write("DEBUG is off: the demo dossiers were loaded without demo accounts.")
