"""`manage.py fingerprint_originals`: for files that were kept before the fingerprint of their text."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sources.fingerprints import fingerprint_originals, fingerprint_texts
from sources.remarks import in_words


class Command(BaseCommand):
    help = _("Lees bewaarde bestanden zonder vingerafdruk opnieuw en leg die van hun tekst vast.")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = fingerprint_texts()
        done = list(fingerprint_originals())
        read = [one for one in done if one.trouble is None]
        told = {
            "texts": ngettext("%(count)d tekst", "%(count)d teksten", texts) % {"count": texts},
            "files": ngettext("%(count)d bestand", "%(count)d bestanden", len(read)) % {"count": len(read)},
            "present": sum(one.is_present for one in read),
        }
        self.stdout.write(_("Vingerafdrukken: %(texts)s, %(files)s, %(present)d met de tekst van nu.") % told)
        troubles = [f"{one.paper}, {one.file_name}: {in_words(one.trouble)}" for one in done if one.trouble]
        if troubles:
            raise CommandError("\n".join([_("Niet te lezen, en dus voor het bureau alleen:"), *troubles]))
