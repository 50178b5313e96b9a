"""Kept and put-off promises in letters. All wording is made up for these tests; the letter is of 10 March 2026."""

from datetime import date

import pytest

from sources.reading.spans import FulfilmentKind
from tests.sources.reading.papers import letter

FULFILS, PARTIAL, POSTPONES = FulfilmentKind.FULFILS, FulfilmentKind.PARTIAL, FulfilmentKind.POSTPONES


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Zoals toegezegd in het commissiedebat van 22 januari jl. informeer ik uw Kamer over de tarieven.", FULFILS),
        ("Hierbij bied ik u, conform mijn toezegging van 12 december 2025, het rapport aan.", FULFILS),
        ("Met deze brief kom ik mijn toezegging na om uw Kamer te informeren over de wachttijden.", FULFILS),
        ("Hiermee voldoe ik aan de toezegging die ik aan het lid De Wit heb gedaan.", FULFILS),
        ("Daarmee is de toezegging uit het debat van 5 februari 2026 gestand gedaan.", FULFILS),
        ("Met bovenstaande beschouw ik de toezegging als nagekomen.", FULFILS),
        ("Met deze brief geef ik uitvoering aan de motie van de leden Jansen en De Wit.", FULFILS),
        ("De motie is hiermee afgedaan.", FULFILS),
        ("Zoals verzocht in de motie-Jansen c.s. heeft het kabinet een verkenning laten uitvoeren.", FULFILS),
        ("De door uw Kamer gevraagde en door mij toegezegde analyse is als bijlage bij deze brief gevoegd.", FULFILS),
        ("Ingevolge de toezegging in het mondeling overleg doe ik u hierbij de cijfers toekomen.", FULFILS),
        ("Gaarne voldoe ik hiermede aan de toezegging van mijn ambtsvoorganger.", FULFILS),
        ("Tevens doe ik met deze brief een toezegging aan het lid Jansen af.", FULFILS),
        ("Hiermee is deels voldaan aan de toezegging.", PARTIAL),
        ("In het kader van de motie-Jansen zijn gesprekken gevoerd met de reders.", PARTIAL),
        ("De toegezegde evaluatie heeft vertraging opgelopen door het ontbreken van gegevens.", POSTPONES),
        ("Voor een zorgvuldige beantwoording van de vragen is meer tijd nodig.", POSTPONES),
        ("Ik heb enkele weken extra tijd nodig om aan deze toezegging te voldoen.", POSTPONES),
        ("De kabinetsreactie zal later dan toegezegd aan uw Kamer worden gestuurd.", POSTPONES),
        ("Helaas is de door u gevraagde termijn niet haalbaar gebleken.", POSTPONES),
        (
            "De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat ik wacht op cijfers.",
            POSTPONES,
        ),
        ("In plaats van in maart ontvangt u het toegezegde rapport in juni.", POSTPONES),
    ],
)
def test_one_sentence_that_keeps_or_puts_off(body: str, kind: FulfilmentKind) -> None:
    assert [(item.text, item.kind) for item in letter(body).fulfilments] == [(body, kind)]


@pytest.mark.parametrize(
    "body",
    [
        "De gemeenten hebben toegezegd de steigers te herstellen.",
        "Conform mijn toezegging in het genoemde debat zal ik uw Kamer in mei een plan sturen.",
        "De motie van het lid Jansen is verworpen.",
        "Ik ontraad de motie.",
        "Ik geef geen uitvoering aan de motie.",
        "Ik laat het oordeel over de motie aan de Kamer.",
        "Dat kan ik niet toezeggen.",
        "Op verzoek van de vaste commissie stuur ik u hierbij mijn reactie.",
        "De bouw van de steiger heeft vertraging opgelopen.",
        "De beslissing kan niet eerder worden genomen dan op 3 december.",
        "De reders hebben meer tijd nodig voor de bouw van de schepen.",
        "De inwerkingtreding van de wet is uitgesteld tot 2028.",
    ],
)
def test_what_keeps_nothing_and_puts_nothing_off(body: str) -> None:
    assert letter(body).fulfilments == ()


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("In het debat van 5 februari jl. heb ik de cijfers toegezegd.", "Deze treft u bijgaand aan.", FULFILS),
        ("Hierbij beantwoord ik een vraag uit het debat van 5 februari jl.", "Ik heb dat antwoord toegezegd.", FULFILS),
        ("In het debat van 5 februari jl. heb ik een plan toegezegd.", "Dat is helaas niet gelukt.", POSTPONES),
    ],
)
def test_a_promise_in_one_sentence_and_its_fate_in_the_next(first: str, second: str, kind: FulfilmentKind) -> None:
    (found,) = letter(f"{first} {second}").fulfilments
    assert (found.text, found.kind) == (f"{first} {second}", kind)
    assert found.refers_to.day == date(2026, 2, 5)


