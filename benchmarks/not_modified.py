"""Claim not-modified: 304 for a page that a browser holds, against the page new each time, and known.

python -m benchmarks.not_modified [--rows 100000]
"""

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import by_turns, median, rows_asked, say
from benchmarks.place import LIST, on_sqlite, serving


def main() -> None:
    rows = rows_asked(__doc__)
    with serving(on_sqlite(rows)) as get:
        tag = get(LIST)[1]
        assert get(LIST, {"If-None-Match": tag})[0] == 304
        fresh = new_addresses([LIST])
        none, whole = by_turns(lambda: get(LIST, {"If-None-Match": tag}), lambda: get(next(fresh)))
        known, _none = by_turns(lambda: get(LIST), lambda: None)
    say(
        "not-modified",
        rows,
        median(none),
        median(whole),
        goal=0.3,
        at_most=True,
        peer_version="the same page as 200",
        unit="ms, median",
        known_address_ms=round(median(known), 2),
    )


if __name__ == "__main__":
    main()
