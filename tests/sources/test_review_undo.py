"""A decision of the review that was a mistake: one button takes it back, in the register too, and the card is open."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from commitments import lifecycle
from commitments.choices import EventKind, Status
from commitments.models import Commitment, Document, Minister, Proposal, User
from sources.models import Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.verdicts import learn, rule_records
from tests.factories import NOW, act, make_commitment, make_committee, make_dossier
from tests.pages import words
from tests.sources.reviewing import DESK, PAPER, carried, enter, read, seen, suggested
from tests.sources.test_store import KEPT, PROMISE

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(minister: Minister) -> Commitment:
    return make_commitment(
        title=f"De evaluatie van het meldpunt sturen. {PROMISE}", promised_on=date(2026, 1, 14), minister=minister,
        deadline=date(2026, 10, 1), dossier=make_dossier(number="41200"),
    )  # fmt: skip


@pytest.fixture
def rows(held: Commitment, clerk: User) -> dict[str, Suggestion]:
    """By kind what the letter suggests: one answer and one new promise."""
    read(clerk, KEPT, PROMISE)
    return {kind: suggested(kind)[0] for kind in (SuggestionKind.FULFILMENT, SuggestionKind.COMMITMENT)}


def undo(client: Client, row: Suggestion, **sent: Any) -> Any:
    """As a browser sends it from the page on which the card is in hand."""
    given = {"seen": last_seen(row), "reason": "Verkeerde toets."} | seen(client, row) | sent
    return post(client, row, "ongedaan", **given)


def post(client: Client, row: Suggestion, change: str, **sent: Any) -> Any:
    return client.post(f"{DESK}voorstellen/{row.pk}/{change}/", sent, follow=True)


def last_seen(row: Suggestion) -> str:
    return str(row.verdicts.order_by("id").last().pk)  # type: ignore[union-attr]


def is_open(client: Client, row: Suggestion) -> bool:
    """Whether it waits for a clerk: on its page and, by the same rule, in the inbox."""
    cards = client.get(f"{PAPER}?voorstel={row.pk}").context["cards"]
    [card] = [card for card in cards if card.suggestion == row]
    waits = Suggestion.objects.undecided().filter(pk=row.pk).exists()
    assert waits is not card.is_decided
    return waits


def decide(client: Client, decision: str, rows: dict[str, Suggestion], held: Commitment) -> Suggestion:
    answer, new = rows[SuggestionKind.FULFILMENT], rows[SuggestionKind.COMMITMENT]
    if decision == "enter":
        enter(client, new)
    elif decision == "same":
        post(client, new, "zelfde", answers=held.number, **seen(client, new))
    elif decision == "reject":
        post(client, new, "afwijzen", reason="staand beleid")
    else:
        post(client, answer, "antwoord", answers=held.number, outcome=decision, **seen(client, answer))
    return new if decision in ("enter", "same", "reject") else answer


@pytest.mark.parametrize("decision", ["fulfils", "partly", "reports_progress", "enter", "same", "reject"])
def test_one_button_takes_it_back(
    rows: dict[str, Suggestion], held: Commitment, clerk: User, clerk_client: Client, decision: str
) -> None:
    row = decide(clerk_client, decision, rows, held)
    assert not is_open(clerk_client, row)
    page = clerk_client.get(f"{PAPER}?besloten={row.pk}")
    assert "Ongedaan maken" in words(page), "right after the verdict, beside the next card"
    page = undo(clerk_client, row)
    assert "Ongedaan gemaakt. Deze passage is weer open." in words(page)
    assert is_open(clerk_client, row)
    held.refresh_from_db()
    assert (held.status, held.last_word_on, held.follow_ups.count()) == (Status.OPEN, None, 0)
    assert Commitment.objects.counted().get() == held
    told = [event.note for event in Commitment.objects.latest("id").events.filter(actor=clerk)]
    assert ("Verkeerde toets." in told) is (decision not in ("same", "reject"))
    verdict = row.verdicts.latest("id")
    assert (verdict.outcome, verdict.reason, verdict.user) == (VerdictOutcome.UNDONE, "Verkeerde toets.", clerk)
    assert rule_records() == []
    assert learn(now=NOW) is None
    assert "niets besloten" in words(post(clerk_client, row, "ongedaan", seen=last_seen(row), reason="Nog eens."))
    decide(clerk_client, decision, rows, held)
    assert not is_open(clerk_client, row), "and may be decided otherwise, or the same"


@pytest.mark.parametrize(("sent", "told"), [({"reason": " "}, "Geef een reden"), ({"seen": ""}, "al besloten")])
def test_what_is_not_undone(
    rows: dict[str, Suggestion], held: Commitment, clerk_client: Client, sent: dict[str, str], told: str
) -> None:
    row = decide(clerk_client, "fulfils", rows, held)
    page = undo(clerk_client, row, **sent)
    assert told in words(page)
    held.refresh_from_db()
    assert held.status == Status.FULFILLED


def test_an_answer_taken_back_at_the_desk_is_open_in_the_review(
    rows: dict[str, Suggestion], held: Commitment, clerk_client: Client
) -> None:
    row = decide(clerk_client, "fulfils", rows, held)
    lifecycle.take_back(held, act(note="vergissing", now=NOW), answer=held.follow_ups.get())
    assert is_open(clerk_client, row)


def test_a_promise_is_logged_late_once(rows: dict[str, Suggestion], held: Commitment, clerk_client: Client) -> None:
    """However often the key is struck; the verdict is kept, and the passage waits for what the paper does with it."""
    row = rows[SuggestionKind.FULFILMENT]
    late = {"late_title": "Iets anders sturen", "late_promised_on": "2026-01-14", "late_minister": held.minister_id}
    page = post(clerk_client, row, "alsnog", seen="", **late)
    promise = Commitment.objects.latest("id")
    assert f'value="{promise.number}"' in page.content.decode(), "offered as what the passage answers"
    again = post(clerk_client, row, "alsnog", seen="", **late)
    assert f"Deze toezegging is al opgenomen als {promise.number}." in words(again)
    assert Commitment.objects.count() == 2
    assert [verdict.outcome for verdict in row.verdicts.all()] == [VerdictOutcome.LATE]
    assert is_open(clerk_client, row)
    sent = {"answers": promise.number, "outcome": "fulfils", "seen": last_seen(row)}
    post(clerk_client, row, "antwoord", **sent, **seen(clerk_client, row))
    promise.refresh_from_db()
    assert promise.status == Status.FULFILLED
    assert not is_open(clerk_client, row)
    undo(clerk_client, row)
    assert is_open(clerk_client, row)
    assert "is al opgenomen" in words(post(clerk_client, row, "alsnog", seen=last_seen(row), **late))
    promise.refresh_from_db()
    lifecycle.withdraw(promise, act(note="ook dat niet", now=timezone.now()))
    assert "Alsnog opgenomen" in words(post(clerk_client, row, "alsnog", seen=last_seen(row), **late))


def test_a_proposal_that_is_sent_back_opens_the_card_again(
    settings: Any, rows: dict[str, Suggestion], held: Commitment, clerk_client: Client,
    administrator: User,
) -> None:  # fmt: skip
    settings.SECOND_PAIR_OF_EYES = True
    row = decide(clerk_client, "fulfils", rows, held)
    page = clerk_client.get(f"{PAPER}?voorstel={row.pk}")
    assert "Wacht op een andere griffier." in words(page)
    assert not is_open(clerk_client, row)
    lifecycle.send_back(held, act(by=administrator, note="De bijlage ontbreekt.", now=NOW))
    assert is_open(clerk_client, row)
    assert "Een andere griffier stuurde het voorstel terug." in words(clerk_client.get(f"{PAPER}?voorstel={row.pk}"))
    sent = {"answers": held.number, "outcome": "fulfils", "seen": last_seen(row)}
    post(clerk_client, row, "antwoord", **sent, **seen(clerk_client, row))
    assert Proposal.objects.filter(outcome="").exists()
    undo(clerk_client, row)
    assert not Proposal.objects.filter(outcome="").exists()
    assert is_open(clerk_client, row)
    assert Verdict.objects.filter(outcome=VerdictOutcome.UNDONE).count() == 1


def test_what_is_recorded_while_a_proposal_waits_is_not_called_proposed(
    settings: Any, held: Commitment, clerk: User, clerk_client: Client
) -> None:
    settings.SECOND_PAIR_OF_EYES = True
    read(clerk, KEPT, KEPT.replace("stuur ik u hierbij", "vindt u hierbij ook een deel van"))
    told = []
    for row, outcome in zip(suggested(SuggestionKind.FULFILMENT), ("fulfils", "reports_progress"), strict=True):
        sent = {"answers": held.number, "outcome": outcome} | seen(clerk_client, row)
        told.append(words(post(clerk_client, row, "antwoord", **sent)))
    assert f"Voorgesteld aan een andere griffier bij {held.number}." in told[0]
    assert f"Vastgelegd bij {held.number}." in told[1]
    assert held.proposals.count() == 1


def test_of_two_promises_in_a_passage_the_last_entered_goes_first(
    rows: dict[str, Suggestion], held: Commitment, clerk_client: Client
) -> None:
    row = rows[SuggestionKind.COMMITMENT]
    enter(clerk_client, row, split="1", title="Het overzicht sturen")
    enter(clerk_client, row, once_more="1", title="Bij vergissing")
    right, wrong = Commitment.objects.exclude(pk=held.pk).order_by("id")
    assert "heeft nog een eerder besluit" in words(undo(clerk_client, row))
    right.refresh_from_db()
    wrong.refresh_from_db()
    assert (right.status, wrong.status) == (Status.OPEN, Status.WITHDRAWN)
    assert rule_records(), "the first still says that the rules were right"
    assert not is_open(clerk_client, row)
    assert "Deze passage is weer open." in words(undo(clerk_client, row))
    right.refresh_from_db()
    assert right.status == Status.WITHDRAWN
    assert is_open(clerk_client, row)


def test_of_two_passages_with_the_same_answer_each_is_taken_back_for_itself(
    held: Commitment, clerk: User, clerk_client: Client
) -> None:
    """They share the row of the paper's answer, which goes with the last of them."""
    read(clerk, KEPT, KEPT.replace("evaluatie", "bijlage bij de evaluatie"))
    first, second = suggested(SuggestionKind.FULFILMENT)
    for row in (first, second):
        decide(clerk_client, "reports_progress", {SuggestionKind.FULFILMENT: row, SuggestionKind.COMMITMENT: row}, held)
        assert not is_open(clerk_client, row)
    assert not is_open(clerk_client, first), "also while the second gave the answer its words"
    undone = held.events.filter(kind=EventKind.TAKEN_BACK)
    undo(clerk_client, second)
    assert (is_open(clerk_client, first), is_open(clerk_client, second)) == (False, True)
    assert (undone.count(), held.follow_ups.get().quote) == (1, first.quote)
    decide(
        clerk_client, "reports_progress", {SuggestionKind.FULFILMENT: second, SuggestionKind.COMMITMENT: second}, held
    )
    undo(clerk_client, first)
    assert (is_open(clerk_client, first), is_open(clerk_client, second)) == (True, False)
    assert (undone.count(), held.follow_ups.get().quote) == (2, second.quote)
    undo(clerk_client, second)
    assert (undone.count(), held.follow_ups.count()) == (3, 0)


