"""Every family of wordings, by table: `phrases.txt` and the sixty phrases of the design."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from commitments.deadlines import Basis, Deadline

Read = Callable[..., Deadline]
TABLE = Path(__file__).with_name("phrases.txt")


def rows() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    family, found = "", list[tuple[str, str, str]]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            if found:
                yield family, found
            family, found = line[2:], []
        elif line and not line.startswith("//"):
            wording, said_on, wanted = line.split(" | ")
            found.append((wording, said_on, wanted))
    yield family, found


def told(found: Deadline, said_on: str) -> str:
    """A deadline in the words of the table."""
    if found.earliest:
        assert found.earliest >= date.fromisoformat(said_on)
    if found.basis is Basis.RECURRING:
        return f"recurring {found.latest or ''}".strip()
    if found.latest:
        return found.latest.isoformat()
    return f">={found.earliest}" if found.earliest else found.basis.value


FAMILIES = dict(rows())


@pytest.mark.parametrize("family", FAMILIES)
def test_family(family: str, read: Read) -> None:
    wrong = [
        (wording, said_on, wanted, found.explanation)
        for wording, said_on, wanted in FAMILIES[family]
        if told(found := read(wording, said_on), said_on) != wanted
    ]
    assert not wrong


SIXTY = """
voor het zomerreces | 2021-03-15 | 2021-07-08
voor het kerstreces | 2018-10-12 | 2018-12-20
na het meireces | 2024-02-01 | 2024-05-27
voor het meireces | 2024-02-01 | 2024-04-25
voor het herfstreces | 2023-09-01 | 2023-10-12
voor het einde van het zomerreces | 2024-02-01 | 2024-09-02
direct na het voorjaarsreces | 2024-02-01 | 2024-03-11
in het najaar | 2020-07-06 | 2020-12-20
dit voorjaar | 2021-03-15 | 2021-06-20
voor de zomer | 2021-03-15 | 2021-07-08
na de zomer | 2021-03-15 | 2021-09-30
deze zomer | 2021-03-15 | 2021-09-22
in het voorjaar van 2021 | 2020-07-06 | 2021-06-20
najaar 2021 | 2020-07-06 | 2021-12-20
eind dit jaar | 2020-07-06 | 2020-12-31
voor het einde van het jaar | 2020-07-06 | 2020-12-31
dit jaar nog | 2020-07-06 | 2020-12-31
eind 2021 | 2020-07-06 | 2021-12-31
begin volgend jaar | 2020-07-06 | 2021-03-31
medio 2021 | 2020-07-06 | 2021-07-31
begin 2021 | 2020-07-06 | 2021-03-31
in de loop van 2021 | 2020-07-06 | 2021-12-31
volgend jaar | 2020-07-06 | 2021-12-31
in het eerste kwartaal van 2021 | 2020-07-06 | 2021-03-31
Q2 | 2021-03-15 | 2021-06-30
in Q3 2021 | 2021-03-15 | 2021-09-30
in het tweede kwartaal | 2021-03-15 | 2021-06-30
in het laatste kwartaal van dit jaar | 2020-07-06 | 2020-12-31
in de eerste helft van 2021 | 2020-07-06 | 2021-06-30
in de tweede helft van dit jaar | 2020-07-06 | 2020-12-31
binnen twee weken | 2020-07-06 | 2020-07-20
binnen 6 weken | 2020-07-06 | 2020-08-17
over drie maanden | 2020-07-06 | 2020-10-06
binnen een maand | 2020-07-06 | 2020-08-06
uiterlijk 1 juli | 2021-03-15 | 2021-07-01
uiterlijk 1 juli | 2020-07-06 | 2021-07-01
voor 1 juli | 2021-03-15 | 2021-06-30
uiterlijk op 15 oktober a.s. | 2020-07-06 | 2020-10-15
per 1 januari 2021 | 2020-07-06 | 2021-01-01
eind september | 2020-07-06 | 2020-09-30
begin oktober | 2020-07-06 | 2020-10-10
medio november | 2020-07-06 | 2020-11-20
in september | 2020-07-06 | 2020-09-30
komende maand | 2020-07-06 | 2020-08-31
deze week | 2020-07-06 | 2020-07-12
volgende week | 2020-07-06 | 2020-07-19
voor Prinsjesdag | 2020-07-06 | 2020-09-14
met Prinsjesdag | 2020-07-06 | 2020-09-15
bij de Voorjaarsnota | 2021-03-15 | 2021-06-01
op Verantwoordingsdag | 2021-03-15 | 2021-05-19
bij de Najaarsnota | 2020-07-06 | 2020-12-01
voor de begrotingsbehandeling van BZ | 2020-07-06 | occasion
voor het volgende AO | 2020-07-06 | occasion
in de eerstvolgende voortgangsrapportage | 2020-07-06 | occasion
nog deze kabinetsperiode | 2020-07-06 | occasion
zo spoedig mogelijk | 2020-07-06 | none
op korte termijn | 2020-07-06 | none
te zijner tijd | 2020-07-06 | none
jaarlijks | 2020-07-06 | recurring
elk half jaar | 2020-07-06 | recurring
"""


@pytest.mark.parametrize("row", [row for row in SIXTY.splitlines() if row], ids=lambda row: row.split(" | ")[0])
def test_sixty(row: str, read: Read) -> None:
    wording, said_on, wanted = row.split(" | ")
    assert told(read(wording, said_on), said_on) == wanted
