"""What is there for speed alone changes nothing: gates hide no match, and words by first letter are the same words."""

import re
from types import ModuleType

import pytest

from sources.reading import clauses, earlier_cues, letters, postponement_cues, promises, vetoes
from sources.reading.alternatives import by_first_letter, stems
from sources.reading.cue import Cue, Gated, gate_of
from tests.sources.reading.test_reasons import ANSWERS, PROMISES


def cues_of(table: ModuleType) -> list[Cue]:
    return [value for value in vars(table).values() if isinstance(value, Cue)]


GATED = {
    "now": clauses.NOW,
    "recalled": clauses.RECALLED,
    "recurring": promises._RECURRING,
    "whether": clauses._WHETHER,
    "others": letters.OTHERS,
    "by or to": letters._BY_OR_TO,
    "duty": vetoes._DUTY,
    "courtesy": vetoes._COURTESY,
} | {cue.rule: cue for cue in (*postponement_cues.OUTRIGHT, *cues_of(earlier_cues))}
SAID = [
    *(*PROMISES, *ANSWERS),
    *("De wet bepaalt dat de Kamer jaarlijks wordt bericht.", "Mocht u daar behoefte aan hebben, dan bericht ik u."),
    *("U vraagt of dit klopt.", "Door de reders is mij toegezegd dat zij varen.", "Zij hebben een toets toegezegd."),
]


@pytest.mark.parametrize("name", GATED)
def test_a_gate_hides_nothing_that_its_pattern_finds(name: str) -> None:
    gated = GATED[name]
    places = [_span(gated.pattern.search(words)) for words in SAID]
    assert any(places)
    assert [_span(gated.search(words)) for words in SAID] == places


def test_a_pattern_is_not_tried_where_its_gate_is_closed() -> None:
    gated = Gated(re.compile("stuurt|zendt", re.IGNORECASE), gate_of("stuur op_weg"))
    assert gated.search("De minister zendt een brief") is None
    assert gated.search("Zij zendt een brief Op Weg")
    assert gated.search("De minister STUURT een brief")


def test_words_by_first_letter_find_what_the_same_words_in_a_row_find() -> None:
    forms = ("kom", "komt", "stuurt?", r"ge\s?ïnformeerd", "komen", "kom")
    assert by_first_letter(forms) == r"k(?:om|omt|omen)|s(?:tuurt?)|g(?:e\s?ïnformeerd)"
    text = "Ik kom, hij komt en zij komen; wie stuur ik, wie stuurt u, wie is ge ïnformeerd, wie niet?"
    for pattern in (r"\b(?:{})\b", "(?:{})"):
        in_a_row, by_letter = (re.compile(pattern.format(one)) for one in ("|".join(forms), by_first_letter(forms)))
        assert [found.span() for found in by_letter.finditer(text)] == [
            found.span() for found in in_a_row.finditer(text)
        ]


def test_stems_stand_for_themselves() -> None:
    assert stems("zal", "d.d.").search("hij zal")
    assert stems("zal", "d.d.").search("dodd") is None


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None
