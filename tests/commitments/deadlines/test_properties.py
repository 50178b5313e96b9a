"""What holds for any words and any day."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.deadlines import Basis, find_deadlines, read_deadline
from commitments.deadlines.anchors import PARSERS
from commitments.deadlines.frames import OPENERS
from commitments.deadlines.lexicon import ARTICLES, DETERMINERS, NUMBERS, ORDINALS, PAST, UNITS, listed
from commitments.deadlines.undated import OPEN, RECURRING_WORDS
from tests.commitments.deadlines.conftest import CALENDAR

DAYS = st.dates(date(1980, 1, 1), date(2060, 12, 31))
LOOSE = listed(
    "helft van mogelijk termijn tijd 2021 2019 12 31 1-7-2021 31-02-2021 99999 0 53 / - of ' 21 a.s. jl. 1 989"
)
VOCABULARY = sorted(
    {
        *PARSERS,
        *OPENERS,
        *UNITS,
        *ORDINALS,
        *NUMBERS,
        *ARTICLES,
        *DETERMINERS,
        *PAST,
        *OPEN,
        *RECURRING_WORDS,
        *LOOSE,
    }
    - {"#"}
)
PHRASES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8).map(" ".join)
RELATIVE = listed(
    "voor het zomerreces|na het zomerreces|voor het kerstreces|voor de zomer|na de zomer|voor het reces"
    "|in het najaar|komend voorjaar|volgend voorjaar|deze winter|eind dit jaar|begin volgend jaar"
    "|medio november|begin oktober|in september|uiterlijk 1 juli|voor 1 juli|op 29 februari"
    "|in het tweede kwartaal|in het laatste kwartaal|in de tweede helft van oktober|in de eerste week van mei"
    "|volgende week|eind volgende maand|aanstaande dinsdag|volgende week vrijdag|binnen zes weken"
    "|over drie maanden|binnen tien werkdagen|voor Prinsjesdag|na Prinsjesdag|bij de Miljoenennota"
    "|bij de Voorjaarsnota|bij de Najaarsnota|op Verantwoordingsdag|in het jaarverslag|voor Pasen"
    "|rond de jaarwisseling|een week voor het zomerreces|binnen twee weken na het kerstreces"
    "|jaarlijks voor 1 mei|in week 37|komende winter|tussen zomer en kerst|bij de eerstvolgende suppletoire begroting"
    "|uiterlijk 1/7|op de eerste dinsdag na het zomerreces|tegelijk met de Miljoenennota",
    "|",
)
OPEN_WORDS = sorted(" ".join([first, *rest]) for first, phrases in OPEN.items() for rest, _ in phrases)


@given(text=st.text(max_size=60) | PHRASES, said_on=st.dates())
@settings(max_examples=500)
def test_never_raises_and_never_before_the_day_it_was_said(text: str, said_on: date) -> None:
    found = read_deadline(text, said_on, calendar=CALENDAR)
    assert found.latest is None or found.latest >= said_on
    assert found.earliest is None or found.earliest >= said_on
    assert found.latest is None or found.earliest is None or found.earliest <= found.latest
    assert text[found.start : found.end] == found.wording


@given(text=PHRASES, said_on=DAYS, gap=st.sampled_from(["  ", "\n", "\u00a0", "\t "]))
@settings(max_examples=300)
def test_stable_under_white_space_and_case(text: str, said_on: date, gap: str) -> None:
    found = read_deadline(text, said_on, calendar=CALENDAR)
    again = read_deadline(gap + text.upper().replace(" ", gap), said_on, calendar=CALENDAR)
    assert (again.earliest, again.latest, again.basis, again.rule) == (
        found.earliest,
        found.latest,
        found.basis,
        found.rule,
    )


@given(text=st.lists(PHRASES | st.just(","), max_size=5).map(" ".join), said_on=DAYS)
def test_every_moment_found_is_a_quote_in_the_order_of_the_text(text: str, said_on: date) -> None:
    found = find_deadlines(text, said_on, calendar=CALENDAR)
    assert all(text[moment.start : moment.end] == moment.wording for moment in found)
    assert [moment.start for moment in found] == sorted(moment.start for moment in found)


@pytest.mark.parametrize("wording", RELATIVE)
@given(said_on=DAYS, later=st.integers(0, 500))
@settings(max_examples=40, deadline=None)
def test_monotone_in_the_day_said(wording: str, said_on: date, later: int) -> None:
    first = read_deadline(wording, said_on, calendar=CALENDAR)
    second = read_deadline(wording, said_on + timedelta(days=later), calendar=CALENDAR)
    assert first.latest is not None
    assert second.latest is not None
    assert first.latest <= second.latest


@given(wording=st.sampled_from(OPEN_WORDS), said_on=DAYS)
def test_an_open_phrase_never_gets_a_day(wording: str, said_on: date) -> None:
    found = read_deadline(wording, said_on, calendar=CALENDAR)
    assert (found.latest, found.earliest, found.basis) == (None, None, Basis.NONE)


@given(
    number=st.sampled_from(sorted(NUMBERS.items())),
    unit=st.sampled_from(["dagen", "weken", "maanden", "jaar"]),
    said_on=DAYS,
)
def test_a_number_in_words_is_the_number_in_digits(number: tuple[str, int], unit: str, said_on: date) -> None:
    word, value = number
    in_words = read_deadline(f"binnen {word} {unit}", said_on, calendar=CALENDAR)
    assert in_words.latest == read_deadline(f"binnen {value} {unit}", said_on, calendar=CALENDAR).latest


@pytest.mark.parametrize("wording", RELATIVE)
def test_the_explanation_tells_the_last_day(wording: str) -> None:
    found = read_deadline(wording, date(2021, 3, 15), calendar=CALENDAR)
    assert found.latest is not None
    assert re.search(rf"uiterlijk \w+ {found.latest.day} \w+ {found.latest.year}", found.explanation)
    assert found.explanation.startswith(f"'{found.wording}' = ")


@pytest.mark.parametrize(
    "word", ["voor ", "de ", "eind ", "eerste helft van ", "1/", "een of ", "1 juli/", "a- ", "zodra x ", "2021"]
)
def test_a_long_text_is_read_to_its_end(word: str) -> None:
    """No regular expression runs away and no rule recurses without end."""
    found = find_deadlines(word * 3000 + " en uiterlijk 1 mei 2022", date(2021, 3, 15), calendar=CALENDAR)
    assert word == "2021" or found[-1].latest == date(2022, 5, 1)
