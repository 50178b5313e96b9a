"""Promises that a debate makes to a person, in a paper to come or with others, and closing lists in free words."""

import re

import pytest

from tests.sources.reading.papers import debate
from tests.sources.reading.test_unseen_phrasings import DEBATE, SPOKEN, blocks, rows

RESERVED = [row.removeprefix("P|") for row in rows("reserved") if row.startswith("P|")]
PLEDGES = [row.removeprefix("P|") for row in rows("pledges") if row.startswith("P|")]


@pytest.mark.parametrize("row", [*rows("pledges"), *rows("reserved"), *rows("agreed")])
def test_what_is_promised_to_whoever_asks(row: str) -> None:
    label, said = row.split("|")
    assert bool(debate(SPOKEN.format(said)).commitments) == (label == "P")


@pytest.mark.parametrize("said", [*PLEDGES, *RESERVED])
def test_a_pledge_goes_with_the_words_of_its_reasons(said: str) -> None:
    reading = debate(SPOKEN.format(said))
    for item in reading.commitments:
        start, end = item.reasons[0].span.start, item.reasons[0].span.end
        bare = re.sub(r" {2,}", " ", reading.text[item.span.start : start] + reading.text[end : item.span.end]).strip()
        left = debate(SPOKEN.format(bare)).commitments
        assert all(other.score < item.score or other.reasons[0].rule != item.reasons[0].rule for other in left)


def test_what_is_sent_to_the_house_stands_apart_from_what_is_looked_into() -> None:
    said = "Ik ben bereid om na te gaan wat dat kost. Dat zal ik schriftelijk aan de Kamer laten weten."
    assert len(debate(SPOKEN.format(said)).commitments) == 2
    said = "Ik ben bereid om na te gaan wat dat kost. Dat zeg ik toe."
    assert len(debate(SPOKEN.format(said)).commitments) == 1


@pytest.mark.parametrize("block", blocks("closing_lists_in_words"))
def test_closing_lists_in_free_words(block: str) -> None:
    wanted = [line[1:] for line in block.split("\n") if line.startswith("+")]
    closing = "\n".join(line for line in block.split("\n") if not line.startswith("+"))
    found = [item.text for item in debate(DEBATE * 8 + closing).commitments]
    assert len(found) == len(wanted)
    assert all(words in text for words, text in zip(wanted, found, strict=True))


@pytest.mark.parametrize(
    ("question", "answer", "terms"),
    [
        ("Wanneer hoor ik dat?", "Voor 1 juli.", ["2026-06-30"]),
        ("Wanneer krijgen wij dat te horen?", "In mei.", ["2026-05-31"]),
        ("Wanneer gaat de brug open?", "Voor 1 juli.", [None]),
    ],
)
def test_the_moment_that_is_asked_for_belongs_to_the_promise_before(
    question: str, answer: str, terms: list[str | None]
) -> None:
    said = (
        "Minister De Wit:\nIk zal de reders vragen of de Kamer het mag inzien.\n"
        f"De heer Jansen (ABC):\nDank. {question}\nMinister De Wit:\n{answer}\nDe voorzitter:\nDank."
    )
    found = debate(said).commitments
    assert [str(item.deadline.latest) if item.deadline else None for item in found] == terms


@pytest.mark.parametrize(
    ("said", "latest"),
    [
        ("Zodra de inspectie het rapport heeft, krijgt de Kamer het binnen twee weken.", None),
        ("De Kamer krijgt het rapport binnen twee weken.", "2026-04-01"),
        ("Ik was er in april nog, en ik kom er graag weer.", None),
        ("Ik probeer dat bij de Commissie onder de aandacht te brengen. Dat is in het najaar.", "2026-12-20"),
        ("Ik stuur de Kamer daar een brief over. Dat hoop ik in mei te kunnen doen.", "2026-05-31"),
        ("Ik stuur de Kamer daar een brief over. Dat is in mei ook gebeurd.", None),
        ("Ik heb meer tijd nodig, dus het wordt in het najaar voordat ik hierop terugkom.", "2026-12-20"),
        ("Het onderzoek is in mei gereed en ik zal het dan onverwijld aan de Kamer zenden.", "2026-05-31"),
    ],
)
def test_the_term_is_of_what_is_to_come(said: str, latest: str | None) -> None:
    (found,) = debate(SPOKEN.format(said)).commitments
    day = found.deadline.latest if found.deadline else None
    assert (str(day) if day else None) == latest
