"""A promise with several deliverables: how the whole stands follows from its components, and only they count.

The whole was split (`lifecycle.split`) and has the status DIVIDED, which is neither awaited nor counted: each component
has its own term, addressee, answers and status, is late by itself and is one in every figure, list, mail and count.
What the whole may be called is derived here, on any day, from the components as they stood on that day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from commitments.choices import AWAITED, CLOSED, Status

KEPT_IN_PART = (Status.FULFILLED, Status.PARTLY_FULFILLED)


def status_of_whole(statuses: Collection[str]) -> Status:
    """The status of a split promise, given those of its components in any order.

    | components                                   | the whole        |
    |----------------------------------------------|------------------|
    | none, or all withdrawn                       | withdrawn        |
    | one is awaited, none kept in whole or part   | open             |
    | one is awaited, another kept in whole or part| partly fulfilled |
    | none awaited, one continuing                 | continuing       |
    | none awaited or continuing, one fulfilled    | fulfilled        |
    | all lapsed                                   | lapsed           |

    A component that was withdrawn is as if it had never been.
    """
    left = set(statuses) - {Status.WITHDRAWN}
    if left & set(AWAITED):
        return Status.PARTLY_FULFILLED if left & set(KEPT_IN_PART) else Status.OPEN
    for decisive in (Status.CONTINUING, Status.FULFILLED, Status.LAPSED):
        if decisive in left:
            return decisive
    return Status.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Whole:
    """A split promise as its components make it."""

    status: Status
    count: int
    settled: int
    """How many components are fulfilled or lapsed."""
    overdue: int
    """For how many components parliament still waits although their last day in time has passed."""
    next_on: date | None
    """The nearest last day in time of what is still awaited and not overdue."""


def whole(components: Collection[tuple[str, date | None]], on: date) -> Whole:
    """From the status and deadline of each component, as they stand on day `on`."""
    left = [(status, deadline) for status, deadline in components if status != Status.WITHDRAWN]
    due = [deadline for status, deadline in left if status in AWAITED and deadline]
    return Whole(
        status=status_of_whole([status for status, _deadline in left]),
        count=len(left),
        settled=sum(status in CLOSED for status, _deadline in left),
        overdue=sum(deadline < on for deadline in due),
        next_on=min((deadline for deadline in due if deadline >= on), default=None),
    )
