"""Citations of proceedings, answers, gazettes and numbers of the Houses."""

import pytest

from sources.reading.reader import as_json
from sources.reading.references.others import find_others
from tests.sources.reading.papers import letter


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("Handelingen II 2020/21, nr. 34, item 7", "h-tk-20202021-34-7"),
        ("Handelingen I 2018-2019, nr. 5, item 6", "h-ek-20182019-5-6"),
        ("Handelingen II 2006/07, p. 3564-3568", "h-tk-20062007-3564-3568"),
        ("Aanhangsel Handelingen II 2022/23, nr. 2345", "ah-tk-20222023-2345"),
        ("Aanhangsel van de Handelingen, vergaderjaar 2018–2019, nr. 1590", "ah-tk-20182019-1590"),
        ("Stb. 2019, 123", "stb-2019-123"),
        ("Staatscourant 2024, nr. 5678", "stcrt-2024-5678"),
        ("kenmerk 2024Z01234", "2024Z01234"),
        ("toezegging T03455", "T03455"),
        ("ah-tk-20192020-123", "ah-tk-20192020-123"),
    ],
)
def test_a_citation_has_an_identifier_and_its_place(words: str, identifier: str) -> None:
    text = f"Zie ook {words}."
    (found,) = find_others(text)
    assert found.id == identifier
    assert text[found.start : found.end] in words


@pytest.mark.parametrize("words", ["Postbus 20018, 2500 EA", "in 2019 123 keer", "T-shirt", "Handelingen van de raad"])
def test_what_is_no_citation_is_none(words: str) -> None:
    assert find_others(words) == []


def test_a_letter_tells_them_apart_from_its_kamerstukken() -> None:
    answer = as_json("brief.txt", letter("Zie Kamerstuk 31 409, nr. 438 en Handelingen II 2020/21, nr. 34, item 7."))
    assert [item["id"] for item in answer["references"]] == ["31409-438"]
    assert [item["id"] for item in answer["other_references"]] == ["h-tk-20202021-34-7"]
