"""Letters in the ministry's own layout: their printed head, whose columns run into each other, and raised marks."""

import pytest

from tests.sources.reading.papers import read

HEAD = """> Retouradres Postbus 20901 2500 EX Den Haag
De Voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018 Rijnstraat 8 2500 EA DEN HAAG
{lines}
"""
BODY = "De veren varen weer. Daarmee is de oversteek voor fietsers open.\nDe Minister van Infrastructuur en Waterstaat,"


@pytest.mark.parametrize(
    "lines",
    [
        "T 070 456 0000 (algemeen) Datum 10 maart 2026 www.rijksoverheid.nl Betreft Uitstel beantwoording vragen over",
        "Onze referentie 26560213 Uw brief Datum 10 maart 2026 Betreft Verzoek om uitstel vragen Uw kenmerk",
        "Datum 10 maart 2026\nBetreft Uitstel beantwoording Kamervragen over de veren",
        "Datum 10 maart 2026\nBetreft: vertraging toegezegde notitie over de veren",
        "Ons kenmerk IENW/1 Datum 10 maart 2026 Betreft\nUitstel toezending evaluatie\n\nGeachte voorzitter,",
        "Plein 4 Datum 10 maart 2026 MPC 58 B Uitstelbrief beantwoording vragen Betreft 2500 ES Den Haag commissie",
        "Datum 10 maart 2026 Onderwerp Voldaan aan toezegging over de veren Kenmerk 2026-0000111122",
        "Kenmerk 2026-1 Datum 10 maart 2026 Betreft De Kamer voor de zomer te informeren over de veren Bijlage(n) 1",
    ],
)
def test_what_the_head_says_of_the_letter_keeps_and_promises_nothing(lines: str) -> None:
    found = read(HEAD.format(lines=lines) + BODY)
    assert (found.commitments, found.fulfilments) == ((), ())


@pytest.mark.parametrize(
    ("lines", "passage"),
    [
        (
            "Datum 10 maart 2026 Betreft Veren\nHierbij deel ik u mede dat de beantwoording meer tijd vergt.",
            "Hierbij deel ik u mede dat de beantwoording meer tijd vergt.",
        ),
        (
            "Datum 10 maart 2026 Geachte voorzitter, De vragen kunnen niet binnen de termijn beantwoord worden.",
            "De vragen kunnen niet binnen de termijn beantwoord worden.",
        ),
        (
            "Ons kenmerk 1 Datum 10 maart 2026 Geachte mevrouw Jansen, Zoals toegezegd zend ik u hierbij de notitie.",
            "Zoals toegezegd zend ik u hierbij de notitie.",
        ),
        (
            "Datum 10 maart 2026 Betreft Veren Hierbij bericht ik u dat de beantwoording meer tijd vergt.",
            "Datum 10 maart 2026 Betreft Veren Hierbij bericht ik u dat de beantwoording meer tijd vergt.",
        ),
    ],
)
def test_the_first_sentence_of_the_letter_is_no_head(lines: str, passage: str) -> None:
    (found,) = read(HEAD.format(lines=lines) + "\n" + BODY).fulfilments
    assert found.text == passage


def test_a_mark_before_the_first_word_makes_no_note_of_a_paragraph() -> None:
    body = "1 Zoals toegezegd in de brief van 4 februari 2026 informeer ik u hierbij over de veren."
    (found,) = read(
        HEAD.format(lines="Datum 10 maart 2026") + body + "\n1 Kamerstukken II 2025/26, 31409, nr. 16\n"
    ).fulfilments
    assert found.text == body
    assert found.refers_to.kamerstuk == "31409-16"
