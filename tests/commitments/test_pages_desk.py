"""The clerks' desk: logging, every change through the lifecycle, and what is refused in words."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.formats import date_format

from commitments.change_forms import CHANGES
from commitments.choices import Chamber, MeetingKind, Status
from commitments.models import Commitment, Document, Dossier, Occasion, Recess, User
from tests.commitments.at_the_desk import change, days, entry
from tests.factories import (
    TODAY,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_member,
)
from tests.pages import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


# ── who ───────────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_desk_is_for_clerks(cast: dict[str, Client]) -> None:
    number = make_commitment().number
    addresses = ["/bureau/", "/bureau/opnemen/", "/bureau/termijn/"]
    addresses += [f"/bureau/toezeggingen/{number}/{change}/" for change in CHANGES]
    for address in addresses:
        statuses = {name: client.get(address).status_code for name, client in cast.items()}
        assert statuses == {"clerk": 200, "member": 403, "reader": 403, "outsider": 302}, address


def test_nobody_else_can_write(member_client: Client, reader_client: Client, outsider_client: Client) -> None:
    promise, given = make_commitment(), entry()
    for client in (member_client, reader_client, outsider_client):
        client.post("/bureau/opnemen/", given)
        client.post(
            f"/bureau/toezeggingen/{promise.number}/vervallen/", {"note": "x", "version": 1, "happened_on": TODAY}
        )
        client.post(f"/bureau/dossiers/{promise.dossier.key}/", {"checked_until": "2020-01-01"})
    promise.refresh_from_db()
    assert (Commitment.objects.count(), promise.status, promise.dossier.checked_until) == (1, Status.OPEN, TODAY)


# ── the meeting ───────────────────────────────────────────────────────────────────────────────────────────────────────
def offered(page: Any) -> list[tuple[str, str]]:
    """The keys of the meetings to choose from, each with whether it is chosen."""
    select = page.content.decode().partition('<select name="meeting"')[2].partition("</select>")[0]
    return re.findall(r'value="(\d+)"( selected)?', select)


def test_the_newest_meetings_are_offered_and_any_may_be_chosen(
    clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register has thousands: to write them all down took most of a second. Of one to come nothing is known yet."""
    monkeypatch.setattr("commitments.fields.MEETINGS_OFFERED", 2)
    new, newer, old, oldest = (make_meeting(held_on=days(-ago)) for ago in (2, 0, 30, 60))
    for ahead in (1, 2, 3):
        make_meeting(held_on=days(ahead))
    page = clerk_client.get("/bureau/opnemen/")
    assert offered(page) == [(str(newer.pk), ""), (str(new.pk), "")]
    assert "begin voor een oudere op haar eigen pagina" in words(page)
    assert f"({date_format(newer.held_on, 'j F Y')})" in words(page), "many bear the same name"
    named = clerk_client.get(f"/bureau/opnemen/?meeting={old.pk}&promised_on={old.held_on}")
    assert (str(old.pk), " selected") in offered(named)
    assert f"/bureau/opnemen/?meeting={old.pk}" in clerk_client.get(old.get_absolute_url()).content.decode()
    refused = clerk_client.post("/bureau/opnemen/", entry(meeting=oldest.pk, title=""))
    assert (str(oldest.pk), " selected") in offered(refused)
    clerk_client.post("/bureau/opnemen/", entry(meeting=oldest.pk))
    assert Commitment.objects.get().meeting == oldest


def test_a_meeting_that_is_named_after_its_kind_is_not_named_twice() -> None:
    assert str(make_meeting(kind=MeetingKind.PROCEDURE, subject="Procedurevergadering 4")) == "Procedurevergadering 4"
    assert str(make_meeting(kind=MeetingKind.PROCEDURE, subject="Veren")) == "procedurevergadering Veren"