def test_a_promise_to_tell_is_kept_by_the_telling() -> None:
    recalled = "Ik heb in het debat van 5 februari jl. toegezegd hierop terug te komen."
    (found,) = letter(f"{recalled} De prijs is sinds 1 januari gelijk aan die van de bus.").fulfilments
    assert (found.text, found.kind) == (recalled, FULFILS)


@pytest.mark.parametrize(
    ("body", "kamerstuk"),
    [
        ("Hiermee voldoe ik aan de toezegging (Kamerstuk 33 783, nr. 41).", "33783-41"),
        ("Na de brief (Kamerstuk 33 783, nr. 35) voldoe ik aan de motie (Kamerstuk 36 600 XII, nr. 8).", "36600-XII-8"),
        (
            "Ik voldoe aan de motie van het lid Jansen<sup>1</sup>.\n\n<sup>1</sup> Kamerstuk 31 409, nr. 301.",
            "31409-301",
        ),
        ("Ik voldoe aan de motie van het lid Jansen1.\n\n1 Kamerstuk 31 409, nr. 301.", "31409-301"),
        ("Hiermee voldoe ik aan de toezegging.", None),
    ],
)
def test_the_paper_it_refers_to(body: str, kamerstuk: str | None) -> None:
    (found,) = letter(body).fulfilments
    assert found.refers_to.kamerstuk == kamerstuk


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("op 29 januari jl.", date(2026, 1, 29)),
        ("op 22 november jl.", date(2025, 11, 22)),
        ("van 22 september 1988", date(1988, 9, 22)),
        ("d.d. 3-12-2025", date(2025, 12, 3)),
        ("van afgelopen woensdag", date(2026, 3, 4)),
        ("in mei 2025", None),
    ],
)
def test_the_day_it_refers_to_is_full_and_past(said: str, day: date | None) -> None:
    (found,) = letter(f"Zoals toegezegd tijdens het debat {said}, zend ik u hierbij het rapport.").fulfilments
    assert found.refers_to.day == day


def test_that_debate_is_the_one_named_before() -> None:
    body = "Op 5 februari 2026 was er overleg. Ik zend u, zoals toegezegd in dat overleg, hierbij de cijfers."
    (found,) = letter(body).fulfilments
    assert found.refers_to.day == date(2026, 2, 5)


def test_the_stated_reason_of_a_delay_is_kept() -> None:
    (found,) = letter(
        "De toegezegde nota is vertraagd: vertraging ontstond vanwege overleg met de provincies."
    ).fulfilments
    assert found.stated_reason == "vanwege overleg met de provincies"


def test_a_second_motion_in_the_next_sentence_counts_too() -> None:
    body = "Zo wordt voldaan aan de motie van het lid Jansen. En aan de motie van het lid De Wit over prijzen."
    assert [item.kind for item in letter(body).fulfilments] == [FULFILS, FULFILS]


def test_reasons_explain_in_a_dutch_sentence() -> None:
    (found,) = letter("Hiermee voldoe ik aan de toezegging.").fulfilments
    assert found.explanation() == (
        "Voorgesteld omdat: een toezegging of motie wordt uitgevoerd of afgedaan («voldoe ik aan de toezegging», +5)."
    )


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("Afgedaan. De Kamer is hierover per brief geïnformeerd.", "fulfils"),
        ("In uitvoering.", "partial"),
        ("Uitgesteld.", "postpones"),
    ],
)
def test_a_list_of_motions_with_the_state_of_each(state: str, kind: str) -> None:
    (found,) = letter(f"Motie van het lid Jansen over de steigers (31 409, nr. 438)\n\n{state}").fulfilments
    assert (str(found.kind), found.refers_to.kamerstuk) == (kind, "31409-438")


