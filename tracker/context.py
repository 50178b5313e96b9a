"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def site(request: HttpRequest) -> dict[str, object]:
    """`today` in Amsterdam, for the line that says what day the page shows; `site_url` for addresses in full."""
    return {"today": timezone.localdate(), "site_url": settings.SITE_URL}
