"""A decision of the review that was a mistake: one button takes it back, in the register too, and the card is open."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments import lifecycle
from commitments.choices import Status
from commitments.models import Commitment, Minister, Proposal, User
from sources.models import Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.verdicts import learn, rule_records
from tests.factories import NOW, act, make_commitment, make_dossier
from tests.sources.reviewing import DESK, PAPER, enter, read, seen, suggested, words
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
    page = post(clerk_client, row, "ongedaan", seen=last_seen(row), reason="Verkeerde toets.")
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
    page = post(clerk_client, row, "ongedaan", **{"seen": last_seen(row), "reason": "Vergissing."} | sent)
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
    post(clerk_client, row, "ongedaan", seen=last_seen(row), reason="Toch niet.")
    assert not Proposal.objects.filter(outcome="").exists()
    assert is_open(clerk_client, row)
    assert Verdict.objects.filter(outcome=VerdictOutcome.UNDONE).count() == 1
