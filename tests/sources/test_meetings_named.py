"""Which planned meetings the words of a term name, without a database."""

from datetime import date

import pytest

from commitments.choices import MeetingKind, OccasionRelation
from sources.review.meetings import Planned, Read, meetings_named

AUTUMN, SPRING = date(2026, 11, 19), date(2027, 4, 22)
BEGIN, END = date(2026, 9, 21), date(2026, 12, 20)
PLANNED = [
    Planned(1, MeetingKind.COMMITTEE_DEBATE, AUTUMN, "Veren in het najaar (voorbeeld)"),
    Planned(2, MeetingKind.COMMITTEE_DEBATE, SPRING, "Spoor", ("Infrastructuur en Waterstaat",)),
    Planned(3, MeetingKind.COMMITTEE_DEBATE, AUTUMN, "Toekomst van de Waddenzee"),
    Planned(4, MeetingKind.TWO_MINUTE_DEBATE, AUTUMN, "Spoor"),
    Planned(5, MeetingKind.GENERAL_CONSULTATION, AUTUMN, "Spoor"),
    Planned(6, MeetingKind.POLICY_CONSULTATION, date(2026, 5, 11), "Scheepvaart"),
]


def named(said: str, wording: str, earliest: date | None = None, latest: date | None = None) -> list[int]:
    sentence = f"Ik zal uw Kamer {said} een overzicht sturen."
    return [found.key for found in meetings_named(sentence, Read(wording, earliest, latest), PLANNED)]


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("voor het commissiedebat Veren in het najaar", [1]),
        ("voor het commissiedebat over de veren in het najaar", [1]),
        ("voor het komende commissiedebat Waddenzee in het najaar", [3]),
        ("voor het commissiedebat over de Waddenzee in het najaar", [3]),
        ("na afloop van het geplande commissiedebat Toekomst van de Waddenzee in het najaar", [3]),
        ("voor het commissiedebat Spoor in het najaar", []),
        ("voor het CD Waddenzee, in het najaar", []),
        ("in het najaar, na het commissiedebat Waddenzee,", []),
        ("voor het debat Waddenzee in het najaar", []),
        ("voor het vorige commissiedebat Waddenzee in het najaar", []),
    ],
)
def test_a_meeting_lies_in_the_time_that_is_said_beside_it_unless_that_is_its_name(said: str, keys: list[int]) -> None:
    assert named(said, "in het najaar", BEGIN, END) == keys


@pytest.mark.parametrize(
    ("wording", "keys"),
    [
        ("voor het commissiedebat Spoor", [2]),
        ("voor het CD Spoor", [2]),
        ("voor het tweeminutendebat Spoor", [4]),
        ("voor het AO Spoor", [5]),
        ("voor het VAO Spoor", [4]),
        ("voor het NO Scheepvaart", [6]),
        ("na het algemeen overleg Spoor", [5]),
        ("voor het commissiedebat over spoor", [2]),
        ("voor het commissiedebat Spoor en Waddenzee", []),
        ("voor het commissiedebat Spoor Noord", []),
        ("voor het commissiedebat van de vaste commissie voor Infrastructuur en Waterstaat", [2]),
        ("voor het commissiedebat Infrastructuur", [2]),
        ("voor het commissiedebat Defensie", []),
        ("voor het commissiedebat", []),
        ("twee weken voor het commissiedebat Spoor", []),
        ("niet voor het commissiedebat Spoor", []),
        ("rond het commissiedebat Spoor", []),
        ("", []),
    ],
)
def test_its_kind_and_its_name_are_said(wording: str, keys: list[int]) -> None:
    assert named(wording, wording) == keys


@pytest.mark.parametrize(
    ("day", "latest", "keys"),
    [("11 mei", date(2026, 5, 10), [6]), ("12 mei", date(2026, 5, 11), []), ("12 mei", None, [])],
)
def test_a_day_that_is_said_is_its_day(day: str, latest: date | None, keys: list[int]) -> None:
    wording = f"voor het notaoverleg Scheepvaart van {day}" if latest else "voor het notaoverleg Scheepvaart"
    assert named(f"voor het notaoverleg Scheepvaart van {day}", wording, latest=latest) == keys


def test_the_side_and_the_words_of_the_whole_term_are_given() -> None:
    sentence = "Nadere\n cijfers volgen na afloop van het commissiedebat Waddenzee in het najaar, hoop ik."
    [found] = meetings_named(sentence, Read("in het najaar", BEGIN, END), PLANNED)
    assert found.relation == OccasionRelation.AFTER
    assert found.wording == "na afloop van het commissiedebat Waddenzee in het najaar"
