"""Addresses as mails, feeds and files need them: whole ones, under the name that the register has outside."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def host() -> str:
    """The name under which the register writes its mails and names its entries."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"
