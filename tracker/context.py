"""What every page knows."""

from django.http import HttpRequest
from django.utils import timezone


def site(request: HttpRequest) -> dict[str, object]:
    """`today` in Amsterdam, for the line that says what day the page shows."""
    return {"today": timezone.localdate()}
