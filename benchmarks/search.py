"""Claims search-sqlite and search-pg: eight searches, new each time, against Datasette's FTS5 on the same rows.

    python -m benchmarks.search [--rows 100000]

On PostgreSQL the register is the same one, made with the same seed.
"""

from collections.abc import Mapping
from itertools import cycle
from urllib.parse import urlencode

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import by_turns, p95, rows_asked, say
from benchmarks.place import LIST, datasette, datasette_version, enter, on_postgresql, on_sqlite, serving

GOALS = {"search-sqlite": 8, "search-pg": 2}
SEARCHES = (
    *("toezegging", "stikstofbeleid", "evaluatie huurtoeslag", '"nucleaire non-proliferatiebeleid"'),
    *("zorg", "visserij Noordzee", "gemeenten OF provincies", "voortgangsrapportage"),
)


def main() -> None:
    rows = rows_asked(__doc__)
    places = {"search-sqlite": on_sqlite(rows), "search-pg": on_postgresql(rows)}
    enter(places["search-sqlite"] or {})
    for claim, environment in places.items():
        if environment is None or not datasette_version():
            say(claim, rows, goal=GOALS[claim], peer_version="PostgreSQL or Datasette is not there")
        else:
            measure(claim, rows, environment)


def measure(claim: str, rows: int, environment: Mapping[str, str]) -> None:
    with serving(environment) as ours, datasette(rows) as peer:
        fresh, there = new_addresses(map(here, SEARCHES)), cycle(map(peers, SEARCHES))
        ours(LIST), peer(next(there))  # a process draws its first page far more slowly than all others
        mine, theirs = by_turns(lambda: ours(next(fresh)), lambda: peer(next(there)), rounds=3 * len(SEARCHES))
        cost = [ours.processor_ms(lambda: ours(next(fresh)), 16), peer.processor_ms(lambda: peer(next(there)), 16)]
        for search in SEARCHES:
            ours(here(search))
        again = cycle(map(here, SEARCHES))
        known, _none = by_turns(lambda: ours(next(again)), lambda: None, rounds=3 * len(SEARCHES))
    say(
        claim,
        rows,
        p95(mine),
        p95(theirs),
        goal=GOALS[claim],
        peer_version=f"{datasette_version()}, FTS5",
        unit="ms, p95",
        processor_ms=[round(one, 1) for one in cost],
        ratio_processor=round(cost[1] / cost[0], 1),
        known_address_ms=round(p95(known), 2),
        ratio_known=round(p95(theirs) / p95(known), 1),
    )


def here(typed: str) -> str:
    return f"{LIST}?{urlencode({'q': typed})}"


def peers(typed: str) -> str:
    from commitments.search.query import read, written

    words = urlencode({"_search": written(read(typed), "sqlite"), "_searchmode": "raw", "_size": 25})
    return f"/gestand/commitments_searchentry?{words}&_sort_desc=place"


if __name__ == "__main__":
    main()
