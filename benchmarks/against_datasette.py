"""Pages of the list beside the same rows in Datasette: addresses that are new, and one that is known."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

from benchmarks.measuring import by_turns, p95, say
from benchmarks.place import Server, datasette_version

GOAL = 5
PATIENT = ("sql_time_limit_ms", "60000")
"""Settings with which it counts to the end; as it comes it gives up after a second and shows no count."""
PEER = "/gestand/commitments_commitment"
SHOWN = "visibility__exact=public&status__notin=withdrawn,divided&_sort_desc=promised_on&_size=25"
FACETS = "&_facet=status&_facet=ministry_id&_facet=commitment_class"
NUMBER = re.compile(r'href="/toezeggingen/([^"/?]+)/"')
COUNT = re.compile(r'id="uitkomst-kop">([\d.]+)')


def compare(claim: str, rows: int, ours: Server, peer: Server, patient: Server, pairs: list[tuple[str, str]]) -> None:
    """`pairs` are addresses here and there that must show the same rows and count; each is new when it is first asked.

    `peer` is timed, as it comes; `patient` counts to the end.

    What holds is said of addresses that nobody asked before: a known one comes from memory.
    """
    for own, other in pairs[:3]:
        page, answer = ours(own)[2], json.loads(patient(other.replace(PEER, f"{PEER}.json") + "&_shape=objects")[2])
        assert count_of(page) == answer["filtered_table_rows_count"], own
        # further on Datasette goes upwards by the key within a day that it shows downwards, and repeats rows
        assert "cursor=" in own or shows_days(page, answer, patient), own
    fresh = new_addresses(own for own, _other in pairs)
    there = cycle(other for _own, other in pairs)
    new, theirs = by_turns(lambda: ours(next(fresh)), lambda: peer(next(there)))
    cost = [ours.processor_ms(lambda: ours(next(fresh)), 20), peer.processor_ms(lambda: peer(next(there)), 20)]
    known, _again = by_turns(lambda: ours(pairs[0][0]), lambda: None)
    say(
        claim,
        rows,
        p95(new),
        p95(theirs),
        goal=GOAL,
        peer_version=f"{datasette_version()}, suggest_facets off",
        unit="ms, p95",
        known_address_ms=round(p95(known), 2),
        ratio_known=round(p95(theirs) / p95(known), 1),
        processor_ms=[round(one, 1) for one in cost],
        ratio_processor=round(cost[1] / cost[0], 1),
        page_kb=[round(len(ours(pairs[0][0])[2]) / 1000), round(len(peer(pairs[0][1])[2]) / 1000)],
    )


def new_addresses(addresses: Any) -> Iterator[str]:
    """The addresses again and again, each time as one that was never asked."""
    for number, address in enumerate(cycle(list(addresses))):
        yield f"{address}{'&' if '?' in address else '?'}ronde={number}"


def count_of(page: str) -> int:
    count = COUNT.search(page)
    assert count, page[:200]
    return int(count[1].replace(".", ""))


def shows_days(page: str, answer: dict[str, Any], peer: Server) -> bool:
    """Whether our page has rows of the days that the answer has: within one day the two order differently."""
    numbers = ",".join(dict.fromkeys(map(quote, NUMBER.findall(page))))
    here = json.loads(peer(f"{PEER}.json?number__in={numbers}&_shape=objects&_size=max")[2])
    days, there = (Counter(row["promised_on"] for row in rows["rows"]) for rows in (here, answer))
    return there.total() > 0 and not there - days
