"""Debate reports: the chair's closing list with its round, and what a minister promises while speaking."""

from datetime import date

import pytest

from sources.reading.spans import Suggestion
from tests.sources.reading.papers import debate

CLOSING = "De voorzitter:\nIk lees de toezeggingen voor.\n"
TARIFFS = "- De minister stuurt de Kamer een brief over de tarieven."
STEPS = "- De Kamer ontvangt het onderzoek naar de steigers."


def listed(body: str) -> list[Suggestion]:
    """The items of the chair's list that stand."""
    return [item for item in debate(body).commitments if item.reasons[0].rule == "read-by-chair"]


@pytest.mark.parametrize(
    "opening",
    [
        "Ik lees de toezeggingen voor:",
        "Ik heb de volgende toezeggingen genoteerd.",
        "Er zijn twee toezeggingen gedaan.",
        "Voordat ik de vergadering sluit, neem ik de toezeggingen door.",
        "Dan de toezeggingen.",
        "Ik neem nog even met u door wat er is toegezegd.",
        "De griffier heeft wat opgeschreven.",
    ],
)
def test_the_list_is_found_however_the_chair_begins(opening: str) -> None:
    items = listed(f"De voorzitter:\nDank u wel. {opening}\n{TARIFFS}\n{STEPS}")
    assert [item.text for item in items] == [TARIFFS, STEPS]


@pytest.mark.parametrize(
    "spoken",
    [
        "De minister stuurt voor de zomer een brief over de tarieven. De Kamer ontvangt in mei het onderzoek.",
        "De eerste toezegging is dat de minister een brief stuurt. De tweede toezegging: de Kamer ontvangt een plan.",
        "Toezegging één is dat de minister een brief stuurt. Toezegging twee is dat de Kamer een plan ontvangt.",
    ],
)
def test_a_list_that_is_spoken_without_bullets(spoken: str) -> None:
    assert len(listed(f"{CLOSING}{spoken} Klopt dat? Er wordt geknikt. Dank u wel.")) == 2


def test_no_list_no_items() -> None:
    assert listed("De voorzitter:\nDank u wel. Ik sluit de vergadering.") == []


def test_the_agenda_is_no_list() -> None:
    body = (
        "De voorzitter:\nAan de orde is de behandeling van:\n- de brief van de minister over de tarieven.\nDank u wel."
    )
    assert debate(body).commitments == ()


@pytest.mark.parametrize(
    ("after", "recipients"),
    [
        ("Dat is een toezegging aan de heer Jansen.", ("Kamer", "de heer Jansen")),
        ("Deze is gericht aan mevrouw Van der Berg.", ("Kamer", "mevrouw Van der Berg")),
        ("Dan de volgende.", ("Kamer",)),
    ],
)
def test_the_addressee_stands_behind_the_item(after: str, recipients: tuple[str, ...]) -> None:
    (item,) = listed(f"{CLOSING}{TARIFFS} {after}")
    assert (item.text, item.recipients) == (TARIFFS, recipients)


def test_a_term_named_in_the_round_belongs_to_the_item_before() -> None:
    body = f"{CLOSING}{TARIFFS}\nMinister Jansen:\nUiterlijk 1 juni.\nDe voorzitter:\nGenoteerd.\n{STEPS}"
    first, second = listed(body)
    assert first.deadline is not None
    assert first.deadline.latest == date(2026, 6, 1)
    assert second.deadline is None


@pytest.mark.parametrize("words", ["Dan is het geen toezegging.", "Dan schrappen we die.", "Die toezegging vervalt."])
def test_an_item_that_is_withdrawn_is_no_promise(words: str) -> None:
    body = f"{CLOSING}{TARIFFS}\nMinister Jansen:\nDat heb ik niet gezegd.\nDe voorzitter:\n{words}\n{STEPS}"
    assert [item.text for item in listed(body)] == [STEPS]


def test_an_item_that_was_misread_gives_way_to_its_correction() -> None:
    correction = "Het was een toezegging om de prijzen te bekijken."
    doubt = "Mevrouw De Wit (ABC):\nMij is een andere toezegging gedaan."
    body = f"{CLOSING}{TARIFFS}\n{doubt}\nMinister Jansen:\n{correction}\n"
    assert [item.text for item in debate(body).commitments] == [correction]


