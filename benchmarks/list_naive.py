"""Claim list-naive: the list, new each time, against a plain ListView with OFFSET, COUNT and GROUP BY on its rows.

    python -m benchmarks.list_naive [--rows 100000]

Lives on scale: holds is null below a million.
"""

from benchmarks.against_datasette import new_addresses
from benchmarks.measuring import Call, by_turns, median, rows_asked, say
from benchmarks.place import LIST, enter, on_sqlite, serving

GOAL, MILLION = 100, 1_000_000


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_sqlite(rows)
    enter(environment)
    with serving(environment) as ours:
        fresh = new_addresses([LIST])
        page, plain = by_turns(lambda: ours(next(fresh)), naive_list(), rounds=5)
        known, _none = by_turns(lambda: ours(LIST), lambda: None)
    say(
        "list-naive",
        rows,
        median(page),
        median(plain),
        goal=GOAL if rows >= MILLION else None,
        peer_version="Django ListView, in process",
        unit="ms, median",
        known_address_ms=round(median(known), 2),
        ratio_known=round(median(plain) / median(known), 1),
    )


def naive_list() -> Call:
    """What a list is before anybody thinks about it."""
    from django.core.paginator import Paginator
    from django.db.models import Count
    from django.template import engines

    from commitments.models import Commitment

    template = engines["django"].from_string(
        "{% for row in page %}<li>{{ row.number }} {{ row.title }}</li>{% endfor %}"
    )

    def page() -> str:
        rows = Commitment.objects.filter(visibility="public").exclude(status="withdrawn")
        found = Paginator(rows.select_related("minister", "ministry", "dossier"), 25).page(1)
        for name in ("status", "ministry", "commitment_class"):
            list(rows.order_by().values_list(name).annotate(Count("pk")))
        return str(template.render({"page": found}))

    return page


if __name__ == "__main__":
    main()
