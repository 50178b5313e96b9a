"""Promises in letters: what counts, what does not, and what is read with it. All wording is made up for these tests."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.reading import cues
from sources.reading.cue import Cue
from sources.reading.spans import Fulfilment, Suggestion, SuggestionClass
from tests.sources.reading.papers import letter, promised

PROMISES = (
    "Ik zal uw Kamer hierover voor de zomer informeren.",
    "Ik informeer uw Kamer in het najaar over de voortgang.",
    "Over de uitkomsten informeer ik u na de zomer nader.",
    "Ik stuur uw Kamer voor het zomerreces een brief met de hoofdlijnen van het plan.",
    "Uw Kamer ontvangt in het voorjaar van 2027 de evaluatie.",
    "De Kamer wordt hierover voor het einde van het jaar geïnformeerd.",
    "Ik verwacht uw Kamer in het tweede kwartaal te kunnen informeren over de uitkomsten.",
    "Naar verwachting kan ik uw Kamer hierover eind mei nader berichten.",
    "Het streven is om het wetsvoorstel in het vierde kwartaal van 2026 bij uw Kamer in te dienen.",
    "Ik streef ernaar de kabinetsreactie voor 1 juli aan uw Kamer te zenden.",
    "Ik kom hier in mijn beleidsreactie op terug.",
    "Zodra de resultaten bekend zijn, zal ik de Kamer daarvan op de hoogte stellen.",
    "Zodra hierover meer duidelijkheid is, informeer ik uw Kamer.",
    "In de volgende voortgangsrapportage zal ik nader ingaan op de bezetting van de lijnen.",
    "Ik zal dit punt meenemen in de evaluatie van de wet.",
    "Het rapport wordt naar verwachting in juni aan uw Kamer aangeboden.",
    "De kabinetsreactie op het advies volgt voor de zomer.",
    "Wij zijn voornemens u in het najaar nader te berichten.",
    "Ik ben voornemens de gevraagde informatie in september aan uw Kamer te doen toekomen.",
    "U kunt de brief in januari tegemoet zien.",
    "Ik houd uw Kamer op de hoogte van de verdere ontwikkelingen.",
    "Uw Kamer zal hierover te zijner tijd worden geïnformeerd.",
    "Ik zal uw Kamer jaarlijks voor het zomerreces rapporteren over de voortgang.",
    "Ik zal de Kamer per brief laten weten welke stappen worden gezet.",
    "Ik zeg uw Kamer toe de cijfers per haven alsnog te verstrekken.",
    "Hierbij zeg ik toe dat de Kamer voor de begrotingsbehandeling een overzicht ontvangt.",
    "De minister van Financiën zal uw Kamer hierover separaat informeren.",
    "Daarna zal ik, mede namens de Staatssecretaris van Financiën, een voorstel aan uw Kamer voorleggen.",
    "De resultaten van het onderzoek deel ik in het najaar met uw Kamer.",
    "Na ommekomst van het advies stuur ik de Kamer mijn reactie.",
    "Ik bied uw Kamer uiterlijk 15 juni het plan van aanpak aan.",
    "Over de financiële gevolgen wordt u bij Voorjaarsnota geïnformeerd.",
    "Bij de eerstvolgende voortgangsbrief informeer ik uw Kamer over de tariefstructuur.",
    "Het kabinet zal voor het kerstreces met een reactie komen.",
    "Het kabinet komt voor de zomer met een integrale visie op de veerdiensten.",
    "Ik zal de vragen van uw Kamer zo spoedig mogelijk beantwoorden.",
    "De antwoorden op de resterende vragen worden u zo spoedig mogelijk toegezonden.",
    "Een afschrift van het contract zal ik uw Kamer vertrouwelijk doen toekomen.",
    "Ik zal hierover in gesprek gaan met de veerdiensten en uw Kamer over de uitkomst informeren.",
    "Ik ga met de provincies in gesprek over de afvaarttijden en informeer uw Kamer hierover in het najaar.",
    "Ik zal het RIVM vragen een nader onderzoek te doen en de resultaten met uw Kamer delen.",
    "De evaluatie is in het voorjaar van 2027 gereed en zal daarna aan uw Kamer worden toegestuurd.",
    "Uiterlijk in het derde kwartaal ontvangt uw Kamer de ontwerpbegroting van de dienst.",
    "Ik zal na afloop van de conferentie rapporteren over de resultaten.",
    "Ik bericht u zo spoedig mogelijk over mijn besluit.",
    "Ik verwacht dat de Kamer het wetsvoorstel eind 2026 zal ontvangen.",
    "Mijn ambtgenoot van Economische Zaken zal u hierover nader berichten.",
    "Voor het einde van het jaar stuur ik de Kamer een tussenrapportage toe.",
    "De Kamer zal via de periodieke rapportage over de uitvoering op de hoogte worden gehouden.",
    "Ik zal met de sector bezien of een lagere maximumprijs mogelijk is, en uw Kamer daarover in september informeren.",
    "In de Miljoenennota zal het kabinet ingaan op de dekking.",
    "Ik leg het ontwerpbesluit in mei aan beide Kamers voor.",
    "Ik zoek dit uit en kom hier schriftelijk op terug.",
    "De beleidsdoorlichting wordt eind 2026 aan de Tweede Kamer gestuurd.",
    "Omtrent de uitkomst van dit overleg zal ik u nader inlichten.",
    "Zodra het advies is ontvangen, zal een standpunt worden bepaald, dat u zal worden toegezonden.",
    "Ik hoop u het rapport in de loop van mei te kunnen aanbieden.",
    "Te zijner tijd zal ik de Kamer de resultaten van het onderzoek doen toekomen.",
    "Ik zal u van de uitkomst op de hoogte brengen.",
    "De nota zal de Kamer nog voor het zomerreces bereiken.",
    "Het ligt in mijn voornemen de Kamer in het najaar een notitie aan te bieden.",
    "Ik stel mij voor u in het voorjaar een nota te doen toekomen.",
    "Ik zal niet nalaten u over de uitkomst te berichten.",
    "Binnenkort zal ik u het desbetreffende rapport doen toekomen.",
    "Een afschrift van die brief zal ik u toezenden.",
    "Voor de zomer volgt een brief over de tarieven.",
    "Ik ben bereid te onderzoeken of de dienst kan worden uitgebreid.",
    "Ja, ik ben bereid hierover met de reders in gesprek te gaan.",
    "Ik neem dit signaal mee in de gesprekken met de provincies.",
    "Ik ga hierover in gesprek met de inspectie.",
    "Ik zal het signaal overbrengen aan de reders.",
    "De planning is erop gericht het wetsvoorstel in het najaar naar de Kamer te sturen.",
    "Het kabinet zal in het najaar met voorstellen komen.",
    "Ik zal hierover nog nader overleg voeren en u daarna berichten.",
    "Het verslag van dat overleg zal u worden toegezonden.",
    "Over de resultaten zal worden gerapporteerd in het jaarverslag.",
    "Ik zal de Kamer na de zomer een wetsvoorstel doen toekomen waarin dit wordt geregeld.",
    "Voor 1 september zal de Kamer worden bericht over de keuze van de vervoerder.",
    "Zo spoedig mogelijk na ontvangst van het advies zal ik mijn standpunt aan de Kamer kenbaar maken.",
    "De Staatssecretaris van Financiën zal u daarover schriftelijk informeren.",
    "Wij zullen de Kamer hierover in het voorjaar nader informeren.",
    "De evaluatie wordt u in 2027 aangeboden.",
    "Een reactie op het rapport kunt u voor het kerstreces verwachten.",
    "Ik kan u toezeggen dat ik de Kamer voor het debat een overzicht stuur.",
    "Het onderzoek wordt in september afgerond, waarna ik het met uw Kamer zal delen.",
    "Ik informeer u hierover uiterlijk bij de Najaarsnota.",
)

NO_PROMISES = (
    "Omdat het mijn beleidsterrein raakt, doe ik deze toezegging met deze brief gestand.",
    "Met het bijgevoegde overzicht doen wij de toezegging van mijn voorganger gestand.",
    "In deze brief informeer ik uw Kamer over de stand van zaken.",
    "Hierbij stuur ik uw Kamer de evaluatie.",
    "Uw Kamer is hierover op 3 februari geïnformeerd.",
    "Ik heb uw Kamer in het najaar van 2025 toegezegd hierop terug te komen.",
    "Het lid Kramer verzocht de minister de Kamer voor de zomer te informeren.",
    "De motie verzoekt de regering om voor het zomerreces een plan aan de Kamer te sturen.",
    "Dat kan ik niet toezeggen.",
    "Ik zal dit verzoek niet honoreren en uw Kamer daarover geen nadere brief sturen.",
    "De commissie zal in het voorjaar van 2027 rapporteren.",
    "Het RIVM zal de resultaten in juni publiceren.",
    "De gemeenten hebben toegezegd de aanlegplaatsen te herstellen.",
    "Kunt u de Kamer hierover voor het zomerreces informeren?",
    "Ik zal uiteraard eindverantwoordelijk blijven voor de concessie.",
    "Naar verwachting zal het aantal passagiers in 2027 met 5% toenemen.",
    "De veerdiensten worden jaarlijks geïnspecteerd door de inspectie.",
    "De Autoriteit zal de Kamer niet informeren.",
    "Ik ben van mening dat de huidige regeling voldoet.",
    "Het wetsvoorstel treedt naar verwachting op 1 januari 2027 in werking.",
    "De reders zullen hun passagiers tijdig informeren over de nieuwe dienstregeling.",
    "Passagiers worden via borden geïnformeerd over vertragingen.",
    "Uw Kamer heeft mij gevraagd voor de zomer een brief te sturen.",
    "Als de Kamer dat zou willen, zou ik hierover kunnen rapporteren.",
    "Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd.",
    "Ik hoop uw Kamer hiermee voldoende te hebben geïnformeerd.",
    "In bijlage 1 wordt nader ingegaan op de methodiek.",
    "In de brief van 4 april 2025 is uw Kamer geïnformeerd over de aanbesteding.",
    "De provincie bericht de reders in mei over de subsidie.",
    "Hieronder ga ik in op de vragen van de leden.",
    "De Kamer zal zich in juni over het voorstel uitspreken.",
    "Uw Kamer behandelt het wetsvoorstel na het zomerreces.",
    "Zoals ik uw Kamer in 2024 heb gemeld, wordt de steiger vernieuwd.",
    "De uitvoering van de dienst zal worden voortgezet tot 2030.",
    "Er wordt momenteel gewerkt aan een nieuwe dienstregeling.",
    "De sector heeft aangegeven dat zij de cijfers in het najaar zal aanleveren.",
    "In antwoord op uw verzoek bericht ik u het volgende.",
    "Naar aanleiding van uw brief deel ik u mede dat de aanvraag is afgewezen.",
    "Hierdoor zal de wachttijd voor reizigers afnemen.",
    "De Europese Commissie zal naar verwachting in het najaar een voorstel aan de Raad aanbieden.",
    "Door de leden van de fractie wordt gevraagd of de regering de Kamer over de voortgang zal informeren.",
    "De regering heeft de Kamer steeds tijdig geïnformeerd en hecht daaraan.",
    "Ik ben bereid geweest een bijdrage te leveren.",
    "Bent u bereid dit te onderzoeken?",
    "Ik ga ervan uit dat de reders dit zelf oplossen.",
    "Indien de provincies dat wensen, ben ik bereid mee te denken.",
    "Ik ga over tot de beantwoording van de vragen.",
    "Het kabinet neemt maatregelen om de wachttijd te verkorten.",
    "Ik neem kennis van de zorgen van de leden.",
    "De dienst zal in 2027 worden voortgezet.",
    "Vervolgens ga ik in op de vragen van de leden van de fractie.",
    "Ik zal eerst ingaan op de veiligheid en daarna op de kosten.",
    "Naar verwachting zullen de kosten dalen.",
    "Hierover zijn afspraken gemaakt met de provincies, die daarover rapporteren.",
    "Daarbij zal rekening worden gehouden met de belangen van reizigers.",
    "Het besluit zal op 1 juli in werking treden.",
    "Het kabinet verwacht dat de sector hieraan zal voldoen.",
    "Ik heb de Kamer toegezegd hierop terug te komen en doe dat hierbij.",
    "Deze wet zal worden geëvalueerd door een onafhankelijke commissie.",
    "Ik ben het met de leden eens dat de informatie beter moet.",
    "De inspectie informeert mij jaarlijks over de uitkomsten.",
    "Daarom zullen de tarieven worden verlaagd.",
    "De reders gaan in gesprek met de provincies.",
    "Ik deel de mening van de leden niet.",
    "Volgens planning wordt de brug in 2027 opgeleverd.",
    "Ik zie geen aanleiding om de Kamer hierover nader te informeren.",
    "De verwachting is dat de commissie in mei advies zal uitbrengen.",
)


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_suggested_with_its_whole_sentence(sentence: str) -> None:
    assert [item.text for item in promised(sentence)] == [sentence]


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_what_is_no_promise_is_not_suggested(sentence: str) -> None:
    assert promised(sentence) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Ik zeg uw Kamer toe de cijfers te sturen.", "explicit"),
        ("Ik zal uw Kamer hierover informeren.", "future-deliver"),
        ("Ik zal de vragen van uw Kamer beantwoorden.", "future-deliver-to"),
        ("De evaluatie zal aan uw Kamer worden gestuurd.", "future-passive"),
        ("Uw Kamer wordt hierover geïnformeerd.", "present-passive"),
        ("Uw Kamer ontvangt in mei het plan.", "house-receives"),
        ("De kabinetsreactie volgt in mei.", "paper-reaches"),
        ("Ik informeer uw Kamer in mei.", "present-deliver"),
        ("Ik stuur uw Kamer in mei het plan.", "present-deliver-to"),
        ("Ik ben voornemens uw Kamer nader te berichten.", "intention"),
        ("In de volgende rapportage zal hierop worden ingegaan.", "content"),
        ("Ik zal dit onder de aandacht van de reders brengen.", "future-act"),
        ("Er zal worden nagegaan wat dit kost.", "future-act-passive"),
        ("Ik ben bereid dit te onderzoeken.", "ready-to-act"),
        ("Ik ga met de reders in gesprek.", "act-going"),
        ("Voor de zomer kom ik met een plan.", "coming-with"),
    ],
)
def test_each_rule_names_itself(body: str, rule: str) -> None:
    (suggestion,) = promised(body)
    assert suggestion.reasons[0].rule == rule


@pytest.mark.parametrize("cue", cues.LETTER_CUES, ids=lambda cue: cue.rule)
def test_the_example_of_a_rule_is_read(cue: Cue) -> None:
    assert [item.text for item in letter(cue.example).commitments] == [cue.example]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ik zal uw Kamer in mei informeren.", SuggestionClass.DELIVERABLE),
        ("Ik zal uw Kamer jaarlijks voor het zomerreces informeren.", SuggestionClass.RECURRING),
        ("De Kamer wordt twee keer per jaar over de uitvoering geïnformeerd.", SuggestionClass.RECURRING),
        ("Nederland blijft zich hiervoor inzetten.", SuggestionClass.EFFORT),
        ("Het kabinet zal zich hier hard voor maken.", SuggestionClass.EFFORT),
        ("Ik zal hierop blijven aandringen.", SuggestionClass.EFFORT),
        ("Ik zal hierop blijven aandringen en uw Kamer in mei informeren.", SuggestionClass.DELIVERABLE),
    ],
)
def test_class(body: str, kind: SuggestionClass) -> None:
    assert [item.kind for item in letter(body).commitments] == [kind]


@pytest.mark.parametrize(
    ("body", "wording", "latest"),
    [
        ("Ik zal uw Kamer voor het zomerreces informeren.", "voor het zomerreces", date(2026, 7, 2)),
        ("Ik stuur uw Kamer uiterlijk 1 juni het plan.", "uiterlijk 1 juni", date(2026, 6, 1)),
        ("Ik zal uw Kamer zo spoedig mogelijk informeren.", "zo spoedig mogelijk", None),
    ],
)
def test_the_term_goes_with_its_promise(body: str, wording: str, latest: date | None) -> None:
    (suggestion,) = promised(body)
    assert suggestion.deadline is not None
    assert (suggestion.deadline.wording, suggestion.deadline.latest) == (wording, latest)


def test_each_promise_keeps_its_own_term() -> None:
    first, second = promised("Ik informeer uw Kamer in mei. Ik stuur uw Kamer uiterlijk 1 oktober de evaluatie.")
    assert first.deadline is not None
    assert second.deadline is not None
    assert (first.deadline.latest, second.deadline.latest) == (date(2026, 5, 31), date(2026, 10, 1))


def test_a_term_without_a_promise_is_no_deadline_of_an_effort() -> None:
    (effort,) = letter("Nederland blijft zich dit jaar inzetten voor schone schepen.").commitments
    assert effort.deadline is None


def test_an_effort_that_hangs_on_an_occasion_says_so() -> None:
    body = "Daarvoor is er de zesde ministersconferentie over veren, waar Nederland zich hard zal maken voor prijzen."
    (effort,) = letter(body).commitments
    assert effort.deadline is not None
    assert (effort.deadline.wording, effort.deadline.latest) == ("de zesde ministersconferentie over veren", None)


def test_a_refusal_does_not_swallow_the_promise_after_it() -> None:
    (suggestion,) = promised("Dat kan ik niet toezeggen, maar ik zal uw Kamer in mei informeren.")
    assert suggestion.reasons[0].words.startswith("zal")


@pytest.mark.parametrize("sentence", PROMISES)
def test_without_the_words_of_its_first_reason_a_promise_is_gone_or_rests_on_another_rule(sentence: str) -> None:
    (suggestion,) = promised(sentence)
    reason = suggestion.reasons[0]
    start, end = (offset - suggestion.span.start for offset in (reason.span.start, reason.span.end))
    without = promised(sentence[:start] + sentence[end:])
    assert all(item.reasons[0].words != reason.words for item in without)


@pytest.mark.parametrize("sentence", PROMISES)
def test_reasons_quote_the_letter_and_add_up(sentence: str) -> None:
    reading = letter(sentence)
    (suggestion,) = (item for item in reading.commitments if item.kind is not SuggestionClass.EFFORT)
    assert suggestion.score == sum(reason.weight for reason in suggestion.reasons)
    assert all(reason.span.quote(reading.text) == reason.words for reason in suggestion.reasons)
    assert suggestion.explanation().startswith("Voorgesteld omdat: ")


def test_the_addressee_is_named() -> None:
    (suggestion,) = promised("Ik zal uw Kamer, op verzoek van het lid De Wit, in mei informeren.")
    assert suggestion.recipients == ("Kamer", "het lid De Wit")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from(PROMISES), st.text(max_size=40))
def test_quotes_are_the_text_at_their_offsets_whatever_stands_around(before: str, sentence: str, after: str) -> None:
    reading = letter(f"{before}\n\n{sentence}\n\n{after}")
    found: list[Suggestion | Fulfilment] = [*reading.commitments, *reading.fulfilments]
    for item in found:
        assert item.span.quote(reading.text) == item.text
        for reason in item.reasons:
            assert item.span.start <= reason.span.start < reason.span.end <= item.span.end
