"""How government writes, in words of our own: promises and what only looks like one, answers, citations, heads."""

from pathlib import Path

import pytest

from sources.reading.metadata import read_metadata
from sources.reading.references import find_references
from sources.reading.spans import SuggestionClass
from tests.sources.reading.papers import debate, letter, letter_of_1990

HERE = Path(__file__).parent


def rows(name: str) -> list[str]:
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def blocks(name: str) -> list[str]:
    return "\n".join(rows(name)).split("\n====\n")


@pytest.mark.parametrize("row", rows("letters"))
def test_promises_and_what_only_looks_like_one(row: str) -> None:
    label, sentence = row.split("|")
    found = [item for item in letter(sentence).commitments if item.kind is not SuggestionClass.EFFORT]
    assert bool(found) == (label == "P")


@pytest.mark.parametrize("row", rows("answers"))
def test_kept_and_put_off_promises(row: str) -> None:
    kind, paper, day, words = row.split("|")
    found = (letter_of_1990 if "" < day < "2000" else letter)(words).fulfilments
    if kind == "none":
        assert found == ()
        return
    assert str(found[0].kind) == kind
    assert found[0].refers_to.kamerstuk == paper or not paper
    assert str(found[0].refers_to.day) == day or not day


@pytest.mark.parametrize(
    ("words", "latest", "reason"),
    [
        (
            "De toegezegde evaluatie is door ziekte van de onderzoeker uitgesteld tot eind juni.",
            "2026-06-30",
            "door ziekte",
        ),
        (
            "Ik had u de nota toegezegd. Dat is niet gelukt, omdat het overleg nog loopt. U ontvangt de nota in mei.",
            "2026-05-31",
            "omdat het overleg",
        ),
        ("De toegezegde nota heeft vertraging opgelopen.", None, ""),
    ],
)
def test_what_is_put_off_has_its_new_term_and_reason(words: str, latest: str | None, reason: str) -> None:
    (found,) = letter(words).fulfilments
    assert (str(found.new_term.latest) if found.new_term else None) == latest
    assert found.stated_reason.startswith(reason)


@pytest.mark.parametrize("row", rows("citations"))
def test_citations(row: str) -> None:
    words, _, papers = row.rpartition("|")
    found = find_references(f"Geachte voorzitter,\n\n{words}\n")
    assert {reference.id for reference in found} == set(papers.split())


@pytest.mark.parametrize(
    "block", "\n".join(rows("headers")).split("\n====\n"), ids=lambda block: block.partition("\n")[0]
)
def test_heads(block: str) -> None:
    told, _, text = block.partition("\n")
    metadata = read_metadata(text, name="stuk.txt")
    wanted = dict(pair.split("=") for pair in told.split())
    assert {name: str(getattr(metadata, name)) for name in wanted} == wanted


DEBATE = """De heer Jansen (ABC):
Voorzitter. De veerboten varen te laat. Kan de minister toezeggen dat hij voor de zomer met een plan komt?

Minister Tieman:
Voorzitter, dank. Ik kom daar zo meteen in het tweede blokje op terug. De provincie gaat daarover. We doen al veel.

"""


SPOKEN = """De heer Jansen (ABC):
Voorzitter. De veerboten varen te laat. Kan de minister dat oplossen?

Minister Tieman:
Voorzitter, dank voor de vraag over de veerboten. {} De boten varen op tijd.

"""


@pytest.mark.parametrize("row", rows("spoken"))
def test_what_is_said_in_a_debate(row: str) -> None:
    label, said = row.split("|")
    assert bool(debate(SPOKEN.format(said)).commitments) == (label == "P")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            "fulfils",
            "Ik had u beloofd dat uit te zoeken. Dat heb ik gedaan; u vindt het antwoord in mijn brief van mei.",
        ),
        ("fulfils", "Ik heb vorige week de brief gestuurd, dus die toezegging is ingelost."),
        ("postpones", "Ik had die brief voor maart toegezegd. Dat is niet gelukt."),
        (None, "ProRail heeft dat overzicht vorige week gestuurd."),
        (None, "Ik heb de Kamer nooit een brief toegezegd. Dat heb ik ook niet gedaan."),
    ],
)
def test_what_became_of_a_promise_is_heard_in_a_debate(kind: str | None, said: str) -> None:
    assert [str(item.kind) for item in debate(SPOKEN.format(said)).fulfilments] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "words",
    [
        "LTO heeft toegezegd de cijfers te leveren. Die cijfers zijn inmiddels gepubliceerd.",
        "Zorgverzekeraars Nederland heeft toegezegd de wachttijden te melden. Dit lukt niet voor de zomer.",
        "De aannemer heeft inmiddels toegezegd de brug op te leveren. Dat kost meer tijd dan verwacht.",
    ],
)
def test_a_promise_of_others_is_neither_kept_nor_put_off(words: str) -> None:
    assert letter(words).fulfilments == ()


@pytest.mark.parametrize("block", blocks("closing_lists"))
def test_closing_lists(block: str) -> None:
    wanted = [line[1:] for line in block.split("\n") if line.startswith("+")]
    closing = "\n".join(line for line in block.split("\n") if not line.startswith("+"))
    found = [item.text for item in debate(DEBATE * 8 + closing).commitments]
    assert len(found) == len(wanted)
    assert all(words in text for words, text in zip(wanted, found, strict=True))
