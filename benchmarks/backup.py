"""How long a backup and its restoration take, beside the bare copy; prints a JSON line for each.

    python -m benchmarks.backup [--rows 50000]

With DATABASE_URL naming a PostgreSQL server in a scratch database there, else in a scratch SQLite file. Bare is what
makes the copy alone: SQLite's online backup or pg_dump, and for a restoration copying the file or pg_restore. The
figure for 1 GB is an estimate: the time measured, times how much larger 1 GB is than this database.
"""

import argparse
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

GOAL_SECONDS = 600
"""For a register of 1 GB to be back."""
GB = 1e9


@contextmanager
def scratch_database(folder: str) -> Iterator[None]:
    """DATABASE_URL names an empty database of the kind that it named."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        yield
        return
    name = f"gestand_bench_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        os.environ["DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
        try:
            yield
        finally:
            for made in (name, f"{name}_again", f"{name}_bare"):
                connection.execute(f"DROP DATABASE IF EXISTS {made} WITH (FORCE)".encode())


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def bare_copy(url: str, target: Path) -> None:
    if url.startswith("postgres"):
        subprocess.run(["pg_dump", "--format=custom", f"--file={target}", url], check=True)
        return
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def bare_restoration(url: str, source: Path, folder: Path) -> None:
    if not url.startswith("postgres"):
        shutil.copyfile(source, folder / "bare-restored")
        return
    subprocess.run(["createdb", f"--maintenance-db={url}", f"{urlsplit(url).path[1:]}_bare"], check=True)
    subprocess.run(["pg_restore", "--single-transaction", f"--dbname={url}_bare", str(source)], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "LOG_LEVEL": "WARNING", "DJANGO_SETTINGS_MODULE": "tracker.settings"}
        with scratch_database(folder):
            measure(asked.rows, Path(folder))


def measure(rows: int, folder: Path) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    for command in ("migrate", "load_reference"):
        call_command(command, verbosity=0)
    call_command("make_register", commitments=rows)
    call_command("seal_history")
    url, postgres = os.environ["DATABASE_URL"], connection.vendor == "postgresql"
    again = f"{url}_again" if postgres else f"sqlite:///{folder}/again.sqlite3"
    with connection.cursor() as cursor:
        size = "pg_database_size(current_database())" if postgres else "page_count * page_size"
        cursor.execute(f"SELECT {size}" + ("" if postgres else " FROM pragma_page_count, pragma_page_size"))
        bytes_of_it = cursor.fetchone()[0]
    bare, ours = folder / "bare", folder / "ours"
    figures = {
        "backup": (seconds(lambda: call_command("backup", str(ours))), seconds(lambda: bare_copy(url, bare))),
        "restore": (
            seconds(lambda: call_command("restore", str(ours), into=again)),
            seconds(lambda: bare_restoration(url, bare, folder)),
        ),
    }
    about = {"rows": rows, "database": connection.vendor, "database_mb": round(bytes_of_it / 1e6), "unit": "s"}
    about["backup_mb"] = round(ours.stat().st_size / 1e6)
    for claim, (mine, theirs) in figures.items():
        for_1_gb = round(mine * GB / bytes_of_it)
        measured = {"ours": round(mine, 1), "peer": round(theirs, 1), "ratio": round(mine / theirs, 1)}
        measured |= {"mb_per_second": round(bytes_of_it / 1e6 / mine), "estimate_for_1_gb": for_1_gb}
        goal = {"goal": GOAL_SECONDS, "holds": for_1_gb <= GOAL_SECONDS} if claim == "restore" else {}
        print(json.dumps({"claim": claim} | about | measured | goal))


if __name__ == "__main__":
    main()
