"""Claim memory: the web process while it sends all public rows as CSV.

    python -m benchmarks.memory [--rows 100000]

The peak of its resident memory in MB, as the kernel keeps it (VmHWM).
"""

from benchmarks.measuring import milliseconds, rows_asked, say
from benchmarks.place import on_sqlite, serving

GOAL = 250


def main() -> None:
    rows = rows_asked(__doc__)
    with serving(on_sqlite(rows)) as get:
        sent: list[str] = []
        taken = milliseconds(lambda: sent.append(get("/toezeggingen/register.csv")[2]))
        lines = sent[0].count("\r\n")
        say(
            "memory",
            rows,
            get.peak_mb(),
            GOAL,
            goal=1,
            at_most=True,
            peer_version="250 MB",
            unit="MB, peak",
            job="all public rows as CSV",
            lines=lines,
            seconds=round(taken / 1000, 1),
        )


if __name__ == "__main__":
    main()
