"""Moments in whole sentences: which are found, which are left out, and which one counts."""

from collections.abc import Callable
from datetime import date

import pytest

from commitments.calendars import Calendar
from commitments.deadlines import Basis, Deadline, choose_deadline, find_deadlines

Read = Callable[..., Deadline]
SAID_ON = date(2021, 3, 15)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ik stuur uw Kamer voor het zomerreces een brief over de stand van zaken.", ["voor het zomerreces"]),
        ("Bij brief van 3 maart jl. heb ik u hierover bericht.", []),
        ("In 2019 is uw Kamer hierover geïnformeerd.", []),
        ("Sinds 1 januari geldt een nieuwe regeling.", []),
        ("Afgelopen najaar is het rapport verschenen.", []),
        ("In reactie op de brief van 3 februari 2021 zeg ik u dit toe.", []),
        ("De begroting voor het jaar 1990 is aangenomen.", []),
        ("Hierbij ontvangt u het Besluit van 13. augustus 2021, nr. 16.", []),
        ("Er is ruimte voor overleg met de sector.", []),
        ("Wij staan open voor een gesprek met de vakbonden.", []),
        ("Het ontwerp gaat voor advies naar de raad.", []),
        ("Voor het overleg met de sector stuur ik de nota.", ["Voor het overleg"]),
        ("Dit kost zo'n 300 tot 500 miljoen euro per jaar.", []),
        ("Er worden 100.000 woningen per jaar gebouwd.", []),
        ("De lijn is 24 uur per dag open.", []),
        ("Ik stuur u twee rapportages per jaar.", ["per jaar"]),
        ("De Kamer hoort per kwartaal hoe het gaat.", ["per kwartaal"]),
        ("Vandaag heb ik de heer Jansen gesproken.", []),
        ("Zoals vandaag is besproken.", []),
        ("U ontvangt het vandaag nog.", ["het vandaag"]),
        ("U ontvangt het nog vandaag, uiterlijk vanavond.", ["nog vandaag", "uiterlijk vanavond"]),
        ("Twee weken geleden sprak ik met de sector.", []),
        ("De middelen staan op de begroting van het ministerie.", []),
        ("Dat is voor de zorg van groot belang.", []),
        ("Over het jaar 2020 zijn geen cijfers bekend.", []),
        ("Zodra het advies er is, informeer ik u, uiterlijk in juni.", ["Zodra het advies er is", "uiterlijk in juni"]),
        ("De brief komt zo mogelijk in mei, en anders uiterlijk 1 juli.", ["zo mogelijk in mei", "uiterlijk 1 juli"]),
        ("Wij melden dit in de voortgangsrapportage van dit najaar.", ["in de voortgangsrapportage", "dit najaar"]),
        ("De resultaten deel ik eind 2021/begin 2022 met u.", ["eind 2021/begin 2022"]),
        ("Ik kom daar binnen twee weken\u00a0op terug.", ["binnen twee weken"]),
        ("De evalua-tie ontvangt u in novem-\nber a.s. van mij.", ["in novem-\nber a.s."]),
    ],
)
def test_find(sentence: str, wanted: list[str], calendar: Calendar) -> None:
    assert [found.wording for found in find_deadlines(sentence, SAID_ON, calendar=calendar)] == wanted


@pytest.mark.parametrize(
    ("sentence", "verb", "wanted"),
    [
        ("Zo spoedig mogelijk, maar uiterlijk 1 juli stuur ik de brief.", None, "uiterlijk 1 juli"),
        ("Zo mogelijk voor de zomer, maar uiterlijk in oktober komt de nota.", None, "uiterlijk in oktober"),
        ("Jaarlijks meld ik dit, te beginnen voor 1 mei.", None, "voor 1 mei"),
        ("Bij de volgende rapportage, in het najaar, kom ik erop terug.", None, "in het najaar"),
        ("Niet in juni, maar in september ontvangt u het plan.", None, "in september"),
        ("Het onderzoek is eind april klaar en ik informeer u eind mei.", "informeer", "eind mei"),
        ("Ik informeer u eind mei, nadat het onderzoek eind april is afgerond.", "informeer", "eind mei"),
        ("Elk half jaar, zo nodig op korte termijn, bericht ik u.", None, "Elk half jaar"),
        ("Ik doe dat zo snel mogelijk, voor het notaoverleg.", None, "voor het notaoverleg"),
    ],
)
def test_choose(sentence: str, verb: str | None, wanted: str, calendar: Calendar) -> None:
    found = find_deadlines(sentence, SAID_ON, calendar=calendar)
    chosen = choose_deadline(found, near=sentence.index(verb) if verb else None)
    assert chosen is not None
    assert chosen.wording == wanted


