"""The days that the register keeps: from the year in which parliament got two chambers to the end of this century."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = date(1815, 1, 1), date(2100, 12, 31)
OUTSIDE = _("Het register kent alleen dagen van 1 januari 1815 tot en met 31 december 2100.")


def refuse_outside(day: date) -> None:
    """Raises ValidationError for a day that is most likely a slip of the keyboard; terms are reckoned from the rest."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(OUTSIDE)
