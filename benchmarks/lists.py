"""How fast the list is, beside Datasette and a plain ListView on the same rows in the same run; a JSON line a claim.

    python -m benchmarks.lists --rows 100000 [--datasette .venv-bench/bin/datasette]

On SQLite, in a database of its own under var/, made by `make_register` when it is not there. Rounds are interleaved. A
claim whose peer is not installed, or that lives on another engine or scale, prints `holds: null`.
"""

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
FAR = 100
SEARCHES = (
    *("toezegging", "stikstofbeleid", "evaluatie huurtoeslag", '"nucleaire non-proliferatiebeleid"'),
    *("zorg", "visserij Noordzee", "gemeenten OF provincies", "voortgangsrapportage"),
)
LIST, FACETED = "/toezeggingen/", "/toezeggingen/?ministerie=bz&status=fulfilled"
PEER = "/gestand/commitments_commitment?visibility__exact=public&_sort_desc=promised_on&_size=25"
PEER_FACETS = "&_facet=status&_facet=ministry_id&_facet=commitment_class"
Call = Callable[[], Any]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--datasette", default=".venv-bench/bin/datasette")
    options = parser.parse_args()
    folder = ROOT / "var" / f"bench-{options.rows}"
    environment = prepared(folder, options.rows)
    with serving(
        [sys.executable, "-m", "gunicorn", "tracker.wsgi", "--threads=8", "--keep-alive=75", "--bind"], environment
    ) as ours:
        for line in alone(ours, options.rows):
            print(json.dumps(line), flush=True)
        if not Path(options.datasette).exists():
            for claim in ("list", "facets", "search-sqlite"):
                print(json.dumps(said(claim, options.rows, goal=None, peer="datasette is not installed")))
            return
        command = [options.datasette, "serve", str(folder / "gestand.sqlite3"), "--setting", "suggest_facets", "off"]
        with serving([*command, "--port"], os.environ, port_alone=True) as datasette:
            for line in beside(ours, datasette, options.rows, version(options.datasette)):
                print(json.dumps(line), flush=True)


# ── what is measured ──────────────────────────────────────────────────────────────────────────────────────────────────
def alone(ours: int, rows: int) -> Iterator[dict[str, Any]]:
    """The claims that need no other server."""
    get = caller(ours)
    cookie = cookies(ours)
    headers = {"Cookie": cookie}
    _status, tag, _body = get(LIST, headers)
    again = headers | {"If-None-Match": tag}
    assert get(LIST, again)[0] == 304
    whole, none = timed(lambda: get(LIST, headers), lambda: get(LIST, again))
    yield said("not-modified", rows, median(none), median(whole), goal=0.3, peer="the same page, 200", at_most=True)
    first, far = LIST, cursor_of_page(get, FAR)
    one, deep = timed(lambda: get(first, {}), lambda: get(far, {}))
    yield said("keyset", rows, median(deep), median(one), goal=1.2, peer=f"page 1, against page {FAR}", at_most=True)
    naive = naive_list()
    page, plain = timed(lambda: get(LIST, {}), naive, rounds=5)
    line = said("list-naive", rows, median(page), median(plain), goal=100, peer="Django ListView, in process")
    yield line if rows >= 1_000_000 else line | {"holds": None}


def beside(ours: int, datasette: int, rows: int, peer_version: str) -> Iterator[dict[str, Any]]:
    get, peer = caller(ours), caller(datasette)
    for claim, own, theirs in (
        ("list", LIST, PEER + PEER_FACETS),
        ("facets", FACETED, PEER + PEER_FACETS + "&status=fulfilled"),
    ):
        assert get(own, {})[0] == peer(theirs, {})[0] == 200, claim
        mine, other = timed(partial(get, own, {}), partial(peer, theirs, {}))
        yield said(claim, rows, p95(mine), p95(other), goal=5, peer="Datasette, suggest_facets off") | {
            "peer_version": peer_version
        }
    from commitments.search.query import read, written

    mine, other = [], []
    for typed in SEARCHES:
        words = urlencode({"_search": written(read(typed), "sqlite"), "_searchmode": "raw", "_size": 25})
        theirs = f"/gestand/commitments_searchentry?{words}&_sort_desc=place"
        own = f"{LIST}?{urlencode({'q': typed})}"
        assert get(own, {})[0] == peer(theirs, {})[0] == 200, typed
        one, two = timed(partial(get, own, {}), partial(peer, theirs, {}), rounds=3)
        mine, other = mine + one, other + two
    yield said("search-sqlite", rows, p95(mine), p95(other), goal=8, peer="Datasette, FTS5") | {
        "peer_version": peer_version
    }


