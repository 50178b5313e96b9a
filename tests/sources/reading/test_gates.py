"""What is there for speed alone changes nothing: gates and lower case hide no match, nor do words by first letter."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from itertools import accumulate

import pytest

import sources.reading
from sources.reading.alternatives import by_first_letter, stems
from sources.reading.caseless import Caseless, any_case, in_lower_case
from sources.reading.cue import Cue, cue_of
from sources.reading.gates import Gates
from sources.reading.rule_table import RuleTable
from sources.reading.rules import RULES
from tests.sources.reading.test_reasons import ANSWERS, PROMISES


def wordings() -> Iterator[tuple[str, Caseless]]:
    """All that the reader looks for, by the name of the rule or of the place in a module where it stands."""
    for module in pkgutil.walk_packages(sources.reading.__path__, f"{sources.reading.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, part in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(part, Cue):
                    yield part.rule, part.wording
                elif isinstance(part, Caseless):
                    yield f"{module.name.removeprefix('sources.reading.')}.{name}.{place}", part


WORDINGS = {name: wording for wording, name in {wording: name for name, wording in wordings()}.items()}
SAID = [
    *(*PROMISES, *ANSWERS, *(cue.example for cue in RULES.values())),
    *("De wet bepaalt dat de Kamer jaarlijks wordt bericht.", "Mocht u daar behoefte aan hebben, dan bericht ik u."),
    *("U vraagt of dit klopt.", "Door de reders is mij toegezegd dat zij varen.", "Zij hebben een toets toegezegd."),
    *("Dat heb ik mevrouw Van der Wal gezegd.", "Ik stuur dat aan de EK en de TK.", "In PARAGRAAF II staat meer."),
    *("De leden willen", "De leden vragen om een brief.", "De leden vroegen hoe het staat met de sluis."),
    *("Dat gaat volgens de gebruikelijke procedure.", "Zoals bekend vaart de pont niet."),
    "Die cijfers zou ik in mei met de Kamer kunnen delen.",
    "Zij vroegen naar de uitvoering van de motie over de sluis.",
]


def test_all_that_is_looked_for_is_asked() -> None:
    assert {cue.wording for cue in RULES.values()} < set(WORDINGS.values())


@pytest.mark.parametrize("name", WORDINGS)
def test_a_gate_hides_nothing_that_its_pattern_finds(name: str) -> None:
    wording = WORDINGS[name]
    places = [_span(wording.pattern.search(words)) for words in SAID]
    assert any(places)
    assert [_span(wording.search(words)) for words in SAID] == places


@pytest.mark.parametrize("name", WORDINGS)
def test_in_any_case_is_found_what_the_pattern_finds(name: str) -> None:
    wording = WORDINGS[name]
    example = RULES[name].example if name in RULES else next(filter(wording.pattern.search, SAID))
    for words in (example, example.upper(), example.title(), f"İ {example}"):
        assert _span(wording.search(words)) == _span(wording.pattern.search(words)), words


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


@pytest.mark.parametrize("name", WORDINGS)
def test_what_must_not_follow_asks_for_no_capital_for_lower_case_would_forbid_more(name: str) -> None:
    wording = WORDINGS[name]
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
