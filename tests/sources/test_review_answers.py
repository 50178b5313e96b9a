"""The review of a paper: what it does to promises that the register holds, and a closing list entered at once."""

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from commitments import lifecycle
from commitments.choices import (
    Chamber,
    CommitmentClass,
    DeadlineBasis,
    DocumentKind,
    FollowUpOutcome,
    MinisterRole,
    Status,
)
from commitments.models import Commitment, Document, Minister, Occasion, User
from sources import uploads
from sources.models import Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.tasks import read_uploads
from tests.factories import (
    NOW,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_minister,
    make_ministry,
)
from tests.pages import words
from tests.servers import ROOT
from tests.sources.reviewing import DESK, PAPER, enter, form_of, read, seen, suggested
from tests.sources.test_store import KEPT, PROMISE

PUT_OFF = (
    "Tijdens het commissiedebat van 14 januari 2026 heb ik toegezegd uw Kamer binnen vier weken de evaluatie van het"
    " meldpunt te sturen. Tot mijn spijt is deze termijn niet haalbaar gebleken."
)


@pytest.fixture
def held(minister: Any) -> Commitment:
    return make_commitment(
        title="De evaluatie van het meldpunt sturen", promised_on=date(2026, 1, 14), minister=minister,
        deadline=date(2026, 3, 20),
    )  # fmt: skip


ANSWERS = [
    ("fulfils", Status.FULFILLED, FollowUpOutcome.FULFILS, VerdictOutcome.ACCEPTED),
    ("partly", Status.PARTLY_FULFILLED, FollowUpOutcome.PARTLY, VerdictOutcome.EDITED),
    ("reports_progress", Status.OPEN, FollowUpOutcome.REPORTS_PROGRESS, VerdictOutcome.EDITED),
]


@pytest.mark.parametrize(("outcome", "status", "kept", "verdict"), ANSWERS)
def test_one_button_says_what_the_paper_does(
    held: Commitment, clerk: User, clerk_client: Client, outcome: str, status: str, kept: str, verdict: str
) -> None:
    document = read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    assert held.number in words(clerk_client.get(PAPER))
    sent = {"answers": held.number, "outcome": outcome} | seen(clerk_client, row)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent, follow=True)
    assert f"Vastgelegd bij {held.number}." in words(page)
    held.refresh_from_db()
    answer = held.follow_ups.get()
    assert (held.status, answer.outcome, answer.document) == (status, kept, document)
    assert answer.quote == row.quote
    assert row.verdicts.get().outcome == verdict


def test_of_two_that_fit_alike_the_clerk_chooses(held: Commitment, clerk: User, clerk_client: Client) -> None:
    read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    ticked = re.compile(r'name="answers" value="([^"]+)" checked')
    assert ticked.findall(clerk_client.get(PAPER).content.decode()) == [held.number]
    other = make_commitment(
        title=held.title, promised_on=held.promised_on, minister=held.minister, dossier=held.dossier
    )
    page = clerk_client.get(PAPER)
    assert other.number in words(page)
    assert ticked.findall(page.content.decode()) == []
    sent = {"outcome": "fulfils"} | seen(clerk_client, row)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent, follow=True)
    assert "Kies de toezegging waarop deze passage antwoordt." in words(page)


def test_a_put_off_promise_gets_its_new_term_in_words(held: Commitment, clerk: User, clerk_client: Client) -> None:
    read(clerk, PUT_OFF)
    [row] = suggested(SuggestionKind.FULFILMENT)
    address = f"{DESK}voorstellen/{row.pk}/antwoord/"
    chosen = {"answers": held.number, "outcome": "postpones"} | seen(clerk_client, row)
    page = clerk_client.post(address, chosen, follow=True)
    assert "Er is geen termijn ingevuld." in words(page), "a delay without a new term is asked about"
    clerk_client.post(address, chosen | {"term_wording": "eind april", "reason": "workload"})
    held.refresh_from_db()
    assert (held.deadline_wording, held.deadline) == ("eind april", date(2026, 4, 30))
    assert held.deadline_changes.get(reason="workload").said_late is False


def test_another_commitment_by_its_number(held: Commitment, clerk: User, clerk_client: Client) -> None:
    other = make_commitment(title="Iets heel anders", promised_on=date(2026, 1, 14))
    read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    address = f"{DESK}voorstellen/{row.pk}/antwoord/"
    page = clerk_client.post(address, {"other": "BR190001-001", "outcome": "fulfils"}, follow=True)
    assert "Nummer BR190001-001 staat niet in het register." in words(page)
    clerk_client.post(address, {"answers": held.number, "other": other.number, "outcome": "fulfils"})
    other.refresh_from_db()
    assert other.status == Status.FULFILLED


