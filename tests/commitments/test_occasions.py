"""Moving an occasion moves what hangs on it, with an event each and nobody to blame."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from commitments import lifecycle
from commitments.access import ADMINISTRATOR
from commitments.choices import CommitmentClass, DelayReason, EventKind, TermMoved
from commitments.lifecycle import ChangeRefused
from commitments.models import CommitmentEvent, Document, Meeting, Occasion, OccasionDate
from commitments.occasions import move_occasion
from commitments.terms import occasion_term
from tests.commitments.at_the_desk import sent_on
from tests.factories import NOW, TODAY, act, make_commitment, make_user
from tests.pages import words

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 8, 3), date(2026, 8, 28)


@pytest.fixture
def conference() -> Occasion:
    return Occasion.objects.create(slug="conferentie", name="Conferentie", first_on=FIRST, last_on=LAST)


@pytest.mark.parametrize(
    ("relation", "offset", "earliest", "latest"),
    [
        ("before", 0, None, date(2026, 8, 2)),
        ("during", 0, FIRST, LAST),
        ("after", 28, date(2026, 8, 29), date(2026, 9, 25)),
    ],
)
def test_the_window(conference: Occasion, relation: str, offset: int, earliest: date | None, latest: date) -> None:
    term = occasion_term(conference, relation, offset_days=offset)
    assert (term.deadline_earliest, term.deadline) == (earliest, latest)
    assert "Conferentie" in term.deadline_explanation


@pytest.mark.parametrize(
    ("relation", "offset", "told"),
    [
        ("before", 0, "Uiterlijk zondag 2 augustus 2026: de dag voor 'Conferentie'."),
        ("during", 0, "Uiterlijk vrijdag 28 augustus 2026: de laatste dag van 'Conferentie'."),
        ("after", 0, "Uiterlijk zaterdag 29 augustus 2026: de dag na 'Conferentie'."),
        ("after", 1, "Uiterlijk zaterdag 29 augustus 2026: de dag na 'Conferentie'."),
        ("after", 2, "Uiterlijk zondag 30 augustus 2026: 2 dagen na 'Conferentie'."),
    ],
)
def test_the_window_is_told_in_words(conference: Occasion, relation: str, offset: int, told: str) -> None:
    assert occasion_term(conference, relation, offset_days=offset).deadline_explanation == told


def test_everything_moves_together(conference: Occasion) -> None:
    during = make_commitment(term=occasion_term(conference, "during"), commitment_class=CommitmentClass.EFFORT)
    after = make_commitment(term=occasion_term(conference, "after", offset_days=28, wording="na afloop"))
    elsewhere = make_commitment(deadline=date(2026, 9, 1))
    moved = move_occasion(conference, act(note="uitgesteld"), first_on=date(2027, 1, 4), last_on=date(2027, 1, 28))
    for commitment in (during, after, elsewhere):
        commitment.refresh_from_db()
    assert moved == 2
    assert (during.deadline, after.deadline, elsewhere.deadline) == (
        date(2027, 1, 28),
        date(2027, 2, 25),
        date(2026, 9, 1),
    )
    assert (after.term_moved, after.deadline_wording) == (TermMoved.WITH_OCCASION, "na afloop")
    assert CommitmentEvent.objects.filter(kind=EventKind.MOVED_WITH_OCCASION).count() == 2
    assert conference.dates.get().reason == "uitgesteld"


def test_the_admin_moves_it_the_same_way(conference: Occasion) -> None:
    commitment = make_commitment(term=occasion_term(conference, "during"))
    browser = Client()
    browser.force_login(make_user(ADMINISTRATOR, is_staff=True), backend="django.contrib.auth.backends.ModelBackend")
    given = {
        "name": "Conferentie",
        "slug": "conferentie",
        "first_on": "2027-01-04",
        "last_on": "2027-01-28",
        "announced_on": "2026-06-01",
        "reason": "zaal niet vrij",
        "dates-TOTAL_FORMS": "0",
        "dates-INITIAL_FORMS": "0",
    }
    page = browser.post(f"/admin/commitments/occasion/{conference.pk}/change/", given, follow=True)
    commitment.refresh_from_db()
    assert commitment.deadline == date(2027, 1, 28)
    assert (conference.dates.get().announced_on, conference.dates.get().reason) == (date(2026, 6, 1), "zaal niet vrij")
    assert "1 termijn schoof mee" in page.content.decode()


def test_the_admin_refuses_days_in_the_wrong_order(conference: Occasion) -> None:
    browser = Client()
    browser.force_login(make_user(ADMINISTRATOR, is_staff=True), backend="django.contrib.auth.backends.ModelBackend")
    given = {"name": "Conferentie", "slug": "conferentie", "first_on": "2027-01-28", "last_on": "2027-01-04"}
    page = browser.post(
        f"/admin/commitments/occasion/{conference.pk}/change/",
        given | {"dates-TOTAL_FORMS": "0", "dates-INITIAL_FORMS": "0"},
    )
    conference.refresh_from_db()
    assert "kan niet eindigen voordat zij begint" in page.content.decode()
    assert conference.first_on == FIRST


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"first_on": "", "last_on": ""}, "Er is geen dag ingevuld"),
        ({"no_date": "on"}, "Er zijn wel nieuwe dagen ingevuld"),
        ({"last_on": "9999-12-31"}, "Het register kent alleen dagen"),
    ],
)
def test_the_admin_refuses_what_is_most_likely_a_slip(conference: Occasion, given: dict[str, str], told: str) -> None:
    browser = Client()
    browser.force_login(make_user(ADMINISTRATOR, is_staff=True), backend="django.contrib.auth.backends.ModelBackend")
    form = {"name": "Conferentie", "slug": "conferentie", "first_on": "2026-08-03", "last_on": "2026-08-28"}
    address = f"/admin/commitments/occasion/{conference.pk}/change/"
    rows = {"dates-TOTAL_FORMS": "0", "dates-INITIAL_FORMS": "0"}
    assert told in browser.post(address, form | rows | given).content.decode()
    conference.refresh_from_db()
    assert conference.days == (FIRST, LAST)
    browser.post(address, form | rows | {"first_on": "", "last_on": "", "no_date": "on"})
    conference.refresh_from_db()
    assert conference.days is None


def test_days_that_no_calendar_reaches_are_refused_and_nothing_moves(conference: Occasion) -> None:
    make_commitment(term=occasion_term(conference, "after"))
    for day in (date(9999, 12, 31), date(1, 1, 1)):
        with pytest.raises(ChangeRefused, match="Het register kent alleen dagen"):
            move_occasion(conference, act(), first_on=day, last_on=day)
    assert not conference.dates.exists()


def test_an_occasion_can_lose_its_date(conference: Occasion) -> None:
    commitment = make_commitment(term=occasion_term(conference, "during"))
    move_occasion(conference, act(), first_on=None, last_on=None)
    commitment.refresh_from_db()
    assert commitment.deadline is None
    assert "nog geen datum" in commitment.deadline_explanation


def test_days_in_the_wrong_order_are_refused_and_nothing_moves(conference: Occasion) -> None:
    commitment = make_commitment(term=occasion_term(conference, "during"))
    with pytest.raises(ChangeRefused, match="voordat zij begint"):
        move_occasion(conference, act(), first_on=date(2027, 1, 28), last_on=date(2027, 1, 4))
    commitment.refresh_from_db()
    assert commitment.deadline == LAST
    assert not conference.dates.exists()


def test_what_was_promised_or_put_off_after_the_announcement_moves_too(conference: Occasion) -> None:
    announced = date(2026, 5, 1)
    before = make_commitment(term=occasion_term(conference, "during"))
    later = make_commitment(term=occasion_term(conference, "during"), promised_on=date(2026, 6, 1))
    put_off = make_commitment(deadline=date(2026, 7, 1))
    after = occasion_term(conference, "after")
    lifecycle.postpone(put_off, act(date(2026, 6, 20)), term=after, reason=DelayReason.OTHER)
    assert move_occasion(conference, act(announced), first_on=date(2027, 1, 4), last_on=date(2027, 1, 28)) == 3
    moves = CommitmentEvent.objects.filter(kind=EventKind.MOVED_WITH_OCCASION).values_list("commitment", "happened_on")
    assert dict(moves) == {before.pk: announced, later.pk: date(2026, 6, 1), put_off.pk: date(2026, 6, 20)}


def test_the_second_to_move_it_sees_both_versions_and_loses_nothing(conference: Occasion, clerk_client: Client) -> None:
    address = f"/bureau/gelegenheden/{conference.slug}/"
    with time_machine.travel(NOW, tick=False):
        opened = clerk_client.get(address).context["form"]
        sent = {name: opened[name].value() for name in ("version", "seen")} | {"announced_on": TODAY}
        sent |= {"first_on": "2027-03-01", "last_on": "2027-03-05", "note": "wat ik typte"}
        other = make_user(full_name="Mw. de Ander")
        move_occasion(conference, act(note="zaal vol", by=other), first_on=date(2027, 1, 4), last_on=date(2027, 1, 28))
        page = clerk_client.post(address, sent)
        told = words(page)
        assert "Iemand anders heeft deze gelegenheid intussen verplaatst." in told
        move = "4 januari 2027 – 28 januari 2027 , bekendgemaakt op 23 november 2026 : zaal vol"
        assert f"{move} (vastgelegd door Mw. de Ander op 23 november 2026, 10:00)" in told
        rows = [(row.name, row.before, row.theirs, row.mine) for row in page.context["conflict"].differences]
        assert rows == [
            ("first_on", "3 augustus 2026", "4 januari 2027", "1 maart 2027"),
            ("last_on", "28 augustus 2026", "28 januari 2027", "5 maart 2027"),
        ]
        form = page.context["form"]
        assert (form["note"].value(), conference.dates.count()) == ("wat ik typte", 1)
        again = sent | {name: form[name].value() for name in ("version", "seen")}
        again |= {"keep-first_on": "theirs", "keep-last_on": "mine"}
        assert clerk_client.post(address, again).status_code == 302
    conference.refresh_from_db()
    assert conference.days == (date(2027, 1, 4), date(2027, 3, 5))


def test_days_typed_below_the_versions_go_before_the_choice(conference: Occasion, clerk_client: Client) -> None:
    address = f"/bureau/gelegenheden/{conference.slug}/"
    with time_machine.travel(NOW, tick=False):
        opened = clerk_client.get(address).context["form"]
        sent = {name: opened[name].value() for name in ("version", "seen")} | {"announced_on": TODAY}
        sent |= {"first_on": str(FIRST), "last_on": "2027-03-05"}
        move_occasion(conference, act(), first_on=date(2027, 1, 4), last_on=date(2027, 1, 28))
        sent = sent_on(clerk_client.post(address, sent), {"first_on": "2027-03-01"})
        assert (sent["keep-first_on"], sent["keep-last_on"]) == ("theirs", "mine")
        assert clerk_client.post(address, sent).status_code == 302
    conference.refresh_from_db()
    assert conference.days == (date(2027, 3, 1), date(2027, 3, 5))


# ── what cannot be moved ──────────────────────────────────────────────────────────────────────────────────────────────
GIVEN = {"name": "Conferentie", "slug": "conferentie", "dates-TOTAL_FORMS": "0", "dates-INITIAL_FORMS": "0"}


def test_the_admin_moves_all_or_none_and_says_which_term_stands_in_the_way(
    conference: Occasion, administrator_client: Client
) -> None:
    early = make_commitment(term=occasion_term(conference, "during"), promised_on=date(2026, 3, 2))
    late = make_commitment(term=occasion_term(conference, "before"), promised_on=date(2026, 6, 1))
    address = f"/admin/commitments/occasion/{conference.pk}/change/"
    days = {"first_on": "2026-05-04", "last_on": "2026-05-08", "announced_on": "2026-06-02", "reason": "eerder"}
    page = administrator_client.post(address, GIVEN | days).content.decode()
    assert f"{late.number}: De termijn kan niet voor de dag van de toezegging liggen." in page
    for promise in (early, late):
        promise.refresh_from_db()
    conference.refresh_from_db()
    assert (conference.days, early.deadline, late.deadline) == ((FIRST, LAST), LAST, date(2026, 8, 2))
    assert not conference.dates.exists()
    assert not CommitmentEvent.objects.filter(kind=EventKind.MOVED_WITH_OCCASION).exists()
    moved = administrator_client.post(address, GIVEN | days | {"first_on": "2026-09-07", "last_on": "2026-09-11"})
    assert moved.status_code == 302
    told = CommitmentEvent.objects.filter(kind=EventKind.MOVED_WITH_OCCASION).order_by("commitment_id")
    assert [(event.commitment, event.happened_on, event.note) for event in told] == [
        (early, date(2026, 6, 2), "eerder"),
        (late, date(2026, 6, 2), "eerder"),
    ]
    assert all(event.actor for event in told)
    assert conference.dates.count() == 1


def test_the_desk_says_the_same(conference: Occasion, clerk_client: Client) -> None:
    promise = make_commitment(term=occasion_term(conference, "during"), promised_on=date(2026, 6, 1))
    days = {"first_on": "2026-05-04", "last_on": "2026-05-08", "announced_on": "2026-06-02", "version": "0"}
    page = clerk_client.post("/bureau/gelegenheden/conferentie/", days).content.decode()
    assert f"{promise.number}: De termijn kan niet voor de dag van de toezegging liggen." in page
    assert not conference.dates.exists()


def test_no_circle_can_be_made() -> None:
    """An occasion has days of its own or those of a meeting: it hangs on no term, so that no move comes back."""
    leads_to = {field.related_model for model in (Occasion, OccasionDate) for field in model._meta.concrete_fields}
    assert leads_to - {None} == {Occasion, Document, Meeting}  # the history of its days, and the paper that told them
    assert [field.name for field in Occasion._meta.concrete_fields if field.related_model] == ["meeting"]
