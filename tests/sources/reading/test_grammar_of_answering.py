"""Passages made of an earlier promise and of what came of it: every recall with every fate, and what is none."""

import pytest

from tests.sources.reading.papers import debate, letter, read

NAMES = (
    "de toezegging aan het lid Jansen",
    "mijn toezegging om de Kamer over de steigers te informeren",
    "de motie-Jansen over de steigers",
    "de motie van de leden Jansen en De Wit",
    "mijn belofte aan uw Kamer",
)
IN_ONE_SENTENCE = {
    "fulfils": (
        "Met deze brief kom ik {name} na.",
        "Hiermee ben ik {name} nagekomen.",
        "Daarmee is aan {name} voldaan.",
        "Hiermee doe ik {name} gestand.",
        "Hiermee geef ik invulling aan {name}.",
        "Met deze brief wordt tegemoetgekomen aan {name}.",
        "Hiermee los ik {name} in.",
        "Hiermee is uitvoering gegeven aan {name}.",
        "Hiermee doe ik {name} af.",
        "Ik beschouw {name} hiermee als uitgevoerd.",
        "Hiermee acht ik {name} afgehandeld.",
        "Mijn ambtgenoot heeft uitvoering gegeven aan {name}.",
        "In antwoord op {name} deel ik u mee dat de steigers zijn hersteld.",
        "Overeenkomstig {name} treft u de rapportage aan.",
        "Met {name} in gedachten heb ik de regeling aangepast.",
        "In deze brief ga ik in op {name}.",
        "{Name} kan hiermee als afgedaan worden beschouwd.",
        "{Name} is in de nieuwe regeling verwerkt.",
    ),
    "partial": (
        "Hiermee voldoe ik voor een deel aan {name}.",
        "{Name} wordt momenteel uitgevoerd.",
        "De uitvoering van {name} ligt op schema.",
        "Aan de uitvoering van {name} wordt gewerkt.",
        "Voor de uitvoering van {name} is een werkgroep ingesteld.",
        "Ik ben bezig met de uitvoering van {name}.",
        "{Name} wordt meegenomen in het lopende onderzoek.",
        "{Name} is nog niet volledig uitgevoerd.",
    ),
    "postpones": (
        "De uitvoering van {name} duurt langer dan voorzien.",
        "{Name} zal niet voor de zomer kunnen worden uitgevoerd.",
        "De afdoening van {name} schuift door naar het najaar.",
        "Ik verzoek u om uitstel voor {name}.",
    ),
    "": (
        "Ik zal {name} nog voor de zomer uitvoeren.",
        "Wanneer kan de Kamer de uitvoering van {name} verwachten?",
        "De gemeenten zijn niet gebonden aan {name}.",
    ),
}
RECALLS = (
    "In het commissiedebat van 21 januari jl. heb ik toegezegd uw Kamer een overzicht van de steigers te sturen.",
    "Ik heb in antwoord op vragen van het lid Jansen toegezegd te onderzoeken of de steigers kunnen worden verbreed.",
    "Mijn ambtsvoorganger heeft uw Kamer vorig jaar een evaluatie van de regeling toegezegd.",
    "In mijn brief van 4 december jl. heb ik aangegeven de regeling te zullen evalueren.",
    "Aan mevrouw De Vries is toegezegd dat gekeken zou worden naar de veiligheid van de steigers.",
)
FATES = {
    "fulfils": (
        "Bijgaand vindt u het resultaat.",
        "Het rapport gaat als bijlage bij deze brief.",
        "Op 12 februari jl. heb ik met hen gesproken.",
        "Dat heb ik gedaan.",
        "De uitkomsten daarvan treft u hieronder aan.",
        "Uw Kamer is hierover op 1 maart geïnformeerd.",
        "Dit is verwerkt in de nieuwe regeling.",
        "Deze brief voorziet daarin.",
    ),
    "partial": (
        "Dit onderzoek is inmiddels gestart.",
        "Hierover ben ik in gesprek met de reders.",
        "TNO voert dit onderzoek momenteel uit.",
        "Hieraan wordt gewerkt.",
        "Een eerste overzicht treft u bijgaand aan; het volledige overzicht volgt.",
        "De opdracht daarvoor is verstrekt.",
        "Een conceptregeling ligt ter consultatie voor.",
        "Het wetsvoorstel ligt bij de Raad van State.",
    ),
    "postpones": (
        "Dat is helaas niet gelukt.",
        "Dit vergt meer tijd dan ik had voorzien.",
        "Dit is uitgesteld tot het najaar.",
        "Tot mijn spijt kan ik u hierover nog niet informeren.",
        "De planning is bijgesteld naar het vierde kwartaal.",
        "Dat wordt een maand later.",
        "Dit wordt nu het najaar.",
        "De streefdatum van 1 maart is niet gehaald.",
    ),
}