def test_a_promise_that_a_member_misses_counts_when_it_is_confirmed() -> None:
    missed = "Ik had ook de toezegging dat de minister de provincies gaat aanschrijven."
    body = f"{CLOSING}{TARIFFS}\nMevrouw De Wit (ABC):\n{missed}\nDe voorzitter:\n"
    assert [item.text for item in debate(body + "Er wordt geknikt.").commitments] == [TARIFFS, missed]
    assert [item.text for item in debate(body + "Dat hoor ik graag.").commitments] == [TARIFFS]


def test_the_ministers_own_words_stand_beside_the_item() -> None:
    said = "Ik stuur de Kamer voor de zomer een brief over tarieven voor scholieren."
    body = f"Minister Jansen:\n{said}\n{CLOSING}- De minister stuurt een brief over de tarieven voor scholieren."
    (item,) = debate(body).commitments
    assert [reason.words for reason in item.reasons if reason.rule == "own-words"] == [said]


def test_a_promise_that_is_not_on_the_list_is_flagged() -> None:
    body = f"Minister Jansen:\nIk zeg toe dat wij de veiligheid van de sluizen onderzoeken.\n{CLOSING}{TARIFFS}"
    first, second = debate(body).commitments
    assert [reason.rule for reason in first.reasons] == ["explicit", "not-listed"]
    assert second.text == TARIFFS


@pytest.mark.parametrize(
    "said",
    [
        "Daar kom ik zo dadelijk op terug.",
        "Ik kom in tweede termijn terug op de vraag van mevrouw De Wit.",
        "Dat kan ik niet toezeggen.",
        "Als ik dat zou toezeggen, zou ik te ver gaan.",
        "Ik ga ervan uit dat de reders dat doen.",
    ],
)
def test_speech_that_promises_nothing(said: str) -> None:
    assert debate(f"Minister Jansen:\n{said}").commitments == ()


@pytest.mark.parametrize(
    "said",
    [
        "Ik kom daar voor het zomerreces op terug.",
        "Ik kom daar schriftelijk op terug.",
        "Ik zal de Kamer hierover een brief sturen.",
        "Ik kan mevrouw De Wit toezeggen dat ik dit uitzoek.",
        "De Kamer ontvangt in het najaar de evaluatie.",
    ],
)
def test_speech_that_promises(said: str) -> None:
    assert [item.text for item in debate(f"Minister Jansen:\n{said}").commitments] == [said]


def test_what_a_member_says_is_no_promise() -> None:
    assert debate("De heer Jansen (ABC):\nIk zal de Kamer hierover een brief sturen.").commitments == ()


def test_that_i_promise_joins_the_sentence_before() -> None:
    said = "Ik stuur de Kamer voor de zomer een brief. Dat zeg ik toe."
    (item,) = debate(f"Minister Jansen:\n{said}").commitments
    assert item.text == said
    assert {"present-deliver-to", "explicit"} <= {reason.rule for reason in item.reasons}


def test_a_minister_who_quotes_a_member_goes_on_speaking() -> None:
    said = "Ik zal de Kamer hierover een brief sturen."
    body = f'Minister Jansen:\nDan de vragen.\nDe heer De Wit vroeg: "Wat kost dat?" Dat wordt uitgezocht.\n{said}'
    assert [item.text for item in debate(body).commitments] == [said]


ASKED = "De heer Jansen (ABC):\nDe minister beloofde in november met de reders te praten. Is dat gebeurd?\n"
TABLED = "Dan de motie op stuk nr. 118. Het loket is nu open in vijf havens."


@pytest.mark.parametrize(
    "said",
    [
        f"Dank u wel. {TABLED} Ik laat het oordeel aan de Kamer.",
        "De motie op stuk nr. 118 ontraad ik als overbodig. Die motie is al uitgevoerd.",
        "De motie op stuk nr. 118 is overbodig, want zij is al uitgevoerd.",
        "De motie van de heer Jansen op stuk nr. 118 krijgt oordeel Kamer. Het loket is inmiddels open.",
    ],
)
def test_an_opinion_on_a_motion_of_the_same_debate_keeps_nothing(said: str) -> None:
    assert debate(f"{ASKED}Minister Jansen:\n{said}").fulfilments == ()


