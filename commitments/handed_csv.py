"""What people hand in as CSV: what parts its cells, which names of columns are wrong, and what is iCalendar. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

_ICALENDAR = re.compile(r"^[ \t]*(?:BEGIN|END):V[A-Z]+[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


def separator_of(heading: str) -> str:
    """A Dutch spreadsheet parts cells by semicolons."""
    return ";" if ";" in heading else ","


class WrongNames(NamedTuple):
    """Of the columns that the first line names."""

    missing: list[str]
    unknown: list[str]
    double: list[str]


def wrong_names(names: Sequence[str], *, known: Collection[str], needed: Collection[str]) -> WrongNames:
    missing = [name for name in needed if name not in names]
    counted = Counter(names)
    unknown = [name for name in counted if name not in known]
    return WrongNames(missing, unknown, [name for name, count in counted.items() if count > 1])


def is_icalendar(text: str) -> bool:
    """Whether it has a line that iCalendar has and no CSV, also where the file is damaged."""
    return _ICALENDAR.search(text) is not None
