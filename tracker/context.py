"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from commitments.kept.versions import version_before
from commitments.licence import licence
from tracker.theme import theme_of


def site(request: HttpRequest) -> dict[str, object]:
    """`today` in Amsterdam, for the line that says what day is shown; `site_url` for addresses in full; the
    `licence` of the data, None where none was chosen; whether the register is a made-up one; the reader's `theme`."""
    return {
        "today": timezone.localdate(),
        "site_url": settings.SITE_URL,
        "licence": licence(),
        "theme": theme_of(request),
        "register_is_synthetic": SimpleLazyObject(lambda: version_before(request)[1]),
    }
