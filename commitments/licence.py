"""Under which licence the data of this register may be used: for whoever keeps it to decide (DATA_LICENCE)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Licence:
    """`url` names it for programs (in the file, the API), `deed` explains it to people, `terms` says it in one line."""

    name: str
    url: str
    deed: str
    terms: str | Promise


_COMMONS = "https://creativecommons.org"
LICENCES = {
    "CC0-1.0": Licence(
        "CC0 1.0",
        f"{_COMMONS}/publicdomain/zero/1.0/",
        f"{_COMMONS}/publicdomain/zero/1.0/deed.nl",
        _("vrij te gebruiken, ook zonder bronvermelding"),
    ),
    "CC-BY-4.0": Licence(
        "CC BY 4.0",
        f"{_COMMONS}/licenses/by/4.0/",
        f"{_COMMONS}/licenses/by/4.0/deed.nl",
        _("vrij te gebruiken met bronvermelding"),
    ),
}
"""By the value that DATA_LICENCE takes, as SPDX names them."""


def licence() -> Licence | None:
    """The one that was chosen; None as long as nobody chose."""
    return LICENCES.get(settings.DATA_LICENCE)
