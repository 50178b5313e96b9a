"""What "medio" means: the table by which words become days. It is data; the clerks' office can replace each row.

A value is a number of days, weeks or a weekday ("14"), or a day of the year ("20-06"). `{value}` in the meaning is
filled in wherever the meaning is shown, so that a changed value explains itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PolicyRow:
    key: str
    value: str
    meaning: str  # Dutch, for the explanation

    def told(self) -> str:
        """ "beleid: begin van een maand is tot en met de 10e"."""
        return f"beleid: {self.meaning.replace('{value}', self.value)}"


DAY_OF_YEAR = re.compile(r"(\d{1,2})-(\d{1,2})")
LEAP_YEAR = 2000

ROWS = (
    PolicyRow("voor", "1", "voor iets betekent uiterlijk {value} dag ervoor"),
    PolicyRow("begin-maand", "10", "begin van een maand is tot en met de {value}e"),
    PolicyRow("medio-maand-vanaf", "15", "medio van een maand begint op de {value}e"),
    PolicyRow("medio-maand", "20", "medio van een maand is tot en met de {value}e"),
    PolicyRow("eind-maand-vanaf", "21", "eind van een maand is van de {value}e tot en met de laatste dag"),
    PolicyRow("begin-jaar", "31-03", "begin van een jaar is tot en met {value}"),
    PolicyRow("medio-jaar-vanaf", "01-07", "medio van een jaar begint op {value}"),
    PolicyRow("medio-jaar", "31-07", "medio van een jaar is tot en met {value}"),
    PolicyRow("eind-jaar-vanaf", "01-10", "eind van een jaar is van {value} tot en met de laatste dag"),
    PolicyRow("begin-week", "3", "begin van een week is tot en met dag {value}"),
    PolicyRow("medio-week", "4", "midden van een week is tot en met dag {value}"),
    PolicyRow("voorjaar-vanaf", "01-03", "het voorjaar begint op {value}"),
    PolicyRow("voorjaar", "20-06", "het voorjaar loopt tot en met {value}"),
    PolicyRow("zomer-vanaf", "01-06", "de zomer begint op {value}"),
    PolicyRow("zomer", "22-09", "de zomer loopt tot en met {value}"),
    PolicyRow("najaar-vanaf", "01-09", "het najaar begint op {value}"),
    PolicyRow("najaar", "20-12", "het najaar loopt tot en met {value}"),
    PolicyRow("winter-vanaf", "01-12", "de winter begint op {value}"),
    PolicyRow("winter", "20-03", "de winter loopt tot en met {value}"),
    PolicyRow("na-zomer", "30-09", "na de zomer is tot en met {value}"),
    PolicyRow("na-reces", "14", "na een reces is binnen {value} dagen"),
    PolicyRow("na-gelegenheid", "28", "na een gelegenheid is binnen {value} dagen"),
    PolicyRow("rond", "14", "rond is tot {value} dagen ervoor of erna"),
    PolicyRow("open", "13", "een open termijn wordt na {value} weken opnieuw bekeken"),
    PolicyRow("gelegenheid", "13", "een gelegenheid zonder datum wordt na {value} weken opnieuw bekeken"),
    PolicyRow("inzet", "26", "een inzet zonder einde wordt na {value} weken opnieuw bekeken"),
)
WEEKS = {"open", "gelegenheid", "inzet"}
DAYS = {"begin-jaar", "medio-jaar-vanaf", "medio-jaar", "eind-jaar-vanaf", "na-zomer"} | {
    season + part for season in ("voorjaar", "zomer", "najaar", "winter") for part in ("", "-vanaf")
}


@dataclass(frozen=True)
class Policy:
    """A policy table; a row that it does not hold is read from the default table."""

    name: str = "standaard-1"
    rows: tuple[PolicyRow, ...] = ROWS
    _meanings: dict[str, PolicyRow] = field(init=False, repr=False, compare=False)
    _numbers: dict[str, int] = field(init=False, repr=False, compare=False)
    _days: dict[str, tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rows = {row.key: row for row in (*ROWS, *self.rows)}
        object.__setattr__(self, "_meanings", rows)
        object.__setattr__(self, "_numbers", {key: _number(row) for key, row in rows.items() if key not in DAYS})
        object.__setattr__(self, "_days", {key: _day_of_year(row) for key, row in rows.items() if key in DAYS})
        _refuse_disorder(self._numbers, self._days)

    @classmethod
    def from_rows(cls, rows: Iterable[PolicyRow], *, name: str) -> Policy:
        """An administrator's table; raises ValueError, in Dutch, for an unknown key or a value that cannot be read."""
        table = tuple(rows)
        known = {row.key for row in ROWS}
        for row in table:
            if row.key not in known:
                raise ValueError(f"beleidsregel {row.key} bestaat niet")
        return cls(name, table)

    def number(self, key: str) -> int:
        return self._numbers[key]

    def day(self, key: str, year: int) -> date:
        return date(year, *self._days[key])

    def meaning(self, key: str) -> str:
        return self._meanings[key].told()


def _refuse_disorder(numbers: dict[str, int], days: dict[str, tuple[int, int]]) -> None:
    """A period that ends before it begins; only the winter passes the turn of the year."""
    for table in ({key: (0, number) for key, number in numbers.items()}, days):
        for key, end in table.items():
            if key != "winter" and table.get(f"{key}-vanaf", end) > end:
                raise ValueError(f"beleidsregel {key}: de periode eindigt vóór {key}-vanaf")


def _number(row: PolicyRow) -> int:
    if not row.value.isdecimal() or len(row.value) > 3:
        raise ValueError(f"beleidsregel {row.key}: {row.value!r} is geen aantal van hoogstens drie cijfers")
    if row.key.endswith(("-maand", "-maand-vanaf")) and not 1 <= int(row.value) <= 28:
        raise ValueError(f"beleidsregel {row.key}: {row.value!r} is geen dag die iedere maand heeft")
    if row.key in WEEKS and int(row.value) == 0:
        raise ValueError(f"beleidsregel {row.key}: na nul weken is er niets om op te wachten")
    if row.key.endswith("-week") and not 1 <= int(row.value) <= 7:
        raise ValueError(f"beleidsregel {row.key}: {row.value!r} is geen weekdag (1 tot en met 7)")
    return int(row.value)


def _day_of_year(row: PolicyRow) -> tuple[int, int]:
    match = DAY_OF_YEAR.fullmatch(row.value)
    try:
        if match is None or row.value == "29-02":
            raise ValueError
        day = date(LEAP_YEAR, int(match[2]), int(match[1]))
    except ValueError:
        raise ValueError(f"beleidsregel {row.key}: {row.value!r} is geen dag van het jaar (dd-mm)") from None
    return day.month, day.day


DEFAULT_POLICY = Policy()
