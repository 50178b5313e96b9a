"""Promises by what stands around them: lists, what was asked or promised before, quotations, what they take in."""

import pytest

from tests.sources.reading.papers import promised


@pytest.mark.parametrize(
    "opening",
    [
        "Tijdens het overleg heb ik de volgende toezeggingen gedaan:",
        "Het betreft de toezegging dat ik:",
        "In het debat is uw Kamer het volgende toegezegd:",
        "De motie verzoekt de regering:",
        "De vaste commissie heeft mij verzocht:",
    ],
)
def test_a_list_of_what_was_promised_or_asked_before_promises_nothing(opening: str) -> None:
    items = "1. De Kamer voor 1 juli de cijfers zal toesturen.\n\n2. De Kamer in mei te informeren over de veren."
    assert promised(f"{opening}\n\n{items}") == []
    (found,) = promised(f"{opening}\n\n{items}\n\nIk zal uw Kamer in mei informeren.")
    assert found.text == "Ik zal uw Kamer in mei informeren."


@pytest.mark.parametrize(
    "item",
    [
        "Toezegging 3: De minister zal de Kamer in mei informeren.",
        "Toezegging T01234: De minister stuurt de Kamer in mei een brief.",
    ],
)
def test_a_promise_under_its_own_heading_is_recalled(item: str) -> None:
    assert promised(item) == []


@pytest.mark.parametrize(
    "opening", ["Ik zeg uw Kamer het volgende toe:", "Ik ben van plan:", "Daarom doe ik u de volgende toezeggingen:"]
)
def test_a_list_of_what_is_promised_now_counts(opening: str) -> None:
    assert promised(f"{opening}\n\n1. Ik zal de Kamer voor 1 juli de cijfers toesturen.")


@pytest.mark.parametrize(
    ("after", "is_promise"),
    [
        ("Ontwikkelingen in andere landen worden hierbij betrokken.", True),
        ("Daarbij wordt specifiek de positie van de schippers betrokken.", True),
        ("Zoals ook toegezegd wordt daarbij de prijs van de veren meegenomen.", True),
        ("Hierbij zullen ook de uitkomsten van het overleg worden meegewogen.", True),
        ("Daarbij betrek ik de ervaringen van de reders.", True),
        ("Daarbij zijn de reders betrokken.", False),
        ("Daarbij speelt de prijs van de veren een rol.", False),
    ],
)
def test_what_is_drawn_into_what_was_promised_just_before(after: str, is_promise: bool) -> None:
    before = "Ik stuur uw Kamer voor de zomer een evaluatie van de veren."
    assert [item.text for item in promised(f"{before} {after}")] == [before, after][: 1 + is_promise]
    assert promised(f"De veren varen. {after}") == []


def test_the_promise_ends_at_its_list_and_each_item_stands_alone() -> None:
    body = "In het najaar zal uw Kamer ontvangen:\n• de evaluatie van de dienst;\n• het plan voor de steigers."
    assert [item.text.splitlines()[-1].strip(" •;.") for item in promised(body)] == [
        "de evaluatie van de dienst",
        "het plan voor de steigers",
    ]


def test_questions_to_the_government_are_no_promises() -> None:
    answer = "Ik stuur uw Kamer in juni het plan."
    body = f"Vraag 1\nIk zal uw Kamer in mei informeren, zei u. Klopt dat?\n\nAntwoord 1\n{answer}"
    assert [item.text for item in promised(body)] == [answer]


def test_a_motion_that_is_quoted_is_no_promise() -> None:
    body = (
        "De Kamer,\ngehoord de beraadslaging,\noverwegende dat het kabinet de Kamer in mei zal informeren;\n"
        "het kabinet zal de Kamer in mei informeren,\nen gaat over tot de orde van de dag."
    )
    assert promised(body) == []


def test_a_recalled_promise_that_is_still_open_is_suggested() -> None:
    body = "Ik heb toegezegd dat de nota uw Kamer voor het zomerreces zal bereiken. Over de inhoud is nog overleg."
    assert len(promised(body)) == 1
