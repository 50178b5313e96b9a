"""In which order a transaction takes the rows that it changes, so that no two wait for each other in a circle.

All rows first, then the version. On PostgreSQL whoever writes anything that the register shows holds the row of its
version until the transaction ends (`commitments.kept.versions`), so that a row which is wanted after the first write
may be held by somebody who waits for that version. Each kind of row comes in this order, and within it by its key:
papers, dossiers, suggestions, meetings, occasions, commitments, proposals, sequences of numbers. What the triggers keep
(counts, the list of what must be indexed) and what is entered at night come after the version: who begins with these
takes it first.

A transaction that changes one row need not think of it: `lifecycle.writing.changing` locks before it writes. One that
changes several (more than one verb, what hangs on an occasion) calls `hold` for all of them before its first write.
"""

from typing import Any

from django.db import connection
from django.db.models import QuerySet


def hold(rows: "QuerySet[Any]") -> None:
    """Lock these rows until the transaction ends, by their key, in one query; who only refers to one need not wait.

    On SQLite nothing is asked, for it has one writer at a time.
    """
    if connection.features.has_select_for_update:
        list(rows.order_by("pk").select_for_update(no_key=True, of=("self",)).values_list("pk"))
