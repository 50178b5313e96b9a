"""Identifiers and the way people write them, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.citations import format_citation, is_paper, parse_citation, source_url, split_identifier
from commitments.unbroken import NBSP

WRITTEN = [
    ("kst-33783-46", "33 783, nr. 46"),
    ("kst-36600-XVI-4", "36 600 XVI, nr. 4"),
    ("kst-36600-XVI-B", "36 600 XVI, B"),
    ("kst-36600-J-12", "36 600 J, nr. 12"),
    ("kst-21501-02-125", "21 501-02, nr. 125"),
    ("kst-33783-B", "33 783, B"),
    ("kst-23614-388c", "23 614, nr. 388c"),
    ("kst-33783-46-h1", "33 783, nr. 46 (herdruk)"),
    ("h-tk-20182019-5-6", "Handelingen II 2018/19, nr. 5, item 6"),
    ("h-ek-19992000-120-128", "Handelingen I 1999/2000, p. 120–128"),
    ("ah-tk-20192020-123", "Aanhangsel Handelingen II 2019/20, nr. 123"),
    ("stb-2020-12", "Stb. 2020, 12"),
]


@pytest.mark.parametrize(("identifier", "written"), WRITTEN)
def test_a_citation_is_written_as_clerks_do_and_read_back(identifier: str, written: str) -> None:
    formatted = format_citation(identifier)
    assert formatted.replace(NBSP, " ") == written
    assert parse_citation(formatted) == parse_citation(written) == identifier
    assert is_paper(identifier)


@pytest.mark.parametrize(
    "identifier", ["", "33783-46", "kst-33783", "kst-3378-46", "kst-33783-٤", "TZ202603-130", "blg-"]
)
def test_what_names_no_paper(identifier: str) -> None:
    assert not is_paper(identifier)


def test_numbers_do_not_break_over_lines() -> None:
    assert format_citation("kst-33783-46") == f"33{NBSP}783, nr.{NBSP}46"


def test_an_unknown_identifier_is_shown_as_it_is() -> None:
    assert format_citation("TZ202603-130") == "TZ202603-130"


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("33783-46", "kst-33783-46"),
        ("KST-33783-46", "kst-33783-46"),
        ("33.783 nr 46", "kst-33783-46"),
        ("33783/46", "kst-33783-46"),
        ("Kamerstuk 33 783, nr. 46", "kst-33783-46"),
        ("Kamerstukken II 2019/20, 33 783, nr. 46", "kst-33783-46"),
        ("  (33 783, nr. 46) ", "kst-33783-46"),
        ("36600 xvi nr 4", "kst-36600-XVI-4"),
        ("36600-XVI-4", "kst-36600-XVI-4"),
        ("21501-02-2074", "kst-21501-02-2074"),
        ("21501-02, nr. 125", "kst-21501-02-125"),
        ("35 419 (R2141), nr. 3", "kst-35419-3"),
        ("kst-36600-xvi-b", "kst-36600-XVI-B"),
        ("Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594", "ah-tk-20232024-594"),
        ("blg-941234", "blg-941234"),
    ],
)
def test_citations_are_understood_as_people_type_them(typed: str, identifier: str) -> None:
    assert parse_citation(typed) == identifier


@pytest.mark.parametrize(
    "typed",
    ["", "veerdiensten", "33 783", "kst-33783", "21501-02", "2513 AA", "12 500 euro", "0703789911", "TZ202603-130"],
)
def test_what_names_no_paper_is_no_citation(typed: str) -> None:
    assert parse_citation(typed) is None


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("kst-33783-46", "kst-33783-46.html"),
        ("33783-46", "kst-33783-46.html"),
        ("kst-36600-XVI-4", "kst-36600-XVI-4.html"),
        ("ah-tk-20192020-123", "ah-tk-20192020-123.html"),
        ("33783", "dossier/33783"),
        ("21501-02", "dossier/21501-02"),
    ],
)
def test_every_paper_has_its_page(identifier: str, address: str) -> None:
    assert source_url(identifier) == f"https://zoek.officielebekendmakingen.nl/{address}"


DOSSIERS = st.integers(10_000, 49_999).map(str)
PARTS = st.sampled_from(["", "", "I", "IIA", "VI", "IXB", "XVI", "XXIII", "A", "J", "02", "32"])
NUMBERS = st.one_of(st.integers(1, 9_999).map(str), st.sampled_from(["B", "AB", "388c"]))


@given(DOSSIERS, PARTS, NUMBERS)
def test_writing_and_reading_are_each_others_inverse(dossier: str, part: str, number: str) -> None:
    identifier = "-".join(filter(None, ("kst", dossier, part, number)))
    paper = split_identifier(identifier)
    assert paper is not None
    assert (paper.dossier, paper.part, paper.number) == (dossier, part, number)
    assert parse_citation(format_citation(identifier)) == identifier


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    read = parse_citation(typed)
    assert read is None or source_url(read).startswith("https://")
