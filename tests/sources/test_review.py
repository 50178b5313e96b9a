"""The review of a paper: what a clerk decides about each passage, and that nothing enters the register otherwise."""

import io
import re
import zipfile
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from commitments import lifecycle
from commitments.choices import CommitmentClass, FollowUpOutcome, MinisterRole, Status, Visibility
from commitments.models import Commitment, Document, User
from sources import uploads
from sources.models import Suggestion, SuggestionKind, Upload, UploadState, Verdict, VerdictOutcome
from sources.review.titles import title_from
from sources.tasks import read_uploads
from tests.factories import NOW, act, make_commitment, make_committee, make_member, make_minister, make_ministry
from tests.servers import ROOT
from tests.sources.test_store import KEPT, OTHER_PROMISE, PROMISE, letter

DESK = "/bureau/stukken/"
PAPER = f"{DESK}kst-41200-7/"
EFFORT = "Het kabinet blijft zich inzetten voor een goede bereikbaarheid van de eilanden."
MISSED = "De brug gaat vanaf april ook des nachts open."
PUT_OFF = (
    "Tijdens het commissiedebat van 14 januari 2026 heb ik toegezegd uw Kamer binnen vier weken de evaluatie van het"
    " meldpunt te sturen. Tot mijn spijt is deze termijn niet haalbaar gebleken."
)


def words(response: Any) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))).replace("\u00a0", " ")


@pytest.fixture
def minister(db: None) -> Any:
    return make_minister(
        title="Minister van Infrastructuur en Waterstaat", ministry=make_ministry(name="Infrastructuur en Waterstaat")
    )


def read(clerk: User, *body: str, **told: Any) -> Document:
    uploads.hand_in("brief.txt", letter(*body).encode(), by=clerk, now=NOW, **told)
    read_uploads()
    return Document.objects.get(identifier="kst-41200-7")


def suggested(kind: str = SuggestionKind.COMMITMENT) -> list[Suggestion]:
    return list(Suggestion.objects.filter(kind=kind).order_by("start"))


def form_of(client: Client, row: Suggestion) -> dict[str, Any]:
    """What a browser would send for the card of this suggestion without a key being struck."""
    form = client.get(f"{PAPER}?voorstel={row.pk}").context["cards"]
    [card] = [card for card in form if card.is_in_hand]
    bound = card.form
    return {name: value for name in bound.fields if (value := bound[name].value()) not in (None, "")}


def enter(client: Client, row: Suggestion, **changed: Any) -> Any:
    return client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", form_of(client, row) | changed, follow=True)


# ── a promise ─────────────────────────────────────────────────────────────────────────────────────────────────────────
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
    clerk_client.post(f"{DESK}voorstellen/{row.pk}/zelfde/", {"answers": held.number})
    row.refresh_from_db()
    assert (row.commitment, Commitment.objects.count()) == (held, 1)


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
    enter(clerk_client, row)
    assert Commitment.objects.get().quote == MISSED


