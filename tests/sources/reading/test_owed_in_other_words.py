"""What was owed to parliament in other words, and what was owed to nobody. Our own wording."""

from datetime import date

import pytest

from sources.reading.spans import FulfilmentKind
from tests.sources.reading.papers import letter

FULFILS = FulfilmentKind.FULFILS


@pytest.mark.parametrize(
    "body",
    [
        "Over de sluis zijn er vragen. Er is afgesproken dat dit schriftelijk zou gebeuren. Hierbij doe ik dat.",
        "In de brief van 3 februari meldde ik dat ik de pont liet onderzoeken. Het rapport bied ik u hierbij aan.",
        "Dit overzicht vormt het antwoord op de toezegging van mijn ambtsvoorganger.",
        "Daarmee beantwoord ik tevens de motie van het lid Jansen.",
        "Ik herinner aan mijn toezegging om de tarieven uit te zoeken. Deze treft u hierbij aan.",
    ],
)
def test_what_was_owed_without_the_word_promise(body: str) -> None:
    assert [item.kind for item in letter(body).fulfilments] == [FULFILS]


def test_the_first_report_keeps_the_promise_of_reports() -> None:
    body = (
        "Zoals ik heb toegezegd in mijn brief van 3 februari jl. zal ik u elk jaar over de havens rapporteren."
        " Deze brief is de eerste rapportage."
    )
    (found,) = letter(body).fulfilments
    assert (found.text, found.kind, found.refers_to.day) == (body, FULFILS, date(2026, 2, 3))


def test_the_words_that_keep_it_belong_to_the_promise() -> None:
    body = (
        "In het debat van 3 februari, heb ik toegezegd u te zullen informeren over de pont. Met deze brief doe ik mijn"
        " toezegging gestand."
    )
    read = letter(body)
    assert [item.text for item in read.fulfilments] == [body]
    assert not read.commitments


@pytest.mark.parametrize(
    "body",
    [
        "In mijn brief van 2 februari heb ik laten weten dat de brug in 2027 zal worden vervangen. Dat blijft zo.",
        "In mijn brief van 2 februari heb ik aangegeven dat keuzes nodig zijn. In deze brief schets ik de lijn.",
        "Uw Kamer nam de motie-Jansen aan. Daarna is gevraagd om een brief. Hierbij ontvangt u de gevraagde brief.",
        "In deze aangenomen motie wordt de regering verzocht een plan te presenteren.",
        "De motie-Jansen verzoekt om een plan. Het kabinet zet het beleid voort.",
    ],
)
def test_what_was_owed_to_nobody_or_is_not_yet_done(body: str) -> None:
    assert not letter(body).fulfilments
