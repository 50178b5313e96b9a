"""Storing what was read: everything once, nothing into the register, and the register's own words kept."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.test import Client

from commitments import lifecycle
from commitments.choices import DelayReason, DocumentKind, EventKind, Visibility
from commitments.lifecycle import Act, Component
from commitments.models import Citation, Commitment, Document, DocumentPlace, Dossier, FollowUp, ReplacedText, User
from commitments.rulebook import register_calendar
from commitments.terms import fixed_term
from sources.models import Reading, Suggestion
from sources.reading.reader import ReadingContext, read_document
from sources.replacing import lost_in
from sources.store import StoredReading, Told, store_reading
from sources.text import text_of
from tests.factories import NOW, TODAY, act, make_commitment, make_document, make_dossier

pytestmark = pytest.mark.django_db

PROMISE = "Ik zal uw Kamer voor 1 oktober 2026 een overzicht sturen van de veren die in de winter niet varen."
OTHER_PROMISE = "Over de tarieven bericht ik uw Kamer in het najaar."
KEPT = (
    "Zoals toegezegd in het commissiedebat over veerdiensten op 14 januari jl. (Kamerstuk 41 200, nr. 3) "
    "stuur ik u hierbij de evaluatie van het meldpunt."
)


def letter(*body: str, number: str = "7") -> str:
    head = [
        "Vergaderjaar 2025–2026",
        "**41 200**",
        "## **Veerdiensten**",
        f"**Nr. {number}**",
        "### **BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT**",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Den Haag, 2 maart 2026",
    ]
    return "\n\n".join([*head, *body, "De Minister van Infrastructuur en Waterstaat"]) + "\n"


def store(text: str, name: str = "brief.txt", **told: Any) -> StoredReading:
    paper = text_of(name, text.encode())
    reading = read_document(paper, ReadingContext(register_calendar(), name=name))
    return store_reading(name, paper, reading, today=TODAY, now=NOW, told=Told(**told))


def everything() -> dict[str, list[dict[str, Any]]]:
    models: list[Any] = [*apps.get_app_config("commitments").get_models(), Reading, Suggestion]
    kept = [model for model in models if model._meta.managed]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in kept}


# ── a paper that the register does not hold ───────────────────────────────────────────────────────────────────────────
def test_a_new_paper_gets_its_record_text_and_suggestions() -> None:
    stored = store(letter(PROMISE, OTHER_PROMISE), is_published=True)
    paper = Document.objects.get()
    assert stored.is_new
    assert (paper.identifier, paper.kind, paper.signed_on) == ("kst-41200-7", DocumentKind.LETTER, date(2026, 3, 2))
    assert (paper.sender, paper.parliamentary_year) == ("Minister van Infrastructuur en Waterstaat", "2025-2026")
    assert paper.text == letter(PROMISE, OTHER_PROMISE)
    assert paper.source_url.endswith("/kst-41200-7.html")
    place = DocumentPlace.objects.get()
    assert (place.dossier.number, place.dossier.title, place.sub_number) == ("41200", "Veerdiensten", "7")
    suggestion = Suggestion.objects.get(quote=PROMISE)
    assert paper.text[suggestion.start : suggestion.end] == PROMISE
    assert (suggestion.deadline, suggestion.commitment) == (date(2026, 9, 30), None)
    assert suggestion.explanation
    assert suggestion.reasons[0]["rule"]


def test_nothing_enters_the_register_without_a_clerk() -> None:
    assert store(letter(PROMISE, OTHER_PROMISE)).waiting == 2
    assert not Commitment.objects.exists()


def test_a_new_dossier_was_read_by_nobody_yet() -> None:
    store(letter(PROMISE))
    assert Dossier.objects.get().checked_until is None


def test_a_new_paper_is_a_draft_until_somebody_says_that_it_is_published() -> None:
    assert store(letter(PROMISE)).document.visibility == Visibility.DRAFT
    assert Dossier.objects.get().title == "Dossier 41\u00a0200"
    published = store(letter(PROMISE), is_published=True)
    assert published.changed
    assert published.document.visibility == Visibility.PUBLIC
    assert Dossier.objects.get().title == "Veerdiensten"


def test_what_is_confidential_stays_so(held: Document) -> None:
    Document.objects.update(visibility=Visibility.CONFIDENTIAL)
    assert store(letter(PROMISE), is_published=True).document.visibility == Visibility.CONFIDENTIAL


def test_a_text_without_number_has_no_place() -> None:
    loose = store(f"Geachte Voorzitter,\n\n{PROMISE}\n", name="los.txt")
    assert loose.document.visibility == Visibility.DRAFT
    assert loose.document.source_url == ""
    assert not loose.document.places.exists()


def test_an_example_has_no_address_at_parliament() -> None:
    make_dossier(number="41200", is_example=True)
    assert store(letter(PROMISE)).document.source_url == ""


def test_a_paper_of_two_dossiers_is_known_by_either_place() -> None:
    document = make_document(make_dossier(number="41200"), identifier="kst-41100-9")
    document.places.update(sub_number="7")
    assert store(letter(PROMISE)).document == document


# ── a paper that it does hold ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def held() -> Document:
    """A paper as a clerk entered it: without its text, cited papers by name only."""
    dossier = make_dossier(number="41200", title="Veren (titel van de griffie)")
    document = make_document(dossier, identifier="kst-41200-7", title="Winterdienst", signed_on=date(2026, 3, 2))
    document.places.update(sub_number="7")
    Citation.objects.create(document=document, identifier="kst-41200-3")
    Citation.objects.create(document=document, identifier="kst-41200-5")
    return document


def make_promise(document: Document, title: str, **fields: Any) -> Commitment:
    return make_commitment(source_document=document, dossier=document.dossiers.get(), title=title, **fields)


def test_what_the_clerk_wrote_stays(held: Document) -> None:
    store(letter(PROMISE))
    held.refresh_from_db()
    assert (held.title, held.dossiers.get().title) == ("Winterdienst", "Veren (titel van de griffie)")
    assert held.text
    assert len(held.text_sha256) == 64


def test_a_promise_that_is_held_gets_its_passage_and_does_not_wait(held: Document) -> None:
    promise = make_promise(held, "Overzicht van veren die in de winter niet varen")
    stored = store(letter(PROMISE, OTHER_PROMISE))
    promise.refresh_from_db()
    assert promise.quote == PROMISE
    assert promise.source_document is not None
    assert promise.source_document.text[promise.quote_start : promise.quote_end] == PROMISE
    assert promise.events.get(kind=EventKind.PASSAGE_FOUND).happened_on == TODAY
    assert Suggestion.objects.get(quote=PROMISE).commitment == promise
    assert stored.waiting == 1


def test_a_promise_in_other_words_waits(held: Document) -> None:
    promise = make_promise(held, "Brief over veiligheid aan boord")
    assert store(letter(PROMISE)).passages == []
    promise.refresh_from_db()
    assert promise.quote == ""


def test_what_was_logged_by_mistake_gets_no_passage(held: Document) -> None:
    promise = make_promise(held, "Overzicht van veren die in de winter niet varen")
    lifecycle.withdraw(promise, act(note="dubbel"))
    assert store(letter(PROMISE)).passages == []


def test_citations_get_their_places_and_those_that_were_not_found_stay(held: Document) -> None:
    stored = store(letter(KEPT))
    text = stored.document.text
    places = {row.identifier: text[row.start : row.end] if row.end else None for row in held.citations.all()}
    assert places["kst-41200-5"] is None
    assert "41 200, nr. 3" in (places["kst-41200-3"] or "")
    assert held.citations.count() == 2


def make_answer(document: Document) -> FollowUp:
    report = make_document(document.dossiers.get(), identifier="kst-41200-3")
    promise = make_promise(report, "Cijfers over storingen", promised_on=date(2026, 1, 14))
    lifecycle.fulfil(promise, act(date(2026, 3, 2), document=document))
    return promise.follow_ups.get()


def test_an_answer_that_is_held_gets_its_passage(held: Document) -> None:
    answer = make_answer(held)
    stored = store(letter(KEPT))
    answer.refresh_from_db()
    assert stored.answers == [answer]
    assert answer.quote == KEPT
    assert Suggestion.objects.get().commitment == answer.commitment


def test_a_passage_that_keeps_does_not_answer_a_delay(held: Document) -> None:
    report = make_document(held.dossiers.get(), identifier="kst-41200-3")
    promise = make_promise(report, "Cijfers", promised_on=date(2026, 1, 14), deadline=date(2026, 4, 1))
    lifecycle.postpone(
        promise,
        Act(now=NOW, happened_on=date(2026, 3, 2), document=held),
        term=fixed_term(date(2026, 6, 1)),
        reason=DelayReason.NONE_GIVEN,
    )
    assert store(letter(KEPT)).answers == []


# ── again, and in another text ────────────────────────────────────────────────────────────────────────────────────────
def test_the_same_paper_twice_changes_nothing(held: Document) -> None:
    make_promise(held, "Overzicht van veren die in de winter niet varen")
    make_answer(held)
    assert store(letter(PROMISE, KEPT)).changed
    before = everything()
    assert not store(letter(PROMISE, KEPT)).changed
    assert everything() == before


def test_in_a_text_that_changed_the_quotes_are_found_again(held: Document) -> None:
    promise = make_promise(held, "Overzicht van veren die in de winter niet varen")
    answer = make_answer(held)
    store(letter(PROMISE, KEPT))
    stored = store(letter("Een alinea die eerst ontbrak.", PROMISE, KEPT))
    promise.refresh_from_db()
    answer.refresh_from_db()
    for found in (promise, answer):
        assert stored.document.text[found.quote_start : found.quote_end] == found.quote
    assert (promise.quote, answer.quote) == (PROMISE, KEPT)
    assert stored.lost == []
    assert Reading.objects.count() == 2


def test_who_replaced_a_text_is_known_and_the_replaced_text_is_kept(
    held: Document, clerk: User, cast: dict[str, Client]
) -> None:
    promise = make_promise(held, "Overzicht van veren die in de winter niet varen")
    store(letter(PROMISE))
    assert not ReplacedText.objects.exists()
    store(letter("Een alinea die eerst ontbrak.", PROMISE), by=clerk)
    assert promise.events.order_by("id").last().actor == clerk  # type: ignore[union-attr]
    store(letter(OTHER_PROMISE), by=clerk, replaces_text=True)
    last, first = ReplacedText.objects.all()
    assert (first.text, first.by, last.by) == (letter(PROMISE), clerk, clerk)
    address = f"{held.get_absolute_url()}teksten/{last.pk}/"
    assert address in cast["clerk"].get(held.get_absolute_url()).content.decode()
    assert address in cast["clerk"].get("/bureau/stukken/kst-41200-7/").content.decode()
    assert PROMISE in cast["clerk"].get(address).content.decode()
    assert "teksten/" not in cast["reader"].get(held.get_absolute_url()).content.decode()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ReplacedText.objects.update(text="")


def test_a_quote_that_is_gone_is_told_and_kept(held: Document) -> None:
    promise = make_promise(held, "Overzicht van veren die in de winter niet varen")
    store(letter(PROMISE))
    stored = store(letter(OTHER_PROMISE), replaces_text=True)
    promise.refresh_from_db()
    assert stored.lost == [promise]
    assert promise.quote == PROMISE


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        (letter(OTHER_PROMISE * 20), "passages die in dit bestand niet staan (1)"),
        (letter(PROMISE), "veel korter"),
    ],
)
def test_a_worse_copy_does_not_take_the_place_of_the_text(held: Document, worse: str, why: str) -> None:
    make_promise(held, "Overzicht van veren die in de winter niet varen")
    store(letter(PROMISE, OTHER_PROMISE * 20))
    before = everything()
    stored = store(worse)
    assert (everything(), stored.changed) == (before, False)
    assert why in str(*stored.remarks)
    assert (stored.reading, Reading.objects.count()) == (None, 1)
    assert store(worse, replaces_text=True).text_changed


def test_each_replaced_text_is_read_once_for_all_that_was_lost(held: Document, django_assert_num_queries: Any) -> None:
    for title in ("Overzicht van veren die in de winter niet varen", "Tarieven van het veer"):
        make_promise(held, title)
    store(letter(PROMISE, "Ik zal uw Kamer voor 1 mei 2026 de tarieven van het veer sturen."))
    held.refresh_from_db()
    assert held.commitments.exclude(quote="").count() == 2
    for body in ("De boot vaart.", "De boot vaart niet."):
        store(letter(body), replaces_text=True)
    held.refresh_from_db()
    with django_assert_num_queries(3):
        lost = lost_in(held)
    assert [replaced and PROMISE in replaced.text for _held, replaced in lost] == [True, True]


def test_a_day_after_the_publication_is_told_and_not_taken_over(held: Document) -> None:
    Document.objects.update(signed_on=None, published_on=date(2026, 3, 1))
    stored = store(letter(PROMISE))
    assert "(2-3-2026) is niet overgenomen: het stuk is al op 1-3-2026 gepubliceerd" in str(*stored.remarks)
    stored.document.refresh_from_db()
    assert (stored.document.signed_on, stored.document.text) == (None, letter(PROMISE))


def test_all_of_it_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Suggestion.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError):
        store(letter(PROMISE))
    assert not Document.objects.exists()


def test_what_was_split_gets_no_passage_and_keeps_the_one_it_has(held: Document) -> None:
    whole = make_promise(held, "Overzicht van veren die in de winter niet varen")
    store(letter(PROMISE))
    lifecycle.split(whole, act(), components=[Component("Het overzicht"), Component("De kosten")])
    other = make_promise(held, "Brief over veiligheid aan boord")
    lifecycle.split(other, act(), components=[Component("Zwemvesten"), Component("Reddingsboten")])
    stored = store(letter("Een zin die er eerst niet stond.", PROMISE))
    whole.refresh_from_db()
    assert stored.document.text[whole.quote_start : whole.quote_end] == PROMISE
    assert sorted(row.title for row in stored.passages) == ["De kosten", "Het overzicht"]
    other.refresh_from_db()
    assert other.quote == ""
