from typing import Any

from django.core.management.base import BaseCommand

from commitments.reference import load_reference


class Command(BaseCommand):
    help = "Loads roles, ministries, committees and the parliamentary calendar; rows that stand are left as they are."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_reference()
        if options["verbosity"]:
            self.stdout.write("new: " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in added.items()))
