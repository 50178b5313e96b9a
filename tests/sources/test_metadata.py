"""The head of a paper in all its printed forms."""

from datetime import date

import pytest

from sources.reading.metadata import Metadata, read_metadata
from tests.services import CORPUS

LETTER = CORPUS / "letters" / "kst-33783-46.txt"
TO_THE_HOUSE = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"


def head(*lines: str) -> Metadata:
    return read_metadata("\n".join(lines))


def test_a_letter_in_the_layout_of_a_kamerstuk() -> None:
    paper = head(
        "Tweede Kamer der Staten-Generaal",
        "2",
        "Vergaderjaar 2025–2026",
        "**41 901** Veerdiensten",
        "**Nr. 46 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT**",
        TO_THE_HOUSE,
        "Den Haag, 6 juli 2026",
        "Hierbij zend ik u het overzicht.",
        "De Minister van Infrastructuur en Waterstaat,",
        "A. Naam",
    )
    assert (paper.dossier, paper.ondernummer, paper.vergaderjaar) == ("41901", "46", "2025-2026")
    assert (paper.date, paper.reference_date) == (date(2026, 7, 6), date(2026, 7, 6))
    assert (paper.kind, paper.sender) == ("brief", "Minister van Infrastructuur en Waterstaat")
    assert (paper.family, paper.chamber, paper.title) == ("letter", "house", "Veerdiensten")
    assert paper.identifier == "kst-41901-46"


def test_every_field_shows_where_it_was_read() -> None:
    title = "41 901 Veerdiensten\nNr. 46 BRIEF VAN DE MINISTER VAN DEFENSIE"
    text = f"Vergaderjaar 2025–2026\n{title}\n{TO_THE_HOUSE}\nDen Haag, 6 juli 2026\n"
    paper = read_metadata(text)
    assert {field: text[start:end] for field, (start, end) in paper.evidence.items()} == {
        "dossier": "41 901",
        "ondernummer": "46",
        "vergaderjaar": "2025–2026",
        "date": "6 juli 2026",
        "kind": "BRIEF",
        "sender": "MINISTER VAN DEFENSIE",
        "title": "Veerdiensten",
    }


@pytest.mark.parametrize(
    ("lines", "dossiers", "number"),
    [
        (
            ["31 765 Kwaliteit van zorg", "34 104 Langdurige zorg", "Nr. 348 BRIEF VAN DE MINISTER"],
            ("31765", "34104"),
            "348",
        ),
        (["33 000 XVI Begroting", "Nr. 103 HERDRUK1 BRIEF VAN DE MINISTERS VAN DEFENSIE"], ("33000-XVI",), "103"),
        (["26 800 VII", "Begroting", "nr. 12 BRIEF VAN DE MINISTER VAN DEFENSIE"], ("26800-VII",), "12"),
        (
            ["18600", "Hoofdstuk VI Ministerie van Justitie", "Hoofdstuk VII Ministerie", "Nr. 36", "BRIEF"],
            ("18600-VI",),
            "36",
        ),
        (["21 501-02 Raad", "Nr. 2800 BRIEF VAN DE MINISTER VAN DEFENSIE"], ("21501-02",), "2800"),
        (["35 419 (R2141) Wijziging van de Rijkswet", "Nr. 3 MEMORIE VAN TOELICHTING"], ("35419",), "3"),
        (["22800X111", "Begroting", "IMr. 42", "BRIEF VAN DE MINISTER VAN DEFENSIE"], ("22800-XIII",), "42"),
        (["33 783 Ontwapening", "AI1 BRIEF VAN DE MINISTER VAN DEFENSIE"], ("33783",), "AI"),
        (["Nr. 388c", "23614", "Wet", "23634", "Nog een wet", "BRIEF VAN DE MINISTER"], ("23614", "23634"), "388c"),
        (["34 300 IV Begroting", "S MOTIE VAN HET LID JANSEN C.S."], ("34300-IV",), "S"),
    ],
)
def test_headers_of_several_decades(lines: list[str], dossiers: tuple[str, ...], number: str) -> None:
    paper = head("Vergaderjaar 1999–2000", *lines, TO_THE_HOUSE, "Den Haag, 3 mei 2000", "Tekst.")
    assert (paper.dossiers, paper.ondernummer, paper.vergaderjaar) == (dossiers, number, "1999-2000")


