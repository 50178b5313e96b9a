"""Claim facets: the list of one ministry and one standing, each pair new, against Datasette on the same rows.

python -m benchmarks.facets [--rows 100000]
"""

from itertools import product

from benchmarks.against_datasette import FACETS, GOAL, PATIENT, PEER, SHOWN, compare
from benchmarks.measuring import rows_asked, say
from benchmarks.place import LIST, datasette, datasette_version, enter, on_sqlite, serving

SETTLED = ("fulfilled", "lapsed", "continuing")
"""Standings that are a status too, so that both can ask for them."""


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_sqlite(rows)
    if not datasette_version():
        say("facets", rows, goal=GOAL, peer_version="Datasette is not installed")
        return
    enter(environment)
    from commitments.models import Commitment, Ministry

    used = Ministry.objects.filter(pk__in=Commitment.objects.values("ministry").distinct()).order_by("pk")
    pairs = [
        (
            f"{LIST}?ministerie={ministry.code}&status={status}",
            f"{PEER}?{SHOWN}&ministry_id={ministry.pk}&status={status}{FACETS}",
        )
        for status, ministry in product(SETTLED, used)
    ]
    with serving(environment) as ours, datasette(rows) as peer, datasette(rows, *PATIENT) as patient:
        compare("facets", rows, ours, peer, patient, pairs)


if __name__ == "__main__":
    main()
