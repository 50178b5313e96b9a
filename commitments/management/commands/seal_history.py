"""`manage.py seal_history`: put a seal on what was recorded since the last one."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import HistorySeal
from commitments.seals import seal_history


class Command(BaseCommand):
    help = _("Verzegel de geschiedenis tot nu toe.")

    def handle(self, *args: Any, **options: Any) -> None:
        count = seal_history(timezone.now)
        words = ngettext("%(count)d rij verzegeld.", "%(count)d rijen verzegeld.", count) % {"count": count}
        head = HistorySeal.head()
        self.stdout.write(f"{words} {_('Laatste zegel:')} {head.digest if head else '-'}")
