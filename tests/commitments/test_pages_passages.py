"""Cutting a paper's text into marked pieces: nothing is lost, nothing is shown twice, overlaps are no trouble."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.passages import Passage, find_passage, paragraphs

TEXT = st.text(alphabet="abc \n*#[]()<>/sup1é", max_size=120)


def passage(start: int, end: int, name: str = "a") -> Passage:
    return Passage(start, end, "promise", name, f"/{name}/", name)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Passage]]:
    text = draw(TEXT)
    spans = draw(st.lists(st.tuples(st.integers(-2, 125), st.integers(-2, 125)), max_size=5))
    return text, [passage(start, end, f"p{place}") for place, (start, end) in enumerate(spans)]


@given(marked())
def test_marks_change_no_letter(case: tuple[str, list[Passage]]) -> None:
    text, passages = case
    plain = "".join(piece.text for block in paragraphs(text) for piece in block.pieces)
    shown = "".join(piece.text for block in paragraphs(text, passages) for piece in block.pieces)
    assert shown == plain


@given(marked())
def test_each_passage_opens_at_most_once(case: tuple[str, list[Passage]]) -> None:
    text, passages = case
    opened = [mark.anchor for block in paragraphs(text, passages) for piece in block.pieces for mark in piece.opens]
    assert len(opened) == len(set(opened))


@given(st.text(alphabet="abc \n", max_size=120))
def test_plain_words_are_all_shown(text: str) -> None:
    shown = " ".join("".join(piece.text for piece in block.pieces) for block in paragraphs(text))
    assert shown.split() == text.split()


def test_overlapping_passages_share_the_piece_that_both_cover() -> None:
    (block,) = paragraphs("een twee drie vier", [passage(0, 13, "lang"), passage(9, 18, "kort")])
    assert [(piece.text, [mark.anchor for mark in piece.passages]) for piece in block.pieces] == [
        ("een twee ", ["lang"]),
        ("drie", ["lang", "kort"]),
        (" vier", ["kort"]),
    ]
    assert block.pieces[1].url == "/kort/"


def test_a_passage_over_two_paragraphs_opens_in_the_first() -> None:
    first, second = paragraphs("een\n\ntwee", [passage(0, 9)])
    assert first.pieces[0].opens
    assert not second.pieces[0].opens
    assert second.pieces[0].passages


def test_markup_of_readers_is_shown_as_what_it_means() -> None:
    heading, body, note = paragraphs(
        "## **Titel**\n\nZie *dit* stuk<sup>2</sup> op [de site](http://x.nl).\n\n<sup>2</sup> Noot."
    )
    assert (heading.is_heading, heading.pieces[0].text, heading.pieces[0].bold) == (True, "Titel", True)
    assert [piece.text for piece in body.pieces] == ["Zie ", "dit", " stuk", "", " op ", "de site", "."]
    assert (body.pieces[1].italic, body.pieces[3].note) == (True, "2")
    assert (note.footnote, note.pieces[0].text.strip()) == ("2", "Noot.")


def test_a_passage_is_found_whatever_the_white_space() -> None:
    text = "Ik zal de\n  evaluatie sturen."
    assert find_passage(text, "de evaluatie") == (7, 21)
    assert find_passage(text, " ") is None
    assert find_passage(text, "de motie") is None
