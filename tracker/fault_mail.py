"""A fault in the log, mailed to ADMINS in the same dress as every other mail of the register."""

import logging
from typing import Any

from django.conf import settings
from django.utils.log import AdminEmailHandler

from commitments.automatic_mail import tell_administrators
from commitments.log_filter import without_keys

logger = logging.getLogger(__name__)


class FaultMail(AdminEmailHandler):
    """What cannot be mailed stands in the log all the same; the fault that it tells of is not covered by another."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
        except Exception as error:
            logger.warning("a fault could not be mailed to the administrators: %s", type(error).__name__)

    def send_mail(self, subject: Any, message: Any, *args: Any, **kwargs: Any) -> None:
        tell_administrators(f"{settings.EMAIL_SUBJECT_PREFIX}{without_keys(str(subject))}", without_keys(str(message)))
