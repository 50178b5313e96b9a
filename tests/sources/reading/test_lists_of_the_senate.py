"""Lists that the Senate keeps of promises: what is done promises nothing any more, what is open does."""

from tests.sources.reading.papers import letter

_ITEM = (
    "4. Toezegging Veerdiensten (34.775) (T02581) De minister van Infrastructuur en Waterstaat zegt de Kamer toe de "
    "kosten van de veren in Caribisch Nederland te onderzoeken.\n\nStand van zaken: {state}"
)


def test_an_item_that_is_done_is_no_promise() -> None:
    for state in ("Afgehandeld met de brief van 2 maart 2026.", "De Eerste Kamer is hierover op 2 maart geïnformeerd."):
        assert letter(_ITEM.format(state=state)).commitments == ()


def test_an_item_that_is_open_is_a_promise() -> None:
    (found,) = letter(_ITEM.format(state="Dit is in voorbereiding.")).commitments
    assert "zegt de Kamer toe" in found.text