def test_after_an_opinion_on_a_motion_an_answer_to_who_asked_still_counts() -> None:
    answer = "Dat gesprek met de reders is in februari gevoerd."
    said = f"{TABLED} Tot slot de vraag van de heer Jansen. {answer}"
    assert [item.text for item in debate(f"{ASKED}Minister Jansen:\n{said}").fulfilments] == [answer]


def test_a_motion_of_an_earlier_debate_may_be_told_to_be_carried_out() -> None:
    said = "De motie van vorig jaar over de steigers is uitgevoerd."
    assert [item.text for item in debate(f"Minister Jansen:\n{said}").fulfilments] == [said]


@pytest.mark.parametrize("who", ["Ik sprak de reders en de reders hebben", "Ik weet dat Loodswezen heeft"])
def test_what_others_promised_is_not_kept_in_a_debate_either(who: str) -> None:
    kept = "Die zijn gisteren gepubliceerd."
    assert debate(f"Minister Jansen:\n{who} toegezegd de cijfers te delen. {kept}").fulfilments == ()
    assert debate(f"Minister Jansen:\nIk heb toegezegd de cijfers te delen. {kept}").fulfilments


@pytest.mark.parametrize("count", ["Eén.", "Punt vier.", "De eerste toezegging.", "Tweede toezegging.", "Ten derde."])
def test_a_bullet_that_begins_with_a_count_holds_its_item_in_the_next_sentence(count: str) -> None:
    (item,) = listed(f"{CLOSING}- {count} De minister stuurt voor de zomer een brief.\nDank u wel.")
    assert item.text == "De minister stuurt voor de zomer een brief."
    assert item.deadline is not None


@pytest.mark.parametrize(("seal", "number"), [("Dat is een mooie toezegging.", 2), ("Dat was het.", 1)])
def test_what_the_chair_says_aloud_and_calls_a_promise_is_one(seal: str, number: int) -> None:
    said = f"De minister komt voor het reces terug op de kosten. {seal}"
    assert len(listed(f"{CLOSING}{TARIFFS}\nMinister Jansen:\nEn dan de kosten.\nDe voorzitter:\n{said}")) == number


def test_what_a_member_misses_on_the_list_takes_no_item_away() -> None:
    missed = "Mevrouw De Wit mist nog een toezegging.\nMevrouw De Wit (ABC):\nDie over de loodsen."
    body = f"{CLOSING}{TARIFFS}\n{STEPS}\nDe voorzitter:\n{missed}\nDe voorzitter:\nDat is geen toezegging."
    assert [item.text for item in listed(body)] == [TARIFFS, STEPS]


def test_the_day_that_the_chair_names_in_a_few_words_is_the_last_word() -> None:
    body = f"{CLOSING}{STEPS}\nDat zou voor het debat zijn.\nMinister Jansen:\nDaar kom ik op terug.\n"
    found = debate(f"{body}De voorzitter:\nJa, morgen in het debat.").commitments
    assert [item.deadline.latest for item in found if item.deadline] == [date(2026, 3, 19)] * 2


def test_what_the_minister_adds_to_an_item_is_promised_too() -> None:
    added = "En ook om de reders daarbij te betrekken."
    body = f"{CLOSING}{TARIFFS}\nMinister Jansen:\n{added}\nDe voorzitter:\nGenoteerd.\n{STEPS}"
    assert [item.text for item in debate(body).commitments] == [TARIFFS, added, STEPS]


def test_a_question_about_an_item_corrects_nothing() -> None:
    asked = "Mij is gevraagd naar het bedrag dat nodig is, omdat het OM dat wil weten. Heb ik dat niet goed begrepen?"
    found = debate(f"{CLOSING}{TARIFFS}\nMinister Jansen:\n{asked}").commitments
    assert [item.text for item in found] == [TARIFFS]


def test_a_word_given_and_what_it_is_given_for_are_one_promise() -> None:
    said = "Dat kan ik toezeggen. Ik zal de Kamer daarover informeren."
    found = debate(f"Minister Jansen:\nDan de vraag naar de tarieven. {said}").commitments
    assert [item.text for item in found] == [said]