def naive_list() -> Call:
    """Pages by OFFSET, a count and facets by GROUP BY: what a list is before anybody thinks about it."""
    import django

    django.setup()
    from django.core.paginator import Paginator
    from django.db.models import Count
    from django.template import engines

    from commitments.models import Commitment

    template = engines["django"].from_string(
        "{% for row in page %}<li>{{ row.number }} {{ row.title }}</li>{% endfor %}"
    )

    def page() -> str:
        rows = Commitment.objects.filter(visibility="public").counted()
        found = Paginator(rows.select_related("minister", "ministry", "dossier"), 25).page(1)
        for name in ("status", "ministry", "commitment_class"):
            list(rows.order_by().values_list(name).annotate(Count("pk")))
        return str(template.render({"page": found}))

    return page


def cursor_of_page(get: Callable[..., tuple[int, str, str]], number: int) -> str:
    address = LIST
    for _page in range(number):
        body = get(address, {})[2]
        if 'rel="next"' not in body:
            break
        address = LIST + body.split('rel="next" href="')[1].split('"')[0]
    return address


# ── measuring ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def timed(first: Call, second: Call, rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """Milliseconds of both, by turns, after one of each that does not count."""
    first(), second()
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for call, times in zip((first, second), taken, strict=True):
            began = time.perf_counter()
            call()
            times.append((time.perf_counter() - began) * 1000)
    return taken


def median(times: list[float]) -> float:
    return statistics.median(times)


def p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def said(
    claim: str, rows: int, ours: float = 0, theirs: float = 0, *, goal: float | None, peer: str, at_most: bool = False
) -> dict[str, Any]:
    """One line; the ratio is how much longer the peer takes, or for `at_most` how much of its time we take."""
    ratio = None if not (ours and theirs) else ours / theirs if at_most else theirs / ours
    holds = None if ratio is None or goal is None else ratio <= goal if at_most else ratio >= goal
    return {
        "claim": claim,
        "rows": rows,
        "ours": round(ours, 2),
        "peer": peer,
        "peer_ms": round(theirs, 2),
        "peer_version": metadata.version("django"),
        "ratio": ratio and round(ratio, 2),
        "goal": goal,
        "holds": holds,
    }


# ── servers and data ──────────────────────────────────────────────────────────────────────────────────────────────────
def prepared(folder: Path, rows: int) -> dict[str, str]:
    """The environment of the product on a made-up register of so many rows."""
    environment = os.environ | {
        "VAR_DIR": str(folder),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
    }
    environment.pop("DATABASE_URL", None)
    os.environ.clear()
    os.environ.update(environment)
    if not (folder / "made").exists():
        for arguments in (["migrate", "-v0"], ["make_register", f"--commitments={rows}", "--subscriptions=0"]):
            subprocess.run([sys.executable, "manage.py", *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        (folder / "made").touch()
    return environment


@contextmanager
def serving(command: list[str], environment: Any, *, port_alone: bool = False) -> Iterator[int]:
    """A server on a free port of this machine, ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    address = str(port) if port_alone else f"127.0.0.1:{port}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([*command, address], cwd=ROOT, env=environment, **quiet)  # type: ignore[call-overload]
    try:
        for _try in range(100):
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def caller(port: int) -> Callable[[str, dict[str, str]], tuple[int, str, str]]:
    """Status, ETag and body of an address, over one connection."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(address: str, headers: dict[str, str]) -> tuple[int, str, str]:
        line.request("GET", address, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.getheader("ETag") or "", answer.read().decode()

    return get


def cookies(port: int) -> str:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", LIST)
    answer = line.getresponse()
    answer.read()
    return (answer.getheader("Set-Cookie") or "").split(";")[0]


def version(datasette: str) -> str:
    return subprocess.run([datasette, "--version"], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
