"""Claim list: a page of all commitments with counts beside the filters, against Datasette on the same rows.

python -m benchmarks.lists [--rows 100000]
"""

import json

from benchmarks.against_datasette import FACETS, GOAL, PATIENT, PEER, SHOWN, compare
from benchmarks.measuring import rows_asked, say
from benchmarks.place import Server, cursor_of_page, datasette, datasette_version, on_sqlite, serving

PAGES = 20


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_sqlite(rows)
    if not datasette_version():
        say("list", rows, goal=GOAL, peer_version="Datasette is not installed")
        return
    with serving(environment) as ours, datasette(rows) as peer, datasette(rows, *PATIENT) as patient:
        compare("list", rows, ours, peer, patient, list(zip(pages_here(ours), pages_there(peer), strict=True)))


def pages_here(get: Server) -> list[str]:
    return [cursor_of_page(get, number + 1) for number in range(PAGES)]


def pages_there(get: Server) -> list[str]:
    """Each page names the next; walked without counts, asked with them."""
    found, place = [], ""
    for _page in range(PAGES):
        found.append(f"{PEER}?{SHOWN}{place}{FACETS}")
        answer = json.loads(get(f"{PEER}.json?{SHOWN}{place}")[2])
        place = f"&_next={answer['next']}"
    return found


if __name__ == "__main__":
    main()
