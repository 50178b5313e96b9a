"""The change forms as a clerk meets them: sent untouched they lose nothing, and no standing deadline goes unsaid."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from commitments import lifecycle
from commitments.change_forms import CHANGES
from commitments.choices import OccasionRelation
from commitments.lifecycle import ChangeRefused
from commitments.models import Commitment, Occasion, User
from commitments.rulebook import rulebook
from commitments.terms import NO_TERM, NewTerm, fixed_term, occasion_term
from tests.factories import NOW, TODAY, act, make_commitment, make_document, make_dossier
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]

PROMISED_ON = date(2026, 3, 2)
SOON, FAIR_ON = date(2026, 12, 11), date(2026, 12, 14)
UNCHANGED = "Er is niets gewijzigd aan de termijn."
NO_DAY = "Uit deze woorden is geen dag te lezen. Klopt dat, zet dan dit vinkje."
NO_TERM_GIVEN = "Er is geen termijn ingevuld. Klopt dat, zet dan dit vinkje."


def the_fair() -> Occasion:
    return Occasion.objects.create(slug="beurs", name="De beurs", first_on=FAIR_ON, last_on=FAIR_ON)


def a_term(kind: str) -> NewTerm:
    if kind == "none":
        return NO_TERM
    if kind == "a day":
        return fixed_term(SOON, "voor de kerst")
    if kind == "words":
        return rulebook().term("binnen veertig weken", PROMISED_ON)
    if kind == "before an occasion":
        return occasion_term(the_fair(), OccasionRelation.BEFORE, wording="voor de beurs")
    return occasion_term(the_fair(), OccasionRelation.AFTER, offset_days=14, wording="kort na de beurs")


def as_shown(client: Client, promise: Commitment, change: str) -> dict[str, Any]:
    """What a browser sends when the form is opened and saved without typing anything."""
    form = client.get(f"/bureau/toezeggingen/{promise.number}/{change}/").context["form"]
    values = {field.html_name: form[field.name].value() for field in form if field.name in form.fields}
    return {name: getattr(value, "pk", value) for name, value in values.items() if value not in (None, False)}


def send(client: Client, promise: Commitment, change: str, given: dict[str, Any]) -> str:
    """The words of the page that answers; the row is read again."""
    response = client.post(f"/bureau/toezeggingen/{promise.number}/{change}/", given, follow=True)
    promise.refresh_from_db()
    return words(response)


def what_stands(promise: Commitment) -> dict[str, object]:
    names = (*NO_TERM.fields(), "title", "description", "quote", "ministry", "minister", "dossier", "visibility")
    return {name: getattr(promise, name) for name in names}


@pytest.mark.parametrize("kind", ["none", "a day", "words", "before an occasion", "after an occasion"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_form_saved_untouched_loses_nothing(clerk_client: Client, change: str, kind: str) -> None:
    promise = make_commitment(promised_on=PROMISED_ON, term=a_term(kind), description="Zo is het gezegd.")
    before = what_stands(promise)
    page = send(clerk_client, promise, change, as_shown(clerk_client, promise, change))
    assert what_stands(promise) == before
    if change == "termijn":
        assert UNCHANGED in page
        assert promise.version == 1


def test_a_term_put_right_keeps_what_was_not_touched(clerk_client: Client) -> None:
    promise = make_commitment(term=a_term("after an occasion"))
    given = as_shown(clerk_client, promise, "termijn") | {"term_wording": "twee weken na de beurs"}
    send(clerk_client, promise, "termijn", given)
    held = (promise.deadline_wording, promise.occasion_relation, promise.occasion_offset_days, promise.deadline)
    assert held == ("twee weken na de beurs", OccasionRelation.AFTER, 14, FAIR_ON + timedelta(days=14))


@pytest.mark.parametrize(
    ("given", "refusal", "tick"),
    [
        ({"term_wording": "zo spoedig mogelijk", "term_day": ""}, NO_DAY, "no_day"),
        ({"term_wording": "blabla", "term_day": ""}, NO_DAY, "no_day"),
        ({"term_wording": "", "term_day": ""}, NO_TERM_GIVEN, "no_term"),
    ],
)
@pytest.mark.parametrize("change", ["termijn", "vervolgstuk"])
def test_a_deadline_is_given_up_only_when_it_is_said(
    clerk_client: Client, change: str, given: dict[str, str], refusal: str, tick: str
) -> None:
    promise = make_commitment(deadline=SOON)
    given |= {"version": "1", "happened_on": str(TODAY)}
    if change == "vervolgstuk":
        given |= {"outcome": "postpones", "document": make_document(promise.dossier).identifier}
    assert refusal in send(clerk_client, promise, change, given)
    assert (promise.deadline, promise.version) == (SOON, 1)
    send(clerk_client, promise, change, given | {tick: "on"})
    assert (promise.deadline, promise.deadline_wording) == (None, given["term_wording"])


def test_no_term_and_a_term_is_asked_again(clerk_client: Client) -> None:
    promise = make_commitment(deadline=SOON)
    given = {"version": 1, "happened_on": TODAY, "term_day": "2026-12-24", "no_term": "on"}
    assert "Er is wel een termijn ingevuld." in send(clerk_client, promise, "termijn", given)
    assert promise.deadline == SOON


def test_words_of_what_recurs_need_no_day(clerk_client: Client) -> None:
    promise = make_commitment(commitment_class="recurring", term=rulebook().term("jaarlijks", PROMISED_ON))
    given = as_shown(clerk_client, promise, "termijn") | {"term_wording": "elk jaar"}
    send(clerk_client, promise, "termijn", given)
    assert promise.deadline_wording == "elk jaar"


def test_an_answer_without_a_day_is_of_the_day_in_amsterdam(clerk: User) -> None:
    promise = make_commitment(promised_on=date(2026, 7, 1))
    paper = make_document(promise.dossier, signed_on=None)
    given = {"version": 1, "outcome": "reports_progress", "document": paper.identifier, "note": ""}
    form = CHANGES["vervolgstuk"](given, commitment=promise, on=date(2026, 7, 10))
    assert form.is_valid(), form.errors
    form.save(clerk, datetime(2026, 7, 9, 22, 30, tzinfo=UTC))
    assert promise.events.get(kind="progress_reported").happened_on == date(2026, 7, 10)


def test_a_number_that_another_clerk_just_gave_is_refused_in_words() -> None:
    """Two clerks send the same number at once: both forms found it free, the database takes one."""
    first = make_commitment(number="TZ202603-130")
    second = Commitment(
        number=first.number,
        title="Dezelfde",
        promised_on=first.promised_on,
        minister=first.minister,
        ministry=first.ministry,
        dossier=first.dossier,
    )
    with pytest.raises(ChangeRefused, match="al van een toezegging"):
        lifecycle.log(second, act())
    assert Commitment.objects.get() == first


def test_one_paper_puts_a_commitment_off_once() -> None:
    promise = make_commitment(deadline=TODAY)
    letter = make_document(promise.dossier)
    lifecycle.postpone(promise, act(document=letter), term=fixed_term(date(2027, 1, 4)), reason="none_given")
    with pytest.raises(ChangeRefused, match="Dit stuk stelde deze toezegging al uit"):
        lifecycle.postpone(promise, act(document=letter), term=fixed_term(date(2027, 2, 4)), reason="none_given")
    promise.refresh_from_db()
    assert promise.deadline == date(2027, 1, 4)


# ── until when papers were read ───────────────────────────────────────────────────────────────────────────────────────
def test_who_said_until_when_papers_were_read_is_kept(clerk: User, clerk_client: Client) -> None:
    dossier = make_dossier(checked_until=None)
    clerk_client.post(f"/bureau/dossiers/{dossier.key}/", {"checked_until": "2026-11-20"})
    entry = LogEntry.objects.get(object_id=str(dossier.pk))
    assert (entry.user, entry.action_time, entry.change_message) == (clerk, NOW, "Gelezen tot en met 2026-11-20.")


def test_the_administration_keeps_the_same_rule(administrator_client: Client) -> None:
    dossier = make_dossier()
    given = {"number": dossier.number, "title": dossier.title}
    for day, held in [("2026-11-24", TODAY), ("2026-11-20", date(2026, 11, 20)), ("", None)]:
        administrator_client.post(f"/admin/commitments/dossier/{dossier.pk}/change/", given | {"checked_until": day})
        dossier.refresh_from_db()
        assert dossier.checked_until == held
