"""`manage.py fingerprint_originals`: for files that were kept before the fingerprint of their text."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sources.fingerprints import fingerprint_originals, fingerprint_texts
from sources.remarks import in_words


class Command(BaseCommand):
    help = _("Lees bewaarde bestanden zonder vingerafdruk opnieuw en leg die van hun tekst vast.")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = fingerprint_texts()
        done = list(fingerprint_originals())
        read = [one for one in done if one.trouble is None]
        words = _("Vingerafdrukken: %(texts)d teksten, %(files)d bestanden, %(present)d met de tekst van nu.")
        present = sum(one.is_present for one in read)
        self.stdout.write(words % {"texts": texts, "files": len(read), "present": present})
        troubles = [f"{one.paper}, {one.file_name}: {in_words(one.trouble)}" for one in done if one.trouble]
        if troubles:
            raise CommandError("\n".join([_("Niet te lezen, en dus voor het bureau alleen:"), *troubles]))
