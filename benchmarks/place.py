"""Where the benchmarks run: made-up registers of a size, the product's server on them, and Datasette beside it.

SQLite in a folder of its own under var/; PostgreSQL in a database of its own on the server that BENCH_POSTGRES names.
Both are made by `make_register` when they are not there.
"""

from __future__ import annotations

import http.client
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
DATASETTE = ROOT / ".venv-bench" / "bin" / "datasette"
POSTGRES = os.environ.get("BENCH_POSTGRES", "")
LIST = "/toezeggingen/"


def on_sqlite(rows: int) -> dict[str, str]:
    """The environment of the product on a made-up register of so many rows."""
    folder = ROOT / "var" / f"bench-{rows}"
    environment = _production(folder, f"sqlite:///{folder}/gestand.sqlite3")
    if not (folder / "made").exists():
        _make(environment, rows)
        (folder / "made").touch()
    return environment


def on_postgresql(rows: int) -> dict[str, str] | None:
    """The same; None where there is no server."""
    if not POSTGRES:
        return None
    name = f"gestand_bench_{rows}"
    environment = _production(ROOT / "var" / "bench-pg", urlsplit(POSTGRES)._replace(path=f"/{name}").geturl())
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        is_there = server.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        if not is_there:
            server.execute(f"CREATE DATABASE {name}".encode())
            _make(environment, rows)
    return environment


def empty(name: str) -> dict[str, str]:
    """The same on a register without a row, made anew: on PostgreSQL where there is a server, else on SQLite."""
    folder, database = ROOT / "var" / f"bench-{name}", f"gestand_bench_{name}"
    shutil.rmtree(folder, ignore_errors=True)
    environment = _production(folder, f"sqlite:///{folder}/gestand.sqlite3")
    if POSTGRES:
        environment["DATABASE_URL"] = urlsplit(POSTGRES)._replace(path=f"/{database}").geturl()
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            for statement in (f"DROP DATABASE IF EXISTS {database}", f"CREATE DATABASE {database}"):
                server.execute(statement.encode())
    manage(environment, "migrate", "-v0")
    return environment


def _production(folder: Path, database: str) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    return os.environ | {
        "VAR_DIR": str(folder),
        "DATABASE_URL": database,
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "SITE_URL": "http://127.0.0.1",
        "SECURE_SSL_REDIRECT": "0",
        "SESSION_COOKIE_SECURE": "0",
        "API_RATE": "100000/min",
        "EXPORT_RATE": "100000/min",
    }


def _make(environment: Mapping[str, str], rows: int) -> None:
    for arguments in (["migrate", "-v0"], ["make_register", f"--commitments={rows}"]):
        manage(environment, *arguments)


def manage(environment: Mapping[str, str], *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def enter(environment: Mapping[str, str]) -> None:
    """Be the product, in this process."""
    os.environ.update(environment)
    import django

    django.setup()


@contextmanager
def serving(environment: Mapping[str, str], processes: int = 1) -> Iterator[Server]:
    """The product as in production: so many processes with eight threads each."""
    if not (Path(environment["VAR_DIR"]) / "static" / "staticfiles.json").exists():
        manage(environment, "collectstatic", "-v0", "--no-input")
    options = ["--threads=8", f"--workers={processes}", "--keep-alive=75", "--bind"]
    command = [sys.executable, "-m", "gunicorn", "tracker.wsgi", *options]
    with _server(command, environment, "127.0.0.1:{}") as server:
        yield server


@contextmanager
def datasette(rows: int, *settings: str) -> Iterator[Server]:
    """Datasette on the same rows of SQLite, without its search for facets to suggest; with other settings, by pairs."""
    file = str(ROOT / "var" / f"bench-{rows}" / "gestand.sqlite3")
    command = [str(DATASETTE), "serve", file, "--setting", "suggest_facets", "off"]
    for name, value in zip(settings[::2], settings[1::2], strict=True):
        command += ["--setting", name, value]
    command.append("--port")
    with _server(command, os.environ, "{}") as server:
        yield server


@contextmanager
def _server(command: list[str], environment: Mapping[str, str], address: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = subprocess.Popen(
        [*command, address.format(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _try in range(300):
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait(20)


class Server:
    """Called with an address it gives status, ETag and body, over one connection; what is refused ends the run."""

    def __init__(self, port: int, pid: int) -> None:
        self.port, self.pid = port, pid
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def __call__(self, address: str, headers: dict[str, str] | None = None) -> tuple[int, str, str]:
        try:
            self._line.request("GET", address, headers=headers or {})
            answer = self._line.getresponse()
        except http.client.RemoteDisconnected:  # it had waited too long for the next request: the line opens again
            self._line.request("GET", address, headers=headers or {})
            answer = self._line.getresponse()
        body = answer.read().decode()
        assert answer.status < HTTPStatus.MULTIPLE_CHOICES or answer.status == HTTPStatus.NOT_MODIFIED, (
            answer.status,
            address,
        )
        return answer.status, answer.getheader("ETag") or "", body

    def processor_ms(self, call: Callable[[], object], times: int) -> float:
        """What one call costs this server in processor time: unlike the clock it does not count waiting for others."""
        before = self._ticks()
        for _time in range(times):
            call()
        return (self._ticks() - before) * 1000 / os.sysconf("SC_CLK_TCK") / times

    def peak_mb(self) -> float:
        """The most memory that one of its processes held."""
        said = [(Path("/proc") / str(pid) / "status").read_text() for pid in self._processes()]
        return max(int(text.split("VmHWM:")[1].split()[0]) for text in said) / 1024

    def _ticks(self) -> int:
        said = [(Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split() for pid in self._processes()]
        return sum(int(fields[11]) + int(fields[12]) for fields in said)

    def _processes(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]


@cache
def datasette_version() -> str:
    """ "" where it is not installed."""
    if not DATASETTE.exists():
        return ""
    said = subprocess.run([str(DATASETTE), "--version"], capture_output=True, text=True, check=True).stdout
    return said.strip().replace(", version", "")


def cursor_of_page(get: Server, number: int) -> str:
    """The address of that page of the list, or of the last one before it."""
    address = LIST
    for _page in range(number - 1):
        body = get(address)[2]
        if 'rel="next"' not in body:
            break
        address = LIST + body.split('rel="next" href="')[1].split('"')[0]
    return address
