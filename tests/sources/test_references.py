"""Every form in which parliament and government cite a Kamerstuk, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.reading.references import find_references
from tests.services import CORPUS

CORPUS_LETTER = CORPUS / "letters" / "kst-33783-46.txt"

FORMS = [
    # letters of ministers
    ("Kamerstuk 41 783, nr. 41", "41783-41"),
    ("Kamerstukken II 2019/20, 41 783, nr. 46, p. 3", "41783-46"),
    ("Kamerstukken II 2019–2020, 41783, nrs. 31, 32 en 35", "41783-31 41783-32 41783-35"),
    ("(Kamerstuk 41 694, nr. 49 d.d. 3 oktober 2019)", "41694-49"),
    ("Kamerstuk\u00a041\u00a0783, nr.\u00a041", "41783-41"),
    ("Kamerstuk 41\n783, nr. 41", "41783-41"),
    ("**Kamerstuk 41 783, nr. 41**<sup>1</sup>", "41783-41"),
    ("KAMERSTUK 41 783, NR. 41", "41783-41"),
    ("Kamerstuk 41 783, nummer 41", "41783-41"),
    ("41.783, nr. 46", "41783-46"),
    ("Kst. 41 725, nr. 29. Kst. 41 424, nr. 744.", "41725-29 41424-744"),
    ("bijlage bij Kamerstuk 41 821, nr. 55", "41821-55"),
    ("Kamerstuk 41 783, nr. 46, 41 676, nr. 12", "41783-46 41676-12"),
    ("Kamerstukken II 2019/2020, 41 684, nr. 206; 41 664, nr. 2", "41684-206 41664-2"),
    ("Kamerstukken II 1999/2000, 41 800, 3.", "41800-3"),
    ("Kamerstuk 41 783", "41783"),
    ("Kamerstuknummer 41 783-46", "41783-46"),
    ("kst-41783-46", "41783-46"),
    ("https://zoek.officielebekendmakingen.nl/kst-41783-46.html", "41783-46"),
    ("kst-20082009-31700-VIII-8", "31700-VIII-8"),
    # lists and ranges
    ("Kamerstukken 41 544, nrs. 1021 en 1022, en 41 300 XV, nr. 63", "41544-1021 41544-1022 41300-XV-63"),
    ("41 200, nrs. 1-2", "41200-1 41200-2"),
    ("Kamerstuk 41 286, nrs. 12, 13, en 14", "41286-12 41286-13 41286-14"),
    ("41 200-VII, nrs. 2 t/m 5", "41200-VII-2 41200-VII-3 41200-VII-4 41200-VII-5"),
    ("41 200, nrs. 1 t/m 400", "41200-1 41200-400"),
    ("Kamerstukken II 2020-2021, 41 295, nr. 1105 en 24 maart", "41295-1105"),
    ("(21501-08, nr. 726, was nr. 719)", "21501-08-726 21501-08-719"),
    # chapters, funds, sequence numbers, Rijkswetten
    ("Kamerstuk 41 600 XVI, nr. 4", "41600-XVI-4"),
    ("36600-XII, nr. 87", "36600-XII-87"),
    ("TK 18 600, X, nr. 19", "18600-X-19"),
    ("vergaderjaar 1984-1985, 18 600 hoofdstuk VI, nr. 12", "18600-VI-12"),
    ("20 800 hfdst. IXB, nr. 45", "20800-IXB-45"),
    ("(18600 VI, VII nr. 26)", "18600-VI-26"),
    ("41 775 A, nr. 5", "41775-A-5"),
    ("41 300 J, nr. 12", "41300-J-12"),
    ("Kamerstukken 41 600 X en 41 763, nr. 5", "41600-X-5 41763-5"),
    ("21 501-02, nr. 125", "21501-02-125"),
    ("21501-02-2074", "21501-02-2074"),
    ("41 419 (R2141), nr. 3", "41419-3"),
    ("18826 (R 1275), nr. 11, blz. 4", "18826-11"),
    ("41315-(R2137)-1", "41315-1"),
    # one number for several dossiers
    ("(41 031/41 949, nr. 19)", "41031-19 41949-19"),
    ("41 765 en 41 104, nr. 348", "41765-348 41104-348"),
    # the Senate
    ("Kamerstukken I 2019/20, 41 783, B", "41783-B"),
    ("EK 41 783, AB", "41783-AB"),
    ("(EK, 41 045, letter BA)", "41045-BA"),
    ("in de motie 34300 IV, S wordt", "34300-IV-S"),
    ("uw kenmerk 34 300 IV S en T", "34300-IV-S 34300-IV-T"),
    ("(35925 VII / 35925 IV, A)", "35925-VII-A 35925-IV-A"),
    # agendas and debates
    ("op de agenda (31288-309)", "31288-309"),
    ("kenmerk 33037-308/2018D42487", "33037-308"),
    ("35000-XVII-70", "35000-XVII-70"),
    ("(kenmerk 41925-X-\n56/2022D07548)", "41925-X-56"),
    ("22(30196)", "30196-22"),
    ("Zij krijgt nr. 537 (33529).", "33529-537"),
    ("Zij krijgt nr. 726, was nr. 719 ( 21501-08).", "21501-08-726 21501-08-719"),
    ("stuk nr. 12 (36 600-XVI)", "36600-XVI-12"),
    # dossiers alone
    ("het wetsvoorstel (41 067) is", "41067"),
    ("wetsvoorstel 41 067", "41067"),
    ("de Wet van 12 juli 1985 (19 205)", "19205"),
    ("(Kamerstukken 41 576 en 41 694)", "41576 41694"),
    ("stuknr. 41 931", "41931"),
    ("TK 41 544, 847.", "41544-847"),
    ("Kamerstukken II 41544 - 847", "41544-847"),
    ("Kamerstuk 41 175, nr. 416¹", "41175-416"),
    ("Kamerstuk 41 300 hoofdstuk A, nr. 9", "41300-A-9"),
    ("(41936-nr. 900)", "41936-900"),
    ("Kamerstukken I 2023/24, 36 410, C, D en E", "36410-C 36410-D 36410-E"),
    # scans
    ("19 700, nr. l4", "19700-14"),
    ("(1 7 496 nr. 2)", "17496-2"),
    ("Kamerstuk nr. 18 100/ VIM", "18100-VIII"),
    ("22 800 X111, nr. 42", "22800-XIII-42"),
]


@pytest.mark.parametrize(("cited", "papers"), FORMS)
def test_every_form_of_citation_is_read(cited: str, papers: str) -> None:
    text = f"In de brief staat {cited} en meer."
    found = find_references(text)
    assert " ".join(reference.id for reference in found) == papers
    spans = [(reference.start, reference.end) for reference in found]
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "words",
    [
        "kost 33 783 euro",
        "een bedrag van € 33 783, nr. 2 op de lijst",
        "op basis van 12 345 waarnemingen",
        "EUR 23 456,78",
        "opslag tot 10.000 kg",
        "(10 000)",
        "de Tweede Kamer 12 345 kaarten",
        "tel. 070 33 783 46",
        "Postbus 20018, 2500 EA Den Haag",
        "2513 AA Den Haag",
        "IBAN NL12 INGB 0001 2345 67",
        "ISO 27001",
        "(Stb. 1986, 402)",
        "Staatscourant 2020, nr. 12345",
        "2022Z24775 en 2018D42487",
        "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594",
        "Handelingen II 2016/17, nr. 60, debat over veerdiensten",
        "Kamerstukken II 2021/22, Aanhangsel, nr. 1694",
        "nr. 46",
    ],
)
def test_other_numbers_are_no_citations(words: str) -> None:
    assert find_references(f"In de brief staat {words} en meer.") == []


LETTER = """Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2025-2026
41 901
Veerdiensten
Nr. 7
BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 3 februari 2026
Zoals gemeld (Tweede Kamer, vergaderjaar 2024-2025, 41 901, nr. 3) volgt hier het overzicht bij 41 901.
kst-41901-7 ISSN 0921 - 7371 's-Gravenhage 2026
Tweede Kamer, vergaderjaar 2025-2026, 41 901, nr. 7 1
"""


def test_the_papers_own_number_in_header_and_footer_is_no_citation() -> None:
    found = find_references(LETTER, own="kst-41901-7", dossier="41901")
    assert [reference.id for reference in found] == ["41901-3", "41901"]


def test_a_list_of_questions_does_not_cite_itself_in_its_head() -> None:
    text = (
        "41 901 Veerdiensten\nNr. 7 LIJST VAN VRAGEN EN ANTWOORDEN\nVastgesteld 4 december 2025\nDe vragen zijn kort."
    )
    assert find_references(text, own="kst-41901-7", dossier="41901") == []


def test_a_paper_on_stuk_nr_gets_the_dossier_of_its_context() -> None:
    text = "Wat vindt u van de motie op stuk nr. 38 en de amendementen op stukken nrs. 12 en 13?"
    found = find_references(text, dossier="41783")
    assert [(reference.id, reference.inferred) for reference in found] == [
        ("41783-38", True),
        ("41783-12", True),
        ("41783-13", True),
    ]
    assert [text[reference.start : reference.end] for reference in found] == ["38", "12", "13"]
    assert find_references(text) == []


def test_in_a_debate_the_number_given_to_a_motion_tells_its_dossier() -> None:
    text = "Zij krijgt nr. 283 (28325).\nDe motie op stuk nr. 283 krijgt oordeel Kamer."
    assert [reference.id for reference in find_references(text)] == ["28325-283", "28325-283"]


def test_the_senate_names_motions_by_letter() -> None:
    text = "Dat vraagt de motie met letter S."
    assert [reference.id for reference in find_references(text, dossier="34300-IV", chamber="senate")] == ["34300-IV-S"]
    assert find_references(text, dossier="34300-IV") == []


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-/()nrsenTKXIVABkst\n\u00a0€"), max_size=120))
def test_whatever_the_text_a_reference_lies_inside_it(text: str) -> None:
    for reference in find_references(text, own="33783-46", dossier="33783"):
        assert 0 <= reference.start < reference.end <= len(text)
        assert reference.id != "33783-46"


@pytest.mark.corpus
def test_the_letter_of_the_product_cites_six_papers() -> None:
    found = find_references(CORPUS_LETTER.read_text(encoding="utf-8"), own="kst-33783-46", dossier="33783")
    assert {reference.id for reference in found} == {
        "33783-41",
        "33694-20",
        "33694-49",
        "33783-31",
        "33783-32",
        "33783-35",
    }
