"""Claim growth: the list, new each time, of the register against that of one a tenth of its size.

    python -m benchmarks.growth [--rows 1000000]

Lives on scale: holds is null below a million.
"""

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import by_turns, median, rows_asked, say
from benchmarks.place import LIST, on_sqlite, serving

GOAL, MILLION = 1.3, 1_000_000


def main() -> None:
    rows = rows_asked(__doc__)
    with serving(on_sqlite(rows)) as large, serving(on_sqlite(rows // 10)) as small:
        new, there = new_addresses([LIST]), new_addresses([LIST])
        mine, theirs = by_turns(lambda: large(next(new)), lambda: small(next(there)), rounds=15)
    say(
        "growth",
        rows,
        median(mine),
        median(theirs),
        goal=GOAL if rows >= MILLION else None,
        at_most=True,
        peer_version=f"the same page at {rows // 10:,} rows",
        unit="ms, median",
    )


if __name__ == "__main__":
    main()