def test_words_that_are_not_in_the_paper_are_refused(clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    page = clerk_client.post(f"{PAPER}gemist/", {"words": "Dit staat er niet."}, follow=True)
    assert "Deze woorden staan niet in het stuk." in words(page)
    assert Suggestion.objects.count() == 1


# ── an answer ─────────────────────────────────────────────────────────────────────────────────────────────────────────
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
    sent = {"answers": held.number, "outcome": outcome}
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/antwoord/", sent, follow=True)
    assert f"Vastgelegd bij {held.number}." in words(page)
    held.refresh_from_db()
    answer = held.follow_ups.get()
    assert (held.status, answer.outcome, answer.document) == (status, kept, document)
    assert answer.quote == row.quote
    assert row.verdicts.get().outcome == verdict


def test_a_put_off_promise_gets_its_new_term_in_words(held: Commitment, clerk: User, clerk_client: Client) -> None:
    read(clerk, PUT_OFF)
    [row] = suggested(SuggestionKind.FULFILMENT)
    address = f"{DESK}voorstellen/{row.pk}/antwoord/"
    page = clerk_client.post(address, {"answers": held.number, "outcome": "postpones"}, follow=True)
    assert "Er is geen termijn ingevuld." in words(page), "a delay without a new term is asked about"
    sent = {"answers": held.number, "outcome": "postpones", "term_wording": "eind april", "reason": "workload"}
    clerk_client.post(address, sent)
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


def test_a_clerk_of_committees_decides_on_what_is_of_them(held: Commitment, clerk: User, clerk_client: Client) -> None:
    clerk.desk_committees.add(make_committee())
    read(clerk, PROMISE)
    [row] = suggested()
    page = enter(clerk_client, row)
    assert "niet van uw bureau" in words(page)
    assert Commitment.objects.count() == 1


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


# ── handing in ────────────────────────────────────────────────────────────────────────────────────────────────────────
def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_many_papers_at_once_and_the_bad_ones_do_not_hold_up_the_others(
    clerk_client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    archive = zipped(**{"map/een.txt": letter(PROMISE, number="1").encode(), "foto.jpg": b"x", "leeg.txt": b""})
    files = [
        SimpleUploadedFile("twee.txt", letter(PROMISE, number="2").encode()),
        SimpleUploadedFile("alles.zip", archive),
        SimpleUploadedFile("kapot.zip", b"PK nee"),
        SimpleUploadedFile("programma.exe", b"MZ"),
        SimpleUploadedFile("kapot.pdf", b"%PDF-1.7 kapot"),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        page = clerk_client.post(DESK, {"papers": files, "text": letter(PROMISE, number="3")}, follow=True)
    assert "4 stukken zijn aangeboden." in words(page)
    states = {row.file_name: row.state for row in Upload.objects.all()}
    assert {name for name, state in states.items() if state == UploadState.READ} == {
        "een.txt", "twee.txt", "geplakte tekst.txt",
    }  # fmt: skip
    refused = {row.file_name: row.problem for row in Upload.objects.filter(state=UploadState.UNREADABLE)}
    assert set(refused) == {"leeg.txt", "kapot.zip", "programma.exe", "kapot.pdf"}
    assert all(refused.values())
    assert Document.objects.count() == 3


@pytest.mark.parametrize(
    ("archive", "sentence"),
    [
        (zipped(**{"foto.jpg": b"x"}), "In de zip staat niets dat gelezen kan worden."),
        (zipped(**{"bom.txt": b"0" * 60_000_000}), "De zip bevat te veel bestanden of pakt te groot uit"),
        (zipped(**{f"{number}.txt": b"x" for number in range(501)}), "De zip bevat te veel bestanden"),
        (zipped(**{"../../etc/passwd.txt": b""}), "passwd.txt"),
    ],
)
def test_a_zip_is_opened_under_limits(clerk_client: Client, archive: bytes, sentence: str) -> None:
    page = clerk_client.post(DESK, {"papers": SimpleUploadedFile("stukken.zip", archive)}, follow=True)
    assert sentence in words(page)
    assert "etc" not in words(page)
    assert not Document.objects.exists()


def test_nothing_at_all_is_asked_about(clerk_client: Client) -> None:
    assert "Kies een bestand of plak een tekst." in words(clerk_client.post(DESK, {}))


# ── a line out of a passage ───────────────────────────────────────────────────────────────────────────────────────────
TITLES = [
    ("Daarnaast zal ik uw Kamer de evaluatie toezenden.", "De Kamer de evaluatie toezenden"),
    ("Nederland zal de inhoud van het rapport bespreken.", "De inhoud van het rapport bespreken"),
    ("- De minister van Defensie zal de Kamer een brief sturen.", "De Kamer een brief sturen"),
    ("Ik hoop u de brief in april toe te sturen.", "Ik hoop de Kamer de brief in april toe te sturen"),
    ("Zodra het advies er is, zal ik u berichten.", "Zodra het advies er is, zal ik de Kamer berichten"),
    ("En de **Kamer** ontvangt een *kaart*<sup>1</sup>.", "De Kamer ontvangt een kaart"),
    ("Ik zoek dat uit. De uitkomst stuur ik u.", "Ik zoek dat uit"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "title"), TITLES)
def test_a_line_for_the_register(passage: str, title: str) -> None:
    assert title_from(passage) == title


def test_a_long_line_is_cut_between_words() -> None:
    title = title_from("Ik bericht uw Kamer over " + "heel veel veren " * 40)
    assert len(title) <= 300
    assert title.endswith(("veren…", "veel…", "heel…"))
