"""The sentence that a clerk reads."""

from collections.abc import Callable
from datetime import date

import pytest

from commitments.calendars import SENATE, Calendar, Row
from commitments.deadlines import Deadline, read_deadline
from tests.commitments.deadlines.conftest import CALENDAR

Read = Callable[..., Deadline]
TOLD = {
    "voor het zomerreces": """uiterlijk donderdag 2 juli 2020: het zomerreces begint vrijdag 3 juli 2020
        (regel, niet bevestigd; beleid: voor iets betekent uiterlijk 1 dag ervoor)""",
    "medio november": """vanaf zondag 15 november 2020, uiterlijk vrijdag 20 november 2020: medio november 2020
        loopt tot
        en met vrijdag 20 november 2020 (beleid: medio van een maand is tot en met de 20e)""",
    "binnen zes weken": "uiterlijk woensdag 12 augustus 2020: geteld vanaf woensdag 1 juli 2020",
    "een week voor 1 oktober": """uiterlijk donderdag 24 september 2020: gezegd op woensdag 1 juli 2020, en de
        eerstvolgende keer is donderdag 1 oktober 2020, en de termijn ligt een week daarvoor""",
    "twee weken voor het kerstreces": """uiterlijk vrijdag 4 december 2020: het kerstreces begint vrijdag 18 december
        2020, en de termijn ligt twee weken daarvoor (regel, niet bevestigd)""",
    "medio 2021": """vanaf donderdag 1 juli 2021, uiterlijk zaterdag 31 juli 2021: medio 2021 loopt tot en met zaterdag
        31 juli 2021 (beleid: medio van een jaar is tot en met 31-07)""",
    "tussen 1 en 15 oktober": """vanaf donderdag 1 oktober 2020, uiterlijk donderdag 15 oktober 2020: dat is donderdag
        1 oktober 2020 tot en met donderdag 15 oktober 2020""",
    "tussen zomer en kerst": """vanaf dinsdag 1 september 2020, uiterlijk donderdag 17 december 2020: de tijd tussen
        het zomerreces en het kerstreces loopt tot en met donderdag 17 december 2020 (regel, niet bevestigd)""",
    "eerste dinsdag na het herfstreces": """uiterlijk dinsdag 27 oktober 2020: de eerste dinsdag na het herfstreces is
        dinsdag 27 oktober 2020 (regel, niet bevestigd)""",
    "voor het commissiedebat van 21 oktober": """uiterlijk dinsdag 20 oktober 2020: het commissiedebat is woensdag
        21 oktober 2020 (beleid: voor iets betekent uiterlijk 1 dag ervoor)""",
    "bij de eerstvolgende suppletoire begroting": """uiterlijk dinsdag 1 december 2020: de suppletoire begroting (bij
        de Najaarsnota) is dinsdag 1 december 2020 (bron: uiterlijk 1 december (rijksoverheid.nl,
        begrotingsproces))""",
    "uiterlijk in het najaar": """uiterlijk zondag 20 december 2020: het najaar van 2020 loopt tot en met
        zondag 20 december
        2020 (beleid: het najaar loopt tot en met 20-12)""",
    "niet eerder dan 1 oktober": """niet eerder dan donderdag 1 oktober 2020, zonder uiterste dag: gezegd op woensdag
        1 juli 2020, en de eerstvolgende keer is donderdag 1 oktober 2020""",
    "jaarlijks voor 1 mei 2021": """terugkerend, de eerste keer uiterlijk vrijdag 30 april 2021: die dag is genoemd
        (beleid: voor iets betekent uiterlijk 1 dag ervoor)""",
    "zo spoedig mogelijk": """geen dag: de woorden noemen geen uiterste dag
        (beleid: een open termijn wordt na 13 weken opnieuw bekeken)""",
    "voor het AO": "geen dag zolang de gelegenheid er geen heeft: de termijn hangt aan 'het AO'",
    "elk half jaar": "terugkerend, zonder dag: er is gezegd hoe vaak, niet wanneer",
    "in 2018": "geen dag: de genoemde tijd ligt vóór de dag waarop het gezegd is",
    "31 februari 2027": "geen dag: deze dag bestaat niet",
    "uiterlijk 31-02-2027": "geen dag: deze dag bestaat niet",
    "op 31 juni": "geen dag: deze dag bestaat niet",
    "29 februari 2019": "geen dag: deze dag bestaat niet",
    "28 februari 2019": "geen dag: de genoemde tijd ligt vóór de dag waarop het gezegd is",
    "binnen 999999999 weken": "geen dag: in deze woorden is geen termijn herkend",
    "binnen hooguit 5300 weken": "geen dag: in deze woorden is geen termijn herkend",
    "hartelijk dank": "geen dag: in deze woorden is geen termijn herkend",
}


