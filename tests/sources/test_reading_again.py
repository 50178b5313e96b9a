"""A paper is read again, in another text or by other rules: what clerks decided stays with the words."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import Visibility
from commitments.models import Document, User
from commitments.rulebook import register_calendar
from sources.models import Reading, Suggestion, Verdict
from sources.reading.reader import ReadingContext, read_document
from sources.review.decisions import Decider, call_the_same, point_out, reject
from sources.store import StoredReading, Told, store_reading
from sources.text import text_of
from sources.verdicts import rule_records, settle
from tests.factories import NOW, TODAY, act, make_commitment
from tests.pages import words
from tests.sources.test_desk_for_papers import DESK
from tests.sources.test_store import OTHER_PROMISE, PROMISE, letter

pytestmark = pytest.mark.django_db
OTHER_RULES = "9999.1"
FIRST, REPRINT = letter(PROMISE, OTHER_PROMISE), letter("Verbeterde herdruk.", PROMISE, OTHER_PROMISE)


def store(text: str, *, later: int = 0, ruleset: str = "", **told: Any) -> StoredReading:
    """Read and store a letter, `later` minutes after the first."""
    paper = text_of("brief.txt", text.encode())
    reading = read_document(paper, ReadingContext(register_calendar(), name="brief.txt"))
    reading = replace(reading, ruleset=ruleset or reading.ruleset)
    now = NOW + timedelta(minutes=later)
    return store_reading("brief.txt", paper, reading, today=TODAY, now=now, told=Told(**told))


def waiting() -> list[str]:
    """What waits in the newest reading, in the order of the text."""
    return [row.quote for row in Suggestion.objects.of_newest_readings().undecided()]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param([(REPRINT, "")], id="a reprint"),
        pytest.param([(FIRST, OTHER_RULES)], id="other rules"),
        pytest.param([(REPRINT, ""), (FIRST, "")], id="a reprint, and the first print again"),
        pytest.param([(REPRINT, ""), (REPRINT, OTHER_RULES)], id="both"),
    ],
)
def test_what_was_rejected_stays_so_and_what_was_taken_over_too(
    clerk: User, clerk_client: Client, again: list[tuple[str, str]]
) -> None:
    paper = store(FIRST).document
    rejected, taken = Suggestion.objects.all()
    reject(rejected, "staand beleid", Decider(clerk, NOW))
    elsewhere = make_commitment(title="Tarieven", visibility=Visibility.DRAFT)
    call_the_same(taken, elsewhere, Decider(clerk, NOW), version=1)
    judged = [(record.rule, record.precision) for record in rule_records()]
    for number, (text, ruleset) in enumerate(again, start=1):
        stored = store(text, later=number, ruleset=ruleset, replaces_text=True)
        assert (stored.waiting, stored.new_suggestions, stored.reading) == (0, 0, paper.readings.first())
    assert waiting() == []
    newest = Suggestion.objects.of_newest_readings()
    assert [(row.pk, row.commitment) for row in newest] == [(rejected.pk, None), (taken.pk, elsewhere)]
    paper.refresh_from_db()
    assert all(paper.text[row.start : row.end] == row.quote for row in newest)
    assert Verdict.objects.get(suggestion=newest[0]).reason == "staand beleid"
    assert [(record.rule, record.precision) for record in rule_records()] == judged
    assert "Er wachten geen voorstellen" in words(clerk_client.get(DESK))


def test_what_the_newest_reading_no_longer_finds_waits_for_nobody(clerk_client: Client) -> None:
    store(letter(PROMISE, OTHER_PROMISE))
    stored = store(letter(PROMISE, "De tarieven blijven zoals zij zijn."), later=1, replaces_text=True)
    assert (stored.waiting, waiting()) == (1, [PROMISE])
    page = words(clerk_client.get(DESK))
    assert "1 voorstel" in page
    assert "2 voorstellen" not in page


def test_equal_words_keep_each_their_own_verdict(clerk: User) -> None:
    store(letter(PROMISE, "Tussenin.", PROMISE))
    first, second = Suggestion.objects.all()
    reject(second, "dubbel", Decider(clerk, NOW))
    store(letter("Herdruk.", PROMISE, "Tussenin.", PROMISE), later=1)
    assert [row.pk for row in Suggestion.objects.of_newest_readings()] == [first.pk, second.pk]
    assert [row.pk for row in Suggestion.objects.of_newest_readings().undecided()] == [first.pk]


def test_what_a_clerk_pointed_out_follows_its_words(clerk: User) -> None:
    missed = "De boot vaart bij ijsgang niet."
    reading = store(letter(PROMISE, missed)).reading
    assert reading
    start = reading.document.text.index(missed)
    point_out(reading, start, start + len(missed), Decider(clerk, NOW))
    store(letter("Herdruk.", PROMISE, missed), later=1)
    document = Document.objects.get()
    found = Suggestion.objects.get(quote=missed)
    assert (found.reading, document.text[found.start : found.end]) == (Reading.objects.first(), missed)


def test_a_passage_that_the_register_holds_is_still_recognised(clerk: User) -> None:
    paper = store(FIRST).document
    promise = make_commitment(
        source_document=paper, dossier=paper.dossiers.get(), title="Overzicht", visibility=Visibility.DRAFT
    )
    start = paper.text.index(PROMISE)
    lifecycle.attach_passage(promise, act(TODAY), start=start, end=start + len(PROMISE))
    assert store(REPRINT, later=1).waiting == 1
    assert Suggestion.objects.of_newest_readings().get(quote=PROMISE).commitment == promise


def test_a_promise_whose_words_are_gone_decides_nothing_of_what_stands_there_now(
    clerk: User, clerk_client: Client
) -> None:
    paper = store(letter(OTHER_PROMISE, PROMISE)).document
    promise = make_commitment(
        source_document=paper, dossier=paper.dossiers.get(), title="Tarieven", visibility=Visibility.DRAFT
    )
    start = paper.text.index(OTHER_PROMISE)
    lifecycle.attach_passage(promise, act(TODAY), start=start, end=start + len(OTHER_PROMISE))
    assert store(letter(PROMISE), later=1, replaces_text=True).lost == [promise]
    assert waiting() == [PROMISE]
    [card] = clerk_client.get(f"{DESK}kst-41200-7/").context["cards"]
    assert not card.is_decided
    settle(now=NOW)
    assert not Verdict.objects.filter(suggestion=card.suggestion).exists()


def test_what_is_decided_on_a_page_of_an_older_reading_is_told_and_not_kept(clerk_client: Client) -> None:
    store(letter(OTHER_PROMISE, PROMISE))
    gone, there = Suggestion.objects.all()
    store(letter(PROMISE), later=1, replaces_text=True)
    for row, told in ((gone, "deze passage is niet meer gevonden"), (there, "Voorstel afgewezen.")):
        page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/afwijzen/", {"reason": "staand beleid"}, follow=True)
        assert told in words(page)
    assert Verdict.objects.get().suggestion == there