def test_an_entry_without_a_state_says_nothing() -> None:
    assert letter("Motie van het lid Jansen over de steigers (31 409, nr. 438)\n\nDe zee is diep.").fulfilments == ()


_ITEM = (
    "Hierbij ontvangt u een overzicht van openstaande toezeggingen.\n\n"
    "3. Toezegging Tarieven van veren (35.120) (T03456) De minister zegt de Kamer toe de tarieven te bezien.\n\n"
)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("Afgehandeld met brief aan de Eerste Kamer van 2 maart 2026, Kamerstuk I 2025/26, 35 120, R.", FULFILS),
        ("De Kamer is hierover bij brief van 1 februari 2026 geïnformeerd.", FULFILS),
        ("De evaluatie is gestart.", PARTIAL),
        ("Met de provincies wordt gezocht naar een oplossing die wordt uitgewerkt.", PARTIAL),
        ("Door ziekte is de evaluatie uitgesteld.", POSTPONES),
    ],
)
def test_the_state_of_a_listed_promise_refers_to_the_head_of_its_item(state: str, kind: FulfilmentKind) -> None:
    (found,) = letter(f"{_ITEM}Stand van zaken: {state}").fulfilments
    assert (found.kind, found.refers_to.kamerstuk, found.refers_to.day) == (kind, "35120", None)


def test_a_state_that_is_yet_to_come_is_a_promise_and_nothing_kept() -> None:
    read = letter(f"{_ITEM}Stand van zaken: Uw Kamer ontvangt voor de zomer van 2026 een rapportage.")
    assert read.fulfilments == ()


def test_a_state_outside_a_list_of_promises_is_none() -> None:
    assert letter("De sluis is oud.\n\nStand van zaken: De bouw is gestart.").fulfilments == ()


@pytest.mark.parametrize(
    ("first", "then", "paper"),
    [
        (
            "Met deze brief voldoe ik aan de toezegging over de 1 onvolledige gegevens.",
            "1 Tweede Kamer, vergaderjaar 2025-2026, 31 409, nr. 433 Pagina 1 van 3",
            "31409-433",
        ),
        (
            "Hiermee is 2 3 uitvoering gegeven aan de motie-Jansen.",
            "1 Zie de site.\n2 Motie van het lid Jansen, 31 409, nr. 434\n3 Kamerstuk 31 409, nr. 9",
            "31409-434",
        ),
        (
            "Vorige maand sprak ik u in het overleg van 4 februari 2026 (Kamerstuk 31 409, nr. 436).",
            "Conform mijn toezegging in het overleg van 4 februari zend ik u hierbij de cijfers.",
            "31409-436",
        ),
        (
            "In mijn brief van 4 februari 2026 (Kamerstuk 31 409, nr. 437) schreef ik over de veren.",
            "In mijn brief heb ik toegezegd de cijfers te sturen. Die treft u hierbij aan.",
            "31409-437",
        ),
    ],
)
def test_the_paper_is_found_in_a_note_beside_the_same_day_or_in_the_letter_named_before(
    first: str, then: str, paper: str
) -> None:
    (found,) = letter(f"{first}\n\n{then}").fulfilments
    assert found.refers_to.kamerstuk == paper


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ("De gesprekken met de loodsen over de proef zijn gestart. Die duren nog even.", [PARTIAL]),
        ("De zorgen over de vaart bestaan al lang. De vaart neemt toe.", []),
    ],
)
def test_what_was_begun_stands_below_the_name_of_a_motion(below: str, kinds: list[FulfilmentKind]) -> None:
    found = letter(f"Motie-De Wit (Kamerstuk 31 409, nr. 471)\n{below}").fulfilments
    assert [item.kind for item in found] == kinds
    assert [item.refers_to.kamerstuk for item in found] == ["31409-471"] * len(kinds)
