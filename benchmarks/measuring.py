"""What every benchmark shares: rounds by turns, medians, and one JSON line for a claim."""

import argparse
import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from importlib import metadata
from typing import Any

ROUNDS = 9
ENGINE = f"Django {metadata.version('django')}, SQLite {sqlite3.sqlite_version}"
Call = Callable[[], Any]


def rows_asked(description: str | None) -> int:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--rows", type=int, default=100_000)
    return int(parser.parse_args().rows)


def by_turns(first: Call, second: Call, rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """Milliseconds of both, by turns, after one of each that does not count."""
    first(), second()
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for call, times in zip((first, second), taken, strict=True):
            times.append(milliseconds(call))
    return taken


def milliseconds(call: Call) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


median = statistics.median


def p95(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def say(
    claim: str,
    rows: int,
    ours: float | None = None,
    peer: float | None = None,
    *,
    goal: float | None = None,
    at_most: bool = False,
    peer_version: str = ENGINE,
    **more: Any,
) -> None:
    """Print the line. The ratio is how much longer the peer takes, or for `at_most` how much of its time we take; a
    claim that cannot be measured here has no figures and holds null."""
    ratio = (ours / peer if at_most else peer / ours) if ours and peer else None
    holds = None if ratio is None or goal is None else ratio <= goal if at_most else ratio >= goal
    figures = {"ours": ours and round(ours, 2), "peer": peer and round(peer, 2), "peer_version": peer_version}
    line = {"claim": claim, "rows": rows, **figures, "ratio": ratio and round(ratio, 2), "goal": goal, "holds": holds}
    print(json.dumps(line | {"goal_is": "at most" if at_most else "at least"} | more), flush=True)
