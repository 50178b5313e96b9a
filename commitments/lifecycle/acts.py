"""Who says what about a commitment, and in which status each verb may be said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from commitments.choices import AWAITED, Status
from commitments.models import Document, User

LIVE = frozenset({Status.OPEN, Status.PARTLY_FULFILLED, Status.CONTINUING})
IN_REGISTER = frozenset(Status) - {Status.WITHDRAWN}
ALLOWED: dict[str, frozenset[Status]] = {
    "fulfil": LIVE,
    "fulfil_partly": LIVE,
    "report_progress": LIVE,
    "postpone": frozenset(AWAITED),
    "correct_term": LIVE,
    "explain_term": LIVE,
    "remind": LIVE,
    "keep_reminder": IN_REGISTER,
    "split": frozenset({*AWAITED, Status.DIVIDED}),
    "add_instance": frozenset({Status.CONTINUING}),
    "move_with_occasion": frozenset(AWAITED),
    "keep_open": frozenset(AWAITED),
    "make_continuing": frozenset(AWAITED),
    "lapse": LIVE,
    "reopen": frozenset({Status.FULFILLED, Status.LAPSED}),
    "transfer": LIVE | {Status.DIVIDED},
    "amend": IN_REGISTER,
    "renumber": IN_REGISTER,
    "publish": IN_REGISTER,
    "attach_passage": IN_REGISTER,
    "merge": IN_REGISTER,
    "send_back": IN_REGISTER,
    "withdraw": IN_REGISTER,
    "take_back": IN_REGISTER,
    "reinstate": frozenset({Status.WITHDRAWN}),
}
"""Verb to the statuses in which it may be said."""
TAKES_ALONG = frozenset({"amend", "lapse", "merge", "publish", "reinstate", "transfer", "withdraw"})
"""Verbs that are said of the parts too."""


class ChangeRefused(Exception):
    """The register does not allow this change; the message is a sentence for the clerk."""


class ChangedMeanwhile(ChangeRefused):
    """Somebody else changed the commitment after it was shown."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who says it, when the register learns it, on what day it happened, and in which paper.

    `version` is the version of the commitment that the person saw; None when nobody looked at a page.
    """

    now: datetime
    happened_on: date
    by: User | None = None
    document: Document | None = None
    note: str = ""
    version: int | None = None
    is_confirmed: bool = False
    """Another clerk looked at it (`commitments.lifecycle.second_eyes`)."""

    @property
    def today(self) -> date:
        """The day in Amsterdam on which the register learns it."""
        return timezone.make_naive(self.now).date()
