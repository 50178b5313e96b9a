"""Which moment of a sentence is the term of its promise."""

import pytest

from tests.sources.reading.papers import letter


@pytest.mark.parametrize(
    ("body", "wording", "latest"),
    [
        ("Het instituut brengt in mei advies uit; dat advies zend ik u na ontvangst toe.", "na ontvangst", None),
        ("Het onderzoek is in mei gereed; ik stuur u dan de uitkomsten.", "in mei", "2026-05-31"),
        ("Ik zal dit onder zijn aandacht brengen; hij spreekt de reders volgende week.", None, None),
        ("Na ontvangst van de toets stuur ik u een besluit; ik mik op oktober.", "op oktober", "2026-10-31"),
        (
            "Ik stuur u bij de voortgangsbrief, die voor het zomerreces komt, de cijfers.",
            "voor het zomer",
            "2026-07-02",
        ),
        ("In plaats van in april wordt de Kamer hierover in juni ingelicht.", "in juni", "2026-06-30"),
        ("Ik stuur u de nota niet in april, maar in juni.", "in juni", "2026-06-30"),
        ("Ik zal dit aan de orde stellen in mijn eerstvolgende overleg met de reders.", "in mijn eerstvolgende", None),
        ("Ik zal in het Algemene Overleg van 27 april a.s. hierop ingaan.", "in het Algemene Overleg", "2026-04-27"),
        (
            "Uw Kamer wordt hier binnenkort over geïnformeerd. Planning: tweede kwartaal.",
            "tweede kwartaal",
            "2026-06-30",
        ),
        ("Daarbij werd 1 juli genoemd. Ik streef ernaar deze datum te halen.", "1 juli", "2026-07-01"),
        ("Ik stuur u de cijfers uiterlijk 10 maart 2026.", "uiterlijk 10 maart 2026", "2026-03-10"),
        ("Ik stuur u de cijfers vóór 11 maart 2026.", "vóór 11 maart 2026", "2026-03-10"),
        ("Ik stuur u op 10 maart 2026 de cijfers nog toe.", None, None),
        ("Ik zal de reders vragen de drukte in het weekend te betrekken bij de monitor.", "bij de monitor", None),
    ],
)
def test_the_moment_of_the_promise_is_its_term(body: str, wording: str | None, latest: str | None) -> None:
    (found,) = letter(body).commitments
    if wording is None:
        assert found.deadline is None
        return
    assert found.deadline is not None
    assert wording.removeprefix("op ") in found.deadline.wording
    assert (str(found.deadline.latest) if found.deadline.latest else None) == latest