def test_a_promise_that_we_did_not_hold_is_logged_late_with_its_own_day(
    minister: Any, clerk: User, clerk_client: Client
) -> None:
    read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    page = clerk_client.get(PAPER)
    assert "Geen openstaande toezegging past hierbij." in words(page)
    [card] = [card for card in page.context["cards"] if card.is_in_hand]
    assert card.late_form["late_promised_on"].value() == date(2026, 1, 14), "the day that the paper names"
    sent = {"late_title": "De evaluatie sturen", "late_promised_on": "2026-01-14", "late_minister": str(minister.pk)}
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/alsnog/", sent, follow=True)
    promise = Commitment.objects.get()
    assert (promise.promised_on, promise.status) == (date(2026, 1, 14), Status.OPEN)
    assert promise.number in words(page), "and is offered at once as what the passage answers"
    clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", {"other": promise.number, "outcome": "fulfils"})
    promise.refresh_from_db()
    assert promise.status == Status.FULFILLED


NUMBERED = KEPT.replace("de evaluatie van het meldpunt", "de evaluatie van het meldpunt (TZ202601-014)")


def late_form(client: Client) -> dict[str, Any]:
    """What a browser would send of the form for a promise that the register lacks, without a key being struck."""
    [card] = [card for card in client.get(PAPER).context["cards"] if card.is_in_hand]
    form = card.late_form
    return {name: value for name in form.fields if (value := form[name].value()) not in (None, "")}


def test_what_the_paper_and_the_passage_say_of_it_is_filled_in_and_one_button_logs_it(
    minister: Minister, clerk: User, clerk_client: Client
) -> None:
    committee = make_committee()
    committee.ministries.add(minister.ministry)
    other = make_dossier(number="41300")
    report = make_document(other, identifier="kst-41200-3", kind=DocumentKind.DEBATE_REPORT)
    debate = make_meeting(committee, held_on=date(2026, 1, 14), report=report)
    read(clerk, NUMBERED)
    [row] = suggested(SuggestionKind.FULFILMENT)
    assert "TZ202601-014" in row.quote
    assert row.refers_to == report.identifier
    sent = late_form(clerk_client)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/alsnog/", sent, follow=True)
    assert "Alsnog opgenomen als TZ202601-014." in words(page)
    promise = Commitment.objects.get()
    assert promise.title == "De evaluatie van het meldpunt sturen"
    assert (promise.promised_on, promise.minister, promise.ministry) == (debate.held_on, minister, minister.ministry)
    assert (promise.source_document, promise.meeting, promise.dossier) == (report, debate, other)
    assert promise.committee == committee


def test_the_clerk_changes_what_is_filled_in(minister: Minister, clerk: User, clerk_client: Client) -> None:
    make_document(dossier := make_dossier(number="41300"), identifier="kst-41200-3")
    now_at = make_ministry(name="Rivieren")
    read(clerk, NUMBERED)
    [row] = suggested(SuggestionKind.FULFILMENT)
    changed = {"late_title": "Iets anders", "late_dossier": "41 300", "late_document": "", "late_number": ""}
    sent = late_form(clerk_client) | changed | {"late_ministry": now_at.pk}
    clerk_client.post(f"{DESK}voorstellen/{row.pk}/alsnog/", sent, follow=True)
    promise = Commitment.objects.get()
    assert (promise.title, promise.source_document, promise.dossier) == ("Iets anders", None, dossier)
    assert promise.ministry == now_at
    assert promise.number.startswith("BR")


@pytest.mark.parametrize("others", [0, 1, 2])
def test_who_held_the_office_on_that_day_is_filled_in_when_there_was_one(
    minister: Minister, clerk: User, clerk_client: Client, others: int
) -> None:
    Minister.objects.filter(pk=minister.pk).update(valid_from=date(2026, 2, 1))
    until = {"valid_from": date(2025, 1, 1), "valid_until": date(2026, 1, 31), "ministry": minister.ministry}
    before = [make_minister(title="Minister van toen", **until) for _ in range(others)]
    read(clerk, KEPT)
    assert late_form(clerk_client).get("late_minister") == (before[0].pk if others == 1 else None)


