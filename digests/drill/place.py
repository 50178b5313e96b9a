"""Scratch places of the configured kind: a database and a Redis that nobody else uses, gone afterwards."""

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

PREFIX = "gestand_drill_"


class NoPlace(Exception):
    """The scratch places cannot be made; the message says what is missing."""


@contextmanager
def scratch(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of processes that work in scratch places below `folder`. Raises NoPlace."""
    with ExitStack() as places:
        environment = {
            "VAR_DIR": str(folder),
            "DATABASE_URL": places.enter_context(_database(folder)),
            "REDIS_URL": places.enter_context(redis(free_port(), folder)) if settings.REDIS_URL else "",
            "DEBUG": "0",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": "http://127.0.0.1",
            "ADMINS": "",
            "LOG_LEVEL": "WARNING",
            "SWEEP_SECONDS": "1",
            "MAIL_LEASE_SECONDS": "12",
            "MAIL_RETRY_SECONDS": "1",
            "METRICS_PORT": "",
        }
        yield os.environ | environment


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The address of an empty database on the configured server, or of a file."""
    configured = settings.DATABASES["default"]
    name = f"{PREFIX}{secrets.token_hex(4)}"
    if configured["ENGINE"].endswith("sqlite3"):
        yield f"sqlite:///{folder / name}.sqlite3"
        return
    import psycopg
    from psycopg.sql import SQL, Identifier

    login = quote(str(configured["USER"]), safe="")
    if configured["PASSWORD"]:
        login += f":{quote(str(configured['PASSWORD']), safe='')}"
    server = f"postgres://{login}@{configured['HOST'] or '127.0.0.1'}:{configured['PORT'] or 5432}"
    try:
        connection = psycopg.connect(f"{server}/{quote(str(configured['NAME']))}", autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise NoPlace(f"the database server does not answer: {error}") from None
    with connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield f"{server}/{name}"
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@contextmanager
def redis(port: int, folder: Path) -> Iterator[str]:
    """The address of a Redis that keeps nothing on disk."""
    server = start_redis(port, folder)
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.kill()
        server.wait()


def start_redis(port: int, folder: Path) -> "subprocess.Popen[bytes]":
    binary = shutil.which("redis-server")
    if binary is None:
        raise NoPlace("redis-server is not installed; the drill starts one of its own.")
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    command = [binary, *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  ours
    for _try in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    server.kill()
    raise NoPlace("redis-server does not answer")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return int(spare.getsockname()[1])