def test_where_the_header_was_lost_the_footer_tells() -> None:
    footer = "Tweede Kamer, vergaderjaar 1986-1987, 18 775, nr. 36"
    paper = head(
        "Nr. 36", "BRIEF VAN DE MINISTER VAN DEFENSIE", TO_THE_HOUSE, "Zoetermeer, 8 mei 1987 Hierbij.", footer
    )
    assert paper.identifier == "kst-18775-36"
    assert paper.vergaderjaar == "1986-1987"


def test_a_citation_in_the_text_is_no_footer() -> None:
    paper = head(
        "Betreft Veren",
        "Datum 3 mei 2026",
        "Geachte voorzitter,",
        "(Tweede Kamer, vergaderjaar 2024-2025, 41 901, nr. 3)",
    )
    assert (paper.dossier, paper.ondernummer, paper.vergaderjaar) == (None, None, None)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("'s-Gravenhage, 14februari 1990", date(1990, 2, 14)),
        ("’s-Gravenhage, 1 december 1999", date(1999, 12, 1)),
        ("Rijswijk, 25 apri1 199O", date(1990, 4, 25)),
        ("Zoetermeer, 4 juii 1990", date(1990, 7, 4)),
        ("Den Haag, 1 1 november 1992", date(1992, 11, 11)),
        ("Den Haag 20 december2018", date(2018, 12, 20)),
        ("Leidschendam, 3 sept. 1985", date(1985, 9, 3)),
    ],
)
def test_days_are_read_for_all_the_slips_of_a_scan(printed: str, day: date) -> None:
    assert head("Nr. 5", "BRIEF VAN DE MINISTER VAN DEFENSIE", TO_THE_HOUSE, printed, "Tekst.").date == day


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Datum 16 juni 2016 Betreft Veren", "Geachte voorzitter,"], date(2016, 6, 16)),
        (["Datum Betreft", "22 december 2022 Veren", "2", "Geachte voorzitter,"], date(2022, 12, 22)),
        (["Datum: 16-06-2016", "Onderwerp: Veren", "Geachte voorzitter,"], date(2016, 6, 16)),
        (
            ["Datum", "Uw brief van 3 april 2011", "Ons kenmerk 12", "5 mei 2011", "Geachte voorzitter,"],
            date(2011, 5, 5),
        ),
    ],
)
def test_a_ministrys_own_layout(lines: list[str], day: date) -> None:
    paper = head(*lines, "Op 1 maart 2010 is dit gemeld.", "Hoogachtend,", "DE MINISTER VAN DEFENSIE,", "A. Naam")
    assert (paper.date, paper.kind, paper.sender) == (day, "brief", "Minister van Defensie")


@pytest.mark.parametrize(
    ("signature", "sender"),
    [
        (
            "De Minister van Volksgezondheid, Welzijn en Sport, A. B. Naam",
            "Minister van Volksgezondheid, Welzijn en Sport",
        ),
        (
            "Hoogachtend, de minister van Volksgezondheid, Welzijn en Sport,\nA. Naam",
            "Minister van Volksgezondheid, Welzijn en Sport",
        ),
        ("De Ministervan Financiën, drs. A. Naam", "Minister van Financiën"),
        (
            "(w.g.) An Naam Staatssecretaris van Economische Zaken Pagina 1 van 1",
            "Staatssecretaris van Economische Zaken",
        ),
        (
            "De Minister van Landbouw, Natuur en Voedselkwaliteit,\nA. Naam",
            "Minister van Landbouw, Natuur en Voedselkwaliteit",
        ),
    ],
)
def test_the_office_that_signs(signature: str, sender: str) -> None:
    assert head("Datum 3 mei 2026", "Betreft Veren", "Geachte voorzitter,", "Tekst.", signature).sender == sender