@pytest.mark.parametrize(
    ("number", "told", "chamber"),
    [
        ("TZ202601-014", "Alsnog opgenomen als TZ202601-014.", Chamber.HOUSE),
        ("T03314", "Alsnog opgenomen als T03314.", Chamber.SENATE),
        ("T02867", "Nummer T02867 staat al in het register.", None),
        ("TZ2026-1", "Een officieel nummer ziet eruit als TZ202603-130 of T02867.", None),
    ],
)
def test_what_is_logged_late_keeps_the_official_number_that_it_has(
    minister: Any, clerk: User, clerk_client: Client, number: str, told: str, chamber: str | None
) -> None:
    make_commitment(number="T02867", title="Iets anders")
    read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    sent = {"late_title": "De evaluatie sturen", "late_promised_on": "2026-01-14", "late_minister": str(minister.pk)}
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/alsnog/", sent | {"late_number": number}, follow=True)
    assert told in words(page)
    made = Commitment.objects.filter(title="De evaluatie sturen").first()
    assert (made and made.chamber) == chamber
    if made is None:
        assert f'value="{number}"' in page.content.decode(), "what was typed stays"


@pytest.mark.parametrize(
    ("number", "chamber"), [("TZ202601-014", Chamber.HOUSE), ("T03314", Chamber.SENATE), ("", Chamber.SENATE)]
)
def test_a_number_says_of_which_chamber_it_is_also_from_a_paper_of_the_senate(
    minister: Any, clerk: User, clerk_client: Client, number: str, chamber: str
) -> None:
    read(clerk, KEPT, PROMISE)
    Document.objects.update(chamber=Chamber.SENATE)
    [row], [other] = suggested(SuggestionKind.FULFILMENT), suggested()
    sent = {"late_title": "De evaluatie sturen", "late_promised_on": "2026-01-14", "late_minister": str(minister.pk)}
    clerk_client.post(f"{DESK}voorstellen/{row.pk}/alsnog/", sent | {"late_number": number}, follow=True)
    enter(clerk_client, other, number=number and f"{number[:-1]}9")
    assert list(Commitment.objects.values_list("chamber", flat=True)) == [chamber, chamber]


def test_a_clerk_of_committees_decides_on_what_is_of_them(held: Commitment, clerk: User, clerk_client: Client) -> None:
    clerk.desk_committees.add(make_committee())
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row)
    assert "niet van uw bureau" in words(page)
    assert Commitment.objects.count() == 1


def keys_told(page: Any) -> set[str]:
    """The keys that the page lists."""
    [listed] = re.findall(r'<details class="keys".*?</dl>', page.content.decode(), re.DOTALL)
    return set(re.findall(r"<kbd>(.)</kbd>", listed.partition("<dl>")[2]))


def test_a_paper_of_another_desk_is_read_and_not_decided_about(
    held: Commitment, clerk: User, clerk_client: Client
) -> None:
    """Whichever committee the clerk fills in; what the page would refuse it does not offer."""
    mine = make_committee()
    paper = read(clerk, PROMISE)
    [row] = suggested()
    given = form_of(clerk_client, row) | {"committee": str(mine.pk)}
    assert keys_told(clerk_client.get(PAPER)) == set("jkaetsxmz?")
    Document.objects.filter(pk=paper.pk).update(committee=make_committee())
    clerk.desk_committees.add(mine)
    page = clerk_client.get(PAPER)
    assert "Dit stuk is niet van uw bureau" in words(page)
    assert keys_told(page) == {"j", "k", "?"}
    for name in ("enter_suggestion", "same_suggestion", "reject_suggestion"):
        assert reverse(name, args=[row.pk]) not in page.content.decode()
    for name in ("enter_undisputed", "point_out"):
        assert reverse(name, args=[paper.identifier]) not in page.content.decode()
    page = clerk_client.post(reverse("enter_suggestion", args=[row.pk]), given, follow=True)
    assert "Dit stuk is niet van uw bureau" in words(page)
    clerk_client.post(reverse("enter_undisputed", args=[paper.identifier]), {"asked": "1"})
    assert (Commitment.objects.get(), Verdict.objects.count()) == (held, 0)


def test_what_the_lifecycle_refuses_is_said_on_the_card(held: Commitment, clerk: User, clerk_client: Client) -> None:
    lifecycle.lapse(held, act(date(2026, 3, 1), note="Vervallen."))
    read(clerk, KEPT)
    [row] = suggested(SuggestionKind.FULFILMENT)
    sent = {"other": held.number, "outcome": "fulfils"}
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent, follow=True)
    assert "Dit kan niet: de toezegging is vervallen." in words(page)
    assert not Verdict.objects.exists()


# ── a closing list ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def report(minister: Any, clerk: User) -> Document:
    make_minister(title="Staatssecretaris van Infrastructuur en Waterstaat", role=MinisterRole.STATE_SECRETARY)
    sample = (ROOT / "fixtures" / "letters" / "kst-99901-3.txt").read_bytes()
    uploads.hand_in("verslag.txt", sample, by=clerk, now=NOW)
    read_uploads()
    return Document.objects.get()