def test_what_is_no_longer_there_is_said(rows: dict[str, Suggestion], held: Commitment, clerk_client: Client) -> None:
    row = decide(clerk_client, "enter", rows, held)
    promise = Commitment.objects.latest("id")
    lifecycle.withdraw(promise, act(note="dubbel", now=timezone.now()))
    assert "In het register viel niets terug te nemen" in words(undo(clerk_client, row))
    assert is_open(clerk_client, row)


@pytest.mark.parametrize("decision", ["enter", "partly"])
def test_what_a_colleague_did_since_is_told_before_it_is_undone(
    rows: dict[str, Suggestion], held: Commitment, administrator: User, clerk_client: Client, decision: str
) -> None:
    row = decide(clerk_client, decision, rows, held)
    promise = Commitment.objects.latest("id") if decision == "enter" else held
    promise.refresh_from_db()
    lifecycle.fulfil(promise, act(by=administrator, note="Ontvangen van de griffie.", now=timezone.now()))
    page = undo(clerk_client, row)
    assert "heeft deze toezegging intussen gewijzigd" in words(page)
    assert "Ontvangen van de griffie." in words(page)
    promise.refresh_from_db()
    assert promise.status == Status.FULFILLED
    sent = {"seen": last_seen(row), "reason": "Toch.", **carried(page)}
    assert "Ongedaan gemaakt." in words(post(clerk_client, row, "ongedaan", **sent)), "having seen it"


