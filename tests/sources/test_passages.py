"""Laying somebody's own words beside the sentences of a paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.words import stems
from sources.passages import find_again, locate, match, split

LETTER = (
    "Ik zal uw Kamer voor de zomer informeren over de afvaarten in de winter. "
    "Er wordt gekeken naar de kosten van een tweede pont, en ik zal het advies "
    "onder de aandacht van de provincies brengen. "
    "De waterstand was dit jaar laag."
)


def sentence(words: str) -> tuple[int, int]:
    start = LETTER.index(words)
    return start, LETTER.index(".", start) + 1


SENTENCES = [sentence("Ik zal uw"), sentence("Er wordt"), sentence("De water")]


@pytest.mark.parametrize(
    ("own_words", "passage"),
    [
        (
            "Informeren over de afvaart in de winter",
            "Ik zal uw Kamer voor de zomer informeren over de afvaarten in de winter.",
        ),
        ("De lage waterstand dit jaar", "De waterstand was dit jaar laag."),
        ("Een brief over de tarieven sturen", None),
        ("", None),
    ],
)
def test_the_sentence_that_has_the_words(own_words: str, passage: str | None) -> None:
    found = locate([own_words], LETTER, SENTENCES)
    assert {index: LETTER[start:end] for index, (start, end) in found.items()} == ({0: passage} if passage else {})


def test_two_promises_in_one_sentence_get_a_clause_each() -> None:
    own_words = ["Kosten van een tweede pont bekijken", "Het advies onder de aandacht van provincies brengen"]
    found = locate(own_words, LETTER, SENTENCES)
    assert LETTER[slice(*found[0])] == "Er wordt gekeken naar de kosten van een tweede pont"
    assert LETTER[slice(*found[1])] == "ik zal het advies onder de aandacht van de provincies brengen."


def test_two_descriptions_of_one_clause_both_get_the_sentence() -> None:
    own_words = ["Kosten van een tweede pont bekijken", "Naar kosten van de tweede pont kijken"]
    found = locate(own_words, LETTER, SENTENCES)
    assert set(found.values()) == {SENTENCES[1]}


def test_a_word_that_is_everywhere_tells_little() -> None:
    offered = ["De pont naar Dorp vaart in mei", "De pont naar Stad vaart in juni", "De pont naar Haven vaart in juli"]
    assert match(["pont Haven"], offered) == {0: 2}
    assert match(["pont vaart elders overdag"], offered) == {}


def test_stems_pass_over_small_words_and_endings() -> None:
    assert stems("De veerdiensten van uw Kamer") == stems("veerdienst")


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_clauses_lie_in_their_sentence_in_order(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    clauses = split(text, (start, end))
    bounds = [bound for clause in clauses for bound in clause]
    assert bounds == sorted(bounds)
    assert (bounds[0], bounds[-1]) == (start, end)


@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_a_quote_that_stands_in_the_text_is_found_again(quote: str, before: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    found = find_again(quote, text, near=0)
    if quote.strip():
        assert found is not None
        assert text[slice(*found)].split() == quote.split()
    else:
        assert found is None


def test_the_nearest_of_several_places_and_other_line_breaks() -> None:
    assert find_again("de pont", "de pont, en de\npont", near=12) == (12, 19)
    assert find_again("de pont", "de veerboot", near=0) is None