def kinds(words: str) -> list[str]:
    return [str(item.kind) for item in letter(words).fulfilments]


@pytest.mark.parametrize(
    ("kind", "frame"), [(kind, frame) for kind, frames in IN_ONE_SENTENCE.items() for frame in frames]
)
def test_one_sentence_says_what_became_of_it_whatever_it_is_called(kind: str, frame: str) -> None:
    said = [frame.format(name=name, Name=name[0].upper() + name[1:]) for name in NAMES]
    assert [kinds(words) for words in said] == [[kind] if kind else []] * len(NAMES)


@pytest.mark.parametrize(("kind", "fate"), [(kind, fate) for kind, fates in FATES.items() for fate in fates])
def test_the_sentence_after_says_what_became_of_it_however_it_was_promised(kind: str, fate: str) -> None:
    assert [kinds(f"{recall} {fate}") for recall in RECALLS] == [[kind]] * len(RECALLS)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("partial", "Ik heb toegezegd dit te onderzoeken. Dat onderzoek is nog niet afgerond."),
        ("postpones", "Ik heb toegezegd dit voor 1 maart te onderzoeken. Dat onderzoek is nog niet afgerond."),
        ("fulfils", "Ik heb toegezegd een pilot te starten. Deze pilot is op 1 februari gestart."),
        ("fulfils", "Ik heb het overzicht voor maart toegezegd. Dat is niet gelukt; ik bied u het hierbij aan."),
        (
            "partial",
            "Ik heb toegezegd met de reders te spreken. Dat is gebeurd. Met de overige reders spreek ik in mei.",
        ),
        ("postpones", "De nota, die u op 1 februari had moeten ontvangen, is nog in bewerking."),
        ("postpones", "Ik schreef u dat de nota in februari zou verschijnen. Dit laat ik aan een volgend kabinet."),
        ("", "De gemeenten hadden toegezegd de steigers te herstellen, maar zijn die toezegging niet nagekomen."),
        ("", "Ik heb hun toegezegd dat zij een reactie krijgen. Die reactie is verstuurd."),
        ("", "Van het niet nakomen van een toezegging is geen sprake."),
        (
            "",
            "Ik heb toegezegd dit te wijzigen. Ik heb de weg daarheen onderzocht. Wel zal ik mijn toezegging nakomen.",
        ),
        ("", "De aangehouden motie over de steigers behoeft geen reactie. De steigers zijn hersteld."),
    ],
)
def test_how_far_it_has_come(kind: str, words: str) -> None:
    assert kinds(words) == ([kind] if kind else [])


TABLE = """Bron Onderwerp Status
AO Scheepvaart 24 september 2025 (31 409, nr. 803) De minister stuurt een tijdlijn Verzonden op 11 december 2025
AO Scheepvaart 24 september 2025 (31 409, nr. 803) De minister onderzoekt de kosten In uitvoering; 60 zijn klaar
TZ202511-129. De Kamer wordt in maart geïnformeerd over de loodsen. 14 november 2025 (31 409, nr. 475) Vertraagd.
Na de tabel volgt een toelichting."""


