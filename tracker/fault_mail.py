"""A fault in the log, mailed to ADMINS in the same dress as every other mail of the register."""

import logging
import traceback
from typing import Any

from django.conf import settings
from django.utils.log import AdminEmailHandler

from commitments.automatic_mail import tell_administrators
from tracker.log_filter import without_keys

logger = logging.getLogger(__name__)
AGAIN_AFTER = 600
"""Seconds in which one process mails the same fault once."""
Place = tuple[str, int, str, str, int]
"""Where in the code it was logged, and what was raised where: what a visitor sent is no part of it."""


class FaultMail(AdminEmailHandler):
    """What cannot be mailed stands in the log all the same; the fault that it tells of is not covered by another.

    The same fault is mailed once in a while, and each mail says how many there were since the one before.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._mailed: dict[Place, float] = {}
        self._kept_back: dict[Place, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        place = _place(record)
        if record.created < self._mailed.get(place, float("-inf")) + AGAIN_AFTER:
            self._kept_back[place] = self._kept_back.get(place, 0) + 1
            return
        self._mailed[place] = record.created
        record.kept_back = self._kept_back.pop(place, 0)
        try:
            super().emit(record)
        except Exception as error:
            logger.warning("a fault could not be mailed to the administrators: %s", type(error).__name__)

    def format(self, record: logging.LogRecord) -> str:
        """The beginning of the mail."""
        words = super().format(record)
        kept_back = getattr(record, "kept_back", 0)
        return f"{words}\n\nSince the last mail about it the same came {kept_back} times more." if kept_back else words

    def send_mail(self, subject: Any, message: Any, *args: Any, **kwargs: Any) -> None:
        tell_administrators(f"{settings.EMAIL_SUBJECT_PREFIX}{without_keys(str(subject))}", without_keys(str(message)))


def _place(record: logging.LogRecord) -> Place:
    kind, error, trace = record.exc_info or (None, None, None)
    where = traceback.extract_tb(trace)[-1:] if error else []
    raised = (where[0].filename, where[0].lineno or 0) if where else ("", 0)
    return (record.pathname, record.lineno, kind.__name__ if kind else "", *raised)
