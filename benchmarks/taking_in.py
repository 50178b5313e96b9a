"""Claims import, reimport and memory: a list of papers into the register, and the same list again.

    python -m benchmarks.taking_in [--papers 60000] [--rounds 5]

In a database of its own, on PostgreSQL when BENCH_POSTGRES names a server. Both sides begin with the file: it is read
and checked, then stored, by us or by `bulk_create`; each round is rolled back. That all ways store the same rows is
asserted first. For the list that stands there already the peer is `update_or_create` of a part of the papers, scaled,
in one transaction; that we write no row then is asked of the database.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

from benchmarks import listed
from benchmarks.measuring import ENGINE, median, milliseconds, say
from benchmarks.place import POSTGRES, ROOT, empty, enter

PART, MOST_MB = 2000, 250
Way = Callable[[], object]
IMPORTING = """
import sys, django
from django.core.management import call_command
django.setup()
call_command("import_papers", sys.argv[1])
print(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
"""
"""The kernel's own count (VmHWM): that of a waited-for child begins with what its parent held."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    environment = empty("papers")
    file = Path(environment["VAR_DIR"]) / "papers.csv"
    listed.write_list(file, asked.papers)
    enter(environment)
    measure_import(file, asked.papers, asked.rounds)
    measure_memory(file, asked.papers, environment)
    measure_again(file, asked.papers, asked.rounds)


def measure_import(file: Path, papers: int, rounds: int) -> None:
    ready = listed.bare(listed.read_list(file))
    ways: list[Way] = [
        partial(listed.import_list, file),
        lambda: listed.bulk_create(listed.read_list(file)),
        partial(listed.pour_bare, ready),
    ]
    assert len({digest_after(way) for way in ways}) == 1, "the three ways do not store the same rows"
    ours, peer, bare = (median(times) for times in in_turns(ways, rounds))
    reading = median([milliseconds(partial(listed.read_list, file)) for _round in range(rounds)])
    say(
        "import",
        papers,
        ours,
        peer,
        goal=2,
        peer_version=f"bulk_create, {engine()}",
        unit="ms",
        bare_copy=round(bare, 1),
        to_bare_copy=round(ours / bare, 2),
        reading_alone=round(reading, 1),
    )


def measure_again(file: Path, papers: int, rounds: int) -> None:
    """The list stands there by now."""
    from commitments.kept.versions import register_version

    part, version, stands = listed.read_list(file)[:PART], register_version(), digest_after(lambda: None)
    ways: list[Way] = [partial(listed.import_list, file), partial(listed.update_or_create, part)]
    assert {digest_after(way) for way in ways} == {stands}, "one of the two changed something"
    written = rows_written(ways[0]) - (0 if POSTGRES else papers)  # SQLite counts those of the temporary table too
    assert (written, register_version()) == (0, version), "the same list again was written"
    ours, peer = (median(times) for times in in_turns(ways, rounds))
    of = f"update_or_create of {len(part):,}, scaled, {engine()}"
    say("reimport", papers, ours, peer * papers / len(part), goal=50, peer_version=of, unit="ms", rows_written=written)


def measure_memory(file: Path, papers: int, environment: Mapping[str, str]) -> None:
    """The command in a process of its own, which says at its end what it held at most."""
    command = [sys.executable, "-c", IMPORTING, str(file)]
    said = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    peak, limit, job = int(said.split()[-1]) / 1024, f"{MOST_MB} MB", f"{papers:,} papers imported"
    say("memory", papers, peak, MOST_MB, goal=1, at_most=True, peer_version=limit, unit="MB, peak", job=job)


def in_turns(ways: list[Way], rounds: int) -> list[list[float]]:
    """Milliseconds of each, by turns, every time undone."""
    taken: list[list[float]] = [[] for _way in ways]
    for _round in range(rounds):
        for way, times in zip(ways, taken, strict=True):
            with undone():
                times.append(milliseconds(partial(checked, way)))
    return taken


def checked(way: Way) -> None:
    """With what the database puts off to the end of the transaction."""
    from django.db import connection

    way()
    if connection.vendor == "postgresql":
        connection.check_constraints()


def digest_after(way: Way) -> str:
    with undone():
        way()
        return sha256("\n".join(map(repr, listed.stored())).encode()).hexdigest()


def rows_written(way: Way) -> int:
    """As the database counts them."""
    with undone():
        before = _counted()
        way()
        return _counted() - before


def _counted() -> int:
    from django.db import connection

    if connection.vendor == "sqlite":
        return int(connection.connection.total_changes)
    with connection.cursor() as cursor:
        sums = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE schemaname = 'public'"
        cursor.execute(sums)
        return int(cursor.fetchone()[0])


@contextmanager
def undone() -> Iterator[None]:
    """Rolled back; what that leaves behind is cleared away, so that no way wades through the rows of another."""
    from django.db import connection, transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def engine() -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        return ENGINE
    version = connection.cursor().connection.info.server_version // 10_000
    return f"{ENGINE.split(',')[0]}, PostgreSQL {version}"


if __name__ == "__main__":
    main()
