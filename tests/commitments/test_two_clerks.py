"""Two clerks change one commitment: by form, by the rules that the API calls, and rows in the administration."""

import json
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commitments import lifecycle
from commitments.choices import DelayReason
from commitments.lifecycle import ChangedMeanwhile
from commitments.models import Commitment, User
from commitments.terms import fixed_term
from tests.commitments.at_the_desk import sent_on
from tests.commitments.test_pages_changes import as_shown
from tests.conftest import logged_in
from tests.factories import (
    NOW,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_user,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def address(promise: Commitment, change: str = "gegevens") -> str:
    return f"/bureau/toezeggingen/{promise.number}/{change}/"


def test_the_second_sees_three_versions_and_chooses(clerk_client: Client) -> None:
    promise = make_commitment(title="Zoals het was", description="Oud.")
    opened = as_shown(clerk_client, promise, "gegevens")
    lifecycle.amend(promise, act(note="vondst"), title="Van de ander", paragraph="p. 4")
    mine = opened | {"title": "Van mij", "description": "Nieuw."}
    page = clerk_client.post(address(promise), mine)
    rows = {row.name: (row.before, row.theirs, row.mine, row.pick) for row in page.context["conflict"].differences}
    assert rows == {
        "title": ("Zoals het was", "Van de ander", "Van mij", "mine"),
        "description": ("Oud.", "Oud.", "Nieuw.", "mine"),
        "paragraph": ("", "p. 4", "", "theirs"),
    }
    assert "vondst" in page.content.decode()
    form = page.context["form"]
    again = mine | {"version": form["version"].value(), "seen": form["seen"].value()}
    choice = {"keep-title": "theirs", "keep-description": "mine", "keep-paragraph": "theirs"}
    assert clerk_client.post(address(promise), again | choice).status_code == 302
    promise.refresh_from_db()
    assert (promise.title, promise.description, promise.paragraph) == ("Van de ander", "Nieuw.", "p. 4")


def test_what_is_typed_below_the_versions_goes_before_the_choice(clerk_client: Client) -> None:
    promise = make_commitment(title="Zoals het was", description="Oud.", paragraph="p. 1")
    opened = as_shown(clerk_client, promise, "gegevens")
    lifecycle.amend(promise, act(), title="Van de ander", paragraph="p. 4")
    page = clerk_client.post(address(promise), opened | {"description": 'Regel "een"\r\nen twee'})
    sent = sent_on(page, {"title": "Daarna getypt"})
    assert (sent["keep-title"], sent["keep-paragraph"], sent["keep-description"]) == ("theirs", "theirs", "mine")
    assert clerk_client.post(address(promise), sent).status_code == 302
    promise.refresh_from_db()
    kept = (promise.title, promise.paragraph, promise.description.splitlines())
    assert kept == ("Daarna getypt", "p. 4", ['Regel "een"', "en twee"]), "what was not touched follows the choice"


def test_what_is_emptied_below_the_versions_goes_before_the_choice(clerk_client: Client) -> None:
    promise = make_commitment(paragraph="p. 1")
    opened = as_shown(clerk_client, promise, "gegevens")
    lifecycle.amend(promise, act(), paragraph="p. 4")
    page = clerk_client.post(address(promise), opened | {"description": "Nieuw."})
    assert clerk_client.post(address(promise), sent_on(page, {"paragraph": ""})).status_code == 302
    promise.refresh_from_db()
    assert (promise.paragraph, promise.description) == ("", "Nieuw.")


def test_the_choices_are_there_again_after_logging_in(clerk_client: Client, clerk: User) -> None:
    promise = make_commitment(title="Zoals het was")
    opened = as_shown(clerk_client, promise, "gegevens")
    lifecycle.amend(promise, act(), title="Van de ander")
    page = clerk_client.post(address(promise), opened | {"description": "Nieuw."})
    clerk_client.logout()
    clerk_client.post(address(promise), sent_on(page, {}))
    clerk_client.force_login(clerk)
    form = clerk_client.get(address(promise)).context["form"]
    assert (form["title"].value(), form["description"].value()) == ("Van de ander", "Nieuw.")


def test_a_decision_that_comes_too_late_keeps_its_words(clerk_client: Client) -> None:
    promise = make_commitment()
    opened = as_shown(clerk_client, promise, "vervallen") | {"note": "Het kabinet viel."}
    lifecycle.amend(promise, act(), paragraph="p. 8")
    lifecycle.amend(promise, act(), paragraph="p. 9")
    lifecycle.fulfil(promise, act(note="er kwam een brief"))
    answer = clerk_client.post(address(promise, "vervallen"), opened)
    page = answer.content.decode()
    assert "Het kabinet viel." in page
    assert "er kwam een brief" in page
    told = words(answer)
    assert "Status Toen u begon: openstaand Nu: voldaan" in told, "and what is different now"
    assert re.search(r"Plaats in het stuk Toen u begon: \S+ Nu: p\. 9", told), "each fact once, from first to last"


def test_a_commitment_that_got_another_number_meanwhile_keeps_what_was_typed(clerk_client: Client) -> None:
    promise = make_commitment()
    opened = as_shown(clerk_client, promise, "vervallen") | {"note": "Het kabinet viel."}
    before = address(promise, "vervallen")
    lifecycle.renumber(promise, act(), number="TZ202603-130")
    page = clerk_client.post(before, opened)
    assert page.context["form"]["note"].value() == "Het kabinet viel."
    assert "Nu: TZ202603-130" in words(page)
    again = opened | {name: page.context["form"][name].value() for name in ("version", "seen")}
    assert clerk_client.post(before, again)["Location"] == "/toezeggingen/TZ202603-130/"


@pytest.mark.parametrize(
    ("is_gone", "status", "why"), [(True, 404, "staat hier niet meer"), (False, 403, "van uw bureau")]
)
def test_what_a_colleague_took_away_gives_back_what_was_typed(
    clerk: User, clerk_client: Client, is_gone: bool, status: int, why: str
) -> None:
    mine, other = make_committee(), make_committee()
    clerk.desk_committees.add(mine)
    promise = make_commitment(committee=mine)
    opened = as_shown(clerk_client, promise, "vervallen") | {"note": "Het kabinet <viel>."}
    if not is_gone:
        lifecycle.amend(promise, act(), committee=other)
    change = "bestaat-niet" if is_gone else "vervallen"
    answer = clerk_client.post(address(promise, change), opened)
    assert answer.status_code == status
    assert why in words(answer)
    assert "Het kabinet &lt;viel&gt;.</textarea>" in answer.content.decode()
    assert clerk_client.post(address(promise, change), {"version": "3"}).status_code == status, "nothing was typed"


FORMS: dict[str, dict[str, str]] = {
    "gegevens": {"title": "Van mij"},
    "termijn": {"term_day": "2027-02-01"},
    "vervolgstuk": {"outcome": "postpones", "term_day": "2027-02-01", "happened_on": "2026-11-20"},
    "openhouden": {"note": "Nog niet klaar."},
    "vervallen": {"note": "Het kabinet viel."},
}
"""Changes to what is typed in their forms."""
DAYS = {"termijn": ("11 december 2026", "2 juli 2027", "1 februari 2027")}
"""Of the forms that show a day of the commitment: that day before, theirs and mine."""


@pytest.mark.parametrize("change", FORMS)
def test_it_is_said_who_was_first_and_when_with_days_as_people_write_them(clerk_client: Client, change: str) -> None:
    promise = make_commitment(term=fixed_term(date(2026, 12, 11)))
    opened = as_shown(clerk_client, promise, change) | {"document": make_document(promise.dossier).identifier}
    first = act(date(2026, 11, 19), by=make_user(full_name="Mw. de Ander"))
    lifecycle.postpone(promise, first, term=fixed_term(date(2027, 7, 2)), reason=DelayReason.OTHER)
    answer = clerk_client.post(address(promise, change), opened | FORMS[change])
    told = words(answer)
    assert "19 november 2026 : uitgesteld (vastgelegd door Mw. de Ander op 23 november 2026, 10:00)" in told
    assert "Termijn Toen u begon: 11 december 2026 Nu: 2 juli 2027" in told
    assert not re.findall(r"\d{4}-\d\d-\d\d", told)
    laid_aside = {row.name: (row.before, row.theirs, row.mine) for row in answer.context["conflict"].differences}
    assert laid_aside.get("term_day") == DAYS.get(change)
    assert "happened_on" not in laid_aside, "the day of one's own act is no fact that somebody else changed"


@pytest.mark.parametrize("seen", ["", "geen json", "[1]", "[" * 1500, json.dumps({"event": "x"})])
def test_a_form_that_lost_what_it_showed_still_answers(clerk_client: Client, seen: str) -> None:
    promise = make_commitment()
    sent = as_shown(clerk_client, promise, "gegevens") | {"seen": seen, "version": "0", "title": "Van mij"}
    assert "Van mij" in clerk_client.post(address(promise), sent).content.decode()


# ── interleavings ─────────────────────────────────────────────────────────────────────────────────────────────────────
FIELDS = {"title": "titel", "description": "omschrijving", "paragraph": "plaats"}
STEPS = st.tuples(st.sampled_from(["open", "save"]), st.integers(0, 2), st.sampled_from(sorted(FIELDS)))


class TestInterleavings(TestCase):
    """A clerk at a form and two writers by the rules open and save in any order; each adds a word of its own."""

    clerk: User
    writing: Client

    @classmethod
    def setUpTestData(cls) -> None:
        cls.clerk = make_user("griffier")
        cls.writing = logged_in(cls.clerk)

    @settings(
        max_examples=200 if connection.vendor == "sqlite" else 10,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(STEPS, min_size=4, max_size=7))
    def test_no_word_is_lost(self, steps: list[tuple[str, int, str]]) -> None:
        with time_machine.travel(NOW, tick=False):
            self._play(steps)

    def _play(self, steps: list[tuple[str, int, str]]) -> None:
        promise = make_commitment(title="titel", description="omschrijving", paragraph="plaats")
        client = self.writing
        held: dict[int, dict[str, Any]] = {}
        saved: dict[str, list[str]] = {name: [word] for name, word in FIELDS.items()}
        for serial, (step, who, name) in enumerate(steps):
            if step == "open":
                held[who] = as_shown(client, promise, "gegevens") if who == 0 else _read(promise)
            elif who in held:
                word = f"w{serial}"
                seen = held.pop(who)
                new = seen | {name: f"{seen.get(name, '')} {word}"}
                if _write_by_form(client, promise, new) if who == 0 else _write_by_rule(promise, new, name):
                    saved[name].append(word)
        now = Commitment.objects.get(pk=promise.pk)
        assert {name: getattr(now, name).split() for name in FIELDS} == saved


def _read(promise: Commitment) -> dict[str, Any]:
    now = Commitment.objects.get(pk=promise.pk)
    return {name: getattr(now, name) for name in (*FIELDS, "version")}


def _write_by_form(client: Client, promise: Commitment, sent: dict[str, Any]) -> bool:
    """Whether it was taken; when not, everything typed is still in the page."""
    answer = client.post(address(promise), sent)
    if answer.status_code == 302:
        return True
    form = answer.context["form"]
    assert {name: form[name].value() for name in FIELDS} == {name: sent[name] for name in FIELDS}
    assert answer.context["conflict"].differences
    return False


def _write_by_rule(promise: Commitment, sent: dict[str, Any], name: str) -> bool:
    try:
        lifecycle.amend(promise, act(version=sent["version"]), **{name: sent[name]})
    except ChangedMeanwhile:
        return False
    return True
