"""Sentences made of verbs and frames: a promise stays one in every order; what undoes it, undoes it in every order."""

import pytest

from sources.reading.spans import SuggestionClass
from tests.sources.reading.papers import letter

# first person, infinitive, participle; the particle that splits off; what it is done with
VERBS = (
    ("stuur", "sturen", "gestuurd", "", "de evaluatie"),
    ("stuur", "toesturen", "toegestuurd", "toe", "de evaluatie"),
    ("zend", "toezenden", "toegezonden", "toe", "de evaluatie"),
    ("bied", "aanbieden", "aangeboden", "aan", "de evaluatie"),
    ("leg", "voorleggen", "voorgelegd", "voor", "de evaluatie"),
    ("informeer", "informeren", "geïnformeerd", "", "over de evaluatie"),
    ("bericht", "berichten", "bericht", "", "over de evaluatie"),
    ("licht", "inlichten", "ingelicht", "in", "over de evaluatie"),
    ("breng", "op de hoogte brengen", "op de hoogte gebracht", "op de hoogte", "van de evaluatie"),
)
PROMISES = (
    "Ik {first} uw Kamer voor de zomer {what} {particle}.",
    "Voor de zomer {first} ik uw Kamer {what} {particle}.",
    "Ik zal uw Kamer voor de zomer {what} {infinitive}.",
    "Voor de zomer zal ik uw Kamer {what} {infinitive}.",
    "Mijn ambtgenoot van Financiën zal uw Kamer voor de zomer {what} {infinitive}.",
    "De Minister van Financiën en ik zullen uw Kamer voor de zomer {what} {infinitive}.",
    "Het kabinet zal uw Kamer voor de zomer {what} {infinitive}.",
    "Ik wil uw Kamer voor de zomer {what} {infinitive}.",
    "Ik verwacht uw Kamer voor de zomer {what} te kunnen {infinitive}.",
    "Ik doe onderzoek, waarna ik uw Kamer voor de zomer {what} zal {infinitive}.",
    "Indien dat nodig is, {first} ik uw Kamer {what} {particle}.",
)
UNDONE = (
    "Ik zal uw Kamer {what} niet {infinitive}.",
    "Zal ik uw Kamer voor de zomer {what} {infinitive}?",
    "De motie verzoekt de regering de Kamer voor de zomer {what} te {infinitive}.",
    "Ik heb uw Kamer vorig jaar {what} {participle}.",
    "De gemeente zal de raad voor de zomer {what} {infinitive}.",
    "Het lid Jansen vraagt of ik uw Kamer voor de zomer {what} kan {infinitive}.",
    "Ik heb eerder toegezegd dat ik uw Kamer {what} zou {infinitive}.",
)


def promised(frame: str, verb: tuple[str, str, str, str, str]) -> bool:
    first, infinitive, participle, particle, what = verb
    words = frame.format(first=first, infinitive=infinitive, participle=participle, particle=particle, what=what)
    found = letter(words.replace(" .", ".")).commitments
    return any(item.kind is not SuggestionClass.EFFORT for item in found)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[1])
@pytest.mark.parametrize("frame", PROMISES)
def test_a_promise_stays_one_in_every_order(frame: str, verb: tuple[str, str, str, str, str]) -> None:
    assert promised(frame, verb)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[1])
@pytest.mark.parametrize("frame", UNDONE)
def test_what_undoes_a_promise_undoes_every_verb(frame: str, verb: tuple[str, str, str, str, str]) -> None:
    assert not promised(frame, verb)