@pytest.mark.parametrize(("wording", "told"), TOLD.items())
def test_sentence(wording: str, told: str, read: Read) -> None:
    assert read(wording, "2020-07-01").explanation == f"'{wording}' = {' '.join(told.split())}"


def test_a_confirmed_row_gives_its_source(read: Read) -> None:
    found = read("voor het zomerreces", "2022-05-01")
    assert (found.calendar_row, found.confirmed) == ("zomerreces 2022", True)
    assert f"bron: {found.calendar_source}" in found.explanation
    assert "niet bevestigd" not in found.explanation


@pytest.mark.parametrize(
    ("wording", "said_on", "latest", "told"),
    [
        ("voor het zomerreces", "2020-05-01", date(2020, 7, 9), "het zomerreces van de Eerste Kamer begint"),
        ("voor de zomer", "2020-05-01", date(2020, 7, 9), "het zomerreces van de Eerste Kamer begint"),
        ("voor het reces", "2020-05-01", date(2020, 7, 9), "het zomerreces van de Eerste Kamer begint"),
        ("een week voor het zomerreces", "2020-05-01", date(2020, 7, 3), "het zomerreces van de Eerste Kamer begint"),
        ("uiterlijk 1 juli", "2020-05-01", date(2020, 7, 1), "de eerstvolgende keer"),
    ],
)
def test_the_senate_has_its_own_recess(wording: str, said_on: str, latest: date, told: str) -> None:
    found = read_deadline(wording, date.fromisoformat(said_on), calendar=CALENDAR, chamber=SENATE)
    assert found.latest == latest
    assert told in found.explanation


@pytest.mark.parametrize("calendar", [CALENDAR, Calendar()], ids=["register", "rules alone"])
def test_a_recess_of_the_senate_by_rule_is_said_to_be_so(calendar: Calendar) -> None:
    house = read_deadline("voor het kerstreces", date(2024, 10, 1), calendar=calendar)
    senate = read_deadline("voor het zomerreces", date(2024, 5, 1), calendar=calendar, chamber=SENATE)
    assert "(regel, niet bevestigd" in senate.explanation
    assert not senate.confirmed
    assert "Eerste Kamer" not in house.explanation


def test_a_row_of_the_senate_goes_over_the_rule() -> None:
    row = Row("zomerreces 2024", SENATE, "zomerreces", date(2024, 7, 16), date(2024, 9, 9), "eerstekamer.nl", True)
    calendar = Calendar.from_rows([row])
    found = read_deadline("voor het zomerreces", date(2024, 5, 1), calendar=calendar, chamber=SENATE)
    assert (found.latest, found.confirmed) == (date(2024, 7, 15), True)
    assert "bron: eerstekamer.nl" in found.explanation
    house = read_deadline("voor het zomerreces", date(2024, 5, 1), calendar=calendar)
    assert house.latest == date(2024, 7, 4)


def test_a_row_from_memory_says_that_nobody_confirmed_it(read: Read) -> None:
    found = read("voor de verkiezingen", "2025-07-02")
    assert (found.latest, found.confirmed) == (date(2025, 10, 28), False)
    assert "algemeen bekend, niet bij een bron nagegaan; niet bevestigd" in found.explanation


def test_a_debate_on_a_chapter_is_dated_by_its_row() -> None:
    debate = Row(
        "begrotingsbehandeling V 2021",
        "",
        "begrotingsbehandeling",
        date(2021, 11, 23),
        date(2021, 11, 25),
        "agenda",
        True,
        "V",
    )
    calendar = Calendar.from_rows([debate])
    for wording in (
        "voor de begrotingsbehandeling van BZ",
        "voor de behandeling van de begroting van Buitenlandse Zaken",
    ):
        found = read_deadline(wording, date(2021, 5, 1), calendar=calendar)
        assert (found.latest, found.calendar_row) == (date(2021, 11, 22), debate.name)
    assert read_deadline("voor de begrotingsbehandeling van VWS", date(2021, 5, 1), calendar=calendar).latest is None
