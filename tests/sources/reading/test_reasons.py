"""Why something is suggested: rules with examples, words that are there, and nothing without its reasons."""

import re

import pytest

from sources.reading.reader import Reading
from sources.reading.rules import RULES
from sources.reading.spans import Fulfilment, Suggestion
from tests.sources.reading.papers import ROOT, letter
from tests.sources.reading.test_unseen_phrasings import rows

PROMISES = [row.removeprefix("P|") for row in rows("letters") if row.startswith("P|")]
ANSWERS = [row.rpartition("|")[2] for row in rows("answers") if not row.startswith("none")]


def found(reading: Reading) -> list[Suggestion | Fulfilment]:
    return [*reading.commitments, *reading.fulfilments]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_has_an_example_that_it_finds_and_a_note(rule: str) -> None:
    cue = RULES[rule]
    assert cue.search(cue.example)
    assert cue.note
    assert cue.weight > 0


@pytest.mark.parametrize("words", PROMISES + ANSWERS)
def test_each_reason_stands_in_the_text_and_in_the_explanation(words: str) -> None:
    reading = letter(words)
    for item in found(reading):
        assert item.text == item.span.quote(reading.text)
        assert item.score == sum(reason.weight for reason in item.reasons)
        for reason in item.reasons:
            assert reason.note in item.explanation()
            assert reason.words.split()[0] in reading.text[reason.span.start : reason.span.end]


def without(reading: Reading, item: Suggestion | Fulfilment) -> Reading:
    """The same paper read without the words of the reasons."""
    gone = {place for reason in item.reasons for place in range(reason.span.start, reason.span.end)}
    first, last = reading.text.index("\n", reading.text.index("Den Haag,")), reading.text.rindex("De Minister van")
    left = "".join(reading.text[place] if place not in gone else " " for place in range(first, last))
    return letter(re.sub(r" {2,}", " ", left).strip())


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_goes_with_the_words_of_its_reasons(words: str) -> None:
    reading = letter(words)
    for item in reading.commitments:
        left = without(reading, item).commitments
        assert all(other.score < item.score or other.reasons[0].rule != item.reasons[0].rule for other in left)
        assert len(left) < len(reading.commitments) or max(other.score for other in left) < item.score


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_goes_with_the_words_of_its_reasons(words: str) -> None:
    reading = letter(words)
    for item in reading.fulfilments:
        left = without(reading, item).fulfilments
        assert all(other.reasons[0].rule != item.reasons[0].rule for other in left if other.kind is item.kind)


def test_the_page_for_clerks_tells_every_rule() -> None:
    page = (ROOT / "docs" / "wat-de-lezer-zoekt.md").read_text(encoding="utf-8")
    assert [rule for rule, cue in RULES.items() if f"| {cue.note} | {cue.weight:g} | {cue.example} |" not in page] == []
