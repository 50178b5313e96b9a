"""Sentences: where they end, what is taken out of them, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.reading.sentences import sentences


def clean(text: str) -> list[str]:
    return [sentence.clean for sentence in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mede namens drs. J. de Vries en mr. P. van den Berg zend ik u nr. 12 toe.",
        "Bij brief d.d. 3 mei 2026 (Kamerstuk 41 783, nr. 46) is dit gemeld.",
        "De leden Jansen c.s. hebben op 24 april jl. een motie ingediend.",
        "Uiterlijk 4 december a.s. ontvangt u het plan.",
        "Het gaat om 1.250 schepen, 3,5 miljoen reizigers en Stb. 1986, 402.",
        "De Minister van Defensie, J. A. van Dam, is akkoord.",
        "Dat geldt o.a. Zeeland, t.a.v. Friesland en i.v.m. Texel.",
        "Zie art. 5, lid 2, en blz. 14 van het rapport van prof. Smit.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(text: str) -> None:
    assert clean(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat is zo. Ik kom terug! Kan dat? Ja.", ["Dat is zo.", "Ik kom terug!", "Kan dat?", "Ja."]),
        ("Dat meldde ik op 24 april jl. Ik zend u het plan.", ["Dat meldde ik op 24 april jl.", "Ik zend u het plan."]),
        ("Dit is de motie Jansen c.s. De motie is kort.", ["Dit is de motie Jansen c.s.", "De motie is kort."]),
        ("Het loopt tot 2027. Daarna volgt meer.", ["Het loopt tot 2027.", "Daarna volgt meer."]),
        ("Hij zei «dat kan.» Zij niet.", ["Hij zei «dat kan.»", "Zij niet."]),
        ("Aan de orde zijn: 1. Veren. 2. Bruggen.", ["Aan de orde zijn: 1. Veren.", "2. Bruggen."]),
        ("Dat staat op stuk nr. 47. Zeker.", ["Dat staat op stuk nr. 47.", "Zeker."]),
        ("Gaat dat lukken? Ja. Laat ik verder gaan.", ["Gaat dat lukken?", "Ja.", "Laat ik verder gaan."]),
        ("Alinea een\n\nAlinea twee", ["Alinea een", "Alinea twee"]),
        ("De voorzitter:\nIk open de vergadering.", ["De voorzitter:", "Ik open de vergadering."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "Ik verwacht de cijfers te kunnen melden aan uw 2 Kamer .",
            "Ik verwacht de cijfers te kunnen melden aan uw Kamer .",
        ),
        ("Ik zal binnen 1 twee weken reageren.", "Ik zal binnen twee weken reageren."),
        ("Er is in een 1 nieuwe regeling voorzien.", "Er is in een nieuwe regeling voorzien."),
        (
            "Dat maakt het van toepassing te 2 verklaren mogelijk.",
            "Dat maakt het van toepassing te verklaren mogelijk.",
        ),
        ("1 Zoals toegezegd informeer ik u hierbij.", "Zoals toegezegd informeer ik u hierbij."),
        ("De eerste 2 reders en 1 veer varen in 2 havens.", "De eerste 2 reders en 1 veer varen in 2 havens."),
        ("Dat geldt voor een 3 jaar oud schip.", "Dat geldt voor een 3 jaar oud schip."),
        ("Aan de 2 havens en van 1 de andere.", "Aan de 2 havens en van 1 de andere."),
    ],
)
def test_a_raised_mark_that_print_set_between_words_is_taken_out(printed: str, said: str) -> None:
    text = f"{printed}\n\n1 Kamerstuk 31 409, nr. 12.\n2 Zie bijlage 4."
    assert sentences(text)[0].clean == said
    assert sentences(text)[0].text == printed


def test_without_such_a_note_a_figure_between_words_is_a_number() -> None:
    assert clean("Er is in een 1 nieuwe regeling voorzien.") == ["Er is in een 1 nieuwe regeling voorzien."]


def test_a_letter_may_begin_in_the_line_of_its_salutation() -> None:
    assert clean("Betreft Veren Geachte heer De Wit, Het veer vaart. Geachte voorzitter,") == [
        "Betreft Veren Geachte heer De Wit,",
        "Het veer vaart.",
        "Geachte voorzitter,",
    ]


def test_a_footnote_in_mid_sentence_is_taken_out_and_is_a_sentence_of_its_own() -> None:
    text = (
        "Het plan is af.<sup>1</sup> Alleen zo\n\n<sup>1</sup> Raadpleegbaar via het archief.\n\n"
        "Tweede Kamer, vergaderjaar 2025-2026, 41 901, nr. 7\n\nkunnen wij verder. Daarna volgt meer."
    )
    found = sentences(text)
    assert [(sentence.kind, sentence.clean, sentence.marks) for sentence in found] == [
        ("prose", "Het plan is af.", ("1",)),
        ("prose", "Alleen zo kunnen wij verder.", ()),
        ("note", "Raadpleegbaar via het archief.", ("1",)),
        ("prose", "Daarna volgt meer.", ()),
    ]
    cut = found[1]
    assert cut.text == text[cut.start : cut.end]
    assert cut.text.startswith("Alleen zo\n\n<sup>1</sup>")
    begin = cut.clean.index("kunnen")
    assert text[slice(*cut.span(begin, begin + len("kunnen wij")))] == "kunnen wij"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat heb ik toege-zegd aan u.", "Dat heb ik toegezegd aan u."),
        ("Dat is de ver-wachting van non-proliferatie.", "Dat is de verwachting van non-proliferatie."),
        ("Het gaat om in-en uitvoer.", "Het gaat om in-en uitvoer."),
        ("Wij zullen de Kamer infor-\nmeren.", "Wij zullen de Kamer informeren."),
        ("Dat heb ik toege- zegd aan u.", "Dat heb ik toegezegd aan u."),
        ("Het gaat om de mogelijk- heden.", "Het gaat om de mogelijkheden."),
        ("Het gaat om binnen- c.q. buitenlandse zaken.", "Het gaat om binnen- c.q. buitenlandse zaken."),
        ("Dat is boven- versus onderbouw.", "Dat is boven- versus onderbouw."),
        ("Het komt lucht- via zeehavens.", "Het komt lucht- via zeehavens."),
        ("U krijgt de brief- zo snel mogelijk - van mij.", "U krijgt de brief- zo snel mogelijk - van mij."),
        ("Het *grote* **plan** is af.", "Het grote plan is af."),
        ("Dat rapport2 gaat hierbij.", "Dat rapport gaat hierbij."),
        ("Er staat CO2 in de lucht.", "Er staat CO2 in de lucht."),
        ("Twee  spaties\u00a0en een\nregeleinde.", "Twee spaties en een regeleinde."),
    ],
)
def test_clean_wording_is_what_a_reader_reads(text: str, expected: str) -> None:
    assert clean(text) == [expected]


def test_list_items_are_sentences_without_their_marker() -> None:
    found = sentences("De lijst:\n- De minister stuurt een brief.\n- De minister komt terug.\n")
    assert [sentence.clean for sentence in found] == [
        "De lijst:",
        "De minister stuurt een brief.",
        "De minister komt terug.",
    ]
    assert [sentence.kind for sentence in found] == ["prose", "item", "item"]


def test_lines_broken_by_a_margin_are_one_paragraph() -> None:
    line = "De minister heeft gemeld dat de veerdienst in het najaar opnieuw wordt"
    rest = "Kamerstuk 41 901, nr. 3, en zal u daarover berichten. Ook de Waddenveren worden"
    text = "\n".join([line, rest] * 6)
    assert clean(text)[0] == f"{line} Kamerstuk 41 901, nr. 3, en zal u daarover berichten."
    assert len({sentence.paragraph for sentence in sentences(text)}) == 1


@given(st.text(alphabet=st.one_of(st.sampled_from("aAbé .\n-1<>/sup*_'»\u00a0\u00ad"), st.characters()), max_size=200))
def test_every_sentence_stands_in_the_text_and_every_clean_letter_has_its_place(text: str) -> None:
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for offset, letter in enumerate(sentence.clean):
            assert letter in (" ", text[sentence.at(offset)])


@given(
    st.lists(
        st.sampled_from(["Ik zal u berichten.", "Dat doe ik nog voor de zomer.", "Is dat zo?"]), min_size=1, max_size=6
    )
)
def test_plain_sentences_come_back_one_by_one(lines: list[str]) -> None:
    assert clean(" ".join(lines)) == lines
