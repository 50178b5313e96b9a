"""The review of a paper: a term that the clerk gives as a day or by an occasion."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from commitments.choices import CommitmentClass, DeadlineBasis, OccasionRelation, Status
from commitments.models import Commitment, Minister, Occasion, User
from commitments.occasions import move_occasion
from sources.models import Suggestion, Verdict, VerdictOutcome
from sources.review.naming import occasion_named, relation_to
from tests.factories import TODAY, act
from tests.pages import words
from tests.sources.reviewing import DESK, PAPER, carried, enter, form_of, read, seen, shown, suggested
from tests.sources.test_store import PROMISE

pytestmark = pytest.mark.django_db

HANGING = "Ik zal uw Kamer voor het notaoverleg Scheepvaart een overzicht van de veren sturen."
DAYS = {"first_on": date(2026, 10, 5), "last_on": date(2026, 10, 6)}


@pytest.fixture
def occasion(minister: Minister) -> Occasion:
    return Occasion.objects.create(slug="notaoverleg", name="Notaoverleg Scheepvaart", **DAYS)


def test_a_day_that_the_clerk_knows_counts_and_the_words_stay(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    enter(clerk_client, row, term_day="2026-09-15")
    promise = Commitment.objects.get()
    assert (promise.deadline, promise.deadline_basis) == (date(2026, 9, 15), DeadlineBasis.DATE)
    assert promise.deadline_wording == "voor 1 oktober 2026"
    assert promise.deadline_explanation == "Uiterlijk dinsdag 15 september 2026, zo vastgelegd door de griffie."
    assert row.verdicts.get().outcome == VerdictOutcome.EDITED


def test_a_day_alone_is_a_term(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    assert "Opgenomen als" in words(enter(clerk_client, row, term_wording="", term_day="15-09-2026"))
    assert Commitment.objects.get().deadline == date(2026, 9, 15)


def test_an_effort_with_an_occasion_waits_for_it(occasion: Occasion, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    enter(clerk_client, row, term_wording="", occasion=str(occasion.pk), commitment_class=CommitmentClass.EFFORT)
    promise = Commitment.objects.get()
    assert (promise.status, promise.occasion, promise.deadline) == (Status.OPEN, occasion, date(2026, 10, 4))


@pytest.mark.parametrize(
    ("relation", "offset", "deadline"),
    [
        (OccasionRelation.BEFORE, "", date(2026, 10, 4)),
        (OccasionRelation.DURING, "", date(2026, 10, 6)),
        (OccasionRelation.AFTER, "28", date(2026, 11, 3)),
    ],
)
def test_an_occasion_that_the_clerk_chooses_moves_with_its_days_and_is_undone_whole(
    occasion: Occasion, clerk: User, clerk_client: Client, relation: str, offset: str, deadline: date
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    given = {"occasion": str(occasion.pk), "occasion_relation": relation, "occasion_offset_days": offset}
    enter(clerk_client, row, **given)
    promise = Commitment.objects.get()
    assert (promise.occasion, promise.occasion_relation, promise.deadline) == (occasion, relation, deadline)
    sent = {"reason": "Vergissing."} | seen(clerk_client, row)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/ongedaan/", sent, follow=True)
    assert "Ongedaan gemaakt. Deze passage is weer open." in words(page)
    assert not occasion.commitments.awaited().exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"term_day": "2026-09-15", "occasion": "it"}, "Kies een vaste dag of een gelegenheid, niet allebei."),
        ({"term_day": "31-02-2026"}, "Voer een geldige datum in."),
        ({"term_day": "2026-09-15", "commitment_class": "recurring"}, "Wat terugkeert, heeft geen eigen dag"),
        ({"occasion": "it", "commitment_class": "recurring"}, "Wat terugkeert, heeft geen eigen dag"),
        ({"occasion": "999"}, "Selecteer een geldige keuze."),
        ({"ministry": "999"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_cannot_be_is_told_and_stays_typed(
    occasion: Occasion, clerk: User, clerk_client: Client, given: dict[str, str], told: str
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    given = {name: str(occasion.pk) if value == "it" else value for name, value in given.items()}
    page = enter(clerk_client, row, **given)
    assert told in words(page)
    assert all(f'value="{value}"' in page.content.decode() for value in given.values() if value != "999")
    assert not Commitment.objects.exists()
    assert not Verdict.objects.exists()


@pytest.mark.parametrize(
    ("others", "days", "is_proposed"),
    [
        ([], DAYS, True),
        ([], {"first_on": None, "last_on": None}, True),
        ([], {"first_on": date(2025, 10, 5), "last_on": date(2025, 10, 6)}, False),
        (["Tweede notaoverleg Scheepvaart"], DAYS, False),
        (["Notaoverleg Zeehavens"], DAYS, True),
    ],
)
def test_the_occasion_that_the_words_name_is_proposed_when_there_is_one_to_come(
    occasion: Occasion, clerk: User, clerk_client: Client, others: list[str], days: dict[str, Any], is_proposed: bool
) -> None:
    Occasion.objects.filter(pk=occasion.pk).update(**days)
    for number, name in enumerate(others):
        Occasion.objects.create(slug=f"ander-{number}", name=name)
    read(clerk, HANGING)
    [row] = suggested()
    enter(clerk_client, row)
    promise = Commitment.objects.get()
    assert promise.occasion == (occasion if is_proposed else None)
    assert promise.deadline == (date(2026, 10, 4) if is_proposed and days["first_on"] else None)
    assert "notaoverleg Scheepvaart" in promise.deadline_wording
    assert row.verdicts.get().outcome == VerdictOutcome.ACCEPTED


def test_the_card_says_what_its_term_means_before_any_script_runs(
    occasion: Occasion, clerk: User, clerk_client: Client
) -> None:
    read(clerk, HANGING)
    assert "Termijn: 4 oktober 2026" in words(clerk_client.get(PAPER))


def test_so_it_does_of_a_term_in_words(minister: Any, clerk: User, clerk_client: Client) -> None:
    read(clerk, PROMISE)
    assert "Gelezen als: 30 september 2026" in words(clerk_client.get(PAPER))


@pytest.mark.parametrize(
    ("wording", "relation"),
    [
        ("voor het notaoverleg", "before"),
        ("vóór het notaoverleg", "before"),
        ("kort voor het notaoverleg", "before"),
        ("vlak voor het notaoverleg", "before"),
        ("direct voorafgaand aan het notaoverleg", "before"),
        ("in aanloop naar het notaoverleg", "before"),
        ("tot aan het notaoverleg", "before"),
        ("voordat het notaoverleg begint", "before"),
        ("alvorens het notaoverleg begint", "before"),
        ("uiterlijk voor het notaoverleg", "before"),
        ("op de uitgestelde toetsingsconferentie", "during"),
        ("tijdens het notaoverleg", "during"),
        ("bij het notaoverleg", "during"),
        ("in het debat", "during"),
        ("na afloop van de toetsingsconferentie", "after"),
        ("ná het notaoverleg", "after"),
        ("kort na het notaoverleg", "after"),
        ("direct na het debat", "after"),
        ("nadat het notaoverleg is geweest", "after"),
        ("uiterlijk twee weken voor het notaoverleg", None),
        ("binnen vier weken na het notaoverleg", None),
        ("een week voor het notaoverleg", None),
        ("niet voor het notaoverleg", None),
        ("rond het notaoverleg", None),
        ("het notaoverleg", None),
        ("voortvarend op de top", None),
        ("namens de conferentie", None),
        ("", None),
    ],
)
def test_the_words_say_on_which_side_of_it_or_nothing(wording: str, relation: str | None) -> None:
    assert relation_to(wording) == relation


@pytest.mark.parametrize(
    ("said", "deadline"),
    [
        ("kort voor het notaoverleg", date(2026, 10, 4)),
        ("vlak voor het notaoverleg", date(2026, 10, 4)),
        ("direct voorafgaand aan het notaoverleg", date(2026, 10, 4)),
        ("tot aan het notaoverleg", date(2026, 10, 4)),
        ("ná het notaoverleg", date(2026, 10, 7)),
        ("tijdens het notaoverleg", date(2026, 10, 6)),
        ("niet voor het notaoverleg", None),
        ("rond het notaoverleg", None),
        ("een week voor het notaoverleg", None),
    ],
)
def test_the_day_that_one_key_takes_is_on_the_side_of_it_that_the_words_say(
    occasion: Occasion, clerk: User, clerk_client: Client, said: str, deadline: date | None
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    Suggestion.objects.filter(pk=row.pk).update(deadline_wording=said, deadline_basis=DeadlineBasis.OCCASION)
    enter(clerk_client, row)
    promise = Commitment.objects.get()
    assert (promise.deadline, promise.occasion) == (deadline, occasion if deadline else None)


def test_what_recurs_hangs_on_no_occasion_and_is_entered_as_proposed(
    occasion: Occasion, clerk: User, clerk_client: Client
) -> None:
    read(clerk, HANGING)
    [row] = suggested()
    Suggestion.objects.filter(pk=row.pk).update(commitment_class=CommitmentClass.RECURRING)
    assert "Opgenomen als" in words(enter(clerk_client, row))
    promise = Commitment.objects.get()
    assert (promise.commitment_class, promise.occasion) == (CommitmentClass.RECURRING, None)
    assert row.verdicts.get().outcome == VerdictOutcome.ACCEPTED


def test_only_all_the_words_that_tell_something_name_an_occasion() -> None:
    conference = Occasion(name="Tiende toetsingsconferentie van het Non-proliferatieverdrag")
    assert occasion_named("op de uitgestelde toetsingsconferentie", [conference]) == conference
    assert occasion_named("na de toetsingsconferentie van het Chemische-wapensverdrag", [conference]) is None
    assert occasion_named("na afloop", [conference]) is None


# ── what the form shows of it at once ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"term_wording": "eind 2026", "term_day": "2026-09-15"}, "Termijn: 15 september 2026 . Uiterlijk dinsdag"),
        ({"occasion": "it", "occasion_relation": "during"}, "Termijn: 6 oktober 2026 (niet voor 5 oktober 2026 )."),
        ({"occasion": "it", "term_day": "2026-09-15"}, "Kies een vaste dag of een gelegenheid, niet allebei."),
        ({"term_day": "onzin"}, "Voer een geldige datum in."),
        ({"occasion": "9" * 5000}, "Selecteer een geldige keuze."),
        ({"term_wording": "x" * 301}, "Zorg dat deze waarde niet meer dan 300 tekens bevat"),
    ],
)
def test_a_day_or_an_occasion_is_explained_while_it_is_chosen(
    occasion: Occasion, clerk_client: Client, given: dict[str, str], told: str
) -> None:
    given = {name: str(occasion.pk) if value == "it" else value for name, value in given.items()}
    assert told in words(clerk_client.get("/bureau/termijn/", given))


def test_an_occasion_without_days_says_so(occasion: Occasion, clerk_client: Client) -> None:
    Occasion.objects.filter(pk=occasion.pk).update(first_on=None, last_on=None)
    page = words(clerk_client.get("/bureau/termijn/", {"occasion": str(occasion.pk)}))
    assert "die nog geen datum heeft" in page
    assert "geen dag te lezen" not in page


# ── an occasion that somebody else moves while the card is open ──────────────────────────────────────────────────────
def move(occasion: Occasion) -> None:
    move_occasion(occasion, act(TODAY), first_on=date(2026, 11, 9), last_on=date(2026, 11, 10))


def test_an_occasion_that_moved_since_the_card_was_drawn_is_told_once_with_both_days(
    occasion: Occasion, clerk: User, clerk_client: Client
) -> None:
    read(clerk, HANGING)
    [row] = suggested()
    page = clerk_client.get(PAPER)
    sent = shown(page) | carried(page)
    move(occasion)
    told = clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", sent, follow=True)
    assert (
        "Notaoverleg Scheepvaart is intussen verplaatst van 5 oktober 2026 – 6 oktober 2026 "
        "naar 9 november 2026 – 10 november 2026."
    ) in words(told)
    assert not Commitment.objects.exists()
    again = shown(told) | carried(told)
    assert "Opgenomen als" in words(clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", again, follow=True))
    assert Commitment.objects.get().deadline == date(2026, 11, 8)


def test_an_occasion_chosen_on_the_card_is_carried_by_what_is_read_of_the_term(
    occasion: Occasion, clerk: User, clerk_client: Client
) -> None:
    read(clerk, PROMISE)
    [row] = suggested()
    chosen = {"occasion": str(occasion.pk), "occasion_relation": "during"}
    sent = form_of(clerk_client, row) | chosen | carried(clerk_client.get("/bureau/termijn/", chosen))
    move(occasion)
    page = clerk_client.post(f"{DESK}voorstellen/{row.pk}/opnemen/", sent, follow=True)
    assert "is intussen verplaatst van 5 oktober 2026" in words(page)


def test_days_of_another_occasion_and_days_that_stayed_are_not_asked(
    occasion: Occasion, clerk: User, clerk_client: Client
) -> None:
    other = Occasion.objects.create(slug="top", name="Top", **DAYS)
    read(clerk, PROMISE)
    [row] = suggested()
    seen_of_other = carried(clerk_client.get("/bureau/termijn/", {"occasion": str(other.pk)}))
    move(other)
    assert "Opgenomen als" in words(enter(clerk_client, row, occasion=str(occasion.pk), **seen_of_other))
    assert Commitment.objects.get().deadline == date(2026, 10, 4)
