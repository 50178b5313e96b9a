"""Alternatives of a pattern put together by first letter: a place in a text is tried for each letter, not each word."""

import re
from collections.abc import Iterable


def by_first_letter(forms: Iterable[str]) -> str:
    """Return the forms as alternatives; each begins with a letter that stands for itself.

    Those of one letter keep their order, so the same form is found as with all of them in a row.
    """
    endings: dict[str, list[str]] = {}
    for form in dict.fromkeys(forms):
        endings.setdefault(form[0], []).append(form[1:])
    return "|".join(rf"{letter}(?:{'|'.join(rest)})" for letter, rest in endings.items())


def stems(*words: str) -> re.Pattern[str]:
    """Return what finds one of these stems in words of lower case."""
    return re.compile(by_first_letter(map(re.escape, words)))
