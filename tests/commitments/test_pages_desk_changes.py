"""The clerks' desk: what a clerk changes, what is refused in words, and occasions that move."""

from datetime import date

import pytest
from django.test import Client
from django.utils.html import strip_tags

from commitments import lifecycle
from commitments.choices import EventKind, OccasionRelation, Status, TermMoved, Visibility
from commitments.models import Commitment, Occasion, User
from commitments.terms import occasion_term
from tests.commitments.at_the_desk import change, days, entry
from tests.factories import TODAY, act, make_commitment, make_committee, make_document, make_ministry
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


# ── changes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("outcome", "status", "event"),
    [
        ("fulfils", Status.FULFILLED, EventKind.FULFILLED),
        ("partly", Status.PARTLY_FULFILLED, EventKind.PARTLY_FULFILLED),
        ("reports_progress", Status.OPEN, EventKind.PROGRESS_REPORTED),
        ("postpones", Status.OPEN, EventKind.POSTPONED),
    ],
)
def test_a_follow_up_does_what_it_says(clerk_client: Client, outcome: str, status: Status, event: EventKind) -> None:
    promise = make_commitment(deadline=days(20))
    letter = make_document(promise.dossier, signed_on=days(-3), text="Hierbij stuur ik u bericht.")
    given = {"outcome": outcome, "document": letter.identifier, "happened_on": "", "passage": "stuur ik u"}
    if outcome == "postpones":
        given |= {"term_day": str(days(50)), "reason": "workload"}
    change(clerk_client, promise, "vervolgstuk", **given)
    follow_up = promise.follow_ups.get()
    assert (promise.status, follow_up.happened_on, follow_up.quote) == (status, days(-3), "stuur ik u")
    assert promise.events.order_by("-id")[0].kind == event
    if outcome == "postpones":
        assert (promise.deadline, promise.term_moved) == (days(50), TermMoved.IN_TIME)


def test_a_new_term_belongs_to_a_delay_only(clerk_client: Client) -> None:
    promise = make_commitment(deadline=days(20))
    letter = make_document(promise.dossier)
    response = change(
        clerk_client, promise, "vervolgstuk", outcome="fulfils", document=letter.identifier, term_day=str(days(50))
    )
    assert "Een nieuwe termijn kan alleen bij uitstel." in words(response)
    assert promise.status == Status.OPEN


def test_decisions_follow_each_other(clerk_client: Client) -> None:
    promise = make_commitment(deadline=days(-3))
    assert "Geef een reden" in words(change(clerk_client, promise, "vervallen"))
    change(clerk_client, promise, "vervallen", note="Het onderwerp is vervallen.")
    assert promise.status == Status.LAPSED
    change(clerk_client, promise, "heropenen", note="Te vroeg gesloten.")
    assert promise.status == Status.OPEN
    change(clerk_client, promise, "openhouden")
    assert "deze termijn telt niet meer" not in words(clerk_client.get(promise.get_absolute_url()))
    change(clerk_client, promise, "doorlopend")
    assert promise.status == Status.CONTINUING
    assert "deze termijn telt niet meer" in words(clerk_client.get(promise.get_absolute_url()))
    change(clerk_client, promise, "intrekken", note="Dubbel.")
    assert promise.status == Status.WITHDRAWN
    assert "Dit kan niet: de toezegging is ingetrokken." in words(change(clerk_client, promise, "openhouden"))


def test_a_change_on_an_old_page_is_refused(clerk_client: Client) -> None:
    promise = make_commitment(deadline=days(20))
    seen = promise.version
    lifecycle.keep_open(promise, act())
    response = change(clerk_client, promise, "vervallen", note="Reden.", version=seen)
    assert "Iemand anders heeft deze toezegging intussen gewijzigd." in words(response)
    assert promise.status == Status.OPEN


def test_content_term_and_place_can_be_put_right(clerk_client: Client) -> None:
    letter = make_document(text="De woorden van de toezegging.")
    promise = make_commitment(source_document=letter, visibility=Visibility.DRAFT)
    change(clerk_client, promise, "termijn", term_wording="binnen zes weken")
    assert promise.deadline == date(2026, 4, 13)
    change(clerk_client, promise, "passage", passage="woorden van de toezegging")
    assert (promise.quote_start, promise.quote_end) == (3, 28)
    change(clerk_client, promise, "zichtbaarheid", visibility="public")
    assert promise.visibility == Visibility.PUBLIC
    change(
        clerk_client,
        promise,
        "gegevens",
        title="Een betere titel",
        commitment_class="effort",
        dossier=promise.dossier.key,
    )
    assert (promise.title, promise.commitment_class) == ("Een betere titel", "effort")
    assert promise.source_document == letter
    ministry = make_ministry()
    change(clerk_client, promise, "overdragen", ministry=ministry.pk)
    assert promise.ministry == ministry
    other = make_commitment()
    change(clerk_client, promise, "samenvoegen", into=other.number)
    assert promise.merged_into == other


