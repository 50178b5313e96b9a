"""What is there for speed alone changes nothing: gates and lower case hide no match, nor do words by first letter."""

import re
from itertools import accumulate
from types import ModuleType

import pytest

from sources.reading import clauses, earlier_cues, found, letters, postponement_cues, recalls, suggesting, vetoes
from sources.reading.alternatives import by_first_letter, stems
from sources.reading.caseless import Caseless, any_case, in_lower_case
from sources.reading.cue import Cue, cue_of
from sources.reading.gates import Gates
from sources.reading.rule_table import RuleTable
from sources.reading.rules import RULES
from tests.sources.reading.test_reasons import ANSWERS, PROMISES


def cues_of(table: ModuleType) -> list[Cue]:
    return [value for value in vars(table).values() if isinstance(value, Cue)]


GATED: dict[str, Cue | Caseless] = {
    "now": clauses.NOW,
    "recalled": clauses.RECALLED,
    "receiver": clauses.RECEIVER,
    "recurring": suggesting._RECURRING,
    "whether": clauses._WHETHER,
    "others": letters.OTHERS,
    "by or to": letters._BY_OR_TO,
    "member": found._MEMBER,
    "mention": recalls.MENTION,
    "recall": recalls.RECALL,
    "duty": vetoes._DUTY,
    "courtesy": vetoes._COURTESY,
} | {cue.rule: cue for cue in (*postponement_cues.OUTRIGHT, *cues_of(earlier_cues))}
ALL: dict[str, Cue | Caseless] = {**RULES, **GATED}
SAID = [
    *(*PROMISES, *ANSWERS),
    *("De wet bepaalt dat de Kamer jaarlijks wordt bericht.", "Mocht u daar behoefte aan hebben, dan bericht ik u."),
    *("U vraagt of dit klopt.", "Door de reders is mij toegezegd dat zij varen.", "Zij hebben een toets toegezegd."),
    *("Dat heb ik mevrouw Van der Wal gezegd.", "Ik stuur dat aan de EK en de TK.", "In PARAGRAAF II staat meer."),
]


@pytest.mark.parametrize("name", GATED)
def test_a_gate_hides_nothing_that_its_pattern_finds(name: str) -> None:
    gated = GATED[name]
    places = [_span(gated.pattern.search(words)) for words in SAID]
    assert any(places)
    assert [_span(gated.search(words)) for words in SAID] == places


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_in_any_case_what_its_pattern_finds(rule: str) -> None:
    cue = RULES[rule]
    for words in (cue.example, cue.example.upper(), cue.example.title(), f"İ {cue.example}"):
        assert _span(cue.search(words)) == _span(cue.pattern.search(words)), words


def test_a_pattern_is_not_tried_where_its_gate_is_closed() -> None:
    gated = any_case("stuurt|zendt", "stuur op_weg")
    assert gated.search("De minister zendt een brief") is None
    assert gated.search("Zij zendt een brief Op Weg")
    assert gated.search("De minister STUURT een brief")
    assert gated.search("De minister STUURT een brief", 15) is None


def test_what_asks_for_a_capital_is_found_with_one_alone() -> None:
    named = any_case(r"motie-(?-i:[A-ZÀ-Ý])\w+")
    assert _span(named.search("de motie-jansen en de MOTIE-Élysée")) == (22, 34)
    assert in_lower_case(r"(?-i:Brief)|\W\S(?P<name>[A-Z])") is None
    assert in_lower_case(r"EU|\W\S(?P<name>[A-Z])") == r"eu|\W\S(?P<name>[a-z])"


@pytest.mark.parametrize("name", ALL)
def test_what_must_not_follow_asks_for_no_capital_for_lower_case_would_forbid_more(name: str) -> None:
    looked_for = ALL[name]
    wording = looked_for.wording if isinstance(looked_for, Cue) else looked_for
    forbidden = _forbidden(wording.pattern.pattern) if wording.lowered else []
    assert not [part for part in forbidden if "(?-i:" in part]


def _forbidden(pattern: str) -> list[str]:
    """What a pattern says must not stand there, brackets and all."""
    plain = re.sub(r"\\.|\[\^?[^\]]*\]", "_", pattern)
    return [_bracketed(plain[place.start() :]) for place in re.finditer(r"\(\?<?!", plain)]


def _bracketed(pattern: str) -> str:
    depths = accumulate((letter == "(") - (letter == ")") for letter in pattern)
    return pattern[: next(place for place, depth in enumerate(depths, 1) if not depth)]


def test_of_several_gates_those_are_open_of_which_a_stem_stands_in_the_words() -> None:
    gates = Gates((("zal", "op weg"), ("stuur",), ("zend",)))
    assert gates.opened("hij doorstuurt wat op weg is") == 0b011
    assert gates.opened("niets") == 0
    assert gates.opened("x" * 100 + "zend") == 0b100


def test_only_the_rules_that_may_stand_in_the_words_are_tried_and_in_their_order() -> None:
    plain, sent, always = (
        cue_of(rule, 1, "", "", "", gate) for rule, gate in (("plain", "zal"), ("sent", "stuur"), ("always", ""))
    )
    table = RuleTable((plain, sent, always))
    assert table.within.tried("Ik STUUR u een brief") == [sent, always]
    assert table.within.tried("Ik zal u een brief sturen") == [plain, always]
    assert table.across.tried("Ik zal u een brief sturen") == []


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


def test_a_pattern_is_compiled_when_it_is_first_looked_for() -> None:
    broken = any_case("(", gate="brief")
    assert broken.search("Dat zeg ik toe.") is None
    with pytest.raises(re.error):
        broken.search("Ik stuur een brief.")
