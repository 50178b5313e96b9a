"""Reading settings from the environment; a value that cannot be used is named in one sentence."""

from collections.abc import Collection
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


class Environment(environ.FileAwareEnv):  # type: ignore[misc]
    """django-environ, but strict. SECRET_KEY_FILE=/run/secrets/key reads SECRET_KEY from that file, and so for each."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_value(var, *args, **kwargs)
        except (ValueError, OSError) as error:
            raise ImproperlyConfigured(f"{var} cannot be used ({error}).") from None

    def flag(self, var: str, *, default: bool) -> bool:
        """A yes or a no; anything else is refused, so that DEBUG=flase does not pass for either."""
        value = str(self.get_value(var, default="1" if default else "0")).lower()
        if value not in YES | NO:
            raise ImproperlyConfigured(f"{var} must be 1 or 0, not {value!r}.")
        return value in YES

    def one_of(self, var: str, known: Collection[str], *, default: str) -> str:
        """One of the values in `known`, or empty."""
        value = str(self.get_value(var, default=default))
        if value and value not in known:
            raise ImproperlyConfigured(f"{var} must be empty or one of {', '.join(known)}, not {value!r}.")
        return value

    def number(self, var: str, *, default: int, most: int) -> int:
        """A whole number from 1 to `most`."""
        value = str(self.get_value(var, default=str(default)))
        if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= most:
            raise ImproperlyConfigured(f"{var} must be a number from 1 to {most}, not {value!r}.")
        return int(value)

    def database(self, var: str, *, default: str) -> dict[str, Any]:
        """The database whose address is in `var`."""
        return self.database_at(self.get_value(var, default=default), named=var)

    @classmethod
    def database_at(cls, url: str, *, named: str) -> dict[str, Any]:
        """`sqlite:///path` (four slashes for an absolute one) or `postgres://user:password@host:port/name`."""
        if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
            raise ImproperlyConfigured(f"{named} must be sqlite:///path or postgres://user:password@host:port/name.")
        return dict(cls.db_url_config(url))

    def mail_server(self, var: str) -> dict[str, Any]:
        """`smtp://user:password@host:port`, smtp+tls:// or smtp+ssl://; empty for none."""
        url = self.get_value(var, default="")
        if url and not url.startswith(("smtp://", "smtp+tls://", "smtp+ssl://")):
            raise ImproperlyConfigured(f"{var} must be smtp://, smtp+tls:// or smtp+ssl://user:password@host:port.")
        return dict(self.email_url_config(url)) if url else {}