def test_nothing_to_choose_from() -> None:
    assert choose_deadline([]) is None


def test_a_negation_before_the_phrase_makes_it_a_lower_bound(read: Read) -> None:
    found = read("voor 1 juli", "2021-03-15", sentence="De nota komt niet voor 1 juli naar uw Kamer.")
    assert (found.earliest, found.latest) == (date(2021, 7, 1), None)
    assert (found.wording, found.start, found.end) == ("voor 1 juli", 0, 11)


def test_a_negation_elsewhere_in_the_sentence_changes_nothing(read: Read) -> None:
    found = read("voor 1 juli", "2021-03-15", sentence="Het is niet haalbaar om het voor 1 juli te sturen.")
    assert found.latest == date(2021, 6, 30)


def test_a_rhythm_before_the_phrase_makes_it_recurring(read: Read) -> None:
    found = read("voor het zomerreces", "2021-03-15", sentence="Ik meld dit jaarlijks voor het zomerreces.")
    assert (found.basis, found.latest) == (Basis.RECURRING, date(2021, 7, 8))


@pytest.mark.parametrize(
    ("wording", "occasion"),
    [
        ("voor het notaoverleg MIRT", "het notaoverleg MIRT"),
        ("binnen vier weken na ontvangst van het advies", "ontvangst van het advies"),
        ("bij de Miljoenennota", "Prinsjesdag"),
        ("zodra het advies er is", "zodra het advies er is"),
    ],
)
def test_the_occasion_is_named(wording: str, occasion: str, read: Read) -> None:
    found = read(wording, "2021-03-15")
    assert (found.basis, found.occasion) == (Basis.OCCASION, occasion)


@pytest.mark.parametrize(
    ("wording", "basis"), [("voor overleg", Basis.OCCASION), ("per jaar", Basis.RECURRING), ("vandaag", Basis.DATE)]
)
def test_what_is_no_moment_in_a_sentence_is_read_when_it_is_all_there_is(
    wording: str, basis: Basis, read: Read
) -> None:
    assert read(wording, "2021-03-15").basis is basis


def test_a_day_with_a_point_is_no_month(read: Read) -> None:
    assert read("uiterlijk 13. augustus 2021", "2021-03-15").latest == date(2021, 8, 13)


def test_a_wish_is_told_from_a_term(read: Read) -> None:
    assert read("zo mogelijk voor de zomer", "2021-03-15").wish
    assert not read("voor de zomer", "2021-03-15").wish


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ik stuur u dit najaar, in elk geval vóór het einde van het jaar, de brief.", "in elk geval vóór het einde"),
        ("De nota volgt in het voorjaar (uiterlijk 1 juni).", "uiterlijk 1 juni"),
        ("Ik stuur de brief in mei. De evaluatie volgt daarna, uiterlijk 1 juli.", "in mei"),
    ],
)
def test_a_hope_gives_way_to_its_limit(sentence: str, wanted: str, calendar: Calendar) -> None:
    found = find_deadlines(sentence, SAID_ON, calendar=calendar)
    chosen = choose_deadline(found, near=sentence.find("stuur"))
    assert chosen is not None
    assert chosen.wording.startswith(wanted)


@pytest.mark.parametrize(
    ("wording", "sentence", "latest"),
    [
        (
            "in het tweede kwartaal",
            "Eerst A in het eerste kwartaal van 2026 en B in het tweede kwartaal.",
            (2026, 6, 30),
        ),
        ("in juni", "In maart 2027 volgt het eerste deel, in juni het tweede.", (2027, 6, 30)),
        ("in het tweede kwartaal", "In het tweede kwartaal komt B, eerder dan Q3 2026.", (2025, 6, 30)),
        ("in juni", "In 2027 volgt het geheel; in juni hoort u meer.", (2026, 6, 30)),
        ("niet later dan 1 maart", "Dat wordt begin 2027, maar niet later dan 1 maart.", (2027, 3, 1)),
    ],
)
def test_a_term_without_a_year_follows_the_one_before_it(
    wording: str, sentence: str, latest: tuple[int, int, int], read: Read
) -> None:
    said_on = "2025-04-10" if "kwartaal" in wording else "2025-09-05"
    assert read(wording, said_on, sentence=sentence).latest == date(*latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dat geldt voor 1/3 van de gevallen.",
        "De kans is op 2-3 keer per jaar geschat.",
        "Na 1-2 weken is het over.",
        "Artikel 7 en 1/2 deel blijven.",
    ],
)
def test_a_fraction_is_no_day(sentence: str, calendar: Calendar) -> None:
    assert [found.rule for found in find_deadlines(sentence, SAID_ON, calendar=calendar) if found.rule == "day"] == []
