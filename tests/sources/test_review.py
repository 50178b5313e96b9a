"""The review of a paper: what a clerk decides about each promise, and that nothing enters the register otherwise."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments.choices import CommitmentClass, Status, Visibility
from commitments.models import Commitment, User
from sources.models import Suggestion, Verdict, VerdictOutcome
from tests.factories import make_commitment, make_document, make_member
from tests.pages import words
from tests.sources.reviewing import DESK, PAPER, carried, enter, form_of, read, shown, suggested
from tests.sources.test_store import OTHER_PROMISE, PROMISE

EFFORT = "Het kabinet blijft zich inzetten voor een goede bereikbaarheid van de eilanden."
MISSED = "De brug gaat vanaf april ook des nachts open."


def test_a_passage_is_entered_as_proposed(minister: Any, clerk: User, clerk_client: Client) -> None:
    document = read(clerk, PROMISE, OTHER_PROMISE)
    first, second = suggested()
    page = enter(clerk_client, first)
    promise = Commitment.objects.get()
    assert f"Opgenomen als {promise.number}." in words(page)
    assert (promise.quote, promise.source_document, promise.minister) == (PROMISE, document, minister)
    assert document.text[promise.quote_start : promise.quote_end] == PROMISE
    assert (promise.promised_on, promise.deadline) == (date(2026, 3, 2), date(2026, 9, 30))
    assert (promise.visibility, promise.dossier.number) == (Visibility.DRAFT, "41200")
    assert [verdict.outcome for verdict in first.verdicts.all()] == [VerdictOutcome.ACCEPTED]
    assert "1 van 2 beslist" in words(page)
    [card] = [card for card in page.context["cards"] if card.is_in_hand]
    assert card.suggestion == second, "the next one that waits is in hand"


def test_what_the_clerk_changes_is_entered_and_remembered_as_changed(
    minister: Any, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE, is_published=True)
    [row] = suggested()
    enter(clerk_client, row, title="Een overzicht van stilliggende veren", term_wording="voor 1 november 2026")
    promise = Commitment.objects.get()
    assert (promise.title, promise.deadline) == ("Een overzicht van stilliggende veren", date(2026, 10, 31))
    assert promise.visibility == Visibility.PUBLIC, "a published paper makes public entries"
    assert row.verdicts.get().outcome == VerdictOutcome.EDITED


def test_a_term_that_the_clerk_takes_away_is_asked_about_once(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row, term_wording="")
    assert "Er is geen termijn ingevuld." in words(page)
    enter(clerk_client, row, term_wording="", without_term="on")
    assert Commitment.objects.get().deadline is None


WITHOUT_TERM = "Ik zeg toe dat ik de loodsen om hun oordeel vraag."
LONG = f"{PROMISE[:-1]}, {'en dat ook voor elk van de kleinere veren, ' * 9}zoals gevraagd."
TERM_ASKED, ONE_ASKED = "Er is geen termijn ingevuld. Klopt dat", "Dit zijn meer dan 400 tekens."


@pytest.mark.parametrize(
    ("passage", "asked", "more"),
    [
        (PROMISE, "", {}),
        (EFFORT, "", {}),
        (WITHOUT_TERM, TERM_ASKED, {}),
        (PROMISE, TERM_ASKED, {"term_wording": ""}),
        (LONG, ONE_ASKED, {}),
        (LONG, "", {"split": "1"}),
    ],
)
def test_what_is_unusual_is_asked_once_and_one_key_more_says_that_it_is_right(
    minister: Any, clerk: User, clerk_client: Client, passage: str, asked: str, more: dict[str, str]
) -> None:
    read(clerk, passage)
    [row] = suggested()
    page = enter(clerk_client, row, **more)
    assert (asked or "Opgenomen als") in words(page)
    if asked:
        assert not Commitment.objects.exists()
        page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", shown(page), follow=True)
    promise = Commitment.objects.get()
    assert promise.number in words(page)
    outcome = Verdict.objects.get().outcome
    assert outcome == (VerdictOutcome.EDITED if "term_wording" in more else VerdictOutcome.ACCEPTED)


def test_all_at_once_asks_once_for_the_lot(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE, WITHOUT_TERM)
    Suggestion.objects.update(reasons=[{"rule": "read-by-chair", "weight": 4, "start": 0, "end": 9, "note": ""}])
    page = clerk_client.post(f"{PAPER}lijst/")
    assert "Bij 1 hiervan is geen termijn ingevuld of is de passage lang." in words(page)
    assert not Commitment.objects.exists()
    clerk_client.post(f"{PAPER}lijst/", {"asked": re.findall(r'name="asked" value="(.)"', page.content.decode())[0]})
    assert Commitment.objects.count() == 2


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("TZ202603-130", "Opgenomen als TZ202603-130."),
        ("TZ2026-1", "Een officieel nummer ziet eruit als TZ202603-130 of T02867."),
        ("T02867", "Nummer T02867 staat al in het register."),
    ],
)
def test_an_official_number_is_typed_where_it_is_known(
    minister: Any, clerk: User, clerk_client: Client, number: str, told: str
) -> None:
    make_commitment(number="T02867")
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row, number=number)
    assert told in words(page)
    assert Commitment.objects.filter(number="TZ202603-130").exists() is (number == "TZ202603-130")
    if number == "TZ202603-130":
        assert Verdict.objects.get().outcome == VerdictOutcome.ACCEPTED


def test_nothing_is_entered_without_a_minister_and_what_was_typed_stays(clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row, title="Mijn eigen woorden")
    assert "Dit veld is vereist." in words(page)
    assert "Mijn eigen woorden" in words(page)
    assert not Commitment.objects.exists()
    assert not Verdict.objects.exists()


def test_two_clerks_enter_a_passage_once(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    form = form_of(clerk_client, row)
    for _ in range(2):
        page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", form, follow=True)
    assert Commitment.objects.count() == 1
    assert "Iemand anders heeft over deze passage al besloten" in words(page)


def test_a_passage_with_two_promises_gives_two_entries(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row, split="1", title="Het overzicht sturen")
    [card] = [card for card in page.context["cards"] if card.is_in_hand]
    assert card.suggestion == row, "the passage stays in hand"
    enter(clerk_client, row, once_more="1", title="De reders bellen")
    assert sorted(promise.title for promise in Commitment.objects.all()) == ["De reders bellen", "Het overzicht sturen"]
    assert {promise.quote for promise in Commitment.objects.all()} == {PROMISE}


def test_the_addressee_is_chosen_from_what_the_text_says(minister: Any, clerk: User, clerk_client: Client) -> None:
    member = make_member(name="Voorbeeld")
    read(clerk, "Op verzoek van het lid Voorbeeld zal ik uw Kamer voor 1 juni 2026 een overzicht sturen.")
    [row] = suggested()
    enter(clerk_client, row)
    assert Commitment.objects.get().recipients.get().member == member


def test_an_effort_is_folded_and_enters_without_a_day(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE, EFFORT)
    _promise, effort = suggested()
    page = clerk_client.get(PAPER)
    assert [card.suggestion for card in page.context["folded"]] == [effort]
    assert "1 passage over blijvende inzet" in words(page)
    enter(clerk_client, effort)
    entered = Commitment.objects.get()
    assert (entered.commitment_class, entered.status) == (CommitmentClass.EFFORT, Status.CONTINUING)
    assert entered.deadline is None


def test_the_same_promise_is_not_entered_twice(minister: Any, clerk: User, clerk_client: Client) -> None:
    held = make_commitment(title="Een overzicht sturen van de veren die in de winter niet varen", minister=minister)
    read(clerk, PROMISE)
    [row] = suggested()
    page = clerk_client.get(PAPER)
    assert f"Misschien dezelfde als {held.number}" in words(page)
    assert "d zelfde als een andere" in words(page), "in the list of keys"
    clerk_client.post(f"{DESK}voorstellen/{row.pk}/zelfde/", {"answers": held.number} | carried(page))
    row.refresh_from_db()
    assert (row.commitment, Commitment.objects.count()) == (held, 1)


def test_the_same_sentence_is_known_again_whatever_a_clerk_called_it(
    minister: Any, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    elsewhere = make_document(dossier := row.reading.document.dossiers.get(), text=row.quote)
    held = make_commitment(
        title="Kort gezegd",
        minister=minister,
        dossier=dossier,
        source_document=elsewhere,
        quote=row.quote,
        quote_start=0,
        quote_end=len(row.quote),
    )
    page = words(clerk_client.get(PAPER))
    assert f"Misschien dezelfde als {held.number}" in page
    assert "dezelfde zin in een ander stuk" in page


# ── reject, missed ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_rejected_passage_waits_no_more_and_can_still_be_entered(
    minister: Any, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/afwijzen/", {"reason": "staand beleid"}, follow=True)
    assert "Afgewezen: staand beleid" in words(page)
    assert "Er wachten geen voorstellen" in words(clerk_client.get(DESK))
    enter(clerk_client, row)
    assert Commitment.objects.get().quote == PROMISE


def test_a_passage_that_the_reader_missed(minister: Any, clerk: User, clerk_client: Client) -> None:
    document = read(clerk, PROMISE, MISSED)
    page = clerk_client.post(f"{PAPER}gemist/", {"words": MISSED.replace("ook des", "ook\n des")}, follow=True)
    row = Suggestion.objects.get(start=document.text.index(MISSED))
    missed = Verdict.objects.get(outcome=VerdictOutcome.MISSED)
    assert (missed.document, missed.quote_start) == (document, row.start)
    assert document.text[row.start : row.end] == row.quote == MISSED
    assert "0 van 2 beslist" in words(page), "pointing it out decides nothing yet"
    enter(clerk_client, row, without_term="on")
    assert Commitment.objects.get().quote == MISSED


def test_words_that_are_not_in_the_paper_are_refused(clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    page = clerk_client.post(f"{PAPER}gemist/", {"words": "Dit staat er niet."}, follow=True)
    assert "Deze woorden staan niet in het stuk." in words(page)
    assert Suggestion.objects.count() == 1
