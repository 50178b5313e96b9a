"""Real processes and servers for tests: the product started as an operator starts it, Redis, an SMTP server."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import urlencode

from aiosmtpd.controller import Controller

ROOT = Path(__file__).resolve().parent.parent
SPOKEN_TO = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "VAR_DIR", "DEBUG", "HOST", "PORT")
MAKE = ("MAKE", "MFLAGS")
PATIENCE = 120.0
"""Seconds after which a process that does not do what it should has failed, also on a busy machine."""


def an_operators_environment() -> dict[str, str]:
    """What we were started with, less what speaks to the product or to a make that we run under."""
    return {name: value for name, value in os.environ.items() if name not in SPOKEN_TO and not name.startswith(MAKE)}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        return int(spare.getsockname()[1])


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Ask `condition` until it holds; AssertionError naming `what` when our patience ends first."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE:.0f} seconds"
        time.sleep(0.1)


def answers(url: str) -> bool:
    """Whether an HTTP server says 200 there."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


class Visitor:
    """Somebody with a browser without JavaScript: keeps cookies, fills in forms."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=20) as response:
            return str(response.read().decode())

    def submit(self, path: str, **fields: str) -> str:
        """Open the page of a form and send it with these fields; what comes back."""
        page = self.open(path)
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.partition("<main")[2]))
        body = urlencode(hidden | fields).encode()
        with self.opener.open(self.address + path, data=body, timeout=20) as response:
            return str(response.read().decode())


class Process:
    """One process of the product, its output kept in a file."""

    def __init__(self, *arguments: str, log: Path, **environment: str) -> None:
        self.log = log
        self.output: IO[bytes] = log.open("wb")
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=an_operators_environment() | {"PYTHONUNBUFFERED": "1"} | environment,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Signal the process, wait and return its exit status; one that stays is killed, and that fails."""
        if self.is_alive():
            self.process.send_signal(number)
        try:
            return self.process.wait(PATIENCE)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.output.close()

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


@contextlib.contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    """The address of a Redis of our own, that keeps nothing."""
    binary, port = shutil.which("redis-server"), free_port()
    assert binary, "redis-server is not installed"
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder)]
    with (folder / "redis.log").open("wb") as log, subprocess.Popen([binary, *options], stdout=log) as server:
        try:
            wait_until(lambda: _connects(port), "Redis answers")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


def _connects(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Mailbox:
    """A real SMTP server; `messages` holds what it accepted, as (recipients, message).

    `at_data` is called for each mail before it is taken, in a thread of its own.
    """

    def __init__(self) -> None:
        self.at_data: Callable[[], None] = lambda: None
        self.messages: list[tuple[list[str], Message]] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.url = f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        await asyncio.to_thread(self.at_data)
        self.messages.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 OK"

    def __enter__(self) -> "Mailbox":
        self.controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()
