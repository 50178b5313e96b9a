"""Every row behind an address of the list, for files and feeds: a page of them in memory at a time."""

from collections.abc import Iterator

from django.http import QueryDict

from commitments.access import Viewer
from commitments.filters import CommitmentFilter, without
from commitments.lists import page_of
from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet
from commitments.stand import Stand

ROWS_AT_A_TIME = 500


def list_asked(parameters: QueryDict, user: Viewer, stand: Stand) -> CommitmentFilter:
    """What the page of the list shows with the same parameters; its `form` says which of them make no sense."""
    seen = stand.of(Commitment.objects.visible_to(user))
    return CommitmentFilter(without(parameters, "cursor"), seen, on=stand.on)


def rows_of(asked: CommitmentFilter, stand: Stand, most: int | None = None) -> Iterator[Commitment]:
    """The rows in the order asked for, as they stood; `most` bounds how many."""
    yield from walk(asked.qs, asked.order, stand, most)


def walk(commitments: CommitmentQuerySet, order: str, stand: Stand, most: int | None = None) -> Iterator[Commitment]:
    """A queryset of `Stand.of` by its keyset pages, each row with its standing."""
    rows, cursor, left = commitments.for_rows().with_standing(stand.on), "", most
    while left is None or left > 0:
        size = ROWS_AT_A_TIME if left is None else min(left, ROWS_AT_A_TIME)
        page = page_of(rows, order, cursor, size, on=stand.on)
        yield from stand.rows(page.rows)
        cursor, left = page.behind, None if left is None else left - size
        if not cursor:
            return
