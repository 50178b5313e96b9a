"""What some tests need beside the checkout, mostly servers: where it is, and how to get it when it is not there."""

import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
SHARED = Path(os.environ.get("TEST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
"""Real papers with what stands in them, and the tools that count what was found; no sentence of theirs is in here."""
CORPUS = SHARED / "corpus"
REQUIRED = os.environ.get("REQUIRE_SERVICES", "") not in {"", "0"}
"""With REQUIRE_SERVICES=1 a service that is not there is a failure, not a skip."""


@dataclass(frozen=True, slots=True)
class Service:
    """Something outside Python that a test needs; `marker` is the pytest marker that says so."""

    marker: str
    name: str
    how: str
    may_be_had: bool = True
    """Whether who wants it can have it. What cannot be had is skipped where services are required too, and said."""


SERVICES = (
    Service("corpus", "real papers", f"lay the annotated papers at {CORPUS}", may_be_had=False),
    Service("postgres", "PostgreSQL", f"start a server at {POSTGRES_URL} or set TEST_POSTGRES_URL"),
    Service("pg_dump", "pg_dump", "install the client programs of PostgreSQL (postgresql-client)"),
    Service("redis", "Redis", "install redis-server; the tests start one of their own"),
    Service("browser", "Chromium", "install chromium or set CHROMIUM to its path"),
    Service("gettext", "gettext", "install gettext (msgfmt, xgettext, msgmerge)"),
)


def chromium() -> str | None:
    """The path of a Chromium."""
    names = (os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def postgres_answers() -> bool:
    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


@cache
def is_there(marker: str) -> bool:
    """Whether the service of this marker can be used now; looked up once a run."""
    match marker:
        case "corpus":
            return CORPUS.is_dir()
        case "postgres":
            return postgres_answers()
        case "pg_dump":
            return all(shutil.which(tool) for tool in ("pg_dump", "pg_restore"))
        case "redis":
            return shutil.which("redis-server") is not None
        case "browser":
            return chromium() is not None
        case "gettext":
            return all(shutil.which(tool) for tool in ("msgfmt", "xgettext", "msgmerge"))
    raise ValueError(f"no such service: {marker}")


def missing(markers: set[str]) -> list[Service]:
    """Those of the services named in `markers` that are not there."""
    return [service for service in SERVICES if service.marker in markers and not is_there(service.marker)]


if __name__ == "__main__":  # `make test` asks whether to run on PostgreSQL too: its address, or exit status 1
    if not is_there("postgres"):
        raise SystemExit(1)
    print(POSTGRES_URL)  # noqa: T201
