"""Who "hij" or "zij" is in running text: the minister named before, or a member or body that promises nothing here."""

import pytest

from tests.sources.reading.papers import debate, letter, running_report


@pytest.mark.parametrize(
    "body",
    [
        "De minister deelt de zorg over de steigers. Hij zal de Kamer voor de zomer een overzicht sturen.",
        "De minister deelt de zorg over de steigers. Hij stuurt de Kamer voor de zomer een overzicht.",
        "De staatssecretaris wijst op de cijfers. Zij informeert de Kamer daarover in mei.",
        "De staatssecretaris antwoordt dat dit haar niet bekend is. Zij zal nagaan hoeveel steigers het betreft.",
        "De minister wil eerst het advies afwachten. In juni komt hij met een voorstel naar de Kamer.",
        "De bewindsman erkent dat. Hij komt er in het najaar schriftelijk op terug.",
        "De minister zegt dat hij de Kamer in mei een brief zal sturen.",
        "De minister kent de klacht. Het onderzoek loopt nog. Zodra het er is, stuurt hij het de Kamer toe.",
    ],
)
def test_the_minister_of_a_running_report(body: str) -> None:
    assert len(running_report(body).commitments) == 1


@pytest.mark.parametrize(
    "body",
    [
        "De heer Jansen (ABC) deelt de zorg over de steigers. Hij zal de minister in mei een overzicht sturen.",
        "Mevrouw De Wit (XYZ) wijst op de cijfers. Zij komt daar in het najaar op terug.",
        "De gemeente kent de klacht. Zij stuurt de bewoners voor de zomer een brief.",
        "De minister spreekt de reders. De commissie wacht af. Zij stuurt haar leden in mei een brief.",
    ],
)
def test_somebody_else_in_a_running_report(body: str) -> None:
    assert running_report(body).commitments == ()


def test_a_colleague_in_a_letter_and_in_speech() -> None:
    said = "Mijn collega van Financiën gaat over de tarieven. Zij stuurt uw Kamer daarover voor de zomer een brief."
    assert len(letter(said).commitments) == 1
    assert len(debate(f"Minister Jansen:\n{said}").commitments) == 1
