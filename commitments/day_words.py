"""A day as people write it, in the active language and unbroken."""

from datetime import date

from django.utils.formats import date_format

from commitments.unbroken import unbroken


def day_in_words(day: date, pattern: str = "j F Y") -> str:
    """2 juli 2020, or what else of the day the pattern asks for."""
    return unbroken(date_format(day, pattern))
