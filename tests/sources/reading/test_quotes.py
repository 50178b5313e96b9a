"""Every quote stands in the paper where it is said to stand, whatever characters surround it."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sources.reading.reader import Reading
from tests.sources.reading.papers import debate, letter, running_report

PASSAGES = (
    "Ik zal uw Kamer hierover vóór de zomer informeren.",
    "De kabinetsreactie volgt in het najaar.",
    "Hiermee voldoe ik aan mijn toezegging van 5 februari jl. (Kamerstuk 31 409, nr. 402).",
    "De toegezegde nota heeft vertraging opgelopen en volgt eind mei.",
)
SPOKEN = (
    "Ik zeg u een brief over de sluizen toe.",
    "Ik zal de Kamer daarover voor de zomer informeren.",
    "Die cijfers stuur ik in juni naar de Kamer, met Kamerstuk 31 409, nr. 402.",
)
STRANGE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def pieces(passages: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(STRANGE, st.sampled_from(passages)), max_size=8).map(" ".join)


def assert_quotes_stand(reading: Reading) -> None:
    text = reading.text
    quotes = [(item.span, item.text, item.reasons, item.deadline) for item in reading.commitments]
    quotes += [(item.span, item.text, item.reasons, item.new_term) for item in reading.fulfilments]
    for span, quote, reasons, term in quotes:
        assert text[span.start : span.end] == quote
        assert all(0 <= reason.span.start < reason.span.end <= len(text) for reason in reasons)
        if term is not None:
            assert "".join(text[term.start : term.end].split()) == "".join(term.wording.split())
    assert all(0 <= cited.start < cited.end <= len(text) for cited in reading.references)


@given(pieces(PASSAGES), st.sampled_from(PASSAGES), pieces(PASSAGES))
@settings(max_examples=60, deadline=None)
def test_in_a_letter(before: str, passage: str, after: str) -> None:
    reading = letter(f"{before}\n\n{passage}\n\n{after}")
    assert reading.commitments or reading.fulfilments
    assert_quotes_stand(reading)


@given(pieces(SPOKEN), st.sampled_from(SPOKEN), pieces(SPOKEN), pieces(SPOKEN))
@settings(max_examples=60, deadline=None)
def test_in_a_debate(before: str, passage: str, after: str, item: str) -> None:
    reading = debate(
        f"Minister Tieman:\n{before}\n\n{passage}\n\n{after}\n\nDe voorzitter:\nIk lees de toezeggingen voor.\n"
        f"- De minister stuurt de Kamer voor de zomer een brief over {item}\nIk sluit de vergadering."
    )
    assert_quotes_stand(reading)


@given(pieces((*SPOKEN, "De voorzitter:", "\nMinister Tieman:\n")))
@example("Een verslag zonder sprekers.")
@settings(max_examples=30, deadline=None)
def test_in_a_report_of_any_shape(words: str) -> None:
    assert_quotes_stand(running_report(words))


def test_a_lone_nought_is_no_footnote() -> None:
    (kept,) = letter("Hiermee voldoe ik aan mijn toezegging.0 Dat is gebeurd.").fulfilments
    assert kept.refers_to.kamerstuk is None
