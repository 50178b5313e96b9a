"""Which open commitments a passage answers, as a table of passages; no database."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from commitments.choices import MeetingKind
from commitments.matching import AnsweringPassage, Awaited, Paper, Register, clear
from commitments.words import stems

MARCH, MAY = date(2026, 3, 18), date(2026, 5, 20)
FERRIES = Awaited(
    "TZ202603-001",
    "Een brief over de dienstregeling van de veerboten",
    MARCH,
    dossier="31409",
    papers=frozenset({"kst-31409-502"}),
    meeting_on=MARCH,
    meeting_kind=MeetingKind.COMMITTEE_DEBATE,
    ministries=frozenset({"ienm", "ienw"}),
)
DREDGING = Awaited(
    "TZ202603-002", "De evaluatie van het baggeren", MARCH, dossier="31409", ministries=frozenset({"ienw"})
)
MOTION = Awaited("TZ202604-003", "Uitvoering van de motie-Veerman over havengelden", date(2026, 4, 2), dossier="29862")
SCHOOLS = Awaited(
    "TZ202603-004", "Cijfers over het lerarentekort op scholen", MARCH, dossier="27923", ministries=frozenset({"ocw"})
)
REGISTER = Register([FERRIES, DREDGING, MOTION, SCHOOLS])
LETTER = Paper("kst-31409-510", date(2026, 6, 10), frozenset({"31409"}), "ienw")


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        (AnsweringPassage("Zoals toegezegd.", cites=frozenset({"kst-31409-502"})), ["001"]),
        (AnsweringPassage("Zoals toegezegd over het baggeren, zend ik u de evaluatie."), ["002"]),
        (AnsweringPassage("In het debat van 18 maart.", named_on=frozenset({MARCH})), ["001", "002", "004"]),
        (
            AnsweringPassage(
                "In het commissiedebat van 18 maart.",
                named_on=frozenset({MARCH}),
                meeting_kinds=frozenset({MeetingKind.COMMITTEE_DEBATE}),
            ),
            ["001", "002", "004"],
        ),
        (AnsweringPassage("De motie-Veerman is uitgevoerd.", motions=frozenset({"Veerman"})), ["003"]),
        (AnsweringPassage("Hiermee informeer ik u over iets anders."), []),
        (AnsweringPassage("Hiermee voldoe ik aan mijn toezegging over de sluizen."), []),  # the register holds none
    ],
)  # fmt: skip
def test_what_a_passage_answers(passage: AnsweringPassage, numbers: list[str]) -> None:
    matches = REGISTER.answered_by(passage, LETTER)
    assert [match.awaited.number[-3:] for match in matches] == numbers
    assert all(match.score == sum(reason.weight for reason in match.reasons) for match in matches)


@pytest.mark.parametrize(
    ("passage", "paper", "number"),
    [
        (AnsweringPassage("Zoals toegezegd.", cites=frozenset({"kst-31409-502"})), LETTER, "001"),
        (AnsweringPassage("Zoals toegezegd over het baggeren, zend ik u de evaluatie."), LETTER, "002"),
        (AnsweringPassage("De motie-Veerman is uitgevoerd.", motions=frozenset({"Veerman"})), LETTER, "003"),
        # two of one day and one ministry, and one of that day alone: choosing would be a guess
        (AnsweringPassage("In het debat van 18 maart.", named_on=frozenset({MARCH})), LETTER, None),
        (AnsweringPassage("Op 18 maart.", named_on=frozenset({MARCH})), replace(LETTER, ministry="vws"), None),
        (AnsweringPassage("Hiermee informeer ik u over iets anders."), LETTER, None),
    ],
)
def test_one_is_chosen_beforehand_where_it_stands_out(
    passage: AnsweringPassage, paper: Paper, number: str | None
) -> None:
    chosen = clear(REGISTER.answered_by(passage, paper))
    assert (chosen and chosen.awaited.number[-3:]) == number


def test_a_day_and_a_dossier_alone_choose_nothing() -> None:
    register, passage = Register([FERRIES]), AnsweringPassage("In het debat van 18 maart.", named_on=frozenset({MARCH}))
    (found,) = register.answered_by(passage, replace(LETTER, ministry="vws"))
    assert clear([found]) is None
    assert clear(register.answered_by(passage, LETTER)) is not None


def test_each_reason_names_what_both_have_in_common() -> None:
    (match,) = REGISTER.answered_by(
        AnsweringPassage("De brief over de veerboten", cites=frozenset({"kst-31409-502"})), LETTER
    )
    assert {reason.rule: reason.shared for reason in match.reasons} == {
        "cited": "kst-31409-502",
        "dossier": "31409",
        "ministry": "ienw",
        "words": "brief, veerboten",
    }


def test_a_ministry_answers_for_the_one_that_it_came_from() -> None:
    passage = AnsweringPassage("De dienstregeling van de veerboten.")
    heir, stranger = (
        REGISTER.answered_by(passage, Paper(signed_on=MAY, ministry=ministry)) for ministry in ("ienw", "ocw")
    )
    assert heir[0].score > stranger[0].score if stranger else heir


def test_no_promise_is_answered_before_it_was_made_or_by_its_own_paper() -> None:
    passage = AnsweringPassage("De dienstregeling van de veerboten.", cites=frozenset({"kst-31409-502"}))
    assert REGISTER.answered_by(passage, Paper(signed_on=date(2026, 3, 1))) == ()
    assert REGISTER.answered_by(passage, Paper("kst-31409-502", MAY)) == ()


SUBJECTS = ("voortgangsrapportage", "evaluatie", "veerdienst", "verkenning")


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns in the middle of a word."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty_threads")
def test_the_stems_are_the_same_whoever_else_asks_at_the_moment() -> None:
    passages = [f"De minister zond de {subject}en van {year}" for subject in SUBJECTS for year in range(60)]
    alone = _stems_of(passages)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(_stems_of, [passages] * 8))
    assert together == [alone] * 8


def _stems_of(passages: list[str]) -> list[frozenset[str]]:
    """Worked out afresh each time, as in a process that has just begun."""
    found = []
    for passage in passages:
        stems.cache_clear()
        found.append(stems(passage))
    return found