def test_the_signature_gives_the_spelling_of_a_broken_title() -> None:
    paper = head(
        "Nr. 5",
        "BRIEF VAN DE MINISTER VAN ONDERWIJS EN WETENSCHAP-",
        "PEN",
        TO_THE_HOUSE,
        "Zoetermeer, 3 mei 1987",
        "De Minister van Onderwijs en Wetenschappen, A. Naam",
    )
    assert paper.sender == "Minister van Onderwijs en Wetenschappen"


def test_answers_to_written_questions() -> None:
    paper = head(
        "Tweede Kamer der Staten-Generaal",
        "Vergaderjaar 2025–2026",
        "Aanhangsel van de Handelingen",
        "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden",
        "1076 Vragen van het lid Jansen (XYZ) aan de Minister van Defensie over veren (ingezonden 20 mei 2025).",
        "Antwoord van Minister De Vries (Defensie) (ontvangen 20 februari 2026). Zie ook Aanhangsel, nr. 594.",
        "Vraag 1 Is dat zo?",
    )
    assert paper.identifier == "ah-tk-20252026-1076"
    assert (paper.date, paper.sender) == (date(2026, 2, 20), "Minister De Vries (Defensie)")
    assert paper.kind == "antwoord op Kamervragen (Aanhangsel)"


def test_a_printed_debate_report_counts_from_the_day_of_the_meeting() -> None:
    paper = head(
        "Vergaderjaar 2025–2026",
        "41 901 Veerdiensten",
        "Nr. 41 VERSLAG VAN EEN COMMISSIEDEBAT",
        "Vastgesteld 2 april 2026",
        "De vaste commissie voor Defensie heeft op 29 januari 2026 overleg gevoerd met de heer De Vries over de veren.",
    )
    assert (paper.family, paper.kind, paper.identifier) == ("debate", "verslag (commissiedebat)", "kst-41901-41")
    assert (paper.date, paper.reference_date) == (date(2026, 4, 2), date(2026, 1, 29))


