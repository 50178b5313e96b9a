"""Where a request comes from, for the lock-out."""

from django.http import HttpRequest


def behind_proxy(request: HttpRequest) -> str:
    """The address that our own proxy saw: the last one in X-Forwarded-For; those before it are the visitor's claims."""
    seen = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return seen or str(request.META["REMOTE_ADDR"])
