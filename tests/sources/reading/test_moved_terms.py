"""The new term of a promise that is put off is marked as belonging to it; in the same sentence it is not said twice."""

import pytest

from tests.sources.reading.papers import letter

OWED = "In het debat van 5 februari jl. heb ik u uiterlijk 1 maart een brief over de tarieven toegezegd."


@pytest.mark.parametrize(
    ("body", "promises", "new_term"),
    [
        (
            f"{OWED} Dat is niet gelukt. Ik verwacht u de brief eind april te kunnen toezenden.",
            ["eind april"],
            "2026-04-30",
        ),
        (f"{OWED} Deze termijn is niet haalbaar gebleken. U ontvangt deze alsnog in mei.", ["in mei"], "2026-05-31"),
        (
            "De toegezegde nota kost meer tijd dan voorzien, zodat ik u de nota in mei zal toezenden.",
            [],
            "2026-05-31",
        ),
        (
            f"{OWED} Dat is niet gelukt. Uw Kamer ontvangt in juni een wetsvoorstel over de havens.",
            ["wetsvoorstel"],
            "2026-06-30",
        ),
        (
            "Mijn reactie is niet binnen de gestelde termijn mogelijk. Ik zal u mijn reactie half april sturen.",
            ["half april"],
            "2026-04-20",
        ),
    ],
)
def test_a_moved_promise_is_one_promise(body: str, promises: list[str], new_term: str) -> None:
    reading = letter(body)
    (put_off,) = reading.fulfilments
    found = [item.text for item in reading.commitments]
    assert len(found) == len(promises)
    assert all(words in text for words, text in zip(promises, found, strict=True))
    assert put_off.new_term is not None
    assert str(put_off.new_term.latest) == new_term


@pytest.mark.parametrize(
    ("after", "is_moved"),
    [
        ("Ik verwacht u de brief eind april te kunnen toezenden.", True),
        ("Uw Kamer ontvangt in juni een wetsvoorstel over de havens.", False),
    ],
)
def test_only_the_term_that_moved_is_marked(after: str, is_moved: bool) -> None:
    (promise,) = letter(f"{OWED} Dat is niet gelukt. {after}").commitments
    assert ("moved-term" in {reason.rule for reason in promise.reasons}) == is_moved
