"""The demo data with what the other apps add to it; takes the place of the register's own command of this name."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from commitments.access import CLERK, MEMBER
from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.management.commands import load_demo
from commitments.models import User
from digests.demo import subscribe_demo


class Command(load_demo.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if settings.DEBUG:
            followers = [account.email for account in DEMO_ACCOUNTS if account.role in (CLERK, MEMBER)]
            for user in User.objects.filter(email__in=followers):
                subscribe_demo(user, timezone.now())