@pytest.mark.parametrize(
    ("lines", "kind", "day"),
    [
        (["MOTIE VAN HET LID JANSEN C.S.", "Voorgesteld 15 december 1994"], "motie", date(1994, 12, 15)),
        (["MOTIE VAN HET LID JANSEN", "Voorgesteld in het debat van 3 mei 1990"], "motie", date(1990, 5, 3)),
        (["AMENDEMENT VAN HET LID JANSEN Ontvangen 26januari 1994"], "amendement", date(1994, 1, 26)),
        (
            ["VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "Vastgesteld 5 juni 2020"],
            "verslag (schriftelijk overleg)",
            date(2020, 6, 5),
        ),
        (
            ["LIJST VAN VRAGEN EN ANTWOORDEN", "Vastgesteld 3 juni 2019"],
            "lijst van vragen en antwoorden",
            date(2019, 6, 3),
        ),
    ],
)
def test_other_papers_carry_the_day_on_which_they_came_in(lines: list[str], kind: str, day: date) -> None:
    paper = head("Vergaderjaar 1993–1994", "41 901 Veren", "Nr. 9", *lines, "De Kamer,", "gehoord de beraadslaging,")
    assert (paper.kind, paper.date, paper.family, paper.identifier) == (kind, day, "letter", "kst-41901-9")


def test_an_uncorrected_debate_report_has_the_day_of_the_meeting() -> None:
    paper = head(
        "Verslag van een commissiedebat",
        "De vaste commissie voor Defensie heeft op 2 juli 2025 overleg gevoerd met de heer De Vries, over Veren.",
        "- de brief van de minister (41901, nr. 5);",
        "De voorzitter:",
    )
    assert (paper.family, paper.date, paper.identifier, paper.title) == ("debate", date(2025, 7, 2), None, "Veren")


@pytest.mark.parametrize(
    ("name", "lines", "family"),
    [
        ("stuk.txt", ("Minister De Wit:", "Voorzitter, dank u wel."), "debate"),
        ("stuk.txt", ("Veren", "De voorzitter:", "Ik geef de minister het woord."), "debate"),
        ("stuk.txt", ("Veren", "Aan de orde is het debat over veren.", "Mevrouw Jansen (XYZ):", "Dank."), "debate"),
        ("h-ek-20092010-30-1300.txt", ("Aan de orde is:", "a", "b", "c", "Minister De Wit:", "Dank."), "debate"),
        ("stuk.txt", ("Geachte voorzitter,", "De heer Jansen vroeg mij dit: hoe vaak vaart de boot?"), "letter"),
        ("stuk.txt", ("Geachte voorzitter,", "Mevrouw Jansen stelde de volgende vraag.", "Ik vaar."), "letter"),
    ],
)
def test_part_of_a_report_is_a_debate_however_few_speak(name: str, lines: tuple[str, ...], family: str) -> None:
    assert read_metadata("\n".join(lines), name=name).family == family


def test_a_plenary_report_names_its_parliamentary_year() -> None:
    paper = head("Ondernemen", "Tweede Kamer, vergaderjaar 2017-2018, 61e vergadering", "Minister De Wit:", "Dank.")
    assert (paper.family, paper.vergaderjaar) == ("debate", "2017-2018")


def test_turns_of_speakers_make_a_plenary_report() -> None:
    turns = ["De voorzitter:", "Ik open de vergadering van donderdag 10 juli 2025.", "De heer Jansen (XYZ):", "Dank."]
    paper = head(*turns, "De voorzitter:", "Dank.")
    assert (paper.family, paper.kind, paper.reference_date) == ("debate", "verslag (plenair)", date(2025, 7, 10))


def test_a_letter_that_mentions_a_report_is_a_letter() -> None:
    paper = head(
        "Datum 3 mei 2026", "Betreft Veren", "Geachte voorzitter,", "In het verslag van een algemeen overleg staat dit."
    )
    assert paper.family == "letter"


def test_a_letter_to_the_senate() -> None:
    paper = head("Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", "Datum 3 mei 2026", "Betreft Veren")
    assert paper.chamber == "senate"


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("kst-33783-46.pdf", "kst-33783-46"),
        ("kst-36600-xvi-4.txt", "kst-36600-XVI-4"),
        ("kst-21501-02-125.html", "kst-21501-02-125"),
        ("/map/kst-23614-388c.txt", "kst-23614-388c"),
        ("ah-tk-20232024-1076.txt", "ah-tk-20232024-1076"),
        ("brief.txt", None),
    ],
)
def test_a_name_given_by_the_official_publications_tells_the_number(name: str, identifier: str | None) -> None:
    assert read_metadata("Een tekst zonder hoofd.", name=name).identifier == identifier


def test_a_day_in_the_name_helps_where_the_text_has_none() -> None:
    assert read_metadata("Een tekst.", name="brief-20160616-veren.txt").date == date(2016, 6, 16)


def test_facts_that_are_given_go_before_what_is_printed() -> None:
    given = {
        "dossier": "41902",
        "ondernummer": "8",
        "date": "2026-01-02",
        "kind": "brief",
        "sender": "Minister van Defensie",
    }
    paper = read_metadata("Vergaderjaar 2025–2026\n41 901 Veren\nNr. 7 MOTIE VAN HET LID JANSEN\n", given=given)
    assert (paper.identifier, paper.date, paper.kind) == ("kst-41902-8", date(2026, 1, 2), "brief")


@pytest.mark.corpus
def test_the_letter_of_the_product() -> None:
    paper = read_metadata(LETTER.read_text(encoding="utf-8"))
    assert (paper.identifier, paper.vergaderjaar) == ("kst-33783-46", "2019-2020")
    assert (paper.date, paper.sender) == (date(2020, 7, 6), "Minister van Buitenlandse Zaken")
