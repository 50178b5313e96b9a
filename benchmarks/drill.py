"""Runs the drill's matrix and writes its table, as measured, into docs/operations.md (`make drill`).

    python -m benchmarks.drill [--mails 2000] [--kills 20]

The embedded default (SQLite, one process), and PostgreSQL with Redis and three workers; where those are not there their
rows are left out and the table says so.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.services import POSTGRES_URL, is_there

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "operations.md"
BEGIN, END = "<!-- drill -->", "<!-- /drill -->"
EMBEDDED = {"DATABASE_URL": "", "REDIS_URL": ""}
# the drill starts a Redis of its own; this address only says that there is to be one
SERVERS = {"DATABASE_URL": POSTGRES_URL, "REDIS_URL": "redis://127.0.0.1:1/0"}
HEAD = (
    "| where | what | mails | kills (on claimed / on data) | 451 | drops | lost | doubled | in doubt | unflagged | s |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
)


def runs() -> Iterator[tuple[str, dict[str, str], str, list[str]]]:
    """Where, its environment, what, and the options of each run."""
    where, there = "PostgreSQL, Redis, 3 workers", is_there("postgres") and is_there("redis")
    for seed in range(1, 6):
        yield "embedded", EMBEDDED, f"seed {seed}", ["--seed", str(seed)]
        if there:
            yield where, SERVERS, f"seed {seed}", ["--seed", str(seed)]
    if there:
        yield where, SERVERS, "Redis flushed and restarted at half", ["--seed", "6", "--flush-redis"]
        yield where, SERVERS, "ten initiators, two beats", ["--seed", "7", "--initiators", "10", "--beats", "2"]
    yield "embedded", EMBEDDED, "ten initiators", ["--seed", "7", "--initiators", "10"]


def drill(environment: dict[str, str], options: list[str]) -> dict[str, Any]:
    """The figures of one run. Raises CalledProcessError without any; a run that does not hold has them all the same."""
    given = os.environ | environment
    wanted = {name: value for name, value in given.items() if value or name not in environment}
    command = [sys.executable, "manage.py", "drill_digests", *options]
    run = subprocess.run(command, cwd=ROOT, env=wanted, stdout=subprocess.PIPE, text=True)
    if not run.stdout.strip():
        run.check_returncode()
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


def row(where: str, what: str, found: dict[str, Any]) -> str:
    kills = f"{found['kills']} ({found['kills_with_claimed']} / {found['kills_with_data']})"
    figures = [found[name] for name in ("put_off", "drops", "lost", "doubled", "in_doubt", "unflagged_doubles")]
    cells = [where, what, found["mails"], kills, *figures, round(found["seconds"])]
    return f"| {' | '.join(map(str, cells))} |"


def write(rows: list[str]) -> None:
    """Put the table between its marks."""
    before, _mark, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    today = date.today()  # noqa: DTZ011
    machine = f"Measured on {today:%-d %B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}."
    left_out = [] if any("Redis" in line for line in rows) else ["", "PostgreSQL or Redis was not there: not measured."]
    table = "\n".join([BEGIN, machine, "", *HEAD, *rows, *left_out, END])
    PAGE.write_text(f"{before}{table}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", default="2000")
    parser.add_argument("--kills", default="20")
    asked = parser.parse_args()
    faults = ["--mails", asked.mails, "--kills", asked.kills, "--smtp-451", "0.05", "--accept-then-drop", "0.01"]
    rows = []
    for where, environment, what, options in runs():
        found = drill(environment, [*faults, *options])
        rows.append(row(where, what, found))
        print(rows[-1], flush=True)
        write(rows)


if __name__ == "__main__":
    main()