def test_the_history_says_in_words_what_was_amended_and_by_whom(
    clerk: User, clerk_client: Client, reader_client: Client
) -> None:
    promise = make_commitment(title="Een brief", commitment_class="deliverable", committee=None)
    lifecycle.amend(
        promise, act(by=clerk), title="Een nota", commitment_class="effort", committee=make_committee(name="Water")
    )
    page = " ".join(strip_tags(clerk_client.get(promise.get_absolute_url()).content.decode()).split())
    assert "Toezegging: Een brief → Een nota" in page
    assert f"vastgelegd door {clerk}" in page
    assert "Soort: toetsbare toezegging → " in page
    assert "Commissie: – → Water" in page
    assert not [raw for raw in ("title:", "effort", "committee_id") if raw in page]
    for_readers = strip_tags(reader_client.get(promise.get_absolute_url()).content.decode())
    assert not [words for words in ("Een brief → Een nota", str(clerk)) if words in for_readers]


@pytest.mark.parametrize("decision", ["vervallen", "intrekken", "heropenen"])
def test_what_needs_a_reason_asks_for_it(clerk_client: Client, decision: str) -> None:
    promise = make_commitment()
    if decision == "heropenen":
        lifecycle.lapse(promise, act(note="Niet meer nodig."))
    status, address = promise.status, f"/bureau/toezeggingen/{promise.number}/{decision}/"
    asked = strip_tags(clerk_client.get(address).content.decode())
    assert "Reden" in asked
    assert "niet verplicht" not in asked
    given = {"version": promise.version, "happened_on": TODAY, "note": " "}
    assert "Geef een reden" in clerk_client.post(address, given).content.decode()
    promise.refresh_from_db()
    assert promise.status == status
    assert clerk_client.post(address, given | {"note": "Een vergissing."}).status_code == 302
    promise.refresh_from_db()
    assert promise.status != status


def test_only_open_doors_are_shown(clerk_client: Client, reader_client: Client) -> None:
    promise = make_commitment()
    lifecycle.lapse(promise, act(note="Niet meer nodig."))
    page = clerk_client.get(promise.get_absolute_url()).content.decode()
    assert f"/bureau/toezeggingen/{promise.number}/heropenen/" in page
    assert f"/bureau/toezeggingen/{promise.number}/openhouden/" not in page
    assert "/bureau/" not in reader_client.get(promise.get_absolute_url()).content.decode()


def test_moving_an_occasion_moves_its_terms(clerk_client: Client, reader_client: Client) -> None:
    fair = Occasion.objects.create(slug="beurs", name="De beurs", first_on=days(5), last_on=days(9))
    promise = make_commitment(term=occasion_term(fair, OccasionRelation.DURING))
    address = "/bureau/gelegenheden/beurs/"
    given = {"first_on": str(days(50)), "announced_on": str(TODAY), "note": "Verplaatst.", "version": "0"}
    assert reader_client.post(address, given).status_code == 403
    assert "1 termijn is mee verschoven." in words(clerk_client.post(address, given, follow=True))
    promise.refresh_from_db()
    assert (promise.deadline, promise.term_moved) == (days(50), TermMoved.WITH_OCCASION)
    assert "Geef ook de eerste dag." in words(
        clerk_client.post(address, {"last_on": str(TODAY), "announced_on": str(TODAY), "version": "1"})
    )
    late = given | {"first_on": str(days(60)), "announced_on": str(days(3)), "version": "1"}
    assert "Deze dag ligt in de toekomst." in words(clerk_client.post(address, late))
    for never_shown in ("-1", "9" * 30):
        assert clerk_client.post(address, given | {"version": never_shown}).status_code == 200


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Er is niets gewijzigd aan de dagen."),
        ({"first_on": "", "last_on": ""}, "Er is geen dag ingevuld."),
        ({"first_on": "2027-01-04", "last_on": "2027-01-08", "no_date": "on"}, "Er zijn wel nieuwe dagen ingevuld."),
        ({"last_on": "9999-12-31"}, "Het register kent alleen dagen van 1 januari 1815"),
        ({"first_on": "0001-01-01"}, "Het register kent alleen dagen van 1 januari 1815"),
    ],
)
def test_an_occasion_loses_its_date_only_when_the_clerk_says_so(
    given: dict[str, str], told: str, clerk_client: Client
) -> None:
    fair = Occasion.objects.create(slug="beurs", name="De beurs", first_on=days(5), last_on=days(9))
    shown = clerk_client.get("/bureau/gelegenheden/beurs/").context["form"]
    untouched = {field.name: field.value() for field in shown if field.value() not in (None, "", False)} | {
        "version": "0"
    }
    assert told in words(clerk_client.post("/bureau/gelegenheden/beurs/", untouched | given))
    fair.refresh_from_db()
    assert (fair.days, fair.dates.count()) == ((days(5), days(9)), 0)
    clerk_client.post("/bureau/gelegenheden/beurs/", untouched | {"no_date": "on"})
    fair.refresh_from_db()
    assert (fair.days, fair.dates.count()) == (None, 1)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("promised_on", "0001-01-01"),
        ("promised_on", "1814-12-31"),
        ("term_day", "2101-01-01"),
        ("term_day", "9999-12-31"),
        ("description", "x" * 4001),
        ("quote", "x" * 10_001),
    ],
)
def test_what_the_register_cannot_keep_is_refused(field: str, typed: str, clerk_client: Client) -> None:
    response = clerk_client.post("/bureau/opnemen/", entry(**{field: typed}))
    assert field in response.context["form"].errors
    assert not Commitment.objects.exists()
