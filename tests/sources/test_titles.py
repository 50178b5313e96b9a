"""A line for the register out of a passage."""

import pytest

from sources.review.titles import title_from

TITLES = [
    ("Daarnaast zal ik uw Kamer de evaluatie toezenden.", "De Kamer de evaluatie toezenden"),
    ("Nederland zal de inhoud van het rapport bespreken.", "De inhoud van het rapport bespreken"),
    ("- De minister van Defensie zal de Kamer een brief sturen.", "De Kamer een brief sturen"),
    ("Ik hoop u de brief in april toe te sturen.", "Ik hoop de Kamer de brief in april toe te sturen"),
    ("Zodra het advies er is, zal ik u berichten.", "Zodra het advies er is, zal ik de Kamer berichten"),
    ("En de **Kamer** ontvangt een *kaart*<sup>1</sup>.", "De Kamer ontvangt een kaart"),
    ("Ik zoek dat uit. De uitkomst stuur ik u.", "Ik zoek dat uit"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "title"), TITLES)
def test_a_line_for_the_register(passage: str, title: str) -> None:
    assert title_from(passage) == title


def test_a_long_line_is_cut_between_words() -> None:
    title = title_from("Ik bericht uw Kamer over " + "heel veel veren " * 40)
    assert len(title) <= 300
    assert title.endswith(("veren…", "veel…", "heel…"))
