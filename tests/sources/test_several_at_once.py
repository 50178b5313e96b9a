"""As `tests/commitments/test_several_at_once.py`, of what is read in papers and decided about it."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from commitments import lifecycle
from commitments.access import CLERK
from commitments.choices import Visibility
from commitments.lifecycle import Component
from commitments.models import Commitment, Document, Dossier, Minister, User
from commitments.papers import nameless
from commitments.reading_progress import read_until
from sources.models import Suggestion
from sources.review import decisions
from sources.review.decisions import Decider
from sources.review.forms import EntryForm, as_proposed
from sources.review.proposals import Proposer
from tests.at_once import meanwhile
from tests.conftest import logged_in
from tests.factories import NOW, TODAY, act, make_commitment, make_document, make_dossier, make_meeting, make_user
from tests.sources.reviewing import PAPER, read, suggested
from tests.sources.test_listed import HEAD, ROW, take
from tests.sources.test_store import OTHER_PROMISE, PROMISE, letter, store

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
    pytest.mark.usefixtures("lifted_history", "minister"),
]
HELD = date(2026, 12, 3)


@pytest.fixture
def clerk(transactional_db: None) -> User:
    return make_user(CLERK)


@pytest.fixture
def client(clerk: User) -> Client:
    return logged_in(clerk)


def card(row: Suggestion, **typed: Any) -> EntryForm:
    """The form of this card as a clerk would send it."""
    proposal = Proposer(row.reading).propose(row)
    sent = {**as_proposed(row, proposal, {}, is_asked=True).data, **typed}
    form = EntryForm(sent, suggestion=row, proposal=proposal)
    assert form.is_valid(), form.errors
    return form


def test_all_that_is_undisputed_is_entered_while_another_enters_one(clerk: User) -> None:
    read(clerk, PROMISE, OTHER_PROMISE)
    rows = suggested()
    forms, mine = [(row, card(row)) for row in rows], card(rows[1])

    def enter_one() -> None:
        with pytest.raises(lifecycle.ChangeRefused, match="al besloten"):
            decisions.enter(rows[1], mine, Decider(make_user(CLERK), NOW))

    meanwhile(lambda: decisions.enter_all(forms, Decider(clerk, NOW)), enter_one)
    assert Commitment.objects.count() == 2


def test_a_meeting_becomes_an_occasion_while_another_logs_in_the_same_month(clerk: User) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    debate = make_meeting(subject="Veren", held_on=HELD, announced_on=TODAY, dossier=Dossier.objects.get())
    form = card(row, occasion=f"vergadering-{debate.pk}", occasion_relation="before", term_wording="")
    meanwhile(
        lambda: decisions.enter(row, form, Decider(clerk, NOW)),
        lambda: make_commitment(dossier=debate.dossier, minister=Minister.objects.get()),
    )
    assert Commitment.objects.exclude(occasion=None).count() == 1
    assert Commitment.objects.count() == 2


def test_a_decision_is_undone_while_another_changes_a_part_of_what_it_entered(clerk: User) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    whole = decisions.enter(row, card(row, number="TZ202603-130"), Decider(clerk, NOW))
    _first, last = lifecycle.split(whole, act(), components=[Component("Eerste"), Component("Tweede")])
    whole.refresh_from_db()
    by_hand = Commitment.objects.filter(pk=last.pk)
    meanwhile(
        lambda: decisions.undo(row, "Vergissing.", Decider(clerk, NOW), version=whole.version),
        lambda: by_hand.update(description="Anders gezegd"),
    )
    assert (by_hand.get().description, by_hand.get().status) == ("Anders gezegd", "withdrawn")


def test_a_better_text_moves_passages_while_another_changes_one_of_their_commitments() -> None:
    paper = store(letter(PROMISE, OTHER_PROMISE)).document
    last = [
        make_commitment(title=words, source_document=paper, visibility="draft") for words in (PROMISE, OTHER_PROMISE)
    ][1]
    meanwhile(
        lambda: store(letter("Vooraf.", PROMISE, OTHER_PROMISE), replaces_text=True),
        lambda: lifecycle.amend(Commitment.objects.get(pk=last.pk), act(), description="Anders gezegd"),
    )
    last.refresh_from_db()
    assert (last.description, last.quote) == ("Anders gezegd", OTHER_PROMISE)


def test_a_paper_is_published_while_another_says_how_far_its_dossier_was_read(clerk: User, client: Client) -> None:
    read(clerk, PROMISE)
    dossier = Dossier.objects.get()
    meanwhile(lambda: client.post(f"{PAPER}publiceren/"), lambda: read_until(dossier, TODAY, by=clerk, on=TODAY))
    dossier.refresh_from_db()
    assert dossier.checked_until == TODAY
    assert Document.objects.get().visibility == Visibility.PUBLIC
    assert dossier.title != nameless(dossier)


def test_a_list_of_papers_comes_in_while_another_changes_one_of_them() -> None:
    dossier = make_dossier(number="33783", suffix="", title="Dossier 33783")
    make_document(dossier, identifier="kst-33783-46", title="Oud", visibility=Visibility.PUBLIC, signed_on=TODAY)
    paper = Document.objects.filter(identifier="kst-33783-46")
    at = "\n    INSERT INTO commitments_dossier".strip()
    meanwhile(lambda: take(HEAD + ROW), lambda: paper.update(summary="Kort"), after=(at,))
    assert (paper.get().title, paper.get().summary) == ("Verslag van een reis", "Kort")
