"""Which of several papers and days belongs to a promise. All wording is our own; the letter is of 10 March 2026."""

from datetime import date

import pytest

from sources.reading.beside import is_beside
from tests.sources.reading.papers import letter

DEBATE, OTHER = "31409-410", "31409-377"


@pytest.mark.parametrize(
    "body",
    [
        (
            "In het commissiedebat Havens van 5 februari jl. (Kamerstuk 31 409, nr. 410) heb ik toegezegd"
            " de tarieven uit te"
            " zoeken. Mijn brief van 3 december 2025 (Kamerstuk 31 409, nr. 377) ging over de kades."
            " Hierbij doe ik dat."
        ),
        (
            "Met deze brief, een vervolg op mijn brief van 3 december 2025 (Kamerstuk 31 409, nr. 377),"
            " voldoe ik aan de"
            " toezegging uit het commissiedebat van 5 februari 2026 (Kamerstuk 31 409, nr. 410)."
        ),
        (
            "Mijn ambtsvoorganger heeft in het debat van 5 februari 2026 over het rapport van de"
            " havenmeesters (Kamerstuk"
            " 31 409, nr. 377) toegezegd een plan te sturen (Kamerstuk 31 409, nr. 410). Dat plan treft u hierbij aan."
        ),
        (
            "Zoals toegezegd in het overleg van 5 februari jl. (Kamerstuk 31 409, nr. 410) zend ik u"
            " hierbij de cijfers; zie"
            " ook Kamerstuk 31 409, nr. 377."
        ),
        (
            "In mijn brief van 3 maart jl. (Kamerstuk 31 409, nr. 377) gaf ik aan terug te komen op de"
            " toezegging aan het lid"
            " De Wit uit het debat van 5 februari 2026 (Kamerstuk 31 409, nr. 410). Hierbij doe ik dat."
        ),
        (
            "Zoals ik in het debat van 5 februari 2026 (Kamerstuk 31 409, nr. 410) heb toegezegd, ontvangt"
            " u hierbij het"
            " onderzoek waar de motie-Jansen (Kamerstuk 31 409, nr. 377) om vroeg."
        ),
    ],
)
def test_what_is_named_in_passing_is_not_where_it_was_promised(body: str) -> None:
    found = letter(body).fulfilments[0]
    assert (found.refers_to.kamerstuk, found.refers_to.day) == (DEBATE, date(2026, 2, 5))


def test_a_motion_refers_to_its_own_paper() -> None:
    body = (
        "Naar aanleiding van de motie-Jansen, ingediend in het debat van 5 februari 2026 over de voortgangsrapportage"
        " (Kamerstuk 31 409, nr. 377; motie: Kamerstuk 31 409, nr. 410), heb ik de kades laten keuren."
    )
    (found,) = letter(body).fulfilments
    assert found.refers_to.kamerstuk == DEBATE


def test_the_only_paper_counts_also_where_it_is_named_in_passing() -> None:
    body = "Conform mijn toezegging in het debat over het rapport (Kamerstuk 31 409, nr. 377) zend ik u de cijfers."
    (found,) = letter(body).fulfilments
    assert found.refers_to.kamerstuk == OTHER


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Zoals ik vorige week dinsdag in het debat heb toegezegd, zend ik u hierbij de cijfers.", date(2026, 3, 3)),
        (
            "Conform toezegging zend ik u hierbij de cijfers. Het bestuurlijk overleg van 12 februari 2026 ging door.",
            None,
        ),
        ("Conform toezegging zend ik u de cijfers. De ledenvergadering van de reders was op 12 februari 2026.", None),
    ],
)
def test_the_day_is_that_of_a_meeting_of_parliament(body: str, day: date | None) -> None:
    (found,) = letter(body).fulfilments
    assert found.refers_to.day == day


def test_a_note_behind_a_bracket_is_found() -> None:
    body = (
        "In het debat van 5 februari jl. heb ik u een overzicht toegezegd (TZ202602-099).1 Dit treft u hierbij aan."
        "\n\n1 Kamerstuk 31 409, nr. 410"
    )
    (found,) = letter(body).fulfilments
    assert found.refers_to.kamerstuk == DEBATE


@pytest.mark.parametrize(
    ("before", "passing"),
    [
        ("In het debat van 4 mei over mijn brief van ", True),
        ("in vervolg op het rapport (Kamerstuk ", True),
        ("de cijfers (zie ook Kamerstuk ", True),
        ("Naar aanleiding van de toezegging in het debat van ", False),
        ("Tijdens het overleg over de havens op ", False),
        ("Ik sprak over mijn brief van d.d. 4 mei nr. 3 van ", True),
        ("Ik sprak over mijn brief. Dit meldde ik op ", False),
    ],
)
def test_what_is_named_beside(before: str, passing: bool) -> None:
    assert is_beside(before) is passing