def test_each_row_of_a_table_tells_its_state_and_promises_nothing_anew() -> None:
    reading = letter(TABLE)
    assert [str(item.kind) for item in reading.fulfilments] == ["fulfils", "partial", "postpones"]
    assert [item.refers_to.kamerstuk for item in reading.fulfilments] == ["31409-803", "31409-803", "31409-475"]
    assert reading.commitments == ()


ANSWERS = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2025–2026
Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden
2217 Vragen van het lid Jansen (ABC) aan de Minister van Infrastructuur over steigers (ingezonden 7 maart 2026).
Antwoord van Minister De Wit (Infrastructuur en Waterstaat) (ontvangen 26 april 2026).
Vraag 1 Herinnert u zich uw toezegging van 26 januari 2026 dat u met de reders zou spreken?
Antwoord 1 Ja. Dit gesprek heeft op 14 maart jl. plaatsgevonden.
Vraag 2 Deelt u de mening dat steigers veilig moeten zijn?
Antwoord 2 Ja. Dat is altijd het beleid geweest."""


def test_the_answer_to_who_asks_after_a_promise_says_what_came_of_it() -> None:
    (found,) = read(ANSWERS, "ah-tk-20252026-2217.txt").fulfilments
    assert (found.text, str(found.kind)) == ("Dit gesprek heeft op 14 maart jl. plaatsgevonden.", "fulfils")
    assert str(found.refers_to.day) == "2026-01-26"


SPOKEN = """De heer Van Eck (ABC):
Voorzitter. In het vorige debat heeft de minister mij toegezegd dat zij met de reders zou praten. Is dat al gebeurd?

Minister De Wit:
Voorzitter, dank. Ik begin met de vraag van de heer Van Eck. {}