@pytest.mark.parametrize("decision", ["fulfils", "reject"])
def test_who_decided_undoes_it_also_in_a_paper_of_another_committee(
    rows: dict[str, Suggestion], held: Commitment, clerk: User, clerk_client: Client, decision: str
) -> None:
    """The button is there for whom it works for, and for nobody else."""
    Document.objects.update(committee=make_committee())
    row = decide(clerk_client, decision, rows, held)
    clerk.desk_committees.add(make_committee())
    for mine in (True, False):
        page = clerk_client.get(f"{PAPER}?voorstel={row.pk}")
        assert ("Ongedaan maken" in words(page)) is mine
        Verdict.objects.filter(pk=last_seen(row)).update(user=None)
    assert "niet van uw bureau" in words(undo(clerk_client, row))
    Verdict.objects.filter(pk=last_seen(row)).update(user=clerk)
    assert "Ongedaan gemaakt." in words(undo(clerk_client, row))


def test_an_official_number_is_free_for_the_entry_that_is_right(
    rows: dict[str, Suggestion], held: Commitment, clerk_client: Client
) -> None:
    row = rows[SuggestionKind.COMMITMENT]
    enter(clerk_client, row, number="TZ202601-123")
    wrong = Commitment.objects.get(number="TZ202601-123")
    undo(clerk_client, row)
    wrong.refresh_from_db()
    assert wrong.number.startswith("BR")
    assert wrong.events.get(kind=EventKind.RENUMBERED).data == {"number": ["TZ202601-123", wrong.number]}
    enter(clerk_client, row, number="TZ202601-123")
    assert Commitment.objects.get(number="TZ202601-123").status == Status.OPEN
