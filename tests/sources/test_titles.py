"""A line for the register out of a passage."""

import pytest

from sources.review.titles import promised_title, title_from

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


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        (
            "Zoals toegezegd in het debat op 14 januari jl. (Kamerstuk 41 200, nr. 3) stuur ik u hierbij de kaart.",
            "De kaart sturen",
        ),
        (
            "Zoals toegezegd doe ik uw Kamer hierbij het vervolg op de studie toekomen.",
            "Het vervolg op de studie toezenden",
        ),
        ("Hierbij bied ik u, conform mijn toezegging, het rapport aan.", "Het rapport aanbieden"),
        ("Zoals toegezegd informeer ik uw Kamer over de brug.", "De Kamer over de brug informeren"),
        ("Bij dezen ontvangt u het toegezegde overzicht, waar u om vroeg.", "Het overzicht sturen"),
        (
            "De toezegging om de Kamer te informeren over de brug (TZ202601-014) kan ik nog niet nakomen.",
            "De Kamer informeren over de brug",
        ),
        ("Mijn toezegging om een overzicht te sturen kan ik niet nakomen.", "Een overzicht sturen"),
        ("Hiermee beschouw ik de toezegging als afgedaan.", ""),
    ],
)
def test_what_was_promised_in_the_words_of_its_answer(answer: str, title: str) -> None:
    assert promised_title(answer) == title
