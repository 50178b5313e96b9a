"""`manage.py forget_address ADDRESS`: what is held of an address, and its erasure, when asked for in writing."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from commitments.models import MistakeReport, User
from digests.own_data import erase, export, of_address


class Command(BaseCommand):
    help = (
        "Says as JSON what is held of an e-mail address: subscriptions with their mails, mistakes that wait for an "
        "answer, whether it has an account. --erase ends the subscriptions and forgets the address; an account stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address")
        parser.add_argument("--erase", action="store_true", help="say it, and forget the address at once")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        address = address.strip()
        theirs, reported = of_address(address), MistakeReport.objects.filter(email__iexact=address).exclude(email="")
        held = export(address, theirs) | {
            "mistakes": list(reported.order_by("pk").values("page", "words", "reported_at", "answer")),
            "account": User.objects.filter(email__iexact=address).exists(),
        }
        self.stdout.write(json.dumps(held, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        if options["erase"]:
            erase(theirs, timezone.now())
            reported.update(email="")
            self.stderr.write("erased" + ("; its account is closed in the administration" if held["account"] else ""))
