"""Claim keyset: page 1,000 of the list (or its last) against page 1, both new each time.

python -m benchmarks.keyset [--rows 100000]
"""

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import by_turns, median, rows_asked, say
from benchmarks.place import LIST, enter, on_sqlite, serving

FAR = 1000


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_sqlite(rows)
    enter(environment)
    page = min(FAR, rows // 30)
    with serving(environment) as get:
        first, far = new_addresses([LIST]), new_addresses([far_address(page)])
        deep, one = by_turns(lambda: get(next(far)), lambda: get(next(first)))
    say(
        "keyset",
        rows,
        median(deep),
        median(one),
        goal=1.2,
        at_most=True,
        peer_version=f"page 1, against page {page}",
        unit="ms, median",
    )


def far_address(page: int) -> str:
    """The address of that page, without walking there."""
    from django.contrib.auth.models import AnonymousUser
    from django.utils import timezone

    from commitments.lists import USUAL, page_of
    from commitments.models import Commitment

    seen = Commitment.objects.visible_to(AnonymousUser()).counted()
    before = page_of(seen, USUAL, "", (page - 1) * 25, on=timezone.localdate())
    return f"{LIST}?cursor={before.behind}"


if __name__ == "__main__":
    main()
