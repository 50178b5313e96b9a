"""Lists that the Senate keeps of promises: what is done promises nothing any more, what is open does."""

import pytest

from tests.sources.reading.papers import letter

_ITEM = (
    "4. Toezegging Veerdiensten (99.999) (T99999) De minister van Infrastructuur en Waterstaat zegt de Kamer toe de "
    "kosten van de veren in Caribisch Nederland te onderzoeken.\n\nStand van zaken: {state}"
)


def test_an_item_that_is_done_is_no_promise() -> None:
    for state in ("Afgehandeld met de brief van 2 maart 2026.", "De Eerste Kamer is hierover op 2 maart geïnformeerd."):
        assert letter(_ITEM.format(state=state)).commitments == ()


@pytest.mark.parametrize(
    "state",
    [
        "Dit is in voorbereiding.",
        "De Kamer is nog niet geïnformeerd.",
        "De resultaten zijn niet aangeboden.",
        "Afgerond wordt het onderzoek in mei 2027.",
        "Uitgevoerd is nog niets.",
    ],
)
def test_an_item_that_is_open_is_a_promise(state: str) -> None:
    found = letter(_ITEM.format(state=state)).commitments
    assert any("zegt de Kamer toe" in one.text for one in found)
