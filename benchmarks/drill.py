"""Runs the drill's matrix and writes its table, as measured, into docs/operations.md (`make drill`).

    python -m benchmarks.drill [--mails 2000] [--kills 20]

The embedded default (SQLite, one process), and PostgreSQL with Redis and three workers; where those are not there their
rows are left out and the table says so. What takes hours or days is in `benchmarks.simulated`.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator
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
COLUMNS = ("put_off", "drops", "lost", "doubled", "doubled_by_kills", "in_doubt", "unflagged_doubles")
HEADINGS = ("451", "drops", "lost", "doubled", "of these by kills", "in doubt", "unflagged")
HEAD = ("where", "what", "mails", "kills (claimed / data hit)", *HEADINGS, "s")
SIMULATED = ("minutes", "mails", "lost", "doubled", "most_attempts", "latest_minutes")
SIMULATED_HEAD = ("in simulated time", "minutes", "mails", "lost", "doubled", "most attempts", "latest, minutes")


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


def simulate() -> list[str]:
    """The rows of what takes hours or days, with a clock that is moved by hand."""
    command = [sys.executable, "-m", "benchmarks.simulated"]
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [
        line([each["what"], *(each[name] for name in SIMULATED)]) for each in map(json.loads, run.stdout.splitlines())
    ]


def row(where: str, what: str, found: dict[str, Any]) -> str:
    kills = f"{found['kills']} ({found['kills_with_claimed']} / {found['kills_with_data']})"
    return line([where, what, found["mails"], kills, *(found[name] for name in COLUMNS), round(found["seconds"])])


def line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def table(head: tuple[str, ...], rows: list[str]) -> list[str]:
    return [line(head), f"|{'---|' * len(head)}", *rows]


def write(rows: list[str], simulated: list[str]) -> None:
    """Put the tables between their marks."""
    before, _mark, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    today = date.today()  # noqa: DTZ011  the day on which it is run
    machine = f"Measured on {today:%-d %B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}."
    left_out = [] if any("Redis" in row for row in rows) else ["", "PostgreSQL or Redis was not there: not measured."]
    parts = [BEGIN, machine, "", *table(HEAD, rows), *left_out, "", *table(SIMULATED_HEAD, simulated), END]
    PAGE.write_text(before + "\n".join(parts) + after, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", default="2000")
    parser.add_argument("--kills", default="20")
    asked = parser.parse_args()
    faults = ["--mails", asked.mails, "--kills", asked.kills, "--smtp-451", "0.05", "--accept-then-drop", "0.01"]
    rows: list[str] = []
    simulated = simulate()
    print(*simulated, sep="\n", flush=True)
    for where, environment, what, options in runs():
        found = drill(environment, [*faults, *options])
        rows.append(row(where, what, found))
        print(rows[-1], flush=True)
        write(rows, simulated)


if __name__ == "__main__":
    main()
