"""The readings of the figures, as tables: none, one, many, ties."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from dashboards import sentences
from dashboards.charts import ages, ahead, ministries
from dashboards.charts.ministries import Part

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("still_open", "late", "before", "words"),
    [
        (0, 0, 3, "Er staan geen toezeggingen open."),
        (
            1,
            0,
            0,
            (
                "1 toezegging staat open. "
                "Van geen enkele is vastgesteld dat de termijn verstreek zonder dat de Kamer iets hoorde."
            ),
        ),
        (
            1284,
            31,
            25,
            (
                "1.284 toezeggingen staan open. Van 31 is de termijn verstreken zonder dat de Kamer iets hoorde. "
                "Dat zijn er 6 meer dan een week geleden."
            ),
        ),
    ],
)
def test_the_headline(still_open: int, late: int, before: int, words: str) -> None:
    assert sentences.headline(still_open, late, before) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (0, 0, ""),
        (2, 2, "Dat is evenveel als een week geleden."),
        (3, 2, "Dat is er 1 meer dan een week geleden."),
        (2, 3, "Dat is er 1 minder dan een week geleden."),
        (5, 3005, "Dat zijn er 3.000 minder dan een week geleden."),
        (0, 1, "Een week geleden was dat er 1."),
        (0, 4, "Een week geleden waren dat er 4."),
    ],
)
def test_the_change_since_last_week(now: int, before: int, words: str) -> None:
    assert sentences.change(now, before) == words


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "maar zijn de stukken nog niet nagegaan."),
        (date(2022, 1, 5), date(2022, 1, 5), "maar zijn de stukken sinds 5 januari 2022 niet nagegaan."),
        (date(2022, 1, 5), date(2023, 1, 5), "maar zijn de stukken sinds 5 januari 2022 of later niet nagegaan."),
    ],
)
def test_what_was_not_checked_is_no_accusation(since: date | None, until: date | None, words: str) -> None:
    said = sentences.not_checked(4, since, until).replace("\u00a0", " ")
    assert said == f"Bij 4 is de termijn voorbij, {words}"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], "Geen enkel ministerie heeft een toezegging die te laat is zonder bericht."),
        ([Part("VWS", 0, 9)], "Geen enkel ministerie heeft een toezegging die te laat is zonder bericht."),
        ([Part("VWS", 1, 9)], "De enige die te laat is zonder bericht, is van VWS (1 van 9 open)."),
        ([Part("VWS", 3, 9), Part("BZ", 0, 4)], "Alle 3 die te laat zijn zonder bericht, zijn van VWS (3 van 9 open)."),
        (
            [Part("VWS", 2, 9), Part("BZ", 2, 4)],
            "VWS (9 open) en BZ (4 open) hebben de meeste die te laat zijn zonder bericht: elk 2.",
        ),
        (
            [Part(name, 2, 9) for name in ("A", "B", "C", "D")],
            "4 ministeries hebben er elk 2 die te laat zijn zonder bericht, de meeste.",
        ),
        (
            [Part("VWS", 14, 1203), Part("Defensie", 9, 41)],
            (
                "VWS heeft de meeste die te laat zijn zonder bericht (14 van 1.203 open). "
                "Defensie heeft het grootste aandeel (9 van 41)."
            ),
        ),
        # a share of three is no share, and the leader is not named twice
        (
            [Part("VWS", 4, 20), Part("BZ", 3, 3)],
            "VWS heeft de meeste die te laat zijn zonder bericht (4 van 20 open).",
        ),
        # equal shares name nobody
        (
            [Part("VWS", 8, 40), Part("BZ", 4, 10), Part("EZ", 4, 10)],
            "VWS heeft de meeste die te laat zijn zonder bericht (8 van 40 open).",
        ),
    ],
)
def test_who_is_late(parts: list[Part], words: str) -> None:
    assert ministries.sentence(parts) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "Er is geen toezegging te laat zonder bericht."),
        ((1, 0, 0), "1 is te laat zonder bericht, niet langer dan drie maanden."),
        ((1, 1, 1), "De enige die te laat is zonder bericht, is dat al meer dan een jaar."),
        ((7, 0, 0), "7 zijn te laat zonder bericht, geen ervan langer dan drie maanden."),
        ((1, 1, 0), "De enige die te laat is zonder bericht, is dat al langer dan drie maanden."),
        (
            (7, 4, 2),
            (
                "Van de 7 die te laat zijn zonder bericht, duurt dat bij 4 al langer dan drie maanden. "
                "Bij 2 is het meer dan een jaar."
            ),
        ),
    ],
)
def test_how_long(counts: tuple[int, int, int], words: str) -> None:
    assert ages.sentence(*counts) == words


@pytest.mark.parametrize(
    ("weeks", "later", "words"),
    [
        ([0, 0, 0], 0, "In de komende 3 weken verloopt geen termijn."),
        ([0, 0, 0], 1, "In de komende 3 weken verloopt geen termijn. Daarna volgt er nog 1."),
        ([0, 1, 0], 0, "In de komende 3 weken verloopt 1 termijn."),
        ([0, 4, 0], 0, "In de komende 3 weken verlopen 4 termijnen. Alle in de week van 30 november."),
        (
            [1, 4, 0],
            7,
            (
                "In de komende 3 weken verlopen 5 termijnen. De meeste in de week van 30 november: 4. "
                "Daarna volgen er nog 7."
            ),
        ),
        ([2, 2, 1], 0, "In de komende 3 weken verlopen 5 termijnen. Nooit meer dan 2 in een week."),
    ],
)
def test_what_is_ahead(weeks: list[int], later: int, words: str) -> None:
    counts = [(MONDAY + timedelta(weeks=number), count) for number, count in enumerate(weeks)]
    assert ahead.sentence(counts, later).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("count", "counted", "words"),
    [
        (0, 9, ""),
        (1, 9, "In deze cijfers telt 1 fictief voorbeeld mee."),
        (32, 41, "In deze cijfers tellen 32 fictieve voorbeelden mee."),
        (9, 9, "Alle toezeggingen in deze cijfers zijn fictieve voorbeelden."),
    ],
)
def test_examples_are_told(count: int, counted: int, words: str) -> None:
    assert sentences.examples(count, counted) == words


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")]
)
def test_names_in_a_row(names: list[str], words: str) -> None:
    assert sentences.in_a_row(names) == words


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    assert sentences.amount(12840) == "12.840"
    with override("en"):
        assert sentences.amount(12840) == "12,840"
