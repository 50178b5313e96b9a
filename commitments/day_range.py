"""Days that the register does not keep are refused, in words."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commitments.calendars import FIRST_DAY, LAST_DAY

OUTSIDE = _("Het register kent alleen dagen van 1 januari 1815 tot en met 31 december 2100.")


def refuse_outside(day: date) -> None:
    """Raises ValidationError for a day that is most likely a slip of the keyboard; terms are reckoned from the rest."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(OUTSIDE)