def test_all_that_is_undisputed_on_the_list_enters_at_once(
    report: Document, minister: Any, clerk: User, clerk_client: Client
) -> None:
    address = f"{DESK}{report.identifier}/"
    page = clerk_client.get(address)
    assert "Neem alle 3 onbetwiste op" in words(page)
    assert "Staat niet in de lijst van de voorzitter." in words(page)
    page = clerk_client.post(f"{address}lijst/", follow=True)
    entered = list(Commitment.objects.order_by("id"))
    assert len(entered) == 3
    assert {promise.minister for promise in entered} == {minister}
    assert {promise.promised_on for promise in entered} == {date(2026, 3, 18)}, "the day of the debate"
    assert "1 juni" in entered[2].deadline_wording, "a term that was named in the round"
    assert "3 van 4 beslist" in words(page)
    clerk_client.post(f"{address}lijst/")
    assert Commitment.objects.count() == 3, "a second time enters nothing"


def test_the_list_comes_before_what_is_not_on_it_and_the_surest_first_when_asked(
    report: Document, clerk_client: Client
) -> None:
    address = f"{DESK}{report.identifier}/"
    page = clerk_client.get(address)
    assert "slotlijst eerst, dan de volgorde van het stuk" in words(page)
    cards = page.context["cards"]
    assert [card.is_listed for card in cards] == [True, True, True, False]
    assert [card.is_unlisted for card in cards] == [False, False, False, True]
    assert cards[3].suggestion.start < cards[0].suggestion.start, "although it was said first"
    assert [card.number for card in cards] == [1, 2, 3, 4]
    assert cards[0].is_in_hand
    starts = [card.suggestion.start for card in cards[:3]]
    assert starts == sorted(starts)
    surest = clerk_client.get(f"{address}?volgorde=zekerheid").context["cards"]
    assert [card.is_unlisted for card in surest] == [True, False, False, False], "promised in so many words"
    assert {"A", "a", "z"} <= keys_told(page)
    clerk_client.post(f"{address}lijst/")
    assert "A" not in keys_told(clerk_client.get(address)), "nothing is left for it"


def test_one_that_recurs_and_names_an_occasion_does_not_hold_up_the_list(
    report: Document, clerk_client: Client
) -> None:
    address = f"{DESK}{report.identifier}/"
    cards = [card for card in clerk_client.get(address).context["cards"] if card.is_undisputed]
    Occasion.objects.create(slug="notaoverleg", name="Notaoverleg Scheepvaart")
    hanging = {"deadline_basis": DeadlineBasis.OCCASION, "deadline_wording": "voor het notaoverleg Scheepvaart"}
    listed = Suggestion.objects.filter(pk=cards[0].suggestion.pk)
    listed.update(commitment_class=CommitmentClass.RECURRING, **hanging)
    clerk_client.post(f"{address}lijst/")
    assert Commitment.objects.filter(commitment_class=CommitmentClass.RECURRING, occasion=None).count() == 1
    assert Commitment.objects.filter(parent=None).count() == 3


@pytest.mark.parametrize(
    ("title", "told", "entered"),
    [("In mijn eigen woorden", "3 toezeggingen opgenomen.", 3), ("", "Dit veld is vereist.", 0)],
)
def test_what_a_clerk_edited_counts_for_the_whole_list(
    report: Document, clerk_client: Client, title: str, told: str, entered: int
) -> None:
    """The page sends the cards that were edited along; one that cannot be entered so comes in hand, and nothing is."""
    address = f"{DESK}{report.identifier}/"
    cards = [card for card in clerk_client.get(address).context["cards"] if card.is_undisputed]
    row = cards[-1].suggestion
    [card] = [card for card in clerk_client.get(f"{address}?voorstel={row.pk}").context["cards"] if card.is_in_hand]
    shown = {name: card.form[name].value() for name in card.form.fields}
    typed = {name: value for name, value in shown.items() if value not in (None, "")} | {"title": title}
    sent = [f"{row.pk}?{urlencode(typed, doseq=True)}", f"{cards[0].suggestion.pk + 999}?title=x", "onzin"]
    page = clerk_client.post(f"{address}lijst/", {"edited": sent}, follow=True)
    assert told in words(page)
    assert Commitment.objects.count() == entered
    verdicts = set(Verdict.objects.values_list("suggestion", "outcome"))
    assert ((row.pk, VerdictOutcome.EDITED) in verdicts) is bool(entered)