"""


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("fulfils", "Dat gesprek heb ik vorige week dinsdag gevoerd."),
        ("postpones", "Dat gesprek heeft nog niet plaatsgevonden."),
        (None, "Dat is een goede vraag."),
    ],
)
def test_a_minister_answers_who_asks_after_a_promise(kind: str | None, said: str) -> None:
    assert [str(item.kind) for item in debate(SPOKEN.format(said)).fulfilments] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("fulfils", "Ik heb dat op 2 maart in de Raad bepleit, zoals ik de Kamer had toegezegd."),
        ("fulfils", "Ik wil nog een vraag over de veren beantwoorden, want dat had ik beloofd. Er varen 86 veren."),
        (None, "Die toezegging is gedaan door mijn ambtgenoot. Ik ga daar niet op in."),
        (None, "Ik heb dat nog niet bepleit, zoals ik de Kamer had toegezegd."),
    ],
)
def test_a_minister_says_in_passing_what_was_done_as_promised(kind: str | None, said: str) -> None:
    assert [str(item.kind) for item in debate(SPOKEN.format(said)).fulfilments] == ([kind] if kind else [])


CITING = ANSWERS.replace(
    "Vraag 1 Herinnert u zich uw toezegging van 26 januari 2026 dat u met de reders zou spreken?",
    "Vraag 1 Hoe staat het met de motie-De Wit over de steigers (Kamerstuk 31 409, nr. 77)?",
).replace("Ja. Dit gesprek heeft op 14 maart jl. plaatsgevonden.", "De motie-De Wit is uitgevoerd.")


def test_an_answer_that_cites_no_paper_has_that_of_its_question() -> None:
    (found,) = read(CITING, "ah-tk-20252026-2217.txt").fulfilments
    assert found.refers_to.kamerstuk == "31409-77"


@pytest.mark.parametrize(("when", "kept"), [("in maart", ["postpones"]), ("net", []), ("zojuist al", [])])
def test_what_was_said_a_moment_ago_is_no_earlier_promise(when: str, kept: list[str]) -> None:
    said = f"Ik heb {when} gezegd dat ik met de reders zou spreken. De cijfers komen nog niet overeen."
    assert [str(item.kind) for item in debate(f"\nMinister De Wit:\n{said}\n\n").fulfilments] == kept


@pytest.mark.parametrize(
    "said",
    [
        "Maar ik dacht dat dit voldoende zou zijn. Ik heb de stukken nog niet gezien.",
        "Het zou raar zijn als ik zou zeggen: ik ga de Kamer sturen. Dat heeft u in de brief kunnen lezen.",
        "We zijn daarmee bezig, zoals ik heb aangegeven, maar dat heeft ook te maken met geld. Dat is gebeurd.",
        "Ik ben u nog een antwoord verschuldigd over de waterbus. Die vaart op dit moment niet.",
        "Ik heb gisteren aangegeven dat ik de stap om een toets te introduceren, waardeer. Nu gaat dit te ver.",
        "Ik heb net al gezegd dat ik, zoals gevraagd in de motie, een overzicht wil geven.",
        "Ik heb vorige week toegezegd, en dat doe ik hier nogmaals, dat we die persoon gaan aanstellen.",
        "We doen dat per besluit, dus conform de wens in deze motie niet bij wet. Ik geef de motie oordeel Kamer.",
    ],
)
def test_words_about_this_debate_keep_no_earlier_promise(said: str) -> None:
    assert debate(f"\nMinister De Wit:\n{said}\n\n").fulfilments == ()


@pytest.mark.parametrize(
    ("asked", "told", "kinds"),
    [
        ("Er werd gevraagd naar de voortgang op de motie-Jansen over loodsen.", "worden de eisen bekeken", ["partial"]),
        ("Er werd gevraagd naar de uitvoering van de motie-Jansen.", "is dat onderzoek gestart", ["partial"]),
        ("Er werd gevraagd naar de tarieven in de motie.", "worden de eisen bekeken", []),
    ],
)
def test_who_is_asked_how_far_a_motion_is_says_what_goes_on(asked: str, told: str, kinds: list[str]) -> None:
    said = f"{asked} Het is van belang dat loodsen veilig werken. In het kader daarvan {told}."
    assert [str(item.kind) for item in debate(f"\nMinister De Wit:\n{said}\n\n").fulfilments] == kinds


WISH = """De heer Van Eck (ABC):
Voorzitter. {}

Minister De Wit:
Dat gesprek heb ik vorige week dinsdag gevoerd.
"""


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Ik zou graag een toezegging willen dat de minister met de reders spreekt.", []),
        ("Ik ben blij met die toezegging over de reders.", []),
        ("De minister heeft mij toegezegd met de reders te spreken. Is dat gebeurd?", ["fulfils"]),
    ],
)
def test_who_wants_a_promise_or_thanks_for_one_asks_after_none(asked: str, kept: list[str]) -> None:
    assert [str(item.kind) for item in debate(WISH.format(asked)).fulfilments] == kept


def test_who_was_answered_asks_no_longer() -> None:
    other = "Staatssecretaris Bakker:\nDat gesprek heb ik ook vorige week gevoerd.\n"
    asked = "De minister heeft mij toegezegd met de reders te spreken. Is dat gebeurd?"
    assert len(debate(WISH.format(asked) + other).fulfilments) == 1


def test_what_a_member_says_in_a_page_of_the_register_keeps_nothing() -> None:
    said = "Wij spreken over een motie die is ingediend. Dat is inmiddels gebeurd, en de toezegging is nagekomen."
    page = f"Uit de stukken\nMevrouw Jansen: {said}\nMinister De Wit: Er is echter geen motie ingediend."
    assert letter(page).fulfilments == ()
    assert letter(page.replace("Mevrouw Jansen: ", "")).fulfilments != ()