def test_a_commitment_can_be_moved_to_a_meeting_of_its_own_day(
    clerk_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when hundreds were held since; the page of that meeting only begins another commitment."""
    monkeypatch.setattr("commitments.fields.MEETINGS_OFFERED", 3)
    make_meeting(held_on=TODAY)
    before, same_day, after, later = (make_meeting(held_on=days(-100 + count)) for count in (-14, 0, 7, 8))
    promise = make_commitment(promised_on=days(-100), meeting=later)
    page = clerk_client.get(f"/bureau/toezeggingen/{promise.number}/gegevens/")
    near = [(str(meeting.pk), "") for meeting in (after, same_day, before)]
    assert offered(page) == [(str(later.pk), " selected"), *near]
    assert "die tot een week na de dag van de toezegging zijn gehouden" in words(page)
    assert "eigen pagina" not in words(page)


def test_a_new_commitment_cannot_be_moved_to_a_meeting_to_come(clerk_client: Client) -> None:
    make_meeting(held_on=days(1))
    held, promise = make_meeting(held_on=TODAY), make_commitment(promised_on=days(-1))
    page = clerk_client.get(f"/bureau/toezeggingen/{promise.number}/gegevens/")
    assert offered(page) == [(str(held.pk), "")]


@pytest.mark.parametrize("named", ["9" * 30, "9" * 5000, "²", "x"])
def test_a_meeting_that_is_no_key_is_none(clerk_client: Client, named: str) -> None:
    held = make_meeting(held_on=TODAY)
    assert offered(clerk_client.get("/bureau/opnemen/", {"meeting": named})) == [(str(held.pk), "")]
    refused = clerk_client.post("/bureau/opnemen/", entry(meeting=named))
    assert "Selecteer een geldige keuze." in words(refused)


# ── logging ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_logged_commitment_is_in_the_list(clerk_client: Client, clerk: User) -> None:
    Recess.objects.create(
        kind="zomerreces", first_on=date(2026, 7, 3), last_on=date(2026, 8, 31), source="proef", confirmed=True
    )
    member = make_member()
    given = entry(term_wording="voor het zomerreces", quote="de evaluatie voor het zomerreces", members=[member.pk])
    response = clerk_client.post("/bureau/opnemen/", given, follow=True)
    promise = Commitment.objects.get()
    assert promise.deadline == date(2026, 7, 2)
    assert promise.deadline_explanation in words(response)
    assert (promise.quote_start, promise.quote) == (7, "de evaluatie\n voor het zomerreces")
    assert (promise.number, promise.recipients.get().member) == ("BR202603-001", member)
    assert promise.events.first().actor == clerk  # type: ignore[union-attr]
    assert "De evaluatie toezenden" in words(clerk_client.get("/toezeggingen/"))


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"title": ""}, "Dit veld is vereist."),
        ({"promised_on": "31-02-2026"}, "Voer een geldige datum in."),
        ({"promised_on": "2027-01-01"}, "De dag van de toezegging ligt in de toekomst."),
        ({"dossier": "99999"}, "Dossier 99999 staat niet in dit register."),
        ({"source_document": "33 783, nr. 99"}, "Stuk 33 783, nr. 99 staat niet in dit register."),
        ({"quote": "deze woorden staan er niet"}, "Deze woorden staan niet in het stuk."),
        ({"quote": "de evaluatie", "source_document": ""}, "Noem het stuk waarin deze woorden staan."),
        ({"number": "TZ1"}, "Een officieel nummer ziet eruit als"),
        ({"term_day": "2020-01-01"}, "De termijn kan niet voor de dag van de toezegging liggen."),
        ({"minister": "999999"}, "Selecteer een geldige keuze."),
    ],
)
def test_what_cannot_be_logged_is_said_and_kept(clerk_client: Client, fields: dict[str, str], refusal: str) -> None:
    response = clerk_client.post("/bureau/opnemen/", entry(description="Mijn eigen woorden.") | fields)
    page = words(response)
    assert refusal in page
    assert "Mijn eigen woorden." in page
    assert "Fout:" in page
    assert not Commitment.objects.exists()


def test_an_official_number_is_given_once(clerk_client: Client) -> None:
    make_commitment(number="TZ202603-130")
    response = clerk_client.post("/bureau/opnemen/", entry(number="TZ202603-130"))
    assert "staat al in het register" in words(response)


def test_errors_are_tied_to_their_fields(clerk_client: Client) -> None:
    page = clerk_client.post("/bureau/opnemen/", entry(title="")).content.decode()
    assert '<a href="#id_title">' in page
    control = re.search(r'<input[^>]*name="title"[^>]*>', page)
    assert control
    assert 'aria-invalid="true"' in control[0]
    assert re.search(r'aria-describedby="[^"]*id_title_error', control[0])
    assert 'id="id_title_error"' in page


def test_the_term_is_read_while_it_is_typed(clerk_client: Client) -> None:
    given = {"term_wording": "binnen zes weken", "promised_on": "2026-03-02"}
    assert "13 april 2026" in words(clerk_client.get("/bureau/termijn/", given))
    assert "geen dag te lezen" in words(clerk_client.get("/bureau/termijn/", {"term_wording": "zo spoedig mogelijk"}))
    assert words(clerk_client.get("/bureau/termijn/", {"term_wording": "x", "promised_on": "onzin"}))
    assert words(clerk_client.get("/bureau/termijn/", {"term_wording": "x", "committee": "9" * 5000}))


# ── until when papers were read ───────────────────────────────────────────────────────────────────────────────────────
def test_a_dossier_says_until_when_its_papers_were_read(clerk_client: Client) -> None:
    dossier = make_dossier(checked_until=None)
    clerk_client.post(f"/bureau/dossiers/{dossier.key}/", {"checked_until": "2026-11-20"})
    dossier.refresh_from_db()
    assert dossier.checked_until == date(2026, 11, 20)
    for nonsense in ("2026-11-24", "gisteren", ""):
        response = clerk_client.post(f"/bureau/dossiers/{dossier.key}/", {"checked_until": nonsense}, follow=True)
        dossier.refresh_from_db()
        assert dossier.checked_until == date(2026, 11, 20)
        assert "utrecht-alert--error" in response.content.decode()


def test_the_second_to_say_so_hears_what_the_first_said(clerk_client: Client) -> None:
    dossier = make_dossier(checked_until=date(2026, 11, 1))
    Dossier.objects.update(checked_until=date(2026, 11, 20))
    sent = {"checked_until": "2026-11-10", "seen": "2026-11-01"}
    page = clerk_client.post(f"/bureau/dossiers/{dossier.key}/", sent, follow=True)
    assert "iemand anders zette dit intussen op 20 november 2026; u typte 10 november 2026." in words(page)
    dossier.refresh_from_db()
    assert dossier.checked_until == date(2026, 11, 20)
    clerk_client.post(f"/bureau/dossiers/{dossier.key}/", sent | {"seen": "2026-11-20"})
    dossier.refresh_from_db()
    assert dossier.checked_until == date(2026, 11, 10)


def test_the_administration_only_reads_commitments(administrator_client: Client) -> None:
    promise = make_commitment(deadline=TODAY)
    for name in ("commitment", "commitmentevent"):
        assert promise.number in administrator_client.get(f"/admin/commitments/{name}/").content.decode()
    assert administrator_client.get(f"/admin/commitments/commitment/{promise.pk}/change/").status_code == 200
    assert administrator_client.post(f"/admin/commitments/commitment/{promise.pk}/change/", {}).status_code == 403
    assert administrator_client.get("/admin/commitments/commitment/add/").status_code == 403
    assert administrator_client.get("/admin/commitments/ministry/add/").status_code == 200


# ── rules that help ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("given", "tick", "question"),
    [
        ({"without_term": ""}, "without_term", "Er is geen termijn ingevuld."),
        ({"description": "x" * 401}, "is_one", "meer dan 400 tekens"),
    ],
)
def test_what_is_unusual_is_asked_once(clerk_client: Client, given: dict[str, str], tick: str, question: str) -> None:
    sent = entry(**given)
    assert question in words(clerk_client.post("/bureau/opnemen/", sent))
    assert not Commitment.objects.exists()
    clerk_client.post("/bureau/opnemen/", sent | {tick: "on"})
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        {"commitment_class": "effort"},
        {"term_wording": "in mei"},
        {"term_day": "2026-12-01"},
        {"description": "x" * 400},
    ],
)
def test_what_is_usual_is_not_asked(clerk_client: Client, given: dict[str, str]) -> None:
    clerk_client.post("/bureau/opnemen/", entry(**{"without_term": "on" if "description" in given else ""} | given))
    assert Commitment.objects.get().number.startswith("BR202603-")


# ── clerks of one committee ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_clerk_of_one_committee_changes_and_logs_what_is_of_it(clerk_client: Client, clerk: User) -> None:
    own = make_committee()
    clerk.desk_committees.add(own)
    promises = [make_commitment(committee=committee) for committee in (own, make_committee(), None)]
    addresses = [f"/bureau/toezeggingen/{promise.number}/vervallen/" for promise in promises]
    assert [clerk_client.get(address).status_code for address in addresses] == [200, 403, 403]
    assert "niet van uw bureau" in words(clerk_client.post("/bureau/opnemen/", entry()))
    assert clerk_client.post("/bureau/opnemen/", entry(committee=own.pk)).status_code == 302


SENATE_SUMMER = {"promised_on": "2026-03-02", "term_wording": "voor het zomerreces", "without_term": ""}


@pytest.mark.parametrize("by", ["number", "committee", "source_document"])
def test_what_was_promised_to_the_senate_has_the_recess_of_the_senate(by: str, clerk_client: Client) -> None:
    committee = make_committee(chamber=Chamber.SENATE)
    fields = entry(**SENATE_SUMMER)
    if by == "number":
        fields |= {"number": "T09999"}
    elif by == "committee":
        fields |= {"committee": committee.pk}
    else:
        Document.objects.filter(identifier=fields["source_document"]).update(chamber=Chamber.SENATE)
    clerk_client.post("/bureau/opnemen/", fields)
    promise = Commitment.objects.get()
    assert (promise.chamber, promise.deadline) == (Chamber.SENATE, date(2026, 7, 9))
    assert "het zomerreces van de Eerste Kamer" in promise.deadline_explanation
    assert "regel, niet bevestigd" in promise.deadline_explanation


def test_the_form_reads_for_the_chamber_of_the_committee_or_the_commitment(clerk_client: Client) -> None:
    committee = make_committee(chamber=Chamber.SENATE)
    for asked in ({"committee": str(committee.pk)}, {"chamber": "senate"}):
        page = words(clerk_client.get("/bureau/termijn/", SENATE_SUMMER | asked))
        assert "9 juli 2026" in page
    for asked in ({"committee": "niet"}, {"chamber": "tk"}, {}):
        assert "2 juli 2026" in words(clerk_client.get("/bureau/termijn/", SENATE_SUMMER | asked))


def test_a_delay_told_to_the_senate_is_read_with_its_recess(clerk_client: Client) -> None:
    promise = make_commitment(chamber=Chamber.SENATE, committee=make_committee(chamber=Chamber.SENATE))
    letter = make_document(promise.dossier)
    given = {"document": letter.identifier, "outcome": "postpones", "term_wording": "voor het zomerreces"}
    change(clerk_client, promise, "vervolgstuk", happened_on="2026-03-02", **given)
    promise.refresh_from_db()
    assert promise.deadline == date(2026, 7, 9)


def test_a_term_put_right_or_put_off_to_before_the_promise_is_refused(clerk_client: Client) -> None:
    promise = make_commitment(deadline=days(20))
    letter = make_document(promise.dossier, signed_on=days(-3))
    answer = {"outcome": "postpones", "document": letter.identifier, "happened_on": "", "term_day": "2026-03-01"}
    for page in (
        change(clerk_client, promise, "termijn", term_day="2026-03-01"),
        change(clerk_client, promise, "vervolgstuk", **answer),
    ):
        assert "De termijn kan niet voor de dag van de toezegging liggen." in words(page)
    assert (promise.deadline, promise.deadline_changes.count(), promise.follow_ups.count()) == (days(20), 1, 0)


def test_an_occasion_that_was_over_gives_no_term(clerk_client: Client) -> None:
    Occasion.objects.create(slug="top", name="De top", first_on=date(2026, 1, 5), last_on=date(2026, 1, 9))
    occasion = Occasion.objects.get()
    page = clerk_client.post("/bureau/opnemen/", entry(occasion=occasion.pk, occasion_relation="during"))
    assert "De termijn kan niet voor de dag van de toezegging liggen." in words(page)
    assert not Commitment.objects.exists()
