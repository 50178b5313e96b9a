"""Short answers in a debate: a moment or a yes that promises by the question it answers."""

import pytest

from tests.sources.reading.papers import debate


def heard(question: str, answer: str) -> list[tuple[str, str]]:
    asked = f"De heer Jansen (ABC):\nVoorzitter. Ik heb nog iets. {question}"
    said = f"{asked}\nMinister De Wit:\n{answer}\nDe voorzitter:\nDank."
    return [(item.text, item.reasons[0].rule) for item in debate(said).commitments]


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        ("Wanneer krijgen wij die brief?", "Eind november.", "moment-alone"),
        ("Wanneer kan de Kamer de evaluatie verwachten?", "Dat wordt eind november.", "moment-alone"),
        ("Wanneer komt het wetsvoorstel naar de Kamer?", "Ik denk in het derde kwartaal.", "moment-alone"),
        ("Wanneer horen wij meer van de minister?", "Dat verwacht ik in mei.", "moment-alone"),
        ("Krijgen wij die reactie voor de zomer?", "Ja, voor de zomer.", "moment-alone"),
        ("Hoe staat het met de steigers?", "Eind november meer.", "more-by-then"),
        ("Hoe staat het met de steigers?", "Meer daarover in mei.", "more-by-then"),
        ("Kan de minister toezeggen dat wij die cijfers krijgen?", "Ja.", "yes-to-asked"),
        ("Krijgen wij daar bericht van?", "Zeker, dat kan na de zomer, in de voortgangsbrief.", "yes-to-asked"),
        ("Ik mis nog dat de minister de burgemeester zou bellen.", "Dat doe ik nog.", "yes-to-asked"),
        ("Is de minister bereid dat toe te zeggen?", "Zeker, dat doe ik.", "yes-to-asked"),
        ("Wil de minister dat met de reders bespreken?", "Ja, dat gaan we doen.", "agrees-to-request"),
        ("Kan de minister daarnaar laten kijken?", "Dat zullen we doen.", "agrees-to-request"),
        ("Zou hij dat bij de evaluatie kunnen betrekken?", "Die suggestie neem ik graag mee.", "agrees-to-request"),
        ("Ik vraag de minister om dat op een rij te zetten.", "Dat pak ik op.", "agrees-to-request"),
        ("Kan ik morgen nog een schriftelijke reactie krijgen?", "Ja, ik zal die geven.", "agrees-to-request"),
        ("Mijn vraag was of dat meegenomen kan worden in de Staat.", "Het antwoord daarop is ja.", "agrees-to-request"),
        ("Is zij bereid dat te onderzoeken?", "Daar ga ik mee aan de slag.", "agrees-to-request"),
        (
            "Kan het kabinet dat inzichtelijk maken?",
            "Dat lijkt me een goed idee, dus dat doen we.",
            "agrees-to-request",
        ),
    ],
)
def test_a_short_answer_promises_what_was_asked(question: str, answer: str, rule: str) -> None:
    assert heard(question, answer) == [(answer, rule)]


@pytest.mark.parametrize(
    ("said", "promised"),
    [
        ("De heer Jansen vroeg: gaan we dit uitwerken in een plan van aanpak? Ja.", True),
        ("Kan de Kamer daar een overzicht van krijgen? Het antwoord is ja.", True),
        ("Mevrouw Bakker vroeg of ik dat met de reders wil bespreken. Ja, voorzitter, dat wil ik.", True),
        ("Is de minister het daarmee eens? Ja.", False),
        ("Gaan we dit uitwerken in een plan van aanpak? Nee.", False),
    ],
)
def test_a_minister_repeats_a_request_and_says_yes(said: str, *, promised: bool) -> None:
    found = debate(f"\nMinister De Wit:\nIk kom bij de reders. {said} Dan de tarieven.\n\n").commitments
    assert [item.text for item in found] == ([said] if promised else [])


@pytest.mark.parametrize(
    ("asked", "count"),
    [("Bent u in staat om die vanavond te behandelen?", 0), ("Gaat u de Kamer daarover informeren?", 1)],
)
def test_what_the_chair_asks_about_the_order_is_no_request(asked: str, count: int) -> None:
    said = f"\nMinister De Wit:\nDank.\nDe voorzitter:\n{asked}\nMinister De Wit:\nDat ga ik doen.\n\n"
    assert len(debate(said).commitments) == count


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wanneer gaat de brug open?", "Eind november."),
        ("Wanneer is de brug gebouwd?", "In 1998."),
        ("Is de minister het daarmee eens?", "Ja."),
        ("Kan de minister dat toezeggen?", "Nee, dat kan ik niet."),
        ("Kan de minister dat toezeggen?", "Ja, maar dat kan ik nu niet doen."),
        ("Wanneer heeft de minister de Kamer daarover bericht?", "Op 3 februari."),
        ("Wil de minister dat met de reders bespreken?", "Dat doen we al."),
        ("Wil de minister dat met de reders bespreken?", "Dat gaan we niet doen."),
        ("Wil de minister dat nog eens uitleggen?", "Dat zal ik zo doen."),
        ("Vindt de minister dat de boten op tijd moeten varen?", "Dat gaan we zien."),
    ],
)
def test_a_short_answer_to_another_question_promises_nothing(question: str, answer: str) -> None:
    assert heard(question, answer) == []


def test_a_short_answer_in_the_round_after_the_list() -> None:
    said = (
        "De voorzitter:\nIk lees de toezeggingen voor.\n- De minister gaat in gesprek met de reders.\n"
        "De heer Jansen (ABC):\nKrijgen wij daar ook bericht van?\nMinister De Wit:\nJazeker, dat kan in het najaar.\n"
        "De voorzitter:\nGenoteerd."
    )
    assert [item.text.strip() for item in debate(said).commitments][-1] == "Jazeker, dat kan in het najaar."
